//! One of many answers, found by typing a part of it.

use browser::text::folded;
use leptos::prelude::*;

use super::choice::{Choosable, Radios};
use super::field::Asked;
use super::lang::use_words;
use super::when::When;

/// From so many answers on there is something to type into: what is less is seen at a glance.
const MANY: usize = 8;

/// Answers that are all in sight, and where there are many, a field that leaves those that fit. What is
/// chosen stays in sight, whatever is typed.
#[component]
pub fn FindRadios(
    asked: Asked,
    options: Vec<Choosable>,
    value: Signal<String>,
    on_choose: Callback<String>,
) -> impl IntoView {
    let words = use_words();
    let count = options.len();
    let typed = RwSignal::new(String::new());
    let shown = Memo::new(move |_| {
        let chosen = value.get_untracked();
        let typed = typed.with(|typed| folded(typed));
        let fits = |option: &&Choosable| option.code == chosen || fits(option, &typed);
        options.iter().filter(fits).cloned().collect::<Vec<_>>()
    });
    let said = move || {
        let is_searched = typed.with(|typed| !typed.trim().is_empty());
        is_searched.then(|| words.found_of(shown.with(Vec::len), count))
    };
    let id = format!("{}-find", asked.id);
    view! {
        <When is=move || { count >= MANY }>
            <div class="field">
                <label class="label" for=id.clone()>
                    {words.find()}
                </label>
                <input
                    class="input"
                    id=id.clone()
                    type="search"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))
                    // Enter would go on to the next step.
                    on:keydown=move |event| {
                        if event.key() == "Enter" {
                            event.prevent_default();
                        }
                    }
                />
                <p class="hint" role="status">
                    {said}
                </p>
            </div>
        </When>
        <Radios asked options=shown value on_choose />
    }
}

/// Whether every word that was typed stands in the answer or in what helps to choose it.
fn fits(option: &Choosable, typed: &str) -> bool {
    let hint = option.hint.as_deref().unwrap_or_default();
    let text = folded(&format!("{} {hint}", option.label));
    typed.split_whitespace().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_to_stand_somewhere() {
        let option = Choosable {
            code: "1".to_owned(),
            label: "Dr. Élise Bélanger".to_owned(),
            hint: Some("Orchard Surgical, Kelowna".to_owned()),
        };
        for (typed, expected) in [
            ("", true),
            ("belanger", true),
            ("kelowna elise", true),
            ("kelowna ransome", false),
        ] {
            assert_eq!(fits(&option, typed), expected, "{typed}");
        }
    }
}
