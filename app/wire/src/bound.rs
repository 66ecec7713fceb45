//! BIND of a referral, built in one place for whoever seals it, accepts it, or opens it.

use referral::ReferralNumber;
use referral::choice::Choice;
use referral::code::{SpecialtyCode, SubcategoryCode};
use referral::id::{PracticeId, ReferralId, SpecialistId};
use referral::route::Route;
use sealing::bind::{Bind, BoundAttachment};
use sealing::jwk::Kid;

/// The form's name and version: the specialty, and the catalogue whose questions were asked.
pub fn form_name(specialty: &SpecialtyCode, catalogue: u32) -> String {
    format!("{specialty}@{catalogue}")
}

/// All that BIND of a first offer is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound<'a> {
    /// The referral.
    pub id: ReferralId,
    /// Its number.
    pub number: ReferralNumber,
    /// The receiving practice.
    pub practice: PracticeId,
    /// Its specialist.
    pub specialist: SpecialistId,
    /// The practice's key.
    pub kid: Kid,
    /// The key's epoch.
    pub epoch: u32,
    /// The hash of the key record, and the checkpoint of the key log that it was found in; both
    /// empty in referrals from before there was a log.
    pub proven: (String, String),
    /// The catalogue that was asked by.
    pub catalogue: u32,
    /// What the server knows of the referral.
    pub route: &'a Route,
}

impl Bound<'_> {
    /// The BIND with these attachments.
    pub fn with(self, attachments: Vec<BoundAttachment>) -> Bind {
        let Self {
            route, specialist, ..
        } = self;
        let subcategory = route.subcategory.as_ref().map(SubcategoryCode::as_str);
        let mut bind = Bind::first(
            self.id,
            self.number.to_string(),
            self.practice,
            vec![self.kid],
            self.epoch,
            form_name(&route.specialty, self.catalogue),
            sealing::bind::Route {
                specialty: route.specialty.as_str().to_owned(),
                category: route.category.as_str().to_owned(),
                subcategory: subcategory.unwrap_or_default().to_owned(),
                region: route.region.code().to_owned(),
                urgency: route.urgency.code().to_owned(),
                specialist: specialist.to_string(),
            },
        );
        bind.att = attachments;
        (bind.kr, bind.cp) = self.proven;
        bind
    }
}
