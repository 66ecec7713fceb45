//! `/api/v1/forgotten`: another passphrase for whoever forgot theirs and has a recovery code.
//!
//! Whether there is such an account, and whether it has a code, changes nothing that can be seen from
//! outside: one look-up, one answer.

mod finish;
mod start;
#[cfg(test)]
mod tests;

use axum::http::StatusCode;
use axum::response::Response;

use super::refusal::refuse;
use super::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .post("/forgotten/start", start::post)
        .post("/forgotten/finish", finish::post)
}

/// There is no such account, it has no code, or it has another: all the same from outside.
pub(super) fn no_such_code() -> Response {
    refuse(StatusCode::NOT_FOUND, "no-such-code")
}
