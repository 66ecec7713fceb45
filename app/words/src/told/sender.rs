//! Who sends, and from where.

use referral::Referral;
use referral::referral::{Clinic, Sender};

use super::Section;
use super::patient::address;
use super::rows::Rows;
use crate::{LetterLabel as L, LetterPart, Words};

pub(super) fn sender(referral: &Referral, words: &dyn Words) -> Option<Section> {
    let sender = &referral.sender;
    let clinic = &referral.clinic;
    let fax = clinic.fax.as_ref().map(|fax| words.letter_phone(fax));
    let rows = Rows::new(words, LetterPart::Sender).row(L::Provider, &sender.provider().name);
    let rows = hands(rows, sender, words)
        .maybe(L::Clinic, clinic.name.as_ref())
        .row(L::Phone, words.letter_phone(&clinic.phone))
        .maybe(L::Fax, fax)
        .row(L::Address, address(&clinic.address, words));
    others(rows, clinic).section()
}

/// Under whose number, and by whose hands.
pub(super) fn hands<'a>(rows: Rows<'a>, sender: &Sender, words: &dyn Words) -> Rows<'a> {
    let assistant = match sender {
        Sender::Moa { name, .. } => Some(format!("{name} ({})", words.role(sender.role()))),
        Sender::Provider { .. } => None,
    };
    rows.row(L::Msp, sender.provider().msp)
        .maybe(L::SentBy, assistant)
        .row(L::Email, sender.email())
}

/// Who else is to hear of it.
pub(super) fn others<'a>(rows: Rows<'a>, clinic: &Clinic) -> Rows<'a> {
    rows.maybe(L::FamilyProvider, clinic.family_provider.as_ref())
        .maybe(L::CopiesTo, clinic.copies_to.as_ref())
}
