//! The demo's ids: the same on every machine, because its keys were made for them beforehand.

use referral::code::{PracticeSlug, SpecialistSlug};
use referral::id::{MemberId, PracticeId, SpecialistId};
use sha2::{Digest, Sha256};

/// The id of a practice of the demo.
pub fn practice_id(slug: &PracticeSlug) -> PracticeId {
    PracticeId::from_bytes(derived("practice", slug.as_str()))
}

/// The id of a specialist of the demo.
pub fn specialist_id(slug: &SpecialistSlug) -> SpecialistId {
    SpecialistId::from_bytes(derived("specialist", slug.as_str()))
}

/// The id of the owner of a practice of the demo.
pub fn owner_id(slug: &PracticeSlug) -> MemberId {
    MemberId::from_bytes(derived("owner", slug.as_str()))
}

/// The first 16 bytes of a SHA-256.
fn derived(kind: &str, slug: &str) -> [u8; 16] {
    let digest = Sha256::digest(format!("letterlock demo {kind} {slug}"));
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_never_changes() {
        let orchard = practice_id(&"orchard-surgical".parse().expect("a slug"));
        assert_eq!(orchard.to_string(), "06370a982e4965dce935c4287a5ca6ae");
    }

    #[test]
    fn a_practice_and_a_specialist_of_one_slug_differ() {
        let practice = practice_id(&"a".parse().expect("a slug"));
        let specialist = specialist_id(&"a".parse().expect("a slug"));
        assert_ne!(practice.as_bytes(), specialist.as_bytes());
    }
}
