//! The answers as they are typed: raw strings, nothing checked. A draft lives only in the sender's
//! browser, and is wiped there.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use zeroize::Zeroize;

use super::{Field, HealthCard, PayerKind, Role, SeenBefore, WishKind, YesNo};
use crate::attachment::Attachment;
use crate::choice::Choice;
use crate::code::PromptCode;
use crate::contact::Jurisdiction;
use crate::id::{AttachmentId, SpecialistId};
use crate::person::NoNumberReason;
use crate::urgency::StatedUrgency;

/// What a ticked box answers; one that is not ticked answers nothing.
pub const TICKED: &str = "yes";

/// A form that is being filled in.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Draft {
    answers: BTreeMap<Field, String>,
    prompts: BTreeMap<PromptCode, String>,
    attachments: Vec<Attachment>,
    allowed: Option<BTreeSet<SpecialistId>>,
}

impl Draft {
    /// An empty form.
    pub fn new() -> Self {
        Self::default()
    }

    /// What was typed, or nothing.
    pub fn get(&self, field: Field) -> &str {
        self.answers.get(&field).map_or("", String::as_str)
    }

    /// Takes what was typed; the old answer is wiped.
    pub fn set(&mut self, field: Field, answer: impl Into<String>) {
        if let Some(mut old) = self.answers.insert(field, answer.into()) {
            old.zeroize();
        }
    }

    /// The choice that was made, if it is one of the list.
    pub fn choice<T: Choice>(&self, field: Field) -> Option<T> {
        T::from_code(self.get(field))
    }

    /// Whether a box is ticked.
    pub fn ticked(&self, field: Field) -> bool {
        self.get(field) == TICKED
    }

    /// Ticks a box, or takes the tick away.
    pub fn tick(&mut self, field: Field, ticked: bool) {
        self.set(field, if ticked { TICKED } else { "" });
    }

    /// The answer to a category's question, or nothing.
    pub fn prompt(&self, code: &PromptCode) -> &str {
        self.prompts.get(code).map_or("", String::as_str)
    }

    /// Takes the answer to a category's question; the old one is wiped.
    pub fn set_prompt(&mut self, code: PromptCode, answer: impl Into<String>) {
        if let Some(mut old) = self.prompts.insert(code, answer.into()) {
            old.zeroize();
        }
    }

    /// Every field that is answered, with its answer.
    pub(super) fn answers(&self) -> impl Iterator<Item = (Field, &str)> {
        let answers = self.answers.iter();
        answers.filter_map(|(field, answer)| Some((*field, said(answer)?)))
    }

    /// Every question of a category that is answered, with its answer.
    pub(super) fn prompts(&self) -> impl Iterator<Item = (&PromptCode, &str)> {
        let prompts = self.prompts.iter();
        prompts.filter_map(|(code, answer)| Some((code, said(answer)?)))
    }

    /// The chosen files, in the order in which they were chosen.
    pub fn attachments(&self) -> &[Attachment] {
        &self.attachments
    }

    /// Adds a file.
    pub fn attach(&mut self, attachment: Attachment) {
        self.attachments.push(attachment);
    }

    /// Takes a file away.
    pub fn detach(&mut self, id: AttachmentId) {
        self.attachments.retain(|attachment| attachment.id() != id);
    }

    /// The specialists that the pool may choose from; `None` means any.
    pub fn allowed(&self) -> Option<&BTreeSet<SpecialistId>> {
        self.allowed.as_ref()
    }

    /// Limits the pool to these specialists, or to nobody in particular.
    pub fn set_allowed(&mut self, allowed: Option<BTreeSet<SpecialistId>>) {
        self.allowed = allowed;
    }

    /// Whether nothing has been answered yet.
    pub fn is_empty(&self) -> bool {
        self.answers
            .values()
            .chain(self.prompts.values())
            .all(String::is_empty)
            && self.attachments.is_empty()
    }

    /// Overwrites every answer in memory and forgets it.
    pub fn wipe(&mut self) {
        self.answers
            .values_mut()
            .chain(self.prompts.values_mut())
            .for_each(Zeroize::zeroize);
        *self = Self::default();
    }

