//! `/api/v1/inbox` and `/api/v1/offers`: what a practice received, and what it does with it.

mod decision;
mod envelopes;
mod list;
mod offer;
mod open;
mod part;
mod reseal;
#[cfg(test)]
mod tests;

use sealing::MAX_JWE_LEN;

use super::routes::Routes;

/// Bytes of a decision: the longest message, and room for the rest and for JSON's escapes.
const DECISION: usize = MAX_JWE_LEN + 64 * 1024;

/// Bytes of an envelope in JSON.
const ENVELOPE: usize = MAX_JWE_LEN + 64 * 1024;

#[cfg(test)]
pub(super) use self::offer::row;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/inbox", list::get)
        .post("/inbox/envelopes", envelopes::post)
        .post("/offers/{offer}/open", open::post)
        .get("/offers/{offer}/attachments/{aid}/parts/{n}", part::get)
        .post_up_to(DECISION, "/offers/{offer}/decision", decision::post)
        .post_up_to(ENVELOPE, "/offers/{offer}/envelope", reseal::post)
}
