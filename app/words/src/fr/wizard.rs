//! What the sender's wizard says besides its fields, in French.

use super::{Fr, languages};
use crate::wizard::{Section, WizardWords};

impl WizardWords for Fr {
    fn step_of(&self, number: usize, count: usize) -> String {
        format!("Étape {number} sur {count}")
    }
    fn steps_label(&self) -> &'static str {
        "Étapes de la demande"
    }
    fn back(&self) -> &'static str {
        "Retour"
    }
    fn go_on(&self) -> &'static str {
        "Continuer"
    }
    fn change(&self) -> &'static str {
        "Modifier"
    }
    fn wizard_leave(&self) -> &'static str {
        "Cette demande n’est pas envoyée. Si vous la quittez maintenant, vos réponses seront \
         perdues."
    }
    fn remember(&self) -> &'static str {
        "Se souvenir de moi et de ma clinique sur cet ordinateur"
    }
    fn remember_hint(&self) -> &'static str {
        "Rien de ce qui concerne une patiente ou un patient n’est conservé. Ne cochez pas cette \
         case sur un ordinateur que d’autres utilisent."
    }
    fn recalled(&self) -> &'static str {
        "Votre nom et votre clinique sont inscrits d’après ce que cet ordinateur a conservé."
    }
    fn forget_sender(&self) -> &'static str {
        "Oublier ces renseignements"
    }
    fn delete_answers(&self) -> &'static str {
        "Effacer mes réponses"
    }
    fn delete_answers_sure(&self) -> &'static str {
        "Effacer toutes les réponses et tous les fichiers de cette demande? Cette action est \
         définitive."
    }
    fn started_anew(&self) -> &'static str {
        "Cette page a été rechargée, et le formulaire recommence à zéro. Rien n’a été conservé, et \
         rien n’a été envoyé."
    }
    fn optional(&self) -> &'static str {
        " (facultatif)"
    }
    fn error_prefix(&self) -> &'static str {
        "Erreur\u{a0}: "
    }
    fn error_summary_title(&self) -> &'static str {
        "Il reste quelque chose à corriger"
    }
    fn error_title(&self, title: &str) -> String {
        format!("Erreur\u{a0}: {title}")
    }
    fn about_question(&self, to_do: &str, question: &str) -> String {
        format!("{to_do}\u{a0}: {question}")
    }
    fn expected(&self, given: usize, all: usize) -> String {
        if given == all {
            "Vous avez répondu à tout ce que les spécialistes s’attendent à lire ici.".to_owned()
        } else {
            format!(
                "Réponses données\u{a0}: {given} sur {all}. Les spécialistes en attendent une à chaque \
                 question."
            )
        }
    }
    fn expected_missing(&self) -> &'static str {
        "Il manque encore\u{a0}:"
    }
    fn find(&self) -> &'static str {
        "Trouver par nom, cabinet ou ville"
    }
    fn found_of(&self, found: usize, all: usize) -> String {
        match found {
            0 => {
                format!("Aucun des {all} ne correspond. Tapez moins de lettres pour en voir plus.")
            }
            _ => format!("{found} sur {all} affichés"),
        }
    }
    fn choose_one(&self) -> &'static str {
        "Choisissez"
    }
    fn date_parts(&self) -> [&'static str; 3] {
        ["Jour", "Mois", "Année"]
    }
    fn why_title(&self) -> &'static str {
        "Pourquoi demandons-nous ces renseignements?"
    }
    fn why_you(&self) -> &'static str {
        "Le cabinet doit savoir qui envoie la demande, et il nous faut une adresse pour vous dire \
         qu’elle est arrivée, puis quelle réponse elle a reçue."
    }
    fn why_clinic(&self) -> &'static str {
        "Le cabinet doit savoir d’où vient la demande, et comment joindre le bureau de la personne \
         référente s’il a une question."
    }
    fn section(&self, section: Section) -> &'static str {
        match section {
            Section::What => "Objet de la demande",
            Section::Who => "Choix de spécialiste",
            Section::Identity => "Identité",
            Section::Reach => "Coordonnées",
            Section::Needs => "Besoins particuliers",
            Section::Contact => "Parent, tutelle ou autre contact",
            Section::HowSoon => "Degré d’urgence",
            Section::Question => "Ce que vous demandez",
            Section::Category => "Questions propres à cette catégorie",
            Section::Health => "État de santé",
            Section::Before => "Démarches antérieures",
            Section::Payer => "Paiement",
            Section::Consent => "Consentement",
        }
    }
    fn catalogue_failed(&self) -> &'static str {
        "La liste des spécialités n’a pas pu être chargée. Vos réponses sont encore ici. Vérifiez \
         la connexion, puis réessayez."
    }
    fn part_failed(&self) -> &'static str {
        "Cette partie de la page n’a pas été chargée. Ce que vous avez tapé est encore ici. \
         Vérifiez la connexion, puis réessayez."
    }
    fn try_again(&self) -> &'static str {
        "Réessayer"
    }
    fn loading(&self) -> &'static str {
        "Chargement"
    }
    fn who_takes_it(&self) -> &'static str {
        "Qui prend ces demandes"
    }
    fn nobody_takes_it(&self) -> &'static str {
        "Personne ne prend ces demandes dans cette région en ce moment. Choisissez une autre \
         région ou une autre catégorie."
    }
    fn speaks(&self, names: &str) -> String {
        let names = languages::list(names);
        format!("Autres langues que l’anglais\u{a0}: {names}")
    }
    fn paused(&self, reason: &str) -> String {
        format!("En pause\u{a0}: {reason}")
    }
    fn told_wait(&self, wait: &str) -> String {
        format!("Attente indiquée à la dernière demande acceptée\u{a0}: {wait}")
    }
    fn away_until(&self, day: &str) -> String {
        format!("Absence jusqu’au {day}")
    }
    fn looking_at_files(&self) -> &'static str {
        "L’examen de vos fichiers n’est pas terminé. L’étape suivante s’affichera d’elle-même."
    }
    fn file_rules(&self, files: usize, each: &str, together: &str) -> String {
        format!(
            "Au plus {files} fichiers PDF, JPEG, PNG, TIFF, texte simple, Word (DOCX) ou DICOM. \
             Chacun peut faire jusqu’à {each}, et tous ensemble jusqu’à {together}. Ils sont \
             scellés dans votre navigateur avec la demande."
        )
    }
    fn choose_files(&self) -> &'static str {
        "Choisir des fichiers"
    }
    fn drop_files(&self) -> &'static str {
        "ou déposez-les ici"
    }
    fn no_files(&self) -> &'static str {
        "Aucun fichier pour l’instant. Vous pouvez continuer sans en joindre."
    }
    fn remove_file(&self, name: &str) -> String {
        format!("Retirer {name}")
    }
    fn file_removed(&self, name: &str) -> String {
        format!("{name} a été retiré.")
    }
    fn files_added(&self, count: usize) -> String {
        match count {
            0 | 1 => format!("{count} fichier a été ajouté."),
            count => format!("{count} fichiers ont été ajoutés."),
        }
    }
    fn file_unreadable(&self, name: &str) -> String {
        format!(
            "{name} n’a pas pu être lu. Vérifiez que le fichier est toujours là, puis \
             choisissez-le de nouveau."
        )
    }
    fn check_lead(&self) -> &'static str {
        "Relisez une dernière fois. Rien de ce qui concerne la patiente ou le patient n’a encore \
         quitté votre navigateur."
    }
    fn not_given(&self) -> &'static str {
        "Rien d’inscrit"
    }
    fn emergent_stop(&self) -> &'static str {
        "Une urgence immédiate ne peut pas attendre qu’une demande soit lue. Téléphonez à la ou au \
         spécialiste de garde, dirigez la personne vers le service d’urgence, ou composez le 911. \
         Une fois l’appel fait, la demande peut être envoyée comme urgente."
    }
    fn categories_title(&self) -> &'static str {
        "Spécialités et catégories"
    }
    fn categories_lead(&self) -> &'static str {
        "Toutes les catégories dans lesquelles une demande peut être envoyée, et qui les prend."
    }
    fn taken_by_nobody(&self) -> &'static str {
        "Personne ne prend ces demandes en ce moment."
    }
    fn nav_categories(&self) -> &'static str {
        "Spécialités"
    }
    fn nav_label(&self) -> &'static str {
        "Letterlock"
    }
}
