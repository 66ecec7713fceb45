//! Passkeys, in French.

use time::OffsetDateTime;

use crate::practice::{PasskeyTrouble, PasskeyWords};
use crate::{Fr, LetterWords};

impl PasskeyWords for Fr {
    fn passkeys(&self) -> &'static str {
        "Clés d’accès"
    }
    fn passkeys_text(&self) -> &'static str {
        "Votre ordinateur, votre téléphone ou une clé de sécurité garde une clé d’accès, et vous \
         demande votre doigt, votre visage ou un NIP. Après votre phrase secrète, elle remplace le \
         code de l’application. Beaucoup peuvent aussi ouvrir votre session sans phrase secrète."
    }
    fn passkeys_lose_nothing(&self) -> &'static str {
        "Si vous perdez une clé d’accès, rien de ce qui est scellé n’est perdu\u{a0}: votre phrase \
         secrète l’ouvre comme avant. Pour pouvoir alors ouvrir une session, gardez une seconde clé \
         d’accès ou une application d’authentification."
    }
    fn no_passkeys(&self) -> &'static str {
        "Vous n’avez pas encore ajouté de clé d’accès."
    }
    fn passkey_made(&self, at: OffsetDateTime) -> String {
        format!("Ajoutée le {}.", self.letter_day(at.date()))
    }
    fn passkey_used(&self, at: Option<OffsetDateTime>) -> String {
        match at {
            Some(at) => format!("Dernière utilisation le {}.", self.letter_day(at.date())),
            None => "Pas encore utilisée.".to_owned(),
        }
    }
    fn passkey_opens(&self, alone: bool) -> &'static str {
        if alone {
            "Ouvre votre session sans phrase secrète."
        } else {
            "Seconde étape\u{a0}: votre phrase secrète vient d’abord."
        }
    }
    fn let_passkey_open(&self, name: &str) -> (&'static str, String) {
        (
            "La laisser ouvrir votre session seule",
            format!("Laisser «\u{a0}{name}\u{a0}» ouvrir votre session sans phrase secrète"),
        )
    }
    fn remove_passkey(&self, name: &str) -> (&'static str, String) {
        (
            "Retirer",
            format!("Retirer la clé d’accès «\u{a0}{name}\u{a0}»"),
        )
    }
    fn passkey_removed(&self) -> &'static str {
        "La clé d’accès est retirée, et vos sessions sont fermées dans les autres navigateurs. Vous \
         pouvez aussi la supprimer de l’appareil."
    }

    fn add_passkey(&self) -> &'static str {
        "Ajouter une clé d’accès"
    }
    fn add_passkey_lead(&self) -> &'static str {
        "Votre navigateur vous demande où la garder. Il peut le faire deux fois\u{a0}: la seconde \
         fois, il vérifie si la clé d’accès peut ouvrir votre session sans phrase secrète."
    }
    fn passkey_name(&self) -> &'static str {
        "Son nom"
    }
    fn passkey_name_hint(&self) -> &'static str {
        "Pour la reconnaître dans votre liste. Par exemple\u{a0}: portable de la réception"
    }
    fn passkey_name_missing(&self) -> &'static str {
        "Entrez un nom de 60 caractères au plus pour la clé d’accès"
    }
    fn make_passkey(&self) -> &'static str {
        "Continuer dans le navigateur"
    }
    fn no_passkey_now(&self) -> &'static str {
        "Ne pas en ajouter maintenant"
    }
    fn passkey_waiting(&self) -> &'static str {
        "Faites ce que votre navigateur demande."
    }
    fn passkey_added(&self, alone: bool) -> &'static str {
        if alone {
            "Votre clé d’accès est ajoutée. Elle ouvre votre session sans phrase secrète."
        } else {
            "Votre clé d’accès est ajoutée comme seconde étape. Votre phrase secrète vient toujours \
             d’abord."
        }
    }
    fn passkey_instead(&self) -> &'static str {
        "Ajouter plutôt une clé d’accès"
    }

    fn second_passkey_title(&self) -> &'static str {
        "Utilisez votre clé d’accès"
    }
    fn second_passkey_lead(&self) -> &'static str {
        "Votre navigateur demande une clé d’accès que vous avez ajoutée à votre compte."
    }
    fn use_passkey(&self) -> &'static str {
        "Utiliser une clé d’accès"
    }
    fn second_step_nowhere(&self) -> &'static str {
        "Vous avez ajouté des clés d’accès à votre compte, et elles ne servent pas à cette adresse en \
         ce moment. Dites-le aux responsables de cette adresse."
    }
    fn sign_in_by_passkey(&self) -> &'static str {
        "Ouvrir une session avec une clé d’accès"
    }
}

pub(super) const fn trouble(trouble: PasskeyTrouble) -> &'static str {
    match trouble {
        PasskeyTrouble::Cancelled => {
            "Votre navigateur a mis fin à l’opération\u{a0}: elle a été annulée, elle a duré trop \
             longtemps, ou aucune clé d’accès n’a été trouvée. Rien n’a changé. Recommencez, ou \
             utilisez un autre moyen."
        }
        PasskeyTrouble::Known => {
            "Cet appareil garde déjà une clé d’accès de votre compte. Choisissez un autre appareil, \
             ou utilisez celle que vous avez."
        }
        PasskeyTrouble::Unable => {
            "Votre navigateur ou cet appareil ne peut pas faire cela avec une clé d’accès. Utilisez \
             un autre navigateur ou un autre appareil, ou un autre moyen."
        }
        PasskeyTrouble::Refused => {
            "Cette clé d’accès n’a pas été acceptée\u{a0}: elle n’est pas de votre compte, ou elle a \
             été retirée. Utilisez-en une autre, ou un autre moyen."
        }
        PasskeyTrouble::NotAdded => {
            "Cette clé d’accès n’a pas pu être ajoutée. Rien n’a changé. Recommencez, ou utilisez un \
             autre appareil."
        }
        PasskeyTrouble::TooLate => {
            "Plus de 5 minutes ont passé, ou vous avez recommencé dans un autre onglet. Rien n’a \
             changé ici. Recommencez."
        }
        PasskeyTrouble::NoSecret => {
            "Cette clé d’accès ne peut pas ouvrir votre session sans phrase secrète. Entrez votre \
             phrase secrète, puis utilisez la clé d’accès comme seconde étape."
        }
        PasskeyTrouble::SecondStepOnly => {
            "Cette clé d’accès est seulement une seconde étape. Entrez d’abord votre phrase secrète. \
             Sous «\u{a0}Votre compte\u{a0}», vous pouvez la laisser ouvrir votre session seule."
        }
        PasskeyTrouble::DoesNotOpen => {
            "Cette clé d’accès n’ouvre pas votre compte. Utilisez votre phrase secrète. Retirez \
             ensuite la clé d’accès sous «\u{a0}Votre compte\u{a0}», puis ajoutez-la de nouveau."
        }
        PasskeyTrouble::Last => {
            "C’est votre seule seconde étape, et il en faut une. Ajoutez d’abord la nouvelle, puis \
             retirez celle-ci."
        }
    }
}
