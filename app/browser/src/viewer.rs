//! The viewer worker, which draws attached files, as a page sees it.

mod client;
pub mod message;
mod paint;
mod program;
pub mod worker;

pub use client::{MAX_BYTES, NoView, Viewer};
pub use message::Pages;
pub use paint::{Drawn, NotPainted, width_in_pixels, wipe};
