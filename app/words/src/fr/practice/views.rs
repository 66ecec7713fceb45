//! Filters of the list and saved views, in French.

use crate::fr::Fr;
use crate::practice::ViewWords;

impl ViewWords for Fr {
    fn filters(&self) -> &'static str {
        "Ordre et filtres"
    }
    fn filters_set(&self, set: &[&str]) -> String {
        format!("\u{a0}: {}", set.join(", "))
    }
    fn any_category(&self) -> &'static str {
        "Toutes les catégories"
    }
    fn any_urgency(&self) -> &'static str {
        "Tous les degrés d’urgence"
    }
    fn any_specialist(&self) -> &'static str {
        "Tous les spécialistes"
    }
    fn clear_filters(&self) -> &'static str {
        "Effacer les filtres"
    }
    fn nothing_fits(&self) -> &'static str {
        "Rien ici ne correspond aux filtres. Effacez-les, ou cherchez dans «\u{a0}Toutes\u{a0}»."
    }
    fn views(&self) -> &'static str {
        "Vues enregistrées"
    }
    fn save_view(&self) -> &'static str {
        "Enregistrer cette vue"
    }
    fn view_name(&self) -> &'static str {
        "Nom de cette vue"
    }
    fn view_name_hint(&self) -> &'static str {
        "Ce navigateur garde le nom, la liste, son ordre et ses filtres, pour quiconque s’en sert. Il \
         ne garde jamais ce que vous cherchez. N’y mettez le nom de personne."
    }
    fn view_name_missing(&self) -> &'static str {
        "Entrez un nom pour cette vue"
    }
    fn view_name_too_long(&self, longest: usize) -> String {
        format!("Raccourcissez le nom à {longest} caractères au plus")
    }
    fn view_name_taken(&self) -> &'static str {
        "Entrez un autre nom\u{a0}: une vue enregistrée porte déjà celui-ci"
    }
    fn views_full(&self, most: usize) -> String {
        format!("Retirez d’abord une vue\u{a0}: ce navigateur en garde {most}")
    }
    fn view_not_kept(&self) -> &'static str {
        "Ce navigateur ne garde rien pour cette page. Permettez-lui de garder les données du site, \
         puis enregistrez la vue de nouveau."
    }
    fn view_saved(&self, name: &str) -> String {
        format!("La vue «\u{a0}{name}\u{a0}» est enregistrée.")
    }
    fn remove_view(&self) -> &'static str {
        "Retirer"
    }
    fn view_removed(&self, name: &str) -> String {
        format!("La vue «\u{a0}{name}\u{a0}» est retirée.")
    }
    fn put_view_back(&self) -> &'static str {
        "Annuler"
    }
}
