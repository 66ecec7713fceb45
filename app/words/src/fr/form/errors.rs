//! What to do about a wrong answer.

use referral::attachment::AttachmentsError;
use referral::contact::{EmailError, PhoneError};
use referral::form::Kind;
use referral::person::{CardError, DateError, DatePart, MspError, PhnError};
use referral::{Field, FieldError, Problem, Target};

use super::files;

pub(super) fn error(error: &FieldError) -> String {
    match &error.target {
        Target::Field(field) => on_field(*field, error.problem),
        Target::Prompt(_) => on_prompt(error.problem),
        Target::Attachments | Target::Attachment(_) => on_anything(error.problem, "ce fichier"),
    }
}

fn on_field(field: Field, problem: Problem) -> String {
    match problem {
        Problem::Missing => missing(field),
        Problem::UnknownChoice => format!("Choisissez {} dans la liste", noun(field)),
        Problem::Date(error) => date(field, error),
        problem => on_anything(problem, noun(field)),
    }
}

fn on_prompt(problem: Problem) -> String {
    match problem {
        Problem::Missing => "Répondez à cette question".to_owned(),
        Problem::UnknownChoice => "Choisissez une des réponses".to_owned(),
        Problem::Date(_) => "Inscrivez un jour qui existe, par exemple 2 mars 2026".to_owned(),
        problem => on_anything(problem, "cette réponse"),
    }
}

/// Problems that are told alike wherever they are.
fn on_anything(problem: Problem, noun: &str) -> String {
    match problem {
        Problem::Missing | Problem::Date(_) => format!("Inscrivez {noun}"),
        Problem::UnknownChoice => format!("Choisissez {noun} dans la liste"),
        Problem::TooLong { max } => format!("Raccourcissez {noun}\u{a0}: {max} caractères au plus"),
        Problem::Phn(error) => phn(error).to_owned(),
        Problem::Card(error) => card(error),
        Problem::Msp(MspError::Sign) => {
            format!("Corrigez {noun}\u{a0}: il n’a que des chiffres et des lettres")
        }
        Problem::Msp(MspError::Length) => {
            format!(
                "Inscrivez {noun} en entier\u{a0}: cinq chiffres ou lettres, avec les zéros du \
                 début"
            )
        }
        Problem::PostalCode(_) => format!("Inscrivez {noun} sous la forme V1Y 0A1"),
        Problem::Phone(error) => phone(error, noun),
        Problem::Email(EmailError::Form) => {
            format!("Inscrivez {noun} sous la forme nom@example.ca")
        }
        Problem::Email(EmailError::TooLong) => {
            format!("Raccourcissez {noun}\u{a0}: 254 caractères au plus")
        }
        Problem::Attachments(error) => attachments(error),
        Problem::File(error) => files::advice(error),
    }
}

fn phn(error: PhnError) -> &'static str {
    match error {
        PhnError::Sign => {
            "Corrigez le numéro de santé personnel (PHN)\u{a0}: il n’a que des \
                           chiffres"
        }
        PhnError::Length => "Inscrivez les dix chiffres du numéro de santé personnel (PHN)",
        PhnError::First => {
            "Inscrivez un PHN qui commence par 9, ou choisissez une autre carte santé"
        }
        PhnError::Check => {
            "Comparez le PHN avec la carte\u{a0}: au moins un chiffre ne concorde pas"
        }
    }
}

fn card(error: CardError) -> String {
    match error {
        CardError::Form => {
            "Comparez le numéro de santé avec la carte\u{a0}: il n’a pas la forme de ceux de cette \
             carte"
                .to_owned()
        }
        CardError::Length { expected } => {
            format!("Inscrivez les {expected} caractères du numéro de santé")
        }
        CardError::Version => {
            "Inscrivez une ou deux lettres comme code de version, ou n’inscrivez rien".to_owned()
        }
    }
}

fn phone(error: PhoneError, noun: &str) -> String {
    match error {
        PhoneError::Sign => format!("Corrigez {noun}\u{a0}: il n’a que des chiffres"),
        PhoneError::Length => {
            format!("Inscrivez {noun} avec ses dix chiffres, par exemple 604-555-0142")
        }
        PhoneError::NoSuchNumber => {
            format!(
                "Vérifiez {noun}\u{a0}: ni l’indicatif régional ni les trois chiffres suivants ne \
                 commencent par 0 ou 1"
            )
        }
        PhoneError::Extension => format!("Vérifiez {noun}\u{a0}: le poste a six chiffres au plus"),
    }
}

