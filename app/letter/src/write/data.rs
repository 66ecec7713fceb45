//! A file inside the PDF (ISO 32000-1, 7.11.4), associated with all of it (ISO 32000-2, 14.13).

use lopdf::{Document, Object, Stream, dictionary};
use time::OffsetDateTime;

use super::document::{pdf_date, utf16};
use crate::data::Data;

pub(super) fn add(
    document: &mut Document,
    data: &Data,
    made: OffsetDateTime,
) -> Result<(), lopdf::Error> {
    let made = Object::string_literal(pdf_date(made));
    let size = i64::try_from(data.json.len()).unwrap_or(i64::MAX);
    let described = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => "application/json",
        "Params" => dictionary! { "Size" => size, "CreationDate" => made.clone(), "ModDate" => made },
    };
    let stream = document.add_object(Stream::new(described, data.json.clone()));
    let name = Object::string_literal(data.file.as_str());
    let file = document.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => name.clone(),
        "UF" => utf16(&data.file),
        "Desc" => utf16(data.about),
        "EF" => dictionary! { "F" => stream, "UF" => stream },
        "AFRelationship" => "Data",
    });
    let files = dictionary! { "Names" => vec![name, file.into()] };
    let catalog = document.catalog_mut()?;
    catalog.set("Names", dictionary! { "EmbeddedFiles" => files });
    catalog.set("AF", vec![Object::Reference(file)]);
    Ok(())
}
