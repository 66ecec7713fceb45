//! Accepting or declining: what is asked, the confirmation, and the result.

use browser::leaving::{Area, Guard};
use browser::vault::message::{Answer, Ask};
use leptos::prelude::*;
use leptos::task::spawn_local;
use referral::choice::Choice as _;
use referral::offer::{Decision, DeclineReason, ExpectedWait};
use wire::inbox::{Decided, Row};
use words::{PracticeTrouble, PracticeWords};
use zeroize::Zeroize;

use super::decision::{self, LONGEST_NOTE, UNKNOWN, accepted, declined};
use super::reading::{Reading, here};
use super::session::Session;
use super::table::row_address;
use crate::ui::choice::{Choosable, Radios};
use crate::ui::error_summary::{ErrorSummary, Wrong, asked_at};
use crate::ui::field::Asked;
use crate::ui::focus::focus;
use crate::ui::form::LocalForm;
use crate::ui::lang::{use_practice_words, use_words};
use crate::ui::number::with_number;
use crate::ui::text::Prose;
use crate::ui::told::Stopped;

const HEADING: &str = "decide-title";
const WAIT: &str = "expected-wait";
const REASON: &str = "decline-reason";
const NOTE: &str = "decline-note";
/// The only decision on a referral that does not open.
const UNREADABLE: Decision = Decision::Declined {
    reason: DeclineReason::Unreadable,
};

/// How a decision stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Not begun.
    Idle,
    /// The wait is asked for.
    Accepting,
    /// The reason is asked for.
    Declining,
    /// It is to be confirmed.
    Confirming(Decision),
    /// It is being recorded.
    Working(Decision),
}

/// What was chosen and typed. It stays when something goes wrong.
#[derive(Clone, Copy)]
struct Deciding {
    /// Stored once for all copies of this, which stay small.
    reading: StoredValue<Reading>,
    stage: RwSignal<Stage>,
    wait: RwSignal<String>,
    reason: RwSignal<String>,
    note: RwSignal<String>,
    wrong: RwSignal<Vec<Wrong>>,
    trouble: RwSignal<Option<PracticeTrouble>>,
    /// Whether another member was first.
    was_late: RwSignal<bool>,
}

impl Deciding {
    fn of(reading: Reading) -> Self {
        let text = || RwSignal::new(String::new());
        let this = Self {
            reading: StoredValue::new(reading),
            stage: RwSignal::new(Stage::Idle),
            wait: text(),
            reason: text(),
            note: text(),
            wrong: RwSignal::new(Vec::new()),
            trouble: RwSignal::new(None),
            was_late: RwSignal::new(false),
        };
        on_cleanup(move || {
            this.note.try_update(Zeroize::zeroize);
        });
        this
    }

    /// Asks before what was written to the sender is left.
    fn guard(self, words: &dyn PracticeWords) {
        let Reading {
            session,
            offer,
            row,
            ..
        } = self.reading.get_value();
        let question = words.note_leave();
        Effect::new(move |_| {
            let area = Area::page(row_address(offer));
            session.set_guard(Some(Guard::new(area, question)));
        });
        Effect::new(move |_| {
            let is_decided = row.with(|row| row.as_ref().is_some_and(|row| row.decided.is_some()));
            let is_written = self.note.with(|note| !note.trim().is_empty());
            session.arm_guard(is_written && !is_decided);
        });
        on_cleanup(move || session.set_guard(None));
    }

    fn go(self, stage: Stage) {
        self.wrong.set(Vec::new());
        self.trouble.set(None);
        self.stage.set(stage);
    }

    /// Checks what was chosen, and asks to confirm it.
    fn check(self, words: &dyn PracticeWords) {
        let found = match self.stage.get_untracked() {
            Stage::Accepting => self.wait.with_untracked(|wait| accepted(wait)),
            _ => self.declined().map(|(decision, _)| decision),
        };
        match found {
            Ok(decision) => self.go(Stage::Confirming(decision)),
            Err(wrong) => self.wrong.set(vec![told(words, wrong)]),
        }
    }

