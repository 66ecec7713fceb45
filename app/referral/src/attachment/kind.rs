//! What a file is, by its content. Its name is not asked: a name says what somebody hoped.

use crate::choice::choices;

/// How many of a file's first bytes [`FileKind::detect`] should be given.
pub const HEAD_BYTES: usize = 16 * 1024;

choices! {
    /// A kind of file that is taken.
    pub enum FileKind {
        /// Portable Document Format.
        Pdf = "pdf",
        /// A JPEG picture.
        Jpeg = "jpeg",
        /// A PNG picture.
        Png = "png",
        /// A TIFF picture or fax.
        Tiff = "tiff",
        /// Plain text.
        Text = "text",
        /// A Word document.
        Docx = "docx",
        /// A DICOM image or series.
        Dicom = "dicom",
    }
}

/// What the receiving practice can do with a file in the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Viewing {
    /// Shown as pixels.
    Shown,
    /// Only saved.
    Saved,
}

choices! {
    /// A kind of file that is recognised in order to say what to do instead.
    pub enum Refused {
        /// A photograph as iPhones take it: save it as JPEG.
        Heic = "heic",
        /// A web page, an SVG picture or other markup: it could carry a programme.
        Markup = "markup",
        /// A rich text or old Word document: save it as PDF.
        OldDocument = "old-document",
        /// An archive or another Office file: attach what is inside, or save it as PDF.
        Archive = "archive",
        /// A programme.
        Program = "program",
        /// Anything else.
        Unknown = "unknown",
    }
}

impl FileKind {
    /// Recognises a file by its first bytes.
    ///
    /// # Errors
    /// Says what else the file is, as far as it matters for what to do instead.
    pub fn detect(head: &[u8]) -> Result<Self, Refused> {
        let starts = |magic: &[u8]| head.starts_with(magic);
        if starts(b"%PDF-") || starts(b"\xef\xbb\xbf%PDF-") {
            Ok(Self::Pdf)
        } else if starts(b"\xff\xd8\xff") {
            Ok(Self::Jpeg)
        } else if starts(b"\x89PNG\r\n\x1a\n") {
            Ok(Self::Png)
        } else if starts(b"II*\0") || starts(b"MM\0*") || starts(b"II+\0") || starts(b"MM\0+") {
            Ok(Self::Tiff)
        } else if head.get(128..132) == Some(b"DICM") {
            Ok(Self::Dicom)
        } else if starts(b"PK\x03\x04") && contains(head, b"word/") {
            Ok(Self::Docx)
        } else {
            refusal(head).map_or(Ok(Self::Text), Err)
        }
    }

    /// Extensions that say this kind; the first is the one given to files that have none of them.
    fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::Tiff => &["tif", "tiff"],
            Self::Text => &["txt"],
            Self::Docx => &["docx"],
            Self::Dicom => &["dcm"],
        }
    }

    /// The extension for a file of this name: its own if it says the kind, else the first.
    pub(super) fn extension_for(self, name: &str) -> &'static str {
        let own = name.rsplit_once('.').map(|(_, extension)| extension);
        let known = self.extensions();
        let same = known
            .iter()
            .find(|known| own.is_some_and(|own| own.eq_ignore_ascii_case(known)));
        same.unwrap_or(&known[0])
    }

    /// Whether a file's name says this kind.
    pub(super) fn is_named(self, name: &str) -> bool {
        let own = name.trim().rsplit_once('.').map(|(_, extension)| extension);
        own.is_some_and(|own| {
            self.extensions()
                .iter()
                .any(|known| own.eq_ignore_ascii_case(known))
        })
    }

    /// What the receiving practice can do with it in the browser.
    pub fn viewing(self) -> Viewing {
        match self {
            Self::Pdf | Self::Jpeg | Self::Png | Self::Tiff | Self::Text => Viewing::Shown,
            Self::Docx | Self::Dicom => Viewing::Saved,
        }
    }

    /// The media type (RFC 6838).
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Tiff => "image/tiff",
            Self::Text => "text/plain",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Dicom => "application/dicom",
        }
    }
}

