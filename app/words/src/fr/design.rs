//! The page of the design system, in French.

use super::Fr;
use crate::design::{DesignPart, DesignState, DesignWords};

impl DesignWords for Fr {
    fn design_title(&self) -> &'static str {
        "De quoi les pages sont faites"
    }
    fn design_lead(&self) -> &'static str {
        "Chaque élément dans tous ses états, comme dans les pages. Rien ne fonctionne ici\u{a0}: tout \
         est à regarder, dans les deux thèmes, sur un téléphone et agrandi."
    }
    fn design_part(&self, part: DesignPart) -> &'static str {
        match part {
            DesignPart::Steps => "Où l’on en est",
            DesignPart::Buttons => "Boutons",
            DesignPart::Line => "Une ligne de texte",
            DesignPart::Prose => "Plusieurs lignes",
            DesignPart::Date => "Une date",
            DesignPart::Radios => "Un choix parmi quelques-uns",
            DesignPart::Tick => "Oui ou rien",
            DesignPart::Select => "Un choix parmi beaucoup",
            DesignPart::Find => "Un choix parmi beaucoup, trouvé en tapant",
            DesignPart::Files => "Fichiers",
            DesignPart::Errors => "Ce qui est à corriger",
            DesignPart::Summary => "Les réponses, encore une fois",
            DesignPart::Disclosure => "Plus de détails, au besoin",
            DesignPart::Notices => "Avis",
            DesignPart::Number => "Un numéro à garder",
            DesignPart::Marks => "Degrés d’urgence",
            DesignPart::Table => "Une liste, en fiches sur un téléphone",
            DesignPart::Dialog => "Une question au passage",
            DesignPart::Toast => "Ce qui a été fait",
        }
    }
    fn design_state(&self, state: DesignState) -> &'static str {
        match state {
            DesignState::Empty => "vide",
            DesignState::Answered => "rempli",
            DesignState::Optional => "facultatif",
            DesignState::Wrong => "à corriger",
            DesignState::Disabled => "hors d’atteinte",
        }
    }
}
