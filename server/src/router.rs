//! Every route of the server, under one set of headers.

use std::path::PathBuf;
use std::sync::Arc;

use app::{App, Assets, PracticeApp, Site, shell};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::FromRef;
use axum::http::Request;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use leptos::config::LeptosOptions;
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list};
use referral::attachment::Limits;
use store::Store;
use tokio::sync::Notify;
use tower::ServiceExt;
use tower_http::trace::TraceLayer;

use crate::clock::Clock;
use crate::headers::{self, Policy};
use crate::random::Random;
use crate::secrets::Secrets;
use crate::sign_in::SignIns;
use crate::uploads::Uploads;
use crate::{api, demo_mode, health, site};

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
    /// Whether the practices are invented.
    pub(crate) demo: bool,
    /// How much a sender may attach.
    pub(crate) limits: Limits,
    leptos: LeptosOptions,
}

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
            demo,
            limits: Limits::default(),
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
    let pages = [
        (Site::Sender, generate_route_list(App)),
        (Site::Practice, generate_route_list(PracticeApp)),
    ];
    let mut rendered = Vec::new();
    let bare = routes(&state, pages.clone());
    for route in pages.iter().flat_map(|(_, listing)| listing) {
        rendered.push(render(&bare, route.path()).await);
    }
    let policy = Policy::for_pages(rendered.iter().map(String::as_str));
    bare.layer(from_fn(headers::refuse_cross_site))
        .layer(from_fn_with_state(policy, headers::add))
        .layer(TraceLayer::new_for_http().make_span_with(span))
}

fn routes(state: &AppState, pages: [(Site, Vec<AxumRouteListing>); 2]) -> Router {
    let assets = Assets::new(&site::DIGEST);
    let page = |site| {
        let assets = assets.clone();
        move || shell(&assets, site)
    };
    let mut router = Router::new()
        .route("/health", get(health::get))
        .nest("/api/v1", api::routes())
        .route("/favicon.ico", get(site::favicon))
        .route("/pkg/{digest}/{file}", get(site::get));
    if state.demo {
        router = router.route("/demo/mail", get(demo_mode::mails::get));
    }
    for (site, listing) in pages {
        router = router.leptos_routes(state, listing, page(site));
    }
    router
        .fallback(leptos_axum::render_app_async(page(Site::Sender)))
        .with_state(state.clone())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operator::test_kit::Folder;
    use axum::http::header::CACHE_CONTROL;

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
}