fn date(field: Field, error: DateError) -> String {
    let injury = field.date() == Some(Field::INJURY);
    // Both are feminine, so that « à » and « de » stand before them unchanged.
    let date = if injury {
        "la date de la blessure"
    } else {
        "la date de naissance"
    };
    match error {
        DateError::Empty => format!("Inscrivez {date}"),
        DateError::Missing(part) => format!("Ajoutez {} à {date}", part_name(part)),
        DateError::Unreadable(DatePart::Day) => {
            format!("Inscrivez en chiffres le jour de {date}")
        }
        DateError::Unreadable(DatePart::Month) => {
            format!("Inscrivez en chiffres ou en lettres le mois de {date}")
        }
        DateError::Unreadable(DatePart::Year) => {
            format!("Inscrivez en quatre chiffres l’année de {date}")
        }
        DateError::NoSuchDay => {
            format!("Vérifiez {date}\u{a0}: ce jour n’existe pas dans ce mois-là")
        }
        DateError::Future => format!("Vérifiez {date}\u{a0}: elle est dans l’avenir"),
        DateError::TooLongAgo if injury => {
            format!("Vérifiez {date}\u{a0}: elle précède la naissance")
        }
        DateError::TooLongAgo => format!("Vérifiez {date}\u{a0}: elle remonte à plus de 130 ans"),
    }
}

fn part_name(part: DatePart) -> &'static str {
    match part {
        DatePart::Day => "le jour",
        DatePart::Month => "le mois",
        DatePart::Year => "l’année",
    }
}

fn attachments(error: AttachmentsError) -> String {
    match error {
        AttachmentsError::TooMany { max } => {
            format!("Retirez des fichiers pour qu’il en reste {max} au plus")
        }
        AttachmentsError::TooLarge { max } => {
            format!(
                "Retirez des fichiers pour que tous ensemble fassent {} au plus",
                files::size(max)
            )
        }
        AttachmentsError::Twice => "Retirez le fichier qui a été ajouté deux fois".to_owned(),
    }
}

/// What to do where nothing was answered.
fn missing(field: Field) -> String {
    let special = match field {
        Field::Role => "Choisissez si vous êtes MOA ou la personne référente",
        Field::Subcategory => "Choisissez une sous-catégorie",
        Field::Wish => "Choisissez qui doit voir la patiente ou le patient",
        Field::NoNumberReason => "Choisissez pourquoi il n’y a pas de numéro de santé",
        Field::NoNumberOther => "Inscrivez pourquoi il n’y a pas de numéro de santé",
        Field::Urgency => "Choisissez dans quel délai la consultation doit avoir lieu",
        Field::Telephoned => {
            "Téléphonez à la ou au spécialiste de garde ou au service d’urgence, puis cochez la \
             case pour le confirmer"
        }
        Field::TelephonedWhom => "Inscrivez à qui vous avez parlé",
        Field::UrgencyReason => "Inscrivez pourquoi la consultation doit avoir lieu dans ce délai",
        Field::Wanted => "Choisissez ce que vous attendez de la ou du spécialiste",
        Field::Medications => "Inscrivez les médicaments, ou cochez qu’il n’y en a pas",
        Field::Allergies => "Inscrivez les allergies, ou cochez qu’aucune n’est connue",
        Field::SeenBy => "Inscrivez qui a fait la consultation, et quand",
        Field::Elsewhere => "Choisissez si ce problème a aussi fait l’objet d’une demande ailleurs",
        Field::ElsewhereWhere => "Inscrivez à qui l’autre demande a été envoyée",
        Field::Payer => "Choisissez qui paie la consultation",
        Field::Consent => {
            "Parlez de la demande avec la patiente ou le patient, puis cochez la case pour \
             confirmer son consentement"
        }
        Field::PatientPhone => "Inscrivez le numéro de téléphone, ou cochez qu’il n’y en a pas",
        Field::PatientStreet => {
            "Inscrivez le numéro et la rue, ou cochez qu’il n’y a pas d’adresse fixe"
        }
        field => return format!("{} {}", verb(field.kind()), noun(field)),
    };
    special.to_owned()
}

fn verb(kind: Kind) -> &'static str {
    match kind {
        Kind::Choice(_) | Kind::Lookup => "Choisissez",
        Kind::Tick => "Confirmez",
        Kind::Line(_)
        | Kind::Prose(_)
        | Kind::Number(_)
        | Kind::Email
        | Kind::Phone
        | Kind::DatePart(_) => "Inscrivez",
    }
}

