//! Step 2: from which clinic, and for whom an assistant sends.

use super::reader::{Read, Reader};
use crate::contact::{Address, Jurisdiction};
use crate::form::{Field, Role};
use crate::referral::{Clinic, Provider};

/// Gives the clinic, and the provider where an assistant sends.
pub(super) fn clinic(read: &mut Reader) -> Read<(Option<Provider>, Clinic)> {
    let provider = provider(read);
    let name = read.maybe(Field::ClinicName);
    let phone = read.must(Field::ClinicPhone);
    let fax = read.maybe(Field::ClinicFax);
    let address = address(read, &AddressFields::CLINIC);
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
    Ok((provider?, clinic))
}

/// The provider for whom an assistant sends; a provider was named in the first step.
fn provider(read: &mut Reader) -> Read<Option<Provider>> {
    if read.draft.choice(Field::Role) != Some(Role::Moa) {
        return Ok(None);
    }
    let name = read.must(Field::ProviderName);
    let msp = read.must(Field::ProviderMsp);
    Ok(Some(Provider {
        name: name?,
        msp: msp?,
    }))
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

pub(super) fn address(read: &mut Reader, fields: &AddressFields) -> Read<Address> {
    let street = read.must(fields.street);
    let town = read.must(fields.town);
    let jurisdiction: Read<Jurisdiction> = read.must(fields.jurisdiction);
    let postal_code = read.maybe(fields.postal_code);
    Ok(Address {
        street: street?,
        town: town?,
        jurisdiction: jurisdiction?,
        postal_code: postal_code?,
    })
}
