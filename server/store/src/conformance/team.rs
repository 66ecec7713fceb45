use referral::id::{InviteId, MemberId};
use referral::news::{News, OwnNews};
use referral::offer::OfferState;
use referral::role::Role;
use time::{Duration, OffsetDateTime};

use super::kit::{NOW, key, member, practice};
use super::passkey::new_passkey;
use super::steps::{
    ACCEPTED, MILLISECOND, acceptance, decide, decision, enrol, new_session, offer, open, referral,
    seen, send,
};
use crate::audit::{Audited, RefusedWhat};
use crate::mail::Mail;
use crate::{
    ChangeError, Confirmation, FORGOTTEN, KIT_QUIET, KeepError, KeptRingEntry, KeptTotp,
    NewAccount, NewInvite, NewKit, NewRecovery, NewRole, NewRotation, NewSeal, NewSession,
    NextEntry, Purpose, REFUSED_QUIET, ResealOutcome, Restoration, SignInRecord, Store,
};

const INVITE: InviteId = InviteId::from_bytes([7; 16]);
const LINK: [u8; 32] = [7; 32];
const MAC: [u8; 32] = [8; 32];
const KIT: [u8; 32] = [9; 32];
const EXPIRES: OffsetDateTime = NOW.saturating_add(Duration::days(7));
pub(super) const JOINED: OffsetDateTime = NOW.saturating_add(Duration::hours(1));

/// The roster's entry after so many.
fn next(after: u32) -> NextEntry {
    NextEntry {
        practice: practice("a"),
        after,
        entry: format!("entry {after}"),
    }
}

fn new_invite(after: u32) -> NewInvite {
    NewInvite {
        next: next(after),
        by: member("a"),
        invite: INVITE,
        role: Role::Reader,
        link_hash: LINK,
        sealed: r#"{"sealed":7}"#.to_owned(),
        expires: EXPIRES,
    }
}

