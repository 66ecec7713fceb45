//! What the server keeps: the trait, plain data, and the suite that every backend passes.
//!
//! One method is one whole transaction, named by its intent. Plain data goes in and comes out;
//! which database lies behind it is no caller's business. A look-up that finds nothing is
//! `Ok(None)`, not an error.

#![warn(missing_docs)]

mod account;
mod catalogue;
#[cfg(feature = "conformance")]
pub mod conformance;
mod directory;
mod error;
mod history;
mod inbox;
mod instance;
mod key;
mod keylog;
pub mod mail;
mod member;
mod passkey;
mod practice;
mod reservation;
mod sending;
pub mod status;
mod team;

pub use referral::audit;

pub use account::{AllowedBy, KeptAccount, KeptTotp, NewPassphrase, NewRecovery, Recovery};
pub use catalogue::KeptCatalogue;
pub use directory::DirectoryQuery;
pub use error::StoreError;
pub use history::{ALARM_QUIET, History, NAMESAKE_QUIET, REFUSED_QUIET, quiet};
pub use inbox::{DecideOutcome, KeptDecision, KeptOffer, NewDecision};
pub use instance::ClaimError;
pub use key::{NewKey, PublishError, SealingKey};
pub use keylog::{LogHead, LogRow, RegisterOutcome, Registration};
pub use member::{
    EnrolError, Enrolment, KeptRingEntry, Keyring, MemberKeys, NewMember, NewSession, Purpose,
    Session, SignInRecord,
};
pub use passkey::{
    KeepError, KeptPasskey, NewPasskey, NewPasskeySlot, PasskeyUse, Removal, RemoveOutcome,
    SecondStep,
};
pub use practice::{CreateError, KeptPractice, KeptSpecialist, NewPractice, PracticeStatus};
pub use reservation::{NewReservation, Reservation, Reserved, Unavailable};
pub use sending::{
    AcceptOutcome, Acceptance, Accepted, Held, KeptAttachment, KeptPart, PartOutcome, Preview,
};
pub use team::{
    ChangeError, Confirmation, InvitedTo, KIT_QUIET, KIT_TOLD, KeptInvite, KeptJoiner, KeptMember,
    KitPlace, NewAccount, NewInvite, NewKit, NewRole, NewRotation, NewSeal, NextEntry,
    ResealOutcome, Restoration, Team,
};

use std::collections::BTreeMap;

use async_trait::async_trait;
use referral::balance::Record;
use referral::catalogue::Catalogue;
use referral::code::CategoryCode;
use referral::contact::Email;
use referral::directory::{Listing, Taker};
use referral::id::{InviteId, MemberId, OfferId, PracticeId, ReferralId};
use referral::route::Route;
use time::{Date, Duration, OffsetDateTime};

use crate::audit::{Alarm, AuditEntry, RefusedWhat};
use crate::mail::QueuedMail;
use crate::status::{CodeOutcome, KeptStatus, NewCode, TypedCode, TypedOutcome};

/// How long an invitation that is over is still shown, with whoever used it.
pub const FORGOTTEN: Duration = Duration::days(30);

/// Everything that the server asks of its database.
///
/// Times are instants that the caller's clock gave; a store keeps them to the millisecond. Every
/// method fails with [`StoreError`] when the database does, and has then changed nothing.
#[async_trait]
pub trait Store: Send + Sync {
    /// Answers if the database does.
    ///
    /// # Errors
    ///
    /// [`StoreError::Unavailable`] when it cannot be reached.
    async fn ping(&self) -> Result<(), StoreError>;

    /// Says once and for all whether this database is a demo's or holds real practices.
    ///
    /// # Errors
    ///
    /// [`ClaimError::OtherKind`] when it was claimed as the other before.
    async fn claim_instance(&self, demo: bool) -> Result<(), ClaimError>;

    /// Prints of the server's secrets that this database was used with, by their names.
    async fn secret_prints(&self) -> Result<BTreeMap<String, [u8; 32]>, StoreError>;

    /// Keeps the print of a secret. One that is kept already stays.
    async fn keep_secret_print(&self, name: &str, print: [u8; 32]) -> Result<(), StoreError>;

