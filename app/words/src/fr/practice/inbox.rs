//! The list of what came in, in French.

use crate::fr::calendar::in_groups;
use crate::fr::{Fr, in_sentence};
use crate::practice::{Column, InboxWords, Tray};

impl InboxWords for Fr {
    fn inbox_title(&self) -> &'static str {
        "Boîte de réception"
    }
    fn trays_label(&self) -> &'static str {
        "Demandes à afficher"
    }
    fn tray(&self, tray: Tray) -> &'static str {
        match tray {
            Tray::New => "Nouvelles",
            Tray::Waiting => "À décider",
            Tray::Accepted => "Acceptées",
            Tray::Declined => "Refusées",
            Tray::All => "Toutes",
        }
    }
    fn list_caption(&self, tray: Tray) -> String {
        format!("Demandes\u{a0}: {}", in_sentence(self.tray(tray)))
    }
    fn column(&self, column: Column) -> &'static str {
        match column {
            Column::Urgency => "Urgence",
            Column::Patient => "Nom",
            Column::Category => "Catégorie",
            Column::Number => "Numéro",
            Column::Specialist => "Spécialiste",
            Column::Received => "Reçue le",
            Column::State => "État",
        }
    }
    fn overdue(&self, days: i64) -> String {
        format!("En retard\u{a0}: {days}\u{a0}jours")
    }
    fn tray_state(&self, tray: Tray) -> &'static str {
        match tray {
            Tray::New => "Nouvelle",
            Tray::Waiting => "Ouverte",
            Tray::Accepted => "Acceptée",
            Tray::Declined => "Refusée",
            Tray::All => "",
        }
    }
    fn name_coming(&self) -> &'static str {
        "Ouverture du nom"
    }
    fn name_damaged(&self) -> &'static str {
        "Ne s’ouvre pas"
    }
    fn age(&self, years: u16) -> String {
        match years {
            0 => "moins de 1\u{a0}an".to_owned(),
            1 => "1\u{a0}an".to_owned(),
            years => format!("{years}\u{a0}ans"),
        }
    }
    fn inbox_loading(&self) -> &'static str {
        "Chargement de la liste"
    }
    fn search(&self) -> &'static str {
        "Chercher un nom ou un numéro"
    }
    fn search_hint(&self) -> &'static str {
        "Dans ce navigateur seulement\u{a0}: ce que vous tapez ici n’est pas envoyé."
    }
    fn found(&self, count: usize) -> String {
        match count {
            0 | 1 => format!("{count} demande trouvée"),
            count => format!("{} demandes trouvées", in_groups(count)),
        }
    }
    fn names_open(&self, open: usize, of: usize) -> String {
        match open {
            0 | 1 => format!("{open} nom sur {} est ouvert", in_groups(of)),
            open => format!(
                "{} noms sur {} sont ouverts",
                in_groups(open),
                in_groups(of)
            ),
        }
    }
    fn order(&self) -> &'static str {
        "Ordre"
    }
    fn newest_first(&self) -> &'static str {
        "Les plus récentes d’abord"
    }
    fn urgent_first(&self) -> &'static str {
        "Les plus urgentes d’abord"
    }
    fn refresh(&self) -> &'static str {
        "Actualiser"
    }
    fn fetched_at(&self, time: &str) -> String {
        format!("À jour à {time}. La liste s’actualise chaque minute.")
    }
    fn arrived(&self, count: usize) -> String {
        match count {
            0 | 1 => format!("{count} demande est arrivée."),
            count => format!("{} demandes sont arrivées.", in_groups(count)),
        }
    }
    fn empty_title(&self, tray: Tray) -> &'static str {
        match tray {
            Tray::New => "Rien de nouveau",
            Tray::Waiting => "Aucune demande n’attend votre décision",
            Tray::Accepted => "Aucune demande acceptée pour l’instant",
            Tray::Declined => "Aucune demande refusée pour l’instant",
            Tray::All => "Aucune demande reçue pour l’instant",
        }
    }
    fn empty_text(&self, tray: Tray) -> &'static str {
        match tray {
            Tray::New => {
                "Les demandes que personne n’a ouvertes s’affichent ici. Quand il en arrive une, \
                 votre cabinet reçoit un courriel."
            }
            Tray::Waiting => {
                "Les demandes ouvertes qui ne sont encore ni acceptées ni refusées s’affichent \
                 ici."
            }
            Tray::Accepted => {
                "Les demandes s’affichent ici dès que quelqu’un de votre cabinet les accepte."
            }
            Tray::Declined => {
                "Les demandes s’affichent ici dès que quelqu’un de votre cabinet les refuse."
            }
            Tray::All => {
                "Les demandes s’affichent ici dès qu’une clinique en adresse une à votre cabinet. \
                 Un courriel vous prévient."
            }
        }
    }
    fn nothing_found(&self) -> &'static str {
        "Rien ici ne correspond à ce que vous avez tapé. Cherchez dans «\u{a0}Toutes\u{a0}», ou \
         tapez une plus petite partie du nom."
    }
    fn search_again(&self) -> &'static str {
        "Effacer la recherche"
    }
    fn none_chosen_title(&self) -> &'static str {
        "Aucune demande choisie"
    }
    fn none_chosen_text(&self) -> &'static str {
        "Choisissez-en une dans la liste pour l’afficher ici. Rien n’est ouvert tant que vous ne le \
         demandez pas."
    }
    fn shown_of(&self, shown: usize, of: usize) -> String {
        match shown {
            0 | 1 => format!("{shown} demande affichée sur {}", in_groups(of)),
            shown => format!(
                "{} demandes affichées sur {}",
                in_groups(shown),
                in_groups(of)
            ),
        }
    }
    fn show_more(&self) -> &'static str {
        "En afficher plus"
    }

    fn keys_title(&self) -> &'static str {
        "Clavier"
    }
    fn keys(&self) -> [(&'static str, &'static str); 6] {
        [
            ("J, ↓", "La demande suivante"),
            ("K, ↑", "La demande précédente"),
            ("Entrée", "Afficher la demande choisie"),
            ("/", "Aller à la recherche"),
            ("Échap", "Revenir à la boîte de réception"),
            ("?", "Afficher ces touches"),
        ]
    }
    fn keys_on(&self) -> &'static str {
        "Permettre les touches seules"
    }
    fn keys_on_hint(&self) -> &'static str {
        "Décochez cette case si vous parlez à votre ordinateur, ou s’il vous arrive d’appuyer sur \
         une touche sans le vouloir. Les flèches, Entrée et Échap fonctionnent toujours."
    }
    fn close(&self) -> &'static str {
        "Fermer"
    }
}
