//! What the status page says to the sender of a referral: where it stands, and what to do next.

use referral::offer::{DeclineReason, ExpectedWait, OfferState};
use time::OffsetDateTime;

/// The sentences of the status page. One function, one message.
///
/// They are no part of [`crate::Words`]: a sender who fills in the form needs none of them.
pub trait StatusWords: Sync {
    /// The title of the page.
    fn follow_title(&self) -> &'static str;
    /// While the server is asked.
    fn follow_asking(&self) -> &'static str;
    /// Heading: the link leads to no referral.
    fn no_referral_title(&self) -> &'static str;
    /// What may have happened to the link, and what to do.
    fn no_referral(&self) -> [&'static str; 2];
    /// Heading: it could not be looked up now.
    fn not_asked_title(&self) -> &'static str;
    /// Why not, and what to do.
    fn not_asked(&self, trouble: NotAsked) -> &'static str;

    /// Heading above what the code is for.
    fn code_title(&self) -> &'static str;
    /// What the code is for, where it goes and how long it works.
    fn code_text(&self) -> &'static str;
    /// The button that mails a code.
    fn mail_code(&self) -> &'static str;
    /// The button that mails another one.
    fn mail_another_code(&self) -> &'static str;
    /// While the code is being asked for.
    fn mailing_code(&self) -> &'static str;
    /// A code is on its way.
    fn code_mailed(&self) -> &'static str;
    /// The label of the code's field.
    fn code_label(&self) -> &'static str;
    /// What helps to fill it in.
    fn code_hint(&self) -> &'static str;
    /// The button that tries the code.
    fn try_code(&self) -> &'static str;
    /// While it is tried.
    fn trying_code(&self) -> &'static str;
    /// What is wrong, and what to do.
    fn code_trouble(&self, trouble: CodeTrouble) -> String;

    /// Where the referral stands, as a heading.
    fn stands(&self, state: OfferState) -> &'static str;
    /// Above the number.
    fn number_label(&self) -> &'static str;
    /// Who has it.
    fn is_with(&self, specialist: &str, practice: &str) -> String;
    /// Heading above what has happened so far.
    fn so_far_title(&self) -> &'static str;
    /// What happened at one time, or will.
    fn so_far(&self, step: SoFar) -> &'static str;
    /// It has not happened.
    fn not_yet(&self) -> &'static str;
    /// A day and a time of day on the reader's own clock.
    fn moment(&self, at: OffsetDateTime) -> String;
    /// When the server was last asked, on the reader's own clock.
    fn as_of(&self, at: OffsetDateTime) -> String;
    /// The button that asks again.
    fn look_again(&self) -> &'static str;
    /// The wait that the practice expects, if it said one.
    fn wait(&self, wait: Option<ExpectedWait>) -> String;
    /// Why it was declined.
    fn declined_because(&self, reason: DeclineReason) -> String;
    /// Heading above what happens next.
    fn what_next_title(&self) -> &'static str;
    /// What happens next while nobody has declined.
    fn what_next(&self, state: OfferState) -> &'static str;
    /// What the sender can do after it was declined.
    fn after_decline(&self, reason: DeclineReason) -> &'static str;
    /// For whoever would wait while the patient gets worse.
    fn if_worse(&self) -> &'static str;

    /// Heading above what the practice wrote.
    fn written_title(&self) -> &'static str;
    /// Where it was opened, and what proves who wrote it.
    fn written_proof(&self) -> &'static str;
    /// The practice wrote nothing besides.
    fn written_nothing(&self) -> &'static str;
    /// What came does not open, or is not the practice's.
    fn written_damaged(&self) -> &'static str;

    /// Heading above what the page cannot do.
    fn cannot_title(&self) -> &'static str;
    /// What the page cannot do, and how long it stays open.
    fn cannot(&self) -> [&'static str; 3];
}

/// Why it could not be looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAsked {
    /// The server was not reached.
    Unreached,
    /// The server is busy or broken, or was asked too often.
    ServerFailed,
    /// The part of the page that asks has stopped.
    Stopped,
}

/// What is wrong with the code, or with asking for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeTrouble {
    /// What was typed is not six digits.
    NotSixDigits,
    /// Not the code that was mailed, or not any more.
    OtherCode,
    /// The code was right, and the browser keeps no cookie that says so.
    NoCookie,
    /// Too many tries: minutes to wait.
    TooManyTries(u32),
    /// The server could not be asked.
    NotAsked(NotAsked),
}

impl CodeTrouble {
    /// Too many tries, with seconds to wait: whole minutes, rather one too many.
    pub fn wait(seconds: u32) -> Self {
        Self::TooManyTries(seconds.div_ceil(60).max(1))
    }
}

/// What happens to a referral, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SoFar {
    /// The sender sent it.
    Sent,
    /// The practice opened it.
    Opened,
    /// The practice has not decided yet.
    Decided,
    /// The practice accepted.
    Accepted,
    /// The practice declined.
    Declined,
}
