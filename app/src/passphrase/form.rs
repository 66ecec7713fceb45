//! Who, what allows it, and the new passphrase twice.

use browser::vault::message::SHORTEST_PASSPHRASE;
use leptos::prelude::*;
use referral::Field;

use super::check::{Now, check};
use super::{By, Changing, HEADING, Stage};
use crate::ui::error_summary::{ErrorSummary, Wrong, asked_at};
use crate::ui::form::LocalForm;
use crate::ui::lang::{use_practice_words, use_words};
use crate::ui::secret::Secret;
use crate::ui::text::{Keyboard, Line, Width};
use crate::ui::told::Stopped;

pub(super) const EMAIL: &str = "email";
/// The id of the field for the passphrase until now, or for the recovery code.
pub(super) const PROOF: &str = "passphrase";
pub(super) const NEW: &str = "new-passphrase";
pub(super) const AGAIN: &str = "passphrase-again";

/// The form. What was typed stays when something stops it.
#[component]
pub(super) fn ChangeForm(changing: Changing) -> impl IntoView {
    let words = use_practice_words();
    let form_words = use_words();
    let wrong = RwSignal::new(Vec::new());
    let is_busy = Signal::derive(move || changing.stage.get() == Stage::Working);
    let stopped = Signal::derive(move || {
        let trouble = changing.trouble.get();
        trouble.map(|trouble| words.practice_trouble(trouble))
    });
    let on_submit = Callback::new(move |()| {
        changing.trouble.set(None);
        let found = check(&Now::of(changing), words, form_words);
        let is_right = found.is_empty();
        wrong.set(found);
        if is_right {
            changing.change();
        }
    });
    let doing = move || is_busy.get().then(|| words.changing_passphrase());
    let (lead, act) = match changing.by {
        By::Passphrase => (words.change_passphrase_lead(), words.change_passphrase()),
        By::RecoveryCode => (words.forgotten_lead(), words.choose_passphrase()),
    };
    view! {
        <ErrorSummary wrong />
        <h1 id=HEADING tabindex="-1">
            {changing.by.title(words)}
        </h1>
        <p>{lead}</p>
        <Stopped text=stopped />
        <LocalForm is_busy on_submit>
            {who(changing, wrong)}
            {proof(changing, wrong)}
            {new(changing, wrong)}
            <button class="button" type="submit">
                {act}
            </button>
        </LocalForm>
        <p role="status">{doing}</p>
    }
}

fn who(changing: Changing, wrong: RwSignal<Vec<Wrong>>) -> AnyView {
    let label = use_words().field_label(Field::SenderEmail);
    view! {
        <Line
            asked=asked_at(EMAIL, label, None, wrong)
            value=changing.email.get_untracked()
            keyboard=Keyboard::Email
            width=Width::Full
            autocomplete="username"
            on_input=Callback::new(move |typed| changing.email.set(typed))
        />
    }
    .into_any()
}

/// What allows the change. A code is typed from paper, so it is not hidden.
fn proof(changing: Changing, wrong: RwSignal<Vec<Wrong>>) -> AnyView {
    let words = use_practice_words();
    match changing.by {
        By::Passphrase => view! {
            <Secret
                asked=asked_at(PROOF, words.passphrase_until_now(), None, wrong)
                value=changing.proof
                autocomplete="current-password"
            />
        }
        .into_any(),
        By::RecoveryCode => {
            let hint = Some(words.recovery_code_hint().to_owned());
            view! {
                <Line
                    asked=asked_at(PROOF, words.recovery_code(), hint, wrong)
                    value=changing.proof.get_untracked()
                    keyboard=Keyboard::Text
                    width=Width::Full
                    autocomplete="off"
                    on_input=Callback::new(move |typed| changing.proof.set(typed))
                />
            }
            .into_any()
        }
    }
}

fn new(changing: Changing, wrong: RwSignal<Vec<Wrong>>) -> AnyView {
    let words = use_practice_words();
    let hint = words.new_passphrase_hint(SHORTEST_PASSPHRASE);
    view! {
        <Secret
            asked=asked_at(NEW, words.new_passphrase(), Some(hint), wrong)
            value=changing.new
            autocomplete="new-password"
        />
        <Secret
            asked=asked_at(AGAIN, words.passphrase_again(), None, wrong)
            value=changing.again
            autocomplete="new-password"
        />
    }
    .into_any()
}
