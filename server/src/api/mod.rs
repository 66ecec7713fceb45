//! `/api/v1`: what browsers and other programs ask for as JSON.
//!
//! A refusal is `{"error": CODE}`; the codes never change, and the crate `words` has the sentences.

mod account;
mod alarms;
mod body;
mod catalogue;
mod categories;
mod enrolment;
mod forgotten;
mod history;
mod holds;
mod inbox;
mod join;
pub(crate) mod keylog;
#[cfg(test)]
mod logs;
#[cfg(test)]
mod matrix;
mod members;
mod passkey;
mod passphrase;
mod receipts;
mod recovery;
pub(crate) mod refusal;
mod routes;
mod send;
mod session;
mod slot;
mod specialists;
mod status;
#[cfg(test)]
mod stolen;
#[cfg(test)]
mod test_kit;
#[cfg(test)]
pub(crate) mod world;

use axum::Router;

use self::routes::Routes;
use crate::router::AppState;

/// Every route under `/api/v1`.
pub(crate) fn routes() -> Router<AppState> {
    table()
        .router()
        .method_not_allowed_fallback(refusal::no_such_route)
        .fallback(refusal::no_such_route)
}

fn table() -> Routes {
    Routes::default()
        .get("/catalogue", catalogue::get)
        .get("/categories", categories::get)
        .get("/specialists", specialists::get)
        .get("/receipts/key", receipts::key)
        .merge(keylog::routes())
        .merge(send::routes())
        .merge(status::routes())
        .merge(enrolment::routes())
        .merge(session::routes())
        .merge(passphrase::routes())
        .merge(account::routes())
        .merge(forgotten::routes())
        .merge(members::routes())
        .merge(history::routes())
        .merge(alarms::routes())
        .merge(join::routes())
        .merge(recovery::routes())
        .merge(inbox::routes())
}
