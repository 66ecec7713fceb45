//! What a member is told of their account, in French.

use referral::news::AccountNews;

use super::{NO_REPLY, next};
use crate::mail::MailParagraph::Plain;
use crate::mail::MailText;

const SUBJECT: &str = "Changement dans votre compte Letterlock";

pub(super) fn passphrase_changed(by_recovery_code: bool, passkeys: bool) -> MailText {
    let (what, then) = if by_recovery_code {
        (
            "Votre phrase secrète Letterlock a été changée avec votre code de récupération. Le code \
             a servi et n’ouvre plus rien\u{a0}: vous pouvez détruire le papier.",
            "toutes vos sessions sont fermées. Ouvrez une session avec la nouvelle phrase secrète, \
             puis créez un nouveau code de récupération sous «\u{a0}Votre compte\u{a0}».",
        )
    } else {
        (
            "Votre phrase secrète Letterlock a été changée.",
            "toutes vos sessions sont fermées. Ouvrez une session avec la nouvelle phrase secrète.",
        )
    };
    let of_passkeys = if by_recovery_code {
        "Vos clés d’accès servent toujours de seconde étape, mais aucune n’ouvre plus votre session \
         sans phrase secrète. Sous «\u{a0}Votre compte\u{a0}», vous pouvez le permettre de nouveau \
         à chacune, ou la retirer."
    } else {
        "Vos clés d’accès restent telles quelles. Sous «\u{a0}Votre compte\u{a0}», vous pouvez en \
         retirer une."
    };
    let otherwise = "Si ce n’est pas vous qui l’avez changée, quelqu’un d’autre l’a fait. Téléphonez \
                     tout de suite aux responsables de cette adresse.";
    let mut paragraphs = vec![Plain(what.to_owned()), next(then)];
    if passkeys {
        paragraphs.push(Plain(of_passkeys.to_owned()));
    }
    paragraphs.push(Plain(otherwise.to_owned()));
    MailText {
        subject: SUBJECT.to_owned(),
        paragraphs,
        foot: NO_REPLY.to_owned(),
    }
}

pub(super) fn passkey_changed(added: bool) -> MailText {
    let (what, then, otherwise) = if added {
        (
            "Une clé d’accès a été ajoutée à votre compte Letterlock. La personne qui l’a peut s’en \
             servir pour ouvrir une session en votre nom.",
            "rien, si c’était vous. Vos clés d’accès figurent sous «\u{a0}Votre compte\u{a0}».",
            "Si ce n’est pas vous qui l’avez ajoutée, quelqu’un d’autre l’a fait. Téléphonez tout de \
             suite aux responsables de cette adresse.",
        )
    } else {
        (
            "Une clé d’accès a été retirée de votre compte Letterlock. Elle n’ouvre plus de session.",
            "vos sessions sont fermées dans les autres navigateurs. Votre phrase secrète ouvre \
             toujours tout.",
            "Si ce n’est pas vous qui l’avez retirée, quelqu’un d’autre l’a fait. Téléphonez tout de \
             suite aux responsables de cette adresse.",
        )
    };
    MailText {
        subject: SUBJECT.to_owned(),
        paragraphs: vec![
            Plain(what.to_owned()),
            next(then),
            Plain(otherwise.to_owned()),
        ],
        foot: NO_REPLY.to_owned(),
    }
}

pub(super) fn changed(news: AccountNews) -> MailText {
    let (what, then) = match news {
        AccountNews::AuthenticatorSet => (
            "Une application d’authentification a été mise en place pour votre compte Letterlock. Ses \
             codes sont demandés à chaque ouverture de session; ceux d’une application précédente ne \
             servent plus.",
            "vos sessions sont fermées dans les autres navigateurs.",
        ),
        AccountNews::AuthenticatorRemoved => (
            "L’application d’authentification a été retirée de votre compte Letterlock. Ses codes ne \
             sont plus demandés.",
            "vos sessions sont fermées dans les autres navigateurs.",
        ),
        AccountNews::PasskeyOpens => (
            "Une clé d’accès de votre compte Letterlock ouvre maintenant une session sans votre phrase \
             secrète. La personne qui l’a peut s’en servir pour ouvrir une session en votre nom.",
            "rien, si c’était vous. Vos clés d’accès figurent sous «\u{a0}Votre compte\u{a0}».",
        ),
        AccountNews::RecoveryMade => (
            "Un code de récupération a été créé pour votre compte Letterlock. Toute personne qui a ce \
             papier et qui connaît votre adresse peut choisir une nouvelle phrase secrète. Un code créé \
             plus tôt ne fonctionne plus.",
            "gardez le nouveau papier, et détruisez l’ancien s’il y en a un.",
        ),
        AccountNews::SecondStepRecovered => (
            "Une personne qui connaît votre phrase secrète Letterlock s’est servie de votre code de \
             récupération à la place de votre application d’authentification ou de votre clé d’accès. Le \
             code a servi et n’ouvre plus rien\u{a0}: vous pouvez détruire le papier. Votre \
             application d’authentification et vos clés d’accès sont retirées de votre compte.",
            "vos sessions sont fermées partout ailleurs. Ouvrez une session et mettez en place une \
             nouvelle application d’authentification ou une nouvelle clé d’accès, puis créez un nouveau \
             code de récupération sous «\u{a0}Votre compte\u{a0}».",
        ),
    };
    let otherwise = "Si ce n’était pas vous, quelqu’un d’autre a ouvert une session en votre nom. \
                     Téléphonez tout de suite aux responsables de cette adresse.";
    MailText {
        subject: SUBJECT.to_owned(),
        paragraphs: vec![
            Plain(what.to_owned()),
            next(then),
            Plain(otherwise.to_owned()),
        ],
        foot: NO_REPLY.to_owned(),
    }
}
