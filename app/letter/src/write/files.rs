//! Files inside the PDF (ISO 32000-1, 7.11.4), associated with all of it (ISO 32000-2, 14.13).

use lopdf::{Document, Object, ObjectId, Stream, dictionary};
use time::OffsetDateTime;

use super::document::{pdf_date, utf16};
use crate::inside::Inside;

/// Adds files, which come in the order of their names.
pub(super) fn add(
    document: &mut Document,
    files: &[Inside],
    made: OffsetDateTime,
) -> Result<(), lopdf::Error> {
    if files.is_empty() {
        return Ok(());
    }
    let (mut names, mut associated) = (Vec::new(), Vec::new());
    for file in files {
        let added = Object::Reference(embed(document, file, made));
        names.extend([Object::string_literal(file.file.as_str()), added.clone()]);
        associated.push(added);
    }
    let files = dictionary! { "Names" => names };
    let catalog = document.catalog_mut()?;
    catalog.set("Names", dictionary! { "EmbeddedFiles" => files });
    catalog.set("AF", associated);
    Ok(())
}

fn embed(document: &mut Document, file: &Inside, made: OffsetDateTime) -> ObjectId {
    let made = Object::string_literal(pdf_date(made));
    let size = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
    let described = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => file.kind,
        "Params" => dictionary! { "Size" => size, "CreationDate" => made.clone(), "ModDate" => made },
    };
    let stream = document.add_object(Stream::new(described, file.bytes.clone()));
    document.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => Object::string_literal(file.file.as_str()),
        "UF" => utf16(&file.file),
        "Desc" => utf16(file.about),
        "EF" => dictionary! { "F" => stream, "UF" => stream },
        "AFRelationship" => file.relation.name(),
    })
}