    /// Whether the field applies, given the other answers. What the catalogue or the day also has
    /// a say in is told by [`need`](super::need).
    pub fn asks(&self, field: Field) -> bool {
        use Field as F;
        match field {
            F::SenderMsp => self.is(F::Role, Role::Provider),
            F::ProviderName | F::ProviderMsp => self.is(F::Role, Role::Moa),
            F::ClinicPostalCode => !self.is(F::ClinicJurisdiction, Jurisdiction::Abroad),
            F::Subcategory => !self.get(F::Category).is_empty(),
            F::Specialist => self.is(F::Wish, WishKind::Named),
            F::HealthNumber => self
                .choice(F::HealthCard)
                .is_some_and(|card: HealthCard| card != HealthCard::None),
            F::VersionCode => self.is(F::HealthCard, HealthCard::On),
            F::NoNumberReason => self.is(F::HealthCard, HealthCard::None),
            F::NoNumberOther => {
                self.asks(F::NoNumberReason) && self.is(F::NoNumberReason, NoNumberReason::Other)
            }
            F::PatientPhone | F::VoicemailOk => !self.ticked(F::NoPhone),
            F::PatientStreet | F::PatientTown | F::PatientJurisdiction => {
                !self.ticked(F::NoFixedAddress)
            }
            F::PatientPostalCode => {
                self.asks(F::PatientStreet)
                    && !self.is(F::PatientJurisdiction, Jurisdiction::Abroad)
            }
            F::EmailConsent => !self.get(F::PatientEmail).trim().is_empty(),
            F::Telephoned => self.is(F::Urgency, StatedUrgency::Emergent),
            F::TelephonedWhom => self.asks(F::Telephoned) && self.ticked(F::Telephoned),
            F::UrgencyReason => self
                .choice::<StatedUrgency>(F::Urgency)
                .is_some_and(StatedUrgency::needs_reason),
            F::Medications => !self.ticked(F::MedicationsNone),
            F::Allergies => !self.ticked(F::AllergiesNone),
            F::SeenBy => self.is(F::SeenBefore, SeenBefore::Again),
            F::ElsewhereWhere => self.is(F::Elsewhere, YesNo::Yes),
            F::ClaimNumber => matches!(
                self.choice(F::Payer),
                Some(PayerKind::WorkSafe | PayerKind::Icbc)
            ),
            F::InjuryDay | F::InjuryMonth | F::InjuryYear => self.is(F::Payer, PayerKind::WorkSafe),
            _ => true,
        }
    }

    fn is<T: Choice + PartialEq>(&self, field: Field, choice: T) -> bool {
        self.choice(field) == Some(choice)
    }
}

/// An answer, unless it was emptied.
fn said(answer: &str) -> Option<&str> {
    (!answer.is_empty()).then_some(answer)
}

impl Drop for Draft {
    fn drop(&mut self) {
        self.answers
            .values_mut()
            .chain(self.prompts.values_mut())
            .for_each(Zeroize::zeroize);
    }
}

/// Says how much has been answered, and nothing of what.
impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let answered = self
            .answers
            .values()
            .chain(self.prompts.values())
            .filter(|answer| !answer.is_empty());
        write!(
            f,
            "Draft({} answers, {} attachments)",
            answered.count(),
            self.attachments.len()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(answers: &[(Field, &str)]) -> Draft {
        let mut draft = Draft::new();
        for (field, answer) in answers {
            draft.set(*field, *answer);
        }
        draft
    }

    #[test]
    fn a_provider_is_never_asked_for_the_provider_again() {
        let provider = draft(&[(Field::Role, "provider")]);
        assert!(provider.asks(Field::SenderMsp));
        assert!(!provider.asks(Field::ProviderName) && !provider.asks(Field::ProviderMsp));
        let moa = draft(&[(Field::Role, "moa")]);
        assert!(!moa.asks(Field::SenderMsp));
        assert!(moa.asks(Field::ProviderName) && moa.asks(Field::ProviderMsp));
    }

    #[test]
    fn a_condition_that_no_longer_holds_hides_what_hung_on_it() {
        let mut draft = draft(&[
            (Field::HealthCard, "none"),
            (Field::NoNumberReason, "other"),
        ]);
        assert!(draft.asks(Field::NoNumberOther));
        draft.set(Field::HealthCard, "bc");
        assert!(!draft.asks(Field::NoNumberOther) && !draft.asks(Field::NoNumberReason));
        draft.tick(Field::NoFixedAddress, true);
        assert!(!draft.asks(Field::PatientStreet) && !draft.asks(Field::PatientPostalCode));
    }

    #[test]
    fn a_claim_is_asked_only_of_who_pays_by_claim() {
        assert!(draft(&[(Field::Payer, "icbc")]).asks(Field::ClaimNumber));
        assert!(!draft(&[(Field::Payer, "icbc")]).asks(Field::InjuryDay));
        assert!(draft(&[(Field::Payer, "worksafebc")]).asks(Field::InjuryDay));
        assert!(!draft(&[(Field::Payer, "plan")]).asks(Field::ClaimNumber));
    }

    #[test]
    fn a_wiped_draft_is_empty() {
        let mut draft = draft(&[(Field::FamilyName, "Sample")]);
        draft.set_prompt("ultrasound".parse().unwrap(), "two stones");
        draft.wipe();
        assert!(draft.is_empty());
        assert_eq!(draft, Draft::new());
    }

    #[test]
    fn debug_prints_no_answer() {
        let draft = draft(&[(Field::FamilyName, "Sample"), (Field::GivenNames, "")]);
        assert_eq!(format!("{draft:?}"), "Draft(1 answers, 0 attachments)");
    }
}
