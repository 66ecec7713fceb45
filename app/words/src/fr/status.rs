//! What the status page says, in French.

use referral::offer::{DeclineReason, ExpectedWait, OfferState};
use time::OffsetDateTime;

use super::mail::{WORSE, after};
use super::{Fr, calendar, in_sentence};
use crate::FormWords;
use crate::status::{CodeTrouble, NotAsked, SoFar, StatusWords};

impl StatusWords for Fr {
    fn follow_title(&self) -> &'static str {
        "Suivre une demande"
    }
    fn follow_asking(&self) -> &'static str {
        "Recherche de l’état de la demande"
    }
    fn no_referral_title(&self) -> &'static str {
        "Ce lien ne mène à aucune demande"
    }
    fn no_referral(&self) -> [&'static str; 2] {
        [
            "Il manque peut-être une partie du lien. Il est long et se coupe facilement quand on \
             le copie. Copiez le lien en entier à partir de la dernière page du PDF, ou balayez le \
             code carré qui s’y trouve.",
            "Si le lien entier mène ici aussi, téléphonez au cabinet et donnez le numéro de la \
             demande.",
        ]
    }
    fn not_asked_title(&self) -> &'static str {
        "Nous n’avons pas pu vérifier l’état de la demande"
    }
    fn not_asked(&self, trouble: NotAsked) -> &'static str {
        match trouble {
            NotAsked::Unreached => {
                "Nous n’avons pas pu joindre le serveur. Vérifiez la connexion, puis réessayez."
            }
            NotAsked::ServerFailed => "Le serveur est occupé. Attendez une minute, puis réessayez.",
            NotAsked::Stopped => {
                "La partie de cette page qui interroge le serveur s’est arrêtée. Réessayez. Si \
                 cela ne change rien, rechargez la page."
            }
        }
    }

    fn code_title(&self) -> &'static str {
        "D’abord, un code reçu par courriel"
    }
    fn code_text(&self) -> &'static str {
        "Le lien seul ne montre rien\u{a0}: quelqu’un qui le trouverait pourrait s’en servir. Nous \
         envoyons un code à six chiffres à l’adresse donnée à l’envoi. Il est valable 10 minutes. \
         Cette page reste ensuite ouverte dans ce navigateur pendant 12 heures."
    }
    fn mail_code(&self) -> &'static str {
        "M’envoyer un code"
    }
    fn mail_another_code(&self) -> &'static str {
        "M’envoyer un autre code"
    }
    fn mailing_code(&self) -> &'static str {
        "Envoi d’un code"
    }
    fn code_mailed(&self) -> &'static str {
        "Un code est en route vers l’adresse donnée à l’envoi. Cela peut prendre une minute. \
         Regardez aussi dans le courrier indésirable."
    }
    fn code_label(&self) -> &'static str {
        "Code reçu par courriel"
    }
    fn code_hint(&self) -> &'static str {
        "Six chiffres"
    }
    fn try_code(&self) -> &'static str {
        "Afficher la demande"
    }
    fn trying_code(&self) -> &'static str {
        "Vérification du code"
    }
    fn code_trouble(&self, trouble: CodeTrouble) -> String {
        match trouble {
            CodeTrouble::NotSixDigits => "Inscrivez les six chiffres reçus par courriel".to_owned(),
            CodeTrouble::OtherCode => {
                "Ce n’est pas le code de notre dernier courriel, ou ses 10 minutes sont passées. \
                 Vérifiez les chiffres, ou demandez un autre code."
                    .to_owned()
            }
            CodeTrouble::NoCookie => {
                "C’était le bon code, mais ce navigateur ne garde pas de témoins (cookies) pour \
                 cette adresse, et la page ne peut pas rester ouverte. Autorisez-les, puis \
                 demandez un autre code."
                    .to_owned()
            }
            CodeTrouble::TooManyTries(minutes @ 0..=1) => {
                format!(
                    "Il y a eu beaucoup d’essais. Attendez {minutes} minute, puis demandez un \
                     autre code."
                )
            }
            CodeTrouble::TooManyTries(minutes) => {
                format!(
                    "Il y a eu beaucoup d’essais. Attendez {minutes} minutes, puis demandez un \
                     autre code."
                )
            }
            CodeTrouble::NotAsked(trouble) => self.not_asked(trouble).to_owned(),
        }
    }

    fn stands(&self, state: OfferState) -> &'static str {
        match state {
            OfferState::Reserved | OfferState::Sent => "Le cabinet a reçu la demande",
            OfferState::Opened => "Le cabinet a ouvert la demande",
            OfferState::Accepted => "Le cabinet a accepté la demande",
            OfferState::Declined => "Le cabinet a refusé la demande",
        }
    }
    fn number_label(&self) -> &'static str {
        "Numéro de la demande"
    }
    fn is_with(&self, specialist: &str, practice: &str) -> String {
        format!("À l’attention de {specialist}, {practice}")
    }
    fn so_far_title(&self) -> &'static str {
        "Jusqu’à maintenant"
    }
    fn so_far(&self, step: SoFar) -> &'static str {
        match step {
            SoFar::Sent => "Envoyée",
            SoFar::Opened => "Ouverte par le cabinet",
            SoFar::Decided => "Acceptée ou refusée",
            SoFar::Accepted => "Acceptée",
            SoFar::Declined => "Refusée",
        }
    }
    fn not_yet(&self) -> &'static str {
        "Pas encore"
    }
    fn moment(&self, at: OffsetDateTime) -> String {
        format!(
            "{} {} à {}",
            calendar::weekday(at.weekday()),
            calendar::day(at.date()),
            calendar::time_of_day(at.time())
        )
    }
    fn as_of(&self, at: OffsetDateTime) -> String {
        format!(
            "À jour à {}\u{a0}h {:02}\u{a0}min {:02}\u{a0}s, à l’horloge de cet appareil",
            at.hour(),
            at.minute(),
            at.second()
        )
    }
    fn look_again(&self) -> &'static str {
        "Actualiser"
    }
    fn wait(&self, wait: Option<ExpectedWait>) -> String {
        match wait {
            Some(wait) => format!(
                "Attente prévue\u{a0}: {} à partir du jour de l’acceptation.",
                self.expected_wait(wait)
            ),
            None => "Le cabinet n’a pas précisé combien de temps durera l’attente.".to_owned(),
        }
    }
    fn declined_because(&self, reason: DeclineReason) -> String {
        format!("Motif\u{a0}: {}.", in_sentence(self.decline_reason(reason)))
    }
    fn what_next_title(&self) -> &'static str {
        "La suite"
    }
    fn what_next(&self, state: OfferState) -> &'static str {
        match state {
            OfferState::Reserved | OfferState::Sent => {
                "Personne au cabinet ne l’a encore ouverte. Quand le cabinet aura décidé, un \
                 courriel sera envoyé à l’adresse donnée à l’envoi."
            }
            OfferState::Opened => {
                "Le cabinet décide s’il l’accepte ou la refuse. Un courriel sera ensuite envoyé à \
                 l’adresse donnée à l’envoi."
            }
            OfferState::Accepted => {
                "Le cabinet organise le rendez-vous. Prévenez la patiente ou le patient, et notez \
                 la réponse au dossier."
            }
            OfferState::Declined => {
                "La patiente ou le patient n’est plus en attente auprès de ce cabinet. Notez la \
                 réponse au dossier."
            }
        }
    }
    fn after_decline(&self, reason: DeclineReason) -> &'static str {
        after(reason)
    }
    fn if_worse(&self) -> &'static str {
        WORSE
    }

    fn written_title(&self) -> &'static str {
        "Ce que le cabinet a écrit"
    }
    fn written_proof(&self) -> &'static str {
        "Message ouvert dans ce navigateur, avec votre lien. Il est signé avec la clé que votre \
         navigateur a vue quand la demande a été envoyée."
    }
    fn written_nothing(&self) -> &'static str {
        "Le cabinet n’a rien écrit de plus."
    }
    fn written_damaged(&self) -> &'static str {
        "Un message est arrivé au nom du cabinet, mais il ne s’ouvre pas, ou la clé du cabinet ne \
         l’a pas signé. Ne vous y fiez pas. Téléphonez au cabinet et demandez ce qu’il a écrit."
    }

    fn cannot_title(&self) -> &'static str {
        "Ce que cette page ne peut pas faire"
    }
    fn cannot(&self) -> [&'static str; 3] {
        [
            "Elle ne peut pas montrer la demande elle-même. Seul le cabinet peut l’ouvrir; votre \
             copie est le PDF que vous avez téléchargé après l’envoi.",
            "Elle ne peut ni modifier la demande ni la retirer. Pour cela, téléphonez au cabinet \
             et donnez le numéro.",
            "Elle ne peut pas s’ouvrir sans le lien. Protégez le lien autant que le dossier, et \
             donnez-le seulement aux personnes qui peuvent être au courant de la demande.",
        ]
    }
}
