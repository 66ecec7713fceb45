//! A member's own recovery code: another way to the account key, on paper as a recovery kit is.

use std::fmt;
use std::str::FromStr;

use referral::contact::Email;
use sha2::{Digest, Sha256};

use crate::account::{SlotPlace, derive_slot_key};
use crate::derive::derive_key;
use crate::kit_code::{KitCode, KitCodeError};
use crate::provider::{Provider, ProviderError};
use crate::thread::AccessToken;

/// 160 random bits. The server learns what is derived from them, never the code.
#[derive(Clone, PartialEq, Eq)]
pub struct AccountCode(KitCode);

impl AccountCode {
    /// A random code.
    pub fn make<P: Provider>(provider: &P) -> Result<Self, ProviderError> {
        KitCode::make(provider).map(Self)
    }

    /// The code as it is on paper.
    pub fn written(&self) -> &KitCode {
        &self.0
    }

    /// What shows the server that somebody has the code of the account of this address, which is in
    /// lower case. A browser knows the address before anybody tells it which member that is.
    pub fn derive_access_token(&self, account: &Email) -> AccessToken {
        let salt = Sha256::digest(account.as_str());
        AccessToken::from_bytes(derive_key(self.0.as_bytes(), &salt, "fr1.auth.rec"))
    }

    /// The key of the code's slot.
    pub async fn derive_slot_key<P: Provider>(
        &self,
        provider: &P,
        place: SlotPlace,
    ) -> Result<P::KeyCipher, ProviderError> {
        derive_slot_key(provider, place, self.0.as_bytes()).await
    }
}

impl fmt::Debug for AccountCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccountCode(..)")
    }
}

impl FromStr for AccountCode {
    type Err = KitCodeError;

    fn from_str(typed: &str) -> Result<Self, KitCodeError> {
        typed.parse().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> AccountCode {
        AccountCode(KitCode::from_bytes([7; 20]))
    }

    #[test]
    fn a_code_reads_back_and_shows_nothing_of_itself() {
        let written = code().written().to_string();
        assert_eq!(written.parse(), Ok(code()));
        assert_eq!(format!("{:?}", code()), "AccountCode(..)");
    }

    #[test]
    fn the_token_is_the_accounts_own_and_never_changes() {
        let token = |address: &str| {
            let token = code().derive_access_token(&address.parse().unwrap());
            token.to_text().to_string()
        };
        assert_eq!(
            token("robin@example.org"),
            "cpAIRSFsjKwKQ8oKuxTeq6eJdohNKkNCwCFx9Cbsmi4"
        );
        assert_ne!(token("robin@example.org"), token("robin@example.com"));
    }
}
