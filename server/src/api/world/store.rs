//! A store that notes what is asked of it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use referral::balance::Record;
use referral::catalogue::Catalogue;
use referral::code::CategoryCode;
use referral::contact::Email;
use referral::directory::{Listing, Taker};
use referral::id::{InviteId, MemberId, OfferId, PracticeId, ReferralId, SpecialistId};
use referral::route::Route;
use store::audit::{Alarm, AuditEntry, RefusedWhat};
use store::mail::QueuedMail;
use store::status::{CodeOutcome, KeptStatus, NewCode, TypedCode, TypedOutcome};
use store::{
    AcceptOutcome, Acceptance, AllowedBy, ChangeError, ClaimError, Confirmation, CreateError,
    DecideOutcome, DirectoryQuery, EnrolError, Enrolment, Held, History, InvitedTo, KeepError,
    KeptAccount, KeptCatalogue, KeptOffer, KeptPart, KeptPasskey, KeptPractice, KeptTotp, Keyring,
    KitPlace, LogHead, LogRow, MemberKeys, NewAccount, NewDecision, NewInvite, NewKey, NewMember,
    NewPasskey, NewPasskeySlot, NewPassphrase, NewPractice, NewRecovery, NewReservation, NewRole,
    NewRotation, NewSeal, NewSession, PartOutcome, PasskeyUse, PracticeStatus, Preview,
    PublishError, Recovery, RegisterOutcome, Registration, Removal, RemoveOutcome, ResealOutcome,
    Reservation, Restoration, Session, SignInRecord, Store, StoreError, Team,
};
use store_sqlite::SqliteStore;
use time::{Date, Duration, OffsetDateTime};

/// A real store, and the methods that were called, in their order.
#[derive(Clone)]
pub(crate) struct Watched {
    store: SqliteStore,
    asked: Arc<Mutex<Vec<&'static str>>>,
}

impl Watched {
    pub(crate) fn new(store: SqliteStore) -> Self {
        let asked = Arc::default();
        Self { store, asked }
    }

    /// What was asked since this was asked last.
    pub(crate) fn asked(&self) -> Vec<&'static str> {
        std::mem::take(&mut *self.asked.lock().expect("nobody panicked"))
    }

    fn note(&self, method: &'static str) {
        self.asked.lock().expect("nobody panicked").push(method);
    }
}

macro_rules! watched {
    ($( $method:ident($( $name:ident: $kind:ty ),*) -> $answer:ty; )*) => {
        #[async_trait]
        impl Store for Watched {
            $(
                async fn $method(&self, $( $name: $kind ),*) -> $answer {
                    self.note(stringify!($method));
                    self.store.$method($( $name ),*).await
                }
            )*
        }
    };
}

