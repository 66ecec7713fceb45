//! What the server shares with an authenticator, sealed: a copy of the database alone makes no codes.

use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, Key, KeyInit, Nonce};
use referral::id::MemberId;
use zeroize::Zeroizing;

use crate::random::{Random, RandomError};

/// Bytes of a nonce of AES-GCM.
const NONCE: usize = 12;
/// What the seal says besides whose it is.
const WHAT: &[u8] = b"letterlock.totp";

/// AES-256-GCM, under a key that lies outside the database.
pub(crate) struct SecretsKey(Aes256Gcm);

impl SecretsKey {
    pub(crate) fn new(key: &[u8; 32]) -> Self {
        Self(Aes256Gcm::new(Key::<Aes256Gcm>::from_slice(key)))
    }

    /// The nonce, and the secret sealed for this member. A random nonce does: members set up an
    /// authenticator a few times in their lives, not billions.
    pub(crate) fn seal(
        &self,
        random: &dyn Random,
        member: MemberId,
        secret: &[u8],
    ) -> Result<Vec<u8>, RandomError> {
        let mut nonce = [0; NONCE];
        random.fill(&mut nonce)?;
        let aad = whose(member);
        let payload = Payload {
            msg: secret,
            aad: &aad,
        };
        let sealed = self.0.encrypt(Nonce::from_slice(&nonce), payload);
        let sealed = sealed.unwrap_or_else(|_| unreachable!("twenty bytes are not too long"));
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// What was sealed for this member; `None` if it was not, or under another key.
    pub(crate) fn open(&self, member: MemberId, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE)?;
        let aad = whose(member);
        let payload = Payload {
            msg: sealed,
            aad: &aad,
        };
        let opened = self.0.decrypt(Nonce::from_slice(nonce), payload);
        opened.ok().map(Zeroizing::new)
    }
}

fn whose(member: MemberId) -> Vec<u8> {
    [WHAT, member.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SystemRandom;

    const ONE: MemberId = MemberId::from_bytes([1; 16]);
    const OTHER: MemberId = MemberId::from_bytes([2; 16]);

    #[test]
    fn a_secret_opens_for_its_member_under_its_key_and_as_it_was_sealed_only() {
        let key = SecretsKey::new(&[7; 32]);
        let sealed = key.seal(&SystemRandom, ONE, b"secret").expect("sealed");
        let opened = key.open(ONE, &sealed).expect("it opens");
        assert_eq!(opened.as_slice(), b"secret");
        assert!(key.open(OTHER, &sealed).is_none());
        assert!(SecretsKey::new(&[8; 32]).open(ONE, &sealed).is_none());
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert!(key.open(ONE, &changed).is_none(), "{place}");
        }
        assert!(key.open(ONE, &sealed[..NONCE - 1]).is_none());
        let again = key.seal(&SystemRandom, ONE, b"secret").expect("sealed");
        assert_ne!(sealed, again);
    }
}
