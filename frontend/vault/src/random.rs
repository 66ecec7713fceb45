//! The provider's randomness, for the sign-in protocol.

use rand_core::{CryptoRng, Error, RngCore};
use sealing::provider::Provider;

/// Draws from the provider.
pub(crate) struct Random<'a, P>(pub(crate) &'a P);

impl<P: Provider> RngCore for Random<'_, P> {
    fn next_u32(&mut self) -> u32 {
        rand_core::impls::next_u32_via_fill(self)
    }

    fn next_u64(&mut self) -> u64 {
        rand_core::impls::next_u64_via_fill(self)
    }

    fn fill_bytes(&mut self, out: &mut [u8]) {
        self.0
            .fill_random(out)
            .expect("a platform without randomness has no vault");
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(out);
        Ok(())
    }
}

impl<P: Provider> CryptoRng for Random<'_, P> {}
