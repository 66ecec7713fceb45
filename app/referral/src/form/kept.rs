//! A form as a browser may keep it for its sender: what was typed and where, and none of the files.
//!
//! It is written with the version of its own shape. A build reads the versions that it knows and no
//! other: what it would have to guess at is none of its own.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Draft, Field, Step};
use crate::code::PromptCode;
use crate::id::SpecialistId;

/// The shape that this build writes and reads.
const VERSION: u32 = 1;

/// The names of specialists by their ids, as a page has shown them.
pub type Named = BTreeMap<String, String>;

/// What is written of a form. It borrows the answers: none is copied on the way.
#[derive(Serialize)]
pub struct ToKeep<'a> {
    version: Version,
    step: Step,
    answers: BTreeMap<&'static str, &'a str>,
    prompts: BTreeMap<&'a PromptCode, &'a str>,
    allowed: Option<&'a BTreeSet<SpecialistId>>,
    named: &'a Named,
    files: usize,
}

impl<'a> ToKeep<'a> {
    /// The form that stands at this step. `files` is how many were chosen: of the files themselves,
    /// and of their names, nothing is kept.
    pub fn of(draft: &'a Draft, step: Step, named: &'a Named, files: usize) -> Self {
        Self {
            version: Version,
            step,
            answers: draft
                .answers()
                .map(|(field, answer)| (field.id(), answer))
                .collect(),
            prompts: draft.prompts().collect(),
            allowed: draft.allowed(),
            named,
            files,
        }
    }
}

/// A form that was kept, read back.
#[derive(Deserialize)]
#[serde(try_from = "Written")]
pub struct Kept {
    /// The answers, without files.
    pub draft: Draft,
    /// The step that was in sight.
    pub step: Step,
    /// The names of the specialists that were on offer.
    pub named: Named,
    /// How many files were chosen.
    pub files: usize,
}

/// What was written, before its answers are held against the form of this build.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(rename = "version")]
    _version: Version,
    step: Step,
    answers: BTreeMap<String, String>,
    prompts: BTreeMap<PromptCode, String>,
    allowed: Option<BTreeSet<SpecialistId>>,
    named: Named,
    files: usize,
}

/// An answer to a question that this build does not ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("no such field")]
struct UnknownField;

impl TryFrom<Written> for Kept {
    type Error = UnknownField;

    fn try_from(written: Written) -> Result<Self, UnknownField> {
        let mut draft = Draft::new();
        for (id, answer) in written.answers {
            draft.set(Field::from_id(&id).ok_or(UnknownField)?, answer);
        }
        for (code, answer) in written.prompts {
            draft.set_prompt(code, answer);
        }
        draft.set_allowed(written.allowed);
        Ok(Self {
            draft,
            step: written.step,
            named: written.named,
            files: written.files,
        })
    }
}

/// The version as it is written. There is one, so it holds nothing.
#[derive(Clone, Serialize, Deserialize)]
#[serde(into = "u32", try_from = "u32")]
struct Version;

/// Another build wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a version that this build does not know")]
struct UnknownVersion;

impl From<Version> for u32 {
    fn from(_: Version) -> Self {
        VERSION
    }
}

impl TryFrom<u32> for Version {
    type Error = UnknownVersion;

    fn try_from(version: u32) -> Result<Self, UnknownVersion> {
        if version == VERSION {
            Ok(Self)
        } else {
            Err(UnknownVersion)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::attachment::{Attachment, Limits};
    use crate::choice::Choice as _;
    use crate::id::AttachmentId;

    /// A form in which every field is answered, each otherwise.
    fn full() -> Draft {
        let mut draft = Draft::new();
        for field in Field::ALL {
            draft.set(*field, format!("«{}»\n\"\\\u{0}é中", field.id()));
        }
        draft.set_prompt("ultrasound".parse().unwrap(), "two stones");
        draft.set_prompt("bilirubin".parse().unwrap(), "normal");
        draft.set_allowed(Some([SpecialistId::from_bytes([7; 16])].into()));
        draft
    }

    fn named() -> Named {
        Named::from([("07".repeat(16), "Dr. Sample".to_owned())])
    }

    fn written(draft: &Draft, step: Step) -> String {
        serde_json::to_string(&ToKeep::of(draft, step, &named(), 2)).unwrap()
    }

    fn read(text: &str) -> Option<Kept> {
        serde_json::from_str(text).ok()
    }

    #[test]
    fn every_answer_comes_back() {
        let draft = full();
        let kept = read(&written(&draft, Step::Reason)).unwrap();
        assert!(kept.draft == draft);
        assert_eq!((kept.step, kept.files), (Step::Reason, 2));
        assert_eq!(kept.named, named());
    }

    #[test]
    fn every_step_comes_back() {
        for step in Step::ALL {
            assert_eq!(read(&written(&full(), *step)).unwrap().step, *step);
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_comes_back(place in 0..Field::ALL.len(), typed in "(?s).{1,80}") {
            let mut draft = Draft::new();
            draft.set(Field::ALL[place], typed);
            prop_assert!(read(&written(&draft, Step::You)).unwrap().draft == draft);
        }

        #[test]
        fn any_text_is_read_or_refused_without_panic(text in "(?s).{0,200}") {
            let _ = read(&text);
        }
    }

    #[test]
    fn a_field_that_was_emptied_is_not_written() {
        let mut draft = Draft::new();
        draft.set(Field::FamilyName, "");
        assert!(!written(&draft, Step::You).contains(Field::FamilyName.id()));
    }

    #[test]
    fn of_the_files_nothing_is_kept_but_how_many_there_were() {
        let mut draft = full();
        let id = AttachmentId::from_bytes([9; 16]);
        let examined = Attachment::examine(
            id,
            "canary-report.pdf",
            9,
            b"%PDF-1.7\n",
            &Limits::default(),
        );
        draft.attach(examined.unwrap().attachment);
        let text = written(&draft, Step::Check);
        assert!(!text.contains("canary") && !text.contains(&id.to_string()));
        let kept = read(&text).unwrap();
        assert!(kept.draft.attachments().is_empty());
        assert_eq!(kept.files, 2);
    }

    #[test]
    fn what_another_build_wrote_is_not_read() {
        let text = written(&full(), Step::Patient);
        assert!(text.contains(r#""version":1,"#), "{text}");
        for version in ["0", "2", "-1", "\"1\"", "null"] {
            let other = text.replace(r#""version":1,"#, &format!(r#""version":{version},"#));
            assert!(read(&other).is_none(), "{version}");
        }
        assert!(read(&text.replace(r#""version":1,"#, "")).is_none());
    }

    #[test]
    fn an_answer_to_an_unknown_question_is_not_read() {
        let text = written(&full(), Step::Patient);
        assert!(read(&text.replace("\"family-name\"", "\"shoe-size\"")).is_none());
        assert!(read(&text.replace("\"files\":2", "\"files\":2,\"more\":1")).is_none());
        assert!(read(&text.replace("\"patient\"", "\"payment\"")).is_none());
    }
}
