//! Why a referral is made.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::choice::choices;
use crate::code::PromptCode;
use crate::form::Wanted;
use crate::text::{Line, Long, Note, Short};
use crate::urgency::Urgency;
use crate::written::private;

/// Why a referral is made.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// How soon, and why that soon.
    pub priority: Priority,
    /// The clinical question.
    pub question: Note,
    /// What is wanted of the specialist.
    pub wanted: Wanted,
    /// Red flags.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub red_flags: Option<Note>,
    /// History and findings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub history: Option<Long>,
    /// Medications with doses, or that there are none.
    pub medications: Stated,
    /// Allergies with reactions, or that none are known.
    pub allergies: Stated,
    /// What changes how a patient is prepared.
    pub cautions: Cautions,
    /// Investigations done and pending.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investigations: Option<Long>,
    /// Answers to what the category asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// Whether a specialist has seen the patient for this problem, where the sender says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prior_visit: Option<PriorVisit>,
    /// Whether the problem was sent to another specialist as well.
    pub elsewhere: Elsewhere,
    /// Who pays.
    pub payer: Payer,
    /// What is to be handled with special care.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sensitive: Option<Note>,
    /// That the patient knows and agrees.
    pub consent: Consent,
}

/// How soon, with what each urgency demands of the sender.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Priority {
    /// Within about six months.
    Routine,
    /// Within about two months.
    SemiUrgent {
        /// Why.
        because: Note,
    },
    /// Within about two weeks.
    Urgent {
        /// Why.
        because: Note,
    },
    /// An emergency for which somebody was telephoned; sent as urgent.
    Telephoned {
        /// Why.
        because: Note,
        /// Who was telephoned.
        whom: Short,
    },
}

/// A list that is given, or of which it is said that there is nothing to list.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stated {
    /// None, or none known.
    None,
    /// These.
    Listed(Long),
}

/// What changes how a patient is prepared. `false` means that the sender did not tick it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cautions {
    /// Takes an anticoagulant.
    pub anticoagulant: bool,
    /// Has diabetes.
    pub diabetes: bool,
    /// Is or may be pregnant.
    pub pregnancy: bool,
}

/// The answer to a question of the catalogue. It carries the question in English, as the
/// catalogue may have changed when it is read.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The prompt's code.
    pub code: PromptCode,
    /// The question as it was asked.
    pub asked: Short,
    /// The answer.
    pub said: Said,
}

/// An answer by its kind.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// In words.
    Text(Note),
    /// Yes (`true`) or no.
    YesNo(bool),
    /// Ticked.
    Ticked,
    /// A day.
    Date(#[serde(with = "crate::day")] Date),
    /// The option as it was read.
    Choice(Short),
}

/// Whether a specialist has seen the patient for this problem.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum PriorVisit {
    /// No.
    New,
    /// Yes: a re-referral.
    Again {
        /// By whom and when, where the sender says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Short>,
    },
}

/// Whether the problem was sent to another specialist as well.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Elsewhere {
    /// No.
    No,
    /// To this one.
    To(Short),
}

/// Who pays.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Payer {
    /// The patient's provincial plan.
    Plan,
    /// `WorkSafeBC`.
    WorkSafe {
        /// The claim.
        claim: Line<40>,
        /// The day of the injury.
        #[serde(with = "crate::day")]
        injured: Date,
    },
    /// ICBC.
    Icbc {
        /// The claim.
        claim: Line<40>,
    },
    /// A federal plan.
    Federal,
    /// The patient's own insurance, or the patient.
    Private,
    /// Nobody yet.
    Uninsured,
}

choices! {
    /// Without consent there is no referral, so there is one value; the document still says it.
    pub enum Consent {
        /// The patient knows of the referral and agrees to it.
        Given = "given",
    }
}

impl Priority {
    /// The urgency with which it is sent.
    pub fn urgency(&self) -> Urgency {
        match self {
            Self::Routine => Urgency::Routine,
            Self::SemiUrgent { .. } => Urgency::SemiUrgent,
            Self::Urgent { .. } | Self::Telephoned { .. } => Urgency::Urgent,
        }
    }

    /// Why that soon.
    pub fn because(&self) -> Option<&Note> {
        match self {
            Self::Routine => None,
            Self::SemiUrgent { because }
            | Self::Urgent { because }
            | Self::Telephoned { because, .. } => Some(because),
        }
    }
}

private!(
    Reason, Priority, Stated, Cautions, Answer, Said, PriorVisit, Elsewhere, Payer,
);
