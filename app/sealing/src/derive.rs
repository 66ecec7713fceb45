//! HKDF with SHA-256 (RFC 5869), always to 32 bytes.

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

/// The key that `secret` gives for `info`, within `salt`.
pub(crate) fn derive_key(secret: &[u8], salt: &[u8], info: &str) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(salt), secret)
        .expand(info.as_bytes(), &mut *key)
        .expect("HKDF-SHA256 gives up to 8160 bytes");
    key
}
