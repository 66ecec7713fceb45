//! Members on a real database. Who may ask is the matrix's.

use axum::http::Request;
use futures::future::join_all;
use referral::contact::Email;
use referral::id::{InviteId, OfferId};
use referral::role::Role;
use sealing::Sha256Digest;
use sealing::bind::Bind;
use sealing::counting::Counting;
use sealing::document::Document;
use sealing::envelope::{Envelope, open_referral, reseal_referral};
use sealing::jwk::Kid;
use sealing::native::UnwrapKey;
use sealing::ring::Unlocker;
use sealing::roster::{Act, RoleChange};
use serde_json::json;
use time::Duration;
use wire::inbox::{Inbox, Reseal, Row};
use wire::members::{ChangeRole, Confirm, Joining, Rotate};
use wire::send::Reserved;

use crate::access::{CEREMONY, FRESH};
use crate::api::matrix::message;
use crate::api::world::team::{INVITE, Team, handed, link, secret, whole};
use crate::api::world::{Answer, Sealed, bearing, done, refused, with_cookie};

fn does_not_hold() -> (u16, String) {
    refused(422, "keys-do-not-hold")
}

async fn as_member(team: &Team, cookie: &str, path: &str) -> Answer {
    let request = with_cookie(Request::get(path), cookie);
    team.world.ask(request, "").await
}

/// The lines of what was refused.
async fn refusals(team: &Team) -> Vec<String> {
    team.world.refusals(team.roster.practice()).await
}

#[tokio::test]
async fn whoever_has_the_link_joins_and_is_a_member_once_confirmed() {
    let mut team = Team::new().await;
    team.invite(Role::Member).await;
    let request = bearing(Request::get("/join"), &link(&secret(INVITE)));
    let joining: Joining = team.world.ask(request, "").await.read();
    assert_eq!(joining.practice, team.roster.practice());
    assert_eq!((joining.invite, joining.role), (INVITE, Role::Member));

    let newcomer = team.joins().await;
    let request = bearing(Request::get("/join"), &link(&secret(INVITE)));
    let again = team.world.ask(request, "").await;
    assert_eq!(again.refusal(), refused(404, "no-such-link"));
    let line = r#"{"kind":"refused","what":"invitation"}"#;
    assert_eq!(refusals(&team).await, [line]);
    let members = team.members().await;
    assert_eq!(members.members.len(), 1);
    let joiner = members.invites[0].joiner.clone().expect("somebody joined");
    assert_eq!(
        (joiner.mac, joiner.member),
        (newcomer.finish.mac, newcomer.public())
    );

    team.confirm(&newcomer).await;
    let members = team.members().await;
    assert_eq!(
        members.members[1].email.as_ref().map(Email::as_str),
        Some("mo@example.org")
    );
    assert_eq!(members.roster.len(), 3);
    let cookie = team.session_of(newcomer.finish.member).await;
    let who = as_member(&team, &cookie, "/session").await.json();
    assert_eq!(who["role"], json!("member"));
}

#[tokio::test]
async fn an_owner_who_is_not_fresh_changes_nothing() {
    let mut team = Team::new().await;
    let new = team.new_invite(INVITE, Role::Member).await;
    team.world.on(Duration::minutes(5));
    let asked = team.post("/members/invites", &new).await;
    assert_eq!(asked.refusal(), refused(403, "sign-in-again"));
}

#[tokio::test]
async fn keys_are_renewed_half_an_hour_after_the_sign_in_only_with_a_new_kit() {
    let team = Team::new().await;
    let without = handed(&team.rotated(None, false).await);
    let with_kit = handed(&team.rotated(None, true).await);
    let again = refused(403, "sign-in-again");
    let renew = async |session: Duration, new: &Rotate| {
        let cookie = team.world.session_since(session).await;
        let request = with_cookie(Request::post("/members/rotation"), &cookie);
        team.world.ask_json(request, new).await.refusal()
    };
    assert_eq!(renew(FRESH, &without).await, again);
    assert_eq!(renew(CEREMONY, &with_kit).await, again);
    assert_eq!(
        refusals(&team).await,
        [""; 0],
        "nobody tried what is forbidden"
    );
    assert_eq!(renew(FRESH, &with_kit).await, done());
}

