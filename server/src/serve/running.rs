//! The server while it runs: whoever answers, hands mails over and tidies up, until one of them
//! ends or it is told to stop.

use std::io;
use std::time::Duration;

use thiserror::Error;
use tokio::select;
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::timeout;

/// How long requests may still take after the server was told to stop.
pub(super) const GRACE: Duration = Duration::from_secs(30);

/// Why the server did not go on. Written for the operator.
#[derive(Debug, Error)]
pub(crate) enum Stopped {
    #[error("the server stopped: {0}")]
    Serving(io::Error),
    #[error(
        "the server stopped, because what hands over mails or tidies up did: the log says why. \
         Start it again"
    )]
    Worker,
}

/// All of it.
pub(super) struct Running {
    stop: watch::Sender<bool>,
    serving: JoinHandle<io::Result<()>>,
    workers: JoinSet<()>,
}

impl Running {
    /// Answers, and ends when `stop` is true and every request is answered.
    pub(super) fn new(
        stop: watch::Sender<bool>,
        serving: impl Future<Output = io::Result<()>> + Send + 'static,
    ) -> Self {
        Self {
            stop,
            serving: tokio::spawn(serving),
            workers: JoinSet::new(),
        }
    }

    /// With this worker, which ends soon after `stop` is true and not before.
    pub(super) fn with(mut self, worker: impl Future<Output = ()> + Send + 'static) -> Self {
        self.workers.spawn(worker);
        self
    }

    /// Until it is `told` to stop. A part that ends by itself ends the whole: a server that answers
    /// but mails nobody is worse than one that is seen to be down.
    pub(super) async fn until(
        mut self,
        told: impl Future<Output = ()>,
        grace: Duration,
    ) -> Result<(), Stopped> {
        let outcome = select! {
            () = told => Ok(()),
            served = &mut self.serving => Err(Stopped::Serving(why(served))),
            _ = self.workers.join_next(), if !self.workers.is_empty() => Err(Stopped::Worker),
        };
        self.stop.send_replace(true);
        let answering = !self.serving.is_finished();
        if answering && timeout(grace, &mut self.serving).await.is_err() {
            tracing::warn!("requests that did not end are cut off");
            self.serving.abort();
        }
        // What one of them has claimed and not done waits in the database.
        while self.workers.join_next().await.is_some() {}
        outcome
    }
}

fn why<E: Into<Box<dyn std::error::Error + Send + Sync>>>(
    served: Result<io::Result<()>, E>,
) -> io::Error {
    match served {
        Ok(Err(error)) => error,
        Ok(Ok(())) => io::Error::other("it answers no more"),
        Err(panicked) => io::Error::other(panicked),
    }
}

/// Waits until `stop` is true, or nobody is there any more who could say so.
pub(super) async fn stopped(mut stop: watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use tokio::io::AsyncWriteExt;
    use tokio::net::{TcpListener, TcpStream};

    use super::*;

    const SHORT: Duration = Duration::from_millis(50);

    #[tokio::test]
    async fn a_request_that_does_not_end_does_not_keep_the_server_from_stopping() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let addr = listener.local_addr().expect("its address");
        let stop = watch::Sender::new(false);
        let told = stop.subscribe();
        let router = axum::Router::new().route("/", axum::routing::get(pending::<()>));
        let serving = axum::serve(listener, router).with_graceful_shutdown(stopped(told));
        let running = Running::new(stop, serving.into_future());
        let mut client = TcpStream::connect(addr).await.expect("it listens");
        let asked = client.write_all(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n");
        asked.await.expect("it reads");
        let told = tokio::time::sleep(SHORT);
        let ended = timeout(Duration::from_secs(10), running.until(told, SHORT)).await;
        assert!(ended.expect("it stops").is_ok());
    }

    #[tokio::test]
    async fn workers_hear_of_the_stop_while_requests_still_end() {
        let stop = watch::Sender::new(false);
        let (said, heard) = tokio::sync::oneshot::channel();
        let told = stop.subscribe();
        // The last request ends only when the worker has heard.
        let serving = async { heard.await.map_err(io::Error::other) };
        let running = Running::new(stop, serving).with(async {
            stopped(told).await;
            let _ = said.send(());
        });
        let ended = running.until(ready(()), Duration::from_secs(10)).await;
        assert!(ended.is_ok());
    }

    #[tokio::test]
    async fn a_worker_that_ends_early_ends_the_server() {
        let stop = watch::Sender::new(false);
        let serving = stopped(stop.subscribe());
        let serving = async {
            serving.await;
            Ok(())
        };
        let other = stopped(stop.subscribe());
        let running = Running::new(stop, serving)
            .with(async { panic!("something that nobody foresaw") })
            .with(other);
        let ended = running.until(pending(), SHORT).await;
        assert!(matches!(ended, Err(Stopped::Worker)), "{ended:?}");
    }
}
