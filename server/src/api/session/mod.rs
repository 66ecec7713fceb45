//! `/api/v1/session`: signing in to a practice and out again.

mod begin;
mod end;
mod finish;
mod second;
mod start;
#[cfg(test)]
mod tests;
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
}
