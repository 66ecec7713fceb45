//! What the letter says in French.

use referral::contact::Phone;
use referral::urgency::Urgency;
use time::{Date, OffsetDateTime};

use super::{Fr, calendar};
use crate::letter::{LetterLabel, LetterPart, LetterWords};

impl LetterWords for Fr {
    fn letter_title(&self) -> &'static str {
        "Demande de consultation"
    }
    fn letter_part(&self, part: LetterPart) -> &'static str {
        match part {
            LetterPart::Patient => "Patiente ou patient",
            LetterPart::Referral => "Destination",
            LetterPart::Receiver => "Reçue par",
            LetterPart::Reason => "Motif de la demande",
            LetterPart::Category => "Questions propres à la catégorie",
            LetterPart::Health => "État de santé",
            LetterPart::Before => "Contexte",
            LetterPart::Sender => "Provenance",
            LetterPart::Sending => "Modalités d’envoi",
            LetterPart::Proof => "Preuve d’envoi",
            LetterPart::Attachments => "Pièces jointes",
            LetterPart::Status => "Suivre cette demande",
        }
    }
    fn letter_label(&self, label: LetterLabel) -> &'static str {
        self::label(label)
    }
    fn letter_day(&self, day: Date) -> String {
        calendar::day(day)
    }
    fn letter_instant(&self, at: OffsetDateTime) -> String {
        let (hours, minutes, _) = at.offset().as_hms();
        let sign = if at.offset().is_negative() {
            '−'
        } else {
            '+'
        };
        format!(
            "{} à {} (UTC{sign}{:02}:{:02})",
            self.letter_day(at.date()),
            calendar::time_of_day(at.time()),
            hours.unsigned_abs(),
            minutes.unsigned_abs(),
        )
    }
    fn letter_born(&self, day: &str) -> String {
        format!("Naissance\u{a0}: {day}")
    }
    fn letter_page(&self, page: usize, of: usize) -> String {
        format!("Page {page} sur {of}")
    }
    fn letter_unsent(&self) -> &'static str {
        "Non envoyée"
    }
    fn letter_specialist_at(&self, specialist: &str, practice: &str) -> String {
        format!("{specialist}, {practice}")
    }
    fn letter_telephoned(&self) -> &'static str {
        "urgence immédiate, appel fait d’abord"
    }
    fn letter_no_medications(&self) -> &'static str {
        "Aucun"
    }
    fn letter_no_allergies(&self) -> &'static str {
        "Aucune connue"
    }
    fn letter_phone(&self, phone: &Phone) -> String {
        match phone.extension() {
            Some(extension) => format!("{}, poste {extension}", phone.national()),
            None => phone.national(),
        }
    }
    fn letter_voicemail(&self, phone: &str, allowed: bool) -> String {
        if allowed {
            format!("{phone} (message vocal permis)")
        } else {
            format!("{phone} (pas de message vocal)")
        }
    }
    fn letter_email(&self, address: &str, consent: bool) -> String {
        if consent {
            format!("{address} (consent aux courriels)")
        } else {
            format!("{address} (n’a pas consenti aux courriels)")
        }
    }
    fn letter_check_failed(&self, number: &str) -> String {
        format!("{number} (le dernier chiffre ne concorde pas\u{a0}: comparer avec la carte)")
    }
    fn letter_version(&self, number: &str, version: &str) -> String {
        format!("{number}, version {version}")
    }
    fn letter_no_fixed_address(&self) -> &'static str {
        "Sans adresse fixe"
    }
    fn letter_consent(&self) -> &'static str {
        "La patiente ou le patient est au courant de cette demande et y consent"
    }
    fn letter_no_files(&self) -> &'static str {
        "Aucune"
    }
    fn letter_status_lead(&self) -> &'static str {
        "Ouvrez ce lien, ou balayez le code, pour voir si la demande a été acceptée et lire ce que \
         le cabinet a écrit. Un code à six chiffres est alors envoyé à l’adresse de courriel de la \
         clinique. Le lien n’ouvre pas la demande elle-même."
    }
    fn letter_code(&self) -> &'static str {
        "Code QR du lien ci-dessus"
    }
    fn letter_data(&self) -> &'static str {
        "La même demande sous forme de données, pour les logiciels"
    }
    fn letter_receipt(&self) -> &'static str {
        "Le serveur a signé ce reçu quand il a pris la demande en charge. Le reçu prouve quelle \
         demande scellée est arrivée et quand, et ne dit rien de son contenu. Vous n’avez rien à \
         en faire. Si quelqu’un doute un jour que la demande a été envoyée, la personne qui \
         s’occupe de vos ordinateurs pourra le vérifier; il est aussi un fichier dans ce PDF."
    }
    fn letter_receipt_file(&self) -> &'static str {
        "Le reçu du serveur pour cette demande, à vérifier par un logiciel"
    }
    fn letter_log_size(&self, size: &str) -> String {
        match size {
            "0" | "1" => format!("{size} inscription"),
            size => format!("{size} inscriptions"),
        }
    }
    fn letter_received_title(&self) -> &'static str {
        "Demande de consultation reçue"
    }
    fn letter_patient_title(&self) -> &'static str {
        "Votre demande de consultation"
    }
    fn letter_patient(
        &self,
        urgency: Urgency,
        practice: &str,
        phone: &str,
    ) -> [(&'static str, String); 4] {
        let within = match urgency {
            Urgency::Urgent => "d’ici deux semaines environ",
            Urgency::SemiUrgent => "d’ici deux mois environ",
            Urgency::Routine => "d’ici six mois environ",
        };
        [
            (
                "Dans quel délai",
                format!(
                    "Votre clinique a demandé que vous ayez une consultation {within}. La ou le \
                     spécialiste peut juger qu’il faut vous voir plus tôt, ou que vous pouvez \
                     attendre plus longtemps."
                ),
            ),
            (
                "La suite",
                format!(
                    "{practice} lit la demande, décide si une consultation est possible et répond \
                     à votre clinique. L’un ou l’autre vous préviendra du rendez-vous. Si une \
                     consultation n’est pas possible là, votre clinique cherchera une autre \
                     solution."
                ),
            ),
            (
                "Si vous n’avez pas de nouvelles, ou si vous déménagez",
                format!(
                    "Téléphonez à votre clinique au {phone} et donnez le numéro de la demande \
                     ci-dessus. Prévenez-la aussi si votre numéro de téléphone ou votre adresse \
                     change."
                ),
            ),
            (
                "Si votre état s’aggrave",
                format!(
                    "N’attendez pas le rendez-vous. Téléphonez à votre clinique au {phone}. En cas \
                     d’urgence, composez le 911 ou allez au service d’urgence le plus proche."
                ),
            ),
        ]
    }
    fn letter_status_apart(&self) -> &'static str {
        "Cette page est réservée à la clinique qui a envoyé la demande. Gardez-la à part\u{a0}: ne \
         la versez pas au dossier, et ne la transmettez pas avec la lettre."
    }
}

