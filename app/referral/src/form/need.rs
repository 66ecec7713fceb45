//! Which fields must be answered, which may, and which are not asked at all.

use super::{Draft, Field, Kind};
use crate::check::Rules;
use crate::person::BirthDate;
use crate::referral::contact_needed;

/// From this age on, a patient needs no other contact.
pub const ADULT: u16 = 19;

/// Whether a field must be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// It may.
    Optional,
    /// It does not apply, and what may still stand in it is not read.
    Unasked,
}

/// Whether a field must be answered, given the other answers, the catalogue and the day.
pub fn need(draft: &Draft, field: Field, rules: &Rules) -> Need {
    use Field as F;
    if !draft.asks(field) {
        return Need::Unasked;
    }
    match field {
        F::Subcategory if !has_subcategories(draft, rules) => Need::Unasked,
        F::ContactName | F::ContactRelation | F::ContactPhone => need_of_contact(draft, rules),
        F::ClinicName
        | F::ClinicFax
        | F::FamilyProvider
        | F::CopiesTo
        | F::PreferredName
        | F::VersionCode
        | F::Gender
        | F::Pronouns
        | F::PatientEmail
        | F::Language
        | F::AccessNeeds
        | F::RedFlags
        | F::History
        | F::Investigations
        | F::SeenBefore
        | F::SeenBy
        | F::SensitiveNote => Need::Optional,
        F::Telephoned | F::Consent => Need::Required,
        field if field.kind() == Kind::Tick => Need::Optional,
        _ => Need::Required,
    }
}

fn has_subcategories(draft: &Draft, rules: &Rules) -> bool {
    let category = draft.get(Field::Category).parse().ok();
    let category = category.and_then(|code| rules.catalogue.category(&code));
    category.is_some_and(|category| !category.subcategories.is_empty())
}

/// A contact is needed for a child and for who cannot be telephoned; and a contact that is begun
/// is to be finished.
fn need_of_contact(draft: &Draft, rules: &Rules) -> Need {
    let parts = [
        Field::ContactName,
        Field::ContactRelation,
        Field::ContactPhone,
    ];
    let begun = parts.iter().any(|part| !draft.get(*part).trim().is_empty());
    let [day, month, year] = Field::BIRTH.map(|part| draft.get(part));
    let born = BirthDate::from_parts(day, month, year, rules.today).ok();
    let age = born.map(|born| born.age_on(rules.today));
    if begun || contact_needed(age, !draft.ticked(Field::NoPhone)) {
        Need::Required
    } else {
        Need::Optional
    }
}
