//! Where ids, numbers and tokens are drawn from. Only [`SystemRandom`] asks the system;
//! everything else takes a [`Random`].

use thiserror::Error;

/// The system gave no random bytes.
#[derive(Clone, Copy, Debug, Error)]
#[error("the system gives no random numbers: {0}")]
pub(crate) struct RandomError(getrandom::Error);

/// Gives uniformly random bytes that nobody can foresee.
pub(crate) trait Random: Send + Sync {
    /// Fills all of `bytes`.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomError>;
}

/// The 16 bytes of a new id.
pub(crate) fn id(random: &dyn Random) -> Result<[u8; 16], RandomError> {
    let mut bytes = [0; 16];
    random.fill(&mut bytes)?;
    Ok(bytes)
}

/// The operating system's randomness.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SystemRandom;

impl Random for SystemRandom {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the randomness that everything else takes as a parameter"
    )]
    fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomError> {
        getrandom::fill(bytes).map_err(RandomError)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::atomic::{AtomicU8, Ordering};

    use super::*;

    /// Counts instead of drawing: 16 times 1, 16 times 2.
    #[derive(Debug, Default)]
    pub(crate) struct Counting(AtomicU8);

    impl Random for Counting {
        fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomError> {
            bytes.fill(self.0.fetch_add(1, Ordering::Relaxed) + 1);
            Ok(())
        }
    }

    #[test]
    fn two_ids_differ() {
        let drawn = [id(&SystemRandom), id(&SystemRandom)].map(|id| id.expect("random bytes"));
        assert_ne!(drawn[0], drawn[1]);
    }
}
