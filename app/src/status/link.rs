//! The secret link of one referral.

use referral::id::ReferralId;
use zeroize::Zeroizing;

/// `/status/ID#SECRET`, read.
#[derive(Clone)]
pub struct Link {
    id: ReferralId,
    secret: Zeroizing<String>,
}

impl Link {
    /// The link of these two parts, or `None` where one of them is missing. Whether the secret is
    /// one, the vault sees.
    pub fn read(id: &str, fragment: &str) -> Option<Self> {
        let id = id.parse().ok()?;
        let secret = fragment.trim();
        (!secret.is_empty()).then(|| Self {
            id,
            secret: Zeroizing::new(secret.to_owned()),
        })
    }

    /// The referral.
    pub fn id(&self) -> ReferralId {
        self.id
    }

    /// A copy of the secret, for one message to the vault.
    pub fn secret(&self) -> String {
        self.secret.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0123456789abcdef0123456789abcdef";

    #[test]
    fn a_link_has_an_id_and_a_secret() {
        let link = Link::read(ID, " secret ").unwrap();
        assert_eq!(link.id().to_string(), ID);
        assert_eq!(link.secret(), "secret");
    }

    #[test]
    fn a_link_that_was_cut_is_none() {
        assert!(Link::read(ID, "").is_none());
        assert!(Link::read(ID, " ").is_none());
        assert!(Link::read(&ID[..31], "secret").is_none());
        assert!(Link::read("", "secret").is_none());
    }
}
