//! What a recovery kit says on paper, in French.

use super::Fr;
use crate::kit::KitWords;

impl KitWords for Fr {
    fn kit_heading(&self) -> &'static str {
        "Trousse de récupération"
    }
    fn kit_made(&self, day: &str) -> String {
        format!("Créée le {day}")
    }
    fn kit_told(&self) -> [(&'static str, &'static str); 4] {
        [
            (
                "À quoi elle sert",
                "Les demandes envoyées à votre cabinet sont scellées, et les phrases secrètes les \
                 ouvrent. Quand toutes les phrases secrètes sont perdues, ces huit groupes et ce \
                 que garde le serveur les ouvrent encore.",
            ),
            (
                "Comment s’en servir",
                "Demandez une copie des données de votre cabinet aux responsables de votre serveur \
                 Letterlock. La personne qui s’occupe de vos ordinateurs l’ouvre avec ces groupes. \
                 Majuscules ou minuscules, peu importe, et un groupe mal tapé est nommé.",
            ),
            (
                "Où la garder",
                "Sur papier, dans un tiroir fermé à clé ou un coffre-fort que seules les personnes \
                 qui ont le droit d’ouvrir les demandes peuvent atteindre. Pas dans un ordinateur, \
                 pas dans un courriel, pas en photo. Une fois cette page imprimée, supprimez son \
                 fichier.",
            ),
            (
                "Ce qu’il faut savoir",
                "Quiconque tient cette page, et a ce que garde le serveur, peut ouvrir tout ce qui \
                 a été envoyé à votre cabinet. Sans cette page et sans aucune phrase secrète, tout \
                 reste fermé pour toujours\u{a0}: personne ne peut alors vous aider, pas même nous.",
            ),
        ]
    }
    fn kit_yearly(&self) -> (&'static str, &'static str) {
        (
            "Une fois par année",
            "Voyez si cette page est bien à sa place et si chaque groupe se lit encore.",
        )
    }
    fn kit_checked(&self) -> [&'static str; 2] {
        ["Vérifiée le", "par"]
    }
}
