//! A file inside the PDF, for programs.

/// A file inside the PDF.
#[derive(Clone, PartialEq, Eq)]
pub struct Inside {
    /// Its name.
    pub file: String,
    /// What it is, for whoever sees it in a list.
    pub about: &'static str,
    /// Its kind (RFC 6838).
    pub kind: &'static str,
    /// What it is to the pages.
    pub relation: Relation,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What a file is to the pages (ISO 32000-2, 7.11.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The same as the pages say, as data.
    Data,
    /// More than the pages say.
    Supplement,
}

impl Relation {
    /// As a PDF names it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Data => "Data",
            Self::Supplement => "Supplement",
        }
    }
}
