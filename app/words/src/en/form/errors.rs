//! What to do about a wrong answer.

use referral::attachment::AttachmentsError;
use referral::contact::{EmailError, PhoneError};
use referral::form::Kind;
use referral::person::{CardError, DateError, DatePart, MspError, PhnError};
use referral::{Field, FieldError, Problem, Target};

use super::files;

pub(super) fn error(error: &FieldError) -> String {
    match &error.target {
        Target::Field(field) => on_field(*field, error.problem),
        Target::Prompt(_) => on_prompt(error.problem),
        Target::Attachments | Target::Attachment(_) => on_anything(error.problem, "this file"),
    }
}

fn on_field(field: Field, problem: Problem) -> String {
    match problem {
        Problem::Missing => missing(field),
        Problem::UnknownChoice => format!("Choose {} from the list", noun(field)),
        Problem::Date(error) => date(field, error),
        problem => on_anything(problem, noun(field)),
    }
}

fn on_prompt(problem: Problem) -> String {
    match problem {
        Problem::Missing => "Answer this question".to_owned(),
        Problem::UnknownChoice => "Choose one of the answers".to_owned(),
        Problem::Date(_) => "Enter a day that exists, as in 2 March 2026".to_owned(),
        problem => on_anything(problem, "this answer"),
    }
}

/// Problems that are told alike wherever they are.
fn on_anything(problem: Problem, noun: &str) -> String {
    match problem {
        Problem::Missing | Problem::Date(_) => format!("Enter {noun}"),
        Problem::UnknownChoice => format!("Choose {noun} from the list"),
        Problem::TooLong { max } => format!("Shorten {noun} to {max} characters or fewer"),
        Problem::Phn(error) => phn(error).to_owned(),
        Problem::Card(error) => card(error),
        Problem::Msp(MspError::Sign) => format!("Use only digits and letters in {noun}"),
        Problem::Msp(MspError::Length) => {
            format!("Enter all five digits or letters of {noun}, with any zeros in front")
        }
        Problem::PostalCode(_) => format!("Enter {noun} as in V1Y 0A1"),
        Problem::Phone(error) => phone(error, noun),
        Problem::Email(EmailError::Form) => format!("Enter {noun} as in name@example.ca"),
        Problem::Email(EmailError::TooLong) => format!("Enter {noun} with 254 characters or fewer"),
        Problem::Attachments(error) => attachments(error),
        Problem::File(error) => files::advice(error),
    }
}

fn phn(error: PhnError) -> &'static str {
    match error {
        PhnError::Sign => "Use only digits in the PHN",
        PhnError::Length => "Enter all ten digits of the PHN",
        PhnError::First => "Enter a PHN that starts with 9, or choose another health card",
        PhnError::Check => "Compare the PHN with the card: at least one digit does not fit",
    }
}

fn card(error: CardError) -> String {
    match error {
        CardError::Form => {
            "Compare the health number with the card: it does not look like one of this card"
                .to_owned()
        }
        CardError::Length { expected } => {
            format!("Enter all {expected} characters of the health number")
        }
        CardError::Version => {
            "Enter one or two letters as the version code, or leave it empty".to_owned()
        }
    }
}

fn phone(error: PhoneError, noun: &str) -> String {
    match error {
        PhoneError::Sign => format!("Use only digits in {noun}"),
        PhoneError::Length => format!("Enter {noun} with ten digits, as in 604-555-0142"),
        PhoneError::NoSuchNumber => {
            format!("Check {noun}: no area code or exchange starts with 0 or 1")
        }
        PhoneError::Extension => format!("Enter the extension of {noun} with up to six digits"),
    }
}

fn date(field: Field, error: DateError) -> String {
    let date = noun(field);
    match error {
        DateError::Empty => format!("Enter {date}"),
        DateError::Missing(part) => format!("Add the {} of {date}", part_name(part)),
        DateError::Unreadable(DatePart::Day) => format!("Enter the day of {date} as a number"),
        DateError::Unreadable(DatePart::Month) => {
            format!("Enter the month of {date} as a number or a name")
        }
        DateError::Unreadable(DatePart::Year) => {
            format!("Enter the year of {date} with four digits")
        }
        DateError::NoSuchDay => format!("Check {date}: there is no such day in that month"),
        DateError::Future => format!("Check {date}: it is in the future"),
        DateError::TooLongAgo if field.date() == Some(Field::INJURY) => {
            format!("Check {date}: it is before the patient’s birth")
        }
        DateError::TooLongAgo => format!("Check {date}: it is more than 130 years ago"),
    }
}

fn part_name(part: DatePart) -> &'static str {
    match part {
        DatePart::Day => "day",
        DatePart::Month => "month",
        DatePart::Year => "year",
    }
}

fn attachments(error: AttachmentsError) -> String {
    match error {
        AttachmentsError::TooMany { max } => format!("Remove files until there are {max} or fewer"),
        AttachmentsError::TooLarge { max } => {
            format!(
                "Remove files until they are {} or less together",
                files::size(max)
            )
        }
        AttachmentsError::Twice => "Remove the file that was added twice".to_owned(),
    }
}

