//! A practice in which nobody can sign in any more: the recovery kit, its practice, and who becomes an
//! owner with it.

mod desk;

use leptos::prelude::*;

use self::desk::{Recovery, Stage};
use crate::member_form::MemberForm;
use crate::paper::group::{self, Checked};
use crate::secret_link;
use crate::ui::error_summary::ErrorSummary;
use crate::ui::focus::focus_new;
use crate::ui::form::LocalForm;
use crate::ui::lang::use_practice_words;
use crate::ui::stay::StayOpen;
use crate::ui::title::PageTitle;
use crate::ui::told::Stopped;

/// The id of the heading of every stage.
const HEADING: &str = "recover-title";

/// The page.
#[component]
pub fn RecoverPage() -> impl IntoView {
    let words = use_practice_words();
    let recovery = Recovery::new();
    Effect::new(move |before: Option<()>| {
        recovery.stage.track();
        if before.is_some() {
            // A frame later, when what is new is there. An error has the focus already.
            request_animation_frame(|| focus_new(HEADING));
        }
    });
    let shown = move || match recovery.stage.get() {
        Stage::Kit => view! { <KitForm recovery /> }.into_any(),
        Stage::Looking => {
            let label = words.look_up_kit();
            secret_link::making(
                HEADING,
                words.recover_title(),
                words.looking_up_kit(),
                label,
            )
        }
        Stage::Asking => asking(recovery),
        Stage::Restoring => {
            let (title, label) = (words.recovering_title(), words.restore());
            secret_link::making(HEADING, title, words.restoring(), label)
        }
        Stage::Done => done(),
    };
    view! {
        <PageTitle text=words.recover_title() />
        <StayOpen unused=recovery.unused />
        <div class="column">{shown}</div>
    }
}

/// The eight groups. What was typed stays when something stops it.
#[component]
fn KitForm(recovery: Recovery) -> impl IntoView {
    let words = use_practice_words();
    let on_typed = Callback::new(move |()| recovery.look_up());
    let Checked {
        wrong,
        stopped,
        on_submit,
    } = group::checked(recovery.trouble, move || recovery.answer(), on_typed);
    let groups = recovery.groups.get_value().into_iter().enumerate();
    let fields = groups.map(move |(place, typed)| group::field(place, typed, wrong));
    view! {
        <ErrorSummary wrong />
        <h1 id=HEADING tabindex="-1">
            {words.recover_title()}
        </h1>
        <p class="lead">{words.recover_lead()}</p>
        <p>{words.recover_text()}</p>
        <Stopped text=stopped />
        <LocalForm is_busy=false on_submit>
            <fieldset class="bare">
                <legend class="label">{words.kit_fields()}</legend>
                <div class="kit-fields">{fields.collect_view()}</div>
            </fieldset>
            <button class="button" type="submit">
                {words.look_up_kit()}
            </button>
        </LocalForm>
    }
}

/// Who becomes an owner, and of which practice.
fn asking(recovery: Recovery) -> AnyView {
    let words = use_practice_words();
    let practice = recovery.practice.get_untracked();
    let practice = practice.map(|(name, town)| words.enrol_for(&name, &town));
    view! {
        <MemberForm
            typed=recovery.typed
            trouble=recovery.trouble
            heading=HEADING
            title=words.recovering_title()
            lost=words.passphrase_lost()
            submit=words.restore()
            on_right=Callback::new(move |()| recovery.restore())
        >
            <p class="lead" id="kit-of">
                {practice}
            </p>
            <p>{words.recovering_text()}</p>
        </MemberForm>
    }
    .into_any()
}

fn done() -> AnyView {
    let words = use_practice_words();
    let steps = words.restored_steps();
    view! {
        <h1 id=HEADING tabindex="-1">
            {words.restored_title()}
        </h1>
        <ol>{steps.map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
        <p>
            <a class="button" href="/inbox">
                {words.go_to_sign_in()}
            </a>
        </p>
    }
    .into_any()
}
