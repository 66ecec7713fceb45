//! Where ids, numbers and tokens are drawn from. Only [`SystemRandom`] asks the system;
//! everything else takes a [`Random`].

use rand_core::{CryptoRng, RngCore};
use referral::ReferralNumber;
use thiserror::Error;
use wire::Token;

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

/// A new token.
pub(crate) fn token(random: &dyn Random) -> Result<Token, RandomError> {
    let mut bytes = [0; 32];
    random.fill(&mut bytes)?;
    Ok(Token::from_bytes(bytes))
}

/// A new name of 32 hexadecimal signs.
pub(crate) fn hex_id(random: &dyn Random) -> Result<String, RandomError> {
    let drawn = u128::from_be_bytes(id(random)?);
    Ok(format!("{drawn:032x}"))
}

/// A new referral number.
pub(crate) fn number(random: &dyn Random) -> Result<ReferralNumber, RandomError> {
    let mut failed = None;
    let number = ReferralNumber::draw(|| {
        let mut byte = [0];
        if let Err(error) = random.fill(&mut byte) {
            failed = Some(error);
        }
        byte[0]
    });
    failed.map_or(Ok(number), Err)
}

/// Six digits, each code equally likely.
pub(crate) fn code(random: &dyn Random) -> Result<String, RandomError> {
    const CODES: u32 = 1_000_000;
    loop {
        let mut bytes = [0; 4];
        random.fill(&mut bytes)?;
        let drawn = u32::from_be_bytes(bytes);
        if drawn < u32::MAX / CODES * CODES {
            return Ok(format!("{:06}", drawn % CODES));
        }
    }
}

/// A [`Random`] for crates that cannot be told that there is none: as in their own generators, a
/// system without randomness ends what was asked for with a panic.
pub(crate) struct Source<'a>(pub(crate) &'a dyn Random);

impl RngCore for Source<'_> {
    fn next_u32(&mut self) -> u32 {
        let mut bytes = [0; 4];
        self.fill_bytes(&mut bytes);
        u32::from_ne_bytes(bytes)
    }

    fn next_u64(&mut self) -> u64 {
        let mut bytes = [0; 8];
        self.fill_bytes(&mut bytes);
        u64::from_ne_bytes(bytes)
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        if let Err(error) = self.0.fill(bytes) {
            panic!("{error}");
        }
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), rand_core::Error> {
        self.fill_bytes(bytes);
        Ok(())
    }
}

impl CryptoRng for Source<'_> {}

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
    fn a_code_is_six_digits_and_begins_with_any() {
        let codes: Vec<String> = (0..200)
            .map(|_| code(&SystemRandom).expect("random bytes"))
            .collect();
        for code in &codes {
            assert!(code.len() == 6 && code.bytes().all(|sign| sign.is_ascii_digit()));
        }
        assert!(codes.iter().any(|code| code.starts_with('0')));
        assert!(codes.iter().any(|code| code.starts_with('9')));
    }

    #[test]
    fn two_ids_differ() {
        let drawn = [id(&SystemRandom), id(&SystemRandom)].map(|id| id.expect("random bytes"));
        assert_ne!(drawn[0], drawn[1]);
    }
}
