//! The SQLite backend: one file, durable at every commit.
//!
//! Writers share one connection and begin with `BEGIN IMMEDIATE`, so that a transaction never
//! fails half-way for another's lock; readers have their own and cannot write.

#![warn(missing_docs)]

mod accept;
mod account;
mod audit;
mod catalogue;
mod choose;
mod code;
mod decide;
mod directory;
mod enrol;
mod error;
mod event;
mod inbox;
mod instance;
mod invite;
mod key;
mod keylog;
mod member;
mod moment;
mod open;
mod outbox;
mod passkey;
mod practice;
mod register;
mod reseal;
mod reserve;
mod roster;
mod second_step;
mod sending;
mod session;
mod spent;
mod status;
mod suspend;
mod team;
mod totp;

use std::collections::BTreeMap;

use async_trait::async_trait;
use referral::balance::Record;
use referral::catalogue::Catalogue;
use referral::code::CategoryCode;
use referral::contact::Email;
use referral::directory::{Listing, Taker};
use referral::id::{InviteId, MemberId, OfferId, PracticeId, ReferralId, SpecialistId};
use referral::route::Route;
use sqlx::{Sqlite, SqlitePool, Transaction};
use store::audit::{Alarm, AuditEntry, Audited, RefusedWhat};
use store::mail::QueuedMail;
use store::status::{CodeOutcome, KeptStatus, NewCode, TypedCode, TypedOutcome};
use store::{
    AcceptOutcome, Acceptance, AllowedBy, ChangeError, ClaimError, Confirmation, CreateError,
    DecideOutcome, DirectoryQuery, EnrolError, Enrolment, Held, History, InvitedTo, KeepError,
    KeptAccount, KeptCatalogue, KeptOffer, KeptPart, KeptPasskey, KeptPractice, KeptTotp, Keyring,
    KitPlace, LogHead, LogRow, MemberKeys, NewAccount, NewDecision, NewInvite, NewKey, NewMember,
    NewPasskey, NewPasskeySlot, NewPassphrase, NewPractice, NewRecovery, NewReservation, NewRole,
    NewRotation, NewSeal, NewSession, PartOutcome, PasskeyUse, PracticeStatus, Preview,
    PublishError, REFUSED_QUIET, Recovery, RegisterOutcome, Registration, Removal, RemoveOutcome,
    ResealOutcome, Reservation, Restoration, Session, SignInRecord, Store, StoreError, Team, quiet,
};
use time::{Date, Duration, OffsetDateTime};

use crate::choose::Asked;
use crate::error::failed;

/// An open database.
#[derive(Clone, Debug)]
pub struct SqliteStore {
    readers: SqlitePool,
    /// One connection: whoever would write waits for it.
    writer: SqlitePool,
}

impl SqliteStore {
    /// A transaction that sees one state of the database throughout.
    async fn read(&self) -> Result<Transaction<'static, Sqlite>, StoreError> {
        self.readers.begin().await.map_err(failed)
    }

    /// A transaction that holds the write lock from its beginning.
    async fn write(&self) -> Result<Transaction<'static, Sqlite>, StoreError> {
        self.writer
            .begin_with("BEGIN IMMEDIATE")
            .await
            .map_err(failed)
    }

    /// Audits this, unless the very same was within `quiet` before: that is found out without the write
    /// lock first, so that whoever repeats it keeps nobody waiting.
    async fn note(
        &self,
        practice: PracticeId,
        what: Audited,
        quiet: Duration,
        now: OffsetDateTime,
    ) -> Result<(), StoreError> {
        if audit::has(&mut *self.read().await?, practice, &what, now - quiet).await? {
            return Ok(());
        }
        let mut write = self.write().await?;
        audit::append_unless_since(&mut write, practice, &what, quiet, now).await?;
        commit(write).await
    }
}

async fn commit(transaction: Transaction<'static, Sqlite>) -> Result<(), StoreError> {
    transaction.commit().await.map_err(failed)
}

