//! Files: kinds, sizes, and what to do with one that is not taken.

use referral::attachment::{FileError, FileKind, Refused};

pub(super) fn kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Pdf => "PDF",
        FileKind::Jpeg => "JPEG picture",
        FileKind::Png => "PNG picture",
        FileKind::Tiff => "TIFF picture or fax",
        FileKind::Text => "Plain text",
        FileKind::Docx => "Word document",
        FileKind::Dicom => "DICOM image",
    }
}

/// In decimal units, rounded up, so that nothing looks smaller than a limit that it breaks.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => match bytes.div_ceil(100_000) {
            tenths if tenths.is_multiple_of(10) => format!("{} MB", tenths / 10),
            tenths => format!("{}.{} MB", tenths / 10, tenths % 10),
        },
    }
}

pub(super) fn error(name: &str, error: FileError) -> String {
    format!("{name} was not added. {}", advice(error))
}

pub(super) fn advice(error: FileError) -> String {
    match error {
        FileError::Empty => "It is empty. Choose it again, or choose another file.".to_owned(),
        FileError::TooLarge { max } => {
            format!(
                "One file can be up to {}. Split it, or save it at a lower quality.",
                size(max)
            )
        }
        FileError::Refused(refused) => refusal(refused).to_owned(),
    }
}

fn refusal(refused: Refused) -> &'static str {
    match refused {
        Refused::Heic => {
            "It is an iPhone photo (HEIC), which most clinics cannot open. Open it and save or \
             export it as JPEG, then choose that. To take JPEG photos from now on, go to Settings, \
             Camera, Formats, Most Compatible."
        }
        Refused::Markup => {
            "Web pages and SVG pictures cannot be sent. Print it to PDF and choose that."
        }
        Refused::OldDocument => {
            "Documents of this kind cannot be sent. Save it as PDF and choose that."
        }
        Refused::Archive => {
            "ZIP archives, spreadsheets and slides cannot be sent. Choose the files inside one by \
             one, or save it as PDF and choose that."
        }
        Refused::Program => "Programs cannot be sent.",
        Refused::Unknown => {
            "Files of this kind cannot be sent. Save it as PDF, JPEG or PNG and choose that."
        }
    }
}
