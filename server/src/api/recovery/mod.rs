//! `/api/v1/recovery`: whoever has a practice's recovery kit becomes an owner.

mod finish;
mod paper;
mod sealed;
mod start;
#[cfg(test)]
mod tests;

use super::routes::Routes;

/// Bytes of what brings the whole ring.
const WITH_RING: usize = 32 * 1024 * 1024;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/recovery", sealed::get)
        .post("/recovery/start", start::post)
        .post_up_to(WITH_RING, "/recovery/finish", finish::post)
}
