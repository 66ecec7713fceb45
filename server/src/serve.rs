//! `letterlock serve`: opens the database, listens, and stops without dropping a request.

mod mailing;
mod running;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use store::{ClaimError, Store, StoreError};
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::signal;
use tokio::sync::watch;

use crate::clock::{Clock, SystemClock};
use crate::config::{Config, NoOrigin, RegistrarKey, Serve};
use crate::data::{self, DataError};
use crate::demo_mode::{self, DemoError, Guide};
use crate::expiry::Expiry;
use crate::passkey::Passkeys;
use crate::random::SystemRandom;
use crate::router::{self, AppState};
use crate::secrets::{Secrets, SecretsError, Used};
use crate::uploads;

use self::mailing::{Mailing, MailingError};
use self::running::{GRACE, Running, Stopped, stopped};

/// Why the server did not start or did not go on. Written for the operator.
#[derive(Debug, Error)]
pub(crate) enum ServeError {
    #[error(
        "the demo's passphrases are public, so it listens on this machine only, and {0} is an \
         address that others may reach. Use 127.0.0.1, or leave out --demo"
    )]
    DemoReachable(SocketAddr),
    #[error(
        "this data folder is not a demo's, and a demo is never put beside real practices. \
         Choose another folder with LETTERLOCK_DATA, or leave out --demo"
    )]
    NotADemo,
    #[error(
        "this data folder is a demo's, whose passphrases are public. Choose another one with \
         LETTERLOCK_DATA, or start the demo with --demo"
    )]
    IsADemo,
    #[error(transparent)]
    Origin(#[from] NoOrigin),
    #[error(transparent)]
    Data(#[from] DataError),
    #[error(transparent)]
    Secrets(#[from] SecretsError),
    #[error(transparent)]
    Demo(#[from] DemoError),
    #[error(transparent)]
    Mailing(#[from] MailingError),
    #[error("the database failed: {0}")]
    Store(#[from] StoreError),
    #[error(
        "cannot listen on {addr}: {source}. Another program may be using it; choose another \
         address with LETTERLOCK_ADDR"
    )]
    Listen { addr: SocketAddr, source: io::Error },
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

/// Runs until it is told to stop (Ctrl-C, or SIGTERM).
pub(crate) async fn run(config: &Config, serve: &Serve) -> Result<(), ServeError> {
    refuse_a_reachable_demo(serve)?;
    config.origin(serve.addr)?;
    let mailing = Mailing::new(config, serve)?;
    let store = data::open(&config.data).await?;
    claim(&store, serve.demo).await?;
    let used = Used {
        has_members: store.has_members().await?,
        prints: store.secret_prints().await?,
    };
    let registrar = config.registrar.as_ref().filter(|_| !serve.demo);
    if let Some(registrar) = registrar {
        await_registrar(&store, registrar).await?;
    }
    let secrets = Secrets::open(&config.secrets(), &used, &SystemRandom)?;
    for (name, print) in secrets.prints {
        store.keep_secret_print(name, print).await?;
    }
    let mut state = AppState::new(
        Arc::new(store),
        Arc::new(SystemClock),
        Arc::new(SystemRandom),
        secrets,
        config.data.clone(),
        serve.demo,
    );
    state.registrar = registrar.map(|registrar| registrar.key().clone());
    let passkeys = config.origin.as_ref().and_then(Passkeys::at);
    state.passkeys = passkeys.map(Arc::new);
    if serve.demo {
        demo_mode::furnish(&state, |done, all| {
            if done % 7 == 0 || done == all {
                println!("Setting up the demo: {done} of {all} practices");
            }
        })
        .await?;
    }
    let router = router::build(state.clone()).await;
    let addr = serve.addr;
    let refused = |source| ServeError::Listen { addr, source };
    let listener = TcpListener::bind(addr).await.map_err(refused)?;
    let addr = listener.local_addr().map_err(refused)?;
    // Not before it listens: the drafts may be those of a server that runs.
    uploads::delete_drafts(&state.data);
    let origin = config.origin(addr)?;
    let smtp = mailing.has_server();
    let worker = mailing.worker(&state, origin.clone());
    println!("Letterlock is at http://{addr}/");
    if serve.demo {
        let data = config.data.clone();
        print!("{}", Guide { origin, data, smtp });
    }
    let stop = watch::Sender::new(false);
    let (mails, tidying) = (stop.subscribe(), stop.subscribe());
    let serving = axum::serve(listener, router).with_graceful_shutdown(stopped(stop.subscribe()));
    Running::new(stop, serving.into_future())
        .with(worker.run(mails))
        .with(Expiry::new(&state).run(tidying))
        .until(told_to_stop(), GRACE)
        .await?;
    Ok(())
}

fn refuse_a_reachable_demo(serve: &Serve) -> Result<(), ServeError> {
    if serve.demo && !serve.addr.ip().is_loopback() {
        return Err(ServeError::DemoReachable(serve.addr));
    }
    Ok(())
}

/// Practices that an operator has verified while there was no registrar, or another one, wait.
async fn await_registrar(store: &dyn Store, registrar: &RegistrarKey) -> Result<(), StoreError> {
    let (kid, now) = (registrar.key().kid().as_str(), SystemClock.now());
    for practice in store.await_registrar(kid, now).await? {
        tracing::warn!(
            %practice,
            "the registrar has not signed this practice's record: until then it is not offered"
        );
    }
    Ok(())
}

/// The first start decides what a data folder is for.
async fn claim(store: &dyn Store, demo: bool) -> Result<(), ServeError> {
    store
        .claim_instance(demo)
        .await
        .map_err(|error| match error {
            ClaimError::OtherKind if demo => ServeError::NotADemo,
            ClaimError::OtherKind => ServeError::IsADemo,
            ClaimError::Store(error) => ServeError::Store(error),
        })
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use clap::Parser;
    use tempfile::TempDir;

    use super::*;
    use crate::config::{Cli, Command};
    use crate::disk;
    use crate::test_referral;

    /// Why the server does not start with this folder and address.
    async fn refusal(data: &Path, addr: &str, demo: bool) -> String {
        refusal_of(data, &serve(addr, demo)).await
    }

    async fn refusal_of(data: &Path, serve: &Serve) -> String {
        let config = Config {
            data: data.to_owned(),
            secrets: None,
            origin: None,
            registrar: None,
        };
        let refused = run(&config, serve).await.expect_err("it refuses");
        refused.to_string()
    }

    fn serve(addr: &str, demo: bool) -> Serve {
        Serve {
            addr: addr.parse().expect("an address"),
            demo,
            smtp_url: None,
            smtp_ca: None,
            mail_from: Some("letterlock@localhost".parse().expect("a mailbox")),
        }
    }

    #[tokio::test]
    async fn a_demo_that_others_could_reach_is_refused_before_anything_is_made() {
        let folder = TempDir::new().expect("a folder");
        let data = folder.path().join("data");
        for addr in ["0.0.0.0:0", "192.0.2.7:3000", "[::]:0"] {
            let told = refusal(&data, addr, true).await;
            assert!(told.contains("this machine only"), "{told}");
        }
        assert!(!data.exists());
    }

    #[test]
    fn a_demo_on_this_machine_is_not_refused() {
        for addr in ["127.0.0.1:3000", "127.0.0.2:3000", "[::1]:3000"] {
            assert!(refuse_a_reachable_demo(&serve(addr, true)).is_ok());
        }
    }

    #[tokio::test]
    async fn a_demo_beside_real_practices_is_refused() {
        let folder = TempDir::new().expect("a folder");
        let store = data::open(folder.path()).await.expect("a database");
        claim(&store, false).await.expect("a new database");
        let told = refusal(folder.path(), "127.0.0.1:0", true).await;
        assert!(told.contains("not a demo's"), "{told}");
        assert_eq!(store.practices().await.expect("it answers"), []);
    }

    #[tokio::test]
    async fn a_demos_folder_is_not_served_as_a_real_one() {
        let folder = TempDir::new().expect("a folder");
        let store = data::open(folder.path()).await.expect("a database");
        claim(&store, true).await.expect("a new demo");
        let told = refusal(folder.path(), "127.0.0.1:0", false).await;
        assert!(told.contains("is a demo's"), "{told}");
    }

    #[tokio::test]
    async fn a_mail_servers_address_is_refused_without_its_password_before_anything_is_made() {
        let folder = TempDir::new().expect("a folder");
        let data = folder.path().join("data");
        for url in ["smtp://user:hunter2@mail.example.org", "hunter2"] {
            let mut serve = serve("127.0.0.1:0", false);
            serve.smtp_url = Some(url.parse().expect("whatever was given"));
            let told = refusal_of(&data, &serve).await;
            assert!(told.contains("LETTERLOCK_SMTP_URL"), "{told}");
            assert!(!told.contains("hunter2"), "{told}");
        }
        assert!(!data.exists());
    }

    #[tokio::test]
    async fn a_server_that_listens_everywhere_without_an_origin_is_refused() {
        let folder = TempDir::new().expect("a folder");
        let data = folder.path().join("data");
        let told = refusal(&data, "0.0.0.0:0", false).await;
        assert!(told.contains("LETTERLOCK_ORIGIN"), "{told}");
        assert!(!data.exists());
    }

    #[tokio::test]
    async fn a_mail_server_without_a_sender_is_refused() {
        let folder = TempDir::new().expect("a folder");
        let data = folder.path().join("data");
        let command = ["letterlock", "serve", "--smtp-url", "smtp://127.0.0.1:25"];
        let Some(Command::Serve(serve)) = Cli::parse_from(command).command else {
            panic!("it is told to serve")
        };
        let told = refusal_of(&data, &serve).await;
        assert!(told.contains("LETTERLOCK_MAIL_FROM"), "{told}");
        assert!(!data.exists());
    }

    #[tokio::test]
    async fn secrets_that_are_missing_are_not_made_anew_for_members() {
        let folder = TempDir::new().expect("a folder");
        let store = data::open(folder.path()).await.expect("a database");
        claim(&store, false).await.expect("a new database");
        test_referral::furnish(&store, SystemClock.now()).await;
        let told = refusal(folder.path(), "127.0.0.1:0", false).await;
        assert!(told.contains("LETTERLOCK_SECRETS"), "{told}");
    }

    #[tokio::test]
    async fn a_signing_key_that_is_lost_is_not_made_anew() {
        // The port is taken, so that each start ends by itself.
        let taken = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let addr = taken.local_addr().expect("its address").to_string();
        let folder = TempDir::new().expect("a folder");
        let told = refusal(folder.path(), &addr, false).await;
        assert!(told.contains("cannot listen"), "a first start: {told}");
        for name in ["keylog.seed", "receipts.seed"] {
            let file = folder.path().join("secrets").join(name);
            let seed = std::fs::read(&file).expect("it was made");
            std::fs::remove_file(&file).expect("its own file");
            let told = refusal(folder.path(), &addr, false).await;
            assert!(told.contains(name) && told.contains("backup"), "{told}");
            assert!(!file.exists());
            disk::write(&file, &seed, 0o600).expect("it is put back");
            let told = refusal(folder.path(), &addr, false).await;
            assert!(told.contains("cannot listen"), "{told}");
        }
    }

    #[tokio::test]
    async fn a_folder_that_cannot_be_made_is_named() {
        let folder = TempDir::new().expect("a folder");
        let file = folder.path().join("file");
        std::fs::write(&file, "").expect("a file");
        let told = refusal(&file.join("data"), "127.0.0.1:0", false).await;
        assert!(told.contains("cannot be made"), "{told}");
    }

    #[tokio::test]
    async fn an_address_in_use_is_named_and_nothing_is_deleted() {
        let taken = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let addr = taken.local_addr().expect("its address").to_string();
        let folder = TempDir::new().expect("a folder");
        let uploading = folder.path().join("uploading");
        std::fs::create_dir(&uploading).expect("a folder");
        let told = refusal(folder.path(), &addr, false).await;
        assert!(uploading.exists(), "it may be the other server's");
        assert!(
            told.contains(&addr) && told.contains("LETTERLOCK_ADDR"),
            "{told}"
        );
    }
}
