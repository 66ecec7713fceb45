//! The enrolment, in French.

use time::OffsetDateTime;

use crate::fr::Fr;
use crate::practice::{DeskWords, EnrolWords};

impl EnrolWords for Fr {
    fn enrol_title(&self) -> &'static str {
        "Inscrire votre cabinet"
    }
    fn reading_link(&self) -> &'static str {
        "Recherche de votre lien"
    }
    fn no_link_title(&self) -> &'static str {
        "Ce lien ne peut pas servir"
    }
    fn no_link(&self) -> &'static str {
        "Cette adresse n’est pas entière. Ouvrez le lien exactement comme vous l’avez reçu\u{a0}: \
         il est plus long que ce qui se trouve maintenant dans la barre d’adresse. Si cette page \
         était déjà ouverte et qu’elle a été rechargée, ouvrez le lien de nouveau."
    }
    fn enrol_for(&self, practice: &str, town: &str) -> String {
        format!("{practice}, {town}")
    }
    fn enrol_until(&self, at: OffsetDateTime) -> String {
        format!(
            "Ce lien ne sert qu’une fois, jusqu’au {}.",
            self.instant(at)
        )
    }
    fn enrol_steps(&self) -> [&'static str; 3] {
        [
            "Vous choisissez la phrase secrète avec laquelle vous ouvrirez une session.",
            "Votre navigateur crée les clés du cabinet. Elles ouvrent toutes les demandes qui vous \
             sont envoyées, et elles ne quittent jamais votre navigateur sans être scellées.",
            "Vous mettez par écrit une trousse de récupération, au cas où la phrase secrète serait \
             perdue. Ayez un stylo ou une imprimante à portée de main.",
        ]
    }
    fn member_name_hint(&self) -> &'static str {
        "Votre équipe le verra à côté de ce que vous faites"
    }
    fn account_email_hint(&self) -> &'static str {
        "Elle vous sert à ouvrir une session"
    }
    fn new_passphrase(&self) -> &'static str {
        "Nouvelle phrase secrète"
    }
    fn new_passphrase_hint(&self, shortest: usize) -> String {
        format!(
            "Au moins {shortest} caractères. Quatre ou cinq mots sans rapport entre eux \
             conviennent bien. Ne vous en servez nulle part ailleurs."
        )
    }
    fn passphrase_again(&self) -> &'static str {
        "La même phrase secrète encore une fois"
    }
    fn passphrases_differ(&self) -> &'static str {
        "Inscrivez deux fois la même phrase secrète"
    }
    fn passphrase_lost_title(&self) -> &'static str {
        "Et si la phrase secrète est perdue?"
    }
    fn passphrase_lost(&self) -> &'static str {
        "Personne ne peut la réinitialiser ni la retrouver\u{a0}: ni les responsables de ce \
         serveur, ni nous. Seule la trousse de récupération peut alors ouvrir ce qui a été envoyé \
         à votre cabinet. Si les deux sont perdues, tout reste fermé pour toujours."
    }
    fn make_keys(&self) -> &'static str {
        "Créer les clés"
    }
    fn making_keys(&self) -> &'static str {
        "Création des clés. Cela prend quelques secondes, et jusqu’à une minute sur un ordinateur \
         lent."
    }
    fn enrol_leave(&self) -> &'static str {
        "Votre cabinet n’est pas encore inscrit. Si vous quittez cette page maintenant, les clés \
         et la trousse qui ont été créées disparaissent. Le lien reste valable\u{a0}: vous pourrez \
         recommencer avec lui."
    }
    fn enrol_stopped(&self) -> &'static str {
        "La partie de cette page qui crée les clés s’est arrêtée. Rien n’a été conservé. Ouvrez \
         votre lien de nouveau pour recommencer."
    }

    fn kit_title(&self) -> &'static str {
        "Votre trousse de récupération"
    }
    fn kit_text(&self) -> [&'static str; 3] {
        [
            "Notez ces huit groupes, ou imprimez-les. Gardez le papier comme de l’argent ou des \
             clés, dans un tiroir fermé à clé ou un coffre-fort où seules peuvent le prendre les \
             personnes dont vous feriez des propriétaires.",
            "Même quand toutes les phrases secrètes sont perdues, quiconque tient cette trousse peut \
             devenir propriétaire de votre cabinet et ouvrir tout ce qui lui a été envoyé.",
            "Personne d’autre ne l’a. Elle ne s’affiche que maintenant\u{a0}: elle ne pourra ni \
             s’afficher de nouveau ni vous être envoyée.",
        ]
    }
    fn kit_of(&self, practice: &str, day: &str) -> String {
        format!("{practice}, {day}")
    }
    fn kit_label(&self) -> &'static str {
        "Les huit groupes de la trousse de récupération"
    }
    fn print_kit(&self) -> &'static str {
        "Imprimer la trousse"
    }
    fn save_kit(&self) -> &'static str {
        "Enregistrer la trousse de récupération en PDF"
    }
    fn kit_saved(&self) -> &'static str {
        "Votre navigateur a le fichier. Il a été créé ici et n’a été envoyé à personne. \
         Imprimez-le, voyez si chaque groupe se lit, puis supprimez le fichier\u{a0}: quiconque le \
         trouve peut ouvrir vos demandes."
    }
    fn kit_not_saved(&self) -> &'static str {
        "Le PDF n’a pas pu être créé, parce qu’une partie de cette page ne s’est pas chargée. \
         Vérifiez la connexion et réessayez, ou notez les groupes."
    }
    fn kit_file(&self, day: &str) -> String {
        format!("Trousse de récupération {day}")
    }
    fn kit_is_kept(&self) -> &'static str {
        "J’ai tout noté"
    }
    fn kit_check_title(&self) -> &'static str {
        "Vérifiez ce que vous avez noté"
    }
    fn kit_check_text(&self) -> &'static str {
        "Lisez ces deux groupes sur votre papier et tapez-les ici. Nous saurons ainsi que la \
         trousse est lisible avant qu’on en ait besoin."
    }
    fn kit_group(&self, number: usize) -> String {
        format!("Groupe {number}")
    }
    fn kit_group_hint(&self) -> &'static str {
        "Cinq lettres et chiffres"
    }
    fn kit_group_missing(&self, number: usize) -> String {
        format!("Inscrivez le groupe {number} de votre papier")
    }
    fn kit_once_more(&self) -> &'static str {
        "Revoir la trousse"
    }
    fn finish(&self) -> &'static str {
        "Terminer"
    }
    fn finishing(&self) -> &'static str {
        "Remise des clés scellées"
    }

    fn enrolled_title(&self) -> &'static str {
        "Votre cabinet est inscrit"
    }
    fn enrolled_text(&self) -> &'static str {
        "Des demandes pourront être scellées pour votre cabinet dès qu’il aura été vérifié. Ouvrez \
         une session avec votre adresse de courriel et votre phrase secrète pour voir ce qui \
         arrive."
    }
    fn go_to_sign_in(&self) -> &'static str {
        "Ouvrir une session"
    }
}
