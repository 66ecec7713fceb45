//! What the form says in English.

mod choices;
mod errors;
mod fields;
mod files;

use referral::attachment::{FileError, FileKind};
use referral::balance::Exclusion;
use referral::contact::Jurisdiction;
use referral::form::{HealthCard, PayerKind, Role, SeenBefore, Sex, Wanted, WishKind, YesNo};
use referral::offer::{DeclineReason, ExpectedWait, OfferState};
use referral::person::{Checksum, Issuer, NoNumberReason};
use referral::region::{Authority, Region};
use referral::urgency::{StatedUrgency, Urgency};
use referral::{Field, FieldError, Step};

use super::En;
use crate::form::FormWords;

impl FormWords for En {
    fn step_title(&self, step: Step) -> &'static str {
        fields::step(step)
    }

    fn field_label(&self, field: Field) -> &'static str {
        fields::label(field)
    }

    fn field_hint(&self, field: Field) -> Option<&'static str> {
        fields::hint(field)
    }

    fn date_legend(&self, field: Field) -> Option<&'static str> {
        match field.date()? {
            Field::BIRTH => Some("Date of birth"),
            _ => Some("Date of injury"),
        }
    }

    fn field_error(&self, error: &FieldError) -> String {
        errors::error(error)
    }

    fn file_error(&self, name: &str, error: FileError) -> String {
        files::error(name, error)
    }

    fn file_renamed(&self, from: &str, to: &str) -> String {
        format!("{from} will be sent as {to}, because that is what it contains.")
    }

    fn file_kind(&self, kind: FileKind) -> &'static str {
        files::kind(kind)
    }

    fn file_size(&self, bytes: u64) -> String {
        files::size(bytes)
    }

    fn checksum_warning(&self, checksum: Checksum) -> Option<&'static str> {
        match checksum {
            Checksum::Verified | Checksum::Unknown => None,
            Checksum::Failed => Some(
                "This number may be mistyped: its last digit does not fit. \
                 Compare it with the card. You can still continue.",
            ),
        }
    }

    fn role(&self, role: Role) -> &'static str {
        choices::role(role)
    }

    fn yes_no(&self, answer: YesNo) -> &'static str {
        match answer {
            YesNo::Yes => "Yes",
            YesNo::No => "No",
        }
    }

    fn wish(&self, wish: WishKind) -> &'static str {
        choices::wish(wish)
    }

    fn health_card(&self, card: HealthCard) -> &'static str {
        choices::health_card(card)
    }

    fn issuer(&self, issuer: Issuer) -> &'static str {
        choices::issuer(issuer)
    }

    fn no_number_reason(&self, reason: NoNumberReason) -> &'static str {
        choices::no_number_reason(reason)
    }

    fn sex(&self, sex: Sex) -> &'static str {
        choices::sex(sex)
    }

    fn jurisdiction(&self, jurisdiction: Jurisdiction) -> &'static str {
        choices::jurisdiction(jurisdiction)
    }

    fn stated_urgency(&self, urgency: StatedUrgency) -> &'static str {
        choices::stated_urgency(urgency)
    }

    fn stated_urgency_hint(&self, urgency: StatedUrgency) -> &'static str {
        choices::stated_urgency_hint(urgency)
    }

    fn urgency(&self, urgency: Urgency) -> &'static str {
        choices::urgency(urgency)
    }

    fn wanted(&self, wanted: Wanted) -> &'static str {
        choices::wanted(wanted)
    }

    fn seen_before(&self, seen: SeenBefore) -> &'static str {
        choices::seen_before(seen)
    }

    fn payer(&self, payer: PayerKind) -> &'static str {
        choices::payer(payer)
    }

    fn region(&self, region: Region) -> &'static str {
        choices::region(region)
    }

    fn authority(&self, authority: Authority) -> &'static str {
        choices::authority(authority)
    }

    fn offer_state(&self, state: OfferState) -> &'static str {
        choices::offer_state(state)
    }

    fn decline_reason(&self, reason: DeclineReason) -> &'static str {
        choices::decline_reason(reason)
    }

    fn decline_words_hint(&self, reason: DeclineReason) -> Option<&'static str> {
        choices::decline_words_hint(reason)
    }

    fn expected_wait(&self, wait: ExpectedWait) -> String {
        match (wait.from(), wait.to()) {
            (_, 0) => "less than a week".to_owned(),
            (1, 1) => "about 1 week".to_owned(),
            (from, to) if from == to => format!("about {to} weeks"),
            (0, 1) => "up to 1 week".to_owned(),
            (0, to) => format!("up to {to} weeks"),
            (from, to) => format!("{from} to {to} weeks"),
        }
    }

    fn exclusion(&self, exclusion: Exclusion) -> &'static str {
        choices::exclusion(exclusion)
    }
}
