//! Steps, labels and hints.

use referral::{Field, Step};

pub(super) fn step(step: Step) -> &'static str {
    match step {
        Step::You => "Qui envoie cette demande?",
        Step::Clinic => "Votre clinique",
        Step::Where => "Où l’envoyer?",
        Step::Patient => "La patiente ou le patient",
        Step::Reason => "Motif de la demande",
        Step::Attachments => "Pièces jointes",
        Step::Check => "Vérifiez vos réponses",
    }
}

pub(super) fn label(field: Field) -> &'static str {
    use Field as F;
    match field {
        F::Role => "Êtes-vous l’adjointe ou l’adjoint médical (MOA), ou la personne référente?",
        F::SenderName => "Votre nom complet",
        F::SenderEmail => "Votre adresse de courriel",
        F::SenderMsp => "Votre numéro de facturation MSP",

        F::ProviderName => "Nom complet de la personne référente",
        F::ProviderMsp => "Numéro de facturation MSP de la personne référente",
        F::ClinicName => "Nom de la clinique",
        F::ClinicPhone => "Téléphone de la clinique",
        F::ClinicFax => "Télécopieur de la clinique",
        F::FamilyProvider => "Médecin de famille ou IPS, si ce n’est pas la personne référente",
        F::CopiesTo => "Qui d’autre doit recevoir une copie de la réponse?",
        F::ClinicStreet | F::PatientStreet => "Numéro et rue",
        F::ClinicTown | F::PatientTown => "Ville ou localité",
        F::ClinicJurisdiction | F::PatientJurisdiction => "Province ou territoire",
        F::ClinicPostalCode | F::PatientPostalCode => "Code postal",

        F::Specialty => "Spécialité",
        F::Category => "Catégorie",
        F::Subcategory => "Sous-catégorie",
        F::Region => "Région où la consultation doit avoir lieu",
        F::Wish => "Qui doit voir la patiente ou le patient?",
        F::Specialist => "Spécialiste",
        F::CanTravel => "La personne peut se déplacer hors de cette région",
        F::VirtualVisit => "Une consultation par vidéo ou par téléphone conviendrait",

        F::FamilyName => "Nom de famille légal",
        F::GivenNames => "Prénoms légaux",
        F::PreferredName => "Nom d’usage",
        F::BirthDay | F::InjuryDay => "Jour",
        F::BirthMonth | F::InjuryMonth => "Mois",
        F::BirthYear | F::InjuryYear => "Année",
        F::HealthCard => "Carte santé",
        F::HealthNumber => "Numéro de santé",
        F::VersionCode => "Code de version",
        F::NoNumberReason => "Pourquoi n’y a-t-il pas de numéro de santé?",
        F::NoNumberOther => "Raison",
        F::Sex => "Sexe sur la carte santé",
        F::Gender => "Genre",
        F::Pronouns => "Pronoms",
        F::NoPhone => "Cette personne n’a pas de téléphone",
        F::PatientPhone => "Téléphone",
        F::VoicemailOk => "On peut laisser un message vocal à ce numéro",
        F::NoFixedAddress => "Cette personne n’a pas d’adresse fixe",
        F::PatientEmail => "Adresse de courriel",
        F::EmailConsent => "Cette personne accepte qu’on lui écrive par courriel",
        F::Language => "Langue que cette personne parle le mieux",
        F::Interpreter => "Un service d’interprétation est nécessaire",
        F::ContactName => "Nom complet du contact",
        F::ContactRelation => "Lien avec la patiente ou le patient",
        F::ContactPhone => "Téléphone du contact",
        F::AccessNeeds => "Besoins d’accessibilité",

        F::Urgency => "Dans quel délai la consultation doit-elle avoir lieu?",
        F::Telephoned => "J’ai téléphoné au sujet de cette personne",
        F::TelephonedWhom => "À qui avez-vous parlé?",
        F::UrgencyReason => "Pourquoi ce degré d’urgence?",
        F::Question => "Quelle est votre question à la ou au spécialiste?",
        F::Wanted => "Qu’attendez-vous de la ou du spécialiste?",
        F::RedFlags => "Signaux d’alarme",
        F::History => "Histoire et observations",
        F::MedicationsNone => "Aucun médicament",
        F::Medications => "Médicaments",
        F::AllergiesNone => "Aucune allergie connue",
        F::Allergies => "Allergies",
        F::Anticoagulant => "Prend un anticoagulant",
        F::Diabetes => "Diabète",
        F::Pregnancy => "Grossesse en cours ou possible",
        F::Investigations => "Examens et analyses",
        F::SeenBefore => "Y a-t-il déjà eu une consultation en spécialité pour ce problème?",
        F::SeenBy => "Par qui et quand?",
        F::Elsewhere => "Ce problème a-t-il aussi fait l’objet d’une demande ailleurs?",
        F::ElsewhereWhere => "À qui?",
        F::Payer => "Qui paie la consultation?",
        F::ClaimNumber => "Numéro de réclamation",
        F::SensitiveNote => "Renseignements à traiter avec une discrétion particulière",
        F::Consent => "La patiente ou le patient est au courant de cette demande et y consent",
    }
}

