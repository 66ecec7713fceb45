//! The pages of a practice in the browser.
