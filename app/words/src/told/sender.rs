//! Who sends, and from where.

use referral::Referral;
use referral::referral::Sender;

use super::Section;
use super::patient::address;
use super::rows::Rows;
use crate::{LetterLabel as L, LetterPart, Words};

pub(super) fn sender(referral: &Referral, words: &dyn Words) -> Option<Section> {
    let sender = &referral.sender;
    let clinic = &referral.clinic;
    let assistant = match sender {
        Sender::Moa { name, .. } => Some(format!("{name} ({})", words.role(sender.role()))),
        Sender::Provider { .. } => None,
    };
    Rows::new(words, LetterPart::Sender)
        .row(L::Provider, &sender.provider().name)
        .row(L::Msp, sender.provider().msp)
        .maybe(L::SentBy, assistant)
        .row(L::Email, sender.email())
        .maybe(L::Clinic, clinic.name.as_ref())
        .row(L::Phone, words.letter_phone(&clinic.phone))
        .maybe(
            L::Fax,
            clinic.fax.as_ref().map(|fax| words.letter_phone(fax)),
        )
        .row(L::Address, address(&clinic.address, words))
        .maybe(L::FamilyProvider, clinic.family_provider.as_ref())
        .maybe(L::CopiesTo, clinic.copies_to.as_ref())
        .section()
}