#[tokio::test]
async fn what_follows_an_older_roster_is_refused() {
    let mut team = Team::new().await;
    let older = team.new_invite(INVITE, Role::Owner).await;
    team.invite(Role::Member).await;
    let moved = team.post("/members/invites", &older).await;
    assert_eq!(moved.refusal(), refused(409, "roster-moved"));
    assert_eq!(team.members().await.invites.len(), 1);
    let owner = team.public.member;
    let line = format!(r#"{{"kind":"refused","member":"{owner}","what":"moved"}}"#);
    assert_eq!(refusals(&team).await, [line]);
}

#[tokio::test]
async fn a_clock_that_is_too_far_ahead_is_told_from_keys_that_do_not_hold() {
    let mut team = Team::new().await;
    let invite = team.new_invite(INVITE, Role::Member).await;
    let rotation = handed(&team.rotated(None, false).await);
    team.world.on(-Duration::minutes(11));
    let clock = refused(422, "clock-is-off");
    let asked = team.post("/members/invites", &invite).await;
    assert_eq!(asked.refusal(), clock);
    let asked = team.post("/members/rotation", &rotation).await;
    assert_eq!(asked.refusal(), clock);
    team.world.on(Duration::minutes(2));
    let asked = team.post("/members/invites", &invite).await;
    assert_eq!(asked.refusal(), done());
}

#[tokio::test]
async fn a_clock_that_is_too_far_ahead_changes_no_role_either() {
    let (mut team, newcomer) = Team::with_member(Role::Member).await;
    let entry = team
        .sign(Act::Role(RoleChange {
            member: newcomer.finish.member,
            role: Role::Reader,
        }))
        .await;
    team.world.on(-Duration::minutes(11));
    let change = ChangeRole { entry };
    let asked = team.post("/members/roles", &change).await;
    assert_eq!(asked.refusal(), refused(422, "clock-is-off"));
    team.world.on(Duration::minutes(2));
    let asked = team.post("/members/roles", &change).await;
    assert_eq!(asked.refusal(), done());
}

#[tokio::test]
async fn an_entry_that_is_dated_longer_ago_than_a_ceremony_takes_is_refused() {
    let mut team = Team::new().await;
    let invite = team.new_invite(INVITE, Role::Member).await;
    let rotation = handed(&team.rotated(None, true).await);
    team.world.on(Duration::minutes(41));
    team.cookie = team.world.session(0).await;
    let clock = refused(422, "clock-is-off");
    let asked = team.post("/members/invites", &invite).await;
    assert_eq!(asked.refusal(), clock);
    let asked = team.post("/members/rotation", &rotation).await;
    assert_eq!(asked.refusal(), clock);
    team.world.on(-Duration::minutes(2));
    let asked = team.post("/members/rotation", &rotation).await;
    assert_eq!(asked.refusal(), done());
}

#[tokio::test]
async fn attack_11_nobody_is_confirmed_by_an_entry_of_before_the_invitation_was_over() {
    let mut team = Team::new().await;
    team.invite(Role::Member).await;
    let newcomer = team.joins().await;
    team.world.on(Duration::days(7) - Duration::minutes(10));
    let in_time = team.confirmation(&newcomer).await;
    team.world.on(Duration::minutes(10));
    team.cookie = team.world.session(0).await;
    let asked = team.post("/members", &in_time).await;
    assert_eq!(asked.refusal(), refused(410, "invitation-over"));
    assert_eq!(team.members().await.members.len(), 1);
    team.world.on(-Duration::minutes(1));
    let asked = team.post("/members", &in_time).await;
    assert_eq!(asked.refusal(), done());
}

#[tokio::test]
async fn what_an_owner_invited_ends_when_another_one_gives_them_another_role() {
    let (mut team, newcomer) = Team::with_member(Role::Owner).await;
    let first = team.public.member;
    let [by_first, by_second] = [0x78, 0x79].map(|byte| InviteId::from_bytes([byte; 16]));
    team.invite_by(by_first, Role::Owner).await;
    let mut team = team.seen_by(newcomer).await;
    team.invite_by(by_second, Role::Member).await;
    let act = Act::Role(RoleChange {
        member: first,
        role: Role::Member,
    });
    let entry = team.sign(act).await;
    let changed = team.post("/members/roles", &ChangeRole { entry }).await;
    assert_eq!(changed.refusal(), done());
    let left = team.members().await.invites;
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].invite, by_second);
}

