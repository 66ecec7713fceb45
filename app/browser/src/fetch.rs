//! Asking our own server. Nothing that a person typed ever goes this way.

use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum FetchError {
    /// The server was not reached.
    #[error("the server was not reached")]
    Unreached,
    /// The server answered with this status.
    #[error("the server answered {0}")]
    Status(u16),
}

/// The text at an address of our own server.
///
/// # Errors
/// If the server is not reached, or answers with anything but success.
pub async fn get_text(path: &str) -> Result<String, FetchError> {
    let answer = get(path).await?;
    if !answer.ok() {
        return Err(FetchError::Status(answer.status()));
    }
    body(&answer).await
}

/// The text at an address of our own server, or else what a refusal (status 409) says.
///
/// # Errors
/// If the server is not reached, or neither answers nor refuses.
pub async fn get_or_refusal(path: &str) -> Result<Result<String, String>, FetchError> {
    let answer = get(path).await?;
    match answer.status() {
        409 => Ok(Err(body(&answer).await?)),
        _ if answer.ok() => Ok(Ok(body(&answer).await?)),
        status => Err(FetchError::Status(status)),
    }
}

/// Whether there is something at an address of our own server.
///
/// # Errors
/// If the server is not reached.
pub(crate) async fn is_there(path: &str) -> Result<bool, FetchError> {
    Ok(get(path).await?.ok())
}

async fn get(path: &str) -> Result<Response, FetchError> {
    let window = web_sys::window().ok_or(FetchError::Unreached)?;
    let answer = JsFuture::from(window.fetch_with_str(path))
        .await
        .map_err(unreached)?;
    answer.dyn_into().map_err(unreached)
}

async fn body(answer: &Response) -> Result<String, FetchError> {
    let text = JsFuture::from(answer.text().map_err(unreached)?)
        .await
        .map_err(unreached)?;
    text.as_string().ok_or(FetchError::Unreached)
}

fn unreached(_: JsValue) -> FetchError {
    FetchError::Unreached
}
