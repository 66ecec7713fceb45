//! `/api/v1/passphrase`: a member chooses another one.

mod finish;
mod start;
#[cfg(test)]
mod tests;

use super::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .post("/passphrase/start", start::post)
        .post("/passphrase/finish", finish::post)
}
