//! The status page's three requests, on a real database.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, SET_COOKIE};
use axum::http::request::Builder;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt;
use referral::offer::{Decision, DeclineReason};
use serde_json::{Value, json};
use store::Store;
use store::mail::Mail;
use store_sqlite::SqliteStore;
use time::{Duration, OffsetDateTime};
use tower::ServiceExt;
use wire::Token;

use crate::clock::Clock;
use crate::clock::tests::StoppedClock;
use crate::operator::test_kit::{CLOCK, Folder};
use crate::router::AppState;
use crate::test_referral::{self, PRACTICE_ID, Sent};

struct Desk {
    state: AppState,
    store: Arc<SqliteStore>,
    sent: Sent,
    _folder: Folder,
}

/// What was answered.
#[derive(Debug, PartialEq)]
struct Answer {
    status: StatusCode,
    json: Value,
    cookie: Option<String>,
}

impl Answer {
    fn refused(status: StatusCode, error: &str) -> Self {
        Self {
            status,
            json: json!({ "error": error }),
            cookie: None,
        }
    }
}

impl Desk {
    async fn new() -> Self {
        let folder = Folder::new();
        let store = folder.store().await;
        test_referral::furnish(&store, CLOCK.now()).await;
        let sent = test_referral::send(&store, 1, Vec::new(), CLOCK.now()).await;
        let state = folder.state(store.clone());
        Self {
            state,
            store: Arc::new(store),
            sent,
            _folder: folder,
        }
    }

    /// Later.
    fn on(&mut self, by: Duration) -> OffsetDateTime {
        let now = self.state.clock.now() + by;
        self.state.clock = Arc::new(StoppedClock(now));
        now
    }

    async fn ask(&self, request: Builder, token: Option<&Token>, body: Body) -> Answer {
        let request = match token {
            Some(token) => request.header(AUTHORIZATION, format!("Bearer {}", *token.to_text())),
            None => request,
        };
        let router: Router = super::routes().with_state(self.state.clone());
        let Ok(response) = router.oneshot(request.body(body).expect("a request")).await;
        let cookie = response.headers().get(SET_COOKIE);
        let cookie = cookie.map(|cookie| cookie.to_str().expect("text").to_owned());
        let status = response.status();
        let body = response.into_body().collect().await.expect("a body");
        let json = serde_json::from_slice(&body.to_bytes()).unwrap_or_default();
        Answer {
            status,
            json,
            cookie,
        }
    }

    fn address(&self, rest: &str) -> String {
        format!("/status/{}{rest}", self.sent.referral)
    }

    async fn read(&self, cookie: Option<&str>) -> Answer {
        let request = Request::get(self.address(""));
        let request = match cookie {
            Some(cookie) => request.header(COOKIE, cookie),
            None => request,
        };
        self.ask(request, Some(&self.sent.access), Body::empty())
            .await
    }

    async fn ask_for_code(&self) -> Answer {
        let request = Request::post(self.address("/code"));
        self.ask(request, Some(&self.sent.access), Body::empty())
            .await
    }

    async fn try_code(&self, code: &str) -> Answer {
        let body = json!({ "code": code }).to_string();
        let request = Request::post(self.address("/session"));
        let request = request.header(CONTENT_TYPE, "application/json");
        self.ask(request, Some(&self.sent.access), Body::from(body))
            .await
    }

    /// The code of the newest mail; mails that were looked at do not come again.
    async fn mailed_code(&self) -> String {
        let now = self.state.clock.now();
        let mails = self.store.claim_mails(now, Duration::days(9), 100).await;
        let newest = mails.expect("it answers").into_iter().next_back();
        match newest.map(|newest| newest.mail) {
            Some(Mail::Code { code, .. }) => code,
            other => panic!("no code was mailed, but {other:?}"),
        }
    }
}

/// A code that is not this one.
fn another(code: &str) -> String {
    let first = if code.starts_with('0') { '1' } else { '0' };
    format!("{first}{}", &code[1..])
}

fn no_content() -> Answer {
    Answer {
        status: StatusCode::NO_CONTENT,
        json: Value::Null,
        cookie: None,
    }
}

/// What a browser sends back of a `Set-Cookie`.
fn kept(answer: &Answer) -> String {
    let cookie = answer.cookie.as_deref().expect("a cookie");
    cookie.split(';').next().expect("its value").to_owned()
}

#[tokio::test]
async fn a_browser_sees_the_status_after_the_code_was_typed_in_it() {
    let mut desk = Desk::new().await;
    let wanted = Answer::refused(StatusCode::UNAUTHORIZED, "code-wanted");
    assert_eq!(desk.read(None).await, wanted);

    assert_eq!(desk.ask_for_code().await, no_content());
    let code = desk.mailed_code().await;
    let typed = desk.try_code(&code).await;
    assert_eq!(typed.status, StatusCode::NO_CONTENT);
    let cookie = typed.cookie.clone().expect("a cookie");
    assert!(
        cookie.starts_with(&format!("__Host-status-{}=", desk.sent.referral))
            && cookie.ends_with("; Max-Age=43200; Path=/; Secure; HttpOnly; SameSite=Strict"),
        "{cookie}"
    );

    let answer = desk.read(Some(&kept(&typed))).await;
    assert_eq!(answer.status, StatusCode::OK);
    let sent = CLOCK.now().unix_timestamp() * 1_000;
    assert_eq!(
        answer.json,
        json!({
            "id": desk.sent.referral, "number": desk.sent.number, "practice": PRACTICE_ID,
            "practice_name": "Orchard Surgical", "specialist_name": "Dr. Priya Ransome", "hop": 0,
            "state": "sent", "sent": sent, "opened": null, "decided": null, "decision": null,
            "message": null, "thread": { "enc": "enc", "sig": "sig" },
        })
    );

    // A code opens one browser, once; and that for twelve hours.
    let wrong = Answer::refused(StatusCode::FORBIDDEN, "wrong-code");
    assert_eq!(desk.try_code(&code).await, wrong);
    assert_eq!(desk.read(None).await, wanted);
    desk.on(Duration::hours(12));
    assert_eq!(desk.read(Some(&kept(&typed))).await, wanted);
}

