//! What a whole journey leaves in the logs, at the finest level.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use axum::http::Request;
use axum::http::header::CONTENT_TYPE;
use opaque::ClientLogin;
use serde_json::json;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::fmt::MakeWriter;
use wire::session::{Purpose, Start};

use super::world::{SENDER, TYPED, World, ask, bearing, with_cookie};
use crate::random::{Source, SystemRandom};
use crate::router;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("nobody panicked").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn each_request_is_one_line_without_its_address() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_env_filter(crate::USUAL_LOG)
        .with_writer(log.clone())
        .finish();
    let _logging = tracing::subscriber::set_default(subscriber);
    let world = World::new().await;
    let router = router::build(world.state.clone()).await;
    let reserved = world.reserve().await;
    log.0.lock().expect("nobody panicked").clear();
    let path = format!("/api/v1/referrals/{}?patient={TYPED}", reserved.id);
    let answer = ask(router.clone(), Request::delete(path), "").await;
    assert_eq!(answer.status, 404);
    ask(router, Request::get(format!("/{TYPED}")), "").await;

    let log = String::from_utf8(log.0.lock().expect("nobody panicked").clone());
    let log = log.expect("text");
    let [released, nowhere] = log.lines().collect::<Vec<_>>()[..] else {
        panic!("two lines: {log}")
    };
    for told in [
        "INFO",
        "method=DELETE",
        r#"route="/api/v1/referrals/{id}""#,
        "status=404",
        "ms=",
    ] {
        assert!(released.contains(told), "{told}: {released}");
    }
    assert!(nowhere.contains(r#"route="none""#), "{nowhere}");
    assert!(
        !log.contains(TYPED) && !log.contains(&reserved.id.to_string()),
        "{log}"
    );
}

#[tokio::test]
async fn a_journey_leaves_nothing_personal_in_the_logs() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(LevelFilter::TRACE)
        .with_writer(log.clone())
        .finish();
    let _logging = tracing::subscriber::set_default(subscriber);

    let world = World::new().await;
    let (reserved, sealed) = world.send(&[TYPED.as_bytes().to_vec()]).await;
    let router = router::build(world.state.clone()).await;
    let api = async |request, body: String| ask(router.clone(), request, body).await;
    let post = |path: &str| {
        Request::post(format!("/api/v1{path}")).header(CONTENT_TYPE, "application/json")
    };

    // Where somebody typed something into the wrong place.
    let query = format!("/api/v1/choice?category={TYPED}&patient={TYPED}");
    api(Request::get(query), String::new()).await;
    let wish = json!({ "route": TYPED, "sender": SENDER });
    api(post("/referrals"), wish.to_string()).await;
    let status = post(&format!("/status/{}/session", reserved.id));
    let code = json!({ "code": TYPED }).to_string();
    api(bearing(status, &sealed.access), code).await;
    let typed = TYPED.to_owned().into();
    let (_, request) = ClientLogin::start(&mut Source(&SystemRandom), typed).expect("a request");
    let email = SENDER.parse().expect("an address");
    let start = serde_json::to_string(&Start {
        email,
        request,
        purpose: Purpose::Inbox,
    })
    .expect("JSON");
    api(post("/session/start"), start).await;

    // The practice reads and answers.
    let cookie = world.session(0).await;
    let get = |path: &str| with_cookie(Request::get(format!("/api/v1{path}")), &cookie);
    let inbox = api(get("/inbox"), String::new()).await.json();
    let offer = inbox["rows"][0]["offer"]
        .as_str()
        .expect("an offer")
        .to_owned();
    let open = with_cookie(post(&format!("/offers/{offer}/open")), &cookie);
    api(open, String::new()).await;
    let decide = with_cookie(post(&format!("/offers/{offer}/decision")), &cookie);
    api(decide, json!({ "decision": TYPED }).to_string()).await;
    let decide = with_cookie(post(&format!("/offers/{offer}/decision")), &cookie);
    api(
        decide,
        json!({ "decision": { "accepted": {} } }).to_string(),
    )
    .await;

    let log = log.0.lock().expect("nobody panicked").clone();
    let log = String::from_utf8_lossy(&log);
    assert!(
        log.contains("/api/v1/offers/{offer}/decision"),
        "it logs nothing"
    );
    let token = reserved.token.to_text();
    let access = sealed.access.to_text();
    let (_, session) = cookie.split_once('=').expect("a value");
    let (id, number) = (reserved.id.to_string(), reserved.number.to_string());
    for secret in [
        SENDER,
        TYPED,
        token.as_str(),
        access.as_str(),
        session,
        &id,
        &number,
        &offer,
    ] {
        let line = log.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{secret}");
    }
}