/// What a field holds, as it stands in a sentence after a verb.
fn noun(field: Field) -> &'static str {
    use Field as F;
    match field {
        F::Role => "votre rôle",
        F::SenderName => "votre nom",
        F::SenderEmail => "votre adresse de courriel",
        F::SenderMsp => "votre numéro de facturation MSP",
        F::ProviderName => "le nom de la personne référente",
        F::ProviderMsp => "le numéro de facturation MSP de la personne référente",
        F::ClinicName => "le nom de la clinique",
        F::ClinicPhone => "le numéro de téléphone de la clinique",
        F::ClinicFax => "le numéro de télécopieur de la clinique",
        F::ClinicStreet => "le numéro et la rue de la clinique",
        F::ClinicTown => "la ville ou la localité de la clinique",
        F::ClinicJurisdiction => "la province ou le territoire de la clinique",
        F::ClinicPostalCode => "le code postal de la clinique",
        F::FamilyProvider => "le nom de la ou du médecin de famille, ou de l’IPS",
        F::CopiesTo => "les noms pour la copie de la réponse",
        F::Specialty => "une spécialité",
        F::Category => "une catégorie",
        F::Subcategory => "une sous-catégorie",
        F::Region => "une région",
        F::Wish => "qui doit voir la patiente ou le patient",
        F::Specialist => "une ou un spécialiste",
        F::CanTravel => "la réponse sur les déplacements",
        F::VirtualVisit => "la réponse sur la consultation virtuelle",
        F::FamilyName => "le nom de famille légal",
        F::GivenNames => "les prénoms légaux",
        F::PreferredName => "le nom d’usage",
        F::BirthDay | F::BirthMonth | F::BirthYear => "la date de naissance",
        F::HealthCard => "une carte santé",
        F::HealthNumber => "le numéro de santé",
        F::VersionCode => "le code de version",
        F::NoNumberReason | F::NoNumberOther => "la raison",
        F::Sex => "le sexe sur la carte santé",
        F::Gender => "le genre",
        F::Pronouns => "les pronoms",
        F::NoPhone => "l’absence de téléphone",
        F::PatientPhone => "le numéro de téléphone",
        F::VoicemailOk => "la réponse sur les messages vocaux",
        F::NoFixedAddress => "l’absence d’adresse fixe",
        F::PatientStreet => "le numéro et la rue",
        F::PatientTown => "la ville ou la localité",
        F::PatientJurisdiction => "la province ou le territoire",
        F::PatientPostalCode => "le code postal",
        F::PatientEmail => "l’adresse de courriel",
        F::EmailConsent => "le consentement aux courriels",
        F::Language => "la langue parlée",
        F::Interpreter => "le besoin d’interprétation",
        F::ContactName => "le nom du contact",
        F::ContactRelation => "le lien du contact avec la patiente ou le patient",
        F::ContactPhone => "le numéro de téléphone du contact",
        F::AccessNeeds => "les besoins d’accessibilité",
        F::Urgency => "le degré d’urgence",
        F::Telephoned => "l’appel fait",
        F::TelephonedWhom => "le nom de qui a reçu l’appel",
        F::UrgencyReason => "la justification de l’urgence",
        F::Question => "votre question à la ou au spécialiste",
        F::Wanted => "ce que vous attendez de la ou du spécialiste",
        F::RedFlags => "les signaux d’alarme",
        F::History => "l’histoire et les observations",
        F::MedicationsNone => "l’absence de médicaments",
        F::Medications => "les médicaments",
        F::AllergiesNone => "l’absence d’allergies",
        F::Allergies => "les allergies",
        F::Anticoagulant => "la prise d’un anticoagulant",
        F::Diabetes => "le diabète",
        F::Pregnancy => "la grossesse",
        F::Investigations => "les examens et analyses",
        F::SeenBefore => "si une consultation a déjà eu lieu",
        F::SeenBy => "la réponse sur la consultation antérieure",
        F::Elsewhere => "si une demande a été faite ailleurs",
        F::ElsewhereWhere => "la réponse sur l’autre demande",
        F::Payer => "qui paie la consultation",
        F::ClaimNumber => "le numéro de réclamation",
        F::InjuryDay | F::InjuryMonth | F::InjuryYear => "la date de la blessure",
        F::SensitiveNote => "la note à traiter avec discrétion",
        F::Consent => "le consentement",
    }
}
