//! `/api/v1/recovery`: whoever has a practice's recovery kit becomes an owner.

mod finish;
mod paper;
mod sealed;
mod start;
#[cfg(test)]
mod tests;

use super::holds::WITH_RING;
use super::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .post("/recovery", sealed::post)
        .post("/recovery/start", start::post)
        .post_up_to(WITH_RING, "/recovery/finish", finish::post)
}
