//! Plain text out of a decrypted file.

use thiserror::Error;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, TextDecoder};

use crate::spent;

/// The most bytes of text that are shown: 1 MB.
pub const MAX_TEXT: u64 = 1_000_000;

/// Why there is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NoText {
    /// There is more than [`MAX_TEXT`].
    #[error("there is too much text")]
    TooLarge,
    /// The browser does not give it.
    #[error("the file cannot be read")]
    Unreadable,
}

/// The text of a file: UTF-8, or Windows-1252, in which charts are still exported.
///
/// # Errors
/// If there is too much of it, or the browser does not give it.
pub async fn plain_text(file: &Blob) -> Result<String, NoText> {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a million is exact in this type"
    )]
    let most = MAX_TEXT as f64;
    if file.size() > most {
        return Err(NoText::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let bytes = spent::take(&buffer.map_err(|_| NoText::Unreadable)?);
    let text = String::from_utf8(bytes).or_else(|error| windows_1252(error.as_bytes()))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

fn windows_1252(bytes: &[u8]) -> Result<String, NoText> {
    let decoder = TextDecoder::new_with_label("windows-1252");
    let text = decoder.and_then(|decoder| decoder.decode_with_u8_array(bytes));
    text.map_err(|_| NoText::Unreadable)
}
