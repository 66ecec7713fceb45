//! `/api/v1/history`: what was done in a practice, for its owners.

mod lines;
mod saved;
#[cfg(test)]
mod tests;

use super::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/history", lines::get)
        .post("/history/saved", saved::post)
}
