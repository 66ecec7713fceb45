//! `GET /api/v1/session`: who is signed in.

use axum::Json;
use axum::extract::State;
use store::Session;
use wire::session::Who;

use crate::access::{SignedIn, wants_second_step};
use crate::router::AppState;

pub(super) async fn get(State(state): State<AppState>, SignedIn(member): SignedIn) -> Json<Who> {
    Json(who(&state, member.session))
}

pub(super) fn who(state: &AppState, session: Session) -> Who {
    Who {
        second_step_wanted: wants_second_step(state, &session),
        member: session.member,
        name: session.name,
        role: session.role,
        practice: session.practice,
        practice_name: session.practice_name,
        ends: session.ends.into(),
    }
}
