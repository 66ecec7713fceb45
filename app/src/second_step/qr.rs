//! A QR code as a drawing, without a style of its own.

use std::fmt::Write;

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

/// Modules of white around it, without which cameras do not find it (ISO/IEC 18004).
const QUIET: usize = 4;

/// The code for this text, described so.
#[component]
pub fn Qr(text: String, label: &'static str) -> impl IntoView {
    draw(text).map(|(side, dark)| {
        view! {
            <svg class="qr" role="img" aria-label=label viewBox=format!("0 0 {side} {side}")>
                <rect class="qr-light" width=side height=side></rect>
                <path class="qr-dark" d=dark></path>
            </svg>
        }
    })
}

/// How many modules it has on a side, and its dark ones as a path. `None` for a text that is longer
/// than any code: the text stands beside it.
fn draw(text: String) -> Option<(usize, String)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (place, _) in code
        .to_colors()
        .iter()
        .enumerate()
        .filter(|(_, color)| **color == Color::Dark)
    {
        let (x, y) = (place % width + QUIET, place / width + QUIET);
        // Writing into a string does not fail.
        let _ = write!(path, "M{x} {y}h1v1h-1z");
    }
    Some((width + 2 * QUIET, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_begins_with_the_corner_that_cameras_look_for() {
        let (side, path) = draw("otpauth://totp/Letterlock:mo".to_owned()).expect("it fits");
        assert_eq!(side, 29 + 2 * QUIET);
        let first = (4..11).map(|x| format!("M{x} 4h1v1h-1z"));
        let first: Vec<String> = first.collect();
        assert!(path.starts_with(&first.concat()), "{path}");
        assert!(draw("a".repeat(5_000)).is_none());
    }
}
