//! The language of a request: what the person chose by a link, or else what their browser asks for.

use axum::extract::{Path, Query, Request};
use axum::http::header::{ACCEPT_LANGUAGE, LOCATION, SET_COOKIE, VARY};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use leptos::prelude::{provide_context, use_context};
use referral::lang::LangTag;
use serde::Deserialize;
use wire::language::COOKIE;
use words::Lang;

use crate::cookie;

/// The language to answer in.
pub(crate) fn of(headers: &HeaderMap) -> Lang {
    let chosen = cookie::value(headers, COOKIE).and_then(Lang::from_tag);
    chosen.unwrap_or_else(|| {
        let asked = headers
            .get(ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok());
        Lang::negotiate(asked.unwrap_or_default())
    })
}

/// Its tag, to be kept.
pub(crate) fn tag(headers: &HeaderMap) -> LangTag {
    of(headers).tag().parse().unwrap_or_default()
}

/// Puts the language of the request where the page's components find it.
pub(crate) fn provide() {
    if let Some(request) = use_context::<Parts>() {
        provide_context(of(&request.headers));
    }
}

/// Says of every page that it depends on the language.
pub(crate) async fn vary(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let by = HeaderValue::from_static("accept-language, cookie");
    response.headers_mut().append(VARY, by);
    response
}

/// Where to go back to.
#[derive(Deserialize)]
pub(crate) struct Back {
    #[serde(default)]
    to: String,
}

/// `GET /lang/{tag}?to=/path`: keeps the choice and goes back to the page. Where a page has a
/// program, that one keeps the choice itself.
pub(crate) async fn get(Path(tag): Path<String>, Query(back): Query<Back>) -> Response {
    let Some(lang) = Lang::from_tag(&tag) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (SET_COOKIE, wire::language::cookie(lang.tag())),
        (LOCATION, own_path(&back.to).to_owned()),
    ];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// The path if it is one of this server, or else the first page. Two slashes, or a slash and a
/// backslash, would lead to another server.
fn own_path(path: &str) -> &str {
    let own = path.starts_with('/')
        && !path.starts_with("//")
        && path
            .bytes()
            .all(|sign| sign.is_ascii_graphic() && sign != b'\\');
    if own { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use tower::ServiceExt;

    use super::*;
    use crate::operator::test_kit::Folder;
    use crate::router;

    async fn ask(address: &str, headers: &[(&str, &str)]) -> (StatusCode, HeaderMap, String) {
        let folder = Folder::new();
        let router = router::build(folder.state(folder.store().await)).await;
        let mut request = Request::get(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).expect("a request");
        let Ok(response) = router.oneshot(request).await;
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, 1 << 20).await.expect("a body");
        let text = String::from_utf8_lossy(&body).into_owned();
        (parts.status, parts.headers, text)
    }

    #[tokio::test]
    async fn every_page_speaks_the_language_that_the_browser_asks_for() {
        for page in ["/", "/refer/you", "/inbox", "/status/1", "/nowhere"] {
            for (asked, tag) in [
                ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
                ("en-CA", "en"),
                ("de", "en"),
            ] {
                let (_, headers, text) = ask(page, &[("accept-language", asked)]).await;
                assert!(
                    text.contains(&format!("<html lang=\"{tag}\"")),
                    "{page} {asked}: {text}"
                );
                let vary: Vec<_> = headers
                    .get_all(VARY)
                    .iter()
                    .map(|by| by.to_str().unwrap())
                    .collect();
                let vary = vary.join(", ").to_lowercase();
                assert!(
                    vary.contains("accept-language") && vary.contains("cookie"),
                    "{page}: {vary}"
                );
            }
        }
    }

    #[tokio::test]
    async fn what_the_person_chose_counts_more() {
        let asked = ("accept-language", "fr-CA");
        for (cookie, tag) in [("lang=en", "en"), ("a=1; lang=en", "en"), ("lang=de", "fr")] {
            let (_, _, text) = ask("/", &[asked, ("cookie", cookie)]).await;
            assert!(text.contains(&format!("<html lang=\"{tag}\"")), "{cookie}");
        }
    }

    #[tokio::test]
    async fn a_choice_is_kept_and_leads_back_to_the_page() {
        let (status, headers, _) = ask("/lang/fr?to=/categories", &[]).await;
        assert_eq!(status, StatusCode::SEE_OTHER);
        assert_eq!(headers[LOCATION], "/categories");
        assert_eq!(
            headers[SET_COOKIE],
            "lang=fr; Max-Age=31536000; Path=/; Secure; SameSite=Lax"
        );
        let (status, headers, _) = ask("/lang/de?to=/", &[]).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        assert!(!headers.contains_key(SET_COOKIE));
    }

    #[tokio::test]
    async fn a_choice_leads_to_no_other_server() {
        for to in [
            "//example.org",
            "https://example.org",
            "/%5Cexample.org",
            "",
            "/%0d%0aa:b",
        ] {
            let (_, headers, _) = ask(&format!("/lang/fr?to={to}"), &[]).await;
            assert_eq!(headers[LOCATION], "/", "{to}");
        }
        let (_, headers, _) = ask("/lang/fr", &[]).await;
        assert_eq!(headers[LOCATION], "/");
    }
}
