//! Every route of the server, under one set of headers.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use app::{App, Assets, DesignApp, PlainApp, PracticeApp, Site, shell};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::FromRef;
use axum::http::Request;
use axum::http::header::ACCEPT_ENCODING;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::get;
use leptos::config::LeptosOptions;
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list};
use referral::attachment::Limits;
use sealing::jwk::OkpPublicJwk;
use store::Store;
use tokio::sync::Notify;
use tower::ServiceExt;
use tower_http::compression::CompressionLayer;
use tower_http::trace::TraceLayer;

use crate::clock::Clock;
use crate::headers::{self, Policy};
use crate::passkey::Passkeys;
use crate::random::Random;
use crate::secrets::Secrets;
use crate::sign_in::SignIns;
use crate::uploads::Uploads;
use crate::{api, demo_mode, health, language, site};

/// What handlers share.
#[derive(Clone)]
pub(crate) struct AppState {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) random: Arc<dyn Random>,
    pub(crate) secrets: Arc<Secrets>,
    /// Sign-ins that are under way.
    pub(crate) sign_ins: Arc<SignIns>,
    /// What senders upload.
    pub(crate) uploads: Arc<Uploads>,
    /// Wakes the mail worker: something was written into the outbox.
    pub(crate) mail_due: Arc<Notify>,
    /// The data folder.
    pub(crate) data: PathBuf,
    /// Who makes sure that practices are who they say, where somebody does.
    pub(crate) registrar: Option<OkpPublicJwk>,
    /// Whether the practices are invented.
    pub(crate) demo: bool,
    /// Passkeys, where people reach the server by a name.
    pub(crate) passkeys: Option<Arc<Passkeys>>,
    /// How much a sender may attach.
    pub(crate) limits: Limits,
    /// How long an upload may stand still before it is over.
    pub(crate) upload_pause: Duration,
    leptos: LeptosOptions,
}

/// How long nothing may come of a part before its upload is over.
const UPLOAD_PAUSE: Duration = Duration::from_mins(1);

impl AppState {
    pub(crate) fn new(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
        secrets: Secrets,
        data: PathBuf,
        demo: bool,
    ) -> Self {
        let leptos = LeptosOptions::builder().output_name("letterlock").build();
        Self {
            store,
            clock,
            random,
            secrets: Arc::new(secrets),
            sign_ins: Arc::default(),
            uploads: Arc::new(Uploads::new(data.clone())),
            mail_due: Arc::default(),
            data,
            registrar: None,
            demo,
            passkeys: None,
            limits: Limits::default(),
            upload_pause: UPLOAD_PAUSE,
            leptos,
        }
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.leptos.clone()
    }
}

/// No page is larger than this.
const PAGE_BYTES: usize = 1 << 20;

/// The whole server. Renders each page once to learn which inline scripts to allow.
pub(crate) async fn build(state: AppState) -> Router {
    let mut pages = vec![
        (Site::Plain, generate_route_list(PlainApp)),
        (Site::Sender, generate_route_list(App)),
        (Site::Practice, generate_route_list(PracticeApp)),
    ];
    if state.demo {
        pages.push((Site::Design, generate_route_list(DesignApp)));
    }
    let mut rendered = Vec::new();
    let bare = routes(&state, pages.clone());
    for route in pages.iter().flat_map(|(_, listing)| listing) {
        rendered.push(render(&bare, route.path()).await);
    }
    let policy = Policy::for_pages(rendered.iter().map(String::as_str));
    bare.layer(from_fn(headers::refuse_cross_site))
        .layer(from_fn_with_state(policy, headers::add))
        .layer(
            TraceLayer::new_for_http()
                .make_span_with(span)
                .on_response(answered),
        )
}

fn routes(state: &AppState, pages: Vec<(Site, Vec<AxumRouteListing>)>) -> Router {
    let assets = Assets::new(&site::DIGEST);
    let has_passkeys = state.passkeys.is_some();
    let page = |site| {
        let assets = assets.clone();
        move || shell(&assets, site, has_passkeys)
    };
    let lists = api::routes()
        .layer(CompressionLayer::new())
        .layer(from_fn(compress_lists_only));
    let mut router = Router::new()
        .route("/health", get(health::get))
        .nest("/api/v1", lists)
        .route("/favicon.ico", get(site::favicon))
        .route("/lang/{tag}", get(language::get))
        .route("/pkg/{digest}/{file}", get(site::get));
    if state.demo {
        router = router.route("/demo/mail", get(demo_mode::mails::get));
    }
    let mut rendered = Router::new();
    for (site, listing) in pages {
        rendered =
            rendered.leptos_routes_with_context(state, listing, language::provide, page(site));
    }
    let nowhere = leptos_axum::render_app_async_with_context(language::provide, page(Site::Plain));
    let rendered = rendered
        .fallback(nowhere)
        .layer(from_fn(language::vary))
        .layer(CompressionLayer::new());
    router.merge(rendered).with_state(state.clone())
}

