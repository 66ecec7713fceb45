//! The referral as data, inside the PDF: a program that files the letter need not read its pages.

use referral::Referral;
use referral::referral::FORM;
use serde::{Deserialize, Serialize};
use time::format_description::well_known::Rfc3339;

use crate::compose::Sent;
use crate::inside::{Inside, Relation};

/// What says what the file is (docs/PROTOCOL.md).
const TYPE: &str = "letterlock-referral";

/// The referral as data: JSON.
pub struct Data;

/// The file's content. It is made of the answers and never of the sealed document: there is no
/// attachment's key, no key of the thread and no status secret that could get into it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written<R> {
    #[serde(rename = "type")]
    kind: String,
    form: u16,
    number: String,
    sent: String,
    referral: R,
}

impl Data {
    /// The data of a referral that was sent; `None` if the instant has no RFC 3339 form.
    pub(crate) fn of(referral: &Referral, sent: &Sent, about: &'static str) -> Option<Inside> {
        let written = Written {
            kind: TYPE.to_owned(),
            form: FORM,
            number: sent.number.to_string(),
            sent: sent.at.format(&Rfc3339).ok()?,
            referral,
        };
        Some(Inside {
            file: format!("referral-{}.json", sent.number),
            about,
            kind: "application/json",
            relation: Relation::Data,
            bytes: serde_json::to_vec(&written).ok()?,
        })
    }

    /// The referral in such a file, its parts checked as when it was typed; `None` if it is none of
    /// this version.
    pub fn read(json: &[u8]) -> Option<Referral> {
        let written: Written<Referral> = serde_json::from_slice(json).ok()?;
        let is_known = written.kind == TYPE && written.form == FORM;
        is_known.then_some(written.referral)
    }
}
