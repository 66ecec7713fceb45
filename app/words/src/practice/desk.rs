//! Signing in, what stands above the inbox, and locking.

use time::OffsetDateTime;

/// The sentences around the inbox. One function, one message.
pub trait DeskWords {
    /// Heading of the sign-in.
    fn sign_in_title(&self) -> &'static str;
    /// Where the passphrase stays, and that a page that is loaded again asks for it again.
    fn sign_in_lead(&self) -> &'static str;
    /// The label of the passphrase.
    fn passphrase(&self) -> &'static str;
    /// No passphrase was typed.
    fn passphrase_missing(&self) -> &'static str;
    /// The button that shows a passphrase as it is typed.
    fn show_passphrase(&self) -> &'static str;
    /// The button that hides it again.
    fn hide_passphrase(&self) -> &'static str;
    /// The button.
    fn sign_in(&self) -> &'static str;
    /// While it unlocks.
    fn signing_in(&self) -> &'static str;
    /// Why the page is locked.
    fn locked(&self, why: Locked) -> &'static str;
    /// What stopped something, and what to do.
    fn practice_trouble(&self, trouble: PracticeTrouble) -> String;

    /// Who is signed in, for which practice.
    fn signed_in_as(&self, name: &str, practice: &str) -> String;
    /// Names the buttons beside it.
    fn desk_label(&self) -> &'static str;
    /// The button that locks this page.
    fn lock_now(&self) -> &'static str;
    /// The button that ends the session everywhere in this browser.
    fn sign_out(&self) -> &'static str;

    /// Heading of the warning before the page locks by itself.
    fn idle_title(&self) -> &'static str;
    /// Why it does.
    fn idle_text(&self) -> &'static str;
    /// How long until then.
    fn locks_in(&self, seconds: i64) -> String;
    /// The button that keeps it open.
    fn stay_open(&self) -> &'static str;

    /// A day and a time of day, in the reader's own zone.
    fn instant(&self, at: OffsetDateTime) -> String;
    /// A time of day, in the reader's own zone.
    fn time_of_day(&self, at: OffsetDateTime) -> String;
}

/// Why a page is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locked {
    /// Nobody used it for a while.
    Idle,
    /// By its button.
    ByHand,
    /// Signed out.
    SignedOut,
    /// Signed out, but the server was not told.
    SignedOutHere,
    /// Signed out in another tab.
    SignedOutElsewhere,
    /// Somebody else signed in in another tab.
    OtherMember,
    /// The server's session is over.
    SessionOver,
    /// The vault stopped.
    Stopped,
}

/// What stopped a member of a practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PracticeTrouble {
    /// The server was not reached.
    Unreached,
    /// The server is busy or broken.
    ServerFailed,
    /// The enrolment link was used, is over, or never was.
    NoSuchLink,
    /// The address has an account already.
    EmailTaken,
    /// No e-mail address.
    NoEmail,
    /// The passphrase is shorter than this.
    PassphraseTooShort(usize),
    /// The server did not say whether the passphrase was changed.
    ChangeUnknown,
    /// A group of the kit is another one: its number from 1.
    KitGroup(usize),
    /// Wrong address or recovery code.
    NoSuchCode,
    /// Not the code that the authenticator shows now, or one that was used.
    WrongCode,
    /// An authenticator has to be set up first.
    SecondStepWanted,
    /// What was asked for needs a sign-in of a moment ago.
    SignInAgain,
    /// Nobody used the page, and what was typed is gone.
    Cleared,
    /// Wrong address or passphrase.
    NotSignedIn,
    /// Seconds to wait.
    TooManyTries(u32),
    /// The keys that the server gave do not hold together.
    KeysDamaged,
    /// What the server gave does not open, or does not belong there.
    Damaged,
    /// The page is older than what the server serves now.
    Outdated,
    /// The practice has no such referral.
    NoSuchReferral,
    /// Nobody has opened it yet.
    NotOpened,
    /// What was written is too long.
    TooLong,
    /// The browser does not take the file.
    NotSaved,
    /// A defect of ours, or the vault did not start.
    Stopped,
}
