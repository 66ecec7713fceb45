//! Every answer of the form that has one value, as one table in page order.

use crate::choice::Choice;
use crate::contact::Jurisdiction;
use crate::form::{HealthCard, PayerKind, Role, SeenBefore, Sex, Step, Wanted, WishKind, YesNo};
use crate::person::NoNumberReason;
use crate::region::Region;
use crate::urgency::StatedUrgency;

/// How a field is answered. Lengths are the most characters that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text on one line.
    Line(usize),
    /// Text over many lines.
    Prose(usize),
    /// A number or code, typed with any spaces: numeric keyboard where it may be all digits.
    Number(usize),
    /// An e-mail address.
    Email,
    /// A telephone number with or without an extension.
    Phone,
    /// The day, month or year of a date whose three fields stand together.
    DatePart(usize),
    /// One of these codes.
    Choice(&'static [&'static str]),
    /// One of what the catalogue or the directory offers.
    Lookup,
    /// A box that is ticked or not.
    Tick,
}

macro_rules! fields {
    ($( $step:ident { $( $field:ident $id:literal $kind:expr, $doc:literal; )+ } )+) => {
        /// A field of the form.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $($( #[doc = $doc] $field, )+)+
        }

        impl Field {
            /// Every field, in page order.
            pub const ALL: &'static [Self] = &[$($( Self::$field, )+)+];

            /// The field's id and anchor in the page: kebab-case, unique.
            pub fn id(self) -> &'static str {
                match self { $($( Self::$field => $id, )+)+ }
            }

            /// The step that asks it.
            pub fn step(self) -> Step {
                match self { $($( Self::$field )|+ => Step::$step, )+ }
            }

            /// How it is answered.
            pub fn kind(self) -> Kind {
                use Kind::{Choice, DatePart, Email, Line, Lookup, Number, Phone, Prose, Tick};
                match self { $($( Self::$field => $kind, )+)+ }
            }
        }
    };
}

fields! {
    You {
        Role               "role"                  Choice(Role::CODES), "Who fills in the form.";
        SenderName         "your-name"             Line(100),   "The sender's own name.";
        SenderEmail        "your-email"            Email,       "Where updates go.";
        SenderMsp          "your-msp"              Number(12),  "The sending provider's MSP number.";
    }
    Clinic {
        ProviderName       "provider-name"         Line(100),   "The referring provider, where an MOA sends.";
        ProviderMsp        "provider-msp"          Number(12),  "That provider's MSP number.";
        ClinicName         "clinic-name"           Line(200),   "The clinic's name.";
        ClinicPhone        "clinic-phone"          Phone,       "The clinic's telephone.";
        ClinicFax          "clinic-fax"            Phone,       "The clinic's fax.";
        ClinicStreet       "clinic-street"         Line(200),   "The clinic's street.";
        ClinicTown         "clinic-town"           Line(100),   "The clinic's town.";
        ClinicJurisdiction "clinic-province"       Choice(Jurisdiction::CODES), "The clinic's province.";
        ClinicPostalCode   "clinic-postal-code"    Number(12),  "The clinic's postal code.";
        FamilyProvider     "family-provider"       Line(200),   "The most responsible provider, if another.";
        CopiesTo           "copies-to"             Line(200),   "Who else is to get the answer.";
    }
    Where {
        Specialty          "specialty"             Lookup,      "The specialty's code.";
        Category           "category"              Lookup,      "The category's code.";
        Subcategory        "subcategory"           Lookup,      "The subcategory's code, where the category has any.";
        Region             "region"                Choice(Region::CODES), "Where the patient is to be seen.";
        Wish               "wish"                  Choice(WishKind::CODES), "A named specialist, or the pool.";
        Specialist         "specialist"            Lookup,      "The named specialist's id.";
        CanTravel          "can-travel"            Tick,        "The patient can travel outside the region.";
        VirtualVisit       "virtual-visit"         Tick,        "A video or telephone visit suits the patient.";
    }
    Patient {
        FamilyName         "family-name"           Line(100),   "The legal family name.";
        GivenNames         "given-names"           Line(100),   "The legal given names.";
        PreferredName      "preferred-name"        Line(100),   "The name the patient goes by.";
        BirthDay           "birth-day"             DatePart(2), "Date of birth: day.";
        BirthMonth         "birth-month"           DatePart(10), "Date of birth: month, number or name.";
        BirthYear          "birth-year"            DatePart(4), "Date of birth: year.";
        HealthCard         "health-card"           Choice(HealthCard::CODES), "Whose health card the patient has.";
        HealthNumber       "health-number"         Number(24),  "The number on the card.";
        VersionCode        "version-code"          Number(4),   "Ontario's version code.";
        NoNumberReason     "no-number-reason"      Choice(NoNumberReason::CODES), "Why there is no number.";
        NoNumberOther      "no-number-other"       Line(200),   "That reason in words.";
        Sex                "sex"                   Choice(Sex::CODES), "The sex on the card.";
        Gender             "gender"                Line(100),   "Gender.";
        Pronouns           "pronouns"              Line(100),   "Pronouns.";
        NoPhone            "no-phone"              Tick,        "The patient has no telephone.";
        PatientPhone       "patient-phone"         Phone,       "The patient's telephone.";
        VoicemailOk        "voicemail-ok"          Tick,        "A voicemail may be left.";
        NoFixedAddress     "no-fixed-address"      Tick,        "The patient has no fixed address.";
        PatientStreet      "patient-street"        Line(200),   "The patient's street.";
        PatientTown        "patient-town"          Line(100),   "The patient's town.";
        PatientJurisdiction "patient-province"     Choice(Jurisdiction::CODES), "The patient's province.";
        PatientPostalCode  "patient-postal-code"   Number(12),  "The patient's postal code.";
        PatientEmail       "patient-email"         Email,       "The patient's e-mail address.";
        EmailConsent       "email-consent"         Tick,        "The patient agrees to be mailed.";
        Language           "language"              Line(100),   "The language the patient speaks best.";
        Interpreter        "interpreter"           Tick,        "An interpreter is needed.";
        ContactName        "contact-name"          Line(100),   "Parent, guardian or other contact: name.";
        ContactRelation    "contact-relation"      Line(100),   "That contact's relation to the patient.";
        ContactPhone       "contact-phone"         Phone,       "That contact's telephone.";
        AccessNeeds        "access-needs"          Prose(1_000), "Hearing, sight, movement, anything else.";
    }
    Reason {
        Urgency            "urgency"               Choice(StatedUrgency::CODES), "How soon.";
        Telephoned         "telephoned"            Tick,        "For an emergency: I have telephoned.";
        TelephonedWhom     "telephoned-whom"       Line(200),   "Whom.";
        UrgencyReason      "urgency-reason"        Prose(1_000), "Why that soon.";
        Question           "question"              Prose(1_000), "The clinical question.";
        Wanted             "wanted"                Choice(Wanted::CODES), "What is wanted of the specialist.";
        RedFlags           "red-flags"             Prose(1_000), "Red flags.";
        History            "history"               Prose(10_000), "History and findings.";
        MedicationsNone    "medications-none"      Tick,        "The patient takes no medication.";
        Medications        "medications"           Prose(10_000), "Medications with doses.";
        AllergiesNone      "allergies-none"        Tick,        "No known allergies.";
        Allergies          "allergies"             Prose(10_000), "Allergies with reactions.";
        Anticoagulant      "anticoagulant"         Tick,        "The patient takes an anticoagulant.";
        Diabetes           "diabetes"              Tick,        "The patient has diabetes.";
        Pregnancy          "pregnancy"             Tick,        "The patient is or may be pregnant.";
        Investigations     "investigations"        Prose(10_000), "Investigations done and pending.";
        SeenBefore         "seen-before"           Choice(SeenBefore::CODES), "A new problem or a re-referral.";
        SeenBy             "seen-by"               Line(200),   "Who saw the patient before, and when.";
        Elsewhere          "elsewhere"             Choice(YesNo::CODES), "Also sent to another specialist.";
        ElsewhereWhere     "elsewhere-where"       Line(200),   "To whom.";
        Payer              "payer"                 Choice(PayerKind::CODES), "Who pays.";
        ClaimNumber        "claim-number"          Line(40),    "The claim's number.";
        InjuryDay          "injury-day"            DatePart(2), "Date of injury: day.";
        InjuryMonth        "injury-month"          DatePart(10), "Date of injury: month, number or name.";
        InjuryYear         "injury-year"           DatePart(4), "Date of injury: year.";
        SensitiveNote      "sensitive-note"        Prose(1_000), "What is to be handled with special care.";
        Consent            "consent"               Tick,        "The patient knows and agrees.";
    }
}

