//! What a computer may remember of a sender who wishes so.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Draft, Field, Step};

/// What is asked of the sender and may be something else for the next patient.
const OF_ONE_PATIENT: [Field; 2] = [Field::FamilyProvider, Field::CopiesTo];

/// Who sends, and their clinic: answers by the ids of their fields. Nothing about a patient is ever
/// among them, whatever was written to where it was read from.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Remembered(BTreeMap<String, String>);

impl Remembered {
    /// What a draft says of its sender.
    pub fn of(draft: &Draft) -> Self {
        let answers = fields().map(|field| (field.id().to_owned(), draft.get(field).to_owned()));
        Self(answers.filter(|(_, answer)| !answer.is_empty()).collect())
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A draft that begins with it. What is too long for its field is left out.
    pub fn draft(&self) -> Draft {
        let mut draft = Draft::new();
        for field in fields() {
            let answer = self.0.get(field.id()).filter(|answer| fits(field, answer));
            draft.set(field, answer.cloned().unwrap_or_default());
        }
        draft
    }
}

fn fields() -> impl Iterator<Item = Field> {
    let asked = Field::of(Step::You).chain(Field::of(Step::Clinic));
    asked.filter(|field| !OF_ONE_PATIENT.contains(field))
}

fn fits(field: Field, answer: &str) -> bool {
    // Choices are a code of a few letters.
    const SHORT: usize = 64;
    answer.chars().count() <= field.max_chars().unwrap_or(SHORT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Draft;

    #[test]
    fn who_sends_is_remembered_and_the_patient_is_not() {
        let mut draft = Draft::new();
        for field in Field::ALL {
            draft.set(*field, "x");
        }
        let remembered = Remembered::of(&draft).draft();
        for field in Field::ALL {
            let is_senders =
                matches!(field.step(), Step::You | Step::Clinic) && !OF_ONE_PATIENT.contains(field);
            assert_eq!(!remembered.get(*field).is_empty(), is_senders, "{field:?}");
        }
    }

    #[test]
    fn what_stands_in_a_storage_is_not_believed() {
        let written =
            r#"{"family-name":"Sample","question":"why","your-name":"Casey","role":"moa"}"#;
        let remembered: Remembered = serde_json::from_str(written).unwrap();
        let draft = remembered.draft();
        assert_eq!(draft.get(Field::SenderName), "Casey");
        assert_eq!(draft.get(Field::FamilyName), "");
        assert_eq!(draft.get(Field::Question), "");
        let long = Remembered(BTreeMap::from([(
            Field::SenderName.id().to_owned(),
            "x".repeat(100_000),
        )]));
        assert_eq!(long.draft().get(Field::SenderName), "");
    }

    #[test]
    fn an_empty_form_leaves_nothing_to_remember() {
        assert!(Remembered::of(&Draft::new()).is_empty());
        assert!(Remembered::default().draft().is_empty());
    }
}
