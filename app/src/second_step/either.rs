//! The second step of a sign-in, by whichever way the member has set up.

use leptos::prelude::*;
use wire::session::Ways;
use words::PracticeTrouble;

use super::code::CodeForm;
use super::lost::LostForm;
use crate::ui::focus::focus;
use crate::ui::lang::use_practice_words;
use crate::ui::told::Stopped;

/// Where something else is what most people do.
const QUIET: &str = "button button-quiet";

/// What a person does at the second step.
pub enum Step {
    /// They typed the code of their authenticator.
    Code(String),
    /// They want to use a passkey.
    Passkey,
    /// They have lost both, and typed their recovery code.
    Lost(String),
    /// They go back to the passphrase.
    Back,
}

/// Asks for a code, for a passkey, or for either; for the recovery code of whoever has lost them. What
/// the vault says comes back in `trouble`.
#[component]
pub fn SecondStepForm(
    heading: &'static str,
    act: &'static str,
    ways: Ways,
    trouble: RwSignal<Option<PracticeTrouble>>,
    #[prop(into)] is_busy: Signal<bool>,
    on_step: Callback<Step>,
    /// Whether the recovery code may stand in: not where a second step is wanted for what follows.
    #[prop(default = true)]
    takes_recovery: bool,
) -> impl IntoView {
    let is_lost = RwSignal::new(false);
    let turn_to = move |lost| {
        if !is_busy.get_untracked() {
            trouble.set(None);
            is_lost.set(lost);
            // A frame later, when what is new is there.
            request_animation_frame(move || focus(heading));
        }
    };
    let on_code = Callback::new(move |code| on_step.run(Step::Lost(code)));
    let on_back = Callback::new(move |()| turn_to(false));
    let on_lost = Callback::new(move |()| turn_to(true));
    let on_other = Callback::new(move |()| {
        if !is_busy.get_untracked() {
            on_step.run(Step::Back);
        }
    });
    move || {
        if is_lost.get() {
            return view! { <LostForm heading act trouble is_busy on_code on_back /> }.into_any();
        }
        view! {
            <WaysForm heading act ways trouble is_busy on_step />
            <Otherwise on_lost=takes_recovery.then_some(on_lost) on_other />
        }
        .into_any()
    }
}

#[component]
fn WaysForm(
    heading: &'static str,
    act: &'static str,
    ways: Ways,
    trouble: RwSignal<Option<PracticeTrouble>>,
    is_busy: Signal<bool>,
    on_step: Callback<Step>,
) -> impl IntoView {
    let words = use_practice_words();
    let on_code = Callback::new(move |code| on_step.run(Step::Code(code)));
    let on_passkey = Callback::new(move |()| on_step.run(Step::Passkey));
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

/// The ways on for whoever cannot do what is asked.
#[component]
fn Otherwise(on_lost: Option<Callback<()>>, on_other: Callback<()>) -> impl IntoView {
    let words = use_practice_words();
    let recovery = match on_lost {
        Some(on_lost) => view! {
            <button class=QUIET type="button" on:click=move |_| on_lost.run(())>
                {words.lost_title()}
            </button>
        }
        .into_any(),
        None => view! { <a href="/inbox">{words.lost_at_sign_in()}</a> }.into_any(),
    };
    view! {
        <p>
            <button class=QUIET type="button" on:click=move |_| on_other.run(())>
                {words.second_step_other()}
            </button>
        </p>
        <details class="why">
            <summary>{words.second_step_lost()}</summary>
            <p>{recovery}</p>
            <p>{words.lost_without()}</p>
            <p>
                <a href="/practice/recover">{words.forgotten_all()}</a>
            </p>
        </details>
    }
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
