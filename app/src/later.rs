//! What a sender does not see at first: the steps after the second one, sending, and the lists. It is
//! a part of the program by itself, fetched while the first steps are filled in.
//!
//! Where the part does not come, the page says so and tries again on demand: no answer is lost.
//! Leptos' own lazy routes would panic, and the whole form would be gone.

#![allow(
    clippy::unnecessary_wraps,
    reason = "a function that is split off answers an error where its part does not load"
)]

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use browser::kept::Slot;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use referral::check::check_step;
use referral::directory::Offered;
use referral::{Draft, FieldError, Rules, Step};

use crate::categories::CategoriesPage;
use crate::refer::{
    AttachmentsStep, CheckStep, DonePage, Keep, KeepTick, KeptNotice, PatientStep, ReasonStep,
    WhereStep, look,
};
use crate::ui::button::Button;
use crate::ui::lang::use_words;
use crate::ui::live::live;

/// A page of the later part, or a piece of one.
#[derive(Clone, Copy)]
pub enum Page {
    /// Every specialty and category.
    Categories,
    /// To whom.
    Where,
    /// Who it is about.
    Patient,
    /// Why.
    Reason,
    /// With which files.
    Attachments,
    /// Everything once more, and sending.
    Check,
    /// After sending.
    Done,
    /// At the head of a step, what this computer keeps of another time.
    KeptNotice(Step),
    /// At the foot of a step, whether this computer is to keep the answers.
    KeepTick(Step),
}

/// The part is not here, and could not be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

#[wasm_split(later, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_views))]
fn view_of(page: Page) -> Result<AnyView, NotLoaded> {
    Ok(match page {
        Page::Categories => view! { <CategoriesPage /> }.into_any(),
        Page::Where => view! { <WhereStep /> }.into_any(),
        Page::Patient => view! { <PatientStep /> }.into_any(),
        Page::Reason => view! { <ReasonStep /> }.into_any(),
        Page::Attachments => view! { <AttachmentsStep /> }.into_any(),
        Page::Check => view! { <CheckStep /> }.into_any(),
        Page::Done => view! { <DonePage /> }.into_any(),
        Page::KeptNotice(step) => view! { <KeptNotice step /> }.into_any(),
        Page::KeepTick(step) => view! { <KeepTick step /> }.into_any(),
    })
}

#[wasm_split(later, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_reader))]
fn offered_in(text: String) -> Result<Option<Offered>, NotLoaded> {
    Ok(serde_json::from_str(&text).ok())
}

#[wasm_split(later, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_checker))]
fn wrong_in_step<'a>(
    draft: &'a Draft,
    step: Step,
    rules: &'a Rules<'a>,
) -> Result<Vec<FieldError>, NotLoaded> {
    Ok(check_step(draft, step, rules).err().unwrap_or_default())
}

/// What is done with answers that this computer keeps.
enum Keeping {
    /// Looking whether there are any.
    Look(Keep),
    /// Deleting those of this form, and then something else.
    Forget(Slot, Box<dyn FnOnce()>),
}

#[wasm_split(later, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_keeper))]
fn keeper(does: Keeping) -> Result<(), NotLoaded> {
    match does {
        Keeping::Look(keep) => look(keep),
        Keeping::Forget(slot, then) => spawn_local(async move {
            slot.delete().await;
            then();
        }),
    }
    Ok(())
}

/// Fetches the part, which is one file; each of its functions has to know that it is here.
async fn fetch_part() -> Result<(), NotLoaded> {
    fetch_views().await?;
    fetch_reader().await?;
    fetch_checker().await?;
    fetch_keeper().await?;
    Ok(())
}

/// Reads what can be referred, once the part is here; `None` where it cannot be read.
pub async fn read_offered(text: String) -> Result<Option<Offered>, NotLoaded> {
    fetch_part().await?;
    offered_in(text).await
}

/// What is wrong in a step; `None` while the part is not here, which it is once [`read_offered`] has
/// read something.
pub fn errors_of(draft: &Draft, step: Step, rules: &Rules) -> Option<Vec<FieldError>> {
    at_once(wrong_in_step(draft, step, rules))
}

/// Looks what this computer keeps, once the part is here.
pub fn look_for_kept(keep: Keep) {
    at_once(keeper(Keeping::Look(keep)));
}

/// Deletes what is kept there, and then does `then`. Something is kept only once the part is here.
pub fn forget_kept(slot: Slot, then: Box<dyn FnOnce()>) {
    at_once(keeper(Keeping::Forget(slot, then)));
}

/// What comes of the later part, if it is here.
fn at_once<T>(asked: impl Future<Output = Result<T, NotLoaded>>) -> Option<T> {
    match pin!(asked).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(came)) => Some(came),
        Poll::Ready(Err(NotLoaded)) | Poll::Pending => None,
    }
}

/// How the part stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nobody needs it yet, or it is on its way.
    Coming,
    Failed,
    Here,
}

/// The later part, as pages wait for it.
#[derive(Clone, Copy)]
pub struct Later(RwSignal<State>);

impl Later {
    /// On the server the program is whole.
    pub fn new() -> Self {
        let whole = !cfg!(target_arch = "wasm32");
        Self(RwSignal::new(if whole {
            State::Here
        } else {
            State::Coming
        }))
    }

    /// Whether a browser has it.
    pub fn is_here(self) -> bool {
        cfg!(target_arch = "wasm32") && self.0.get() == State::Here
    }

    /// Fetches it, unless it is here. Pages hear only of what changes: one that is told again that
    /// the part is here would be made anew, and lose what stands in it.
    pub fn fetch(self) {
        if self.0.get_untracked() == State::Here {
            return;
        }
        self.turn(State::Coming);
        spawn_local(async move {
            let came = fetch_part().await;
            self.turn(if came.is_ok() {
                State::Here
            } else {
                State::Failed
            });
        });
    }

    fn turn(self, state: State) {
        // The page may be gone by now.
        if self.0.try_get_untracked().is_some_and(|now| now != state) {
            self.0.set(state);
        }
    }
}

/// A page of the later part, once that is here.
#[component]
pub fn LaterPage(page: Page) -> impl IntoView {
    let later: Later = expect_context();
    Effect::new(move |_| later.fetch());
    live(move || match later.0.get() {
        State::Coming => waiting(),
        State::Failed => failed(later),
        State::Here => at_once(view_of(page)).unwrap_or_else(waiting),
    })
}

/// A piece of a page, which stands there once the later part does. The server does not render it.
#[component]
pub fn LaterPiece(page: Page) -> impl IntoView {
    let later: Later = expect_context();
    live(move || {
        let piece = later.is_here().then(|| at_once(view_of(page))).flatten();
        piece.unwrap_or_else(|| ().into_any())
    })
}

fn waiting() -> AnyView {
    view! { <p role="status">{use_words().loading()}</p> }.into_any()
}

fn failed(later: Later) -> AnyView {
    let words = use_words();
    view! {
        <div class="notice notice-stop" role="alert">
            <p>{words.part_failed()}</p>
            <Button quiet=true label=words.try_again() on_press=move || later.fetch() />
        </div>
    }
    .into_any()
}
