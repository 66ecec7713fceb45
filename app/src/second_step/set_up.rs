//! An authenticator app is given what it needs, and shows its first code.

use browser::vault::message::TotpShown;
use leptos::prelude::*;
use words::PracticeTrouble;

use super::code::CodeForm;
use super::qr::Qr;
use crate::ui::lang::use_practice_words;

/// The steps, in their order.
#[component]
pub fn SetUp(
    heading: &'static str,
    shown: TotpShown,
    /// Whether nothing else opens before.
    is_wanted: bool,
    trouble: RwSignal<Option<PracticeTrouble>>,
    #[prop(into)] is_busy: Signal<bool>,
    on_code: Callback<String>,
    /// Where nothing else opens before, a passkey does as well; else it may be left as it is.
    on_other: Callback<()>,
) -> impl IntoView {
    let words = use_practice_words();
    let other = match (is_wanted, browser::passkey::are_offered()) {
        (true, false) => None,
        (true, true) => Some(words.passkey_instead()),
        (false, _) => Some(words.go_back()),
    };
    let other = other.map(|label| {
        view! {
            <p>
                <button
                    class="button button-quiet"
                    type="button"
                    on:click=move |_| {
                        if !is_busy.get_untracked() {
                            on_other.run(());
                        }
                    }
                >
                    {label}
                </button>
            </p>
        }
    });
    let steps = words.authenticator_steps();
    let wanted = is_wanted.then(|| view! { <p class="lead">{words.authenticator_wanted()}</p> });
    let secret = in_fours(&shown.secret);
    view! {
        <CodeForm
            heading
            title=words.set_up_authenticator()
            act=words.finish_authenticator()
            trouble
            is_busy
            on_code
        >
            {wanted}
            <p>{words.authenticator_lead()}</p>
            <ol>{steps.map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
            <Qr text=shown.address label=words.authenticator_qr() />
            <p>{words.authenticator_by_hand()}</p>
            <p class="kit-group" id="authenticator-secret">
                {secret}
            </p>
        </CodeForm>
        {other}
    }
}

/// In groups that can be typed without losing the place.
fn in_fours(secret: &str) -> String {
    let signs: Vec<char> = secret.chars().collect();
    let groups: Vec<String> = signs
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_shown_in_groups_of_four() {
        assert_eq!(in_fours("MZXW6YTBOI"), "MZXW 6YTB OI");
    }
}
