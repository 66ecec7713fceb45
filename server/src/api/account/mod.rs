//! `/api/v1/account`: what a member's account opens with, seen and changed by that member.

mod read;
mod recovery;
#[cfg(test)]
mod tests;
mod totp;

use super::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/account", read::get)
        .post("/account/recovery", recovery::post)
        .post("/account/totp/start", totp::start)
        .post("/account/totp", totp::confirm)
        .post("/account/totp/end", totp::end)
}
