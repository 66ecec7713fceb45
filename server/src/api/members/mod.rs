//! `/api/v1/members`: who belongs to a practice.

mod change;
mod confirm;
mod invite;
mod list;
mod role;
mod rotation;
#[cfg(test)]
mod tests;
mod withdraw;

use super::routes::Routes;

/// Bytes of a change that brings the whole ring: some hundred kilobytes for fifty members and
/// twenty epochs, as each key of each epoch is wrapped to each member.
const WITH_RING: usize = 32 * 1024 * 1024;

pub(super) use self::change::{NotChanged, change};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/members", list::get)
        .post_up_to(WITH_RING, "/members", confirm::post)
        .post("/members/invites", invite::post)
        .delete("/members/invites/{invite}", withdraw::delete)
        .post("/members/roles", role::post)
        .post_up_to(WITH_RING, "/members/rotation", rotation::post)
}
