//! The second step of a sign-in, by whichever way the member has set up.

use leptos::prelude::*;
use wire::session::Ways;
use words::PracticeTrouble;

use super::code::CodeForm;
use crate::ui::lang::use_practice_words;
use crate::ui::told::Stopped;

/// Where something else is what most people do.
const QUIET: &str = "button button-quiet";

/// Asks for a code, for a passkey, or for either. What the vault says comes back in `trouble`.
#[component]
pub fn SecondStepForm(
    heading: &'static str,
    act: &'static str,
    ways: Ways,
    trouble: RwSignal<Option<PracticeTrouble>>,
    #[prop(into)] is_busy: Signal<bool>,
    on_code: Callback<String>,
    on_passkey: Callback<()>,
) -> impl IntoView {
    let words = use_practice_words();
    let passkey = ways.passkey.then(|| {
        let class = if ways.code { QUIET } else { "button" };
        view! { <PasskeyButton class act=words.use_passkey() is_busy on_passkey /> }
    });
    if ways.code {
        return view! {
            <CodeForm heading title=words.second_step_title() act trouble is_busy on_code>
                <p>{words.second_step_lead()}</p>
            </CodeForm>
            {passkey}
        }
        .into_any();
    }
    let stopped = Signal::derive(move || trouble.get().map(|it| words.practice_trouble(it)));
    let lead = if ways.passkey {
        words.second_passkey_lead()
    } else {
        words.second_step_nowhere()
    };
    view! {
        <h1 id=heading tabindex="-1">
            {words.second_passkey_title()}
        </h1>
        <Stopped text=stopped />
        <p>{lead}</p>
        {passkey}
    }
    .into_any()
}

/// Has the browser ask for a passkey.
#[component]
pub fn PasskeyButton(
    #[prop(default = QUIET)] class: &'static str,
    act: &'static str,
    #[prop(into)] is_busy: Signal<bool>,
    on_passkey: Callback<()>,
) -> impl IntoView {
    let words = use_practice_words();
    let is_asked = RwSignal::new(false);
    // Whoever typed a code meanwhile waits for something else.
    let doing = move || (is_busy.get() && is_asked.get()).then(|| words.passkey_waiting());
    let ask = move |_| {
        // It keeps the focus: a button that is disabled would lose it.
        if !is_busy.get_untracked() {
            is_asked.set(true);
            on_passkey.run(());
        }
    };
    view! {
        <p>
            <button
                class=class
                type="button"
                id="by-passkey"
                aria-disabled=move || is_busy.get().then_some("true")
                on:click=ask
            >
                {act}
            </button>
        </p>
        <p role="status">{doing}</p>
    }
}