#[tokio::test]
async fn an_entry_of_another_kind_or_by_somebody_else_is_refused() {
    let (team, newcomer) = Team::with_member(Role::Member).await;
    let act = Act::Role(RoleChange {
        member: newcomer.finish.member,
        role: Role::Owner,
    });
    let entry = team.sign(act).await;
    let mut invite = team.new_invite(INVITE, Role::Member).await;
    invite.entry.clone_from(&entry);
    for (path, body) in [
        ("/members/invites", serde_json::to_value(&invite)),
        (
            "/members/roles",
            serde_json::to_value(ChangeRole {
                entry: invite.entry.replace('A', "B"),
            }),
        ),
    ] {
        let asked = team.post(path, &body.expect("JSON")).await;
        let told = asked.refusal();
        assert!(
            told == does_not_hold() || told == refused(409, "roster-moved"),
            "{path}: {told:?}"
        );
    }
    // Another owner's session does not make it theirs.
    let changed = team.post("/members/roles", &ChangeRole { entry }).await;
    assert_eq!(changed.refusal(), done());
    let cookie = team.session_of(newcomer.finish.member).await;
    let mut later = team;
    let entries = later.members().await.roster;
    later.take(entries.last().expect("an entry")).await;
    let act = Act::Role(RoleChange {
        member: newcomer.finish.member,
        role: Role::Reader,
    });
    let entry = later.sign(act).await;
    later.cookie = cookie;
    let asked = later.post("/members/roles", &ChangeRole { entry }).await;
    assert_eq!(asked.refusal(), does_not_hold());
}

#[tokio::test]
async fn attack_11_a_joiner_with_other_keys_than_were_handed_over_is_not_confirmed() {
    let mut team = Team::new().await;
    team.invite(Role::Member).await;
    team.joins().await;
    let other = team.newcomer_for_another_link().await;
    let confirm = team.confirmation(&other).await;
    assert_eq!(
        team.post("/members", &confirm).await.refusal(),
        does_not_hold()
    );
    assert_eq!(team.members().await.members.len(), 1);
}

