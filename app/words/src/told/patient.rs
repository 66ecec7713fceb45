//! Who the patient is, and how to reach them.

use referral::contact::Address;
use referral::form::HealthCard;
use referral::person::{Checksum, HealthNumber, NoNumber};
use referral::referral::{Contact, Home, Patient, PatientName};

use super::Section;
use super::rows::Rows;
use crate::{LetterLabel as L, LetterPart, Words};

pub(super) fn patient(patient: &Patient, words: &dyn Words) -> Option<Section> {
    let phone = patient
        .phone
        .as_ref()
        .map(|phone| words.letter_voicemail(&words.letter_phone(&phone.number), phone.voicemail));
    let email = patient
        .email
        .as_ref()
        .map(|email| words.letter_email(email.address.as_str(), email.consent));
    let home = match &patient.home {
        Home::At(at) => address(at, words),
        Home::NoFixedAddress => words.letter_no_fixed_address().to_owned(),
    };
    identity(patient, words)
        .row(
            L::HealthNumber,
            health_number(&patient.health_number, words),
        )
        .row(L::Sex, words.sex(patient.sex))
        .maybe(L::Gender, patient.gender.as_ref())
        .maybe(L::Pronouns, patient.pronouns.as_ref())
        .maybe(L::Phone, phone)
        .row(L::Address, home)
        .maybe(L::Email, email)
        .maybe(
            L::Contact,
            patient.contact.as_ref().map(|whom| contact(whom, words)),
        )
        .maybe(L::Language, patient.access.language.as_ref())
        .ticked(L::Interpreter, patient.access.interpreter)
        .prose(L::AccessNeeds, patient.access.needs.as_ref())
        .section()
}

pub(super) fn identity<'a>(patient: &Patient, words: &'a dyn Words) -> Rows<'a> {
    Rows::new(words, LetterPart::Patient)
        .row(L::Name, name(&patient.name))
        .maybe(L::PreferredName, patient.name.preferred.as_ref())
        .row(L::Born, words.letter_day(patient.born.date()))
}

/// The family name first and apart, so that nobody takes it for a given name.
fn name(name: &PatientName) -> String {
    format!("{}, {}", name.family, name.given)
}

fn contact(contact: &Contact, words: &dyn Words) -> String {
    let phone = words.letter_phone(&contact.phone);
    format!("{} ({}), {phone}", contact.name, contact.relation)
}

/// Street, then town, province and postal code on a line of their own.
pub(super) fn address(address: &Address, words: &dyn Words) -> String {
    let province = words.jurisdiction(address.jurisdiction);
    let town = format!("{}\n{}, {province}", address.street, address.town);
    match &address.postal_code {
        Some(code) => format!("{town}  {code}"),
        None => town,
    }
}

fn health_number(number: &HealthNumber, words: &dyn Words) -> String {
    match number {
        HealthNumber::Bc(phn) => {
            format!("{phn}, {}", words.health_card(HealthCard::Bc))
        }
        HealthNumber::Card(card) => {
            let number = match card.version() {
                Some(version) => words.letter_version(card.number(), version),
                None => card.number().to_owned(),
            };
            let number = format!("{number} ({})", words.issuer(card.issuer()));
            match card.checksum() {
                Checksum::Failed => words.letter_check_failed(&number),
                Checksum::Verified | Checksum::Unknown => number,
            }
        }
        HealthNumber::None(NoNumber::Other(reason)) => reason.to_string(),
        HealthNumber::None(reason) => words.no_number_reason(reason.reason()).to_owned(),
    }
}
