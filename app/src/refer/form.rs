//! The form that is being filled in: one draft for all steps, in memory only.

use std::collections::BTreeMap;

use browser::vault::message::Sent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use referral::attachment::Limits;
use referral::catalogue::{Catalogue, Category};
use referral::check::check;
use referral::directory::Offered;
use referral::form::{Kept, Need, Remembered, need};
use referral::id::AttachmentId;
use referral::{Draft, Field, FieldError, Referral, Rules, Step, Target};
use words::{FormWords, Words};

use super::sender;
use crate::fetched::{Fetched, begin, end};
use crate::later::{errors_of, read_offered};
use crate::ui::lang::{use_lang, use_words};

/// Where a form stands.
#[derive(Clone)]
pub enum Phase {
    /// It is being filled in.
    Writing,
    /// It was sent; the done page has not taken over yet.
    Sent(Box<Sent>),
    /// It was sent, and nothing of it is to be shown in the form again.
    Over,
}

/// How a form began.
#[derive(Default)]
struct Begun {
    /// With what was known of the sender.
    with: Remembered,
    /// In this document, at its first step.
    is_open: bool,
}

/// What the steps share.
#[derive(Clone, Copy)]
pub struct Form {
    /// The answers.
    pub draft: RwSignal<Draft>,
    /// What is wrong on the page in sight.
    pub errors: RwSignal<Vec<FieldError>>,
    /// What can be referred.
    pub offered: RwSignal<Fetched<Offered>>,
    /// The chosen files themselves. They stay on the person's disk until they are sealed.
    pub files: RwSignal<Vec<(AttachmentId, browser::file::LocalFile)>, LocalStorage>,
    /// The names of the specialists who were offered, by id, for the check page.
    pub named: RwSignal<BTreeMap<String, String>>,
    /// Whether the page was loaded in the middle of the form, which then starts anew.
    pub anew: RwSignal<bool>,
    /// How it began.
    begun: StoredValue<Begun>,
    /// Whether this computer is to remember the sender.
    pub remembers: RwSignal<bool>,
    /// How many chosen files are still being looked at.
    pub looking: RwSignal<usize>,
    /// Where it stands.
    pub phase: RwSignal<Phase>,
}

impl Form {
    /// An empty form.
    pub fn new() -> Self {
        Self {
            draft: RwSignal::new(Draft::new()),
            errors: RwSignal::new(Vec::new()),
            offered: RwSignal::new(Fetched::nothing()),
            files: RwSignal::new_local(Vec::new()),
            named: RwSignal::new(BTreeMap::new()),
            anew: RwSignal::new(false),
            begun: StoredValue::new(Begun::default()),
            remembers: RwSignal::new(false),
            looking: RwSignal::new(0),
            phase: RwSignal::new(Phase::Writing),
        }
    }

    /// The form of the wizard around this component.
    pub fn here() -> Self {
        expect_context()
    }

    /// Whether it is still being filled in.
    pub fn is_writing(self) -> bool {
        let writing = self
            .phase
            .try_with_untracked(|phase| matches!(phase, Phase::Writing));
        writing.unwrap_or(false)
    }

    /// What was sent, once: from then on the form is over.
    pub fn take_sent(self) -> Option<Sent> {
        if self.is_writing() {
            return None;
        }
        let sent = self
            .phase
            .try_update_untracked(|phase| std::mem::replace(phase, Phase::Over));
        match sent {
            Some(Phase::Sent(sent)) => Some(*sent),
            _ => None,
        }
    }

    /// Wipes every answer and drops every file. Signals may be gone already.
    pub fn wipe(self) {
        self.draft.try_update_untracked(Draft::wipe);
        self.files.try_update_untracked(Vec::clear);
        self.named.try_update_untracked(BTreeMap::clear);
        self.errors.try_update_untracked(Vec::clear);
    }

    /// Wipes the form and starts another one, in which who sends and the clinic stand already if
    /// they are to be kept.
    pub fn start_another(self, keep_sender: bool) {
        let kept = if keep_sender {
            self.draft.with_untracked(Remembered::of)
        } else {
            sender::remembered()
        };
        self.wipe();
        self.anew.set(false);
        self.begin(kept);
        self.phase.set(Phase::Writing);
    }

    /// Begins with what is known of the sender.
    pub fn begin(self, kept: Remembered) {
        let draft = kept.draft();
        self.begun.update_value(|begun| begun.with = kept);
        self.draft.set(draft);
    }

    /// Goes on with answers that were kept.
    pub fn restore(self, kept: Kept) {
        self.anew.set(false);
        self.errors.set(Vec::new());
        self.named.set(kept.named);
        self.draft.set(kept.draft);
    }

    /// The first step is in sight.
    pub fn open(self) {
        self.begun.update_value(|begun| begun.is_open = true);
    }

    /// Whether it was begun in this document, at its first step.
    pub fn is_open(self) -> bool {
        self.begun.with_value(|begun| begun.is_open)
    }

    /// Whether something was answered that would be lost.
    pub fn is_begun(self) -> bool {
        self.draft.with(|draft| {
            self.begun
                .with_value(|begun| !draft.is_empty() && *draft != begun.with.draft())
        })
    }