pub(super) fn hint(field: Field) -> Option<&'static str> {
    use Field as F;
    let hint = match field {
        F::SenderEmail => {
            "Nous y envoyons le numéro de la demande et la réponse, jamais de renseignements sur \
             la patiente ou le patient."
        }
        F::SenderMsp | F::ProviderMsp => "Cinq chiffres ou lettres, par exemple 00101",
        F::ClinicPhone | F::PatientPhone | F::ContactPhone => "Par exemple 604-555-0142, poste 7",
        F::ClinicTown | F::PatientTown => {
            "Pour une adresse à l’extérieur du Canada, ajoutez le pays"
        }
        F::ClinicPostalCode | F::PatientPostalCode => "Par exemple V1Y 0A1",
        F::FamilyProvider => "IPS\u{a0}: infirmière praticienne ou infirmier praticien",
        F::CopiesTo => "Nom et clinique, comme au dossier",
        F::Wish => {
            "«\u{a0}Choisir pour moi\u{a0}» retient qui a le moins de demandes ouvertes pour sa \
             capacité hebdomadaire dans cette catégorie. Les spécialistes en pause ou qui \
             s’absentent n’entrent pas en ligne de compte."
        }
        F::PreferredName => "S’il diffère du nom légal",
        F::BirthMonth | F::InjuryMonth => "En chiffres ou en lettres",
        F::HealthNumber => "Les espaces et les traits d’union ne comptent pas",
        F::VersionCode => "La ou les deux lettres qui suivent un numéro de l’Ontario",
        F::Language => "Si ce n’est pas l’anglais",
        F::ContactName => {
            "Parent, tutrice, tuteur ou proche. Nécessaire avant 19 ans, ou s’il n’y a pas de \
             téléphone."
        }
        F::AccessNeeds => {
            "Audition, vision, mobilité, ou toute autre chose qui aide la consultation à bien se \
             passer"
        }
        F::UrgencyReason => "Qu’arriverait-il si l’attente était plus longue?",
        F::Question => "Une ou deux phrases suffisent",
        F::RedFlags => {
            "Par exemple une perte de poids, de la fièvre la nuit, une faiblesse nouvelle"
        }
        F::History => {
            "Ce qui s’est passé jusqu’à maintenant, ce que vous avez observé, ce qui a été essayé"
        }
        F::Medications => {
            "Avec les doses. Vous pouvez aussi joindre une liste et écrire «\u{a0}voir pièce \
             jointe\u{a0}»."
        }
        F::Allergies => "Avec la réaction, si elle est connue",
        F::Investigations => {
            "Faits et à venir, avec les dates. Les rapports peuvent être joints à l’étape \
             suivante."
        }
        F::TelephonedWhom => "Nom ou service, et quand",
        F::SensitiveNote => {
            "Par exemple, qui ne doit pas être mis au courant, ou des résultats que la personne ne \
             connaît pas encore"
        }
        F::ClaimNumber => "Comme sur la lettre de réclamation",
        _ => return None,
    };
    Some(hint)
}
