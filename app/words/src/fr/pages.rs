//! The pages' frame and the pages that stand alone, in French.

use super::Fr;
use crate::PageWords;

impl PageWords for Fr {
    fn product(&self) -> &'static str {
        "Letterlock"
    }

    fn skip_to_content(&self) -> &'static str {
        "Aller au contenu de la page"
    }

    fn nav_language(&self) -> &'static str {
        "Langue"
    }

    fn needs_script(&self) -> &'static str {
        "Letterlock scelle la demande dans votre navigateur, et il lui faut JavaScript pour le \
         faire. Activez JavaScript pour cette adresse, puis rechargez la page. Sans JavaScript, \
         rien ne peut être envoyé."
    }

    fn cannot_run_wasm(&self) -> &'static str {
        "Ce navigateur ne prend pas en charge WebAssembly, dont Letterlock a besoin pour sceller \
         une demande. Mettez-le à jour, ou prenez-en un autre. Rien ne peut être envoyé d’ici."
    }

    fn cannot_be_secure(&self) -> &'static str {
        "Letterlock ne peut sceller une demande qu’à une adresse sécurisée. Demandez à la personne \
         qui vous a donné cette adresse celle qui commence par https. Rien ne peut être envoyé \
         d’ici."
    }

    fn cannot_load(&self) -> &'static str {
        "Une partie de cette page n’a pas été chargée, si bien qu’on ne peut encore rien y taper \
         ni rien envoyer. Vérifiez la connexion, puis rechargez la page."
    }

    fn page_broke(&self) -> &'static str {
        "Un imprévu est survenu, et cette page s’est arrêtée. Copiez ce dont vous avez encore \
         besoin, y compris le numéro de la demande s’il est affiché, puis rechargez la page."
    }

    fn footer(&self) -> &'static str {
        "Les demandes sont scellées dans votre navigateur. Seul le cabinet qui les reçoit peut les \
         ouvrir."
    }

    fn not_found_title(&self) -> &'static str {
        "Il n’y a pas de page ici"
    }

    fn not_found_text(&self) -> &'static str {
        "Si vous avez tapé l’adresse, vérifiez-la. Si vous avez suivi un lien, la page a peut-être \
         été déplacée, ou le lien a déjà servi."
    }

    fn nav_practices(&self) -> &'static str {
        "Pour les cabinets"
    }

    fn back_to_start(&self) -> &'static str {
        "Aller à la page d’accueil"
    }
}
