use time::OffsetDateTime;

use super::kit::{NOW, key, member, practice};
use super::steps::{
    DECIDED, DECLINED, MILLISECOND, OPENED, SENT, acceptance, at_account, decide, decision, enrol,
    offer, open, referral, send,
};
use crate::audit::{Alarm, AuditEntry, Audited, RefusedWhat, first_break};
use crate::{ALARM_QUIET, AcceptOutcome, DecideOutcome, NAMESAKE_QUIET, REFUSED_QUIET, Store};

/// A referral's whole way through practice `a`, with what is refused on it.
async fn the_whole_story(store: &impl Store) {
    enrol(store, "a").await;
    at_account(store, "a").await;
    send(store, 1, "a").await;
    let again = store.accept(acceptance(1)).await.expect("it answers");
    assert!(matches!(again, AcceptOutcome::Before(_)));
    let early = decide(store, decision(1, "a", DECLINED)).await;
    assert_eq!(early, DecideOutcome::NotOpened);
    for _ in 0..2 {
        open(store, 1, "a").await;
    }
    for outcome in [DecideOutcome::Decided, DecideOutcome::Before] {
        assert_eq!(decide(store, decision(1, "a", DECLINED)).await, outcome);
    }
    let exported = store.note_export(practice("a"), 1, DECIDED).await;
    exported.expect("it is noted");
}

pub(super) async fn the_audit_trail_tells_the_whole_story_and_holds(store: &impl Store) {
    the_whole_story(store).await;
    let opened = Audited::ReferralOpened {
        referral: referral(1),
        member: member("a"),
    };
    let created = Audited::PracticeCreated {
        status: "verified".to_owned(),
    };
    let published = Audited::KeyPublished {
        epoch: 1,
        kid: key(practice("a"), 1).key.kid,
    };
    let enrolled = Audited::MemberEnrolled {
        member: member("a"),
    };
    let signed_in = Audited::SignedIn {
        member: member("a"),
    };
    let received = Audited::ReferralReceived {
        referral: referral(1),
        envelope: "01".repeat(32),
    };
    let decided = Audited::ReferralDecided {
        referral: referral(1),
        member: member("a"),
        decision: DECLINED,
    };
    let expected: [(Audited, OffsetDateTime); 10] = [
        (created, NOW),
        (Audited::EnrolmentLinked, NOW),
        (published, NOW),
        (enrolled, NOW),
        (signed_in, NOW),
        (received, SENT),
        (opened.clone(), OPENED),
        (opened, OPENED),
        (decided, DECIDED),
        (Audited::Exported { referrals: 1 }, DECIDED),
    ];
    let trail = store.audit(practice("a")).await.expect("it answers");
    assert_eq!(first_break(&trail), None);
    let told: Vec<(Audited, i128)> = trail
        .iter()
        .map(|one| {
            let what = serde_json::from_str(&one.entry).expect("an entry");
            (what, i128::from(one.at))
        })
        .collect();
    let expected = expected.map(|(what, at)| (what, at.unix_timestamp_nanos() / 1_000_000));
    assert_eq!(told, expected);
}

pub(super) async fn every_practice_has_a_trail_of_its_own(store: &impl Store) {
    the_whole_story(store).await;
    let before = store.audit(practice("a")).await.expect("it answers");
    enrol(store, "b").await;
    send(store, 2, "b").await;
    open(store, 2, "b").await;
    let a = store.audit(practice("a")).await.expect("it answers");
    assert_eq!(a, before);
    let b = store.audit(practice("b")).await.expect("it answers");
    assert_eq!((b.len(), first_break(&b)), (6, None));
    // To fetch an envelope is not to open it.
    let fetched = store.envelopes(practice("b"), &[offer(2)]).await;
    assert_eq!(fetched.expect("it answers").len(), 1);
    let after = store.audit(practice("b")).await.expect("it answers");
    assert_eq!(after, b);
}

pub(super) async fn an_export_of_nobody_is_not_noted(store: &impl Store) {
    let exported = store.note_export(practice("nobody"), 1, NOW).await;
    exported.expect_err("there is no such practice");
    let trail = store.audit(practice("nobody")).await;
    assert_eq!(trail.expect("it answers"), []);
}

