//! `/api/v1/enrolment`: the first member of a practice.
//!
//! The link's secret travels as a bearer token. The member's id is derived from the link, so the
//! keys that are sealed for it between the two requests need nothing kept here.

mod check;
mod finish;
mod invited;
mod link;
mod start;
#[cfg(test)]
mod tests;

pub(super) use self::link::{NoLink, member_of_link, no_such_link};
pub(super) use self::start::{StartError, email_taken, register};
use super::routes::Routes;

/// Bytes of everything that a ceremony made: six objects with RSA keys in them.
const CEREMONY: usize = 256 * 1024;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/enrolment", invited::get)
        .post("/enrolment/start", start::post)
        .post_up_to(CEREMONY, "/enrolment/finish", finish::post)
}
