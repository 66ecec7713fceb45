//! What a practice receives and what it does with it, on a real database. Who may is the matrix's.

use axum::http::{Request, StatusCode};
use referral::id::OfferId;
use referral::offer::{Decision, DeclineReason, OfferState};
use sealing::message::{Direction, Message, MessagePlace, seal_to_sender};
use sealing::native::{Native, SigningKey};
use sealing::{Signer, Timestamp};
use serde_json::{Value, json};
use time::Duration;
use wire::inbox::{Envelopes, Inbox, Row, Wanted};
use wire::send::Reserved;

use crate::api::world::{Answer, Sealed, World, refused, with_cookie};
use crate::parts;

struct Practice {
    world: World,
    reserved: Reserved,
    sealed: Sealed,
    cookie: String,
    offer: OfferId,
}

impl Practice {
    /// That has received one referral.
    async fn new() -> Self {
        let world = World::new().await;
        let (reserved, sealed) = world.send(&[b"%PDF-1.7 one".to_vec()]).await;
        let cookie = world.session(0).await;
        let mut practice = Self {
            world,
            reserved,
            sealed,
            cookie,
            offer: OfferId::from_bytes([0; 16]),
        };
        practice.offer = practice.inbox().await.rows[0].offer;
        practice
    }

    async fn get(&self, path: &str) -> Answer {
        let request = with_cookie(Request::get(path), &self.cookie);
        self.world.ask(request, "").await
    }

    async fn post(&self, path: &str, body: &impl serde::Serialize) -> Answer {
        let request = with_cookie(Request::post(path), &self.cookie);
        self.world.ask_json(request, body).await
    }

    async fn inbox(&self) -> Inbox {
        self.get("/inbox").await.read()
    }

    async fn open(&self) -> Row {
        let path = format!("/offers/{}/open", self.offer);
        self.post(&path, &json!(null)).await.read()
    }

    async fn decide(&self, decide: &Value) -> Answer {
        let path = format!("/offers/{}/decision", self.offer);
        self.post(&path, decide).await
    }

    /// A note to the sender, sealed as the vault seals it.
    async fn note(&self, hop: u32) -> String {
        let (id, practice) = (self.reserved.id, self.reserved.to.practice);
        let place = MessagePlace::first(id, practice, hop, Direction::PracticeToSender);
        let key = SigningKey::from_seed(&[6; 32]);
        let signer = Signer {
            key: &key,
            public: &key.public(),
        };
        let message = Message {
            at: Timestamp::from(self.world.state.clock.now()),
            body: json!({ "text": "canary" }),
        };
        let sender = &self.sealed.document.thread.enc;
        let sealed = seal_to_sender(&Native, &place, message, &signer, sender).await;
        sealed.expect("a message")
    }
}

#[tokio::test]
async fn the_list_shows_what_the_server_knows_and_opening_is_noted_once() {
    let mut practice = Practice::new().await;
    let inbox = practice.inbox().await;
    let [row] = &inbox.rows[..] else {
        panic!("one row");
    };
    let reserved = &practice.reserved;
    assert_eq!(row.referral, reserved.id);
    assert_eq!(row.number, reserved.number);
    assert_eq!(row.state, OfferState::Sent);
    let attachments = practice.sealed.bind.att.iter().copied();
    assert!(
        attachments
            .map(<(_, _)>::from)
            .eq(row.attachments.iter().copied())
    );
    let names: Vec<_> = inbox
        .specialists
        .iter()
        .map(|(_, name)| name.as_str())
        .collect();
    assert_eq!(names, ["Dr. Priya Ransome"]);

    let sent = practice.world.state.clock.now();
    practice.world.on(Duration::minutes(5));
    let opened = practice.open().await;
    assert_eq!(opened.state, OfferState::Opened);
    assert_eq!(opened.opened, Some((sent + Duration::minutes(5)).into()));
    practice.world.on(Duration::minutes(5));
    assert_eq!(practice.open().await, opened);
    assert_eq!(practice.inbox().await.rows, [opened]);
}

#[tokio::test]
async fn envelopes_come_as_they_were_accepted_and_twenty_at_most() {
    let practice = Practice::new().await;
    let unknown = OfferId::from_bytes([9; 16]);
    let wanted = Wanted {
        offers: vec![unknown, practice.offer],
    };
    let got: Envelopes = practice.post("/inbox/envelopes", &wanted).await.read();
    let envelope = practice.sealed.commit.envelope.clone();
    assert_eq!(got.envelopes, [(practice.offer, envelope)]);
    let twenty_one = (0..21).map(|n| OfferId::from_bytes([n; 16])).collect();
    for offers in [twenty_one, vec![practice.offer; 2]] {
        let answer = practice.post("/inbox/envelopes", &Wanted { offers }).await;
        assert_eq!(answer.refusal(), refused(400, "bad-request"));
    }
    // Fetching is no opening.
    assert_eq!(practice.inbox().await.rows[0].opened, None);
}

