//! What a page asks of the vault, and what the vault answers.
//!
//! A worker does one thing after the other: a page never has two requests under way that change
//! something. Passphrases and plaintext exist in these messages and nowhere else outside the two
//! sides' memory; nothing here implements `Debug`.

use referral::id::{AttachmentId, InviteId, MemberId, OfferId, ReferralId, SpecialistId};
use referral::offer::Decision;
use referral::role::Role;
use referral::{Referral, ReferralNumber};
use serde::{Deserialize, Serialize};
use wire::Moment;
use wire::account::Account;
use wire::enrolment::Invited;
use wire::history::Lines;
use wire::inbox::{Inbox, Row};
use wire::members::Joining;
use wire::passkey::{AddPasskey, Answered, Asked, Making};
use wire::send::Choice;
use wire::session::{Ways, Who};
use wire::status::Status;

use super::team::{Join, Restore, Team};

/// A request.
#[derive(Serialize, Deserialize)]
pub enum Ask {
    /// Seal and send a referral; the chosen files go beside it, in the order of its attachments.
    /// Progress comes as [`Progress`]; answered by [`Answer::Sent`] or [`Answer::OtherChoice`].
    Send(Box<Send>),
    /// Go on with the sending that was interrupted, or whose other choice the person agreed to.
    GoOn,
    /// Give the sending up, and its place with it. Answered by [`Answer::Done`].
    GiveUp,

    /// Read who an enrolment link is for; the text is its secret. Answered by [`Answer::Invited`].
    Invited(String),
    /// Make a practice's keys. Answered by [`Answer::Kit`]; nothing is sent yet.
    Enrol(Enrol),
    /// Compare what was typed of the kit, and enrol, or do what [`Ask::Rotate`] wanted, if it is right: the
    /// group's place from 0, and its text. Answered by [`Answer::Changed`]; the vault is to be ended then.
    ConfirmKit(Vec<(usize, String)>),

    /// Sign in and unlock. Answered by [`Answer::SignedIn`] or [`Answer::SecondStep`].
    SignIn(SignIn),
    /// The code of the member's authenticator, for what was answered by [`Answer::SecondStep`].
    /// Answered as that would have been. A wrong one may be followed by another, or by a passkey.
    SecondStep(String),
    /// The member's recovery code in place of what is lost. Answered likewise; the authenticator and the
    /// passkeys are removed then, and the code is void.
    SecondStepLost(String),
    /// Put another passphrase in the place of one. Answered by [`Answer::Done`] or
    /// [`Answer::SecondStep`]; when it is done, the vault is to be ended, and every session of the
    /// member is over.
    ChangePassphrase(ChangePassphrase),
    /// Sign in to see what the account opens with, and to change it. Answered by
    /// [`Answer::Account`], [`Answer::SecondStep`] or [`Answer::SecondStepWanted`]. The practice's keys
    /// are unlocked once, to see that what the server gave holds, and dropped.
    OpenAccount(SignIn),
    /// What the account opens with now. Answered by [`Answer::Account`].
    Account,
    /// Set up an authenticator. Answered by [`Answer::Totp`]; nothing is kept yet.
    MakeTotp,
    /// The first code that it shows. Answered by [`Answer::Done`].
    ConfirmTotp(String),
    /// Remove the authenticator. Answered by [`Answer::Done`].
    EndTotp,
    /// Something about passkeys.
    Passkey(AskPasskey),
    /// Make a recovery code. Answered by [`Answer::Kit`]; nothing is kept yet.
    MakeRecovery,
    /// Compare what was typed of the code, and keep it if it is right: the group's place from 0, and
    /// its text. Answered by [`Answer::Account`].
    ConfirmRecovery(Vec<(usize, String)>),
    /// Put another passphrase in the place of one that was forgotten. Answered by [`Answer::Done`];
    /// the vault is to be ended then, the code is void, and every session of the member is over.
    Recover(Recover),
    /// End the session. Answered by [`Answer::Done`]; the vault is to be ended then.
    SignOut,
    /// Fetch the list. Answered by [`Answer::Inbox`].
    Inbox,
    /// Decrypt who these referrals are for, for the list; it is not an opening. Answered by
    /// [`Answer::Summaries`].
    Summaries(Vec<OfferId>),
    /// Open a referral, on record. Answered by [`Answer::Opened`].
    Open(OfferId),
    /// Decrypt an attachment of an opened referral. Progress comes as [`Progress::File`]; answered
    /// by [`Answer::Done`] with the file as a blob beside it.
    File(OfferId, AttachmentId),
    /// Decide, with the words for the sender if there are any. Answered by [`Answer::Row`]: the
    /// decision that holds, which may be another member's.
    Decide(OfferId, Decision, Option<String>),

