//! Two groups of the code, read back from paper.

use leptos::prelude::*;
use words::{PracticeTrouble, PracticeWords};

use super::{CheckSaid, Paper};
use crate::ui::error_summary::{ErrorSummary, Wrong};
use crate::ui::field::Asked;
use crate::ui::form::LocalForm;
use crate::ui::lang::use_practice_words;
use crate::ui::text::{Keyboard, Line, Width};
use crate::ui::told::Stopped;

/// Asks for the two groups. What the vault says to them comes back in `trouble`.
#[component]
pub fn PaperCheck(
    paper: Paper,
    said: CheckSaid,
    trouble: RwSignal<Option<PracticeTrouble>>,
    #[prop(into)] is_busy: Signal<bool>,
    on_typed: Callback<()>,
    on_once_more: Callback<()>,
) -> impl IntoView {
    let CheckSaid {
        heading,
        check_text,
        finish,
        finishing,
        once_more,
    } = said;
    let words = use_practice_words();
    let missing = RwSignal::new(Vec::new());
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
        let found = not_typed(words, &paper.typed());
        let is_whole = found.is_empty();
        missing.set(found);
        if is_whole {
            on_typed.run(());
        }
    });
    let doing = move || is_busy.get().then_some(finishing);
    view! {
        <ErrorSummary wrong />
        <h1 id=heading tabindex="-1">
            {words.kit_check_title()}
        </h1>
        <p class="lead">{check_text}</p>
        <Stopped text=stopped />
        <LocalForm is_busy on_submit>
            {groups(paper, wrong)}
            <div class="buttons">
                <button class="button" type="submit">
                    {finish}
                </button>
                <button
                    class="button button-quiet"
                    type="button"
                    on:click=move |_| on_once_more.run(())
                >
                    {once_more}
                </button>
            </div>
        </LocalForm>
        <p role="status">{doing}</p>
    }
}

fn groups(paper: Paper, wrong: Signal<Vec<Wrong>>) -> AnyView {
    let words = use_practice_words();
    let asked = paper.asked.get_untracked();
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
    let groups = asked.into_iter().zip(paper.typed);
    groups.map(group).collect_view().into_any()
}

/// The id of a group's field; `place` is from 0.
fn anchor(place: usize) -> String {
    format!("kit-group-{}", place + 1)
}

/// The groups that nothing was typed for.
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
        let typed = [(2, " ".to_owned()), (6, "ABCD1".to_owned())];
        let missing = not_typed(words, &typed);
        assert_eq!(missing.len(), 1);
        assert_eq!(missing[0].anchor, "kit-group-3");
        assert!(missing[0].text.contains("group 3"), "{}", missing[0].text);
        let other = refused_group(words, PracticeTrouble::KitGroup(7)).unwrap();
        assert_eq!(other.anchor, "kit-group-7");
        assert!(refused_group(words, PracticeTrouble::Unreached).is_none());
    }
}
