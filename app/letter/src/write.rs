//! Writes pages as a PDF.

mod document;
mod embed;
mod files;
mod page;
mod tags;

use printpdf::{PdfDocument, PdfSaveOptions};
use thiserror::Error;
use time::OffsetDateTime;

use crate::fonts::Fonts;
use crate::inside::Inside;
use crate::kit::Kit;
use crate::layout::Sheets;
use crate::model::Letter;
use embed::Embedded;

/// What a PDF says of itself.
#[derive(Clone, PartialEq, Eq)]
pub struct About {
    /// The document's title.
    pub title: String,
    /// The language of its text (BCP 47).
    pub language: &'static str,
    /// When it was made; the only clock there is.
    pub made: OffsetDateTime,
    /// The files inside it, by their names.
    pub inside: Vec<Inside>,
}

impl About {
    /// What the PDF of a letter says of itself: no name and nothing else of the patient, as files
    /// are listed by their titles.
    pub fn of(letter: &Letter, made: OffsetDateTime) -> Self {
        Self {
            title: format!("{} {}", letter.title, letter.head.number),
            language: letter.language,
            made,
            inside: letter.inside.clone(),
        }
    }

    /// What the PDF of a recovery kit says of itself.
    pub fn of_kit(kit: &Kit, made: OffsetDateTime) -> Self {
        Self {
            title: format!("{}, {}", kit.title, kit.practice),
            language: kit.language,
            made,
            inside: Vec::new(),
        }
    }
}

/// Writes pages as a PDF.
pub trait PdfWriter {
    /// Writes the file. The same input gives the same bytes.
    ///
    /// # Errors
    /// If a font cannot be embedded or the file cannot be put together.
    fn write(&self, sheets: &Sheets, fonts: &Fonts, about: &About) -> Result<Vec<u8>, WriteError>;
}

/// Why a PDF could not be written.
#[derive(Debug, Error)]
pub enum WriteError {
    /// A font could not be cut down to the glyphs that are used.
    #[error("a font cannot be subset")]
    Subset(#[from] subsetter::Error),
    /// A font that was cut down cannot be read.
    #[error("a font cannot be embedded")]
    Embed,
    /// The file could not be put together.
    #[error("the PDF cannot be put together")]
    Save(#[from] lopdf::Error),
    /// The file could not be put into memory.
    #[error("the PDF cannot be saved")]
    Memory(#[from] std::io::Error),
}

/// Writes with printpdf.
#[derive(Debug, Clone, Copy, Default)]
pub struct Printpdf;

impl PdfWriter for Printpdf {
    fn write(&self, sheets: &Sheets, fonts: &Fonts, about: &About) -> Result<Vec<u8>, WriteError> {
        let embedded = Embedded::of(&sheets.pages, fonts)?;
        let mut document = PdfDocument::new(&about.title);
        embedded.add_to(&mut document);
        let pages = sheets.pages.iter();
        let (pages, marks): (Vec<_>, Vec<_>) =
            pages.map(|page| page::page(page, &embedded)).unzip();
        document.pages = pages;
        let mut warnings = Vec::new();
        let mut tree = document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
        files::add(&mut tree, &about.inside, about.made)?;
        tags::add(&mut tree, &sheets.structure, &marks)?;
        document::finished(tree, about)
    }
}
