//! What a person copies.

use thiserror::Error;
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

/// The browser does not let the page write to the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("nothing was copied")]
pub struct NotCopied;

/// Puts text on the clipboard.
///
/// # Errors
/// If the browser does not allow it.
pub async fn copy(text: &str) -> Result<(), NotCopied> {
    let window = window().ok_or(NotCopied)?;
    let written = window.navigator().clipboard().write_text(text);
    JsFuture::from(written).await.map_err(|_| NotCopied)?;
    Ok(())
}
