//! What the practice's browser holds against a document that a hostile sender may have written.

use time::Date;

use super::{Payer, Referral, contact_needed};
use crate::attachment::Limits;
use crate::catalogue::Catalogue;
use crate::check::{FieldError, Problem};
use crate::form::Field;
use crate::person::DateError;

impl Referral {
    /// Holds the parts of the document against each other and against the day it was received, by
    /// the rules that the sender's form has. Every part by itself was parsed when it was read.
    ///
    /// Today's catalogue need not be the sender's, so it is asked only where it is given; the same
    /// goes for the limits of attachments.
    ///
    /// # Errors
    /// Every rule that is broken, in page order.
    pub fn recheck(
        &self,
        received: Date,
        catalogue: Option<&Catalogue>,
        limits: Option<&Limits>,
    ) -> Result<(), Vec<FieldError>> {
        let errors: Vec<FieldError> = [
            self.check_route(catalogue),
            self.check_birth(received),
            self.check_contact(received),
            self.check_injury(received),
            self.check_attachments(limits),
        ]
        .into_iter()
        .flatten()
        .collect();
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }

    fn check_route(&self, catalogue: Option<&Catalogue>) -> Option<FieldError> {
        let error = self.route().check(catalogue?).err()?;
        Some(FieldError::of_route(error))
    }

    fn check_birth(&self, received: Date) -> Option<FieldError> {
        let error = self.patient.born.check(received).err()?;
        Some(FieldError::on_date(Field::BIRTH, error))
    }

    fn check_contact(&self, received: Date) -> Option<FieldError> {
        let age = self.patient.born.age_on(received);
        let needed = contact_needed(Some(age), self.patient.phone.is_some());
        (needed && self.patient.contact.is_none())
            .then(|| FieldError::new(Field::ContactName, Problem::Missing))
    }

    fn check_injury(&self, received: Date) -> Option<FieldError> {
        match &self.reason.payer {
            Payer::WorkSafe { injured, .. } => {
                let error = check_injury(*injured, self.patient.born.date(), received).err()?;
                Some(FieldError::on_date(Field::INJURY, error))
            }
            _ => None,
        }
    }

    fn check_attachments(&self, limits: Option<&Limits>) -> Option<FieldError> {
        FieldError::of_attachments(&self.attachments, limits?)
    }
}

/// Nobody is injured before birth or after today.
pub(crate) fn check_injury(injured: Date, born: Date, today: Date) -> Result<(), DateError> {
    if injured > today {
        Err(DateError::Future)
    } else if injured < born {
        Err(DateError::TooLongAgo)
    } else {
        Ok(())
    }
}
