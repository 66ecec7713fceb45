//! What the mails say, in French. Their subjects are worded so that they need no accent.

mod account;
mod team;

use referral::ReferralNumber;
use referral::news::{AccountNews, News, OwnNews};
use referral::offer::{DeclineReason, ExpectedWait};
use referral::urgency::Urgency;

use super::{Fr, in_sentence};
use crate::FormWords;
use crate::mail::MailParagraph::{self, About, Address, Code, Plain};
use crate::mail::{MailText, MailWords};

impl MailWords for Fr {
    fn mail_received(&self, number: ReferralNumber, practice: &str, specialist: &str) -> MailText {
        MailText {
            subject: format!("Demande {number} transmise au cabinet"),
            paragraphs: vec![
                Plain(format!(
                    "La demande de consultation {number} est arrivée à destination\u{a0}: \
                     {practice}, à l’attention de {specialist}."
                )),
                next(
                    "le cabinet ouvre la demande, puis l’accepte ou la refuse. Vous recevrez un \
                     autre courriel quand il aura décidé. Notez le numéro au dossier\u{a0}: il \
                     sert à parler de la demande avec le cabinet.",
                ),
                Plain(WORSE.to_owned()),
                Plain(STATUS.to_owned()),
            ],
            foot: format!(
                "{NO_REPLY} Si vous n’avez pas envoyé cette demande, quelqu’un a mal tapé son \
                 adresse, et vous pouvez supprimer ce courriel."
            ),
        }
    }

    fn mail_arrived(
        &self,
        number: ReferralNumber,
        specialist: &str,
        urgency: Urgency,
        inbox: &str,
    ) -> MailText {
        let urgency = in_sentence(self.urgency(urgency));
        MailText {
            subject: format!("Nouvelle demande {number} ({urgency})"),
            paragraphs: vec![
                Plain(format!(
                    "La demande de consultation {number} est arrivée, à l’attention de \
                     {specialist}."
                )),
                About(
                    "Degré d’urgence, selon la clinique\u{a0}:",
                    format!("{urgency}."),
                ),
                next(
                    "ouvrez une session, ouvrez la demande, puis acceptez-la ou refusez-la. La \
                     clinique en sera informée par courriel.",
                ),
                Address(
                    "Votre boîte de réception se trouve ici\u{a0}:",
                    inbox.to_owned(),
                ),
            ],
            foot: format!(
                "La demande est scellée. Seule l’équipe de votre cabinet peut l’ouvrir. {NO_REPLY}"
            ),
        }
    }

    fn mail_accepted(
        &self,
        number: ReferralNumber,
        practice: &str,
        wait: Option<ExpectedWait>,
    ) -> MailText {
        let wait = match wait {
            Some(wait) => About(
                "Attente prévue\u{a0}:",
                format!(
                    "{} à partir du jour de l’acceptation.",
                    self.expected_wait(wait)
                ),
            ),
            None => {
                Plain("Le cabinet n’a pas précisé combien de temps durera l’attente.".to_owned())
            }
        };
        MailText {
            subject: format!("Acceptation de la demande {number}"),
            paragraphs: vec![
                Plain(format!(
                    "{practice} a accepté la demande de consultation {number}."
                )),
                wait,
                next(
                    "le cabinet organise le rendez-vous. Prévenez la patiente ou le patient, et \
                     notez la réponse au dossier.",
                ),
                Plain(WORSE.to_owned()),
                Plain(STATUS.to_owned()),
            ],
            foot: NO_REPLY.to_owned(),
        }
    }

    fn mail_declined(
        &self,
        number: ReferralNumber,
        practice: &str,
        reason: DeclineReason,
        written: bool,
    ) -> MailText {
        let besides = if written {
            format!(
                "Le cabinet vous a aussi écrit un message. Ce qu’il écrit ne passe jamais par \
                 courriel. {STATUS}"
            )
        } else {
            format!("Le cabinet n’a rien écrit de plus. {STATUS}")
        };
        MailText {
            subject: format!("Refus de la demande {number}"),
            paragraphs: vec![
                Plain(format!(
                    "{practice} a refusé la demande de consultation {number}."
                )),
                About(
                    "Motif\u{a0}:",
                    format!("{}.", in_sentence(self.decline_reason(reason))),
                ),
                Plain(besides),
                next(&format!(
                    "la patiente ou le patient n’est plus en attente auprès de ce cabinet. {}",
                    after(reason)
                )),
            ],
            foot: NO_REPLY.to_owned(),
        }
    }