/// What to do where nothing was answered.
fn missing(field: Field) -> String {
    let special = match field {
        Field::Role => "Choose whether you are an MOA/admin or the referring provider",
        Field::Subcategory => "Choose a subcategory",
        Field::Wish => "Choose who should see the patient",
        Field::NoNumberReason => "Choose why there is no health number",
        Field::NoNumberOther => "Enter why there is no health number",
        Field::Urgency => "Choose how soon the patient should be seen",
        Field::Telephoned => {
            "Telephone the specialist on call or the emergency department, then tick to confirm it"
        }
        Field::TelephonedWhom => "Enter whom you spoke with",
        Field::UrgencyReason => "Enter why the patient should be seen this soon",
        Field::Wanted => "Choose what you would like the specialist to do",
        Field::Medications => "Enter the patient’s medications, or tick that there are none",
        Field::Allergies => "Enter the patient’s allergies, or tick that none are known",
        Field::Elsewhere => "Choose whether this problem was also sent to another specialist",
        Field::ElsewhereWhere => "Enter to whom it was also sent",
        Field::Payer => "Choose who pays for the visit",
        Field::Consent => {
            "Talk with the patient about the referral, then tick to confirm that they agree"
        }
        Field::PatientPhone => "Enter the patient’s telephone number, or tick that there is none",
        Field::PatientStreet => {
            "Enter the patient’s street address, or tick that there is no fixed address"
        }
        field => return format!("{} {}", verb(field.kind()), noun(field)),
    };
    special.to_owned()
}

fn verb(kind: Kind) -> &'static str {
    match kind {
        Kind::Choice(_) | Kind::Lookup => "Choose",
        Kind::Tick => "Tick",
        Kind::Line(_)
        | Kind::Prose(_)
        | Kind::Number(_)
        | Kind::Email
        | Kind::Phone
        | Kind::DatePart(_) => "Enter",
    }
}

/// What a field holds, as it stands in a sentence.
fn noun(field: Field) -> &'static str {
    use Field as F;
    match field {
        F::Role => "your role",
        F::SenderName => "your name",
        F::SenderEmail => "your e-mail address",
        F::SenderMsp => "your MSP number",
        F::ProviderName => "the referring provider’s name",
        F::ProviderMsp => "the referring provider’s MSP number",
        F::ClinicName => "the clinic’s name",
        F::ClinicPhone => "the clinic’s telephone number",
        F::ClinicFax => "the clinic’s fax number",
        F::ClinicStreet => "the clinic’s street address",
        F::ClinicTown => "the clinic’s city or town",
        F::ClinicJurisdiction => "the clinic’s province or territory",
        F::ClinicPostalCode => "the clinic’s postal code",
        F::FamilyProvider => "the family doctor’s or nurse practitioner’s name",
        F::CopiesTo => "who gets a copy",
        F::Specialty => "a specialty",
        F::Category => "a category",
        F::Subcategory => "a subcategory",
        F::Region => "a region",
        F::Wish => "who should see the patient",
        F::Specialist => "a specialist",
        F::CanTravel => "whether the patient can travel",
        F::VirtualVisit => "whether a video or telephone visit suits",
        F::FamilyName => "the patient’s family name",
        F::GivenNames => "the patient’s given names",
        F::PreferredName => "the patient’s preferred name",
        F::BirthDay | F::BirthMonth | F::BirthYear => "the patient’s date of birth",
        F::HealthCard => "a health card",
        F::HealthNumber => "the health number",
        F::VersionCode => "the version code",
        F::NoNumberReason | F::NoNumberOther => "the reason",
        F::Sex => "the sex on the health card",
        F::Gender => "the patient’s gender",
        F::Pronouns => "the patient’s pronouns",
        F::NoPhone => "whether the patient has a telephone",
        F::PatientPhone => "the patient’s telephone number",
        F::VoicemailOk => "whether a voicemail may be left",
        F::NoFixedAddress => "whether the patient has a fixed address",
        F::PatientStreet => "the patient’s street address",
        F::PatientTown => "the patient’s city or town",
        F::PatientJurisdiction => "the patient’s province or territory",
        F::PatientPostalCode => "the patient’s postal code",
        F::PatientEmail => "the patient’s e-mail address",
        F::EmailConsent => "whether the patient agrees to be e-mailed",
        F::Language => "the patient’s language",
        F::Interpreter => "whether an interpreter is needed",
        F::ContactName => "the contact’s name",
        F::ContactRelation => "the contact’s relationship to the patient",
        F::ContactPhone => "the contact’s telephone number",
        F::AccessNeeds => "the patient’s access needs",
        F::Urgency => "the urgency",
        F::Telephoned => "that you have telephoned",
        F::TelephonedWhom => "whom you spoke with",
        F::UrgencyReason => "the reason for the urgency",
        F::Question => "your question for the specialist",
        F::Wanted => "what you would like the specialist to do",
        F::RedFlags => "the red flags",
        F::History => "the history and findings",
        F::MedicationsNone => "whether the patient takes medications",
        F::Medications => "the medications",
        F::AllergiesNone => "whether allergies are known",
        F::Allergies => "the allergies",
        F::Anticoagulant => "whether the patient takes an anticoagulant",
        F::Diabetes => "whether the patient has diabetes",
        F::Pregnancy => "whether the patient may be pregnant",
        F::Investigations => "the investigations",
        F::SeenBefore => "whether a specialist has seen the patient",
        F::SeenBy => "who saw the patient",
        F::Elsewhere => "whether it was sent elsewhere",
        F::ElsewhereWhere => "to whom it was sent",
        F::Payer => "who pays",
        F::ClaimNumber => "the claim number",
        F::InjuryDay | F::InjuryMonth | F::InjuryYear => "the date of injury",
        F::SensitiveNote => "the note on special care",
        F::Consent => "that the patient agrees",
    }
}