/// The longest address and the longest telephone number that are read at all.
const EMAIL_MAX: usize = 254;
const PHONE_MAX: usize = 40;

impl Field {
    /// The fields of one step, in page order.
    pub fn of(step: Step) -> impl Iterator<Item = Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(move |field| field.step() == step)
    }

    /// The field with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.id() == id)
    }

    /// The most characters that a text field takes; `None` for what is not typed.
    pub fn max_chars(self) -> Option<usize> {
        match self.kind() {
            Kind::Line(max) | Kind::Prose(max) | Kind::Number(max) | Kind::DatePart(max) => {
                Some(max)
            }
            Kind::Email => Some(EMAIL_MAX),
            Kind::Phone => Some(PHONE_MAX),
            Kind::Choice(_) | Kind::Lookup | Kind::Tick => None,
        }
    }

    /// The three fields of the date that this one belongs to: day, month, year.
    pub fn date(self) -> Option<[Self; 3]> {
        match self {
            Self::BirthDay | Self::BirthMonth | Self::BirthYear => Some(Self::BIRTH),
            Self::InjuryDay | Self::InjuryMonth | Self::InjuryYear => Some(Self::INJURY),
            _ => None,
        }
    }

    /// The date of birth: day, month, year.
    pub const BIRTH: [Self; 3] = [Self::BirthDay, Self::BirthMonth, Self::BirthYear];
    /// The date of injury: day, month, year.
    pub const INJURY: [Self; 3] = [Self::InjuryDay, Self::InjuryMonth, Self::InjuryYear];
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_id_is_unique_and_leads_back() {
        let ids: BTreeSet<&str> = Field::ALL.iter().map(|field| field.id()).collect();
        assert_eq!(ids.len(), Field::ALL.len());
        for field in Field::ALL {
            assert_eq!(Field::from_id(field.id()), Some(*field));
            assert!(
                field
                    .id()
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b == b'-'),
                "{field:?}"
            );
        }
    }

    #[test]
    fn fields_stand_in_the_order_of_the_steps() {
        assert!(Field::ALL.is_sorted_by_key(|field| field.step()));
        assert_eq!(Field::of(Step::You).count(), 4);
        assert_eq!(Field::of(Step::Check).count(), 0);
    }

    #[test]
    fn a_date_has_three_parts() {
        let parts = Field::ALL
            .iter()
            .filter(|field| matches!(field.kind(), Kind::DatePart(_)));
        assert!(
            parts
                .clone()
                .all(|field| field.date().is_some_and(|date| date.contains(field)))
        );
        assert_eq!(parts.count(), 6);
    }
}
