//! RSA-OAEP with SHA-256 towards a public key (RFC 8017 section 7.1), in pure Rust.

use rand_core::{CryptoRng, RngCore};
use rsa::Oaep;
use sha2::Sha256;

use crate::jwk::RsaPublicJwk;
use crate::provider::{KEY_LEN, Provider, ProviderError};

/// The encrypted key of a recipient: as long as its modulus.
pub fn wrap<P: Provider>(
    provider: &P,
    to: &RsaPublicJwk,
    key: &[u8; KEY_LEN],
) -> Result<Vec<u8>, ProviderError> {
    // `rsa` takes an infallible generator, so the only randomness that OAEP
    // needs, one seed of the hash's length, is drawn before it is asked for.
    let mut seed = Seed::draw(provider)?;
    let wrapped = to
        .key()
        .encrypt(&mut seed, Oaep::new::<Sha256>(), key)
        .map_err(|_| ProviderError)?;
    if seed.short {
        Err(ProviderError)
    } else {
        Ok(wrapped)
    }
}

/// Random bytes drawn ahead; asking for more than were drawn is remembered.
struct Seed {
    bytes: zeroize::Zeroizing<[u8; 32]>,
    used: usize,
    short: bool,
}

impl Seed {
    fn draw<P: Provider>(provider: &P) -> Result<Self, ProviderError> {
        let bytes = crate::provider::random(provider)?;
        Ok(Self {
            bytes,
            used: 0,
            short: false,
        })
    }
}

impl RngCore for Seed {
    fn next_u32(&mut self) -> u32 {
        let mut bytes = [0; 4];
        self.fill_bytes(&mut bytes);
        u32::from_le_bytes(bytes)
    }

    fn next_u64(&mut self) -> u64 {
        let mut bytes = [0; 8];
        self.fill_bytes(&mut bytes);
        u64::from_le_bytes(bytes)
    }

    fn fill_bytes(&mut self, out: &mut [u8]) {
        match self.bytes.get(self.used..self.used + out.len()) {
            Some(fresh) => {
                out.copy_from_slice(fresh);
                self.used += out.len();
            }
            None => self.short = true,
        }
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), rand_core::Error> {
        self.fill_bytes(out);
        Ok(())
    }
}

impl CryptoRng for Seed {}
