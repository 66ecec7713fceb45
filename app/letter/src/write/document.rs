//! What printpdf leaves to be said of the document, and what it draws at random.

use lopdf::{Dictionary, Document, Object};
use time::OffsetDateTime;

use super::{About, WriteError};

/// The bytes of the finished document.
pub(super) fn finished(mut document: Document, about: &About) -> Result<Vec<u8>, WriteError> {
    "1.7".clone_into(&mut document.version);
    describe(&mut document, about)?;
    document.compress();
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes)?;
    Ok(bytes)
}

fn describe(document: &mut Document, about: &About) -> Result<(), lopdf::Error> {
    let mut preferences = Dictionary::new();
    preferences.set("DisplayDocTitle", true);
    let catalog = document.catalog_mut()?;
    catalog.set("Lang", Object::string_literal(about.language));
    catalog.set("ViewerPreferences", preferences);

    let made = Object::string_literal(pdf_date(about.made));
    let mut info = Dictionary::new();
    info.set("Title", utf16(&about.title));
    info.set("Creator", Object::string_literal("Letterlock"));
    info.set("CreationDate", made.clone());
    info.set("ModDate", made);
    let info = document.add_object(info);
    let old = document.trailer.get(b"Info").and_then(Object::as_reference);
    if let Ok(old) = old {
        document.delete_object(old);
    }
    document.trailer.set("Info", info);

    // Two identifiers (ISO 32000-2, 14.4): printpdf draws them; ours follow from what is written.
    let id = Object::string_literal(format!("{} {}", about.title, pdf_date(about.made)));
    document.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

/// As `D:20260302140500-08'00'` (ISO 32000-2, 7.9.4).
pub(super) fn pdf_date(at: OffsetDateTime) -> String {
    let (hours, minutes, _) = at.offset().as_hms();
    let sign = if at.offset().is_negative() { '-' } else { '+' };
    format!(
        "D:{:04}{:02}{:02}{:02}{:02}{:02}{sign}{:02}'{:02}'",
        at.year(),
        u8::from(at.month()),
        at.day(),
        at.hour(),
        at.minute(),
        at.second(),
        hours.unsigned_abs(),
        minutes.unsigned_abs(),
    )
}

/// Text in any script (ISO 32000-1, 7.9.2.2).
pub(super) fn utf16(text: &str) -> Object {
    let units = [0xFEFF].into_iter().chain(text.encode_utf16());
    Object::String(
        units.flat_map(u16::to_be_bytes).collect(),
        lopdf::StringFormat::Hexadecimal,
    )
}
