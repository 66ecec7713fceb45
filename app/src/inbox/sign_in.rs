//! The sign-in. It stands at every address of the inbox while the keys are locked.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wire::session::Ways;
use words::PracticeTrouble;

use super::session::{Door, Session};
use crate::second_step::{AddPasskey, PasskeyButton, SecondStepForm, SetUp, Step};
use crate::ui::credentials::{CredentialFields, Credentials, PASSPHRASE};
use crate::ui::error_summary::ErrorSummary;
use crate::ui::focus::focus;
use crate::ui::form::LocalForm;
use crate::ui::lang::{use_practice_words, use_words};
use crate::ui::title::PageTitle;
use crate::ui::told::Stopped;

const HEADING: &str = "sign-in-title";

/// What is asked before the inbox opens.
#[component]
pub fn SignInPage() -> impl IntoView {
    let session = Session::here();
    let words = use_practice_words();
    let stage = Memo::new(move |_| match session.door.get() {
        door @ (Door::SecondStep(_) | Door::SetUp) => Some(door),
        Door::Shut(_) | Door::Unlocking | Door::Open => None,
    });
    let shown = move || match stage.get() {
        Some(Door::SecondStep(ways)) => second_step(session, ways),
        Some(_) => set_up(session),
        None => view! { <PassphraseForm session /> }.into_any(),
    };
    view! {
        <PageTitle text=words.sign_in_title() />
        <div class="column">{shown}</div>
    }
}

/// Signs in and unlocks. The passphrase stays in its field only where it is to be tried once more,
/// as after a line that was broken; it is wiped with the page.
#[component]
fn PassphraseForm(session: Session) -> impl IntoView {
    let words = use_practice_words();
    let form_words = use_words();
    let typed = Credentials::empty();
    let wrong = RwSignal::new(Vec::new());
    let trouble = RwSignal::new(None);
    let is_busy = Signal::derive(move || session.door.get() == Door::Unlocking);
    let on_submit = Callback::new(move |()| {
        trouble.set(None);
        let found = typed.check(words, form_words);
        let is_right = found.is_empty();
        wrong.set(found);
        if is_right {
            unlock(session, typed, trouble);
        }
    });
    let stopped = Signal::derive(move || trouble.get().map(|it| words.practice_trouble(it)));
    let doing = move || is_busy.get().then(|| words.signing_in());
    open(session);
    view! {
        <ErrorSummary wrong />
        <h1 id=HEADING tabindex="-1">
            {words.sign_in_title()}
        </h1>
        <Why session />
        <p>{words.sign_in_lead()}</p>
        <Stopped text=stopped />
        <LocalForm is_busy on_submit>
            <CredentialFields typed wrong />
            <button class="button" type="submit">
                {words.sign_in()}
            </button>
        </LocalForm>
        <p role="status">{doing}</p>
        {by_passkey(session, is_busy, trouble)}
        {ways()}
    }
}

/// Where the server offers passkeys: a sign-in without a passphrase.
fn by_passkey(
    session: Session,
    is_busy: Signal<bool>,
    trouble: RwSignal<Option<PracticeTrouble>>,
) -> Option<AnyView> {
    let words = use_practice_words();
    let on_passkey = Callback::new(move |()| {
        trouble.set(None);
        spawn_local(async move {
            if let Some(Err(stopped)) = session.unlock_by_passkey().await {
                trouble.try_set(Some(stopped));
            }
        });
    });
    let button =
        || view! { <PasskeyButton act=words.sign_in_by_passkey() is_busy on_passkey /> }.into_any();
    browser::passkey::are_offered().then(button)
}

fn second_step(session: Session, ways: Ways) -> AnyView {
    let words = use_practice_words();
    let trouble = RwSignal::new(None);
    let is_busy = RwSignal::new(false);
    let on_step = Callback::new(move |step| {
        trouble.set(None);
        if let Step::Back = step {
            session.back_to_passphrase();
            // A frame later, when it is there.
            request_animation_frame(|| focus(HEADING));
            return;
        }
        is_busy.set(true);
        spawn_local(async move {
            let heard = match step {
                Step::Code(code) => session.second_step(code).await,
                Step::Passkey => session.second_passkey().await,
                Step::Lost(code) => session.second_step_lost(code).await,
                Step::Back => None,
            };
            settle(heard, is_busy, trouble);
        });
    });
    view! { <SecondStepForm heading=HEADING act=words.sign_in() ways trouble is_busy on_step /> }
        .into_any()
}

