//! Files: kinds, sizes, and what to do with one that is not taken.

use referral::attachment::{FileError, FileKind, Refused};

pub(super) fn kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Pdf => "PDF",
        FileKind::Jpeg => "Image JPEG",
        FileKind::Png => "Image PNG",
        FileKind::Tiff => "Image ou télécopie TIFF",
        FileKind::Text => "Texte simple",
        FileKind::Docx => "Document Word",
        FileKind::Dicom => "Image DICOM",
    }
}

/// In decimal units, rounded up, so that nothing looks smaller than a limit that it breaks.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0 | 1 => format!("{bytes}\u{a0}octet"),
        2..1_000 => format!("{bytes}\u{a0}octets"),
        1_000..1_000_000 => format!("{}\u{a0}ko", bytes.div_ceil(1_000)),
        _ => match bytes.div_ceil(100_000) {
            tenths if tenths.is_multiple_of(10) => format!("{}\u{a0}Mo", tenths / 10),
            tenths => format!("{},{}\u{a0}Mo", tenths / 10, tenths % 10),
        },
    }
}

pub(super) fn error(name: &str, error: FileError) -> String {
    format!("{name} n’a pas été ajouté. {}", advice(error))
}

pub(super) fn advice(error: FileError) -> String {
    match error {
        FileError::Empty => {
            "Le fichier est vide. Choisissez-le de nouveau, ou choisissez un autre fichier."
                .to_owned()
        }
        FileError::TooLarge { max } => {
            format!(
                "Un fichier peut faire jusqu’à {}. Divisez-le, ou enregistrez-le à une qualité \
                 plus basse.",
                size(max)
            )
        }
        FileError::Refused(refused) => refusal(refused).to_owned(),
    }
}

fn refusal(refused: Refused) -> &'static str {
    match refused {
        Refused::Heic => {
            "C’est une photo d’iPhone (HEIC), que la plupart des cabinets ne peuvent pas ouvrir. \
             Ouvrez-la, enregistrez-la ou exportez-la en JPEG, puis choisissez ce fichier. Pour \
             prendre désormais vos photos en JPEG, allez dans Réglages, Appareil photo, Formats, \
             Le plus compatible."
        }
        Refused::Markup => {
            "Les pages Web et les images SVG ne peuvent pas être envoyées. Imprimez le fichier en \
             PDF, puis choisissez ce PDF."
        }
        Refused::OldDocument => {
            "Les documents de ce type ne peuvent pas être envoyés. Enregistrez le fichier en PDF, \
             puis choisissez ce PDF."
        }
        Refused::Archive => {
            "Les archives ZIP, les feuilles de calcul et les diapositives ne peuvent pas être \
             envoyées. Choisissez un à un les fichiers de l’archive, ou enregistrez le fichier en \
             PDF, puis choisissez ce PDF."
        }
        Refused::Program => "Les programmes ne peuvent pas être envoyés.",
        Refused::Unknown => {
            "Les fichiers de ce type ne peuvent pas être envoyés. Enregistrez le fichier en PDF, \
             JPEG ou PNG, puis choisissez cette version."
        }
    }
}
