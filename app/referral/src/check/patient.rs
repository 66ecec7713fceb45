//! Step 4: for which patient.

use super::FieldError;
use super::clinic::{AddressFields, address};
use super::reader::{Noted, Read, Reader};
use crate::choice::Choice;
use crate::form::{Field, HealthCard};
use crate::person::{
    BirthDate, CardError, CardNumber, HealthNumber, Issuer, NoNumber, NoNumberReason, Phn,
};
use crate::referral::{Access, Contact, Home, Patient, PatientEmail, PatientName, PatientPhone};
use crate::text::Line;

pub(super) fn patient(read: &mut Reader) -> Read<Patient> {
    let name = name(read);
    let born = born(read);
    let health_number = health_number(read);
    let sex = read.must(Field::Sex);
    let gender = read.maybe(Field::Gender);
    let pronouns = read.maybe(Field::Pronouns);
    let phone = phone(read);
    let home = home(read);
    let email = email(read);
    let language = read.maybe(Field::Language);
    let contact = contact(read);
    let needs = read.maybe(Field::AccessNeeds);
    Ok(Patient {
        name: name?,
        born: born?,
        health_number: health_number?,
        sex: sex?,
        gender: gender?,
        pronouns: pronouns?,
        phone: phone?,
        home: home?,
        email: email?,
        contact: contact?,
        access: Access {
            language: language?,
            interpreter: read.ticked(Field::Interpreter),
            needs: needs?,
        },
    })
}

fn name(read: &mut Reader) -> Read<PatientName> {
    let family = read.must(Field::FamilyName);
    let given = read.must(Field::GivenNames);
    let preferred = read.maybe(Field::PreferredName);
    Ok(PatientName {
        family: family?,
        given: given?,
        preferred: preferred?,
    })
}

fn born(read: &mut Reader) -> Read<BirthDate> {
    let today = read.rules.today;
    read.date(Field::BIRTH, |date| {
        let born = BirthDate::from(date);
        born.check(today).map(|()| born)
    })
}

fn health_number(read: &mut Reader) -> Read<HealthNumber> {
    match read.must(Field::HealthCard)? {
        HealthCard::Bc => read.must::<Phn>(Field::HealthNumber).map(HealthNumber::Bc),
        HealthCard::None => no_number(read).map(HealthNumber::None),
        other => {
            // Every other card has an issuer of the same code.
            let issuer = Issuer::from_code(other.code()).ok_or(Noted)?;
            card(read, issuer).map(HealthNumber::Card)
        }
    }
}

fn card(read: &mut Reader, issuer: Issuer) -> Read<CardNumber> {
    let number: Line<40> = read.must(Field::HealthNumber)?;
    let version = if read.draft.asks(Field::VersionCode) {
        read.draft.get(Field::VersionCode)
    } else {
        ""
    };
    match CardNumber::parse(issuer, number.as_str(), version) {
        Ok(card) => Ok(card),
        Err(error @ CardError::Version) => read.refuse(FieldError::new(Field::VersionCode, error)),
        Err(error) => read.refuse(FieldError::new(Field::HealthNumber, error)),
    }
}

fn no_number(read: &mut Reader) -> Read<NoNumber> {
    match read.must(Field::NoNumberReason)? {
        NoNumberReason::Newborn => Ok(NoNumber::Newborn),
        NoNumberReason::OutOfCountry => Ok(NoNumber::OutOfCountry),
        NoNumberReason::Refugee => Ok(NoNumber::Refugee),
        NoNumberReason::NotAtHand => Ok(NoNumber::NotAtHand),
        NoNumberReason::Other => read.must(Field::NoNumberOther).map(NoNumber::Other),
    }
}

fn phone(read: &mut Reader) -> Read<Option<PatientPhone>> {
    let number = read.maybe(Field::PatientPhone)?;
    Ok(number.map(|number| PatientPhone {
        number,
        voicemail: read.ticked(Field::VoicemailOk),
    }))
}

fn home(read: &mut Reader) -> Read<Home> {
    if read.ticked(Field::NoFixedAddress) {
        Ok(Home::NoFixedAddress)
    } else {
        address(read, &AddressFields::PATIENT).map(Home::At)
    }
}

fn email(read: &mut Reader) -> Read<Option<PatientEmail>> {
    let address = read.maybe(Field::PatientEmail)?;
    Ok(address.map(|address| PatientEmail {
        address,
        consent: read.ticked(Field::EmailConsent),
    }))
}

/// All three parts, or none where none is needed.
fn contact(read: &mut Reader) -> Read<Option<Contact>> {
    let name = read.maybe(Field::ContactName);
    let relation = read.maybe(Field::ContactRelation);
    let phone = read.maybe(Field::ContactPhone);
    match (name?, relation?, phone?) {
        (Some(name), Some(relation), Some(phone)) => Ok(Some(Contact {
            name,
            relation,
            phone,
        })),
        _ => Ok(None),
    }
}
