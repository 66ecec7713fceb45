//! The trail on a real database, as an owner's browser reads it. Who may ask is the matrix's.

use axum::http::Request;
use referral::audit::{AuditEntry, Audited, first_break};
use wire::history::{Lines, MOST};

use crate::api::world::{World, done, refused, with_cookie};

/// What an owner of the first practice is answered for this question.
async fn lines(world: &World, question: &str) -> Lines {
    let path = format!("/history?{question}");
    let request = with_cookie(Request::get(path), &world.session(0).await);
    world.ask(request, "").await.read()
}

fn entries(lines: Lines) -> Vec<AuditEntry> {
    lines.lines.into_iter().map(AuditEntry::from).collect()
}

#[tokio::test]
async fn an_owner_gets_every_line_as_it_was_hashed_and_its_names() {
    let world = World::new().await;
    let (reserved, _) = world.send(&[]).await;
    let told = lines(&world, "after=0").await;
    let owner = world.practices[0].1.member;
    assert!(told.members.iter().any(|(member, _)| *member == owner));
    assert_eq!(told.referrals, [(reserved.id, reserved.number)]);
    let all = entries(told);
    assert_eq!(first_break(&all), None);
    let known = all.len() - 2;
    let rest = lines(&world, &format!("after={known}")).await;
    assert_eq!(entries(rest)[..2], all[known..]);
    assert!(u32::try_from(all.len()).expect("few") < MOST);
}

#[tokio::test]
async fn saving_the_trail_is_a_line_of_it_by_whoever_saves() {
    let world = World::new().await;
    let cookie = world.session(0).await;
    let saved = with_cookie(Request::post("/history/saved"), &cookie);
    assert_eq!(world.ask(saved, "").await.refusal(), done());
    let request = with_cookie(Request::get("/history?after=0"), &cookie);
    let told: Lines = world.ask(request, "").await.read();
    let last = told.lines.last().expect("a line");
    let what: Audited = serde_json::from_str(&last.entry).expect("an entry");
    let member = Some(world.practices[0].1.member);
    assert_eq!(what, Audited::TrailSaved { member });
}

#[tokio::test]
async fn a_question_without_a_place_is_refused() {
    let world = World::new().await;
    let cookie = world.session(0).await;
    for question in ["", "?after=-1", "?after=0&of=1"] {
        let request = with_cookie(Request::get(format!("/history{question}")), &cookie);
        let answer = world.ask(request, "").await;
        assert_eq!(answer.refusal(), refused(400, "bad-query"), "{question}");
    }
}
