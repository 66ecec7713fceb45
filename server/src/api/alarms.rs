//! `POST /api/v1/alarms`: a member's browser has found something wrong, and shows it. That is a line of
//! the practice's trail. A server that lies may leave it out: the page asks nobody before it warns.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use store::StoreError;
use thiserror::Error;
use wire::alarm::Raise;

use super::body::Said;
use super::refusal::database_failed;
use super::routes::Routes;
use crate::access::Reporter;
use crate::router::AppState;

pub(super) fn routes() -> Routes {
    Routes::default().post("/alarms", post)
}

/// Why it is not noted.
#[derive(Debug, Error)]
#[error(transparent)]
struct RouteError(#[from] StoreError);

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        database_failed(&self.0)
    }
}

async fn post(
    State(state): State<AppState>,
    Reporter(member): Reporter,
    Said(raise): Said<Raise>,
) -> Result<StatusCode, RouteError> {
    let (by, now) = (member.session.member, state.clock.now());
    state.store.note_alarm(by, raise.alarm, now).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[cfg(test)]
mod tests {
    use axum::http::Request;
    use serde_json::json;
    use store::Store;

    use crate::api::world::{World, done, refused, with_cookie};

    #[tokio::test]
    async fn an_alarm_is_a_line_by_whoever_saw_it_and_not_again_at_once() {
        let world = World::new().await;
        let owner = &world.practices[0].1;
        let cookie = world.session(0).await;
        let raise = async |alarm: &str| {
            let request = with_cookie(Request::post("/alarms"), &cookie);
            let answer = world.ask_json(request, &json!({ "alarm": alarm })).await;
            answer.refusal()
        };
        for alarm in ["foreign", "foreign", "log"] {
            assert_eq!(raise(alarm).await, done());
        }
        // Found while they opened their account.
        let at_account = with_cookie(Request::post("/alarms"), &world.account_session(0).await);
        let told = world
            .ask_json(at_account, &json!({ "alarm": "roster" }))
            .await;
        assert_eq!(told.refusal(), done());
        assert_eq!(raise("hello").await, refused(400, "bad-request"));
        let trail = world.store.audit(owner.practice).await.expect("it answers");
        let entries = trail.iter().map(|line| line.entry.clone());
        let alarms: Vec<_> = entries.filter(|it| it.contains("key-alarm")).collect();
        let line = |alarm| {
            let member = owner.member;
            format!(r#"{{"kind":"key-alarm","member":"{member}","alarm":"{alarm}"}}"#)
        };
        assert_eq!(alarms, [line("foreign"), line("log"), line("roster")]);
    }
}
