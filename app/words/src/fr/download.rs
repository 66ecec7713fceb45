//! What the pages say in French of the letter that a sender keeps.

use super::Fr;
use crate::download::DownloadWords;

impl DownloadWords for Fr {
    fn download_letter(&self) -> &'static str {
        "Télécharger la demande (PDF)"
    }
    fn making_letter(&self) -> &'static str {
        "Préparation du PDF. Cela prend quelques secondes."
    }
    fn letter_downloaded(&self) -> &'static str {
        "Votre navigateur a le fichier. Ouvrez-le à partir de vos téléchargements pour voir s’il \
         est complet."
    }
    fn letter_failed(&self) -> &'static str {
        "Le PDF n’a pas pu être préparé, car une partie de cette page n’a pas été chargée. La \
         demande, elle, a bien été envoyée. Vérifiez la connexion et réessayez, ou téléchargez-la \
         en texte simple."
    }
    fn download_as_text(&self) -> &'static str {
        "Télécharger en texte"
    }
    fn letter_file(&self, number: &str) -> String {
        format!("Demande {number}")
    }
    fn download_patient_copy(&self) -> &'static str {
        "Télécharger une copie pour la patiente ou le patient (PDF)"
    }
    fn patient_copy_failed(&self) -> &'static str {
        "La copie pour la patiente ou le patient n’a pas pu être préparée, car une partie de cette \
         page n’a pas été chargée. Vérifiez la connexion et appuyez de nouveau sur le bouton."
    }
    fn patient_file(&self, number: &str) -> String {
        format!("Demande {number}, copie du patient")
    }
    fn missing_letters(&self) -> &'static str {
        "Votre copie PDF ne peut pas afficher ces caractères\u{a0}: elle montrera leurs codes à la \
         place. Le cabinet, lui, les reçoit comme vous les avez tapés."
    }
    fn missing_letter(&self, letter: char) -> String {
        format!("{letter} devient U+{:04X}", u32::from(letter))
    }
    fn labelled(&self, label: &str, answer: &str) -> String {
        format!("{label}\u{a0}: {answer}")
    }
    fn text_for_sender(&self) -> &'static str {
        "Réservé à la clinique qui a envoyé la demande. Gardez cette partie à part\u{a0}: retirez \
         tout ce qui suit avant de verser ce texte au dossier."
    }
}
