//! `letterlock serve`: opens the database, listens, and stops without dropping a request.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use store_sqlite::SqliteStore;
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::signal;

use crate::config::{Config, Serve};
use crate::router::{self, AppState};

/// Why the server did not start or did not go on. Written for the operator.
#[derive(Debug, Error)]
pub(crate) enum ServeError {
    #[error("the folder {folder} cannot be made: {source}")]
    Folder { folder: PathBuf, source: io::Error },
    #[error("the database in {folder} cannot be opened: {source}")]
    Store {
        folder: PathBuf,
        source: store::StoreError,
    },
    #[error(
        "cannot listen on {addr}: {source}. Another program may be using it; choose another \
         address with LETTERLOCK_ADDR"
    )]
    Listen { addr: SocketAddr, source: io::Error },
    #[error("the server stopped: {0}")]
    Stopped(io::Error),
}

/// Runs until it is told to stop (Ctrl-C, or SIGTERM).
pub(crate) fn run(config: &Config, serve: &Serve) -> Result<(), ServeError> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(ServeError::Stopped)?
        .block_on(listen(config, serve))
}

async fn listen(config: &Config, serve: &Serve) -> Result<(), ServeError> {
    let folder = config.data.clone();
    std::fs::create_dir_all(&folder).map_err(|source| ServeError::Folder {
        folder: folder.clone(),
        source,
    })?;
    let store = SqliteStore::open(&folder.join("letterlock.sqlite3"))
        .await
        .map_err(|source| ServeError::Store { folder, source })?;
    let state = AppState::new(Arc::new(store));
    let router = router::build(state).await;
    let addr = serve.addr;
    let refused = |source| ServeError::Listen { addr, source };
    let listener = TcpListener::bind(addr).await.map_err(refused)?;
    let addr = listener.local_addr().map_err(refused)?;
    println!("Letterlock is at http://{addr}/");
    axum::serve(listener, router)
        .with_graceful_shutdown(told_to_stop())
        .await
        .map_err(ServeError::Stopped)
}

async fn told_to_stop() {
    let interrupt = async {
        // Without a signal handler only a kill stops the server: that still loses nothing.
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    let terminate = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut terminate) => {
                terminate.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