fn account(slug: &str) -> NewAccount {
    NewAccount {
        member: member(slug),
        name: format!("Member {slug}").parse().expect("a name"),
        email: format!("member.{slug}@example.org")
            .parse()
            .expect("an address"),
        record: format!("record of {slug}").into_bytes(),
        slot: format!("slot of {slug}"),
        keys: format!(r#"{{"keys":"{slug}"}}"#),
        kid: format!("kid of {slug}"),
    }
}

fn ring(name: &str) -> Vec<KeptRingEntry> {
    vec![KeptRingEntry {
        epoch: 1,
        kid: "kid".to_owned(),
        entry: format!(r#"{{"ring":"{name}"}}"#),
    }]
}

pub(super) fn confirmation(after: u32) -> Confirmation {
    Confirmation {
        next: next(after),
        by: member("a"),
        invite: INVITE,
        ring: ring("with b"),
    }
}

pub(super) fn rotation(after: u32, remove: Option<MemberId>) -> NewRotation {
    NewRotation {
        next: next(after),
        by: member("a"),
        remove,
        ended: Vec::new(),
        key: key(practice("a"), 2),
        ring: ring("of epoch 2"),
        kit: None,
    }
}

pub(super) fn promotion(after: u32) -> NewRole {
    NewRole {
        next: next(after),
        by: member("a"),
        member: member("b"),
        role: Role::Owner,
        ended: Vec::new(),
    }
}

/// A practice whose owner has invited somebody.
async fn invited(store: &impl Store) {
    enrol(store, "a").await;
    let invited = store.invite(new_invite(1), NOW).await;
    invited.expect("somebody is invited");
}

pub(super) async fn joined(store: &impl Store) {
    invited(store).await;
    let joined = store.join(LINK, account("b"), MAC, JOINED).await;
    joined.expect("they join");
}

/// A practice with a second member, who is signed in.
pub(super) async fn confirmed(store: &impl Store) {
    joined(store).await;
    let confirmed = store.confirm(confirmation(2), JOINED).await;
    confirmed.expect("they are confirmed");
    let session = NewSession {
        purpose: Purpose::Inbox,
        now: JOINED,
        ends: JOINED + Duration::HOUR,
        ..new_session(store, [2; 32], "b").await
    };
    assert!(store.begin_session(session).await.expect("it answers"));
}

async fn signs_in(store: &impl Store, slug: &str) -> Option<SignInRecord> {
    let email = format!("member.{slug}@example.org");
    let email = email.parse().expect("an address");
    store.sign_in_record(&email).await.expect("it answers")
}

async fn role(store: &impl Store) -> Option<Role> {
    let session = store.session([2; 32], JOINED, Duration::HOUR).await;
    session.expect("it answers").map(|session| session.role)
}

async fn last_audited(store: &impl Store) -> Audited {
    let trail = store.audit(practice("a")).await.expect("it answers");
    serde_json::from_str(&trail.last().expect("an entry").entry).expect("an entry")
}

async fn the_ring(store: &impl Store) -> Vec<KeptRingEntry> {
    let keyring = store.keyring(practice("a")).await.expect("it answers");
    keyring.expect("it has a member").ring
}

pub(super) async fn who_joins_waits_until_an_owner_confirms_them(store: &impl Store) {
    invited(store).await;
    let to = store.invited_to(LINK, NOW).await.expect("it answers");
    let to = to.expect("the link holds");
    assert_eq!((to.practice, to.invite), (practice("a"), INVITE));
    assert_eq!((to.role, to.expires), (Role::Reader, EXPIRES));
    assert_eq!(
        (to.name.as_str(), to.town.as_str()),
        ("Practice a", "Kelowna")
    );

    let answer = store.join(LINK, account("b"), MAC, JOINED).await;
    answer.expect("they join");
    assert_eq!(signs_in(store, "b").await, None);
    let team = store.team(practice("a")).await.expect("it answers");
    assert_eq!(team.members.len(), 1);
    let [invite] = &team.invites[..] else {
        panic!("one invitation")
    };
    assert_eq!((invite.invite, invite.expires), (INVITE, EXPIRES));
    assert_eq!(invite.sealed, r#"{"sealed":7}"#);
    let joiner = invite.joiner.clone().expect("somebody joined");
    assert_eq!(
        (joiner.member, joiner.mac, joiner.at),
        (member("b"), MAC, JOINED)
    );
    assert_eq!(joiner.keys, r#"{"keys":"b"}"#);

    let confirmed = store.confirm(confirmation(2), JOINED).await;
    confirmed.expect("they are confirmed");
    assert!(signs_in(store, "b").await.is_some());
    let own = store.member_keys(member("b")).await.expect("it answers");
    assert_eq!(own.expect("a member").kid, "kid of b");
    assert_eq!(the_ring(store).await, ring("with b"));
    let team = store.team(practice("a")).await.expect("it answers");
    assert_eq!(team.members[1].name, "Member b");
    assert_eq!(team.invites, []);
    assert_eq!(team.roster, ["roster of a", "entry 1", "entry 2"]);
    let audited = Audited::MemberConfirmed {
        member: member("a"),
        joiner: member("b"),
        role: Role::Reader,
    };
    assert_eq!(last_audited(store).await, audited);
}

pub(super) async fn a_link_is_used_once_and_in_its_time(store: &impl Store) {
    joined(store).await;
    let nobody = |answer| matches!(answer, Err(ChangeError::Nobody));
    assert_eq!(store.invited_to(LINK, NOW).await.expect("it answers"), None);
    assert!(nobody(store.join(LINK, account("c"), MAC, JOINED).await));
    let other = NewInvite {
        invite: InviteId::from_bytes([6; 16]),
        link_hash: [6; 32],
        ..new_invite(2)
    };
    store.invite(other, NOW).await.expect("another is invited");
    let over = store.invited_to([6; 32], EXPIRES).await;
    assert_eq!(over.expect("it answers"), None);
    assert!(nobody(
        store.join([6; 32], account("c"), MAC, EXPIRES).await
    ));
    assert!(nobody(store.join([5; 32], account("c"), MAC, NOW).await));
    // What is over for long is forgotten, with whoever used it.
    let later = NewInvite {
        invite: InviteId::from_bytes([5; 16]),
        link_hash: [5; 32],
        expires: EXPIRES + FORGOTTEN * 2,
        ..new_invite(3)
    };
    let made = store.invite(later, EXPIRES + FORGOTTEN).await;
    made.expect("another is invited");
    let team = store.team(practice("a")).await.expect("it answers");
    assert_eq!(team.invites.len(), 1);
    let email = "member.b@example.org".parse().expect("an address");
    assert!(!store.is_taken(&email).await.expect("it answers"));
}

pub(super) async fn a_link_that_was_used_or_is_over_is_a_line_and_no_other_link_is(
    store: &impl Store,
) {
    invited(store).await;
    let tried = async |link, now| {
        let noted = store.note_spent_link(link, now).await;
        noted.expect("it answers");
        let trail = store.audit(practice("a")).await.expect("it answers");
        let entry = r#"{"kind":"refused","what":"invitation"}"#;
        trail.iter().filter(|line| line.entry == entry).count()
    };
    assert_eq!(tried([3; 32], NOW).await, 0, "nobody's");
    assert_eq!(tried(LINK, NOW).await, 0, "it holds");
    assert_eq!(tried(LINK, EXPIRES).await, 1, "it is over");
    let joined = store.join(LINK, account("b"), MAC, JOINED).await;
    joined.expect("they join");
    assert_eq!(tried(LINK, EXPIRES).await, 1, "once");
    assert_eq!(tried(LINK, EXPIRES + REFUSED_QUIET).await, 2, "it was used");
    let withdrawn = store.withdraw_invite(practice("a"), member("a"), INVITE, JOINED);
    assert!(withdrawn.await.expect("it answers"));
    let later = EXPIRES + 2 * REFUSED_QUIET;
    assert_eq!(tried(LINK, later).await, 3, "it was withdrawn");
}

pub(super) async fn a_link_that_made_a_member_is_known_for_a_month(store: &impl Store) {
    joined(store).await;
    let confirmed = store.confirm(confirmation(2), JOINED).await;
    confirmed.expect("they are confirmed");
    let tried = async |now| {
        let noted = store.note_spent_link(LINK, now).await;
        noted.expect("it answers");
        last_audited(store).await
    };
    let refused = Audited::Refused {
        member: None,
        what: RefusedWhat::Invitation,
    };
    assert_eq!(tried(JOINED).await, refused);
    let over = JOINED + FORGOTTEN;
    let another = NewInvite {
        invite: InviteId::from_bytes([6; 16]),
        link_hash: [6; 32],
        expires: over + Duration::DAY,
        ..new_invite(3)
    };
    let invited = store.invite(another, over).await;
    invited.expect("another is invited");
    assert!(matches!(tried(over).await, Audited::MemberInvited { .. }));
}

pub(super) async fn a_withdrawn_invitation_is_gone_with_whoever_used_it(store: &impl Store) {
    joined(store).await;
    enrol(store, "c").await;
    let withdraw = async |slug| {
        let by = member("a");
        let withdrawn = store.withdraw_invite(practice(slug), by, INVITE, NOW).await;
        withdrawn.expect("it answers")
    };
    assert!(!withdraw("c").await, "another practice's");
    assert!(withdraw("a").await);
    assert!(!withdraw("a").await);
    let withdrawn = Audited::InviteWithdrawn {
        member: member("a"),
        invite: INVITE,
    };
    assert_eq!(last_audited(store).await, withdrawn);
    let confirmed = store.confirm(confirmation(2), NOW).await;
    assert!(matches!(confirmed, Err(ChangeError::Nobody)));
}

pub(super) async fn nobody_is_confirmed_once_the_invitation_is_over(store: &impl Store) {
    joined(store).await;
    let late = store.confirm(confirmation(2), EXPIRES).await;
    assert!(matches!(late, Err(ChangeError::Nobody)));
    assert_eq!(signs_in(store, "b").await, None);
    let team = store.team(practice("a")).await.expect("it answers");
    assert_eq!(team.roster, ["roster of a", "entry 1"]);
    let in_time = store.confirm(confirmation(2), EXPIRES - MILLISECOND).await;
    in_time.expect("they are confirmed");
}

/// An invitation by the second member, after so many entries.
fn by_the_second(id: u8, after: u32) -> NewInvite {
    NewInvite {
        by: member("b"),
        invite: InviteId::from_bytes([id; 16]),
        link_hash: [id; 32],
        ..new_invite(after)
    }
}

pub(super) async fn whom_somebody_invited_nobody_confirms_once_they_are_no_owner(
    store: &impl Store,
) {
    confirmed(store).await;
    for (id, after) in [(4, 3), (5, 4), (6, 5)] {
        let invited = store.invite(by_the_second(id, after), JOINED).await;
        invited.expect("somebody is invited");
    }
    let used = store.join([5; 32], account("c"), MAC, JOINED).await;
    used.expect("they join");
    let ended = |id| vec![InviteId::from_bytes([id; 16])];
    let role = NewRole {
        next: next(6),
        by: member("a"),
        member: member("b"),
        role: Role::Member,
        ended: ended(4),
    };
    let changed = store.change_role(role, JOINED).await;
    changed.expect("it is changed");
    let removal = NewRotation {
        ended: ended(5),
        ..rotation(7, Some(member("b")))
    };
    let removed = store.rotate(removal, JOINED).await;
    removed.expect("they are removed");
    for (id, is_there) in [(4, false), (5, false), (6, true)] {
        let leads = store.invited_to([id; 32], JOINED).await;
        assert_eq!(leads.expect("it answers").is_some(), is_there, "{id}");
    }
    let team = store.team(practice("a")).await.expect("it answers");
    assert_eq!(team.invites.len(), 1);
    let trail = store.audit(practice("a")).await.expect("it answers");
    let withdrawn = Audited::InviteWithdrawn {
        member: member("a"),
        invite: InviteId::from_bytes([5; 16]),
    };
    let is_withdrawal = |entry: &str| serde_json::from_str(entry).ok() == Some(withdrawn.clone());
    assert!(trail.iter().any(|line| is_withdrawal(&line.entry)));
    let refused = Confirmation {
        invite: InviteId::from_bytes([5; 16]),
        ..confirmation(8)
    };
    let refused = store.confirm(refused, JOINED).await;
    assert!(matches!(refused, Err(ChangeError::Nobody)));
}

pub(super) async fn an_address_has_one_account(store: &impl Store) {
    invited(store).await;
    let taken = |answer| matches!(answer, Err(ChangeError::EmailTaken));
    let same = NewAccount {
        email: account("a").email,
        ..account("b")
    };
    assert!(taken(store.join(LINK, same, MAC, NOW).await));
    store
        .join(LINK, account("b"), MAC, NOW)
        .await
        .expect("they join");
    for (slug, is_taken) in [("a", true), ("b", true), ("c", false)] {
        let answer = store.is_taken(&account(slug).email).await;
        assert_eq!(answer.expect("it answers"), is_taken, "{slug}");
    }
}

pub(super) async fn a_role_holds_from_the_next_request_on(store: &impl Store) {
    confirmed(store).await;
    assert_eq!(role(store).await, Some(Role::Reader));
    let new = |after, of: &str| NewRole {
        next: next(after),
        by: member("a"),
        member: member(of),
        role: Role::Member,
        ended: Vec::new(),
    };
    store
        .change_role(new(3, "b"), NOW)
        .await
        .expect("it is changed");
    assert_eq!(role(store).await, Some(Role::Member));
    let changed = store.change_role(new(4, "nobody"), NOW).await;
    assert!(matches!(changed, Err(ChangeError::Nobody)));
}

/// The second member has a recovery code, an authenticator and a passkey.
async fn set_up_account(store: &impl Store) {
    let recovery = NewRecovery {
        member: member("b"),
        access_hash: [4; 32],
        slot: "slot".to_owned(),
    };
    let totp = KeptTotp {
        member: member("b"),
        sealed: b"sealed".to_vec(),
        last_step: 1,
    };
    let session = [2; 32];
    let kept = store.put_recovery(recovery, session, JOINED).await;
    assert!(kept.expect("it answers"));
    let kept = store.put_totp(totp, session, JOINED).await;
    assert!(kept.expect("it answers"));
    let passkey = store
        .put_passkey(new_passkey("b", 1), session, JOINED)
        .await;
    passkey.expect("it is kept");
}

pub(super) async fn who_is_removed_has_no_session_no_keys_and_no_address(store: &impl Store) {
    confirmed(store).await;
    set_up_account(store).await;
    let rotated = store.rotate(rotation(3, Some(member("b"))), JOINED).await;
    rotated.expect("they are removed");
    assert_eq!(role(store).await, None);
    assert_eq!(signs_in(store, "b").await, None);
    let own = store.member_keys(member("b")).await.expect("it answers");
    assert_eq!(own.map(|own| own.slot).as_deref(), Some(""));
    let set_up = store.account(member("b")).await.expect("it answers");
    assert_eq!((set_up.recovery_made, set_up.totp_made), (None, None));
    let passkeys = store.passkeys(member("b")).await.expect("it answers");
    assert_eq!(passkeys, []);
    // One that was being made meanwhile is not kept, and nobody is written to.
    let late = store
        .put_passkey(new_passkey("b", 2), [2; 32], JOINED)
        .await;
    assert!(matches!(late, Err(KeepError::Over)), "{late:?}");
    assert_eq!(the_ring(store).await, ring("of epoch 2"));
    let keyring = store.keyring(practice("a")).await.expect("it answers");
    assert_eq!(keyring.expect("it has a member").records.len(), 2);
    let team = store.team(practice("a")).await.expect("it answers");
    let former = &team.members[1];
    assert_eq!((former.name.as_str(), &former.email), ("Member b", &None));
    let removed = Audited::MemberRemoved {
        member: member("a"),
        removed: member("b"),
    };
    assert_eq!(last_audited(store).await, removed);
    assert!(
        !store
            .is_taken(&account("b").email)
            .await
            .expect("it answers")
    );
    // The same person once more, and nobody is removed twice.
    let again = NewInvite {
        invite: InviteId::from_bytes([6; 16]),
        link_hash: [6; 32],
        ..new_invite(4)
    };
    store.invite(again, NOW).await.expect("they are invited");
    let account = NewAccount {
        member: member("b2"),
        ..account("b")
    };
    store
        .join([6; 32], account, MAC, NOW)
        .await
        .expect("they join");
    let twice = NewRotation {
        key: key(practice("a"), 3),
        ..rotation(5, Some(member("b")))
    };
    let twice = store.rotate(twice, NOW).await;
    assert!(matches!(twice, Err(ChangeError::Nobody)));
}

pub(super) async fn of_two_changes_at_once_one_is_made(store: &impl Store) {
    confirmed(store).await;
    let role = NewRole {
        next: next(3),
        by: member("a"),
        member: member("b"),
        role: Role::Member,
        ended: Vec::new(),
    };
    let removal = rotation(3, Some(member("b")));
    let (first, second) = tokio::join!(store.change_role(role, NOW), store.rotate(removal, NOW));
    let moved = |answer: &Result<(), ChangeError>| matches!(answer, Err(ChangeError::Moved));
    let made = [&first, &second].map(Result::is_ok);
    assert!(made == [true, false] || made == [false, true], "{made:?}");
    assert!(moved(&first) || moved(&second));
}

pub(super) async fn what_is_refused_changes_nothing(store: &impl Store) {
    joined(store).await;
    let before = (seen(store, "a").await, the_ring(store).await);
    let team = async || store.team(practice("a")).await.expect("it answers");
    let team_before = team().await;
    let moved = |answer| matches!(answer, Err(ChangeError::Moved));
    for after in [0, 1, 3] {
        assert!(moved(store.confirm(confirmation(after), NOW).await));
        assert!(moved(store.rotate(rotation(after, None), NOW).await));
    }
    // The key of an epoch that is there already.
    let old = NewRotation {
        key: key(practice("a"), 1),
        ..rotation(2, None)
    };
    let old = store.rotate(old, NOW).await;
    assert!(matches!(old, Err(ChangeError::Key(_))));
    let nobody = store.rotate(rotation(2, Some(member("nobody"))), NOW).await;
    assert!(matches!(nobody, Err(ChangeError::Nobody)));
    assert_eq!((seen(store, "a").await, the_ring(store).await), before);
    assert_eq!(team().await, team_before);
}

pub(super) fn new_kit(access: [u8; 32]) -> NewKit {
    NewKit {
        document: "another kit".to_owned(),
        signing: Some(r#"{"signing":1}"#.to_owned()),
        access: Some(access),
    }
}

async fn with_kit(store: &impl Store) {
    enrol(store, "a").await;
    let rotation = NewRotation {
        kit: Some(new_kit(KIT)),
        ..rotation(1, None)
    };
    store
        .rotate(rotation, NOW)
        .await
        .expect("there is a new kit");
}

pub(super) async fn a_new_kit_takes_the_place_of_the_one_before(store: &impl Store) {
    with_kit(store).await;
    let place = store.kit_place(KIT).await.expect("it answers");
    let place = place.expect("the kit is known");
    assert_eq!(place.practice, practice("a"));
    assert_eq!(place.document, "another kit");
    assert_eq!(place.signing, r#"{"signing":1}"#);
    let third = NewRotation {
        key: key(practice("a"), 3),
        kit: Some(new_kit([1; 32])),
        ..rotation(2, None)
    };
    store
        .rotate(third, NOW)
        .await
        .expect("there is a third kit");
    assert_eq!(store.kit_place(KIT).await.expect("it answers"), None);
}

pub(super) async fn who_has_the_kit_becomes_an_owner(store: &impl Store) {
    with_kit(store).await;
    let restoration = |access, after, slug| Restoration {
        next: next(after),
        access,
        account: account(slug),
        ring: ring("with the restored"),
    };
    let nobody = store.restore(restoration([1; 32], 2, "b"), NOW).await;
    assert!(matches!(nobody, Err(ChangeError::Nobody)));
    let taken = store.restore(restoration(KIT, 2, "a"), NOW).await;
    assert!(matches!(taken, Err(ChangeError::EmailTaken)));
    let moved = store.restore(restoration(KIT, 1, "b"), NOW).await;
    assert!(matches!(moved, Err(ChangeError::Moved)));
    let restored = store.restore(restoration(KIT, 2, "b"), NOW).await;
    restored.expect("they are an owner");
    assert!(signs_in(store, "b").await.is_some());
    assert_eq!(the_ring(store).await, ring("with the restored"));
    let told = Audited::MemberRestored {
        member: member("b"),
    };
    assert_eq!(last_audited(store).await, told);
    assert!(store.kit_place(KIT).await.expect("it answers").is_some());
}

pub(super) async fn who_opens_the_kit_is_noted_and_owners_hear_of_it_once_an_hour(
    store: &impl Store,
) {
    enrol(store, "a").await;
    enrol(store, "b").await;
    for (at, is_told) in [
        (NOW, true),
        (NOW + Duration::minutes(59), false),
        (NOW + Duration::HOUR, true),
    ] {
        let told = store.note_kit_opened(practice("a"), at).await;
        assert_eq!(told.expect("it answers"), is_told);
        let opened = Audited::KitOpened { told: is_told };
        assert_eq!(last_audited(store).await, opened);
    }
    let lines = async |at| {
        let told = store.note_kit_opened(practice("a"), at).await;
        assert!(!told.expect("it answers"));
        let trail = store.audit(practice("a")).await.expect("it answers");
        trail.len()
    };
    let again = NOW + Duration::HOUR + Duration::SECOND;
    let before = lines(again).await;
    assert_eq!(lines(again + KIT_QUIET - MILLISECOND).await, before, "soon");
    assert_eq!(lines(again + KIT_QUIET).await, before + 1);
    let expected = [News::KitOpened; 2].map(|news| of_team("a", news));
    assert_eq!(told(store).await, expected);
    let other = store.note_kit_opened(practice("b"), NOW).await;
    assert!(other.expect("it answers"));
    store
        .note_kit_opened(practice("nobody"), NOW)
        .await
        .expect_err("there is no such practice");
}

pub(super) fn seal(n: u8, before: [u8; 32]) -> NewSeal {
    NewSeal {
        practice: practice("a"),
        member: member("a"),
        offer: offer(n),
        before,
        document: r#"{"envelope":"anew"}"#.to_owned(),
        sha256: [0xee; 32],
        epoch: 2,
        now: JOINED,
    }
}

/// A practice with a new key, and a referral that is sealed for the one before.
pub(super) async fn rotated(store: &impl Store) {
    enrol(store, "a").await;
    send(store, 1, "a").await;
    let rotated = store.rotate(rotation(1, None), JOINED).await;
    rotated.expect("the keys are renewed");
}

pub(super) async fn an_open_referral_is_sealed_anew_once(store: &impl Store) {
    rotated(store).await;
    let reseal = async |seal| store.reseal(seal).await.expect("it answers");
    assert_eq!(reseal(seal(1, [0; 32])).await, ResealOutcome::Before);
    assert_eq!(reseal(seal(9, [1; 32])).await, ResealOutcome::NoSuchOffer);
    assert_eq!(reseal(seal(1, [1; 32])).await, ResealOutcome::Sealed);
    assert_eq!(reseal(seal(1, [1; 32])).await, ResealOutcome::Before);
    assert_eq!(reseal(seal(1, [0xee; 32])).await, ResealOutcome::Before);
    let kept = store.offer(practice("a"), offer(1)).await;
    let kept = kept.expect("it answers").expect("it is there");
    assert_eq!((kept.epoch, kept.state), (2, OfferState::Sent));
    assert_eq!(kept.sent_epoch, 1);
    assert_eq!((kept.envelope, kept.before), ([0xee; 32], Some([1; 32])));
    let envelopes = store.envelopes(practice("a"), &[offer(1)]).await;
    assert_eq!(
        envelopes.expect("it answers")[0].1,
        r#"{"envelope":"anew"}"#
    );
    let audited = Audited::ReferralResealed {
        referral: referral(1),
        member: member("a"),
        epoch: 2,
        before: "01".repeat(32),
        envelope: "ee".repeat(32),
    };
    assert_eq!(last_audited(store).await, audited);
    // The sender who asks again, because the answer was lost, hears the same.
    let again = store.accept(acceptance(1)).await.expect("it answers");
    assert!(matches!(again, crate::AcceptOutcome::Before(_)));
}

pub(super) async fn what_is_decided_stays_sealed_as_it_is(store: &impl Store) {
    rotated(store).await;
    open(store, 1, "a").await;
    decide(store, decision(1, "a", ACCEPTED)).await;
    let sealed = store.reseal(seal(1, [1; 32])).await;
    assert_eq!(sealed.expect("it answers"), ResealOutcome::Decided);
}

/// What is due, by whom it is for.
async fn told(store: &impl Store) -> Vec<(String, Mail)> {
    let due = store.claim_mails(JOINED, Duration::DAY, 100).await;
    let due = due.expect("it answers").into_iter();
    due.map(|mail| (mail.to.as_str().to_owned(), mail.mail))
        .collect()
}

fn of_team(slug: &str, news: News) -> (String, Mail) {
    let practice = "Practice a".to_owned();
    (address(slug), Mail::TeamChanged { practice, news })
}

fn of_member(slug: &str, news: OwnNews) -> (String, Mail) {
    let practice = "Practice a".to_owned();
    (address(slug), Mail::Membership { practice, news })
}

fn address(slug: &str) -> String {
    format!("member.{slug}@example.org")
}

pub(super) async fn owners_and_whom_it_is_about_are_told_by_mail(store: &impl Store) {
    joined(store).await;
    // Another practice's owner is told nothing of it.
    enrol(store, "c").await;
    assert_eq!(told(store).await, [of_team("a", News::Joined)]);
    let confirmed = store.confirm(confirmation(2), JOINED).await;
    confirmed.expect("they are confirmed");
    let expected = [
        of_team("a", News::Confirmed),
        of_member("b", OwnNews::Confirmed),
    ];
    assert_eq!(told(store).await, expected);
    let role = NewRole {
        next: next(3),
        by: member("a"),
        member: member("b"),
        role: Role::Owner,
        ended: Vec::new(),
    };
    store
        .change_role(role, JOINED)
        .await
        .expect("it is changed");
    // The new owner hears it of themselves alone, and so does who is an owner no more.
    let expected = [
        of_team("a", News::RoleChanged),
        of_member("b", OwnNews::NowOwner),
    ];
    assert_eq!(told(store).await, expected);
    let rotated = store.rotate(rotation(4, Some(member("b"))), JOINED).await;
    rotated.expect("they are removed");
    let expected = [
        of_member("b", OwnNews::Removed),
        of_team("a", News::Removed),
    ];
    assert_eq!(told(store).await, expected);
}

pub(super) async fn owners_hear_that_a_removal_made_a_new_kit(store: &impl Store) {
    confirmed(store).await;
    told(store).await;
    let rotation = NewRotation {
        kit: Some(new_kit(KIT)),
        ..rotation(3, Some(member("b")))
    };
    let removed = store.rotate(rotation, JOINED).await;
    removed.expect("they are removed");
    let expected = [
        of_member("b", OwnNews::Removed),
        of_team("a", News::Removed),
        of_team("a", News::NewKit),
    ];
    assert_eq!(told(store).await, expected);
}
