//! `/api/v1/members`: who belongs to a practice.

mod begin;
mod change;
mod confirm;
mod invite;
mod list;
mod role;
mod rotation;
#[cfg(test)]
mod tests;
mod withdraw;

use super::holds::WITH_RING;
use super::routes::Routes;

pub(super) use self::change::{NotChanged, change};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/members", list::get)
        .post_up_to(WITH_RING, "/members", confirm::post)
        .post("/members/invites", invite::post)
        .delete("/members/invites/{invite}", withdraw::delete)
        .post("/members/roles", role::post)
        .post("/members/rotation/start", begin::post)
        .post_up_to(WITH_RING, "/members/rotation", rotation::post)
}
