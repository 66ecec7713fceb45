//! What stopped a sending, and the way on from each.

use browser::vault::message::{KeyDoubt, Refused};
use leptos::prelude::*;
use referral::Step;
use words::Trouble;

use super::sending::Desk;
use super::step_page::address;
use crate::ui::button::Button;
use crate::ui::lang::use_words;

/// What the vault's refusal means for a person who sends. What cannot be refused here is a defect
/// of ours, and a new vault may do better.
pub fn of_refused(refused: &Refused) -> Trouble {
    match refused {
        Refused::Unreached => Trouble::Unreached,
        Refused::ServerFailed => Trouble::ServerFailed,
        Refused::NobodyTakesIt => Trouble::NobodyTakesIt,
        Refused::NamedUnavailable(code) => {
            Trouble::of_refusal(code).unwrap_or(Trouble::NamedDoesNotTakeIt)
        }
        Refused::OtherCatalogue => Trouble::OtherCatalogue,
        Refused::Expired => Trouble::Expired,
        Refused::KeyRefused => Trouble::KeyRefused,
        Refused::KeyDoubted(doubt) => of_doubt(*doubt),
        Refused::FileUnreadable(_) => Trouble::FileUnreadable,
        Refused::TooLong => Trouble::TooLong,
        Refused::ReceiptFalse => Trouble::ReceiptFalse,
        _ => Trouble::Stopped,
    }
}

/// What a server is found out by.
fn of_doubt(doubt: KeyDoubt) -> Trouble {
    match doubt {
        KeyDoubt::NotNow => Trouble::KeyNotNow,
        KeyDoubt::Discontinuous => Trouble::KeyDiscontinuous,
        KeyDoubt::Unregistered => Trouble::KeyUnregistered,
        KeyDoubt::OtherRegistrar => Trouble::OtherRegistrar,
        KeyDoubt::OtherLog => Trouble::OtherLog,
        KeyDoubt::Unsigned => Trouble::LogUnsigned,
        KeyDoubt::Stale => Trouble::LogStale,
        KeyDoubt::RolledBack => Trouble::LogRolledBack,
        KeyDoubt::Forked => Trouble::LogForked,
        KeyDoubt::NotLogged => Trouble::KeyNotLogged,
    }
}

/// Whether a place may be held that [`Desk::go_on`] can use.
pub fn can_go_on(trouble: Trouble) -> bool {
    matches!(trouble, Trouble::Unreached | Trouble::ServerFailed)
}

/// Whether a referral that was being handed over may be with the practice: nobody refused it.
pub fn may_have_arrived(trouble: Trouble) -> bool {
    can_go_on(trouble) || matches!(trouble, Trouble::StoppedLate | Trouble::ReceiptFalse)
}

/// The way on.
enum Way {
    /// The sending goes on where it stopped.
    GoOn,
    /// It is sent once more from the start, as the button says.
    Again(&'static str),
    /// The catalogue is fetched anew.
    Reload,
    /// An answer is to be changed.
    Change(Step),
    /// There is none.
    Stop,
}

fn way(trouble: Trouble) -> Way {
    let words = use_words();
    match trouble {
        Trouble::Unreached | Trouble::ServerFailed => Way::GoOn,
        Trouble::Expired | Trouble::StoppedLate => Way::Again(words.send_again()),
        // Once the clock is right.
        Trouble::Stopped | Trouble::KeyNotNow | Trouble::LogStale => Way::Again(words.try_again()),
        Trouble::OtherCatalogue => Way::Reload,
        Trouble::NobodyTakesIt
        | Trouble::NamedPaused
        | Trouble::NamedDoesNotTakeIt
        | Trouble::NamedNotReady => Way::Change(Step::Where),
        Trouble::FileUnreadable => Way::Change(Step::Attachments),
        Trouble::TooLong => Way::Change(Step::Reason),
        Trouble::KeyRefused
        | Trouble::KeyDiscontinuous
        | Trouble::KeyUnregistered
        | Trouble::OtherRegistrar
        | Trouble::OtherLog
        | Trouble::LogUnsigned
        | Trouble::LogRolledBack
        | Trouble::LogForked
        | Trouble::KeyNotLogged
        | Trouble::ReceiptFalse => Way::Stop,
    }
}

/// How a sending stopped.
#[derive(Clone, PartialEq, Eq)]
pub struct Halt {
    /// Why.
    pub trouble: Trouble,
    /// The name of the file that cannot be read.
    pub file: Option<String>,
    /// Whether the referral may have arrived all the same.
    pub was_late: bool,
}

/// What stopped it, and what to do.
pub fn stopped(desk: Desk, halt: &Halt) -> AnyView {
    let words = use_words();
    let trouble = halt.trouble;
    let text = match &halt.file {
        Some(name) => words.file_gone(name),
        None => words.trouble(trouble).to_owned(),
    };
    let title = if halt.was_late {
        words.maybe_sent_title()
    } else {
        words.not_sent_title()
    };
    let way = match way(trouble) {
        Way::GoOn => button(words.try_again(), desk, Desk::go_on),
        Way::Again(label) => button(label, desk, Desk::send_afresh),
        Way::Reload => button(words.reload_list(), desk, Desk::reload_catalogue),
        Way::Change(step) => view! {
            <a class="button" href=address(step)>
                {words.go_to(words.step_title(step))}
            </a>
        }
        .into_any(),
        Way::Stop => ().into_any(),
    };
    view! {
        <div class="error-summary" role="alert">
            <h2>{title}</h2>
            <p>{text}</p>
            {way}
        </div>
    }
    .into_any()
}

/// A button that does something with the desk.
pub fn button(label: &'static str, desk: Desk, act: fn(Desk)) -> AnyView {
    view! { <Button label on_press=move || act(desk) /> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_false_receipt_is_no_stopped_page_and_the_referral_may_have_arrived() {
        let trouble = of_refused(&Refused::ReceiptFalse);
        assert!(trouble == Trouble::ReceiptFalse);
        assert!(may_have_arrived(trouble) && !can_go_on(trouble));
    }
}
