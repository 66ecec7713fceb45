//! Looking at an attached file, in French.

use crate::fr::Fr;
use crate::practice::{NotShown, ViewingWords};

impl ViewingWords for Fr {
    fn view_file(&self) -> &'static str {
        "Voir"
    }
    fn only_saved(&self) -> &'static str {
        "Les fichiers de ce type ne s’affichent pas ici. Enregistrez-le pour l’ouvrir."
    }
    fn pixels_text(&self) -> &'static str {
        "La page est dessinée ici comme une image, pour que rien dans le fichier ne puisse \
         s’exécuter sur votre ordinateur. Un lecteur d’écran ne peut pas lire une \
         image\u{a0}: enregistrez le fichier pour en avoir le texte."
    }
    fn opening_file(&self, done: &str, total: &str) -> String {
        format!("Ouverture du fichier\u{a0}: {done} sur {total}")
    }
    fn reading_file(&self) -> &'static str {
        "Lecture du fichier"
    }
    fn drawing_page(&self, page: u32, count: u32) -> String {
        format!("Affichage de la page {page} sur {count}")
    }
    fn page_of(&self, page: u32, count: u32) -> String {
        format!("Page {page} sur {count}")
    }
    fn page_of_file(&self, page: u32, count: u32, file: &str) -> String {
        format!("Page {page} sur {count} de {file}")
    }
    fn pages_area(&self, file: &str) -> String {
        format!("Contenu de {file}")
    }
    fn viewer_tools(&self) -> &'static str {
        "Pages et taille"
    }
    fn previous_page(&self) -> &'static str {
        "Page précédente"
    }
    fn next_page(&self) -> &'static str {
        "Page suivante"
    }
    fn larger(&self) -> &'static str {
        "Agrandir"
    }
    fn smaller(&self) -> &'static str {
        "Réduire"
    }
    fn fit_width(&self) -> &'static str {
        "Pleine largeur"
    }
    fn page_not_whole(&self) -> &'static str {
        "Une partie de cette page n’a pas pu être lue, et il peut manquer quelque chose. \
         Enregistrez le fichier et regardez-le dans un autre programme, ou communiquez avec la \
         clinique."
    }
    fn only_first_pages(&self, count: u32) -> String {
        format!(
            "Seules les {count} premières pages s’affichent ici. Enregistrez le fichier pour voir \
             les autres."
        )
    }
    fn not_shown(&self, why: NotShown) -> &'static str {
        match why {
            NotShown::TooLarge => {
                "Ce fichier est trop volumineux pour s’afficher ici. Enregistrez-le pour l’ouvrir \
                 dans un autre programme."
            }
            NotShown::Damaged => {
                "Ce fichier ou cette page est endommagé et ne peut pas s’afficher. Demandez à la \
                 clinique d’envoyer le fichier de nouveau."
            }
            NotShown::Locked => {
                "Ce fichier a un mot de passe. Enregistrez-le, ouvrez-le dans un autre programme \
                 et demandez le mot de passe à la clinique."
            }
            NotShown::Unknown => {
                "Ce fichier utilise quelque chose qui ne peut pas s’afficher ici. Enregistrez-le \
                 pour l’ouvrir dans un autre programme."
            }
            NotShown::TooSlow => {
                "Cette page est trop longue à dessiner. Enregistrez le fichier pour l’ouvrir dans \
                 un autre programme."
            }
            NotShown::Stopped => {
                "L’affichage s’est arrêté à ce fichier. Essayez de nouveau, ou enregistrez le \
                 fichier pour l’ouvrir dans un autre programme."
            }
            NotShown::NotLoaded => {
                "Le programme d’affichage ne s’est pas chargé. Vérifiez votre connexion et \
                 essayez de nouveau."
            }
        }
    }
}
