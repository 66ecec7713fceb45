//! Signing in, what stands above the inbox, and locking.

use time::OffsetDateTime;

use super::passkey::PasskeyTrouble;

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
    /// What opens the ways out for who has forgotten the passphrase.
    fn forgotten(&self) -> &'static str;
    /// The link for who made a recovery code.
    fn forgotten_code(&self) -> &'static str;
    /// That another owner can help.
    fn forgotten_owner(&self) -> &'static str;
    /// The link for a practice in which nobody can sign in any more.
    fn forgotten_all(&self) -> &'static str;
    /// Why the page is locked.
    fn locked(&self, why: Locked) -> &'static str;
    /// What stopped something, and what to do.
    fn practice_trouble(&self, trouble: PracticeTrouble) -> String;

    /// Who is signed in, for which practice.
    fn signed_in_as(&self, name: &str, practice: &str) -> String;
    /// Names the buttons beside it.
    fn desk_label(&self) -> &'static str;
    /// While referrals are being sealed for the practice's new key.
    fn sealing_anew(&self, left: usize) -> String;
    /// Heading of the alarm about the practice's key in the key log.
    fn key_alarm_title(&self, alarm: KeyAlarm) -> &'static str;
    /// What is wrong with it, and what to do.
    fn key_alarm(&self, alarm: KeyAlarm) -> &'static str;
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

/// What a practice finds wrong in the key log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyAlarm {
    /// A key in its name that it did not make.
    Foreign,
    /// One of its own keys is not there.
    Missing,
    /// Another practice has its name and its town.
    Namesake,
    /// The log is not of now, by this computer's clock.
    Clock,
    /// The log does not hold together, or is not the one that it was.
    Log,
}

impl KeyAlarm {
    /// Whether it is told as any other news: what it tells of may be honest, and stay.
    pub const fn is_news(self) -> bool {
        matches!(self, Self::Namesake)
    }
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
    /// Somebody signed in to change an account in another tab.
    AccountOpened,
    /// The server's session is over.
    SessionOver,
    /// The vault stopped.
    Stopped,
    /// What was asked for is done, and the vault was ended with it.
    KeysHandedOver,
    /// What was asked for needs a fresh sign-in.
    SignInAgain,
    /// Somebody else changed who belongs to the practice, and so nothing came of what was asked for.
    MembersChanged,
    /// Somebody else changed that or the keys since the sign-in, and nothing was asked for.
    PracticeMoved,
    /// The server showed another list of members than before.
    RosterDoubted,
    /// Somebody locked it in another tab.
    LockedElsewhere,
}

/// Why a page has forgotten what was typed and shown in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cleared {
    /// Nobody used it for a while.
    Unused,
    /// The same, and something was asked for before that was not answered.
    Unanswered,
    /// Another tab signed in or out.
    OtherTab,
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
    /// A second step has to be set up first.
    SecondStepWanted,
    /// Something about a passkey.
    Passkey(PasskeyTrouble),
    /// What was asked for needs a sign-in of a moment ago.
    SignInAgain,
    /// What was typed and shown is gone.
    Cleared(Cleared),
    /// Wrong address or passphrase.
    NotSignedIn,
    /// Seconds to wait.
    TooManyTries(u32),
    /// The keys that the server gave do not hold together.
    KeysDamaged,
    /// Something about who belongs to the practice.
    Team(TeamTrouble),
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

/// What stopped a member, of what is about who belongs to the practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TeamTrouble {
    /// The list of members that the server gave does not hold.
    RosterDamaged,
    /// The list of members that the server gave is not the one that this browser has seen.
    RosterForked,
    /// Somebody can open the keys who is no member.
    StrangerInRing,
    /// Somebody else changed who belongs to the practice.
    RosterMoved,
    /// This computer's clock is not the server's.
    ClockIsOff,
    /// Only an owner may do that.
    NotAnOwner,
    /// Who joined is not who had the link.
    JoinerRefused,
    /// The time of the link is over, by this computer's clock or the server's.
    JoinerLate,
    /// The practice has as many members as it can have.
    TooManyMembers,
    /// As many people are invited as can be at a time.
    TooManyInvited,
    /// Who may only read wanted to do more.
    ReadOnly,
    /// The code is no practice's recovery kit.
    NoSuchKit,
}
