//! Sending, from a choice to a receipt, on a real database and a real disk.

use std::path::PathBuf;

use axum::http::{Request, StatusCode};
use referral::attachment::Limits;
use referral::catalogue::Catalogue;
use referral::id::{AttachmentId, ReferralId};
use sealing::native::Native;
use sealing::parts::PART_PLAINTEXT;
use sealing::receipt::Receipt;
use sealing::{Sha256Digest, Timestamp};
use serde_json::{Value, json};
use store::Store;
use time::Duration;
use wire::send::{Choice, Committed, Reserved};

use crate::api::world::{Answer, SENDER, World, bearing, done, refused, stalled, with_cookie};
use crate::parts;
use crate::random::SystemRandom;

fn files() -> Vec<Vec<u8>> {
    vec![b"%PDF-1.7 one".to_vec(), vec![7; 9_000]]
}

/// Everything that lies in the folder of uploads, whole or half.
fn on_the_disk(world: &World) -> Vec<PathBuf> {
    fn walk(folder: &std::path::Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    for folder in ["attachments", "uploading"] {
        walk(&world.folder.path().join(folder), &mut found);
    }
    found
}

async fn noted(world: &World, reserved: &Reserved) -> usize {
    let hash = *reserved.token.hash().as_bytes();
    let held = world.store.held(reserved.id, hash).await;
    held.expect("it answers").expect("it is held").parts.len()
}

/// How many referrals the practice has received, and how many mails wait.
async fn received(world: &World) -> (usize, usize) {
    let practice = world.practices[0].1.practice;
    let inbox = world.store.inbox(practice).await.expect("it answers");
    let mails = world
        .store
        .claim_mails(world.state.clock.now(), Duration::ZERO, 100)
        .await;
    (inbox.len(), mails.expect("it answers").len())
}

async fn release(world: &World, reserved: &Reserved) -> Answer {
    let request = Request::delete(format!("/referrals/{}", reserved.id));
    world.ask(bearing(request, &reserved.token), "").await
}

#[tokio::test]
async fn a_preview_names_who_it_would_go_to_and_the_keys_fingerprint() {
    let world = World::new().await;
    let route = world.route();
    let more = route
        .subcategory
        .map(|code| format!("&subcategory={}", code.as_str()));
    let question = format!(
        "/choice?category=thyroid-parathyroid&region=okanagan{}",
        more.unwrap_or_default()
    );
    let pool: Choice = world.ask(Request::get(&question), "").await.read();
    let owners: Vec<_> = world
        .practices
        .iter()
        .map(|(_, owner, _)| owner.practice)
        .collect();
    assert!(owners.contains(&pool.practice));

    let (profile, owner, _) = &world.practices[0];
    let specialist = demo::specialist_id(&profile.specialists()[0].slug);
    let named = format!("{question}&specialist={specialist}");
    let named: Choice = world.ask(Request::get(named), "").await.read();
    assert_eq!(named.practice, owner.practice);
    assert_eq!(named.practice_name, "Orchard Surgical");
    assert_eq!(named.town, "Kelowna");
    let reserved = world.reserve().await;
    assert_eq!(reserved.to, named);
    let [record] = reserved.records.as_slice() else {
        panic!("one record")
    };
    assert_eq!(named.fingerprint, record.hash().to_string());
    assert_eq!(named.words.split(' ').count(), 6);
}

#[tokio::test]
async fn a_choice_that_cannot_be_made_is_refused_by_its_code() {
    let world = World::new().await;
    let unknown = "9".repeat(32);
    let known = demo::specialist_id(&world.practices[0].0.specialists()[0].slug);
    for (query, status, code) in [
        ("", 400, "bad-query"),
        ("?category=gallbladder", 400, "bad-query"),
        ("?category=Gall&region=okanagan", 400, "bad-category"),
        ("?category=hernia&region=atlantis", 400, "bad-region"),
        (
            "?category=hernia&region=okanagan&specialist=x",
            400,
            "bad-specialist",
        ),
        (
            "?category=hernia&subcategory=%00&region=okanagan",
            400,
            "bad-subcategory",
        ),
        (
            "?category=hernia&subcategory=knee&region=okanagan",
            404,
            "unknown-subcategory",
        ),
        (
            "?category=astrology&region=okanagan",
            404,
            "unknown-category",
        ),
        (
            "?category=endoscopy&region=northeast&patient=x",
            400,
            "bad-query",
        ),
    ] {
        let answer = world.ask(Request::get(format!("/choice{query}")), "").await;
        assert_eq!(answer.refusal(), refused(status, code), "{query}");
    }
    let subcategory = world.route().subcategory;
    let base = subcategory.map_or_else(
        || "/choice?category=thyroid-parathyroid".to_owned(),
        |code| {
            format!(
                "/choice?category=thyroid-parathyroid&subcategory={}",
                code.as_str()
            )
        },
    );
    for (rest, code) in [
        ("&region=northeast".to_owned(), "nobody-takes-it"),
        (
            format!("&region=okanagan&specialist={unknown}"),
            "named-does-not-take-it",
        ),
        (
            format!("&region=northeast&specialist={known}"),
            "named-does-not-take-it",
        ),
    ] {
        let answer = world.ask(Request::get(format!("{base}{rest}")), "").await;
        assert_eq!(answer.refusal(), refused(409, code), "{rest}");
    }
}

#[tokio::test]
async fn a_place_comes_with_all_that_sealing_needs() {
    let world = World::new().await;
    let reserved = world.reserve().await;
    let now = world.state.clock.now();
    assert_eq!(reserved.expires, (now + Duration::hours(2)).into());
    assert_eq!(reserved.server, world.state.secrets.receipts_key());
    assert_eq!(noted(&world, &reserved).await, 0);
    assert_eq!(received(&world).await, (0, 0));
}

#[tokio::test]
async fn a_wish_that_makes_no_sense_is_refused_and_keeps_nothing() {
    let world = World::new().await;
    let good = serde_json::to_value(world.wish()).expect("JSON");
    let with = |at: &str, value: Value| {
        let mut wish = good.clone();
        *wish.pointer_mut(at).expect("a member") = value;
        wish
    };
    let unknown = json!({ "named": "9".repeat(32) });
    for (wish, status, code) in [
        // An emergency is telephoned: no urgency of that name is kept.
        (
            with("/route/urgency", json!("emergent")),
            400,
            "bad-request",
        ),
        (with("/sender", json!("nobody")), 400, "bad-request"),
        (
            with("/route/wish", json!({ "choose": { "allowed": [] } })),
            400,
            "bad-request",
        ),
        (
            with("/route/category", json!("astrology")),
            400,
            "bad-request",
        ),
        (with("/catalogue", json!(0)), 409, "other-catalogue"),
        (with("/catalogue", json!(2)), 409, "other-catalogue"),
        (with("/route/wish", unknown), 409, "named-does-not-take-it"),
        (
            with("/route/region", json!("northeast")),
            409,
            "named-does-not-take-it",
        ),
        (json!({ "patient": "canary" }), 400, "bad-request"),
    ] {
        let answer = world.ask_json(Request::post("/referrals"), &wish).await;
        assert_eq!(answer.refusal(), refused(status, code), "{wish}");
    }
    let answer = world.ask(Request::post("/referrals"), "no JSON").await;
    assert_eq!(answer.refusal(), refused(400, "bad-request"));
    let everybody = with("/route/wish", json!({ "choose": {} }));
    let northeast = json!({ "route": everybody["route"], "catalogue": 1, "sender": SENDER });
    let mut northeast = northeast;
    northeast["route"]["region"] = json!("northeast");
    let answer = world
        .ask_json(Request::post("/referrals"), &northeast)
        .await;
    assert_eq!(answer.refusal(), refused(409, "nobody-takes-it"));
    let expired = world
        .store
        .expire_reservations(world.state.clock.now() + Duration::DAY)
        .await;
    assert_eq!(expired.expect("it answers"), []);
}

#[tokio::test]
async fn a_form_of_an_older_catalogue_is_sent_as_long_as_its_route_is_there() {
    let world = World::new().await;
    let put = async |catalogue: Catalogue| {
        let now = world.state.clock.now();
        let put = world.store.put_catalogue(&catalogue, now).await;
        put.expect("it is kept")
    };
    let text = demo::CATALOGUE.replacen("name = { en = \"", "name = { en = \"New ", 1);
    assert_eq!(put(toml::from_str(&text).expect("a catalogue")).await, 2);
    assert_eq!(world.wish().catalogue, 1);
    let reserved = world.reserve().await;
    let sealed = world.seal(&reserved, &[]).await;
    let committed = world.commit(&reserved, &sealed.commit).await;
    assert_eq!(committed.status, StatusCode::OK);

    let without = toml::from_str(crate::operator::test_kit::CATALOGUE).expect("a catalogue");
    assert_eq!(put(without).await, 3);
    let answer = world
        .ask_json(Request::post("/referrals"), &world.wish())
        .await;
    assert_eq!(answer.refusal(), refused(409, "other-catalogue"));
}

#[tokio::test]
async fn a_referral_arrives_once_however_often_it_is_sent() {
    let world = World::new().await;
    let reserved = world.reserve().await;
    let sealed = world
        .seal(
            &reserved,
            &[
                vec![7; usize::try_from(PART_PLAINTEXT).unwrap() + 1],
                files()[0].clone(),
            ],
        )
        .await;
    assert_eq!(sealed.parts.len(), 3);
    // In any order, and more than once.
    for part in sealed.parts.iter().rev().chain(&sealed.parts) {
        assert_eq!(world.put(&reserved, part).await.refusal(), done());
    }
    assert_eq!(on_the_disk(&world).len(), 3);
    let mail_due = std::sync::Arc::clone(&world.state.mail_due);
    let first: Committed = world.commit(&reserved, &sealed.commit).await.read();
    mail_due.notified().await;
    let again: Committed = world.commit(&reserved, &sealed.commit).await.read();
    assert_eq!(first, again);
    // What was accepted may be uploaded again: its answer was lost.
    assert_eq!(
        world.put(&reserved, &sealed.parts[0]).await.refusal(),
        done()
    );

    let server = &reserved.server;
    let receipt = Receipt::verify(&Native, server, &first.receipt).await;
    let receipt = receipt.expect("the server's receipt");
    assert_eq!(receipt.rid, reserved.id);
    assert_eq!(receipt.number, reserved.number.to_string());
    assert_eq!(
        receipt.env,
        Sha256Digest::of(sealed.commit.envelope.as_bytes())
    );
    assert_eq!(receipt.att, sealed.commit.attachments);
    assert_eq!(receipt.at, Timestamp::from(world.state.clock.now()));

    // The same referral, sealed anew.
    let other = sealed.under(|_| {}).await;
    let answer = world.commit(&reserved, &other).await;
    assert_eq!(answer.refusal(), refused(409, "committed-otherwise"));
    assert_eq!(received(&world).await, (1, 2));
    let practice = world.practices[0].1.practice;
    let offer = &world.store.inbox(practice).await.expect("it answers")[0];
    let kept = world.store.envelopes(practice, &[offer.offer]).await;
    let kept = kept.expect("it answers");
    assert_eq!(kept[0].1, sealed.commit.envelope);

    // The practice fetches what was uploaded, byte for byte.
    let cookie = world.session(0).await;
    let open = Request::post(format!("/offers/{}/open", offer.offer));
    let opened = world.ask(with_cookie(open, &cookie), "").await;
    assert_eq!(opened.status, StatusCode::OK);
    for part in &sealed.parts {
        let path = format!(
            "/offers/{}/attachments/{}/parts/{}",
            offer.offer, part.attachment, part.number
        );
        let answer = world
            .ask(with_cookie(Request::get(path), &cookie), "")
            .await;
        assert_eq!(answer.headers["content-type"], "application/octet-stream");
        assert!(answer.status == StatusCode::OK && answer.body == part.bytes);
    }
    assert_eq!(on_the_disk(&world).len(), 3);
}

#[tokio::test]
async fn ten_commits_at_once_are_one_referral_with_one_receipt() {
    let world = World::new().await;
    let reserved = world.reserve().await;
    let sealed = world.seal(&reserved, &[]).await;
    let commit = || world.commit(&reserved, &sealed.commit);
    let (a, b, c, d) = tokio::join!(commit(), commit(), commit(), commit());
    let receipts: Vec<Committed> = [a, b, c, d].iter().map(Answer::read).collect();
    assert!(receipts.iter().all(|receipt| *receipt == receipts[0]));
    assert_eq!(received(&world).await, (1, 2));
}

#[tokio::test]
async fn a_part_that_is_not_what_it_says_leaves_nothing() {
    let world = World::new().await;
    let reserved = world.reserve().await;
    let sealed = world.seal(&reserved, &files()).await;
    let part = &sealed.parts[0];
    let path = part.path(&reserved);
    let put = async |path: &str, digest: Option<&str>, bytes: Vec<u8>| {
        let mut request = Request::put(path);
        if let Some(digest) = digest {
            request = request.header("content-digest", digest);
        }
        let request = bearing(request, &reserved.token);
        world.ask(request, bytes).await.refusal()
    };
    let (good, bytes) = (part.digest(), &part.bytes);
    let other = sealed.parts[1].digest();
    let sha512 = good.replace("256", "512");
    let at = |number: &str| path.replace("/parts/0", &format!("/parts/{number}"));
    for (path, digest, bytes, status, code) in [
        (path.clone(), None, bytes.clone(), 400, "digest-wanted"),
        (
            path.clone(),
            Some(&sha512),
            bytes.clone(),
            400,
            "digest-wanted",
        ),
        (
            path.clone(),
            Some(&other),
            bytes.clone(),
            400,
            "digest-differs",
        ),
        (
            path.clone(),
            Some(&good),
            bytes[1..].to_vec(),
            400,
            "digest-differs",
        ),
        (
            path.clone(),
            Some(&good),
            vec![0; 8_396_857],
            413,
            "too-large",
        ),
        (
            at("1"),
            Some(&good),
            vec![0; 8_396_801],
            400,
            "digest-differs",
        ),
        (at("30"), Some(&good), bytes.clone(), 413, "too-large"),
        (at("00"), Some(&good), bytes.clone(), 400, "bad-request"),
        (at("-1"), Some(&good), bytes.clone(), 400, "bad-request"),
        (
            path.replace("0101", "xxxx"),
            Some(&good),
            bytes.clone(),
            400,
            "bad-request",
        ),
    ] {
        let answer = put(&path, digest.map(String::as_str), bytes).await;
        assert_eq!(answer, refused(status, code), "{path} {digest:?}");
    }
    assert_eq!(noted(&world, &reserved).await, 0);
    assert_eq!(on_the_disk(&world), Vec::<PathBuf>::new());
}

#[tokio::test]
async fn an_upload_that_stands_still_is_over_and_leaves_nothing() {
    let mut world = World::new().await;
    world.state.upload_pause = std::time::Duration::from_millis(20);
    let reserved = world.reserve().await;
    let sealed = world.seal(&reserved, &files()).await;
    let part = &sealed.parts[0];
    // The second is refused before a byte of it is read.
    for (digest, answer) in [
        (part.digest(), (503, "too-slow")),
        (String::new(), (400, "digest-wanted")),
    ] {
        let request = Request::put(part.path(&reserved)).header("content-digest", digest);
        let (_sender, body) = stalled(b"half").await;
        let told = world.ask(bearing(request, &reserved.token), body).await;
        assert_eq!(told.refusal(), refused(answer.0, answer.1));
    }
    assert_eq!(on_the_disk(&world), Vec::<PathBuf>::new());
    assert_eq!(world.put(&reserved, part).await.refusal(), done());
}

#[tokio::test]
async fn uploads_that_run_at_once_are_counted() {
    let world = World::new().await;
    let reserved = world.reserve().await;
    let sealed = world.seal(&reserved, &files()).await;
    let part = &sealed.parts[0];
    let running = async |of, count: usize| {
        let mut drafts = Vec::new();
        for _ in 0..count {
            let draft = world.state.uploads.draft(of, &SystemRandom).await;
            drafts.push(draft.expect("there is room"));
        }
        drafts
    };
    let mut drafts = running(reserved.id, 8).await;
    let told = world.put(&reserved, part).await;
    assert_eq!(told.status, StatusCode::TOO_MANY_REQUESTS);
    let too_many = json!({ "error": "too-many-uploads", "after": 60 });
    assert_eq!(told.json(), too_many);
    drafts.truncate(7);
    assert_eq!(world.put(&reserved, part).await.refusal(), done());

    for other in 1..8 {
        drafts.extend(running(ReferralId::from_bytes([other; 16]), 8).await);
    }
    drafts.extend(running(ReferralId::from_bytes([8; 16]), 1).await);
    let next = &sealed.parts[1];
    assert_eq!(
        world.put(&reserved, next).await.refusal(),
        refused(503, "busy")
    );
    drop(drafts);
    assert_eq!(world.put(&reserved, next).await.refusal(), done());
}

#[tokio::test]
async fn other_bytes_for_a_part_that_is_there_change_nothing() {
    let world = World::new().await;
    let reserved = world.reserve().await;
    let sealed = world.seal(&reserved, &files()).await;
    let part = &sealed.parts[0];
    assert_eq!(world.put(&reserved, part).await.refusal(), done());
    let mut other = part.clone();
    other.bytes.reverse();
    let answer = world.put(&reserved, &other).await;
    assert_eq!(answer.refusal(), refused(409, "part-differs"));
    let [kept] = on_the_disk(&world).try_into().expect("one file");
    let path = parts::path(world.folder.path(), reserved.id, part.attachment, 0);
    assert_eq!(kept, path);
    assert_eq!(std::fs::read(path).expect("a file"), part.bytes);
}

#[tokio::test]
async fn a_sender_who_leaves_too_early_breaks_off_nothing_on_the_disk() {
    let world = World::new().await;
    let soon = std::time::Duration::from_millis(500);
    let reserved = world.reserve().await;
    let sealed = world.seal(&reserved, &files()).await;
    let part = &sealed.parts[0];

    let names = world.state.uploads.names().await;
    let put = tokio::time::timeout(soon, world.put(&reserved, part)).await;
    assert!(put.is_err(), "it waits for the names");
    drop(names);
    while noted(&world, &reserved).await == 0 {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    let path = parts::path(world.folder.path(), reserved.id, part.attachment, 0);
    assert_eq!(on_the_disk(&world), [path]);

    let names = world.state.uploads.names().await;
    let released = tokio::time::timeout(soon, release(&world, &reserved)).await;
    assert!(released.is_err(), "it waits for the names");
    drop(names);
    while !on_the_disk(&world).is_empty() {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
}

#[tokio::test]
async fn a_part_whose_note_a_crash_lost_is_taken_again() {
    let world = World::new().await;
    let reserved = world.reserve().await;
    let sealed = world.seal(&reserved, &files()).await;
    let part = &sealed.parts[0];
    let path = parts::path(world.folder.path(), reserved.id, part.attachment, 0);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
    std::fs::write(&path, "half").expect("a file");
    assert_eq!(world.put(&reserved, part).await.refusal(), done());
    assert_eq!(std::fs::read(path).expect("a file"), part.bytes);
}

#[tokio::test]
async fn no_more_is_kept_than_may_be_attached() {
    let mut world = World::new().await;
    world.state.limits = Limits {
        files: 2,
        each: 5_000,
        together: 9_000,
    };
    let reserved = world.reserve().await;
    // Three files, one too large, and two that are too large together.
    let three = world
        .seal(&reserved, &[vec![1; 9], vec![2; 9], vec![3; 9]])
        .await;
    for (part, expected) in three
        .parts
        .iter()
        .zip([done(), done(), refused(413, "too-large")])
    {
        assert_eq!(world.put(&reserved, part).await.refusal(), expected);
    }
    for sizes in [&[5_400][..], &[5_000, 5_000]] {
        let reserved = world.reserve().await;
        let files: Vec<_> = sizes.iter().map(|size| vec![1; *size]).collect();
        let sealed = world.seal(&reserved, &files).await;
        for part in &sealed.parts {
            world.put(&reserved, part).await;
        }
        let answer = world.commit(&reserved, &sealed.commit).await;
        assert_eq!(answer.refusal(), refused(413, "too-large"), "{sizes:?}");
    }
    assert_eq!(received(&world).await, (0, 0));
}

#[tokio::test]
async fn an_envelope_for_another_place_is_refused() {
    let world = World::new().await;
    let reserved = world.reserve().await;
    let sealed = world.seal(&reserved, &[]).await;
    let elsewhere = world.reserve().await;
    let another = world.seal(&elsewhere, &[]).await;
    let changes = [
        sealed
            .under(|bind| bind.rid = ReferralId::from_bytes([9; 16]))
            .await,
        sealed
            .under(|bind| bind.number = "R-7K4M-2QXD-4".to_owned())
            .await,
        sealed
            .under(|bind| bind.practice = world.practices[1].1.practice)
            .await,
        sealed.under(|bind| bind.epoch = 2).await,
        sealed.under(|bind| bind.hop = 1).await,
        sealed
            .under(|bind| bind.form = "general-surgery@2".to_owned())
            .await,
        sealed
            .under(|bind| bind.route.urgency = "urgent".to_owned())
            .await,
        sealed
            .under(|bind| bind.route.urgency = "emergent".to_owned())
            .await,
        sealed
            .under(|bind| bind.route.region = "northeast".to_owned())
            .await,
        sealed.under(|bind| bind.app = "1".to_owned()).await,
        another.commit,
    ];
    for (n, commit) in changes.iter().enumerate() {
        let answer = world.commit(&reserved, commit).await;
        assert_eq!(answer.refusal(), refused(422, "bad-envelope"), "{n}");
    }
    // For another key, though BIND says it is for the right one.
    let good = &sealed.commit.envelope;
    let other_key = world.practices[1].2.keys.enc.kid().as_str();
    let right_key = sealed.key.enc[0].kid().as_str();
    let spelled = format!("{good} ");
    for text in ["", "{}", &spelled, &good.replace(right_key, other_key)] {
        let mut commit = sealed.commit.clone();
        text.clone_into(&mut commit.envelope);
        let answer = world.commit(&reserved, &commit).await;
        assert_eq!(answer.refusal(), refused(422, "bad-envelope"), "{text}");
    }
    for length in [1 << 20, (1 << 20) + 64 * 1024] {
        let mut commit = sealed.commit.clone();
        commit.envelope = "a".repeat(length + 1);
        let answer = world.commit(&reserved, &commit).await;
        assert_eq!(answer.refusal(), refused(413, "too-large"), "{length}");
    }
    let mut commit = sealed.commit.clone();
    commit.thread.sig = "a".repeat(5_000);
    let answer = world.commit(&reserved, &commit).await;
    assert_eq!(answer.refusal(), refused(422, "bad-thread"));
    let mut commit = serde_json::to_value(&sealed.commit).expect("JSON");
    commit["patient"] = json!("canary");
    let answer = world.commit(&reserved, &commit).await;
    assert_eq!(answer.refusal(), refused(400, "bad-request"));
    assert_eq!(received(&world).await, (0, 0));
    // Nothing of all that stands in the way of the right one.
    assert_eq!(
        world.commit(&reserved, &sealed.commit).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn attachments_that_did_not_arrive_as_sealed_are_refused() {
    let world = World::new().await;
    let reserved = world.reserve().await;
    let sealed = world.seal(&reserved, &files()).await;
    let commit = async |commit| world.commit(&reserved, commit).await.refusal();
    world.put(&reserved, &sealed.parts[0]).await;
    assert_eq!(commit(&sealed.commit).await, refused(409, "parts-missing"));
    world.put(&reserved, &sealed.parts[1]).await;
    let mut swapped = sealed.commit.clone();
    swapped.attachments.reverse();
    assert_eq!(commit(&swapped).await, refused(422, "attachments-differ"));
    let mut unsealed = sealed.parts[1].clone();
    unsealed.attachment = AttachmentId::from_bytes([8; 16]);
    world.put(&reserved, &unsealed).await;
    assert_eq!(
        commit(&sealed.commit).await,
        refused(422, "attachments-differ")
    );
    assert_eq!(received(&world).await, (0, 0));
}

#[tokio::test]
async fn a_place_that_was_given_up_leaves_nothing() {
    let world = World::new().await;
    let reserved = world.reserve().await;
    let sealed = world.seal(&reserved, &files()).await;
    world.put(&reserved, &sealed.parts[0]).await;
    assert_eq!(release(&world, &reserved).await.refusal(), done());
    assert_eq!(on_the_disk(&world), Vec::<PathBuf>::new());
    let gone = refused(404, "no-such-referral");
    assert_eq!(release(&world, &reserved).await.refusal(), gone);
    assert_eq!(world.put(&reserved, &sealed.parts[1]).await.refusal(), gone);
    assert_eq!(
        world.commit(&reserved, &sealed.commit).await.refusal(),
        gone
    );
    assert_eq!(on_the_disk(&world), Vec::<PathBuf>::new());
}

#[tokio::test]
async fn what_was_accepted_is_not_given_up_nor_added_to() {
    let world = World::new().await;
    let (reserved, sealed) = world.send(&files()).await;
    let committed = refused(409, "committed");
    assert_eq!(release(&world, &reserved).await.refusal(), committed);
    let mut more = sealed.parts[0].clone();
    more.number = 1;
    assert_eq!(world.put(&reserved, &more).await.refusal(), committed);
    assert_eq!(received(&world).await, (1, 2));
    assert_eq!(on_the_disk(&world).len(), 2);
}

#[tokio::test]
async fn a_place_is_over_after_two_hours_even_before_it_is_tidied_up() {
    let mut world = World::new().await;
    let reserved = world.reserve().await;
    let sealed = world.seal(&reserved, &files()).await;
    for part in &sealed.parts {
        world.put(&reserved, part).await;
    }
    world.on(Duration::hours(2));
    let over = refused(410, "place-over");
    assert_eq!(
        world.commit(&reserved, &sealed.commit).await.refusal(),
        over
    );
    let mut more = sealed.parts[0].clone();
    more.attachment = AttachmentId::from_bytes([8; 16]);
    assert_eq!(world.put(&reserved, &more).await.refusal(), over);
    assert_eq!(received(&world).await, (0, 0));
}
