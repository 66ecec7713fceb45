//! Choosing another passphrase, in French.

use crate::fr::Fr;
use crate::practice::PassphraseWords;

impl PassphraseWords for Fr {
    fn change_passphrase(&self) -> &'static str {
        "Changer votre phrase secrète"
    }
    fn change_passphrase_lead(&self) -> &'static str {
        "La nouvelle phrase secrète déverrouille les mêmes clés. Toutes vos sessions seront fermées. La \
         trousse de récupération reste la même."
    }
    fn passphrase_until_now(&self) -> &'static str {
        "Votre phrase secrète actuelle"
    }
    fn passphrase_same(&self) -> &'static str {
        "Choisissez une phrase secrète différente de l’actuelle"
    }
    fn changing_passphrase(&self) -> &'static str {
        "Changement de votre phrase secrète en cours"
    }
    fn passphrase_changed(&self) -> &'static str {
        "Votre phrase secrète est changée"
    }
    fn passphrase_changed_text(&self) -> &'static str {
        "Ouvrez une session avec la nouvelle. Si vous aviez noté l’ancienne, détruisez cette note."
    }
    fn passphrase_passkeys_stay(&self) -> &'static str {
        "Vos clés d’accès restent telles quelles."
    }
}
