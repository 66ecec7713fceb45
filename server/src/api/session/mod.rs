//! `/api/v1/session`: signing in to a practice and out again.

mod begin;
mod end;
mod finish;
mod passkey;
mod recovery;
mod second;
mod second_passkey;
mod start;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_passkey;
#[cfg(test)]
mod tests_recovery;
mod tries;
mod unlocking;
mod who;

pub(super) use self::unlocking::{Broken, keys_of, texts};
use super::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/session", who::get)
        .delete("/session", end::delete)
        .post("/session/start", start::post)
        .post("/session/finish", finish::post)
        .post("/session/second", second::post)
        .post("/session/second/start", second_passkey::start)
        .post("/session/second/passkey", second_passkey::post)
        .post("/session/second/recovery", recovery::post)
        .post("/session/passkey/start", passkey::start)
        .post("/session/passkey", passkey::post)
}