    fn declined(self) -> Result<(Decision, Option<String>), decision::Wrong> {
        let reason = self.reason.get_untracked();
        self.note.with_untracked(|note| declined(&reason, note))
    }

    /// What was written for the sender, where it belongs to the decision.
    fn words_for(self, decision: Decision) -> Option<String> {
        match decision {
            Decision::Accepted { .. } => None,
            Decision::Declined { .. } => self.declined().ok().and_then(|(_, note)| note),
        }
    }

    /// Back to what was asked.
    fn go_back(self, decision: Decision) {
        self.go(match decision {
            Decision::Accepted { .. } => Stage::Accepting,
            UNREADABLE => Stage::Idle,
            Decision::Declined { .. } => Stage::Declining,
        });
    }

    /// Decides. A second click finds it under way and does nothing.
    fn decide(self, decision: Decision) {
        if matches!(self.stage.get_untracked(), Stage::Working(_)) {
            return;
        }
        self.go(Stage::Working(decision));
        let Reading { offer, session, .. } = self.reading.get_value();
        let ask = Ask::Decide(offer, decision, self.words_for(decision));
        spawn_local(async move {
            match session.ask(ask).await {
                None => {}
                Some(Ok(Answer::Row(row))) => self.take(session, *row, decision),
                Some(Ok(_)) => self.stop(decision, PracticeTrouble::Stopped),
                Some(Err(trouble)) => self.stop(decision, trouble),
            }
        });
    }

    fn take(self, session: Session, row: Row, decision: Decision) {
        let own = session
            .who
            .with_untracked(|who| who.as_ref().map(|who| who.name.clone()));
        let is_own = row
            .decided
            .as_ref()
            .is_some_and(|decided| is_own(decided, decision, own.as_deref()));
        session.listing().update(row);
        // The page may be gone by now.
        self.was_late.try_set(!is_own);
        self.stage.try_set(Stage::Idle);
        self.note.try_update(Zeroize::zeroize);
    }

    fn stop(self, decision: Decision, trouble: PracticeTrouble) {
        self.stage.try_set(Stage::Confirming(decision));
        self.trouble.try_set(Some(trouble));
    }
}

/// Whether a decision that holds is the one that was just made.
fn is_own(decided: &Decided, decision: Decision, own: Option<&str>) -> bool {
    decided.decision == decision && own == Some(decided.by.as_str())
}

/// The decision that holds, or the way to one.
#[component]
pub fn Decide(reading: Reading) -> impl IntoView {
    let words = use_practice_words();
    let deciding = Deciding::of(reading);
    deciding.guard(words);
    let stage = deciding.stage;
    let decided = Memo::new(move |_| {
        let row = reading.row.get();
        row.and_then(|row| row.decided.clone())
    });
    Effect::new(move |before: Option<bool>| {
        let is_decided = decided.with(Option::is_some);
        reading
            .is_deciding
            .set(!is_decided && stage.get() != Stage::Idle);
        if before.is_some() {
            // A frame later, when what is new is there.
            request_animation_frame(|| focus(HEADING));
        }
        is_decided
    });
    let shown = move || match (decided.get(), stage.get()) {
        (Some(decided), _) => result(deciding, &decided),
        (None, _) if !reading.session.decides() => only_read(),
        (None, Stage::Idle) if reading.is_damaged() => choose_unreadable(deciding),
        (None, Stage::Idle) => choose(deciding),
        (None, Stage::Accepting) => view! { <Accepting deciding /> }.into_any(),
        (None, Stage::Declining) => view! { <Declining deciding /> }.into_any(),
        (None, Stage::Confirming(decision) | Stage::Working(decision)) => {
            view! { <Confirm deciding decision /> }.into_any()
        }
    };
    view! {
        <section class="decide" id="decide" aria-label=words.decide_title()>
            {shown}
        </section>
    }
}

/// What stands there for who does not decide: members and owners do.
fn only_read() -> AnyView {
    let words = use_practice_words();
    view! {
        <h2 id=HEADING tabindex="-1">
            {words.decide_title()}
        </h2>
        <p>{words.reader_decides_nothing()}</p>
    }
    .into_any()
}

