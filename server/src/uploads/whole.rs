//! Work on the disk that is done as a whole.

use std::future::pending;
use std::panic::resume_unwind;

use tracing::Instrument;

/// Does this to its end, also when the request that waits for it is broken off: a lock that it
/// holds is not given back while the disk is still at it.
pub(crate) async fn to_the_end<T: Send + 'static>(
    work: impl Future<Output = T> + Send + 'static,
) -> T {
    match tokio::spawn(work.in_current_span()).await {
        Ok(done) => done,
        Err(failed) => match failed.try_into_panic() {
            Ok(panicked) => resume_unwind(panicked),
            // Only the end of the whole server breaks it off, and that ends us as well.
            Err(_) => pending().await,
        },
    }
}
