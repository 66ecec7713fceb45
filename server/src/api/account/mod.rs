//! `/api/v1/account`: what a member's account opens with, seen and changed by that member.

mod read;
mod recovery;
#[cfg(test)]
mod tests;

use super::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/account", read::get)
        .post("/account/recovery", recovery::post)
}
