//! One group of a code, as it is typed.

use leptos::prelude::*;
use words::{PracticeTrouble, PracticeWords};

use crate::ui::error_summary::Wrong;
use crate::ui::field::Asked;
use crate::ui::lang::use_practice_words;
use crate::ui::text::{Keyboard, Line, Width};

/// The field of a group; `place` is from 0. A paper has no capitals of its own: either case is right.
pub fn field(place: usize, typed: RwSignal<String>, wrong: Signal<Vec<Wrong>>) -> AnyView {
    let words = use_practice_words();
    let id = anchor(place);
    let error = {
        let id = id.clone();
        Signal::derive(move || {
            wrong.with(|wrong| {
                let here = wrong.iter().find(|wrong| wrong.anchor == id);
                here.map(|wrong| wrong.text.clone())
            })
        })
    };
    let asked = Asked {
        id,
        label: words.kit_group(place + 1),
        hint: Some(words.kit_group_hint().to_owned()),
        optional: Signal::stored(false),
        error,
    };
    view! {
        <Line
            asked
            value=typed.get_untracked()
            keyboard=Keyboard::Text
            width=Width::Short
            autocomplete="off"
            on_input=Callback::new(move |text| typed.set(text))
        />
    }
    .into_any()
}

/// The id of a group's field; `place` is from 0.
fn anchor(place: usize) -> String {
    format!("kit-group-{}", place + 1)
}

/// What a form of groups says and does.
#[derive(Clone, Copy)]
pub struct Checked {
    /// What is wrong with which group.
    pub wrong: Signal<Vec<Wrong>>,
    /// What stopped them all.
    pub stopped: Signal<Option<String>>,
    /// For the form.
    pub on_submit: Callback<()>,
}

/// Asks for every group before they are handed on. What is said to them comes back in `trouble`.
pub fn checked(
    trouble: RwSignal<Option<PracticeTrouble>>,
    typed: impl Fn() -> Vec<(usize, String)> + Send + Sync + 'static,
    on_typed: Callback<()>,
) -> Checked {
    let words = use_practice_words();
    let missing = RwSignal::new(Vec::new());
    let wrong = Signal::derive(move || {
        let refused = trouble.get().and_then(|trouble| refused(words, trouble));
        missing.get().into_iter().chain(refused).collect::<Vec<_>>()
    });
    let on_submit = Callback::new(move |()| {
        trouble.set(None);
        let found = not_typed(words, &typed());
        let is_whole = found.is_empty();
        missing.set(found);
        if is_whole {
            on_typed.run(());
        }
    });
    Checked {
        wrong,
        stopped: Signal::derive(move || stopped(words, trouble.get())),
        on_submit,
    }
}

/// The groups that nothing was typed for, of those at these places from 0.
fn not_typed(words: &dyn PracticeWords, typed: &[(usize, String)]) -> Vec<Wrong> {
    let empty = typed.iter().filter(|(_, typed)| typed.trim().is_empty());
    empty
        .map(|(place, _)| Wrong {
            anchor: anchor(*place),
            text: words.kit_group_missing(place + 1),
        })
        .collect()
}

/// What to do about a group that is another one on the paper.
fn refused(words: &dyn PracticeWords, trouble: PracticeTrouble) -> Option<Wrong> {
    let PracticeTrouble::KitGroup(number) = trouble else {
        return None;
    };
    Some(Wrong {
        anchor: anchor(number - 1),
        text: words.practice_trouble(trouble),
    })
}

/// What stopped a code, where it is about no single group of it.
fn stopped(words: &dyn PracticeWords, trouble: Option<PracticeTrouble>) -> Option<String> {
    let is_group = |trouble: &PracticeTrouble| matches!(trouble, PracticeTrouble::KitGroup(_));
    let trouble = trouble.filter(|trouble| !is_group(trouble));
    trouble.map(|trouble| words.practice_trouble(trouble))
}

#[cfg(test)]
mod tests {
    use words::TeamTrouble;

    use super::*;

    #[test]
    fn errors_lead_to_the_group_that_they_name() {
        let words = words::Lang::En.practice_words();
        let typed = [(2, " ".to_owned()), (6, "ABCD1".to_owned())];
        let missing = not_typed(words, &typed);
        assert_eq!(missing.len(), 1);
        assert_eq!(missing[0].anchor, "kit-group-3");
        assert!(missing[0].text.contains("group 3"), "{}", missing[0].text);
        let other = refused(words, PracticeTrouble::KitGroup(7)).unwrap();
        assert_eq!(other.anchor, "kit-group-7");
        assert!(refused(words, PracticeTrouble::Unreached).is_none());
    }

    #[test]
    fn a_group_is_named_at_its_field_and_everything_else_above() {
        let words = words::Lang::En.practice_words();
        assert_eq!(stopped(words, Some(PracticeTrouble::KitGroup(1))), None);
        assert!(stopped(words, Some(PracticeTrouble::Team(TeamTrouble::NoSuchKit))).is_some());
    }
}