fn choose(deciding: Deciding) -> AnyView {
    let words = use_practice_words();
    view! {
        <h2 id=HEADING tabindex="-1">
            {words.decide_title()}
        </h2>
        <p>{words.decide_text()}</p>
        <div class="buttons">
            <button
                class="button"
                type="button"
                on:click=move |_| deciding.go(Stage::Accepting)
            >
                {words.accept()}
            </button>
            <button
                class="button button-quiet"
                type="button"
                on:click=move |_| deciding.go(Stage::Declining)
            >
                {words.decline()}
            </button>
        </div>
    }
    .into_any()
}

/// The same for a referral that nobody can open.
fn choose_unreadable(deciding: Deciding) -> AnyView {
    let words = use_practice_words();
    view! {
        <h2 id=HEADING tabindex="-1">
            {words.decide_title()}
        </h2>
        <p>{words.unreadable_text()}</p>
        <button
            class="button"
            type="button"
            on:click=move |_| deciding.go(Stage::Confirming(UNREADABLE))
        >
            {words.decline_unreadable()}
        </button>
    }
    .into_any()
}

#[component]
fn Accepting(deciding: Deciding) -> impl IntoView {
    let words = use_practice_words();
    let form_words = use_words();
    let wait = |wait: ExpectedWait| Choosable {
        code: decision::code(wait),
        label: form_words.expected_wait(wait),
        hint: None,
    };
    let unknown = Choosable {
        code: UNKNOWN.to_owned(),
        label: words.wait_unknown().to_owned(),
        hint: None,
    };
    let options: Vec<_> = ExpectedWait::OFFERED
        .map(wait)
        .into_iter()
        .chain([unknown])
        .collect();
    let asked = asked_at(
        WAIT,
        words.wait(),
        Some(words.wait_hint().to_owned()),
        deciding.wrong,
    );
    let on_choose = Callback::new(move |code| deciding.wait.set(code));
    view! {
        <h2 id=HEADING tabindex="-1">
            {words.accept()}
        </h2>
        <ErrorSummary wrong=deciding.wrong />
        <LocalForm is_busy=false on_submit=Callback::new(move |()| deciding.check(words))>
            <Radios asked options value=deciding.wait on_choose />
            {buttons(deciding, words.accept())}
        </LocalForm>
    }
}

#[component]
fn Declining(deciding: Deciding) -> impl IntoView {
    let words = use_practice_words();
    let form_words = use_words();
    let reason = |reason: DeclineReason| Choosable {
        code: reason.code().to_owned(),
        label: form_words.decline_reason(reason).to_owned(),
        hint: None,
    };
    let options: Vec<_> = DeclineReason::offered().map(reason).collect();
    let on_choose = Callback::new(move |code| deciding.reason.set(code));
    let note = Asked {
        optional: Signal::derive(move || {
            let reason = deciding.reason.get();
            DeclineReason::from_code(&reason).is_some_and(|reason| !reason.needs_words())
        }),
        ..asked_at(
            NOTE,
            words.note(),
            Some(words.note_hint().to_owned()),
            deciding.wrong,
        )
    };
    let wanted = move || {
        let reason = DeclineReason::from_code(&deciding.reason.get())?;
        form_words.decline_words_hint(reason)
    };
    view! {
        <h2 id=HEADING tabindex="-1">
            {words.decline()}
        </h2>
        <ErrorSummary wrong=deciding.wrong />
        <LocalForm is_busy=false on_submit=Callback::new(move |()| deciding.check(words))>
            <Radios
                asked=asked_at(REASON, words.reason(), Some(words.reason_hint().to_owned()), deciding.wrong)
                options
                value=deciding.reason
                on_choose
            />
            <p class="note-wanted" role="status">
                {wanted}
            </p>
            <Prose
                asked=note
                value=deciding.note.get_untracked()
                rows=6
                on_input=Callback::new(move |typed| deciding.note.set(typed))
            />
            {buttons(deciding, words.decline())}
        </LocalForm>
    }
}

