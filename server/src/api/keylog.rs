//! `/api/v1/keylog`: the key log, the same for everybody (docs/PROTOCOL.md, section 4). Below it are
//! `checkpoint` and the tiles of C2SP tlog-tiles; `key` is what checkpoints are verified with.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use sealing::jwk::OkpPublicJwk;
use sealing::log::{Bundle, Checkpoint, TileKind, TilePath};
use sealing::native::Native;
use sealing::provider::ProviderError;
use sealing::{Sha256Digest, Signer};
use store::{LogHead, LogRow, StoreError};
use thiserror::Error;

use super::refusal::{broken, database_failed, refuse};
use super::routes::Routes;
use crate::router::AppState;

pub(super) fn routes() -> Routes {
    Routes::default()
        .get("/keylog/key", key)
        .get("/keylog/checkpoint", checkpoint)
        .get("/keylog/tile/{level}/{*place}", tile)
}

/// Why nothing of the log is shown.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("the log has no such tile")]
    NoSuchTile,
    #[error("a leaf is longer than the form allows")]
    Leaf,
    #[error("the checkpoint cannot be signed")]
    Checkpoint(#[from] ProviderError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::NoSuchTile => refuse(StatusCode::NOT_FOUND, "no-such-tile"),
            Self::Leaf | Self::Checkpoint(_) => broken(&self),
            Self::Store(error) => database_failed(&error),
        }
    }
}

async fn key(State(state): State<AppState>) -> Json<OkpPublicJwk> {
    Json(state.secrets.log_key())
}

/// The log's head, as of now.
async fn checkpoint(State(state): State<AppState>) -> Result<Response, RouteError> {
    let text = sign(&state, state.store.log_head().await?).await?;
    let kind = [(CONTENT_TYPE, "text/plain; charset=utf-8")];
    Ok((kind, text).into_response())
}

/// A head of the log, signed and dated.
pub(crate) async fn sign(state: &AppState, head: LogHead) -> Result<String, ProviderError> {
    let signer = Signer {
        key: &state.secrets.log,
        public: &state.secrets.log_key(),
    };
    let root = Sha256Digest::from_bytes(head.root);
    let now = state.clock.now().into();
    Checkpoint::sign(&Native, &signer, (head.size, root), now).await
}

async fn tile(
    State(state): State<AppState>,
    Path((level, place)): Path<(String, String)>,
) -> Result<Response, RouteError> {
    let path = TilePath::parse(&level, &place).ok_or(RouteError::NoSuchTile)?;
    let (from, count) = (path.from(), path.width());
    let bytes = match path.kind() {
        TileKind::Hashes { level } => {
            let row = LogRow { level, from, count };
            let hashes = state.store.log_hashes(row).await?;
            hashes.ok_or(RouteError::NoSuchTile)?.concat()
        }
        TileKind::Entries => {
            let leaves = state.store.log_leaves(from, count).await?;
            let leaves = leaves.ok_or(RouteError::NoSuchTile)?;
            Bundle::of(leaves).ok_or(RouteError::Leaf)?.to_bytes()
        }
    };
    let kind = [(CONTENT_TYPE, "application/octet-stream")];
    Ok((kind, bytes).into_response())
}

#[cfg(test)]
mod tests {
    use axum::http::Request;
    use sealing::Timestamp;
    use sealing::log::{LogKey, Seen, Tiles, Tree};
    use store::Store;

    use super::*;
    use crate::api::world::World;

    async fn get(world: &World, path: &str) -> (u16, Vec<u8>) {
        let answer = world.ask(Request::get(path), "").await;
        (answer.status.as_u16(), answer.body.to_vec())
    }

    #[tokio::test]
    async fn everybody_can_follow_the_log_from_its_head_to_every_record() {
        let world = World::new().await;
        let now = world.state.clock.now();
        let (status, key) = get(&world, "/keylog/key").await;
        assert_eq!(status, 200);
        let log = LogKey::new(serde_json::from_slice(&key).expect("a key"));
        let (_, text) = get(&world, "/keylog/checkpoint").await;
        let text = String::from_utf8(text).expect("a text");
        let before = Seen {
            log: log.key().kid().clone(),
            size: 1,
            root: world
                .store
                .log_root(1)
                .await
                .expect("it answers")
                .map_or_else(|| panic!("the log has a leaf"), Sha256Digest::from_bytes),
        };
        let head = Checkpoint::believe(&Native, &log, &text, now, Some(&before)).await;
        let head = head.expect("it is believed");
        assert_eq!((head.size(), head.at()), (2, Timestamp::from(now)));

        let (_, entries) = get(&world, "/keylog/tile/entries/000.p/2").await;
        let bundle = Bundle::parse(&entries, 2).expect("a bundle");
        let mut tree = Tree::default();
        for (position, leaf) in (0..).zip(bundle.leaves()) {
            tree.push(leaf);
            let mut tiles = Tiles::default();
            for path in head.wanted(position, Some(&before)).expect("it is there") {
                let (status, tile) = get(&world, &format!("/keylog/{path}")).await;
                assert_eq!(status, 200, "{path}");
                tiles.insert(path, tile);
            }
            assert_eq!(head.check(position, leaf, &tiles, Some(&before)), Ok(()));
        }
        assert_eq!(tree.root(2), Some(head.root()));
    }

    #[tokio::test]
    async fn a_tile_that_is_not_there_is_refused() {
        let world = World::new().await;
        for path in [
            "0/000",
            "0/000.p/3",
            "0/000.p/0",
            "0/000.p/02",
            "0/00.p/1",
            "0/x000/000.p/1",
            "1/000.p/1",
            "9/000.p/1",
            "200/000.p/1",
            "-1/000.p/1",
            "entries/000",
            "entries/000.p/3",
            "data/000.p/2",
            "0/x018/x446/x744/x073/x709/x551/616.p/1",
            "0/",
        ] {
            let (status, _) = get(&world, &format!("/keylog/tile/{path}")).await;
            assert_eq!(status, 404, "{path}");
        }
    }
}