    fn mail_code(&self, number: ReferralNumber, code: &str) -> MailText {
        MailText {
            subject: format!("Votre code pour la demande {number}"),
            paragraphs: vec![
                Code("Voici le code\u{a0}:", code.to_owned()),
                next(
                    "tapez-le dans la page qui le demande. Il ne sert qu’une fois, dans les 10 \
                     minutes. La page reste ensuite ouverte dans ce navigateur pendant 12 heures.",
                ),
                Plain(format!(
                    "Quelqu’un a ouvert la page de suivi de la demande {number} avec son lien \
                     secret. Si ce n’était ni vous ni quelqu’un de votre équipe, gardez le code \
                     pour vous\u{a0}: sans lui, personne ne voit la page."
                )),
            ],
            foot: NO_REPLY.to_owned(),
        }
    }

    fn mail_passphrase_changed(&self, by_recovery_code: bool, passkeys: bool) -> MailText {
        account::passphrase_changed(by_recovery_code, passkeys)
    }
    fn mail_passkey_changed(&self, added: bool) -> MailText {
        account::passkey_changed(added)
    }
    fn mail_account_changed(&self, news: AccountNews) -> MailText {
        account::changed(news)
    }

    fn mail_team_changed(&self, practice: &str, news: News, page: &str) -> MailText {
        team::changed(practice, news, page)
    }
    fn mail_membership(&self, practice: &str, news: OwnNews, page: &str) -> MailText {
        team::membership(practice, news, page)
    }

    fn demo_mails_title(&self) -> &'static str {
        "Les courriels de la démonstration"
    }
    fn demo_mails_lead(&self) -> &'static str {
        "La démonstration n’a pas de serveur de courriel\u{a0}: au lieu d’être envoyé, chaque \
         courriel est écrit dans un fichier. Le plus récent vient en premier. Vous en voyez le texte; \
         le fichier contient aussi les mêmes mots en HTML."
    }
    fn demo_mails_none(&self) -> &'static str {
        "Aucun courriel n’a encore été écrit. Envoyez une demande, puis rechargez cette page."
    }
    fn demo_mails_older(&self, count: usize, folder: &str) -> String {
        match count {
            0 | 1 => format!("{count} courriel plus ancien se trouve dans {folder}."),
            count => format!("{count} courriels plus anciens se trouvent dans {folder}."),
        }
    }
    fn demo_mails_list(&self) -> &'static str {
        "Courriels, du plus récent au plus ancien"
    }
}

/// What whoever reads it, or the practice, does next.
fn next(words: &str) -> MailParagraph {
    About("La suite\u{a0}:", words.to_owned())
}

/// What a mail cannot show, and where it is.
const STATUS: &str = "Pour voir où en est la demande, utilisez le lien secret de la page où le \
                      numéro s’est affiché. Il figure aussi à la dernière page du PDF.";

/// For whoever would wait.
pub(super) const WORSE: &str = "Si l’état de la patiente ou du patient s’aggrave entre-temps, \
                                n’attendez pas\u{a0}: téléphonez au cabinet, ou dirigez cette \
                                personne vers le service d’urgence.";

/// At the end of every mail.
const NO_REPLY: &str =
    "Ce courriel ne dit rien de la patiente ou du patient. Les réponses ne sont pas lues.";

/// What the sender can do after a referral was declined.
pub(super) fn after(reason: DeclineReason) -> &'static str {
    match reason {
        DeclineReason::MoreInformation => {
            "Ajoutez ce qui manque, puis envoyez une nouvelle demande."
        }
        DeclineReason::PrerequisitesNotDone => {
            "Organisez ce qui doit être fait d’abord, puis envoyez une nouvelle demande."
        }
        DeclineReason::WrongService => {
            "Envoyez une nouvelle demande à une spécialité ou à un service qui convient mieux."
        }
        DeclineReason::PrimaryCare => {
            "Poursuivez les soins à votre clinique. Si cela ne suffit pas, envoyez une nouvelle \
             demande."
        }
        DeclineReason::NoCapacity => {
            "Envoyez une nouvelle demande à une ou un autre spécialiste, ou laissez Letterlock \
             choisir."
        }
        DeclineReason::OutsideArea => {
            "Envoyez une nouvelle demande à une ou un spécialiste de la région où vit cette \
             personne."
        }
        DeclineReason::OutsideAge => {
            "Envoyez une nouvelle demande à une ou un spécialiste qui voit des gens de cet âge."
        }
        DeclineReason::Duplicate => {
            "Cherchez la demande précédente au dossier, ou téléphonez au cabinet."
        }
        DeclineReason::Unreadable => {
            "Envoyez la demande de nouveau. Si c’est urgent, téléphonez d’abord au cabinet."
        }
        DeclineReason::Other => {
            "Lisez ce que le cabinet a écrit, ou téléphonez-lui, avant d’envoyer une nouvelle \
             demande."
        }
    }
}
