//! The site inside the binary: styles, scripts and WebAssembly under `/pkg/DIGEST/`.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};
use sha2::{Digest, Sha256};

use crate::headers::WithoutNetwork;

/// Built before the server is compiled: `pkg/` is what cargo-leptos makes, the rest is `public/`.
#[derive(RustEmbed)]
#[folder = "../target/site"]
#[allow_missing = true]
struct Files;

/// One file by the name that pages know it by.
fn find(file: &str) -> Option<EmbeddedFile> {
    Files::get(&format!("pkg/{file}")).or_else(|| Files::get(file))
}

/// The worker that draws files which strangers sent. It alone has no network.
const VIEWER_WORKER: &str = "viewer-worker.js";

/// A digest of every file's name and content: 16 hexadecimal characters.
pub(crate) static DIGEST: LazyLock<String> = LazyLock::new(|| {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    let mut all = Sha256::new();
    for name in names {
        all.update(name.as_bytes());
        if let Some(file) = Files::get(&name) {
            all.update(file.metadata.sha256_hash());
        }
    }
    all.finalize()[..8]
        .iter()
        .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
});

/// `GET /pkg/{digest}/{file}`: one file of this build, compressed where the browser can read it.
///
/// A file of another build is not here: the page that asks for it belongs to that build, and
/// says that it has to be loaded again.
pub(crate) async fn get(
    Path((digest, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    if digest != *DIGEST {
        return StatusCode::NOT_FOUND.into_response();
    }
    let brotli = accepts_brotli(&headers)
        .then(|| find(&format!("{file}.br")))
        .flatten();
    let encoding = brotli.is_some().then_some("br");
    let Some(found) = brotli.or_else(|| find(&file)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = found.data.into_response();
    if file == VIEWER_WORKER {
        response.extensions_mut().insert(WithoutNetwork);
    }
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type(&file)));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(
        CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    if let Some(encoding) = encoding {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

/// `GET /favicon.ico`: browsers ask for it whatever a page says. Its address is the same in every
/// build, so it is kept for a day only.
pub(crate) async fn favicon() -> Response {
    let favicon = Path((DIGEST.clone(), "favicon.svg".to_owned()));
    let mut response = get(favicon, HeaderMap::new()).await;
    if response.status().is_success() {
        let day = HeaderValue::from_static("public, max-age=86400");
        response.headers_mut().insert(CACHE_CONTROL, day);
    }
    response
}

fn accepts_brotli(headers: &HeaderMap) -> bool {
    headers
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|coding| matches!(coding.trim(), "br" | "br;q=1" | "br;q=1.0"))
}

fn content_type(file: &str) -> &'static str {
    match file.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        Some("ttf" | "otf") => "font/sfnt",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_worker_that_draws_has_no_network() {
        for (file, expected) in [
            ("viewer-worker.js", Some(&WithoutNetwork)),
            ("vault-worker.js", None),
            ("boot.js", None),
        ] {
            let path = Path((DIGEST.clone(), file.to_owned()));
            let response = get(path, HeaderMap::new()).await;
            // A checkout that was never built has no such file.
            if response.status().is_success() {
                let marked = response.extensions().get::<WithoutNetwork>();
                assert_eq!(marked, expected, "{file}");
            }
        }
    }

    #[tokio::test]
    async fn only_what_names_its_build_is_kept_for_long() {
        let kept = |response: Response| {
            // A checkout that was never built has no such file.
            let found = response.status().is_success();
            found.then(|| response.headers()[CACHE_CONTROL].clone())
        };
        let favicon = kept(favicon().await);
        assert!(favicon.is_none_or(|kept| kept == "public, max-age=86400"));
        let boot = Path((DIGEST.clone(), "boot.js".to_owned()));
        let boot = kept(get(boot, HeaderMap::new()).await);
        assert!(boot.is_none_or(|kept| kept.to_str().is_ok_and(|kept| kept.contains("immutable"))));
    }
}
