//! Putting a page on paper.

use web_sys::window;

/// Opens the browser's print window for this page.
pub fn print() {
    if let Some(window) = window() {
        // Where there is no printer there is nothing to print.
        let _ = window.print();
    }
}
