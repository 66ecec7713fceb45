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
    let unreached = |_: JsValue| FetchError::Unreached;
    let window = web_sys::window().ok_or(FetchError::Unreached)?;
    let answer = JsFuture::from(window.fetch_with_str(path))
        .await
        .map_err(unreached)?;
    let answer: Response = answer.dyn_into().map_err(unreached)?;
    if !answer.ok() {
        return Err(FetchError::Status(answer.status()));
    }
    let text = JsFuture::from(answer.text().map_err(unreached)?)
        .await
        .map_err(unreached)?;
    text.as_string().ok_or(FetchError::Unreached)
}
