//! What members are told of their practice, in French.

use referral::news::{News, OwnNews};

use super::{NO_REPLY, next};
use crate::mail::MailParagraph::{Address, Plain};
use crate::mail::{MailParagraph, MailText};

pub(super) fn changed(practice: &str, news: News, page: &str) -> MailText {
    let (subject, what, then, otherwise) = of_owners(practice, news);
    MailText {
        subject: subject.to_owned(),
        paragraphs: vec![
            Plain(what),
            next(then),
            Plain(otherwise.to_owned()),
            Address(
                "Les membres et les clés de votre cabinet sont à",
                page.to_owned(),
            ),
        ],
        foot: NO_REPLY.to_owned(),
    }
}

/// Subject, what happened, what happens next, and what to do where nobody meant it.
fn of_owners(practice: &str, news: News) -> (&'static str, String, &'static str, &'static str) {
    match news {
        News::Joined => (
            "Une personne attend votre confirmation",
            format!(
                "Une personne s’est servie d’une invitation de {practice}, et attend une confirmation."
            ),
            "une ou un propriétaire demande à la personne invitée si c’était bien elle, puis la \
             confirme. D’ici là, elle ne peut rien ouvrir.",
            "Si personne n’a été invité, retirez l’invitation et ne confirmez personne.",
        ),
        News::Confirmed => (
            "Un nouveau membre dans votre cabinet",
            format!("Une ou un propriétaire a confirmé un nouveau membre de {practice}."),
            "cette personne peut ouvrir une session, et ouvrir toutes les demandes que votre cabinet \
             a reçues.",
            UNEXPECTED,
        ),
        News::RoleChanged => (
            "Un changement parmi les membres de votre cabinet",
            format!("Une ou un propriétaire a donné un autre rôle à un membre de {practice}."),
            "ce rôle vaut dès maintenant.",
            UNEXPECTED,
        ),
        News::Removed => (
            "Un membre de moins dans votre cabinet",
            format!(
                "Une ou un propriétaire a retiré un membre de {practice}, et les clés du cabinet sont \
                 renouvelées."
            ),
            "cette personne ne peut plus ouvrir de session. Les demandes sans décision sont scellées \
             pour les nouvelles clés pendant qu’une boîte de réception est ouverte.",
            UNEXPECTED,
        ),
        News::Renewed => (
            "Renouvellement dans votre cabinet",
            format!("Une ou un propriétaire a renouvelé les clés de {practice}."),
            "rien ne change pour vous, et la trousse de récupération reste la même. Les autres \
             membres continuent après leur prochaine ouverture de session.",
            UNEXPECTED,
        ),
        News::NewKit => (
            "Une nouvelle trousse pour votre cabinet",
            format!(
                "Une ou un propriétaire a renouvelé les clés de {practice}, et créé une nouvelle \
                 trousse de récupération."
            ),
            "la trousse précédente n’ouvre rien de nouveau. Détruisez son papier, et informez-vous de \
             l’endroit où la nouvelle est gardée.",
            UNEXPECTED,
        ),
        News::Restored => (
            "La trousse de votre cabinet a servi",
            format!(
                "Une personne est devenue propriétaire de {practice} avec la trousse de récupération."
            ),
            "cette personne peut ouvrir toutes les demandes que votre cabinet a reçues. Si vous vous y \
             attendiez, créez une nouvelle trousse\u{a0}: celle-ci est passée par d’autres mains.",
            "Si vous ne vous y attendiez pas, retirez cette personne tout de suite, ce qui crée une \
             nouvelle trousse, et téléphonez aux responsables de cette adresse.",
        ),
        News::KitOpened => (
            "Le code de votre trousse a servi",
            format!(
                "Une personne s’est servie du code de la trousse de récupération de {practice}, et a \
                 reçu les clés scellées qu’il ouvre."
            ),
            "avec la trousse, cette personne peut obtenir le rôle de propriétaire. Si cela arrive, vous \
             recevrez un autre courriel. Si vous vous y attendiez, créez ensuite une nouvelle \
             trousse\u{a0}: celle-ci est passée par d’autres mains.",
            "Si vous ne vous y attendiez pas, renouvelez tout de suite les clés avec une nouvelle \
             trousse, et téléphonez aux responsables de cette adresse.",
        ),
    }
}

/// Where somebody else may have done it.
const UNEXPECTED: &str = "Si aucun propriétaire de votre cabinet ne l’a fait, téléphonez tout de suite \
                          aux responsables de cette adresse.";

pub(super) fn membership(practice: &str, news: OwnNews, page: &str) -> MailText {
    let (subject, mut paragraphs) = match news {
        OwnNews::Confirmed => (
            "Votre compte au cabinet est ouvert",
            vec![
                Plain(format!(
                    "Une ou un propriétaire a confirmé votre inscription comme membre de {practice}."
                )),
                next("ouvrez une session avec votre adresse de courriel et votre phrase secrète."),
            ],
        ),
        OwnNews::Removed => (
            "Votre compte au cabinet est clos",
            vec![
                Plain(format!(
                    "Une ou un propriétaire de {practice} a mis fin à votre accès au cabinet. Votre \
                     phrase secrète n’ouvre plus rien."
                )),
                next(
                    "vous n’avez rien à faire. Si cela vous étonne, parlez-en avec votre cabinet.",
                ),
            ],
        ),
        OwnNews::NowOwner => (
            "Un nouveau statut pour vous dans votre cabinet",
            role_changed(
                format!(
                    "Une ou un propriétaire vous a donné le rôle de propriétaire chez {practice}."
                ),
                "en plus d’ouvrir les demandes et d’y répondre, vous décidez qui est membre, et pouvez \
                 renouveler les clés du cabinet.",
            ),
        ),
        OwnNews::NowMember => (
            "Vous acceptez et refusez pour votre cabinet",
            role_changed(
                format!("Une ou un propriétaire vous a donné le rôle de membre chez {practice}."),
                "vous ouvrez les demandes, les acceptez et les refusez. Les propriétaires décident qui \
                 est membre.",
            ),
        ),
        OwnNews::NowReader => (
            "Votre compte au cabinet est en lecture seule",
            role_changed(
                format!(
                    "Une ou un propriétaire a mis votre compte chez {practice} en lecture seule."
                ),
                "vous ouvrez les demandes comme avant, sans les accepter ni les refuser.",
            ),
        ),
    };
    if news != OwnNews::Removed {
        paragraphs.push(Address(
            "La boîte de réception de votre cabinet se trouve à",
            page.to_owned(),
        ));
    }
    MailText {
        subject: subject.to_owned(),
        paragraphs,
        foot: NO_REPLY.to_owned(),
    }
}

fn role_changed(what: String, then: &'static str) -> Vec<MailParagraph> {
    vec![
        Plain(what),
        next(then),
        Plain("Si cela vous étonne, parlez-en avec votre cabinet.".to_owned()),
    ]
}