/// The button to the confirmation, and the one back.
fn buttons(deciding: Deciding, submit: &'static str) -> AnyView {
    let words = use_practice_words();
    view! {
        <div class="buttons">
            <button class="button" type="submit">
                {submit}
            </button>
            <button
                class="button button-quiet"
                type="button"
                on:click=move |_| deciding.go(Stage::Idle)
            >
                {words.go_back()}
            </button>
        </div>
    }
    .into_any()
}

#[component]
fn Confirm(deciding: Deciding, decision: Decision) -> impl IntoView {
    let words = use_practice_words();
    let written = untrack(|| deciding.words_for(decision));
    let text = words.confirm_text(decision, written.is_some());
    let number = deciding.reading.get_value().number();
    let is_working = move || matches!(deciding.stage.get(), Stage::Working(_));
    let disabled = move || is_working().then_some("true");
    let trouble = Signal::derive(move || {
        let trouble = deciding.trouble.get();
        trouble.map(|trouble| words.practice_trouble(trouble))
    });
    view! {
        <h2 id=HEADING tabindex="-1">
            {with_number(&words.confirm_title(decision, &number), &number)}
        </h2>
        <Stopped text=trouble />
        {text.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
        {written.map(|written| view! { <blockquote class="written">{written}</blockquote> })}
        <div class="buttons">
            <button
                class="button"
                type="button"
                aria-disabled=disabled
                on:click=move |_| deciding.decide(decision)
            >
                {words.confirm(decision)}
            </button>
            <button
                class="button button-quiet"
                type="button"
                aria-disabled=disabled
                on:click=move |_| {
                    if !matches!(deciding.stage.get_untracked(), Stage::Working(_)) {
                        deciding.go_back(decision);
                    }
                }
            >
                {words.go_back()}
            </button>
        </div>
        <p role="status">{move || is_working().then(|| words.deciding())}</p>
    }
}

/// The decision that holds.
fn result(deciding: Deciding, decided: &Decided) -> AnyView {
    let words = use_practice_words();
    let class = match decided.decision {
        Decision::Accepted { .. } => "decided decided-accepted",
        Decision::Declined { .. } => "decided decided-declined",
    };
    let at = words.instant(here(decided.at));
    let late = deciding.was_late.get().then(|| {
        view! {
            <p class="notice notice-seal" role="alert">
                {words.decided_before()}
            </p>
        }
    });
    view! {
        <div class=class>
            <h2 id=HEADING tabindex="-1">
                {words.decided_title(decided.decision)}
            </h2>
            {late}
            <p>{words.decided_as(decided.decision)}</p>
            <p>{words.decided_by(&decided.by, &at)}</p>
            <p class="hint">{words.sender_is_told()}</p>
        </div>
    }
    .into_any()
}

/// What to do about it, and where.
fn told(words: &dyn PracticeWords, wrong: decision::Wrong) -> Wrong {
    let (anchor, text) = match wrong {
        decision::Wrong::Wait => (WAIT, words.wait_missing().to_owned()),
        decision::Wrong::Reason => (REASON, words.reason_missing().to_owned()),
        decision::Wrong::Note(reason) => (NOTE, words.note_missing(reason)),
        decision::Wrong::NoteTooLong => (NOTE, words.note_too_long(LONGEST_NOTE)),
    };
    Wrong {
        anchor: anchor.to_owned(),
        text,
    }
}

#[cfg(test)]
mod tests {
    use wire::Moment;

    use super::*;

    #[test]
    fn a_decision_that_another_member_made_is_not_taken_for_ones_own() {
        let declined = Decision::Declined {
            reason: DeclineReason::NoCapacity,
        };
        let decided = |by: &str| Decided {
            decision: declined,
            at: Moment::from_millis(0),
            by: by.to_owned(),
        };
        let accepted = Decision::Accepted { wait: None };
        assert!(is_own(&decided("Mo"), declined, Some("Mo")));
        assert!(!is_own(&decided("Di"), declined, Some("Mo")));
        assert!(!is_own(&decided("Mo"), accepted, Some("Mo")));
    }
}
