//! The letter worker, which makes the PDF, as a page sees it.

mod client;
pub mod message;
pub mod worker;

pub use client::{Letter, NoLetter};
