//! The referral as data inside the PDF.

use letter::{Data, Inside};
use lopdf::{Document, Object};
use serde_json::Value;

use crate::support::{self, Pdf, draft, letter_of, pdf_bytes, referral_of};

const FILE: &str = "referral-R-7K4M-2QXD-4.json";

fn data() -> Inside {
    letter_of(&draft()).inside.remove(0)
}

/// The names of all members, wherever they stand.
fn members(value: &Value) -> Vec<&str> {
    match value {
        Value::Object(members) => members
            .iter()
            .flat_map(|(name, value)| std::iter::once(name.as_str()).chain(self::members(value)))
            .collect(),
        Value::Array(values) => values.iter().flat_map(members).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn the_first_file_in_the_pdf_is_the_data() {
    let pdf = Pdf::of(&draft());
    assert_eq!(pdf.files()[0], FILE);
    let saved = pdf.tool("pdfdetach", &["-save", "1", "-o", "/dev/stdout"], &[]);
    assert!(saved.stdout == data().bytes);
}

#[test]
fn the_data_is_read_back_as_the_same_referral() {
    let read = Data::read(&data().bytes).unwrap();
    assert!(read == referral_of(&draft()));
}

#[test]
fn data_of_another_kind_or_form_is_not_read() {
    let json = String::from_utf8(data().bytes).unwrap();
    for (was, is) in [
        ("letterlock-referral", "letterlock-something"),
        ("\"form\":1", "\"form\":2"),
        ("\"number\":", "\"count\":"),
    ] {
        assert!(json.contains(was), "{was}");
        assert!(
            Data::read(json.replace(was, is).as_bytes()).is_none(),
            "{is}"
        );
    }
}

#[test]
fn the_data_has_no_member_of_the_sealed_document() {
    let value: Value = serde_json::from_slice(&data().bytes).unwrap();
    let members = members(&value);
    assert!(members.contains(&"attachments"), "{members:?}");
    for sealed in [
        "att",
        "aid",
        "key",
        "sha256",
        "thread",
        "enc",
        "sig",
        "kid",
        "pad",
        "secret",
        "token",
        "status",
        "status_url",
        "fingerprint",
    ] {
        assert!(!members.contains(&sealed), "{sealed}");
    }
}

#[test]
fn the_status_secret_is_on_its_page_and_in_no_other_part_of_the_file() {
    let (_, secret) = support::STATUS_URL.split_once('#').unwrap();
    assert!(!String::from_utf8(data().bytes).unwrap().contains(secret));
    let file = Document::load_mem(&pdf_bytes(&letter_of(&draft()))).unwrap();
    for object in file.objects.values() {
        // In an object stream is the link of that page.
        let stream = object.as_stream().ok();
        if let Some(stream) = stream.filter(|stream| !stream.dict.has_type(b"ObjStm")) {
            let content = stream.get_plain_content().unwrap();
            let mut windows = content.windows(secret.len());
            assert!(!windows.any(|window| window == secret.as_bytes()));
        }
    }
}

#[test]
fn a_reader_is_told_what_the_file_is() {
    let file = Document::load_mem(&pdf_bytes(&letter_of(&draft()))).unwrap();
    let catalog = file.catalog().unwrap();
    let associated = catalog.get(b"AF").and_then(Object::as_array).unwrap();
    let associated = file
        .dereference(&associated[0])
        .unwrap()
        .1
        .as_dict()
        .unwrap();
    let relation = associated.get(b"AFRelationship").and_then(Object::as_name);
    assert_eq!(relation.unwrap(), b"Data");
    let stream = associated.get(b"EF").and_then(Object::as_dict).unwrap();
    let stream = file.dereference(stream.get(b"UF").unwrap()).unwrap().1;
    let stream = &stream.as_stream().unwrap().dict;
    let kind = stream.get(b"Subtype").and_then(Object::as_name);
    assert_eq!(kind.unwrap(), b"application/json");
}

#[test]
fn a_letter_that_was_not_sent_has_no_data() {
    let facts = letter::Facts {
        sent: None,
        ..support::facts()
    };
    let referral = referral_of(&draft());
    let letter = letter::compose(&referral, &facts, &support::catalogue(), words::Lang::En);
    assert!(letter.inside.is_empty());
}
