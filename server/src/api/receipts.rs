//! `/api/v1/receipts/key`: what receipts are verified with, the same for everybody
//! (docs/PROTOCOL.md, section 5). A receipt is printed in the sender's PDF, and may be checked by
//! somebody who sent nothing.

use axum::Json;
use axum::extract::State;
use sealing::jwk::OkpPublicJwk;

use crate::router::AppState;

pub(super) async fn key(State(state): State<AppState>) -> Json<OkpPublicJwk> {
    Json(state.secrets.receipts_key())
}

#[cfg(test)]
mod tests {
    use axum::http::Request;
    use sealing::native::Native;
    use sealing::receipt::Receipt;
    use wire::send::Committed;

    use super::*;
    use crate::api::world::World;

    #[tokio::test]
    async fn a_receipt_is_verified_with_the_key_that_is_shown_to_everybody() {
        let world = World::new().await;
        let reserved = world.reserve().await;
        let sealed = world.seal(&reserved, &[]).await;
        let committed = world.commit(&reserved, &sealed.commit).await;
        let Committed { receipt } = serde_json::from_value(committed.json()).expect("a receipt");
        let shown = world.ask(Request::get("/receipts/key"), "").await;
        let key: OkpPublicJwk = serde_json::from_slice(&shown.body).expect("a key");
        assert_eq!(key, reserved.server);
        let read = Receipt::verify(&Native, &key, &receipt).await;
        assert_eq!(read.expect("it is verified").rid, reserved.id);
    }
}