    /// Who belongs to the practice. Answered by [`Answer::Team`].
    Team,
    /// Invite somebody. Answered by [`Answer::InviteSecret`], which is shown once.
    Invite(Role),
    /// Withdraw an invitation. Answered by [`Answer::Done`].
    Withdraw(InviteId),
    /// Make who used this invitation a member. Answered by [`Answer::Changed`]; the vault is to be
    /// ended then, and its owner signs in again.
    Confirm(InviteId),
    /// Give a member another role. Answered by [`Answer::Changed`].
    ChangeRole(MemberId, Role),
    /// Put new keys in the place of the practice's, and remove this member if any. Answered by
    /// [`Answer::Kit`] where there is a new recovery kit: nothing is sent before
    /// [`Ask::ConfirmKit`]. Else answered by [`Answer::Changed`]; the vault is to be ended then, and its
    /// owner signs in again. A removed owner knows the kit, so removing one makes a new kit.
    Rotate {
        /// Who is removed.
        remove: Option<MemberId>,
        /// Whether there is to be a new kit in any case.
        new_kit: bool,
    },
    /// Lines of the practice's audit trail, those after this sequence. Answered by
    /// [`Answer::History`].
    History(u64),
    /// Note that the trail is about to be saved as a file. Answered by [`Answer::Done`].
    SaveHistory,
    /// Seal some of the open referrals that are sealed for an earlier key anew. Answered by
    /// [`Answer::ResealLeft`].
    Reseal,
    /// Look at the whole key log for the practice, beside everything else. Answered by
    /// [`Answer::LogWatched`]; the text is what this browser remembers of the log, as [`Progress::Proven`]
    /// had it.
    WatchLog(Option<String>),

    /// Read where an invitation leads; the text is its link's secret. Answered by
    /// [`Answer::Joining`].
    JoinLink(String),
    /// Join. Answered by [`Answer::Done`]; the vault is to be ended then.
    Join(Join),

    /// Read which practice a recovery kit is of: its eight groups. Answered by
    /// [`Answer::Recovering`].
    KitOf(Vec<String>),
    /// Become an owner by the recovery kit. Answered by [`Answer::Changed`]; the vault is to be ended
    /// then.
    Restore(Restore),

    /// Where a referral stands: the link's id and secret. Answered by [`Answer::Status`] or
    /// refused with [`Refused::CodeWanted`].
    Status(ReferralId, String),
    /// Mail a code for the status page. Answered by [`Answer::Done`].
    SendCode(ReferralId, String),
    /// Try the code: id, secret, code. Answered by [`Answer::Done`].
    TryCode(ReferralId, String, String),
}

/// What a page asks of the vault about passkeys. The page itself asks the browser in between: a worker
/// cannot.
#[derive(Serialize, Deserialize)]
pub enum AskPasskey {
    /// Ask for a passkey to sign in with alone. Answered by [`Answer::UsePasskey`].
    ToSignIn,
    /// Sign in with it, and what this browser remembers of rosters; what its PRF gave goes beside it.
    /// Answered by [`Answer::SignedIn`].
    SignIn(Answered, Option<String>),
    /// Ask for a passkey of who waits for a second step. Answered by [`Answer::UsePasskey`].
    ToGoOn,
    /// Go on with it. Answered as [`Ask::SecondStep`].
    GoOn(Answered),
    /// Begin to add one. Answered by [`Answer::MakePasskey`].
    ToAdd,
    /// Add it. Answered by [`Answer::PasskeyAdded`].
    Add(AddPasskey),
    /// Ask for the one of this number, to let it open the account. Answered by
    /// [`Answer::UsePasskey`].
    ToOpen(u32),
    /// Let the one of this number open the account; what its PRF gave goes beside it. Answered by
    /// [`Answer::Done`].
    Open(u32, Answered),
    /// Remove the one of this number. Answered by [`Answer::Done`].
    End(u32),
}

/// What is to be sent.
#[derive(Serialize, Deserialize)]
pub struct Send {
    /// The checked answers.
    pub referral: Referral,
    /// The version of the catalogue that they were checked against.
    pub catalogue: u32,
    /// Whom the person was shown, by which name and fingerprint: nothing is sealed for another.
    pub expected: Shown,
    /// What this browser remembers of the key log, as [`Progress::Proven`] had it.
    pub known: Option<String>,
}

/// What a person was shown of who it goes to, and may have compared by another way.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The specialist.
    pub specialist: SpecialistId,
    /// What their practice is called.
    pub practice_name: String,
    /// Its town.
    pub town: String,
    /// Its fingerprint.
    pub fingerprint: String,
}

