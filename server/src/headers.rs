//! The headers of every response: one content security policy, nothing framed, nothing leaked. One
//! file has a stricter policy of its own: the worker that draws files which strangers sent.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

use crate::api::refusal::refuse;

/// The content security policy, made once at start.
#[derive(Clone, Debug)]
pub(crate) struct Policy(Arc<HeaderValue>);

impl Policy {
    /// The policy that allows the inline scripts of `pages` and no other script but our files.
    ///
    /// Leptos writes a few constant inline scripts into each page; each page is rendered once
    /// at start and what stands in it is allowed by its SHA-256 (CSP3, section 2.3.1).
    pub(crate) fn for_pages<'a>(pages: impl IntoIterator<Item = &'a str>) -> Self {
        let mut hashes: Vec<String> = pages
            .into_iter()
            .flat_map(inline_scripts)
            .map(|script| {
                format!(
                    "'sha256-{}'",
                    Base64::encode_string(&Sha256::digest(script))
                )
            })
            .collect();
        hashes.sort();
        hashes.dedup();
        let scripts = ["'self'", "'wasm-unsafe-eval'"]
            .into_iter()
            .map(str::to_owned)
            .chain(hashes)
            .collect::<Vec<_>>()
            .join(" ");
        let policy = format!(
            "default-src 'none'; script-src {scripts}; style-src 'self'; \
             img-src 'self' blob:; connect-src 'self'; worker-src 'self'; base-uri 'none'; \
             form-action 'none'; frame-ancestors 'none'"
        );
        let value = HeaderValue::try_from(policy)
            .unwrap_or_else(|_| unreachable!("base64 and ASCII words make a header"));
        Self(Arc::new(value))
    }
}

/// Marks a response as the worker that draws files which strangers sent. A worker has the policy of
/// its own response (CSP3, section 4.2.1): this one has no network at all. It imports its glue from
/// here, and the page hands it the compiled program and the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WithoutNetwork;

/// Its policy.
const WITHOUT_NETWORK: HeaderValue =
    HeaderValue::from_static("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'");

/// The text of every inline script of a page.
fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    page.split("<script")
        .skip(1)
        .filter_map(|rest| rest.split_once('>'))
        .filter(|(attributes, _)| !attributes.contains("src="))
        .filter_map(|(_, rest)| rest.split_once("</script>"))
        .map(|(script, _)| script)
}

const FIXED: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// Puts the policy and its companions on every response. What did not say how long it may be
/// kept is not kept.
pub(crate) async fn add(State(policy): State<Policy>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let is_without_network = response.extensions().get::<WithoutNetwork>().is_some();
    let policy = if is_without_network {
        WITHOUT_NETWORK
    } else {
        HeaderValue::clone(&policy.0)
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, policy);
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Refuses a request that changes something and comes from another site's page.
///
/// Browsers say where a request comes from in `Sec-Fetch-Site`, and a page cannot forge it
/// (Fetch Metadata, section 2.3). A client that is not a browser sends none and passes.
pub(crate) async fn refuse_cross_site(request: Request, next: Next) -> Response {
    let safe = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let site = request.headers().get("sec-fetch-site");
    if !safe && site.is_some_and(|site| site != "same-origin" && site != "none") {
        return refuse(StatusCode::FORBIDDEN, "other-site");
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::middleware::{from_fn, from_fn_with_state};
    use axum::routing::{get, post};

    use axum::response::IntoResponse;
    use tower::ServiceExt;

    use super::*;
    use crate::api::world::{ask, refused};

    #[tokio::test]
    async fn the_worker_that_draws_has_no_network_and_everything_else_the_one_policy() {
        let policy = Policy::for_pages(["<script>x=1</script>"]);
        let marked = || async {
            let mut response = StatusCode::OK.into_response();
            response.extensions_mut().insert(WithoutNetwork);
            response
        };
        let router = Router::new()
            .route("/", get(|| async { StatusCode::OK }))
            .route("/worker", get(marked))
            .layer(from_fn_with_state(policy.clone(), add));
        for (path, expected) in [("/", &*policy.0), ("/worker", &WITHOUT_NETWORK)] {
            let request = Request::get(path).body(Body::empty()).unwrap();
            let response = router.clone().oneshot(request).await.unwrap();
            let headers = response.headers();
            assert_eq!(headers[CONTENT_SECURITY_POLICY], expected, "{path}");
            for (name, value) in FIXED {
                assert_eq!(headers[name], value, "{path}");
            }
        }
    }

    #[tokio::test]
    async fn a_page_of_another_site_is_refused_and_told_so() {
        let router = Router::new()
            .route("/", post(|| async { StatusCode::NO_CONTENT }))
            .layer(from_fn(refuse_cross_site));
        for (site, status, code) in [
            ("same-origin", 204, ""),
            ("none", 204, ""),
            ("same-site", 403, "other-site"),
            ("cross-site", 403, "other-site"),
        ] {
            let request = Request::post("/").header("sec-fetch-site", site);
            let answer = ask(router.clone(), request, "").await;
            assert_eq!(answer.refusal(), refused(status, code), "{site}");
        }
    }

    #[test]
    fn only_inline_scripts_are_hashed() {
        let page = r#"<script type="module" src="/a.js"></script><script>x=1</script>"#;
        assert_eq!(inline_scripts(page).collect::<Vec<_>>(), ["x=1"]);
    }

    #[test]
    fn the_same_script_on_two_pages_is_named_once() {
        let page = "<script>x=1</script>";
        let Policy(once) = Policy::for_pages([page]);
        let Policy(twice) = Policy::for_pages([page, page]);
        assert_eq!(once, twice);
    }
}
