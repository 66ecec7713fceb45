//! The patient.

use serde::{Deserialize, Serialize};

use crate::contact::{Address, Email, Phone};
use crate::form::{ADULT, Sex};
use crate::person::{BirthDate, HealthNumber};
use crate::text::{Name, Note};
use crate::written::private;

/// The patient.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Patient {
    /// The names.
    pub name: PatientName,
    /// The date of birth.
    pub born: BirthDate,
    /// The health number, or why there is none.
    pub health_number: HealthNumber,
    /// The sex on the card.
    pub sex: Sex,
    /// Gender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Name>,
    /// Pronouns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pronouns: Option<Name>,
    /// The telephone; who has none has a contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<PatientPhone>,
    /// Where the patient lives.
    pub home: Home,
    /// E-mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<PatientEmail>,
    /// Parent, guardian or other contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// What the patient needs to be understood and seen.
    pub access: Access,
}

/// A patient's names.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatientName {
    /// The legal family name.
    pub family: Name,
    /// The legal given names.
    pub given: Name,
    /// The name the patient goes by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preferred: Option<Name>,
}

/// A patient's telephone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatientPhone {
    /// The number.
    pub number: Phone,
    /// Whether a voicemail may be left.
    pub voicemail: bool,
}

/// Where a patient lives.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Home {
    /// At this address.
    At(Address),
    /// Nowhere for long.
    NoFixedAddress,
}

/// A patient's e-mail.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatientEmail {
    /// The address.
    pub address: Email,
    /// Whether the patient agrees to be mailed.
    pub consent: bool,
}

/// Who speaks for a patient, or is reached in the patient's place.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The name.
    pub name: Name,
    /// What they are to the patient.
    pub relation: Name,
    /// Their telephone.
    pub phone: Phone,
}

/// What a patient needs to be understood and seen.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Access {
    /// The language spoken best.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Name>,
    /// Whether an interpreter is needed.
    pub interpreter: bool,
    /// Hearing, sight, movement, anything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<Note>,
}

/// Whether a patient of this age (in years, if known) must have a contact: a child, and who cannot
/// be telephoned.
pub fn contact_needed(age: Option<u16>, has_phone: bool) -> bool {
    !has_phone || age.is_some_and(|age| age < ADULT)
}

private!(
    Patient,
    PatientName,
    PatientPhone,
    Home,
    PatientEmail,
    Contact,
    Access
);
