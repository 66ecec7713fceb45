//! The checked referral: what is sealed in the sender's browser and opened in the practice's.
//!
//! Whoever sends may be hostile, so reading a document runs the same parsers as the form: every
//! part is a newtype that deserialises through its own parser, unknown members are refused, and
//! [`Referral::recheck`] holds the parts against each other.

mod patient;
mod place;
mod reason;
mod recheck;
mod sender;

use serde::{Deserialize, Serialize};

pub use patient::{
    Access, Contact, Home, Patient, PatientEmail, PatientName, PatientPhone, contact_needed,
};
pub use place::Place;
pub use reason::{
    Answer, Cautions, Consent, Elsewhere, Payer, PriorVisit, Priority, Reason, Said, Stated,
};
pub(crate) use recheck::check_injury;
pub use sender::{Clinic, Provider, Sender};

use crate::attachment::Attachment;
use crate::route::Route;
use crate::written::private;

/// The version of this form; it rises when an old reader could misread a new document.
pub const FORM: u16 = 1;

/// A referral that may be sent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Referral {
    /// Who sends, and for which provider.
    pub sender: Sender,
    /// From which clinic.
    pub clinic: Clinic,
    /// To whom.
    pub place: Place,
    /// For whom.
    pub patient: Patient,
    /// Why.
    pub reason: Reason,
    /// With which files.
    pub attachments: Vec<Attachment>,
}

impl Referral {
    /// What the server may know.
    pub fn route(&self) -> Route {
        self.place.route(self.reason.priority.urgency())
    }
}

private!(Referral);