impl Shown {
    /// What is shown of a choice.
    pub fn of(choice: &Choice) -> Self {
        Self {
            specialist: choice.specialist,
            practice_name: choice.practice_name.clone(),
            town: choice.town.clone(),
            fingerprint: choice.fingerprint.clone(),
        }
    }
}

/// A first member.
#[derive(Serialize, Deserialize)]
pub struct Enrol {
    /// The link's secret.
    pub secret: String,
    /// What the others call them.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// The passphrase.
    pub passphrase: String,
}

/// A sign-in.
#[derive(Serialize, Deserialize)]
pub struct SignIn {
    /// The member's address.
    pub email: String,
    /// The passphrase.
    pub passphrase: String,
    /// What this browser remembers of practices' rosters: what [`Answer::SignedIn`] and the others had of
    /// each, together.
    pub known: Option<String>,
}

/// A change of passphrase.
#[derive(Serialize, Deserialize)]
pub struct ChangePassphrase {
    /// The member's address.
    pub email: String,
    /// The passphrase until now.
    pub old: String,
    /// The one from now on.
    pub new: String,
    /// As for [`SignIn`].
    pub known: Option<String>,
}

/// What an authenticator app is given.
#[derive(Clone, Serialize, Deserialize)]
pub struct TotpShown {
    /// To be typed: 32 signs of base32.
    pub secret: String,
    /// To be read as a QR code: the same, with the account's address.
    pub address: String,
}

/// A passphrase that was forgotten.
#[derive(Serialize, Deserialize)]
pub struct Recover {
    /// The member's address.
    pub email: String,
    /// The recovery code, as it was typed.
    pub code: String,
    /// The passphrase from now on.
    pub new: String,
}

/// What comes back for one request.
pub type Told = crate::worker::Told<Progress, Result<Answer, Refused>>;

/// How far a request is.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Progress {
    /// A place is being asked for.
    Choosing,
    /// The practice's key has proven itself; and what to remember of the key log until the next sending,
    /// whatever becomes of this one. All of it is public.
    Proven(String),
    /// A roster was met that says more than what was remembered: what to remember of it, as for
    /// [`Answer::Changed`], whatever is answered.
    Met(String),
    /// Files are being sealed and sent, or fetched and opened.
    File {
        /// Which, from 1.
        file: usize,
        /// Of how many.
        of: usize,
        /// Bytes of all files done.
        done: u64,
        /// Of so many.
        total: u64,
    },
    /// The answers are being sealed.
    Sealing,
    /// The practice's server is recording it.
    Recording,
    /// A session to change an account began, whatever becomes of the request: it is that of all tabs now.
    AtAccount,
}

/// An answer.
#[derive(Serialize, Deserialize)]
pub enum Answer {
    /// It is done.
    Done,
    /// It arrived.
    Sent(Box<Sent>),
    /// It would go to somebody else now; the vault keeps the place until it hears [`Ask::GoOn`] or
    /// [`Ask::GiveUp`].
    OtherChoice(Choice),
    /// Who the link is for.
    Invited(Invited),
    /// The eight groups of the recovery kit, or of a member's recovery code, to be written down.
    Kit(Vec<String>),
    /// What the account opens with.
    Account(Account),
    /// The passphrase is proven, and a second step is wanted.
    SecondStep(Ways),
    /// What the browser is to ask an authenticator for that makes a passkey; and the account's address.
    MakePasskey(Making, String),
    /// What the browser is to ask an authenticator for that has one.
    UsePasskey(Asked),
    /// A passkey was added: its number.
    PasskeyAdded(u32),
    /// The member is signed in, and has to set up a second step first.
    SecondStepWanted,
    /// What an authenticator app is given.
    Totp(TotpShown),
    /// Signed in and unlocked; and what to remember of the practice's roster until the next time: its
    /// length and its hash, both no secret.
    SignedIn(Who, String),
    /// The members, or the keys, are changed; and what to remember of the roster that says so, before
    /// anything else: a server that drops the change is found out by it.
    Changed(String),
    /// The list.
    Inbox(Inbox),
    /// Who the referrals are for, in the order asked.
    Summaries(Vec<(OfferId, Summary)>),
    /// An opened referral.
    Opened(Box<Opened>),
    /// One row of the list, as it is now.
    Row(Box<Row>),
    /// Who belongs to the practice.
    Team(Box<Team>),
    /// Lines of the practice's audit trail.
    History(Box<Lines>),
    /// The secret of an invitation's link, which stands in its fragment; and what to remember, as for
    /// [`Answer::Changed`].
    InviteSecret(String, String),
    /// How many open referrals are still sealed for an earlier key.
    ResealLeft(usize),
    /// What the practice finds of itself in the key log.
    LogWatched(LogWatched),
    /// Where an invitation leads.
    Joining(Joining),
    /// The practice of a recovery kit: its name and its town.
    Recovering(String, String),
    /// Where a referral stands.
    Status(Box<Status>, Option<Written>),
}

