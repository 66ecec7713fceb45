//! The published vectors on the native provider.

use futures::executor::block_on;
use rsa::Oaep;
use sealing::conformance::{self, Raw, Tally};
use sealing::counting::Counting;
use sealing::provider::ProviderError;

mod common;

/// The same crates without our rules.
struct Unruled;

impl Raw for Unruled {
    // The `rsa` crate's labels are text; our objects have none.
    const LABELS: bool = false;

    async fn oaep_decrypt(
        &self,
        jwk: &str,
        label: &[u8],
        ciphertext: &[u8],
    ) -> Result<Vec<u8>, ProviderError> {
        assert!(label.is_empty());
        let key = common::private_rsa(jwk);
        key.decrypt(Oaep::new::<sha2::Sha256>(), ciphertext)
            .map_err(|_| ProviderError)
    }

    async fn kw_unwrap(&self, key: &[u8; 32], wrapped: &[u8]) -> Result<Vec<u8>, ProviderError> {
        // RFC 3394 wraps two blocks or more; `aes-kw` leaves that to its caller, and
        // the provider takes exactly four.
        let bytes = aes_kw::KekAes256::from(*key)
            .unwrap_vec(wrapped)
            .map_err(|_| ProviderError)?;
        if bytes.len() < 16 {
            Err(ProviderError)
        } else {
            Ok(bytes)
        }
    }
}

#[test]
fn all_35_chunked_encryption_vectors_come_out_as_stated() {
    let tally = block_on(conformance::chunked_encryption(&Counting::default()));
    assert_eq!(
        tally,
        Ok(Tally {
            accepted: 10,
            refused: 25
        })
    );
}

#[test]
fn aes_gcm_vectors_come_out_as_stated() {
    let tally = block_on(conformance::aes_gcm(&Counting::default()));
    assert_eq!(
        tally,
        Ok(Tally {
            accepted: 39,
            refused: 27
        })
    );
}

#[test]
fn aes_key_wrapping_vectors_come_out_as_stated() {
    let tally = block_on(conformance::aes_kw(&Counting::default(), &Unruled));
    assert_eq!(
        tally,
        Ok(Tally {
            accepted: 13,
            refused: 55
        })
    );
}

#[test]
fn hkdf_vectors_come_out_as_stated() {
    assert_eq!(
        conformance::hkdf_sha256(),
        Ok(Tally {
            accepted: 83,
            refused: 3
        })
    );
}

#[test]
fn rsa_oaep_vectors_of_3072_and_4096_bits_come_out_as_stated() {
    let tally = block_on(conformance::rsa_oaep(&Counting::default(), &Unruled));
    assert_eq!(
        tally,
        Ok(Tally {
            accepted: 20,
            refused: 38
        })
    );
}

#[test]
fn a_key_of_2048_bits_is_refused() {
    assert_eq!(
        block_on(conformance::refuses_2048_bits(&Counting::default())),
        Ok(true)
    );
}
