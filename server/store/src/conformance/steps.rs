//! Where behaviours begin: a referral that was accepted, a member who enrolled, an offer that was
//! opened and decided. And what must look the same afterwards when nothing was changed.

use referral::ReferralNumber;
use referral::id::{AttachmentId, OfferId, ReferralId};
use referral::offer::{Decision, DeclineReason, OfferState};
use referral::route::Wish;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

use super::kit::{
    EVERYBODY, NOW, file, key, member, new_practice, practice, reservation, reserve, specialist,
};
use crate::audit::AuditEntry;
use crate::mail::{Mail, QueuedMail};
use crate::{
    AcceptOutcome, Acceptance, DecideOutcome, KeptAttachment, KeptOffer, KeptRingEntry, Keyring,
    NewDecision, NewKit, NewMember, NewSession, PracticeStatus, Purpose, Store,
};

/// When the suite's referrals are accepted: within the time of their reservation.
pub(super) const SENT: OffsetDateTime = datetime!(2026-03-02 17:10:00.500 UTC);
/// When they are opened.
pub(super) const OPENED: OffsetDateTime = datetime!(2026-03-02 18:00:00.125 UTC);
/// When they are decided.
pub(super) const DECIDED: OffsetDateTime = datetime!(2026-03-02 20:30:00.875 UTC);

pub(super) const ACCEPTED: Decision = Decision::Accepted { wait: None };
pub(super) const DECLINED: Decision = Decision::Declined {
    reason: DeclineReason::NoCapacity,
};

pub(super) const MILLISECOND: Duration = Duration::MILLISECOND;

pub(super) fn referral(n: u8) -> ReferralId {
    ReferralId::from_bytes([n; 16])
}

pub(super) fn offer(n: u8) -> OfferId {
    OfferId::from_bytes([n; 16])
}

pub(super) fn number(n: u8) -> ReferralNumber {
    reservation(n, EVERYBODY).number
}

