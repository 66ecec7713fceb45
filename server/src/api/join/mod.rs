//! `/api/v1/join`: whoever has an invitation's link becomes a member, once an owner has confirmed
//! them.

mod finish;
mod link;
mod start;

use axum::Json;
use wire::members::Joining;

use self::link::Link;
use super::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/join", get)
        .post("/join/start", start::post)
        .post("/join/finish", finish::post)
}

/// `GET /api/v1/join`: where an invitation leads.
async fn get(link: Link) -> Json<Joining> {
    let to = link.to;
    Json(Joining {
        practice: to.practice,
        name: to.name,
        town: to.town,
        invite: to.invite,
        role: to.role,
        expires: to.expires.into(),
    })
}
