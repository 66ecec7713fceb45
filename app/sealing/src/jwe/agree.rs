//! The Concat KDF of ECDH-ES (RFC 7518 section 4.6.2).

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

/// The content key for `enc` that both sides derive from the shared secret `z`.
pub(super) fn derive_content_key(z: &[u8; 32]) -> Zeroizing<[u8; 32]> {
    concat_kdf(z, b"A256GCM", b"", b"", 256)
}

/// One round of SHA-256: enough for any key of up to 256 bits.
fn concat_kdf(z: &[u8; 32], id: &[u8], apu: &[u8], apv: &[u8], bits: u32) -> Zeroizing<[u8; 32]> {
    let mut hash = Sha256::new_with_prefix(1_u32.to_be_bytes());
    hash.update(z);
    for field in [id, apu, apv] {
        let len = u32::try_from(field.len()).unwrap_or(u32::MAX);
        hash.update(len.to_be_bytes());
        hash.update(field);
    }
    hash.update(bits.to_be_bytes());
    Zeroizing::new(hash.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::b64u;

    /// RFC 7518 appendix C.
    #[test]
    fn the_key_is_the_one_the_standard_prints() {
        let z = [
            158, 86, 217, 29, 129, 113, 53, 211, 114, 131, 66, 131, 191, 132, 38, 156, 251, 49,
            110, 163, 218, 128, 106, 72, 246, 218, 167, 121, 140, 254, 144, 196,
        ];
        let key = concat_kdf(&z, b"A128GCM", b"Alice", b"Bob", 128);
        assert_eq!(b64u(&key[..16]), "VqqN6vgjbSBcIijNcacQGg");
    }
}
