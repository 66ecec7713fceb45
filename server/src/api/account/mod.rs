//! `/api/v1/account`: what a member's account opens with, seen and changed by that member.

mod passkey;
mod passkey_slot;
mod read;
mod recovery;
mod second_step;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_passkey;
mod totp;

use super::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/account", read::get)
        .post("/account/recovery", recovery::post)
        .post("/account/totp/start", totp::start)
        .post("/account/totp", totp::confirm)
        .post("/account/totp/end", totp::end)
        .post("/account/passkey/start", passkey::start)
        .post("/account/passkey", passkey::add)
        .post("/account/passkey/end", passkey::end)
        .post("/account/passkey/slot/start", passkey_slot::start)
        .post("/account/passkey/slot", passkey_slot::keep)
}
