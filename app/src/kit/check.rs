//! Two groups of the kit, read back from paper.

use leptos::prelude::*;
use words::{PracticeTrouble, PracticeWords};

use super::HEADING;
use super::desk::{Enrolment, Stage};
use crate::ui::error_summary::{ErrorSummary, Wrong};
use crate::ui::field::Asked;
use crate::ui::form::LocalForm;
use crate::ui::lang::use_practice_words;
use crate::ui::text::{Keyboard, Line, Width};
use crate::ui::told::Stopped;

/// Asks for the two groups.
#[component]
pub fn KitCheck(enrolment: Enrolment) -> impl IntoView {
    let words = use_practice_words();
    let missing = RwSignal::new(Vec::new());
    let trouble = enrolment.trouble;
    trouble.set(None);
    let wrong = Signal::derive(move || {
        let refused = trouble
            .get()
            .and_then(|trouble| refused_group(words, trouble));
        missing.get().into_iter().chain(refused).collect::<Vec<_>>()
    });
    let stopped = Signal::derive(move || {
        let is_group = |trouble: &PracticeTrouble| matches!(trouble, PracticeTrouble::KitGroup(_));
        let trouble = trouble.get().filter(|trouble| !is_group(trouble));
        trouble.map(|trouble| words.practice_trouble(trouble))
    });
    let on_submit = Callback::new(move |()| {
        trouble.set(None);
        let typed = enrolment.groups.map(|group| group.get_untracked());
        let found = not_typed(words, enrolment.asked.get_untracked(), &typed);
        let is_whole = found.is_empty();
        missing.set(found);
        if is_whole {
            enrolment.finish();
        }
    });
    let is_busy = enrolment.is_finishing;
    let doing = move || is_busy.get().then(|| words.finishing());
    view! {
        <ErrorSummary wrong />
        <h1 id=HEADING tabindex="-1">
            {words.kit_check_title()}
        </h1>
        <p class="lead">{words.kit_check_text()}</p>
        <Stopped text=stopped />
        <LocalForm is_busy on_submit>
            {groups(enrolment, wrong)}
            <div class="buttons">
                <button class="button" type="submit">
                    {words.finish()}
                </button>
                <button
                    class="button button-quiet"
                    type="button"
                    on:click=move |_| enrolment.stage.set(Stage::Kit)
                >
                    {words.kit_once_more()}
                </button>
            </div>
        </LocalForm>
        <p role="status">{doing}</p>
    }
}

fn groups(enrolment: Enrolment, wrong: Signal<Vec<Wrong>>) -> AnyView {
    let words = use_practice_words();
    let asked = enrolment.asked.get_untracked();
    let group = |(place, typed): (usize, RwSignal<String>)| {
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
    };
    let groups = asked.into_iter().zip(enrolment.groups);
    groups.map(group).collect_view().into_any()
}

/// The id of a group's field; `place` is from 0.
fn anchor(place: usize) -> String {
    format!("kit-group-{}", place + 1)
}

/// The groups that nothing was typed for.
fn not_typed(words: &dyn PracticeWords, asked: [usize; 2], typed: &[String; 2]) -> Vec<Wrong> {
    let groups = asked.into_iter().zip(typed);
    let empty = groups.filter(|(_, typed)| typed.trim().is_empty());
    empty
        .map(|(place, _)| Wrong {
            anchor: anchor(place),
            text: words.kit_group_missing(place + 1),
        })
        .collect()
}

/// What to do about a group that is another one in the kit.
fn refused_group(words: &dyn PracticeWords, trouble: PracticeTrouble) -> Option<Wrong> {
    let PracticeTrouble::KitGroup(number) = trouble else {
        return None;
    };
    Some(Wrong {
        anchor: anchor(number - 1),
        text: words.practice_trouble(trouble),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_lead_to_the_group_that_they_name() {
        let words = words::Lang::En.practice_words();
        let typed = [" ".to_owned(), "ABCD1".to_owned()];
        let missing = not_typed(words, [2, 6], &typed);
        assert_eq!(missing.len(), 1);
        assert_eq!(missing[0].anchor, "kit-group-3");
        assert!(missing[0].text.contains("group 3"), "{}", missing[0].text);
        let other = refused_group(words, PracticeTrouble::KitGroup(7)).unwrap();
        assert_eq!(other.anchor, "kit-group-7");
        assert!(refused_group(words, PracticeTrouble::Unreached).is_none());
    }
}
