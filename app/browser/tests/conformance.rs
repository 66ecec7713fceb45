//! The published vectors through the browser's own cryptography.
#![cfg(target_arch = "wasm32")]

mod common;

use browser::WebCrypto;
use common::Unruled;
use sealing::conformance::{self, Tally};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn all_35_chunked_encryption_vectors_come_out_as_stated() {
    let tally = conformance::chunked_encryption(&WebCrypto::new().unwrap()).await;
    assert_eq!(
        tally,
        Ok(Tally {
            accepted: 10,
            refused: 25
        })
    );
}

#[wasm_bindgen_test]
async fn aes_gcm_vectors_come_out_as_stated() {
    let tally = conformance::aes_gcm(&WebCrypto::new().unwrap()).await;
    assert_eq!(
        tally,
        Ok(Tally {
            accepted: 39,
            refused: 27
        })
    );
}

#[wasm_bindgen_test]
async fn aes_key_wrapping_vectors_come_out_as_stated() {
    let tally = conformance::aes_kw(&WebCrypto::new().unwrap(), &Unruled).await;
    assert_eq!(
        tally,
        Ok(Tally {
            accepted: 13,
            refused: 55
        })
    );
}

#[wasm_bindgen_test]
async fn hkdf_vectors_come_out_as_stated() {
    assert_eq!(
        conformance::hkdf_sha256(),
        Ok(Tally {
            accepted: 83,
            refused: 3
        })
    );
}

#[wasm_bindgen_test]
async fn rsa_oaep_vectors_of_3072_and_4096_bits_come_out_as_stated() {
    let tally = conformance::rsa_oaep(&WebCrypto::new().unwrap(), &Unruled).await;
    assert_eq!(
        tally,
        Ok(Tally {
            accepted: 36,
            refused: 38
        })
    );
}

#[wasm_bindgen_test]
async fn a_key_of_2048_bits_is_refused() {
    assert_eq!(
        conformance::refuses_2048_bits(&WebCrypto::new().unwrap()).await,
        Ok(true)
    );
}
