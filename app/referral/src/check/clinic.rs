//! Step 2: from which clinic, and for whom an assistant sends.

use super::reader::Reader;
use crate::contact::{Address, Jurisdiction};
use crate::form::{Field, Role};
use crate::referral::{Clinic, Provider};

pub(super) fn clinic(read: &mut Reader) -> Option<(Option<Provider>, Clinic)> {
    let provider = provider(read);
    let name = read.maybe(Field::ClinicName);
    let phone = read.must(Field::ClinicPhone);
    let fax = read.maybe(Field::ClinicFax);
    let address = address(read, AddressFields::CLINIC);
    let family_provider = read.maybe(Field::FamilyProvider);
    let copies_to = read.maybe(Field::CopiesTo);
    let clinic = Clinic {
        name: name?,
        phone: phone?,
        fax: fax?,
        address: address?,
        family_provider: family_provider?,
        copies_to: copies_to?,
    };
    Some((provider?, clinic))
}

/// The provider for whom an assistant sends; a provider was named in the first step.
fn provider(read: &mut Reader) -> Option<Option<Provider>> {
    let name = read.maybe(Field::ProviderName);
    let msp = read.maybe(Field::ProviderMsp);
    match read.draft.choice(Field::Role) {
        Some(Role::Moa) => Some(Some(Provider {
            name: name??,
            msp: msp??,
        })),
        _ => Some(None),
    }
}

/// The fields of an address.
pub(super) struct AddressFields {
    street: Field,
    town: Field,
    jurisdiction: Field,
    postal_code: Field,
}

impl AddressFields {
    pub(super) const CLINIC: Self = Self {
        street: Field::ClinicStreet,
        town: Field::ClinicTown,
        jurisdiction: Field::ClinicJurisdiction,
        postal_code: Field::ClinicPostalCode,
    };
    pub(super) const PATIENT: Self = Self {
        street: Field::PatientStreet,
        town: Field::PatientTown,
        jurisdiction: Field::PatientJurisdiction,
        postal_code: Field::PatientPostalCode,
    };
}

pub(super) fn address(read: &mut Reader, fields: AddressFields) -> Option<Address> {
    let street = read.must(fields.street);
    let town = read.must(fields.town);
    let jurisdiction: Option<Jurisdiction> = read.must(fields.jurisdiction);
    let postal_code = read.maybe(fields.postal_code);
    Some(Address {
        street: street?,
        town: town?,
        jurisdiction: jurisdiction?,
        postal_code: postal_code?,
    })
}
