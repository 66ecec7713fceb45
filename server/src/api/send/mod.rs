//! `/api/v1/choice` and `/api/v1/referrals`: sending a referral.

mod attachments;
mod choice;
mod commit;
mod envelope;
mod holder;
mod part;
mod release;
mod reserve;
mod room;
#[cfg(test)]
mod tests;
mod whom;

use std::time::Duration;

use sealing::MAX_JWE_LEN;

use super::routes::{Most, Routes};

/// Bytes of a commit: the longest envelope, and room for the rest and for JSON's escapes.
const COMMIT: usize = MAX_JWE_LEN + 64 * 1024;

/// A part of an attachment: a browser gives up after six minutes by itself.
const PART: Most = Most {
    bytes: room::LONGEST_PART,
    time: Duration::from_mins(7),
};

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/choice", choice::get)
        .post("/referrals", reserve::post)
        .put_within(
            PART,
            "/referrals/{id}/attachments/{aid}/parts/{n}",
            part::put,
        )
        .put_up_to(COMMIT, "/referrals/{id}/envelope", commit::put)
        .delete("/referrals/{id}", release::delete)
}
