//! What a member's account opens with. It asks for the passphrase first, whoever is signed in: a page
//! that was left open shows and changes nothing.

mod desk;
mod open;
mod passkey_desk;
mod passkeys;
mod sign_in;

use browser::clock;
use browser::vault::message::Ask;
use leptos::prelude::*;
use wire::session::Ways;

use self::desk::{Desk, Stage};
use self::open::OpenAccount;
use self::sign_in::SignInForm;
use crate::paper::{CheckSaid, PaperCheck, PaperShown, Said};
use crate::second_step::{AddPasskey, SecondStepForm, SetUp, Step};
use crate::ui::focus::focus_new;
use crate::ui::lang::{use_practice_words, use_words};
use crate::ui::stay::StayOpen;
use crate::ui::title::PageTitle;
use crate::ui::toast::Toast;

/// The id of the heading of every stage.
const HEADING: &str = "account-title";

/// The page.
#[component]
pub fn AccountPage() -> impl IntoView {
    let words = use_practice_words();
    let desk = Desk::new();
    Effect::new(move |before: Option<()>| {
        desk.stage.track();
        if before.is_some() {
            // A frame later, when what is new is there. An error has the focus already.
            request_animation_frame(|| focus_new(HEADING));
        }
    });
    let shown = move || match desk.stage.get() {
        Stage::Asking => view! { <SignInForm desk /> }.into_any(),
        Stage::SecondStep(ways) => second_step(desk, ways),
        Stage::SetUp => set_up(desk),
        Stage::AddPasskey => add_passkey(desk),
        Stage::Open => view! { <OpenAccount desk /> }.into_any(),
        Stage::Code => code(desk),
        Stage::Check => code_check(desk),
    };
    view! {
        <PageTitle text=words.your_account() />
        <StayOpen unused=desk.unused />
        <div class="column">{shown}</div>
    }
}

fn second_step(desk: Desk, ways: Ways) -> AnyView {
    let words = use_practice_words();
    let on_step = Callback::new(move |step| match step {
        Step::Code(code) => desk.second_step(Ask::SecondStep(code)),
        Step::Lost(code) => desk.second_step(Ask::SecondStepLost(code)),
        Step::Passkey => desk.second_passkey(),
        Step::Back => desk.back_to_passphrase(),
    });
    view! {
        <SecondStepForm
            heading=HEADING
            act=words.open_account()
            ways
            trouble=desk.trouble
            is_busy=desk.is_busy
            on_step
        />
    }
    .into_any()
}

fn add_passkey(desk: Desk) -> AnyView {
    let words = use_practice_words();
    let toast = Toast::here();
    let on_name = Callback::new(move |name| {
        desk.add_passkey(name, move |opens| toast.say(words.passkey_added(opens)));
    });
    let on_give_up = Callback::new(move |()| {
        desk.trouble.set(None);
        let is_open = desk.account.with_untracked(Option::is_some);
        desk.stage
            .set(if is_open { Stage::Open } else { Stage::SetUp });
    });
    view! {
        <AddPasskey
            heading=HEADING
            trouble=desk.trouble
            is_busy=desk.is_busy
            on_name
            on_give_up
        />
    }
    .into_any()
}

fn set_up(desk: Desk) -> AnyView {
    let kept = use_practice_words().authenticator_kept();
    let toast = Toast::here();
    let is_wanted = desk.account.with_untracked(Option::is_none);
    let shown = desk.totp.get_untracked();
    shown
        .map(|shown| {
            view! {
                <SetUp
                    heading=HEADING
                    shown
                    is_wanted
                    trouble=desk.trouble
                    is_busy=desk.is_busy
                    on_code=Callback::new(move |code| {
                        desk.keep_totp(code, move || toast.say(kept));
                    })
                    on_other=Callback::new(move |()| {
                        if is_wanted {
                            desk.stage.set(Stage::AddPasskey);
                        } else {
                            desk.leave_as_it_is();
                        }
                    })
                />
            }
        })
        .into_any()
}

fn code(desk: Desk) -> AnyView {
    let on_kept = Callback::new(move |()| desk.stage.set(Stage::Check));
    let on_back = Callback::new(move |()| desk.leave_as_it_is());
    view! { <PaperShown paper=desk.code said=said() on_kept on_back /> }.into_any()
}

fn code_check(desk: Desk) -> AnyView {
    let kept = use_practice_words().recovery_kept();
    let toast = Toast::here();
    view! {
        <PaperCheck
            paper=desk.code
            said=check_said()
            trouble=desk.trouble
            is_busy=desk.is_busy
            on_typed=Callback::new(move |()| desk.keep_code(move || toast.say(kept)))
            on_once_more=Callback::new(move |()| desk.stage.set(Stage::Code))
        />
    }
    .into_any()
}

/// What is said of a recovery code.
fn said() -> Said {
    let words = use_practice_words();
    let today = use_words().letter_day(clock::today());
    Said {
        heading: HEADING,
        title: words.recovery_code_title(),
        whose: words.recovery_code_of(&today),
        remark: None,
        text: words.recovery_code_text(),
        label: words.recovery_code_label(),
        print: words.print_recovery_code(),
    }
}

/// What is said where two of its groups are asked back.
fn check_said() -> CheckSaid {
    let words = use_practice_words();
    CheckSaid {
        heading: HEADING,
        check_text: words.recovery_check_text(),
        finish: words.keep_recovery_code(),
        finishing: words.keeping_recovery_code(),
        once_more: words.recovery_code_once_more(),
    }
}