/// What a file is that has none of the known beginnings; `None` for plain text.
fn refusal(head: &[u8]) -> Option<Refused> {
    let starts = |magic: &[u8]| head.starts_with(magic);
    if is_heic(head) {
        Some(Refused::Heic)
    } else if starts(b"{\\rtf") || starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        Some(Refused::OldDocument)
    } else if starts(b"PK")
        || starts(b"\x1f\x8b")
        || starts(b"7z\xbc\xaf\x27\x1c")
        || starts(b"Rar!")
    {
        Some(Refused::Archive)
    } else if starts(b"MZ") && !is_text(head) || starts(b"\x7fELF") || starts(b"#!") {
        Some(Refused::Program)
    } else if !is_text(head) {
        Some(Refused::Unknown)
    } else if is_markup(head) {
        Some(Refused::Markup)
    } else {
        None
    }
}

/// The brands of ISO/IEC 23008-12 in an ISO base media file.
fn is_heic(head: &[u8]) -> bool {
    const BRANDS: [&[u8]; 8] = [
        b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1",
    ];
    head.get(4..8) == Some(b"ftyp") && head.get(8..12).is_some_and(|brand| BRANDS.contains(&brand))
}

/// No control characters but those of plain text. Any encoding that keeps ASCII passes, as charts
/// are still exported in Windows-1252.
fn is_text(head: &[u8]) -> bool {
    head.iter()
        .all(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x20..=0x7e | 0x80..))
}

/// Whether a browser that guesses could take the text for a page.
fn is_markup(head: &[u8]) -> bool {
    const SIGNS: [&[u8]; 9] = [
        b"<!doctype",
        b"<html",
        b"<head",
        b"<body",
        b"<script",
        b"<svg",
        b"<?xml",
        b"<iframe",
        b"<math",
    ];
    let lower = head.to_ascii_lowercase();
    SIGNS.iter().any(|sign| contains(&lower, sign))
}

fn contains(head: &[u8], part: &[u8]) -> bool {
    head.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn dicom() -> Vec<u8> {
        [&[0; 128][..], b"DICM\x02\0"].concat()
    }

    #[test]
    fn every_kind_is_known_by_its_beginning() {
        let dicom = dicom();
        for (head, kind) in [
            (&b"%PDF-1.4\n"[..], FileKind::Pdf),
            (b"\xff\xd8\xff\xe1\0\x10Exif", FileKind::Jpeg),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileKind::Png),
            (b"II*\0\x08\0\0\0", FileKind::Tiff),
            (b"MM\0*\0\0\0\x08", FileKind::Tiff),
            (
                b"PK\x03\x04\x14\0\x06\0..[Content_Types].xml..word/document.xml",
                FileKind::Docx,
            ),
            (b"Haemoglobin 98 g/L\r\n", FileKind::Text),
            ("Ponction biliaire, 38 °C".as_bytes(), FileKind::Text),
            (b"Fi\xe8vre depuis mardi", FileKind::Text),
            (dicom.as_slice(), FileKind::Dicom),
        ] {
            assert_eq!(FileKind::detect(head), Ok(kind));
        }
    }

    #[test]
    fn what_is_refused_is_named() {
        for (head, refused) in [
            (&b"\0\0\0\x18ftypheic\0\0\0\0"[..], Refused::Heic),
            (b"\0\0\0\x18ftypmif1\0\0\0\0", Refused::Heic),
            (b"\0\0\0\x18ftypisom\0\0\0\0", Refused::Unknown),
            (b"<!DOCTYPE html><p>", Refused::Markup),
            (b"  \n<HTML>", Refused::Markup),
            (b"<?xml version='1.0'?><svg/>", Refused::Markup),
            (b"note\n<script>alert(1)</script>", Refused::Markup),
            (b"{\\rtf1\\ansi", Refused::OldDocument),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", Refused::OldDocument),
            (b"PK\x03\x04\x14\0xl/workbook.xml", Refused::Archive),
            (b"\x1f\x8b\x08", Refused::Archive),
            (b"MZ\x90\0\x03", Refused::Program),
            (b"\x7fELF\x02", Refused::Program),
            (b"#!/bin/sh\n", Refused::Program),
            (b"GIF89a\0\0", Refused::Unknown),
        ] {
            assert_eq!(FileKind::detect(head), Err(refused), "{head:?}");
        }
    }

    #[test]
    fn a_beginning_in_the_middle_counts_for_nothing() {
        assert_eq!(FileKind::detect(b"\0\0%PDF-1.7"), Err(Refused::Unknown));
        assert_eq!(FileKind::detect(b"<html>%PDF-1.7"), Err(Refused::Markup));
    }

    proptest! {
        #[test]
        fn any_bytes_are_recognised_or_refused_without_panic(head: Vec<u8>) {
            let _ = FileKind::detect(&head);
        }
    }
}
