//! Randomness, from the platform only.

use web_sys::window;

/// Sixteen random bytes; `None` where the browser has no randomness, and then nothing can be sent.
pub fn sixteen() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    let crypto = window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}
