//! A referral that a practice has received, on a real database: what the tests of mails, of the
//! status page and of the export begin with. Nothing in it is sealed: no test here opens it.

use referral::ReferralNumber;
use referral::catalogue::Catalogue;
use referral::id::{MemberId, OfferId, PracticeId, ReferralId, SpecialistId};
use referral::lang::LangTag;
use referral::offer::Decision;
use referral::practice::PracticeProfile;
use referral::region::Region;
use referral::route::{Route, Wish};
use referral::urgency::Urgency;
use sealing::thread::SealedThread;
use sha2::{Digest, Sha256};
use store::{
    AcceptOutcome, Acceptance, DecideOutcome, KeptAttachment, KeptRingEntry, NewDecision, NewKey,
    NewKit, NewMember, NewPractice, NewReservation, PracticeStatus, Reservation, SealingKey, Store,
};
use time::macros::datetime;
use time::{Duration, OffsetDateTime};
use wire::Token;

use crate::operator::test_kit::{CATALOGUE, PRACTICE};

pub(crate) const PRACTICE_ID: PracticeId = PracticeId::from_bytes([1; 16]);
pub(crate) const SPECIALIST: SpecialistId = SpecialistId::from_bytes([2; 16]);
pub(crate) const MEMBER: MemberId = MemberId::from_bytes([3; 16]);
pub(crate) const SENDER: &str = "sender@example.org";

/// A referral that was sent.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    pub(crate) referral: ReferralId,
    pub(crate) offer: OfferId,
    pub(crate) number: ReferralNumber,
    /// Opens the status page.
    pub(crate) access: Token,
}

/// Puts in a catalogue, and one practice with a member.
pub(crate) async fn furnish(store: &dyn Store, now: OffsetDateTime) {
    create(store, now).await;
    enrol(store, member(), now).await;
}

/// Puts in a catalogue, and one practice without members.
pub(crate) async fn create(store: &dyn Store, now: OffsetDateTime) {
    let catalogue: Catalogue = toml::from_str(CATALOGUE).expect("a catalogue");
    store.put_catalogue(&catalogue, now).await.expect("kept");
    let file = toml::from_str(PRACTICE).expect("a practice's file");
    let profile = PracticeProfile::parse(file, &catalogue).expect("it fits");
    let practice = NewPractice::new(PRACTICE_ID, PracticeStatus::Verified, profile, |_| {
        SPECIALIST
    });
    let created = store.create_practice(practice, now).await;
    created.expect("it is created");
}

/// Enrols that practice's first member.
pub(crate) async fn enrol(store: &dyn Store, member: NewMember, now: OffsetDateTime) {
    let link = [7; 32];
    let put = store.put_enrolment(member.key.practice, link, now + Duration::DAY, now);
    assert!(put.await.expect("it answers"));
    let enrolled = store.enrol(link, member, now).await;
    enrolled.expect("the member is enrolled");
}

/// That practice's first member, with keys that are none.
pub(crate) fn member() -> NewMember {
    let entry = |kid: &str| KeptRingEntry {
        epoch: 1,
        kid: kid.to_owned(),
        entry: "{}".to_owned(),
    };
    NewMember {
        member: MEMBER,
        name: "Dr. Priya Ransome".parse().expect("a name"),
        email: "owner@orchard.example.org".parse().expect("an address"),
        record: b"record".to_vec(),
        slot: "slot".to_owned(),
        keys: "{}".to_owned(),
        kid: "member".to_owned(),
        ring: vec![entry("enc"), entry("sig")],
        kit: NewKit {
            document: "kit".to_owned(),
            signing: None,
            access: None,
        },
        key: NewKey {
            practice: PRACTICE_ID,
            key: SealingKey {
                epoch: 1,
                kid: "enc".to_owned(),
                public_key: "{}".to_owned(),
            },
            payload: b"record".to_vec(),
            expires: datetime!(2126-03-02 20:00 UTC),
        },
        roster: "roster".to_owned(),
    }
}

/// Sends the `n`th referral to that practice: its mails are in the outbox.
pub(crate) async fn send(
    store: &dyn Store,
    n: u8,
    attachments: Vec<KeptAttachment>,
    now: OffsetDateTime,
) -> Sent {
    let route = Route {
        specialty: "general-surgery".parse().expect("a code"),
        category: "gallbladder".parse().expect("a code"),
        subcategory: None,
        region: Region::Okanagan,
        urgency: Urgency::Urgent,
        wish: Wish::Choose { allowed: None },
    };
    let envelope = format!("{{\"n\":{n}}}");
    send_to(store, &sent(n), route, envelope, attachments, now).await
}

/// The `n`th referral.
pub(crate) fn sent(n: u8) -> Sent {
    let mut drawn = [0, 0, 0, 0, 0, 0, n / 29, n % 29].into_iter();
    Sent {
        referral: ReferralId::from_bytes([n; 16]),
        offer: OfferId::from_bytes([n; 16]),
        number: ReferralNumber::draw(|| drawn.next().unwrap_or_default()),
        access: Token::from_bytes([n; 32]),
    }
}

/// Sends a referral whose envelope is this to where it is to go.
pub(crate) async fn send_to(
    store: &dyn Store,
    sent: &Sent,
    route: Route,
    envelope: String,
    attachments: Vec<KeptAttachment>,
    now: OffsetDateTime,
) -> Sent {
    let reservation = NewReservation {
        referral: sent.referral,
        offer: sent.offer,
        number: sent.number,
        token_hash: [0; 32],
        route,
        catalogue: 1,
        sender: SENDER.parse().expect("an address"),
        lang: LangTag::default(),
        now,
        today: now.date(),
        expires: now + Duration::hours(2),
    };
    let reserved = store.reserve(reservation).await.expect("it answers");
    assert!(matches!(reserved, Reservation::Reserved(_)), "{reserved:?}");
    let thread = SealedThread {
        enc: "enc".to_owned(),
        sig: "sig".to_owned(),
    };
    let acceptance = Acceptance {
        referral: sent.referral,
        envelope_hash: Sha256::digest(&envelope).into(),
        envelope,
        attachments,
        thread: serde_json::to_string(&thread).expect("JSON"),
        access_hash: *sent.access.hash().as_bytes(),
        request: [0; 32],
        receipt: "receipt".to_owned(),
        now,
    };
    let accepted = store.accept(acceptance).await.expect("it answers");
    assert_eq!(accepted, AcceptOutcome::Accepted);
    sent.clone()
}

/// Opens and decides it.
pub(crate) async fn decide(
    store: &dyn Store,
    sent: &Sent,
    decision: Decision,
    message: Option<&str>,
    now: OffsetDateTime,
) {
    let opened = store.open_offer(PRACTICE_ID, MEMBER, sent.offer, now);
    assert!(opened.await.expect("it answers").is_some());
    let decision = NewDecision {
        practice: PRACTICE_ID,
        member: MEMBER,
        offer: sent.offer,
        decision,
        message: message.map(str::to_owned),
        now,
    };
    let decided = store.decide(decision).await.expect("it answers");
    assert_eq!(decided, DecideOutcome::Decided);
}
