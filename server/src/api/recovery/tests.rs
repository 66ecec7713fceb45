//! The recovery kit, on a real database.

use axum::http::Request;
use referral::id::MemberId;
use referral::news::News;
use sealing::counting::Counting;
use sealing::kit::{Kit, signing_place};
use sealing::ring::{RingEntry, Unlocker};
use sealing::roster::{Act, RosterMember};
use sealing::rotation::admit;
use sealing::{KitCode, Signer};
use serde_json::json;
use store::Store;
use store::mail::Mail;
use time::Duration;
use wire::Token;
use wire::recovery::{Recovering, Restore};

use crate::api::world::team::{Team, account, whole};
use crate::api::world::{Answer, bearing, done, refused};

/// Who has the kit of the first practice.
async fn restored(team: &Team) -> (Token, Restore) {
    let code: KitCode = team.world.practices[0].2.code.parse().expect("a code");
    let paper = team.world.kit_access(0);
    let found: Recovering = open(team, &paper).await.read();
    let kit = Kit::parse(found.kit.as_bytes()).expect("a kit");
    let key = kit.open(&Counting::default(), found.practice, &code).await;
    let key = key.expect("it opens");
    let by_kit = || Unlocker {
        kid: kit.kid(),
        key: &key,
    };
    let public = team.roster.kit_sig().expect("a key").clone();
    let signing = RingEntry::parse(found.signing.as_bytes()).expect("an entry");
    let place = signing_place(found.practice, public.kid());
    let crypto = Counting::default();
    let sig = signing.open_signing(&crypto, &place, &public, by_kit());
    let sig = sig.await.expect("it opens");

    let email = "back@example.org";
    let (started, upload) = team.register("/recovery/start", &paper, email).await;
    let (slot, keys, _) = account(started.member).await;
    let new = RosterMember::of(started.member, &keys);
    let ring = admit(&Counting::default(), &team.ring, by_kit(), &new.enc).await;
    let entry = team.roster.next(team.now(), Act::Restore(new));
    let by = Signer {
        key: &sig,
        public: &public,
    };
    let restore = Restore {
        member: started.member,
        name: "Back Again".parse().expect("a name"),
        email: email.parse().expect("an address"),
        upload,
        slot,
        keys,
        entry: entry
            .sign(&Counting::default(), &by)
            .await
            .expect("it is signed"),
        ring: whole(&ring.expect("they are let in")),
    };
    (paper, restore)
}

async fn open(team: &Team, paper: &Token) -> Answer {
    let request = bearing(Request::post("/recovery"), paper);
    team.world.ask(request, "").await
}

async fn finish(team: &Team, paper: &Token, restore: &Restore) -> (u16, String) {
    let request = bearing(Request::post("/recovery/finish"), paper);
    team.world.ask_json(request, restore).await.refusal()
}

#[tokio::test]
async fn who_has_the_kit_is_an_owner_afterwards() {
    let team = Team::new().await;
    let (paper, restore) = restored(&team).await;
    assert_eq!(finish(&team, &paper, &restore).await, done());
    let members = team.members().await;
    assert_eq!(members.members[1].member, restore.member);
    let cookie = team.session_of(restore.member).await;
    let request = crate::api::world::with_cookie(Request::get("/session"), &cookie);
    let who = team.world.ask(request, "").await.json();
    assert_eq!(who["role"], json!("owner"));
    let again = finish(&team, &paper, &restore).await;
    assert!(again == refused(409, "roster-moved") || again == refused(409, "email-taken"));
}

#[tokio::test]
async fn that_the_kits_code_was_used_is_a_line_and_a_mail_before_anything_else_is_done() {
    let team = Team::new().await;
    let owner = &team.world.practices[0].1;
    let paper = team.world.kit_access(0);
    let wrong = open(&team, &Token::from_bytes([3; 32])).await;
    assert_eq!(wrong.refusal(), refused(404, "no-such-kit"));
    for _ in 0..2 {
        let _: Recovering = open(&team, &paper).await.read();
    }
    let trail = team.world.store.audit(owner.practice).await;
    let trail = trail.expect("it answers").into_iter().rev();
    let entries: Vec<_> = trail.map(|line| line.entry).take(3).collect();
    assert_eq!(
        entries[..2],
        [
            r#"{"kind":"kit-opened","told":false}"#,
            r#"{"kind":"kit-opened","told":true}"#,
        ]
    );
    assert!(!entries[2].contains("kit-opened"), "{}", entries[2]);
    let now = team.world.state.clock.now();
    let mails = team.world.store.claim_mails(now, Duration::ZERO, 10).await;
    let mails = mails.expect("it answers");
    let [mail] = &mails[..] else {
        panic!("one mail")
    };
    assert_eq!(mail.to, owner.email);
    let Mail::TeamChanged { news, .. } = &mail.mail else {
        panic!("of the practice")
    };
    assert_eq!(*news, News::KitOpened);
    team.world.state.mail_due.notified().await;
}

#[tokio::test]
async fn nobody_is_restored_by_less_than_the_kit() {
    let team = Team::new().await;
    let (paper, restore) = restored(&team).await;
    let wrong = Token::from_bytes([3; 32]);
    assert_eq!(
        finish(&team, &wrong, &restore).await,
        refused(404, "no-such-kit")
    );
    assert_eq!(
        open(&team, &wrong).await.refusal(),
        refused(404, "no-such-kit")
    );
    let does_not_hold = refused(422, "keys-do-not-hold");
    let by_owner = Restore {
        entry: team
            .sign(Act::Restore(RosterMember::of(
                restore.member,
                &restore.keys,
            )))
            .await,
        ..restore.clone()
    };
    assert_eq!(finish(&team, &paper, &by_owner).await, does_not_hold);
    let for_another = Restore {
        member: MemberId::from_bytes([1; 16]),
        ..restore.clone()
    };
    assert_eq!(finish(&team, &paper, &for_another).await, does_not_hold);
    let without_ring = Restore {
        ring: whole(&team.ring),
        ..restore.clone()
    };
    assert_eq!(finish(&team, &paper, &without_ring).await, does_not_hold);
    assert_eq!(team.members().await.members.len(), 1);
    let line = r#"{"kind":"refused","what":"restore"}"#;
    assert_eq!(team.world.refusals(team.roster.practice()).await, [line]);
    assert_eq!(finish(&team, &paper, &restore).await, done());
}
