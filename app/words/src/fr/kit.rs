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
                 ouvrent. Quand toutes les phrases secrètes sont perdues, ces huit groupes les \
                 ouvrent encore.",
            ),
            (
                "Comment s’en servir",
                "À l’adresse de votre Letterlock, allez à «\u{a0}Pour les cabinets\u{a0}», «\u{a0}Phrase \
                 secrète oubliée?\u{a0}», puis «\u{a0}Plus personne dans votre cabinet ne peut ouvrir \
                 de session\u{a0}» (/practice/recover). Tapez-y les huit groupes\u{a0}: vous devenez \
                 propriétaire, avec une nouvelle phrase secrète. Majuscules ou minuscules, peu \
                 importe. Si cela ne fonctionne pas, demandez une copie des données de votre cabinet \
                 aux responsables du serveur\u{a0}: les groupes l’ouvrent aussi.",
            ),
            (
                "Où la garder",
                "Sur papier, dans un tiroir fermé à clé ou un coffre-fort, comme de l’argent ou des \
                 clés. Seules les personnes dont vous feriez des propriétaires devraient pouvoir la \
                 prendre. Pas dans un ordinateur, pas dans un courriel, pas en photo. Une fois cette \
                 page imprimée, supprimez son fichier.",
            ),
            (
                "Ce qu’il faut savoir",
                "Quiconque tient cette page peut devenir propriétaire de votre cabinet, et ouvrir \
                 tout ce qui lui a été envoyé. Les propriétaires l’apprennent par courriel, mais tout \
                 est alors ouvert. Sans cette page et sans aucune phrase secrète, tout reste fermé \
                 pour toujours\u{a0}: personne ne peut alors vous aider, pas même nous.",
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
