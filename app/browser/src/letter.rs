//! The letter worker, which makes the PDF, as a page sees it.

mod client;
pub mod message;

pub use client::{Letter, NoLetter};
