//! `GET /api/v1/session`: who is signed in.

use axum::Json;
use store::Session;
use wire::session::Who;

use crate::access::Member;

pub(super) async fn get(member: Member) -> Json<Who> {
    Json(who(member.session))
}

pub(super) fn who(session: Session) -> Who {
    Who {
        member: session.member,
        name: session.name,
        role: session.role,
        practice: session.practice,
        practice_name: session.practice_name,
        ends: session.ends.into(),
    }
}