    /// Puts a catalogue in force, and gives its version. The one in force already keeps its own.
    async fn put_catalogue(
        &self,
        catalogue: &Catalogue,
        now: OffsetDateTime,
    ) -> Result<u32, StoreError>;

    /// The catalogue in force; `None` until the operator has loaded one.
    async fn catalogue(&self) -> Result<Option<KeptCatalogue>, StoreError>;

    /// Creates a practice with its specialists.
    ///
    /// # Errors
    ///
    /// Names the first slug that another practice or specialist has.
    async fn create_practice(
        &self,
        practice: NewPractice,
        now: OffsetDateTime,
    ) -> Result<(), CreateError>;

    /// Every practice with its specialists, by slug.
    async fn practices(&self) -> Result<Vec<KeptPractice>, StoreError>;

    /// Publishes the key of a practice's next epoch, and appends its record to the key log. From
    /// then on referrals are sealed for it.
    ///
    /// # Errors
    ///
    /// When there is no such practice, or the epoch is not the next one.
    async fn publish_key(&self, key: NewKey, now: OffsetDateTime) -> Result<(), PublishError>;

    /// How long the key log is, and its root.
    async fn log_head(&self) -> Result<LogHead, StoreError>;

    /// The root that the key log had when it was so long; `None` if it never was.
    async fn log_root(&self, size: u64) -> Result<Option<[u8; 32]>, StoreError>;

    /// Hashes of the key log's tree; `None` unless it has them all.
    async fn log_hashes(&self, row: LogRow) -> Result<Option<Vec<[u8; 32]>>, StoreError>;

    /// So many leaves of the key log from this one on; `None` unless it has them all.
    async fn log_leaves(&self, from: u64, count: u32) -> Result<Option<Vec<Vec<u8>>>, StoreError>;

    /// Publishes a record once more, with the registrar's signature, and verifies its practice if
    /// it was pending. The caller has verified the signature.
    async fn register(&self, registration: Registration) -> Result<RegisterOutcome, StoreError>;

    /// Suspends a practice: it is offered to nobody until it is resumed, and keeps what it has. Answers
    /// whether it was not suspended before.
    async fn suspend(&self, practice: PracticeId) -> Result<bool, StoreError>;

    /// Gives a suspended practice the status back that it had, and answers it; `None` unless it is suspended.
    /// It waits where it was verified without this registrar (its key's thumbprint), who has not signed its
    /// first record.
    async fn resume(
        &self,
        practice: PracticeId,
        registrar: Option<&str>,
        now: OffsetDateTime,
    ) -> Result<Option<PracticeStatus>, StoreError>;

    /// Has every verified practice wait whose first record this registrar (its key's thumbprint)
    /// has not signed, and names them.
    async fn await_registrar(
        &self,
        registrar: &str,
        now: OffsetDateTime,
    ) -> Result<Vec<PracticeId>, StoreError>;

    /// Who takes what is asked for, by name: verified practices only.
    async fn directory(&self, query: &DirectoryQuery) -> Result<Vec<Listing>, StoreError>;

    /// Who takes each category, by name: verified practices only.
    async fn who_takes(&self) -> Result<BTreeMap<CategoryCode, Vec<Taker>>, StoreError>;

    /// Keeps a place for a referral that is about to be sealed. Where the sender left the choice
    /// to the pool, it is made here by [`referral::balance`], and kept with what it was made of.
    ///
    /// A specialist's open referrals are those in the category that were sent to them and not
    /// decided yet, those that they accepted within
    /// [`ACCEPTED_IS_OPEN`](referral::balance::ACCEPTED_IS_OPEN) before `new.now`, and the
    /// reservations whose time is not over then.
    async fn reserve(&self, new: NewReservation) -> Result<Reservation, StoreError>;

    /// What the pool's choice for a referral was made of; `None` when there is no such referral,
    /// or the sender named the specialist.
    async fn assignment(&self, referral: ReferralId) -> Result<Option<Record>, StoreError>;

    /// Deletes every reservation whose time is over, and names them, so that what was uploaded
    /// for them can be deleted as well.
    async fn expire_reservations(&self, now: OffsetDateTime)
    -> Result<Vec<ReferralId>, StoreError>;

