//! The second step of a sign-in, in French.

use time::OffsetDateTime;

use crate::fr::{Fr, calendar};
use crate::practice::SecondStepWords;

impl SecondStepWords for Fr {
    fn second_step_title(&self) -> &'static str {
        "Inscrivez le code de votre application d’authentification"
    }
    fn second_step_lead(&self) -> &'static str {
        "Ouvrez l’application d’authentification de votre téléphone et cherchez le code de \
         Letterlock. Il change toutes les 30 secondes, et chaque code ne sert qu’une fois."
    }
    fn authenticator_code(&self) -> &'static str {
        "Code de l’application"
    }
    fn authenticator_code_hint(&self) -> &'static str {
        "Six chiffres"
    }
    fn authenticator_code_missing(&self) -> &'static str {
        "Inscrivez les six chiffres qu’affiche votre application d’authentification"
    }
    fn checking_code(&self) -> &'static str {
        "Vérification du code"
    }

    fn second_step_lost(&self) -> &'static str {
        "J’ai perdu mon téléphone ou ma clé d’accès"
    }
    fn second_step_other(&self) -> &'static str {
        "Revenir à la phrase secrète"
    }
    fn lost_title(&self) -> &'static str {
        "Utilisez votre code de récupération"
    }
    fn lost_lead(&self) -> &'static str {
        "Votre code de récupération remplace ce que vous avez perdu. Votre application \
         d’authentification et vos clés d’accès seront retirées de votre compte, le code aura servi, et \
         vos autres sessions seront fermées. Si vous retrouvez votre téléphone, ses codes ne serviront \
         plus."
    }
    fn lost_refused(&self) -> &'static str {
        "Ce n’est pas votre code de récupération, ou il a déjà servi. Vérifiez que votre papier est le \
         plus récent"
    }
    fn lost_at_sign_in(&self) -> &'static str {
        "Ouvrez d’abord une session dans votre boîte de réception avec votre code de récupération, et \
         configurez-y une autre seconde étape"
    }
    fn lost_without(&self) -> &'static str {
        "Sans code de récupération, une ou un autre propriétaire de votre cabinet peut vous retirer, \
         puis vous inviter de nouveau."
    }

    fn authenticator(&self) -> &'static str {
        "Application d’authentification"
    }
    fn authenticator_text(&self) -> &'static str {
        "Avec une application d’authentification, votre phrase secrète ne suffit plus pour ouvrir \
         une session\u{a0}: il faut aussi un code de votre téléphone."
    }
    fn no_authenticator(&self) -> &'static str {
        "Vous n’avez pas encore d’application d’authentification."
    }
    fn authenticator_made(&self, at: OffsetDateTime) -> String {
        format!(
            "Votre application d’authentification est en place depuis le {}.",
            calendar::day(at.date())
        )
    }
    fn set_up_authenticator(&self) -> &'static str {
        "Mettre en place une application d’authentification"
    }
    fn replace_authenticator(&self) -> &'static str {
        "Passer à un autre téléphone"
    }
    fn remove_authenticator(&self) -> &'static str {
        "La retirer"
    }
    fn authenticator_removed(&self) -> &'static str {
        "Le code de votre application d’authentification n’est plus demandé."
    }

    fn authenticator_wanted(&self) -> &'static str {
        "Une étape de plus protège la boîte de réception de votre cabinet. Vous ne la faites qu’une \
         fois."
    }
    fn authenticator_lead(&self) -> &'static str {
        "Une application d’authentification sur votre téléphone affiche un nouveau code toutes les \
         30 secondes. Vous en inscrirez un chaque fois que vous ouvrirez une session."
    }
    fn authenticator_steps(&self) -> [&'static str; 3] {
        [
            "Ouvrez une application d’authentification sur votre téléphone. Si vous n’en avez pas, \
             demandez à la personne qui s’occupe de vos ordinateurs laquelle installer.",
            "Dans l’application, ajoutez un compte, puis numérisez cette image.",
            "Inscrivez le code que l’application affiche alors pour Letterlock.",
        ]
    }
    fn authenticator_qr(&self) -> &'static str {
        "Code QR pour votre application d’authentification. Le même contenu figure plus bas sous \
         forme de texte."
    }
    fn authenticator_by_hand(&self) -> &'static str {
        "Si vous ne pouvez pas la numériser, choisissez «\u{a0}saisir une clé\u{a0}» dans \
         l’application et tapez ceci\u{a0}:"
    }
    fn finish_authenticator(&self) -> &'static str {
        "Terminer"
    }
    fn authenticator_kept(&self) -> &'static str {
        "Votre application d’authentification est en place."
    }
}