/// What completes reservation `n`: two attachments, not in the order of their ids.
pub(super) fn acceptance(n: u8) -> Acceptance {
    let attachment = |id, bytes| KeptAttachment {
        id: AttachmentId::from_bytes([id; 16]),
        bytes,
        sha256: [id; 32],
    };
    Acceptance {
        referral: referral(n),
        envelope: format!(r#"{{"envelope":{n}}}"#),
        envelope_hash: [n; 32],
        attachments: vec![attachment(9, 70_000), attachment(8, 1)],
        thread: format!(r#"{{"thread":{n}}}"#),
        access_hash: [n; 32],
        request: [n; 32],
        receipt: format!("receipt {n}"),
        now: SENT,
    }
}

/// What its practice sees of it when nobody has opened it.
pub(super) fn sent_offer(n: u8, slug: &str) -> KeptOffer {
    let route = reservation(n, EVERYBODY).route;
    KeptOffer {
        offer: offer(n),
        referral: referral(n),
        number: number(n),
        specialist: specialist(slug),
        specialty: route.specialty,
        category: route.category,
        subcategory: route.subcategory,
        region: route.region,
        urgency: route.urgency,
        catalogue: 1,
        hop: 0,
        epoch: 1,
        sent_epoch: 1,
        envelope: [n; 32],
        before: None,
        attachments: acceptance(n).attachments,
        state: OfferState::Sent,
        sent: SENT,
        opened: None,
        decided: None,
    }
}

pub(super) async fn accept(store: &impl Store, acceptance: Acceptance) {
    let outcome = store.accept(acceptance).await.expect("it answers");
    assert_eq!(outcome, AcceptOutcome::Accepted);
}

/// Referral `n`, sent to whom this slug names.
pub(super) async fn send(store: &impl Store, n: u8, slug: &str) {
    reserve(store, reservation(n, Wish::Named(specialist(slug)))).await;
    accept(store, acceptance(n)).await;
}

/// The hash of the link by which the practice of this slug enrols.
pub(super) fn link(slug: &str) -> [u8; 32] {
    let mut link = [0xff; 32];
    link[..16].copy_from_slice(practice(slug).as_bytes());
    link
}

pub(super) fn new_member(slug: &str) -> NewMember {
    let key = key(practice(slug), 1);
    NewMember {
        member: member(slug),
        name: format!("Member {slug}").parse().expect("a name"),
        email: format!("member.{slug}@example.org")
            .parse()
            .expect("an address"),
        record: format!("record of {slug}").into_bytes(),
        slot: format!("slot of {slug}"),
        keys: format!(r#"{{"keys":"{slug}"}}"#),
        kid: format!("kid of member {slug}"),
        ring: vec![KeptRingEntry {
            epoch: 1,
            kid: key.key.kid.clone(),
            entry: format!(r#"{{"ring":"{slug}"}}"#),
        }],
        kit: NewKit {
            document: format!("kit of {slug}"),
            signing: None,
            access: None,
        },
        roster: format!("roster of {slug}"),
        key,
    }
}

/// Creates a verified practice without a key, and puts its link in force for a day.
pub(super) async fn invite(store: &impl Store, slug: &str) {
    let created = new_practice(file(slug, 5), PracticeStatus::Verified);
    store
        .create_practice(created, NOW)
        .await
        .expect("it is created");
    let tomorrow = NOW + Duration::DAY;
    let put = store.put_enrolment(practice(slug), link(slug), tomorrow, NOW);
    assert!(put.await.expect("it answers"));
}

/// A practice whose first member has enrolled.
pub(super) async fn enrol(store: &impl Store, slug: &str) {
    invite(store, slug).await;
    store
        .enrol(link(slug), new_member(slug), NOW)
        .await
        .expect("the member is enrolled");
}

/// A session to begin, of whoever signs in with what they sign in with now.
pub(super) async fn new_session(store: &impl Store, hash: [u8; 32], slug: &str) -> NewSession {
    let account = store.account(member(slug)).await.expect("it answers");
    NewSession {
        hash,
        member: member(slug),
        purpose: Purpose::Account,
        changes: account.changes,
        now: NOW,
        ends: NOW + Duration::HOUR,
    }
}

/// A session of a member, to change the account in: the same for each change.
pub(super) async fn at_account(store: &impl Store, slug: &str) -> [u8; 32] {
    let hash = [slug.as_bytes()[0] - b'a' + 1; 32];
    let session = store.session(hash, NOW, Duration::HOUR).await;
    if session.expect("it answers").is_none() {
        let new = new_session(store, hash, slug).await;
        assert!(store.begin_session(new).await.expect("it answers"));
    }
    hash
}

/// The member of this practice opens referral `n`.
pub(super) async fn open(store: &impl Store, n: u8, slug: &str) -> KeptOffer {
    let opened = store.open_offer(practice(slug), member(slug), offer(n), OPENED);
    let opened = opened.await.expect("it answers");
    opened.expect("the practice has the offer")
}

pub(super) fn decision(n: u8, slug: &str, decision: Decision) -> NewDecision {
    NewDecision {
        practice: practice(slug),
        member: member(slug),
        offer: offer(n),
        decision,
        message: None,
        now: DECIDED,
    }
}

pub(super) async fn decide(store: &impl Store, decision: NewDecision) -> DecideOutcome {
    store.decide(decision).await.expect("it answers")
}

/// Every mail that is due at this moment; for whoever looks, they are leased for an hour.
pub(super) async fn due(store: &impl Store, now: OffsetDateTime) -> Vec<QueuedMail> {
    let due = store.claim_mails(now, Duration::HOUR, u32::MAX).await;
    due.expect("it answers")
}

/// To whom, and what they say.
pub(super) fn said(mails: Vec<QueuedMail>) -> Vec<(String, Mail)> {
    let said = |queued: QueuedMail| (queued.to.as_str().to_owned(), queued.mail);
    mails.into_iter().map(said).collect()
}

/// All that a practice is seen to have: the same before and after what changes nothing.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Seen {
    inbox: Vec<KeptOffer>,
    trail: Vec<AuditEntry>,
    keyring: Option<Keyring>,
}

pub(super) async fn seen(store: &impl Store, slug: &str) -> Seen {
    let id = practice(slug);
    Seen {
        inbox: store.inbox(id).await.expect("it answers"),
        trail: store.audit(id).await.expect("it answers"),
        keyring: store.keyring(id).await.expect("it answers"),
    }
}