/// What the API may compress: public lists.
///
/// The length of a compressed answer tells something of it to who can put guesses into the same
/// answer. So nothing is compressed but what is the same for everybody and holds no secret: these
/// lists, and the pages, into which the server renders nothing but our own sentences.
const LISTS: [&str; 3] = ["/catalogue", "/categories", "/specialists"];

/// Lets every other answer of the API go out as it is.
async fn compress_lists_only(mut request: Request<Body>, next: Next) -> Response {
    if !LISTS.contains(&request.uri().path()) {
        request.headers_mut().remove(ACCEPT_ENCODING);
    }
    next.run(request).await
}

/// One page as the server sends it. A route's parameters are filled with a word: pages never
/// render them.
async fn render(router: &Router, path: &str) -> String {
    let address = path.replace(['{', '}', '*'], "");
    let request = Request::get(address).body(Body::empty());
    let Ok(request) = request else {
        return String::new();
    };
    let Ok(response) = router.clone().oneshot(request).await;
    let body = to_bytes(response.into_body(), PAGE_BYTES)
        .await
        .unwrap_or_default();
    String::from_utf8_lossy(&body).into_owned()
}

/// A request's span: method and route pattern, never the address itself, which may hold an id.
fn span(request: &Request<Body>) -> tracing::Span {
    let route = request
        .extensions()
        .get::<axum::extract::MatchedPath>()
        .map_or("none", axum::extract::MatchedPath::as_str);
    tracing::info_span!("request", method = %request.method(), route)
}

/// Says how a request was answered: within its span, which names it.
fn answered<B>(response: &Response<B>, after: Duration, _: &tracing::Span) {
    let (status, ms) = (response.status().as_u16(), after.as_millis());
    tracing::info!(status, ms, "answered");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operator::test_kit::{CATALOGUE, CLOCK, Folder};
    use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING};

    #[tokio::test]
    async fn what_the_api_says_is_not_kept_and_carries_the_policy() {
        let folder = Folder::new();
        let state = folder.state(folder.store().await);
        let router = build(state).await;
        for address in [
            "/api/v1/catalogue",
            "/api/v1/categories",
            "/api/v1/specialists?category=thyroid",
            "/api/v1/nowhere",
        ] {
            let request = Request::get(address).body(Body::empty());
            let Ok(response) = router.clone().oneshot(request.expect("a request")).await;
            assert_eq!(response.headers()[CACHE_CONTROL], "no-store", "{address}");
            assert_eq!(
                response.headers()["content-type"],
                "application/json",
                "{address}"
            );
            assert!(response.headers().contains_key("content-security-policy"));
        }
    }

    #[tokio::test]
    async fn only_a_demo_shows_what_the_pages_are_made_of() {
        let folder = Folder::new();
        for (demo, status) in [(true, 200), (false, 404)] {
            let mut state = folder.state(folder.store().await);
            state.demo = demo;
            let request = Request::get("/design").body(Body::empty());
            let router = build(state).await;
            let Ok(response) = router.oneshot(request.expect("a request")).await;
            assert_eq!(response.status().as_u16(), status);
        }
    }

    /// How an answer is coded for a browser that reads brotli.
    async fn coding(router: &Router, address: &str) -> Option<String> {
        let request = Request::get(address)
            .header(ACCEPT_ENCODING, "gzip, deflate, br, zstd")
            .body(Body::empty());
        let Ok(response) = router.clone().oneshot(request.expect("a request")).await;
        let coding = response.headers().get(CONTENT_ENCODING)?;
        Some(coding.to_str().expect("a word").to_owned())
    }

    #[tokio::test]
    async fn only_what_is_the_same_for_everybody_is_compressed() {
        let folder = Folder::new();
        let store = folder.store().await;
        let catalogue = toml::from_str(CATALOGUE).expect("a catalogue");
        let put = store.put_catalogue(&catalogue, CLOCK.now()).await;
        put.expect("it is kept");
        let router = build(folder.state(store)).await;
        for shared in ["/", "/refer/you", "/inbox", "/api/v1/catalogue"] {
            assert_eq!(
                coding(&router, shared).await.as_deref(),
                Some("br"),
                "{shared}"
            );
        }
        for own in [
            "/api/v1/inbox",
            "/api/v1/session",
            "/api/v1/nowhere",
            "/health",
        ] {
            assert_eq!(coding(&router, own).await, None, "{own}");
        }
    }
}