    /// Fetches the catalogue.
    pub fn load(self) {
        let turn = begin(self.offered);
        spawn_local(async move {
            let text = browser::fetch::get_text("/api/v1/catalogue").await.ok();
            let read = match text {
                Some(text) => read_offered(text).await.ok().flatten(),
                None => None,
            };
            end(self.offered, turn, read);
        });
    }

    /// What stands in a field, kept up to date.
    pub fn value(self, field: Field) -> Signal<String> {
        Signal::derive(move || self.typed(field))
    }

    /// What stands in a field.
    pub fn typed(self, field: Field) -> String {
        self.draft.with(|draft| draft.get(field).to_owned())
    }

    /// What stands in a field now.
    pub fn value_now(self, field: Field) -> String {
        self.draft
            .with_untracked(|draft| draft.get(field).to_owned())
    }

    /// Whether a box is ticked, kept up to date.
    pub fn ticked(self, field: Field) -> Signal<bool> {
        Signal::derive(move || self.draft.with(|draft| draft.ticked(field)))
    }

    /// Takes an answer.
    pub fn answer(self, field: Field, answer: String) {
        self.draft.update(|draft| {
            draft.set(field, answer);
            // Who was named may not take it from there.
            if field == Field::Region {
                draft.set(Field::Specialist, "");
            }
        });
    }

    /// Whether a field must be answered, kept up to date.
    pub fn need(self, field: Field) -> Memo<Need> {
        Memo::new(move |_| self.needs(field))
    }

    /// Whether a field must be answered. Before the catalogue is here, as far as the other answers
    /// tell.
    pub fn needs(self, field: Field) -> Need {
        self.draft.with(|draft| {
            let known = self.with_rules(|rules| need(draft, field, rules));
            known.unwrap_or(if draft.asks(field) {
                Need::Required
            } else {
                Need::Unasked
            })
        })
    }

    /// Runs `look` with what answers are held against, if the catalogue is here.
    pub fn with_rules<T>(self, look: impl FnOnce(&Rules) -> T) -> Option<T> {
        self.offered.with(|offered| {
            let Offered {
                catalogue, limits, ..
            } = offered.ready()?;
            let today = browser::clock::today();
            Some(look(&Rules {
                catalogue,
                limits,
                today,
            }))
        })
    }

    /// Runs `look` with the catalogue, if it is here.
    pub fn with_catalogue<T>(self, look: impl FnOnce(&Catalogue) -> T) -> Option<T> {
        self.offered
            .with(|offered| offered.ready().map(|offered| look(&offered.catalogue)))
    }

    /// Runs `look` with the chosen category, if there is one.
    pub fn with_category<T>(self, look: impl FnOnce(&Category) -> T) -> Option<T> {
        let code = self
            .draft
            .with(|draft| draft.get(Field::Category).parse().ok())?;
        self.with_catalogue(|catalogue| catalogue.category(&code).map(look))
            .flatten()
    }

    /// How much may be attached.
    pub fn limits(self) -> Limits {
        self.offered.with(|offered| {
            offered
                .ready()
                .map(|offered| offered.limits)
                .unwrap_or_default()
        })
    }

    /// Checks a step, and shows what is wrong or tidies what is right. `None` if the catalogue is
    /// not here.
    pub fn check_step(self, step: Step) -> Option<bool> {
        let errors = self.draft.with_untracked(|draft| {
            untrack(|| {
                self.with_rules(|rules| errors_of(draft, step, rules))
                    .flatten()
            })
        })?;
        let right = errors.is_empty();
        self.errors.set(errors);
        if right {
            self.draft.update(|draft| draft.tidy(step));
        }
        Some(right)
    }

    /// The checked referral, or everything that is wrong. `None` if the catalogue is not here.
    pub fn check(self) -> Option<Result<Referral, Vec<FieldError>>> {
        self.draft
            .with(|draft| self.with_rules(|rules| check(draft, rules)))
    }

    /// What is wrong at `target`, in words.
    pub fn error_at(self, target: Target) -> Signal<Option<String>> {
        let words = use_words();
        Signal::derive(move || {
            self.errors.with(|errors| {
                errors
                    .iter()
                    .find(|error| error.target == target)
                    .map(|error| FormWords::field_error(words, error))
            })
        })
    }
}

/// What to do about an error, where it does not stand beside what is wrong: an error in a question
/// of the category names the question.
pub fn told(form: Form, words: &'static dyn Words, error: &FieldError) -> String {
    let to_do = FormWords::field_error(words, error);
    let Target::Prompt(code) = &error.target else {
        return to_do;
    };
    let question = form.with_category(|category| {
        let more = category.subcategories.iter().flat_map(|each| &each.prompts);
        let mut prompts = category.prompts.iter().chain(more);
        let prompt = prompts.find(|prompt| prompt.code == *code)?;
        Some(prompt.ask.in_language(use_lang().tag()).to_owned())
    });
    match question.flatten() {
        Some(question) => words.about_question(&to_do, &question),
        None => to_do,
    }
}
