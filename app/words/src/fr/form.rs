//! What the form says in French.

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

use super::Fr;
use crate::form::FormWords;

impl FormWords for Fr {
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
            Field::BIRTH => Some("Date de naissance"),
            _ => Some("Date de la blessure"),
        }
    }

    fn field_error(&self, error: &FieldError) -> String {
        errors::error(error)
    }

    fn file_error(&self, name: &str, error: FileError) -> String {
        files::error(name, error)
    }

    fn file_renamed(&self, from: &str, to: &str) -> String {
        format!("{from} sera envoyé sous le nom {to}, car c’est ce que le fichier contient.")
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
                "Ce numéro est peut-être mal tapé\u{a0}: son dernier chiffre ne concorde pas. \
                 Comparez-le avec la carte. Vous pouvez continuer quand même.",
            ),
        }
    }

    fn role(&self, role: Role) -> &'static str {
        choices::role(role)
    }

    fn yes_no(&self, answer: YesNo) -> &'static str {
        match answer {
            YesNo::Yes => "Oui",
            YesNo::No => "Non",
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
            (_, 0) => "moins d’une semaine".to_owned(),
            (1, 1) => "environ 1 semaine".to_owned(),
            (from, to) if from == to => format!("environ {to} semaines"),
            (0, 1) => "jusqu’à 1 semaine".to_owned(),
            (0, to) => format!("jusqu’à {to} semaines"),
            (from, to) => format!("de {from} à {to} semaines"),
        }
    }

    fn exclusion(&self, exclusion: Exclusion) -> &'static str {
        choices::exclusion(exclusion)
    }
}