pub(super) async fn owners_read_the_trail_piece_by_piece_with_the_names_in_it(store: &impl Store) {
    the_whole_story(store).await;
    enrol(store, "b").await;
    send(store, 2, "b").await;
    let whole = store.audit(practice("a")).await.expect("it answers");
    let mut read: Vec<AuditEntry> = Vec::new();
    loop {
        let after = read.last().map_or(0, |last| last.sequence);
        let piece = store.history(practice("a"), after, 4).await;
        let piece = piece.expect("it answers");
        assert_eq!(piece.members.len(), 1);
        assert_eq!(piece.members[0].0, member("a"));
        // Those that are named, and no other practice's.
        let named = piece
            .entries
            .iter()
            .any(|one| one.entry.contains("referral\""));
        assert_eq!(piece.referrals.len(), usize::from(named));
        assert!(piece.referrals.iter().all(|(id, _)| *id == referral(1)));
        if piece.entries.is_empty() {
            break;
        }
        assert!(piece.entries.len() <= 4);
        read.extend(piece.entries);
    }
    assert_eq!(read, whole);
}

pub(super) async fn that_a_trail_was_saved_stands_in_it(store: &impl Store) {
    enrol(store, "a").await;
    for by in [Some(member("a")), None] {
        let noted = store.note_saved_trail(practice("a"), by, DECIDED).await;
        noted.expect("it is noted");
        let trail = store.audit(practice("a")).await.expect("it answers");
        let last = trail.last().expect("an entry");
        let told: Audited = serde_json::from_str(&last.entry).expect("an entry");
        assert_eq!(told, Audited::TrailSaved { member: by });
        assert_eq!(first_break(&trail), None);
    }
}

/// How many entries practice `a` has, and the last.
async fn last(store: &impl Store) -> (usize, Audited) {
    let trail = store.audit(practice("a")).await.expect("it answers");
    assert_eq!(first_break(&trail), None);
    let last = trail.last().expect("an entry");
    (
        trail.len(),
        serde_json::from_str(&last.entry).expect("an entry"),
    )
}

pub(super) async fn what_is_refused_is_a_line_and_the_same_at_once_is_no_other(store: &impl Store) {
    enrol(store, "a").await;
    let (before, _) = last(store).await;
    let refuse = async |what, now| {
        let noted = store.note_refused(member("a"), what, now).await;
        noted.expect("it is noted");
        last(store).await
    };
    let refused = |what| Audited::Refused {
        member: Some(member("a")),
        what,
    };
    let (ring, change) = (RefusedWhat::Ring, RefusedWhat::Change);
    let soon = NOW + REFUSED_QUIET - MILLISECOND;
    assert_eq!(refuse(ring, NOW).await, (before + 1, refused(ring)));
    assert_eq!(refuse(change, NOW).await, (before + 2, refused(change)));
    assert_eq!(refuse(ring, soon).await, (before + 2, refused(change)));
    let later = NOW + REFUSED_QUIET;
    assert_eq!(refuse(ring, later).await, (before + 3, refused(ring)));
    let of_practice = store.note_refused_of_practice(practice("a"), ring, later);
    of_practice.await.expect("it is noted");
    let by_nobody = Audited::Refused {
        member: None,
        what: ring,
    };
    assert_eq!(last(store).await, (before + 4, by_nobody));
    store
        .note_refused(member("nobody"), ring, NOW)
        .await
        .expect_err("there is no such member");
}

pub(super) async fn an_alarm_is_a_line_once_a_day(store: &impl Store) {
    enrol(store, "a").await;
    let (before, _) = last(store).await;
    let raise = async |alarm, now| {
        let noted = store.note_alarm(member("a"), alarm, now).await;
        noted.expect("it is noted");
        last(store).await
    };
    let raised = |alarm| Audited::KeyAlarm {
        member: member("a"),
        alarm,
    };
    let (foreign, log) = (Alarm::Foreign, Alarm::Log);
    let soon = NOW + ALARM_QUIET - MILLISECOND;
    assert_eq!(raise(foreign, NOW).await, (before + 1, raised(foreign)));
    assert_eq!(raise(log, soon).await, (before + 2, raised(log)));
    assert_eq!(raise(foreign, soon).await, (before + 2, raised(log)));
    let later = NOW + ALARM_QUIET;
    assert_eq!(raise(foreign, later).await, (before + 3, raised(foreign)));

    let namesake = Alarm::Namesake;
    assert_eq!(raise(namesake, later).await, (before + 4, raised(namesake)));
    let soon = later + NAMESAKE_QUIET - MILLISECOND;
    assert_eq!(raise(namesake, soon).await, (before + 4, raised(namesake)));
}
