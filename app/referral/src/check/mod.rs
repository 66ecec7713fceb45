//! From typed answers to a referral. Each step has one parser; a page asks whether its own step
//! holds, and sending asks for the whole, with the same code.

mod attachments;
mod clinic;
mod error;
mod patient;
mod reader;
mod reason;
mod whereto;
mod you;

use time::Date;

pub use error::{FieldError, Problem, Target};

use self::reader::{Noted, Read, Reader};
use self::you::You;
use crate::attachment::Limits;
use crate::catalogue::Catalogue;
use crate::form::{Draft, Step};
use crate::referral::{Referral, Sender};

/// What answers are held against.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// What can be referred.
    pub catalogue: &'a Catalogue,
    /// How many files, and how large.
    pub limits: &'a Limits,
    /// The day on which the form is filled in.
    pub today: Date,
}

/// Checks one step.
///
/// # Errors
/// Everything that is wrong in the step, in page order.
pub fn check_step(draft: &Draft, step: Step, rules: &Rules) -> Result<(), Vec<FieldError>> {
    let mut read = Reader::new(draft, rules);
    let read_step = match step {
        Step::You => you::you(&mut read).map(drop),
        Step::Clinic => clinic::clinic(&mut read).map(drop),
        Step::Where => whereto::whereto(&mut read).map(drop),
        Step::Patient => patient::patient(&mut read).map(drop),
        Step::Reason => reason::reason(&mut read).map(drop),
        Step::Attachments => attachments::attachments(&mut read).map(drop),
        Step::Check => referral(&mut read).map(drop),
    };
    read.finish(read_step)
}

/// Checks the whole form.
///
/// # Errors
/// Everything that is wrong, in page order.
pub fn check(draft: &Draft, rules: &Rules) -> Result<Referral, Vec<FieldError>> {
    let mut read = Reader::new(draft, rules);
    let referral = referral(&mut read);
    read.finish(referral)
}

fn referral(read: &mut Reader) -> Read<Referral> {
    let you = you::you(read);
    let clinic = clinic::clinic(read);
    let place = whereto::whereto(read);
    let patient = patient::patient(read);
    let reason = reason::reason(read);
    let attachments = attachments::attachments(read);
    let (provider, clinic) = clinic?;
    let sender = match (you?, provider) {
        (You::Provider { provider, email }, _) => Sender::Provider { provider, email },
        (You::Moa { name, email }, Some(provider)) => Sender::Moa {
            name,
            email,
            provider,
        },
        // The first step failed when the second was read as a provider's.
        (You::Moa { .. }, None) => return Err(Noted),
    };
    Ok(Referral {
        sender,
        clinic,
        place: place?,
        patient: patient?,
        reason: reason?,
        attachments: attachments?,
    })
}

#[cfg(test)]
mod tests;