#[tokio::test]
async fn a_part_is_given_after_opening_as_it_was_uploaded_or_said_to_be_lost() {
    let practice = Practice::new().await;
    let [part] = &practice.sealed.parts[..] else {
        panic!("one part");
    };
    let path = |attachment: &str, number: &str| {
        let offer = practice.offer;
        format!("/offers/{offer}/attachments/{attachment}/parts/{number}")
    };
    let own = part.attachment.to_string();
    // Only what the trail says was opened.
    let answer = practice.get(&path(&own, "0")).await;
    assert_eq!(answer.refusal(), refused(409, "not-opened"));
    practice.open().await;
    let answer = practice.get(&path(&own, "0")).await;
    assert!(answer.status == StatusCode::OK && answer.body == part.bytes);
    for (attachment, number) in [
        (own.as_str(), "1"),
        (&own, "x"),
        (&"9".repeat(32), "0"),
        ("..", "0"),
    ] {
        let answer = practice.get(&path(attachment, number)).await;
        assert_eq!(answer.refusal(), refused(404, "no-such-referral"));
    }
    let folder = practice.world.folder.path();
    let file = parts::path(folder, practice.reserved.id, part.attachment, 0);
    std::fs::write(&file, "half").expect("its own file");
    let answer = practice.get(&path(&own, "0")).await;
    assert_eq!(answer.refusal(), refused(500, "broken"));
    std::fs::remove_file(&file).expect("its own file");
    let answer = practice.get(&path(&own, "0")).await;
    assert_eq!(answer.refusal(), refused(500, "broken"));
}

#[tokio::test]
async fn a_decision_is_made_once_after_opening() {
    let practice = Practice::new().await;
    let accepted = json!({ "decision": { "accepted": {} } });
    let answer = practice.decide(&accepted).await;
    assert_eq!(answer.refusal(), refused(409, "not-opened"));
    practice.open().await;
    let mail_due = std::sync::Arc::clone(&practice.world.state.mail_due);
    let row: Row = practice.decide(&accepted).await.read();
    mail_due.notified().await;
    let decided = row.decided.expect("a decision");
    assert_eq!(decided.decision, Decision::Accepted { wait: None });
    assert_eq!(decided.by, practice.world.practices[0].1.name.to_string());
    let declined = |reason| json!({ "decision": Decision::Declined { reason } });
    for second in [accepted, declined(DeclineReason::NoCapacity)] {
        let answer = practice.decide(&second).await;
        assert_eq!(answer.refusal(), refused(409, "decided"));
    }
    let answer = practice.decide(&declined(DeclineReason::Other)).await;
    assert_eq!(answer.refusal(), refused(422, "words-wanted"));
}

#[tokio::test]
async fn words_travel_sealed_for_this_referrals_sender_only() {
    let practice = Practice::new().await;
    practice.open().await;
    let decision = Decision::Declined {
        reason: DeclineReason::Other,
    };
    let with = |message: &str| json!({ "decision": decision, "message": message });
    for message in ["", "canary", "{}", &practice.note(1).await] {
        let answer = practice.decide(&with(message)).await;
        assert_eq!(answer.refusal(), refused(422, "bad-message"), "{message}");
    }
    let world = &practice.world;
    let lines = world.refusals(world.practices[0].1.practice).await;
    assert_eq!(lines, [world.refusal_of(0, "words")]);
    let mut more = with(&practice.note(0).await);
    more["text"] = json!("canary");
    assert_eq!(
        practice.decide(&more).await.refusal(),
        refused(400, "bad-request")
    );
    let row: Row = practice.decide(&with(&practice.note(0).await)).await.read();
    assert_eq!(row.decided.map(|decided| decided.decision), Some(decision));
}

#[tokio::test]
async fn an_address_that_names_no_offer_is_not_found() {
    let practice = Practice::new().await;
    let none = refused(404, "no-such-referral");
    for id in ["x", "%FF", "R-7K4M-2QXD-4"] {
        let open = practice
            .post(&format!("/offers/{id}/open"), &json!({}))
            .await;
        assert_eq!(open.refusal(), none, "{id}");
        let decision = json!({ "decision": { "accepted": {} } });
        let path = format!("/offers/{id}/decision");
        assert_eq!(
            practice.post(&path, &decision).await.refusal(),
            none,
            "{id}"
        );
        let path = format!("/offers/{id}/attachments/{id}/parts/0");
        assert_eq!(practice.get(&path).await.refusal(), none, "{id}");
    }
}