#[tokio::test]
async fn a_decision_is_seen_with_what_was_written_still_sealed() {
    let mut desk = Desk::new().await;
    desk.ask_for_code().await;
    let typed = desk.try_code(&desk.mailed_code().await).await;
    let now = desk.on(Duration::hours(1));
    let declined = Decision::Declined {
        reason: DeclineReason::Other,
    };
    test_referral::decide(&*desk.store, &desk.sent, declined, Some("sealed"), now).await;
    let answer = desk.read(Some(&kept(&typed))).await.json;
    assert_eq!(answer["state"], "declined");
    assert_eq!(answer["decided"], now.unix_timestamp() * 1_000);
    assert_eq!(
        answer["decision"],
        json!({ "declined": { "reason": "other" } })
    );
    assert_eq!(answer["message"], "sealed");
}

#[tokio::test]
async fn an_unknown_referral_and_a_wrong_token_are_the_same() {
    let desk = Desk::new().await;
    let refused = Answer::refused(StatusCode::NOT_FOUND, "no-such-referral");
    let own = desk.address("");
    let unknown = format!("/status/{}", "9".repeat(32));
    let wrong = Token::from_bytes([9; 32]);
    let right = &desk.sent.access;
    for (address, token) in [
        (own.as_str(), Some(&wrong)),
        (&own, None),
        (&unknown, Some(right)),
        ("/status/R-7K4M-2QXD-4", Some(right)),
    ] {
        let requests = [
            (Request::get(address), Body::empty()),
            (Request::post(format!("{address}/code")), Body::empty()),
            (
                Request::post(format!("{address}/session"))
                    .header(CONTENT_TYPE, "application/json"),
                Body::from(r#"{"code":"123456"}"#),
            ),
        ];
        for (request, body) in requests {
            assert_eq!(desk.ask(request, token, body).await, refused, "{address}");
        }
    }
}

#[tokio::test]
async fn a_cookie_is_good_for_its_own_referral_only() {
    let desk = Desk::new().await;
    desk.ask_for_code().await;
    let typed = desk.try_code(&desk.mailed_code().await).await;
    let value = kept(&typed);
    let (_, value) = value.split_once('=').expect("a name and a value");
    let sent = test_referral::send(&*desk.store, 2, Vec::new(), CLOCK.now()).await;
    let cookie = format!("__Host-status-{}={value}", sent.referral);
    let request = Request::get(format!("/status/{}", sent.referral)).header(COOKIE, cookie);
    assert_eq!(
        desk.ask(request, Some(&sent.access), Body::empty()).await,
        Answer::refused(StatusCode::UNAUTHORIZED, "code-wanted")
    );
}

#[tokio::test]
async fn five_wrong_codes_end_it_for_an_hour() {
    let mut desk = Desk::new().await;
    desk.ask_for_code().await;
    let code = desk.mailed_code().await;
    let wrong = Answer::refused(StatusCode::FORBIDDEN, "wrong-code");
    for _ in 0..4 {
        assert_eq!(desk.try_code(&another(&code)).await, wrong);
    }
    for tried in [another(&code), code] {
        let answer = desk.try_code(&tried).await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(
            answer.json,
            json!({ "error": "too-many-tries", "after": 3601 })
        );
    }
    let answer = desk.ask_for_code().await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    desk.on(Duration::hours(1));
    assert_eq!(desk.ask_for_code().await, no_content());
    let typed = desk.try_code(&desk.mailed_code().await).await;
    assert_eq!(typed.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn a_code_ends_after_ten_minutes() {
    let mut desk = Desk::new().await;
    desk.ask_for_code().await;
    let code = desk.mailed_code().await;
    desk.on(Duration::minutes(10));
    assert_eq!(
        desk.try_code(&code).await,
        Answer::refused(StatusCode::FORBIDDEN, "wrong-code")
    );
}

#[tokio::test]
async fn a_new_code_makes_the_one_before_void_and_wakes_the_mail_worker() {
    let desk = Desk::new().await;
    let waiting = Arc::clone(&desk.state.mail_due);
    desk.ask_for_code().await;
    waiting.notified().await;
    let first = desk.mailed_code().await;
    desk.ask_for_code().await;
    let second = desk.mailed_code().await;
    if first != second {
        let wrong = Answer::refused(StatusCode::FORBIDDEN, "wrong-code");
        assert_eq!(desk.try_code(&first).await, wrong);
    }
    let typed = desk.try_code(&second).await;
    assert_eq!(typed.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn what_is_no_code_is_refused_without_being_repeated() {
    let desk = Desk::new().await;
    for body in ["", "{", r#"{"code":1}"#, r#"{"code":"1","more":"secret"}"#] {
        let request = Request::post(desk.address("/session"));
        let request = request.header(CONTENT_TYPE, "application/json");
        let answer = desk
            .ask(request, Some(&desk.sent.access), Body::from(body))
            .await;
        assert_eq!(
            answer,
            Answer::refused(StatusCode::BAD_REQUEST, "bad-request"),
            "{body}"
        );
    }
    // Nothing was sent yet, so nothing is right.
    assert_eq!(
        desk.try_code("123456").await,
        Answer::refused(StatusCode::FORBIDDEN, "wrong-code")
    );
}
