//! The letter that a sender keeps, and the practice that received it: a referral as a PDF, made where
//! it was typed or opened.
//!
//! Four steps, each a plain value that the next one takes: [`compose`] says what stands in the
//! letter, [`Fonts`] turns its text into glyphs, [`layout`](layout::layout) sets it on pages, and a
//! [`PdfWriter`] writes them. Nothing here knows the clock, randomness, files or the browser: the
//! same input gives the same bytes.

#![warn(missing_docs)]

mod compose;
mod data;
mod fonts;
mod inside;
mod kit;
mod layout;
mod model;
mod proof;
mod shape;
mod write;

pub use compose::{Facts, Sent, compose, compose_for_patient, compose_received};
pub use data::Data;
pub use fonts::{FontError, FontFile, FontIndex, FontList, Fonts, ListError, Listed, Weight};
pub use inside::{Inside, Relation};
pub use kit::Kit;
pub use layout::{
    Element, ElementId, Item, Page, Placed, Role, Sheets, Structure, TextLine, layout, layout_kit,
};
pub use model::{Advice, Block, FileLine, Files, Head, Letter, Party, Proven, Section, StatusPage};
pub use proof::Proof;
pub use shape::{Cluster, Glyph, Run};
pub use write::{About, PdfWriter, Printpdf, WriteError};