    /// Those of these ids that are no referral's, and no reservation's either.
    async fn unknown_referrals(&self, of: &[ReferralId]) -> Result<Vec<ReferralId>, StoreError>;

    /// Who a referral of this route would go to now. Nothing is kept.
    async fn preview(
        &self,
        route: &Route,
        now: OffsetDateTime,
        today: Date,
    ) -> Result<Preview, StoreError>;

    /// What the holder of this token may send; `None` when there is no such referral, or the token
    /// is another's. `token_hash` is the token's SHA-256.
    async fn held(
        &self,
        referral: ReferralId,
        token_hash: [u8; 32],
    ) -> Result<Option<Held>, StoreError>;

    /// Notes a part whose bytes are safe on the disk. The caller has checked the token.
    async fn note_part(
        &self,
        referral: ReferralId,
        part: KeptPart,
        now: OffsetDateTime,
    ) -> Result<PartOutcome, StoreError>;

    /// Accepts a referral: from now on it is the practice's. Writes the mails to both sides into
    /// the outbox, an event, and the practice's audit trail. The caller has held envelope and
    /// attachments against [`Store::held`].
    async fn accept(&self, acceptance: Acceptance) -> Result<AcceptOutcome, StoreError>;

    /// Gives a reservation up, and says whether there was one. The caller has checked the token.
    async fn release(&self, referral: ReferralId) -> Result<bool, StoreError>;