watched! {
    ping() -> Result<(), StoreError>;
    claim_instance(demo: bool) -> Result<(), ClaimError>;
    secret_prints() -> Result<BTreeMap<String, [u8; 32]>, StoreError>;
    keep_secret_print(name: &str, print: [u8; 32]) -> Result<(), StoreError>;
    put_catalogue(catalogue: &Catalogue, now: OffsetDateTime) -> Result<u32, StoreError>;
    catalogue() -> Result<Option<KeptCatalogue>, StoreError>;
    create_practice(practice: NewPractice, now: OffsetDateTime) -> Result<(), CreateError>;
    practices() -> Result<Vec<KeptPractice>, StoreError>;
    publish_key(key: NewKey, now: OffsetDateTime) -> Result<(), PublishError>;
    log_head() -> Result<LogHead, StoreError>;
    log_root(size: u64) -> Result<Option<[u8; 32]>, StoreError>;
    log_hashes(row: LogRow) -> Result<Option<Vec<[u8; 32]>>, StoreError>;
    log_leaves(from: u64, count: u32) -> Result<Option<Vec<Vec<u8>>>, StoreError>;
    register(registration: Registration) -> Result<RegisterOutcome, StoreError>;
    suspend(practice: PracticeId) -> Result<bool, StoreError>;
    resume(practice: PracticeId, registrar: Option<&str>, now: OffsetDateTime) -> Result<Option<PracticeStatus>, StoreError>;
    await_registrar(registrar: &str, now: OffsetDateTime) -> Result<Vec<PracticeId>, StoreError>;
    directory(query: &DirectoryQuery) -> Result<Vec<Listing>, StoreError>;
    who_takes() -> Result<BTreeMap<CategoryCode, Vec<Taker>>, StoreError>;
    reserve(new: NewReservation) -> Result<Reservation, StoreError>;
    assignment(referral: ReferralId) -> Result<Option<Record>, StoreError>;
    expire_reservations(now: OffsetDateTime) -> Result<Vec<ReferralId>, StoreError>;
    unknown_referrals(of: &[ReferralId]) -> Result<Vec<ReferralId>, StoreError>;
    preview(route: &Route, now: OffsetDateTime, today: Date) -> Result<Preview, StoreError>;
    held(referral: ReferralId, token_hash: [u8; 32]) -> Result<Option<Held>, StoreError>;
    note_part(referral: ReferralId, part: KeptPart, now: OffsetDateTime)
        -> Result<PartOutcome, StoreError>;
    accept(acceptance: Acceptance) -> Result<AcceptOutcome, StoreError>;
    release(referral: ReferralId) -> Result<bool, StoreError>;
    put_enrolment(practice: PracticeId, link: [u8; 32], expires: OffsetDateTime, now: OffsetDateTime)
        -> Result<bool, StoreError>;
    enrolment(link: [u8; 32], now: OffsetDateTime) -> Result<Option<Enrolment>, StoreError>;
    enrol(link: [u8; 32], member: NewMember, now: OffsetDateTime) -> Result<(), EnrolError>;
    has_members() -> Result<bool, StoreError>;
    sign_in_record(email: &Email) -> Result<Option<SignInRecord>, StoreError>;
    begin_session(session: NewSession) -> Result<bool, StoreError>;
    session(hash: [u8; 32], now: OffsetDateTime, idle: Duration)
        -> Result<Option<Session>, StoreError>;
    change_passphrase(new: NewPassphrase, by: AllowedBy, now: OffsetDateTime)
        -> Result<bool, StoreError>;
    account(member: MemberId) -> Result<KeptAccount, StoreError>;
    put_recovery(new: NewRecovery, session: [u8; 32], now: OffsetDateTime)
        -> Result<bool, StoreError>;
    totp(member: MemberId) -> Result<Option<KeptTotp>, StoreError>;
    put_totp(new: KeptTotp, session: [u8; 32], now: OffsetDateTime) -> Result<bool, StoreError>;
    use_totp(member: MemberId, step: u64) -> Result<bool, StoreError>;
    remove_second_step(removal: Removal, now: OffsetDateTime) -> Result<RemoveOutcome, StoreError>;
    recover_second_step(session: NewSession, access_hash: [u8; 32]) -> Result<bool, StoreError>;
    passkeys(member: MemberId) -> Result<Vec<KeptPasskey>, StoreError>;
    passkey(credential: &[u8]) -> Result<Option<KeptPasskey>, StoreError>;
    put_passkey(new: NewPasskey, session: [u8; 32], now: OffsetDateTime)
        -> Result<u32, KeepError>;
    put_passkey_slot(new: NewPasskeySlot, now: OffsetDateTime) -> Result<(), KeepError>;
    begin_session_by_passkey(session: NewSession, used: PasskeyUse) -> Result<bool, StoreError>;
    recovery(email: &Email, access_hash: [u8; 32]) -> Result<Option<Recovery>, StoreError>;
    end_session(hash: [u8; 32]) -> Result<(), StoreError>;
    member_keys(member: MemberId) -> Result<Option<MemberKeys>, StoreError>;
    keyring(practice: PracticeId) -> Result<Option<Keyring>, StoreError>;
    is_taken(email: &Email) -> Result<bool, StoreError>;
    team(practice: PracticeId) -> Result<Team, StoreError>;
    invite(invite: NewInvite, now: OffsetDateTime) -> Result<(), ChangeError>;
    withdraw_invite(practice: PracticeId, by: MemberId, invite: InviteId, now: OffsetDateTime)
        -> Result<bool, StoreError>;
    invited_to(link: [u8; 32], now: OffsetDateTime) -> Result<Option<InvitedTo>, StoreError>;
    join(link: [u8; 32], joiner: NewAccount, mac: [u8; 32], now: OffsetDateTime)
        -> Result<(), ChangeError>;
    confirm(new: Confirmation, now: OffsetDateTime) -> Result<(), ChangeError>;
    change_role(new: NewRole, now: OffsetDateTime) -> Result<(), ChangeError>;
    rotate(new: NewRotation, now: OffsetDateTime) -> Result<(), ChangeError>;
    kit_place(access: [u8; 32]) -> Result<Option<KitPlace>, StoreError>;
    note_kit_opened(practice: PracticeId, now: OffsetDateTime) -> Result<bool, StoreError>;
    restore(new: Restoration, now: OffsetDateTime) -> Result<(), ChangeError>;
    reseal(new: NewSeal) -> Result<ResealOutcome, StoreError>;
    inbox(practice: PracticeId) -> Result<Vec<KeptOffer>, StoreError>;
    offer(practice: PracticeId, offer: OfferId) -> Result<Option<KeptOffer>, StoreError>;
    envelopes(practice: PracticeId, offers: &[OfferId])
        -> Result<Vec<(OfferId, String)>, StoreError>;
    open_offer(practice: PracticeId, member: MemberId, offer: OfferId, now: OffsetDateTime)
        -> Result<Option<KeptOffer>, StoreError>;
    decide(decision: NewDecision) -> Result<DecideOutcome, StoreError>;
    claim_mails(now: OffsetDateTime, lease: Duration, most: u32)
        -> Result<Vec<QueuedMail>, StoreError>;
    mail_sent(id: i64, now: OffsetDateTime) -> Result<(), StoreError>;
    mail_failed(id: i64, due: Option<OffsetDateTime>) -> Result<(), StoreError>;
    mail_untried(id: i64, due: OffsetDateTime) -> Result<(), StoreError>;
    may_see_status(referral: ReferralId, access_hash: [u8; 32]) -> Result<bool, StoreError>;
    send_code(code: NewCode) -> Result<CodeOutcome, StoreError>;
    check_code(typed: TypedCode) -> Result<TypedOutcome, StoreError>;
    status(referral: ReferralId, browser: [u8; 32], now: OffsetDateTime)
        -> Result<Option<KeptStatus>, StoreError>;
    specialist_names(practice: PracticeId) -> Result<Vec<(SpecialistId, String)>, StoreError>;
    note_export(practice: PracticeId, referrals: u32, now: OffsetDateTime)
        -> Result<(), StoreError>;
    note_saved_trail(practice: PracticeId, by: Option<MemberId>, now: OffsetDateTime)
        -> Result<(), StoreError>;
    note_refused(member: MemberId, what: RefusedWhat, now: OffsetDateTime) -> Result<(), StoreError>;
    note_refused_of_practice(practice: PracticeId, what: RefusedWhat, now: OffsetDateTime) -> Result<(), StoreError>;
    note_spent_link(link: [u8; 32], now: OffsetDateTime) -> Result<(), StoreError>;
    note_alarm(member: MemberId, alarm: Alarm, now: OffsetDateTime)
        -> Result<(), StoreError>;
    history(practice: PracticeId, after: u64, most: u32) -> Result<History, StoreError>;
    audit(practice: PracticeId) -> Result<Vec<AuditEntry>, StoreError>;
}