/// Those of [`Answer`] that a sender's page hears, the same in JSON. It reads no others, so that it
/// does not carry the code that would.
#[derive(Serialize, Deserialize)]
pub enum SendAnswer {
    /// As [`Answer::Done`].
    Done,
    /// As [`Answer::Sent`].
    Sent(Box<Sent>),
    /// As [`Answer::OtherChoice`].
    OtherChoice(Choice),
}

/// A referral that was sent: what the done page and the letter show.
#[derive(Clone, Serialize, Deserialize)]
pub struct Sent {
    /// Its id.
    pub id: ReferralId,
    /// Its number.
    pub number: ReferralNumber,
    /// Who it went to, with the key's fingerprint.
    pub to: Choice,
    /// When, by the server's receipt.
    pub at: Moment,
    /// The status secret: shown once.
    pub secret: String,
    /// The server's receipt.
    pub receipt: String,
    /// The thumbprint of the key that it was verified with.
    pub server: String,
    /// The checkpoint of the key log that the receipt names.
    pub checkpoint: String,
}

impl Sent {
    /// The secret link to the status page of the server at `origin`. The secret stands in the
    /// fragment, which no browser sends to a server.
    pub fn status_link(&self, origin: &str) -> String {
        format!("{origin}/status/{}#{}", self.id, self.secret)
    }
}

/// Who a referral is for, in a list.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Summary {
    /// As the sender wrote it.
    Patient {
        /// Family name.
        family: String,
        /// Given names.
        given: String,
        /// Date of birth, `YYYY-MM-DD`.
        born: String,
    },
    /// It does not open, or does not belong where the server put it.
    Damaged,
}

/// An opened referral.
#[derive(Clone, Serialize, Deserialize)]
pub struct Opened {
    /// The row, as it is now.
    pub row: Row,
    /// The answers.
    pub referral: Referral,
    /// When the sender sealed it, by the sender's clock.
    pub created: Moment,
    /// The ids of the fields whose rules the answers break: a hostile sender, or a defect.
    pub breaks: Vec<String>,
}

/// What a practice wrote to a sender.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Written {
    /// Genuine: signed by the practice's key as the sender's browser saw it.
    Text(String),
    /// It does not open, or somebody else wrote it.
    Damaged,
}

/// Why a request was refused. What a person can mend is told apart.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refused {
    /// The server was not reached: everything is kept, and [`Ask::GoOn`] or the same request again
    /// goes on.
    Unreached,
    /// The server is busy or broken: as for [`Refused::Unreached`].
    ServerFailed,
    /// Nobody of the pool takes it now.
    NobodyTakesIt,
    /// The named specialist does not take it now: the wire's code.
    NamedUnavailable(String),
    /// The catalogue changed, and the answers do not fit the new one.
    OtherCatalogue,
    /// The reservation's time is over: send again.
    Expired,
    /// The practice's key does not hold: nothing may be sealed for it.
    KeyRefused,
    /// The same, and it can be said what the server is found out by.
    KeyDoubted(KeyDoubt),
    /// A file cannot be read any more: its place among the attachments, from 0.
    FileUnreadable(usize),
    /// The answers are longer than one referral may be.
    TooLong,
    /// The server says that the referral arrived, and its receipt is not of what was sent.
    ReceiptFalse,
    /// The link was used, is over, or never was.
    NoSuchLink,
    /// The address has an account already.
    EmailTaken,
    /// The text is no e-mail address.
    NoEmail,
    /// The passphrase is too short.
    PassphraseTooShort,
    /// The server did not say whether the passphrase was changed.
    ChangeUnknown,
    /// A group of the kit, or of the recovery code, is another one: its place from 0.
    KitGroup(usize),
    /// The account has no such recovery code, or there is no such account.
    NoSuchCode,
    /// Wrong address or passphrase: nobody can tell which.
    NotSignedIn,
    /// The session is over: sign in again.
    SessionOver,
    /// Seconds to wait.
    TooManyTries(u32),
    /// The keys that the server gave do not hold together: it may be hostile. Nothing was unlocked.
    KeysDamaged,
    /// The roster that the server gave does not hold: an entry is missing, or its signer may not make
    /// it. Nothing was unlocked.
    RosterDamaged,
    /// The roster that the server gave is not the one that this browser has seen: older, or another.
    /// Nothing was unlocked.
    RosterForked,
    /// Somebody can open the practice's keys who is none of its members. Nothing was unlocked.
    StrangerInRing,
    /// Somebody else changed the members meanwhile: sign in again, and look.
    RosterMoved,
    /// This computer's clock is not the server's: what is signed would not hold yet, or not any more.
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
    /// A member who may only read wanted to do more.
    ReadOnly,
    /// The passphrase has to be proven once more: what was asked for needs a fresh sign-in.
    SignInAgain,
    /// The code is no practice's recovery kit.
    NoSuchKit,
    /// What the server gave does not open, or does not belong there.
    Damaged,
    /// The practice has no such referral, or the link is not a referral's.
    NoSuchReferral,
    /// Nobody has opened it yet.
    NotOpened,
    /// A code was mailed, or must be asked for.
    CodeWanted,
    /// Not the code that was mailed, or that the authenticator shows.
    WrongCode,
    /// The member has to set up a second step first.
    SecondStepWanted,
    /// A passkey did not do what it was to do.
    Passkey(PasskeyRefused),
    /// It is the member's last second step, and stays.
    LastSecondStep,
    /// What the page asked makes no sense now: a defect of ours.
    OutOfTurn,
}

