//! Senders and patients for walkthroughs and tests. The health numbers are published test numbers;
//! any other valid number might be a person's.

use referral::form::HealthCard;
use referral::person::NoNumberReason;

/// A clinic that sends.
#[derive(Debug, Clone, Copy)]
pub struct SenderSample {
    /// The clinic.
    pub clinic: &'static str,
    /// Its town.
    pub town: &'static str,
    /// The referring provider.
    pub provider: &'static str,
    /// The provider's MSP number: invented.
    pub msp: &'static str,
    /// The medical office assistant who sends for the provider, if one does.
    pub moa: Option<&'static str>,
    /// Where updates go.
    pub email: &'static str,
    /// The clinic's telephone.
    pub phone: &'static str,
}

/// A patient.
#[derive(Debug, Clone, Copy)]
pub struct PatientSample {
    /// The given name.
    pub given: &'static str,
    /// The family name.
    pub family: &'static str,
    /// The date of birth: `1971-04-09`.
    pub born: &'static str,
    /// Whose card.
    pub card: HealthCard,
    /// The number on it, or why there is none.
    pub number: Result<&'static str, NoNumberReason>,
}

/// The demo's senders.
pub const SENDERS: [SenderSample; 3] = [
    SenderSample {
        clinic: "Example Family Practice",
        town: "Kelowna",
        provider: "Dr. Jordan Doe",
        msp: "00101",
        moa: None,
        email: "jordan.doe@example.org",
        phone: "250-555-0141",
    },
    SenderSample {
        clinic: "Cedar Walk-in",
        town: "Surrey",
        provider: "NP Robin Tan",
        msp: "00102",
        moa: None,
        email: "robin.tan@example.org",
        phone: "604-555-0142",
    },
    SenderSample {
        clinic: "Tulameen Health Centre",
        town: "Tulameen",
        provider: "Dr. Jordan Doe",
        msp: "00101",
        moa: Some("Casey Bright"),
        email: "casey.bright@example.org",
        phone: "250-555-0143",
    },
];

/// The demo's patients.
pub const PATIENTS: [PatientSample; 8] = [
    patient(
        "Avery",
        "Sample",
        "1971-04-09",
        HealthCard::Bc,
        Ok("9735353315"),
    ),
    patient(
        "Blake",
        "Example",
        "1958-11-23",
        HealthCard::Bc,
        Ok("9735361219"),
    ),
    patient(
        "Charlie",
        "Demo",
        "1994-02-28",
        HealthCard::Bc,
        Ok("9872868095"),
    ),
    patient(
        "Dana",
        "Test",
        "1983-07-14",
        HealthCard::Bc,
        Ok("9746208843"),
    ),
    patient(
        "Emery",
        "Mock",
        "2012-09-01",
        HealthCard::Bc,
        Ok("9874307168"),
    ),
    patient(
        "Frankie",
        "Trial",
        "1966-12-05",
        HealthCard::On,
        Ok("9876543217"),
    ),
    patient(
        "Alex",
        "Aaaa",
        "2001-01-01",
        HealthCard::Qc,
        Ok("AAAA01010112"),
    ),
    patient(
        "Baby",
        "Sample",
        "2026-02-20",
        HealthCard::None,
        Err(NoNumberReason::Newborn),
    ),
];

const fn patient(
    given: &'static str,
    family: &'static str,
    born: &'static str,
    card: HealthCard,
    number: Result<&'static str, NoNumberReason>,
) -> PatientSample {
    PatientSample {
        given,
        family,
        born,
        card,
        number,
    }
}