#[async_trait]
impl Store for SqliteStore {
    async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query_scalar::<_, i64>("SELECT 1")
            .fetch_one(&self.readers)
            .await
            .map(drop)
            .map_err(failed)
    }

    async fn claim_instance(&self, demo: bool) -> Result<(), ClaimError> {
        let mut write = self.write().await?;
        instance::claim(&mut write, demo).await?;
        Ok(commit(write).await?)
    }

    async fn secret_prints(&self) -> Result<BTreeMap<String, [u8; 32]>, StoreError> {
        instance::secret_prints(&mut *self.read().await?).await
    }

    async fn keep_secret_print(&self, name: &str, print: [u8; 32]) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        instance::keep_secret_print(&mut write, name, print).await?;
        commit(write).await
    }

    async fn put_catalogue(
        &self,
        catalogue: &Catalogue,
        now: OffsetDateTime,
    ) -> Result<u32, StoreError> {
        let mut write = self.write().await?;
        let version = catalogue::put(&mut write, catalogue, now).await?;
        commit(write).await?;
        Ok(version)
    }

    async fn catalogue(&self) -> Result<Option<KeptCatalogue>, StoreError> {
        catalogue::latest(&mut *self.read().await?).await
    }

    async fn create_practice(
        &self,
        practice: NewPractice,
        now: OffsetDateTime,
    ) -> Result<(), CreateError> {
        let mut write = self.write().await?;
        practice::create(&mut write, &practice, now).await?;
        Ok(commit(write).await?)
    }

    async fn practices(&self) -> Result<Vec<KeptPractice>, StoreError> {
        practice::all(&mut *self.read().await?).await
    }

    async fn publish_key(&self, key: NewKey, now: OffsetDateTime) -> Result<(), PublishError> {
        let mut write = self.write().await?;
        key::publish(&mut write, &key, now).await?;
        Ok(commit(write).await?)
    }

    async fn log_head(&self) -> Result<LogHead, StoreError> {
        keylog::head(&mut *self.read().await?).await
    }

    async fn log_root(&self, size: u64) -> Result<Option<[u8; 32]>, StoreError> {
        keylog::root(&mut *self.read().await?, size).await
    }

    async fn log_hashes(&self, row: LogRow) -> Result<Option<Vec<[u8; 32]>>, StoreError> {
        keylog::hashes(&mut *self.read().await?, row).await
    }

    async fn log_leaves(&self, from: u64, count: u32) -> Result<Option<Vec<Vec<u8>>>, StoreError> {
        keylog::leaves(&mut *self.read().await?, from, count).await
    }

    async fn register(&self, registration: Registration) -> Result<RegisterOutcome, StoreError> {
        let mut write = self.write().await?;
        let outcome = register::register(&mut write, &registration).await?;
        commit(write).await?;
        Ok(outcome)
    }

    async fn suspend(&self, practice: PracticeId) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let suspended = suspend::suspend(&mut write, practice).await?;
        commit(write).await?;
        Ok(suspended)
    }

    async fn resume(
        &self,
        practice: PracticeId,
        registrar: Option<&str>,
        now: OffsetDateTime,
    ) -> Result<Option<PracticeStatus>, StoreError> {
        let mut write = self.write().await?;
        let status = suspend::resume(&mut write, practice, registrar, now).await?;
        commit(write).await?;
        Ok(status)
    }

    async fn await_registrar(
        &self,
        registrar: &str,
        now: OffsetDateTime,
    ) -> Result<Vec<PracticeId>, StoreError> {
        let mut write = self.write().await?;
        let waiting = register::await_registrar(&mut write, registrar, now).await?;
        commit(write).await?;
        Ok(waiting)
    }

    async fn directory(&self, query: &DirectoryQuery) -> Result<Vec<Listing>, StoreError> {
        directory::who_takes_this(&mut *self.read().await?, query).await
    }

    async fn who_takes(&self) -> Result<BTreeMap<CategoryCode, Vec<Taker>>, StoreError> {
        directory::who_takes_what(&mut *self.read().await?).await
    }

    async fn reserve(&self, new: NewReservation) -> Result<Reservation, StoreError> {
        let mut write = self.write().await?;
        let reservation = reserve::reserve(&mut write, &new).await?;
        commit(write).await?;
        Ok(reservation)
    }

    async fn assignment(&self, referral: ReferralId) -> Result<Option<Record>, StoreError> {
        reserve::assignment(&mut *self.read().await?, referral).await
    }

    async fn expire_reservations(
        &self,
        now: OffsetDateTime,
    ) -> Result<Vec<ReferralId>, StoreError> {
        let mut write = self.write().await?;
        let expired = reserve::expire(&mut write, now).await?;
        commit(write).await?;
        Ok(expired)
    }

    async fn unknown_referrals(&self, of: &[ReferralId]) -> Result<Vec<ReferralId>, StoreError> {
        reserve::unknown(&mut *self.read().await?, of).await
    }

    async fn preview(
        &self,
        route: &Route,
        now: OffsetDateTime,
        today: Date,
    ) -> Result<Preview, StoreError> {
        let asked = Asked { route, now, today };
        choose::preview(&mut *self.read().await?, &asked).await
    }

    async fn held(
        &self,
        referral: ReferralId,
        token_hash: [u8; 32],
    ) -> Result<Option<Held>, StoreError> {
        sending::held(&mut *self.read().await?, referral, token_hash).await
    }

    async fn note_part(
        &self,
        referral: ReferralId,
        part: KeptPart,
        now: OffsetDateTime,
    ) -> Result<PartOutcome, StoreError> {
        let mut write = self.write().await?;
        let outcome = sending::note_part(&mut write, referral, &part, now).await?;
        commit(write).await?;
        Ok(outcome)
    }

    async fn accept(&self, acceptance: Acceptance) -> Result<AcceptOutcome, StoreError> {
        let mut write = self.write().await?;
        let outcome = accept::accept(&mut write, &acceptance).await?;
        commit(write).await?;
        Ok(outcome)
    }

    async fn release(&self, referral: ReferralId) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let released = reserve::release(&mut write, referral).await?;
        commit(write).await?;
        Ok(released)
    }

    async fn put_enrolment(
        &self,
        practice: PracticeId,
        link_hash: [u8; 32],
        expires: OffsetDateTime,
        now: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let put = enrol::put_link(&mut write, practice, link_hash, expires, now).await?;
        commit(write).await?;
        Ok(put)
    }

    async fn enrolment(
        &self,
        link_hash: [u8; 32],
        now: OffsetDateTime,
    ) -> Result<Option<Enrolment>, StoreError> {
        enrol::enrolment(&mut *self.read().await?, link_hash, now).await
    }

    async fn enrol(
        &self,
        link_hash: [u8; 32],
        member: NewMember,
        now: OffsetDateTime,
    ) -> Result<(), EnrolError> {
        let mut write = self.write().await?;
        enrol::enrol(&mut write, link_hash, &member, now).await?;
        Ok(commit(write).await?)
    }

    async fn has_members(&self) -> Result<bool, StoreError> {
        member::any(&mut *self.read().await?).await
    }

    async fn sign_in_record(&self, email: &Email) -> Result<Option<SignInRecord>, StoreError> {
        member::sign_in_record(&mut *self.read().await?, email).await
    }

    async fn begin_session(&self, session: NewSession) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let has_begun = session::begin(&mut write, &session).await?;
        commit(write).await?;
        Ok(has_begun)
    }

    async fn session(
        &self,
        hash: [u8; 32],
        now: OffsetDateTime,
        idle: Duration,
    ) -> Result<Option<Session>, StoreError> {
        match session::find(&mut *self.read().await?, hash, now, idle).await? {
            session::Found::Holds(session) => return Ok(Some(session)),
            session::Found::Nothing => return Ok(None),
            session::Found::Unnoted(_) | session::Found::Over => {}
        }
        let mut write = self.write().await?;
        let session = session::touch(&mut write, hash, now, idle).await?;
        commit(write).await?;
        Ok(session)
    }

    async fn end_session(&self, hash: [u8; 32]) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        session::end(&mut write, hash).await?;
        commit(write).await
    }

    async fn change_passphrase(
        &self,
        new: NewPassphrase,
        by: AllowedBy,
        now: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let is_changed = account::change_passphrase(&mut write, &new, by, now).await?;
        commit(write).await?;
        Ok(is_changed)
    }

    async fn account(&self, member: MemberId) -> Result<KeptAccount, StoreError> {
        account::find(&mut *self.read().await?, member).await
    }

    async fn put_recovery(
        &self,
        new: NewRecovery,
        session: [u8; 32],
        now: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let is_kept = account::put_recovery(&mut write, &new, session, now).await?;
        commit(write).await?;
        Ok(is_kept)
    }

    async fn totp(&self, member: MemberId) -> Result<Option<KeptTotp>, StoreError> {
        totp::find(&mut *self.read().await?, member).await
    }

    async fn put_totp(
        &self,
        new: KeptTotp,
        session: [u8; 32],
        now: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let is_kept = totp::put(&mut write, &new, session, now).await?;
        commit(write).await?;
        Ok(is_kept)
    }

    async fn use_totp(&self, member: MemberId, step: u64) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let is_used = totp::use_step(&mut write, member, step).await?;
        commit(write).await?;
        Ok(is_used)
    }

    async fn remove_second_step(
        &self,
        removal: Removal,
        now: OffsetDateTime,
    ) -> Result<RemoveOutcome, StoreError> {
        let mut write = self.write().await?;
        let outcome = second_step::remove(&mut write, removal, now).await?;
        if outcome == RemoveOutcome::Removed {
            commit(write).await?;
        }
        Ok(outcome)
    }

    async fn recover_second_step(
        &self,
        session: NewSession,
        access_hash: [u8; 32],
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let has_begun = second_step::recover(&mut write, &session, access_hash).await?;
        // What was used up comes back with the transaction, which is not committed then.
        if has_begun {
            commit(write).await?;
        }
        Ok(has_begun)
    }

    async fn passkeys(&self, member: MemberId) -> Result<Vec<KeptPasskey>, StoreError> {
        passkey::of_member(&mut *self.read().await?, member).await
    }

    async fn passkey(&self, credential: &[u8]) -> Result<Option<KeptPasskey>, StoreError> {
        passkey::find(&mut *self.read().await?, credential).await
    }

    async fn put_passkey(
        &self,
        new: NewPasskey,
        session: [u8; 32],
        now: OffsetDateTime,
    ) -> Result<u32, KeepError> {
        let mut write = self.write().await?;
        let number = passkey::put(&mut write, &new, session, now).await?;
        commit(write).await?;
        Ok(number)
    }

    async fn put_passkey_slot(
        &self,
        new: NewPasskeySlot,
        now: OffsetDateTime,
    ) -> Result<(), KeepError> {
        let mut write = self.write().await?;
        passkey::put_slot(&mut write, &new, now).await?;
        commit(write).await?;
        Ok(())
    }

    async fn begin_session_by_passkey(
        &self,
        session: NewSession,
        used: PasskeyUse,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let has_begun = passkey::begin_session(&mut write, &session, &used).await?;
        // A use that begins nothing is not noted either.
        if has_begun {
            commit(write).await?;
        }
        Ok(has_begun)
    }

    async fn recovery(
        &self,
        email: &Email,
        access_hash: [u8; 32],
    ) -> Result<Option<Recovery>, StoreError> {
        account::recovery(&mut *self.read().await?, email, access_hash).await
    }

    async fn member_keys(&self, member: MemberId) -> Result<Option<MemberKeys>, StoreError> {
        member::keys(&mut *self.read().await?, member).await
    }

    async fn keyring(&self, practice: PracticeId) -> Result<Option<Keyring>, StoreError> {
        member::keyring(&mut *self.read().await?, practice).await
    }

    async fn is_taken(&self, email: &Email) -> Result<bool, StoreError> {
        invite::is_taken(&mut *self.read().await?, email).await
    }

    async fn team(&self, practice: PracticeId) -> Result<Team, StoreError> {
        team::team(&mut *self.read().await?, practice).await
    }

    async fn invite(&self, new: NewInvite, now: OffsetDateTime) -> Result<(), ChangeError> {
        let mut write = self.write().await?;
        invite::make(&mut write, &new, now).await?;
        Ok(commit(write).await?)
    }

    async fn withdraw_invite(
        &self,
        practice: PracticeId,
        by: MemberId,
        invite: InviteId,
        now: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let was_there = invite::withdraw(&mut write, practice, by, invite, now).await?;
        commit(write).await?;
        Ok(was_there)
    }

    async fn invited_to(
        &self,
        link_hash: [u8; 32],
        now: OffsetDateTime,
    ) -> Result<Option<InvitedTo>, StoreError> {
        invite::invited_to(&mut *self.read().await?, link_hash, now).await
    }

    async fn join(
        &self,
        link_hash: [u8; 32],
        joiner: NewAccount,
        mac: [u8; 32],
        now: OffsetDateTime,
    ) -> Result<(), ChangeError> {
        let mut write = self.write().await?;
        invite::join(&mut write, link_hash, (&joiner, mac), now).await?;
        Ok(commit(write).await?)
    }

    async fn confirm(&self, new: Confirmation, now: OffsetDateTime) -> Result<(), ChangeError> {
        let mut write = self.write().await?;
        team::confirm(&mut write, &new, now).await?;
        Ok(commit(write).await?)
    }

    async fn change_role(&self, new: NewRole, now: OffsetDateTime) -> Result<(), ChangeError> {
        let mut write = self.write().await?;
        team::change_role(&mut write, &new, now).await?;
        Ok(commit(write).await?)
    }

    async fn rotate(&self, new: NewRotation, now: OffsetDateTime) -> Result<(), ChangeError> {
        let mut write = self.write().await?;
        team::rotate(&mut write, &new, now).await?;
        Ok(commit(write).await?)
    }

    async fn kit_place(&self, access: [u8; 32]) -> Result<Option<KitPlace>, StoreError> {
        team::kit_place(&mut *self.read().await?, access).await
    }

    async fn note_kit_opened(
        &self,
        practice: PracticeId,
        now: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let told = team::note_kit_opened(&mut write, practice, now).await?;
        commit(write).await?;
        Ok(told)
    }

    async fn restore(&self, new: Restoration, now: OffsetDateTime) -> Result<(), ChangeError> {
        let mut write = self.write().await?;
        team::restore(&mut write, &new, now).await?;
        Ok(commit(write).await?)
    }

    async fn reseal(&self, new: NewSeal) -> Result<ResealOutcome, StoreError> {
        let mut write = self.write().await?;
        let outcome = reseal::reseal(&mut write, &new).await?;
        commit(write).await?;
        Ok(outcome)
    }

    async fn inbox(&self, practice: PracticeId) -> Result<Vec<KeptOffer>, StoreError> {
        inbox::all(&mut *self.read().await?, practice).await
    }

    async fn offer(
        &self,
        practice: PracticeId,
        offer: OfferId,
    ) -> Result<Option<KeptOffer>, StoreError> {
        inbox::one(&mut *self.read().await?, practice, offer).await
    }

    async fn envelopes(
        &self,
        practice: PracticeId,
        offers: &[OfferId],
    ) -> Result<Vec<(OfferId, String)>, StoreError> {
        inbox::envelopes(&mut *self.read().await?, practice, offers).await
    }

    async fn open_offer(
        &self,
        practice: PracticeId,
        member: MemberId,
        offer: OfferId,
        now: OffsetDateTime,
    ) -> Result<Option<KeptOffer>, StoreError> {
        let mut write = self.write().await?;
        let opened = decide::open(&mut write, practice, member, offer, now).await?;
        commit(write).await?;
        Ok(opened)
    }

    async fn decide(&self, decision: NewDecision) -> Result<DecideOutcome, StoreError> {
        let mut write = self.write().await?;
        let outcome = decide::decide(&mut write, &decision).await?;
        commit(write).await?;
        Ok(outcome)
    }

    async fn claim_mails(
        &self,
        now: OffsetDateTime,
        lease: Duration,
        most: u32,
    ) -> Result<Vec<QueuedMail>, StoreError> {
        let mut write = self.write().await?;
        let claimed = outbox::claim(&mut write, now, lease, most).await?;
        commit(write).await?;
        Ok(claimed)
    }

    async fn mail_sent(&self, id: i64, now: OffsetDateTime) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        outbox::sent(&mut write, id, now).await?;
        commit(write).await
    }

    async fn mail_failed(&self, id: i64, due: Option<OffsetDateTime>) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        outbox::not_sent(&mut write, id, due).await?;
        commit(write).await
    }

    async fn mail_untried(&self, id: i64, due: OffsetDateTime) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        outbox::untried(&mut write, id, due).await?;
        commit(write).await
    }

    async fn may_see_status(
        &self,
        referral: ReferralId,
        access_hash: [u8; 32],
    ) -> Result<bool, StoreError> {
        status::may_see(&mut *self.read().await?, referral, access_hash).await
    }

    async fn send_code(&self, code: NewCode) -> Result<CodeOutcome, StoreError> {
        let mut write = self.write().await?;
        let outcome = code::send(&mut write, &code).await?;
        commit(write).await?;
        Ok(outcome)
    }

    async fn check_code(&self, typed: TypedCode) -> Result<TypedOutcome, StoreError> {
        let mut write = self.write().await?;
        let outcome = code::check(&mut write, &typed).await?;
        commit(write).await?;
        Ok(outcome)
    }

    async fn status(
        &self,
        referral: ReferralId,
        browser: [u8; 32],
        now: OffsetDateTime,
    ) -> Result<Option<KeptStatus>, StoreError> {
        status::status(&mut *self.read().await?, referral, browser, now).await
    }

    async fn specialist_names(
        &self,
        practice: PracticeId,
    ) -> Result<Vec<(SpecialistId, String)>, StoreError> {
        practice::specialist_names(&mut *self.read().await?, practice).await
    }

    async fn note_export(
        &self,
        practice: PracticeId,
        referrals: u32,
        now: OffsetDateTime,
    ) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        let exported = Audited::Exported { referrals };
        audit::append(&mut write, practice, &exported, now).await?;
        commit(write).await
    }

    async fn note_saved_trail(
        &self,
        practice: PracticeId,
        by: Option<MemberId>,
        now: OffsetDateTime,
    ) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        let saved = Audited::TrailSaved { member: by };
        audit::append(&mut write, practice, &saved, now).await?;
        commit(write).await
    }

    async fn note_refused(
        &self,
        member: MemberId,
        what: RefusedWhat,
        now: OffsetDateTime,
    ) -> Result<(), StoreError> {
        let practice = session::practice_of(&mut *self.read().await?, member).await?;
        let member = Some(member);
        let refused = Audited::Refused { member, what };
        self.note(practice, refused, REFUSED_QUIET, now).await
    }

    async fn note_refused_of_practice(
        &self,
        practice: PracticeId,
        what: RefusedWhat,
        now: OffsetDateTime,
    ) -> Result<(), StoreError> {
        let member = None;
        let refused = Audited::Refused { member, what };
        self.note(practice, refused, REFUSED_QUIET, now).await
    }

    async fn note_spent_link(
        &self,
        link_hash: [u8; 32],
        now: OffsetDateTime,
    ) -> Result<(), StoreError> {
        // Most links that lead nowhere are nobody's.
        let found = spent::find(&mut *self.read().await?, link_hash, now).await?;
        let Some((practice, what)) = found else {
            return Ok(());
        };
        self.note_refused_of_practice(practice, what, now).await
    }

    async fn note_alarm(
        &self,
        member: MemberId,
        alarm: Alarm,
        now: OffsetDateTime,
    ) -> Result<(), StoreError> {
        let practice = session::practice_of(&mut *self.read().await?, member).await?;
        let alarmed = Audited::KeyAlarm { member, alarm };
        self.note(practice, alarmed, quiet(alarm), now).await
    }

    async fn history(
        &self,
        practice: PracticeId,
        after: u64,
        most: u32,
    ) -> Result<History, StoreError> {
        audit::history(&mut *self.read().await?, practice, after, most).await
    }

    async fn audit(&self, practice: PracticeId) -> Result<Vec<AuditEntry>, StoreError> {
        audit::trail(&mut *self.read().await?, practice).await
    }
}
