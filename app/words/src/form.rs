//! What the form says: its fields, its choices, and what to do about a wrong answer.

use referral::attachment::{FileError, FileKind};
use referral::balance::Exclusion;
use referral::choice::Choice;
use referral::contact::Jurisdiction;
use referral::form::{HealthCard, PayerKind, Role, SeenBefore, Sex, Wanted, WishKind, YesNo};
use referral::offer::{DeclineReason, ExpectedWait, OfferState};
use referral::person::{Checksum, Issuer, NoNumberReason};
use referral::region::{Authority, Region};
use referral::urgency::{StatedUrgency, Urgency};
use referral::{Field, FieldError, Step};

/// The sentences of the form and of what a referral is made of.
pub trait FormWords {
    /// The heading of a step.
    fn step_title(&self, step: Step) -> &'static str;

    /// The label of a field.
    fn field_label(&self, field: Field) -> &'static str;

    /// What helps to fill in a field, where the label is not enough.
    fn field_hint(&self, field: Field) -> Option<&'static str>;

    /// The question above the three fields of a date; `None` for a field that is part of no date.
    fn date_legend(&self, field: Field) -> Option<&'static str>;

    /// What to do about a wrong answer.
    fn field_error(&self, error: &FieldError) -> String;

    /// Why a chosen file is not taken, and what to do instead. `name` is shown as text.
    fn file_error(&self, name: &str, error: FileError) -> String;

    /// That a file was renamed to say what it is.
    fn file_renamed(&self, from: &str, to: &str) -> String;

    /// A kind of file.
    fn file_kind(&self, kind: FileKind) -> &'static str;

    /// A size in bytes, as people say it.
    fn file_size(&self, bytes: u64) -> String;

    /// A second look that a health number may need; nothing stands in the way of sending.
    fn checksum_warning(&self, checksum: Checksum) -> Option<&'static str>;

    /// Who fills in the form.
    fn role(&self, role: Role) -> &'static str;

    /// Yes or no.
    fn yes_no(&self, answer: YesNo) -> &'static str;

    /// A named specialist, or the pool.
    fn wish(&self, wish: WishKind) -> &'static str;

    /// Whose health card the patient has.
    fn health_card(&self, card: HealthCard) -> &'static str;

    /// Who issued a card.
    fn issuer(&self, issuer: Issuer) -> &'static str;

    /// Why there is no health number.
    fn no_number_reason(&self, reason: NoNumberReason) -> &'static str;

    /// The sex on the card.
    fn sex(&self, sex: Sex) -> &'static str;

    /// A province, a territory, or abroad.
    fn jurisdiction(&self, jurisdiction: Jurisdiction) -> &'static str;

    /// An urgency that a sender can state.
    fn stated_urgency(&self, urgency: StatedUrgency) -> &'static str;

    /// What a stated urgency means.
    fn stated_urgency_hint(&self, urgency: StatedUrgency) -> &'static str;

    /// An urgency that a practice sees.
    fn urgency(&self, urgency: Urgency) -> &'static str;

    /// What is wanted of the specialist.
    fn wanted(&self, wanted: Wanted) -> &'static str;

    /// Whether a specialist has seen the patient before.
    fn seen_before(&self, seen: SeenBefore) -> &'static str;

    /// Who pays.
    fn payer(&self, payer: PayerKind) -> &'static str;

    /// A region.
    fn region(&self, region: Region) -> &'static str;

    /// A health authority.
    fn authority(&self, authority: Authority) -> &'static str;

    /// The state of an offer.
    fn offer_state(&self, state: OfferState) -> &'static str;

    /// Why a referral was declined.
    fn decline_reason(&self, reason: DeclineReason) -> &'static str;

    /// What a reason asks the practice to write besides, where the code says too little.
    fn decline_words_hint(&self, reason: DeclineReason) -> Option<&'static str>;

    /// The wait that a practice expects.
    fn expected_wait(&self, wait: ExpectedWait) -> String;

    /// Why a specialist cannot be chosen now.
    fn exclusion(&self, exclusion: Exclusion) -> &'static str;

    /// The label of a choice of the form by its code; `None` where the field has no such choice.
    fn option_label(&self, field: Field, code: &str) -> Option<&'static str> {
        /// The words of the choice that has this code.
        fn of<T: Choice>(code: &str, words: impl Fn(T) -> &'static str) -> Option<&'static str> {
            T::from_code(code).map(words)
        }
        match field {
            Field::Role => of(code, |role| self.role(role)),
            Field::ClinicJurisdiction | Field::PatientJurisdiction => {
                of(code, |place| self.jurisdiction(place))
            }
            Field::Region => of(code, |region| self.region(region)),
            Field::Wish => of(code, |wish| self.wish(wish)),
            Field::HealthCard => of(code, |card| self.health_card(card)),
            Field::NoNumberReason => of(code, |reason| self.no_number_reason(reason)),
            Field::Sex => of(code, |sex| self.sex(sex)),
            Field::Urgency => of(code, |urgency| self.stated_urgency(urgency)),
            Field::Wanted => of(code, |wanted| self.wanted(wanted)),
            Field::SeenBefore => of(code, |seen| self.seen_before(seen)),
            Field::Elsewhere => of(code, |answer| self.yes_no(answer)),
            Field::Payer => of(code, |payer| self.payer(payer)),
            _ => None,
        }
    }
}
