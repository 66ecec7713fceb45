//! One referral, in French.

use referral::offer::{Decision, DeclineReason};

use crate::FormWords;
use crate::fr::{Fr, in_sentence};
use crate::practice::ReadingWords;

impl ReadingWords for Fr {
    fn referral_title(&self, number: &str) -> String {
        format!("Demande {number}")
    }
    fn back_to_inbox(&self) -> &'static str {
        "Retour à la boîte de réception"
    }
    fn no_referral_title(&self) -> &'static str {
        "Cette demande n’est pas ici"
    }
    fn no_referral_text(&self) -> &'static str {
        "Votre cabinet n’a aucune demande à cette adresse. Si vous avez suivi un lien, il est \
         peut-être pour un autre cabinet, ou il n’est pas entier."
    }
    fn opening_is_recorded(&self) -> &'static str {
        "Personne n’a encore ouvert cette demande. Son ouverture est consignée avec votre nom et \
         l’heure, et la clinique peut voir qu’elle a été ouverte."
    }
    fn opened_before(&self, at: &str) -> String {
        format!(
            "Elle a été ouverte pour la première fois le {at}. Toute nouvelle ouverture est \
             consignée aussi."
        )
    }
    fn open_referral(&self) -> &'static str {
        "Ouvrir cette demande"
    }
    fn opening(&self) -> &'static str {
        "Ouverture de la demande"
    }
    fn sealed_at(&self, at: &str) -> String {
        format!("Scellée le {at}, à l’horloge de l’ordinateur de la clinique.")
    }
    fn breaks_title(&self) -> &'static str {
        "À regarder de plus près"
    }
    fn breaks_text(&self) -> &'static str {
        "Certaines réponses ne respectent pas les règles du formulaire, et la page d’envoi ne les \
         aurait pas laissées passer. Téléphonez à la clinique avant de vous y fier\u{a0}:"
    }
    fn print_referral(&self) -> &'static str {
        "Imprimer"
    }
    fn save_pdf(&self) -> &'static str {
        "Enregistrer en PDF"
    }
    fn pdf_saved(&self) -> &'static str {
        "Votre navigateur a le PDF. Regardez dans vos téléchargements. Il n’est pas scellé\u{a0}: \
         quiconque peut utiliser cet ordinateur peut l’y lire."
    }
    fn pdf_failed(&self) -> &'static str {
        "Le PDF n’a pas pu être créé, parce qu’une partie de cette page ne s’est pas chargée. \
         Vérifiez la connexion et réessayez, ou imprimez la demande."
    }
    fn pdf_missing(&self) -> &'static str {
        "Le PDF ne peut pas afficher ces lettres et donne leur code à la place\u{a0}:"
    }
    fn files_text(&self) -> &'static str {
        "Les fichiers viennent de l’extérieur de votre cabinet. Chacun est ouvert ici et \
         enregistré tel qu’il a été joint; ce que vous enregistrez reste sur cet ordinateur."
    }
    fn save_file(&self) -> &'static str {
        "Enregistrer"
    }
    fn saving_file(&self, done: &str, total: &str) -> String {
        format!("Ouverture du fichier\u{a0}: {done} sur {total}")
    }
    fn file_saved(&self) -> &'static str {
        "Votre navigateur a le fichier. Regardez dans vos téléchargements."
    }

    fn decide_title(&self) -> &'static str {
        "Décision"
    }
    fn decide_text(&self) -> &'static str {
        "La clinique en sera informée par courriel. La décision est définitive."
    }
    fn accept(&self) -> &'static str {
        "Accepter la demande"
    }
    fn decline(&self) -> &'static str {
        "Refuser la demande"
    }
    fn unreadable_text(&self) -> &'static str {
        "Si elle ne s’ouvre pas non plus pour quelqu’un d’autre de votre cabinet, \
         refusez-la\u{a0}: un courriel dira à la clinique de l’envoyer de nouveau. La décision est \
         définitive."
    }
    fn decline_unreadable(&self) -> &'static str {
        "Refuser la demande endommagée"
    }
    fn wait(&self) -> &'static str {
        "Quelle est l’attente prévue?"
    }
    fn wait_hint(&self) -> &'static str {
        "D’aujourd’hui jusqu’à la consultation. La clinique en sera informée."
    }
    fn wait_unknown(&self) -> &'static str {
        "Pas encore connue"
    }
    fn wait_missing(&self) -> &'static str {
        "Choisissez l’attente prévue, ou indiquez qu’elle n’est pas encore connue"
    }
    fn reason(&self) -> &'static str {
        "Pourquoi la refusez-vous?"
    }
    fn reason_hint(&self) -> &'static str {
        "Ce motif sera donné à la clinique par courriel."
    }
    fn reason_missing(&self) -> &'static str {
        "Choisissez pourquoi la demande est refusée"
    }
    fn note(&self) -> &'static str {
        "Que doit savoir la clinique?"
    }
    fn note_hint(&self) -> &'static str {
        "Votre message est scellé ici et ne figure jamais dans un courriel. Seule la clinique peut \
         le lire, avec le lien secret de cette demande."
    }
    fn note_missing(&self, reason: DeclineReason) -> String {
        let hint = self.decline_words_hint(reason);
        hint.unwrap_or("Dites ce que la clinique doit savoir")
            .to_owned()
    }
    fn note_too_long(&self, longest: usize) -> String {
        format!("Raccourcissez votre message à {longest} caractères au plus")
    }
    fn note_leave(&self) -> &'static str {
        "Votre message à la clinique n’est pas encore envoyé. Si vous partez maintenant, il sera \
         perdu."
    }
    fn go_back(&self) -> &'static str {
        "Revenir en arrière"
    }
    fn confirm_title(&self, decision: Decision, number: &str) -> String {
        match decision {
            Decision::Accepted { .. } => format!("Accepter la demande {number}?"),
            Decision::Declined { .. } => format!("Refuser la demande {number}?"),
        }
    }
    fn confirm_text(&self, decision: Decision, written: bool) -> Vec<String> {
        let mail = "La clinique reçoit un courriel avec le numéro de la demande, le nom de votre \
                    cabinet et cette réponse, sans aucun renseignement sur la patiente ou le \
                    patient.";
        let mut text = vec![self.decided_as(decision), mail.to_owned()];
        if written {
            let sealed = "Votre message est scellé. Le courriel dit seulement qu’il y a quelque \
                          chose à lire sur la page de suivi.";
            text.push(sealed.to_owned());
        }
        text.push("Cette décision est définitive. Elle ne peut pas être annulée.".to_owned());
        text
    }
    fn confirm(&self, decision: Decision) -> &'static str {
        match decision {
            Decision::Accepted { .. } => "Oui, l’accepter",
            Decision::Declined { .. } => "Oui, la refuser",
        }
    }
    fn deciding(&self) -> &'static str {
        "Enregistrement de la décision"
    }
    fn decided_title(&self, decision: Decision) -> &'static str {
        match decision {
            Decision::Accepted { .. } => "Cette demande est acceptée",
            Decision::Declined { .. } => "Cette demande est refusée",
        }
    }
    fn decided_by(&self, name: &str, at: &str) -> String {
        format!("Par {name}, le {at}.")
    }
    fn decided_as(&self, decision: Decision) -> String {
        match decision {
            Decision::Accepted { wait: Some(wait) } => {
                format!("Attente prévue\u{a0}: {}.", self.expected_wait(wait))
            }
            Decision::Accepted { wait: None } => {
                "Attente prévue\u{a0}: pas encore connue.".to_owned()
            }
            Decision::Declined { reason } => {
                format!("Motif\u{a0}: {}.", in_sentence(self.decline_reason(reason)))
            }
        }
    }
    fn sender_is_told(&self) -> &'static str {
        "La clinique en est informée par courriel."
    }
    fn decided_before(&self) -> &'static str {
        "Quelqu’un de votre cabinet a décidé avant vous. C’est sa décision qui compte, et la vôtre \
         n’a pas été enregistrée."
    }
}