#[tokio::test]
async fn attack_13_a_ring_that_a_ghost_or_too_few_can_open_is_refused() {
    let mut team = Team::new().await;
    team.invite(Role::Member).await;
    let newcomer = team.joins().await;
    let good = team.confirmation(&newcomer).await;
    let ghost = team.newcomer_for_another_link().await.public();
    let refused = async |change: fn(&mut Confirm)| {
        let mut confirm = good.clone();
        change(&mut confirm);
        team.post("/members", &confirm).await.refusal()
    };
    let haunted = Confirm {
        ring: whole(&team.admitting(&ghost.enc).await),
        ..good.clone()
    };
    assert_eq!(
        team.post("/members", &haunted).await.refusal(),
        does_not_hold()
    );
    let without = Confirm {
        ring: whole(&team.ring),
        ..good.clone()
    };
    assert_eq!(
        team.post("/members", &without).await.refusal(),
        does_not_hold()
    );
    assert_eq!(
        refused(|confirm| confirm.ring.truncate(1)).await,
        does_not_hold()
    );
    assert_eq!(
        refused(|confirm| confirm.ring.swap(0, 1)).await,
        does_not_hold()
    );
    assert_eq!(
        refused(|confirm| confirm.ring[1].epoch = 2).await,
        does_not_hold()
    );
    let owner = team.public.member;
    let ring = format!(r#"{{"kind":"refused","member":"{owner}","what":"ring"}}"#);
    assert_eq!(refusals(&team).await, [ring], "one for all of them");
    assert_eq!(refused(|_| {}).await, done());
}

#[tokio::test]
async fn who_was_removed_is_nobody_at_once_and_the_key_is_another() {
    let (mut team, newcomer) = Team::with_member(Role::Member).await;
    let member = newcomer.finish.member;
    let cookie = team.session_of(member).await;
    assert_eq!(as_member(&team, &cookie, "/inbox").await.status, 200);
    team.rotate(Some(member)).await;
    let told = as_member(&team, &cookie, "/inbox").await;
    assert_eq!(told.refusal(), refused(401, "not-signed-in"));
    let reserved = team.world.reserve().await;
    assert_eq!(reserved.records.len(), 2);
    let newest = reserved.records[1].record().expect("a record");
    assert_eq!(newest.enc[0].kid(), &team.roster.epochs()[1][0]);
    let members = team.members().await;
    assert_eq!(members.members[1].email, None);
    // With what the browser still has: it opens neither the new key nor the old one, as both are
    // handed out now.
    let kid = newcomer.public().enc.kid().clone();
    let as_former = || Unlocker {
        kid: &kid,
        key: &newcomer.own.enc,
    };
    for (at, record) in team.records.iter().enumerate() {
        let enc = &record.record().expect("a record").enc[0];
        let (place, entry) = &team.ring[2 * at];
        assert!(
            entry
                .open_rsa(&Counting::default(), place, enc, as_former())
                .await
                .is_err(),
            "{at}"
        );
    }
}

#[tokio::test]
async fn a_rotation_that_does_not_hold_together_changes_nothing() {
    let (team, newcomer) = Team::with_member(Role::Member).await;
    let member = newcomer.finish.member;
    let rotated = team.rotated(Some(member), true).await;
    let good = handed(&rotated);
    let kit = good.kit.clone().expect("a kit");
    let other = handed(&team.rotated(Some(member), true).await);
    let bad: [(&str, Rotate); 6] = [
        (
            "record",
            Rotate {
                record: other.record.clone(),
                ..good.clone()
            },
        ),
        (
            "ring",
            Rotate {
                ring: other.ring.clone(),
                ..good.clone()
            },
        ),
        (
            "no kit",
            Rotate {
                kit: None,
                ..good.clone()
            },
        ),
        (
            "another kit",
            Rotate {
                kit: other.kit.clone(),
                ..good.clone()
            },
        ),
        (
            "spaces",
            Rotate {
                record: format!("{} ", good.record),
                ..good.clone()
            },
        ),
        (
            "old ring",
            Rotate {
                ring: whole(&team.ring),
                ..good.clone()
            },
        ),
    ];
    for (name, bad) in bad {
        let told = team.post("/members/rotation", &bad).await.refusal();
        assert_eq!(told, does_not_hold(), "{name}");
    }
    assert_eq!(team.members().await.roster.len(), 3);
    assert_eq!(team.world.reserve().await.records.len(), 1);
    let told = team.post("/members/rotation", &good).await.refusal();
    assert_eq!(told, done());
    let request = Request::post("/recovery");
    let access = wire::Token::from_bytes(*sealing::kit::derive_access(
        &rotated.kit.expect("a kit").code,
    ));
    assert_eq!(access.hash(), kit.access);
    let found = team.world.ask(bearing(request, &access), "").await;
    assert_eq!(found.status, 200);
}

#[tokio::test]
async fn who_may_only_read_opens_and_decides_nothing() {
    let (team, newcomer) = Team::with_member(Role::Reader).await;
    team.world.send(&[]).await;
    let inbox: Inbox = team.get("/inbox").await.read();
    let offer = inbox.rows[0].offer;
    let cookie = team.session_of(newcomer.finish.member).await;
    let open = with_cookie(Request::post(format!("/offers/{offer}/open")), &cookie);
    assert_eq!(team.world.ask_json(open, &json!(null)).await.status, 200);
    let decide = with_cookie(Request::post(format!("/offers/{offer}/decision")), &cookie);
    let accept = json!({ "decision": { "accepted": {} } });
    let told = team.world.ask_json(decide, &accept).await;
    assert_eq!(told.refusal(), refused(403, "read-only"));
    let history = as_member(&team, &cookie, "/history?after=0").await;
    assert_eq!(history.refusal(), refused(403, "not-an-owner"));
    let member = newcomer.finish.member;
    let line = format!(r#"{{"kind":"refused","member":"{member}","what":"role"}}"#);
    assert_eq!(refusals(&team).await, [line]);
}

/// A referral that came in before the keys were renewed.
async fn with_an_old_referral() -> (Team, OfferId, Bind, Document<serde_json::Value>) {
    let mut team = Team::new().await;
    let (_, sealed) = team.world.send(&[b"a file".to_vec()]).await;
    let inbox: Inbox = team.get("/inbox").await.read();
    let old = team.practice_enc().await;
    let old_kid = team.roster.epochs()[0][0].clone();
    team.rotate(None).await;
    let offer = inbox.rows[0].offer;
    let envelope = Envelope::parse(sealed.commit.envelope.as_bytes()).expect("an envelope");
    let last = team.records.last().expect("a record");
    let to = last.record().expect("a record").enc[0].clone();
    let bind = sealed
        .bind
        .sealed_anew(envelope.hash(), (to.kid().clone(), 2, last.hash()));
    let crypto = Counting::default();
    let anew = reseal_referral(
        &crypto,
        (&envelope, &sealed.bind),
        (&old_kid, &old),
        (&bind, &to),
    );
    let envelope = anew.await.expect("it is sealed anew").to_general();
    let path = format!("/offers/{offer}/envelope");
    let told = team
        .post(
            &path,
            &Reseal {
                envelope: envelope.clone(),
            },
        )
        .await;
    let row: Row = told.read();
    assert_eq!((row.epoch, row.offer), (2, offer));
    assert_eq!(
        row.prev,
        Some(Sha256Digest::of(sealed.commit.envelope.as_bytes()))
    );
    let again = team.post(&path, &Reseal { envelope }).await;
    assert_eq!(again.refusal(), refused(409, "sealed-anew"));
    (team, offer, bind, sealed.document)
}

#[tokio::test]
async fn an_open_referral_that_was_sealed_anew_opens_for_the_new_key() {
    let (team, offer, bind, document) = with_an_old_referral().await;
    let told = team
        .post("/inbox/envelopes", &json!({ "offers": [offer] }))
        .await;
    let envelope = told.json()["envelopes"][0][1]
        .as_str()
        .expect("text")
        .to_owned();
    let envelope = Envelope::parse(envelope.as_bytes()).expect("an envelope");
    let kid: Kid = team.roster.epochs()[1][0].clone();
    let key = team.practice_enc().await;
    let opened: Document<serde_json::Value> =
        open_referral(&Counting::default(), &envelope, &bind, &kid, &key)
            .await
            .expect("it opens");
    assert_eq!(opened, document);
}

#[tokio::test]
async fn attack_14_what_was_under_way_at_a_removal_is_not_lost_and_nothing_comes_after_its_time() {
    let (mut team, removed) = Team::with_member(Role::Member).await;
    // Reserved before somebody was removed, sealed and handed over after; and one that is late.
    let reserved = team.world.reserve().await;
    let under_way = team.world.seal(&reserved, &[]).await;
    let late = team.world.reserve().await;
    let sealed_late = team.world.seal(&late, &[]).await;
    team.rotate(Some(removed.finish.member)).await;
    let committed = team.world.commit(&reserved, &under_way.commit).await;
    assert_eq!(committed.status, 200);
    let inbox: Inbox = team.get("/inbox").await.read();
    let epochs = inbox.rows.iter().map(|row| (row.epoch, row.sent_epoch));
    assert_eq!(epochs.collect::<Vec<_>>(), [(1, 1)]);
    let (_, now) = team.world.send(&[]).await;
    assert_eq!(now.bind.epoch, 2);
    team.world.on(Duration::hours(2));
    let told = team.world.commit(&late, &sealed_late.commit).await;
    assert_eq!(told.refusal(), refused(410, "place-over"));
}

/// A referral with two files that has its place.
async fn begun(team: &Team, n: u32) -> (Reserved, Sealed) {
    let reserved = team.world.reserve().await;
    let files = ["scan", "letter"].map(|name| format!("{name} {n}").into_bytes());
    let sealed = team.world.seal(&reserved, &files).await;
    (reserved, sealed)
}

/// Uploads the first file or the second one.
async fn upload(team: &Team, (reserved, sealed): &(Reserved, Sealed), file: usize) {
    let put = team.world.put(reserved, &sealed.parts[file]).await;
    assert_eq!(put.refusal(), done());
}

async fn finish(team: &Team, sender: &(Reserved, Sealed)) {
    upload(team, sender, 1).await;
    let (reserved, sealed) = sender;
    let committed = team.world.commit(reserved, &sealed.commit).await;
    assert_eq!(committed.status, 200);
}

/// The practice's sealing key of the first epoch, out of the ring as it is now.
async fn first_key(team: &Team) -> UnwrapKey {
    let (place, entry) = &team.ring[0];
    let record = team.records[0].record().expect("a record");
    let opens = Unlocker {
        kid: team.public.enc.kid(),
        key: &team.own.enc,
    };
    let crypto = Counting::default();
    let opened = entry.open_rsa(&crypto, place, &record.enc[0], opens);
    opened.await.expect("it opens")
}

/// That the practice has this referral as it was sent, and opens it with this key of the first epoch.
async fn arrived(team: &Team, row: &Row, sealed: &Sealed, key: &UnwrapKey) {
    let offer = row.offer;
    let path = format!("/offers/{offer}/open");
    assert_eq!(team.post(&path, &json!(null)).await.status, 200);
    for part in &sealed.parts {
        let aid = part.attachment;
        let path = format!("/offers/{offer}/attachments/{aid}/parts/0");
        assert!(team.get(&path).await.body == part.bytes, "{path}");
    }
    let wanted = json!({ "offers": [offer] });
    let told = team.post("/inbox/envelopes", &wanted).await.json();
    let envelope = told["envelopes"][0][1].as_str().expect("text");
    let envelope = Envelope::parse(envelope.as_bytes()).expect("an envelope");
    let kid = &team.roster.epochs()[0][0];
    let opened: Document<serde_json::Value> =
        open_referral(&Counting::default(), &envelope, &sealed.bind, kid, key)
            .await
            .expect("it opens");
    assert_eq!(opened, sealed.document);
}

#[tokio::test]
async fn attack_14_twenty_senders_who_upload_while_somebody_is_removed_lose_nothing() {
    let (mut team, removed) = Team::with_member(Role::Member).await;
    let begun = join_all((0..20).map(|n| begun(&team, n))).await;
    join_all(begun.iter().map(|sender| upload(&team, sender, 0))).await;
    let rotated = team.rotated(Some(removed.finish.member), false).await;
    let handed = handed(&rotated);
    let (meanwhile, after) = begun.split_at(10);
    let removing = team.post("/members/rotation", &handed);
    let sending = join_all(meanwhile.iter().map(|sender| finish(&team, sender)));
    let (told, _) = tokio::join!(removing, sending);
    assert_eq!(told.refusal(), done());
    join_all(after.iter().map(|sender| finish(&team, sender))).await;
    team.take(&rotated.entry).await;
    team.ring = rotated.ring;

    let inbox: Inbox = team.get("/inbox").await.read();
    assert_eq!(inbox.rows.len(), 20);
    let key = first_key(&team).await;
    for (reserved, sealed) in &begun {
        let mut rows = inbox.rows.iter();
        let row = rows.find(|row| row.referral == reserved.id);
        let row = row.expect("it is not lost");
        assert_eq!((row.epoch, row.sent_epoch), (1, 1));
        arrived(&team, row, sealed, &key).await;
    }
}

#[tokio::test]
async fn attack_14_nothing_else_takes_a_referrals_place() {
    let mut team = Team::new().await;
    let (_, sealed) = team.world.send(&[]).await;
    let (_, other) = team.world.send(&[]).await;
    team.rotate(None).await;
    let (_, now) = team.world.send(&[]).await;
    let inbox: Inbox = team.get("/inbox").await.read();
    let path = format!("/offers/{}/envelope", inbox.rows[2].offer);
    for envelope in [
        sealed.commit.envelope,
        other.commit.envelope,
        now.commit.envelope,
        "{}".to_owned(),
    ] {
        let told = team.post(&path, &Reseal { envelope }).await;
        assert_eq!(told.refusal(), refused(422, "bad-envelope"));
    }
    let line = team.world.refusal_of(0, "reseal");
    assert_eq!(refusals(&team).await, [line]);
}

#[tokio::test]
async fn a_withdrawn_invitation_is_over() {
    let mut team = Team::new().await;
    team.invite(Role::Member).await;
    let withdraw = async |team: &Team| {
        let request = Request::delete(format!("/members/invites/{INVITE}"));
        let request = with_cookie(request, &team.cookie);
        team.world.ask(request, "").await.refusal()
    };
    assert_eq!(withdraw(&team).await, done());
    assert_eq!(withdraw(&team).await, refused(404, "no-such-member"));
    let request = bearing(Request::get("/join"), &link(&secret(INVITE)));
    let told = team.world.ask(request, "").await;
    assert_eq!(told.refusal(), refused(404, "no-such-link"));
    let line = r#"{"kind":"refused","what":"invitation"}"#;
    assert_eq!(refusals(&team).await, [line]);
}

#[tokio::test]
async fn an_address_that_has_an_account_cannot_join() {
    let mut team = Team::new().await;
    team.invite(Role::Member).await;
    let owner = team.world.practices[0].1.email.clone();
    let request = bearing(Request::post("/join/start"), &link(&secret(INVITE)));
    let message = json!({ "email": owner.as_str(), "request": message() });
    let told = team.world.ask_json(request, &message).await;
    assert_eq!(told.refusal(), refused(409, "email-taken"));
}
