//! Choosing another passphrase, in English.

use crate::en::En;
use crate::practice::PassphraseWords;

impl PassphraseWords for En {
    fn change_passphrase(&self) -> &'static str {
        "Change your passphrase"
    }
    fn change_passphrase_lead(&self) -> &'static str {
        "The new passphrase unlocks the same keys. You will be signed out everywhere. The recovery \
         kit stays as it is."
    }
    fn passphrase_until_now(&self) -> &'static str {
        "Your passphrase until now"
    }
    fn passphrase_same(&self) -> &'static str {
        "Choose a passphrase that is not the one until now"
    }
    fn changing_passphrase(&self) -> &'static str {
        "Changing your passphrase"
    }
    fn passphrase_changed(&self) -> &'static str {
        "Your passphrase is changed"
    }
    fn passphrase_changed_text(&self) -> &'static str {
        "Sign in with the new one. If you wrote the old one down, destroy that."
    }
    fn passphrase_passkeys_stay(&self) -> &'static str {
        "Your passkeys stay as they are."
    }
}
