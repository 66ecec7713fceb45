//! Six digits that an authenticator app shows.

use leptos::prelude::*;
use words::{PracticeTrouble, PracticeWords};

use crate::ui::error_summary::{ErrorSummary, Wrong, asked_at};
use crate::ui::focus::focus;
use crate::ui::form::LocalForm;
use crate::ui::lang::use_practice_words;
use crate::ui::text::{Keyboard, Line, Width};
use crate::ui::told::Stopped;

/// The id of the field.
const CODE: &str = "code";
/// How many digits a code has.
const DIGITS: usize = 6;

/// Asks for a code. What the vault says to it comes back in `trouble`. What stands above the field is
/// its `children`.
#[component]
pub fn CodeForm(
    heading: &'static str,
    title: &'static str,
    act: &'static str,
    trouble: RwSignal<Option<PracticeTrouble>>,
    #[prop(into)] is_busy: Signal<bool>,
    on_code: Callback<String>,
    children: Children,
) -> impl IntoView {
    let words = use_practice_words();
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(Vec::new());
    let stopped = Signal::derive(move || {
        let trouble = trouble.get().filter(|it| *it != PracticeTrouble::WrongCode);
        trouble.map(|trouble| words.practice_trouble(trouble))
    });
    Effect::new(move |_| {
        if trouble.get() == Some(PracticeTrouble::WrongCode) {
            wrong.set(vec![at_code(
                words.practice_trouble(PracticeTrouble::WrongCode),
            )]);
        }
    });
    let on_submit = Callback::new(move |()| {
        trouble.set(None);
        let found = typed.with_untracked(|typed| check(typed, words));
        let is_right = found.is_none();
        wrong.set(found.into_iter().collect());
        if is_right {
            on_code.run(typed.get_untracked());
        }
    });
    // A frame later, when it is there.
    Effect::new(move |_| request_animation_frame(|| focus(CODE)));
    let doing = move || is_busy.get().then(|| words.checking_code());
    view! {
        <ErrorSummary wrong />
        <h1 id=heading tabindex="-1">
            {title}
        </h1>
        <Stopped text=stopped />
        {children()}
        <LocalForm is_busy on_submit>
            <Line
                asked=asked_at(
                    CODE,
                    words.authenticator_code(),
                    Some(words.authenticator_code_hint().to_owned()),
                    wrong,
                )
                value=String::new()
                keyboard=Keyboard::Digits
                width=Width::Short
                autocomplete="one-time-code"
                on_input=Callback::new(move |text| typed.set(text))
            />
            <button class="button" type="submit">
                {act}
            </button>
        </LocalForm>
        <p role="status">{doing}</p>
    }
}

fn at_code(text: String) -> Wrong {
    Wrong {
        anchor: CODE.to_owned(),
        text,
    }
}

/// What to do about what is no code. Apps show a space in the middle.
fn check(typed: &str, words: &dyn PracticeWords) -> Option<Wrong> {
    let signs: Vec<char> = typed.chars().filter(|sign| !sign.is_whitespace()).collect();
    let is_code = signs.len() == DIGITS && signs.iter().all(char::is_ascii_digit);
    (!is_code).then(|| at_code(words.authenticator_code_missing().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_six_digits_however_they_are_set() {
        let words = words::Lang::En.practice_words();
        for typed in ["042917", " 042 917 "] {
            assert_eq!(check(typed, words), None, "{typed}");
        }
        for typed in ["", "04291", "0429170", "O42917"] {
            assert!(check(typed, words).is_some(), "{typed}");
        }
    }
}