/// Why a passkey did not do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PasskeyRefused {
    /// It does not hold, or was removed.
    Wrong,
    /// It was to be added, and the server takes it for none.
    NotAdded,
    /// It took too long, or another was begun.
    TooLate,
    /// It is a second step only.
    OpensNothing,
    /// Its PRF opens no slot, or not its own.
    DoesNotOpen,
    /// The server offers none.
    NotOffered,
}

/// A look at the whole key log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogWatched {
    /// What is found there.
    pub found: LogFound,
    /// What to remember of the log, if it holds together: also where it alarms, so that what alarmed
    /// cannot be taken back unseen.
    pub known: Option<String>,
}

/// What a practice finds of itself in the key log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LogFound {
    /// All is as it should be.
    InOrder,
    /// The log has keys that a later roster than the unlocked one names: what was unlocked is of no use any
    /// more. And what to remember of rosters, so that the earlier one is not believed again.
    Moved(String),
    /// Something is not.
    Alarm(LogAlarm),
}

/// What is wrong with the key log, from a practice's side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LogAlarm {
    /// It has a key in the practice's name that the practice did not make: senders may seal for it.
    Foreign,
    /// It has not all of the practice's keys.
    Missing,
    /// It has another practice of the same name and town: senders may take one for the other.
    Namesake,
    /// It is not to be trusted.
    Doubt(KeyDoubt),
}

/// What stands against a practice's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyDoubt {
    /// Its record does not hold now.
    NotNow,
    /// Its record does not follow from the practice's first one.
    Discontinuous,
    /// The registrar has not signed it.
    Unregistered,
    /// There is another registrar than before, or none any more.
    OtherRegistrar,
    /// The log has another key than before.
    OtherLog,
    /// The log's checkpoint is not signed by the log.
    Unsigned,
    /// The checkpoint is not of now.
    Stale,
    /// The log is shorter than before.
    RolledBack,
    /// The log is another one than before.
    Forked,
    /// The record is not in the log.
    NotLogged,
}

/// What is at least a passphrase: characters.
pub const SHORTEST_PASSPHRASE: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_senders_page_reads_its_answers_as_the_vault_writes_them() {
        let choice = Choice {
            specialist: SpecialistId::from_bytes([1; 16]),
            specialist_name: "Dr. Example".to_owned(),
            practice: referral::id::PracticeId::from_bytes([2; 16]),
            practice_name: "Example Surgery".to_owned(),
            town: "Kelowna".to_owned(),
            fingerprint: "ab".repeat(32),
            words: "six words".to_owned(),
        };
        let sent = Sent {
            id: ReferralId::from_bytes([3; 16]),
            number: ReferralNumber::draw(|| 0),
            to: choice.clone(),
            at: Moment::from_millis(0),
            secret: "secret".to_owned(),
            receipt: "receipt".to_owned(),
            server: "kid".to_owned(),
            checkpoint: String::new(),
        };
        let written = [
            Answer::Done,
            Answer::OtherChoice(choice),
            Answer::Sent(Box::new(sent)),
        ];
        for answer in written {
            let json = serde_json::to_string(&answer).unwrap();
            let read: SendAnswer = serde_json::from_str(&json).unwrap();
            assert_eq!(serde_json::to_string(&read).unwrap(), json);
        }
    }
}
