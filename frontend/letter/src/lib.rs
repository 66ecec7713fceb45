//! The letter worker: makes the PDF.