    /// Puts an enrolment link in force for a practice without members, and audits it; any before it is
    /// void.
    /// Says whether there is such a practice: `false` too where it has a member.
    async fn put_enrolment(
        &self,
        practice: PracticeId,
        link_hash: [u8; 32],
        expires: OffsetDateTime,
        now: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// The practice that an enrolment link leads to; `None` when it was used, is over or never was.
    async fn enrolment(
        &self,
        link_hash: [u8; 32],
        now: OffsetDateTime,
    ) -> Result<Option<Enrolment>, StoreError>;

    /// Enrols a practice's first member and publishes its first key, as
    /// [`Store::publish_key`] does. The link is used up.
    ///
    /// # Errors
    ///
    /// When the link does not hold, the address has an account, or the key cannot be published.
    async fn enrol(
        &self,
        link_hash: [u8; 32],
        member: NewMember,
        now: OffsetDateTime,
    ) -> Result<(), EnrolError>;

    /// Whether anybody has an account, at whatever practice.
    async fn has_members(&self) -> Result<bool, StoreError>;

    /// What a sign-in with this address (in lower case) is checked against; `None` when it has no
    /// account.
    async fn sign_in_record(&self, email: &Email) -> Result<Option<SignInRecord>, StoreError>;

    /// Begins a session, and audits it. `false`, and none begins, when its member was removed, or what
    /// they sign in with was changed since the sign-in began.
    async fn begin_session(&self, session: NewSession) -> Result<bool, StoreError>;

    /// The session of this cookie (its SHA-256), if it has been used within `idle` and has not
    /// ended; notes that it was used now.
    async fn session(
        &self,
        hash: [u8; 32],
        now: OffsetDateTime,
        idle: Duration,
    ) -> Result<Option<Session>, StoreError>;

    /// Ends a session. One that is not there has ended.
    async fn end_session(&self, hash: [u8; 32]) -> Result<(), StoreError>;

    /// Puts another passphrase in the place of a member's, ends every session of theirs, writes them
    /// a mail, and audits it. `false`, and nothing is changed, when what it is allowed by is not
    /// there any more, or is another member's.
    async fn change_passphrase(
        &self,
        new: NewPassphrase,
        by: AllowedBy,
        now: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// What a member has set up.
    async fn account(&self, member: MemberId) -> Result<KeptAccount, StoreError>;

    /// Keeps a member's recovery code, audits it, and writes them a mail; the one before is void.
    /// `false`, and nothing is kept, when the session (its cookie's SHA-256) is not theirs any more.
    async fn put_recovery(
        &self,
        new: NewRecovery,
        session: [u8; 32],
        now: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// A member's authenticator.
    async fn totp(&self, member: MemberId) -> Result<Option<KeptTotp>, StoreError>;

    /// Keeps a member's authenticator, audits it, and writes them a mail; the one before is of no use any
    /// more, and every other session of theirs ends: none of them has shown a code of this one. `false`,
    /// and nothing is kept, when the session (its cookie's SHA-256) is not theirs any more.
    async fn put_totp(
        &self,
        new: KeptTotp,
        session: [u8; 32],
        now: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// Notes that the code of this step was used. `false` when it was used before, or one of a later
    /// step was: a code counts once.
    async fn use_totp(&self, member: MemberId, step: u64) -> Result<bool, StoreError>;

    /// Removes a member's authenticator, or a passkey of theirs, audits it, and writes them a mail. Their
    /// other sessions, which may have begun with it, end. Nothing is changed when the session is not theirs
    /// any more.
    async fn remove_second_step(
        &self,
        removal: Removal,
        now: OffsetDateTime,
    ) -> Result<RemoveOutcome, StoreError>;

    /// Begins a session with a member's recovery code (the SHA-256 of its token) in place of a second
    /// step, and uses the code up: removes their authenticator and their passkeys, ends every other session
    /// of theirs, writes them a mail, and audits it. `false`, and nothing is changed, when this is not
    /// their code, and as for [`Store::begin_session`].
    async fn recover_second_step(
        &self,
        session: NewSession,
        access_hash: [u8; 32],
    ) -> Result<bool, StoreError>;

    /// A member's passkeys, the first one first.
    async fn passkeys(&self, member: MemberId) -> Result<Vec<KeptPasskey>, StoreError>;

    /// The passkey that WebAuthn calls this.
    async fn passkey(&self, credential: &[u8]) -> Result<Option<KeptPasskey>, StoreError>;

    /// Keeps a passkey, audits it, and writes its member a mail; its number. If it is their first second
    /// step, every other session of theirs ends. It is made in the session of this cookie's SHA-256.
    async fn put_passkey(
        &self,
        new: NewPasskey,
        session: [u8; 32],
        now: OffsetDateTime,
    ) -> Result<u32, KeepError>;

    /// Keeps what a passkey opens, with its use, audits it, and writes its member a mail: from then on it
    /// signs in alone.
    async fn put_passkey_slot(
        &self,
        new: NewPasskeySlot,
        now: OffsetDateTime,
    ) -> Result<(), KeepError>;

    /// Begins a session that a passkey was used for, and audits both. `false` when the passkey is
    /// gone or was used meanwhile, and as for [`Store::begin_session`]: none begins then.
    async fn begin_session_by_passkey(
        &self,
        session: NewSession,
        used: PasskeyUse,
    ) -> Result<bool, StoreError>;

    /// What a recovery code of this account (its address in lower case) opens; `None` when there is
    /// no such account, or the token (its SHA-256) is not that of its code.
    async fn recovery(
        &self,
        email: &Email,
        access_hash: [u8; 32],
    ) -> Result<Option<Recovery>, StoreError>;

    /// A member's own sealed keys.
    async fn member_keys(&self, member: MemberId) -> Result<Option<MemberKeys>, StoreError>;

    /// Everything of a practice that is sealed; `None` when it has no member yet.
    async fn keyring(&self, practice: PracticeId) -> Result<Option<Keyring>, StoreError>;

    /// Whether an address (in lower case) has an account, or waits to be confirmed.
    async fn is_taken(&self, email: &Email) -> Result<bool, StoreError>;

    /// Everybody who is or was a member of a practice, or is invited.
    async fn team(&self, practice: PracticeId) -> Result<Team, StoreError>;

    /// Invites somebody, and audits it. Forgets invitations that were over for [`FORGOTTEN`], and links that were spent as long.
    ///
    /// # Errors
    ///
    /// [`ChangeError::Moved`] when the roster has moved on.
    async fn invite(&self, invite: NewInvite, now: OffsetDateTime) -> Result<(), ChangeError>;

    /// Withdraws a practice's invitation, with whoever used it, and audits it; says whether there
    /// was one. The roster is not told: an owner's browser would have to confirm the joiner.
    async fn withdraw_invite(
        &self,
        practice: PracticeId,
        by: MemberId,
        invite: InviteId,
        now: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// Where an invitation's link leads; `None` when it was used or withdrawn, is over or never was.
    async fn invited_to(
        &self,
        link_hash: [u8; 32],
        now: OffsetDateTime,
    ) -> Result<Option<InvitedTo>, StoreError>;

    /// Keeps who used an invitation until an owner confirms them, writes the owners a mail, and audits
    /// it. The link is used up.
    ///
    /// # Errors
    ///
    /// [`ChangeError::Nobody`] when the link does not hold, [`ChangeError::EmailTaken`].
    async fn join(
        &self,
        link_hash: [u8; 32],
        joiner: NewAccount,
        mac: [u8; 32],
        now: OffsetDateTime,
    ) -> Result<(), ChangeError>;

    /// Makes a joiner a member, replaces the ring, writes them and the owners a mail, and audits it.
    ///
    /// # Errors
    ///
    /// [`ChangeError::Moved`]; [`ChangeError::Nobody`] when nobody joined by the invitation, or it is over.
    async fn confirm(&self, new: Confirmation, now: OffsetDateTime) -> Result<(), ChangeError>;

    /// Gives a member another role, writes the owners a mail, and audits it. It holds from the member's
    /// next request on.
    ///
    /// # Errors
    ///
    /// [`ChangeError::Moved`]; [`ChangeError::Nobody`] when there is no such member.
    async fn change_role(&self, new: NewRole, now: OffsetDateTime) -> Result<(), ChangeError>;

    /// Publishes the key of the next epoch as [`Store::publish_key`] does, replaces the ring, and the
    /// kit if there is a new one; ends every session of who is removed, and forgets what was sealed
    /// for them. All of it is audited, and the owners, and who is removed, are written a mail.
    ///
    /// # Errors
    ///
    /// [`ChangeError::Moved`]; [`ChangeError::Nobody`] when there is no such member;
    /// [`ChangeError::Key`].
    async fn rotate(&self, new: NewRotation, now: OffsetDateTime) -> Result<(), ChangeError>;

    /// The practice whose kit is asked for with this (its SHA-256).
    async fn kit_place(&self, access: [u8; 32]) -> Result<Option<KitPlace>, StoreError>;

    /// Audits that a practice's sealed keys are given to whoever has its recovery kit, and writes every
    /// owner a mail; says whether it did: none is written within [`KIT_TOLD`] after another.
    async fn note_kit_opened(
        &self,
        practice: PracticeId,
        now: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// Makes who has the kit an owner, replaces the ring, writes the owners a mail, and audits it. The
    /// kit stays.
    ///
    /// # Errors
    ///
    /// [`ChangeError::Moved`]; [`ChangeError::Nobody`] when it is no kit's; [`ChangeError::EmailTaken`].
    async fn restore(&self, new: Restoration, now: OffsetDateTime) -> Result<(), ChangeError>;

    /// Puts an envelope in the place of the one before, for a later epoch, and audits it. The caller
    /// has checked that it belongs there.
    async fn reseal(&self, new: NewSeal) -> Result<ResealOutcome, StoreError>;

    /// Everything that a practice has received, the newest first.
    async fn inbox(&self, practice: PracticeId) -> Result<Vec<KeptOffer>, StoreError>;

    /// One offer of a practice; `None` when it has no such offer, or it is only reserved.
    async fn offer(
        &self,
        practice: PracticeId,
        offer: OfferId,
    ) -> Result<Option<KeptOffer>, StoreError>;

    /// The envelopes of those offers that the practice has, in the order of `offers`.
    async fn envelopes(
        &self,
        practice: PracticeId,
        offers: &[OfferId],
    ) -> Result<Vec<(OfferId, String)>, StoreError>;

    /// Notes that a member opened an offer: in the audit trail every time, as its state the first
    /// time. `None` when the practice has no such offer. The caller has checked that the member is
    /// the practice's.
    async fn open_offer(
        &self,
        practice: PracticeId,
        member: MemberId,
        offer: OfferId,
        now: OffsetDateTime,
    ) -> Result<Option<KeptOffer>, StoreError>;

    /// Decides an offer, writes the sender's mail into the outbox, and audits it. The caller has
    /// checked that the member is the practice's.
    async fn decide(&self, decision: NewDecision) -> Result<DecideOutcome, StoreError>;

    /// Takes up to `most` mails that are due, those that are due longest, and lets nobody else have
    /// them for `lease`. They come in the order in which they were written. One that cannot be read
    /// is given up and named in the log, and keeps no other back.
    async fn claim_mails(
        &self,
        now: OffsetDateTime,
        lease: Duration,
        most: u32,
    ) -> Result<Vec<QueuedMail>, StoreError>;

    /// Notes that a claimed mail was handed over, and forgets what it said.
    async fn mail_sent(&self, id: i64, now: OffsetDateTime) -> Result<(), StoreError>;

    /// Notes that a claimed mail was not handed over: it is due again at `due`, or never with
    /// `None`. Who says so after its lease may shorten another's: then a mail can be sent twice,
    /// and none is lost.
    async fn mail_failed(&self, id: i64, due: Option<OffsetDateTime>) -> Result<(), StoreError>;

    /// Notes that a claimed mail was not even tried: it is due again at `due`, and having been
    /// claimed counts as no try.
    async fn mail_untried(&self, id: i64, due: OffsetDateTime) -> Result<(), StoreError>;

    /// Whether this access token (its SHA-256) is the referral's.
    async fn may_see_status(
        &self,
        referral: ReferralId,
        access_hash: [u8; 32],
    ) -> Result<bool, StoreError>;

    /// Sends the sender a code for the status page.
    async fn send_code(&self, code: NewCode) -> Result<CodeOutcome, StoreError>;

    /// Checks a typed code, and remembers the browser when it is right.
    async fn check_code(&self, typed: TypedCode) -> Result<TypedOutcome, StoreError>;

    /// Where a referral stands, for a browser that is remembered; `None` for any other.
    async fn status(
        &self,
        referral: ReferralId,
        browser: [u8; 32],
        now: OffsetDateTime,
    ) -> Result<Option<KeptStatus>, StoreError>;

    /// The names of a practice's specialists, by id.
    async fn specialist_names(
        &self,
        practice: PracticeId,
    ) -> Result<Vec<(referral::id::SpecialistId, String)>, StoreError>;

    /// Audits that the operator exported what is sealed for a practice.
    async fn note_export(
        &self,
        practice: PracticeId,
        referrals: u32,
        now: OffsetDateTime,
    ) -> Result<(), StoreError>;

    /// Audits that a practice's trail was saved as a file: by this owner, or by the operator.
    async fn note_saved_trail(
        &self,
        practice: PracticeId,
        by: Option<MemberId>,
        now: OffsetDateTime,
    ) -> Result<(), StoreError>;

    /// Audits that something was refused of a member, or with their passphrase: the same not again
    /// within [`REFUSED_QUIET`].
    async fn note_refused(
        &self,
        member: MemberId,
        what: RefusedWhat,
        now: OffsetDateTime,
    ) -> Result<(), StoreError>;

    /// The same of whoever has no account yet, but a link or a kit of this practice.
    async fn note_refused_of_practice(
        &self,
        practice: PracticeId,
        what: RefusedWhat,
        now: OffsetDateTime,
    ) -> Result<(), StoreError>;

    /// The same of a link (its SHA-256) of an invitation or for an enrolment that was used or withdrawn
    /// within [`FORGOTTEN`], or is over. Of any other link nothing is written.
    async fn note_spent_link(
        &self,
        link_hash: [u8; 32],
        now: OffsetDateTime,
    ) -> Result<(), StoreError>;

    /// Audits what a member's browser raised an alarm over: the same not again while it is [`quiet`].
    async fn note_alarm(
        &self,
        member: MemberId,
        alarm: Alarm,
        now: OffsetDateTime,
    ) -> Result<(), StoreError>;

    /// At most so many entries of a practice's audit trail, those that come after this sequence.
    async fn history(
        &self,
        practice: PracticeId,
        after: u64,
        most: u32,
    ) -> Result<History, StoreError>;

    /// A practice's audit trail, the oldest entry first.
    async fn audit(&self, practice: PracticeId) -> Result<Vec<AuditEntry>, StoreError>;
}