fn label(label: LetterLabel) -> &'static str {
    use LetterLabel as L;
    match label {
        L::To => "Spécialiste",
        L::Sent => "Envoyée le",
        L::Received => "Reçue le",
        L::Number => "Numéro de la demande",
        L::Specialty => "Spécialité",
        L::Category => "Catégorie",
        L::Subcategory => "Sous-catégorie",
        L::Region => "Région",
        L::Chosen => "Choix de spécialiste",
        L::CanTravel => "Peut sortir de la région",
        L::VirtualVisit => "Consultation virtuelle possible",
        L::Urgency => "Degré d’urgence",
        L::UrgencyReason => "Pourquoi ce degré d’urgence",
        L::Telephoned => "Appel fait à",
        L::Wanted => "Ce qui est demandé",
        L::Name => "Nom légal",
        L::PreferredName => "Nom d’usage",
        L::Born => "Date de naissance",
        L::HealthNumber => "Numéro de santé",
        L::Sex => "Sexe sur la carte",
        L::Gender => "Genre",
        L::Pronouns => "Pronoms",
        L::Phone => "Téléphone",
        L::Fax => "Télécopieur",
        L::Address => "Adresse",
        L::Email => "Courriel",
        L::Language => "Langue",
        L::Interpreter => "Interprétation nécessaire",
        L::AccessNeeds => "Besoins d’accessibilité",
        L::Contact => "Contact",
        L::Question => "Question clinique",
        L::RedFlags => "Signaux d’alarme",
        L::History => "Histoire et observations",
        L::Investigations => "Examens et analyses",
        L::Medications => "Médicaments",
        L::Allergies => "Allergies",
        L::Anticoagulant => "Prend un anticoagulant",
        L::Diabetes => "Diabète",
        L::Pregnancy => "Grossesse en cours ou possible",
        L::SeenBefore => "Consultation antérieure",
        L::SeenBy => "Par qui et quand",
        L::Elsewhere => "Envoyée ailleurs",
        L::Payer => "Paiement",
        L::Claim => "Numéro de réclamation",
        L::Injured => "Date de la blessure",
        L::Sensitive => "À traiter avec discrétion",
        L::Consent => "Consentement",
        L::Provider => "Personne référente",
        L::Msp => "Numéro de facturation MSP",
        L::SentBy => "Envoyée par",
        L::Clinic => "Clinique",
        L::FamilyProvider => "Médecin de famille ou IPS",
        L::CopiesTo => "Copie de la réponse à",
        L::TakenIn => "Arrivée au serveur",
        L::Fingerprint => "Scellée pour la clé",
        L::KeyLog => "Registre des clés",
        L::ServerKey => "Signé avec la clé",
        L::Receipt => "Le reçu du serveur",
        L::ReceiptSigns => "Le reçu, signe par signe",
        L::StatusLink => "Page de suivi",
    }
}