fn set_up(session: Session) -> AnyView {
    let trouble = RwSignal::new(None);
    let is_busy = RwSignal::new(false);
    let on_code = Callback::new(move |code| {
        is_busy.set(true);
        spawn_local(async move {
            settle(session.set_up(code).await, is_busy, trouble);
        });
    });
    let on_name = Callback::new(move |name| {
        is_busy.set(true);
        spawn_local(async move {
            settle(session.add_passkey(name).await, is_busy, trouble);
        });
    });
    let is_passkey = RwSignal::new(false);
    let turn_to = move |passkey| {
        trouble.set(None);
        is_passkey.set(passkey);
        // A frame later, when what is new is there.
        request_animation_frame(|| focus(HEADING));
    };
    let on_other = Callback::new(move |()| turn_to(true));
    let on_give_up = Callback::new(move |()| turn_to(false));
    let shown = move || {
        if is_passkey.get() {
            return view! {
                <AddPasskey heading=HEADING trouble is_busy on_name on_give_up />
            }
            .into_any();
        }
        let shown = session.totp.get_untracked();
        let set_up = shown.map(|shown| {
            view! {
                <SetUp heading=HEADING shown is_wanted=true trouble is_busy on_code on_other />
            }
        });
        set_up.into_any()
    };
    shown.into_any()
}

/// What came of a code. The page may be gone by now.
fn settle(
    heard: Option<Result<(), PracticeTrouble>>,
    is_busy: RwSignal<bool>,
    trouble: RwSignal<Option<PracticeTrouble>>,
) {
    is_busy.try_set(false);
    if let Some(Err(stopped)) = heard {
        trouble.try_set(Some(stopped));
    }
}

/// Where else somebody may want to go from here.
fn ways() -> AnyView {
    let words = use_practice_words();
    view! {
        <ul class="ways">
            <li>
                <a href="/practice/passphrase">{words.change_passphrase()}</a>
            </li>
            <li>
                <a href="/practice/account">{words.your_account()}</a>
            </li>
        </ul>
        {forgotten()}
    }
    .into_any()
}

/// The ways out for who has forgotten the passphrase.
fn forgotten() -> AnyView {
    let words = use_practice_words();
    view! {
        <details class="why">
            <summary>{words.forgotten()}</summary>
            <p>
                <a href="/practice/forgotten">{words.forgotten_code()}</a>
            </p>
            <p>{words.forgotten_owner()}</p>
            <p>
                <a href="/practice/recover">{words.forgotten_all()}</a>
            </p>
        </details>
    }
    .into_any()
}

/// A page that was open and is locked now says why, and has the focus.
fn open(session: Session) {
    Effect::new(move |_| {
        let was_open = matches!(session.door.get_untracked(), Door::Shut(Some(_)));
        if was_open {
            // A frame later, when the page before this one is gone.
            request_animation_frame(|| focus(HEADING));
        }
    });
}

#[component]
fn Why(session: Session) -> impl IntoView {
    let words = use_practice_words();
    let why = move || match session.door.get() {
        Door::Shut(why) => why,
        Door::Unlocking | Door::SecondStep(_) | Door::SetUp | Door::Open => None,
    };
    view! {
        {move || {
            why()
                .map(|why| {
                    view! {
                        <p class="notice" role="status" id="locked-because">
                            {words.locked(why)}
                        </p>
                    }
                })
        }}
    }
}

fn unlock(session: Session, typed: Credentials, trouble: RwSignal<Option<PracticeTrouble>>) {
    let sign_in = typed.sign_in(Session::known());
    spawn_local(async move {
        let heard = session.unlock(sign_in).await;
        // The page may be gone by now: then so is what was typed.
        match heard {
            Some(Err(stopped)) => {
                trouble.try_set(Some(stopped));
                typed.stopped_by(stopped);
                // The button that had the focus was disabled meanwhile.
                request_animation_frame(|| focus(PASSPHRASE));
            }
            Some(Ok(())) | None => typed.wipe_passphrase(),
        }
    });
}
