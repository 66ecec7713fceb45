//! `/api/v1/status/{id}`: what the sender of a referral sees afterwards.
//!
//! Whoever holds the access token may ask for a code; the code goes to the address that the
//! referral was sent from, and opens the status in the browser in which it is typed.

mod access;
mod code;
mod read;
mod session;
#[cfg(test)]
mod tests;

use super::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/status/{id}", read::get)
        .post("/status/{id}/code", code::post)
        .post("/status/{id}/session", session::post)
}
