//! What members are told of their practice, in English.

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
            Address("Your practice’s members and keys are at", page.to_owned()),
        ],
        foot: NO_REPLY.to_owned(),
    }
}

/// Subject, what happened, what happens next, and what to do where nobody meant it.
fn of_owners(practice: &str, news: News) -> (&'static str, String, &'static str, &'static str) {
    match news {
        News::Joined => (
            "Somebody has joined and waits to be confirmed",
            format!("Somebody used an invitation to {practice}, and waits to be confirmed."),
            "an owner asks who was invited whether it was them, and confirms them. Until then they \
             cannot open anything.",
            "If nobody was invited, withdraw the invitation and confirm nobody.",
        ),
        News::Confirmed => (
            "Your practice has a new member",
            format!("An owner has confirmed a new member of {practice}."),
            "the new member can sign in, and open every referral that your practice ever received.",
            UNEXPECTED,
        ),
        News::RoleChanged => (
            "A member of your practice has another role",
            format!("An owner has given a member of {practice} another role."),
            "the role holds from now on.",
            UNEXPECTED,
        ),
        News::Removed => (
            "A member of your practice was removed",
            format!(
                "An owner has removed a member of {practice}, and the practice’s keys were renewed."
            ),
            "the former member cannot sign in any more. Referrals that are not decided are sealed \
             for the new keys while somebody’s inbox is open.",
            UNEXPECTED,
        ),
        News::Renewed => (
            "Your practice has new keys",
            format!("An owner has renewed the keys of {practice}."),
            "nothing changes for you, and the recovery kit stays the same. The other members go on \
             after their next sign-in.",
            UNEXPECTED,
        ),
        News::NewKit => (
            "Your practice has new keys and a new recovery kit",
            format!("An owner has renewed the keys of {practice}, and made a new recovery kit."),
            "the kit before opens nothing new. Destroy its paper, and find out where the new one is \
             kept.",
            UNEXPECTED,
        ),
        News::Restored => (
            "Your recovery kit was used",
            format!("Somebody became an owner of {practice} with its recovery kit."),
            "the new owner can open every referral that your practice ever received. If you expected \
             that, make a new kit: this one has been in somebody’s hands.",
            "If you did not expect it, remove that owner at once, which makes a new kit, and telephone \
             whoever runs this address.",
        ),
        News::KitOpened => (
            "Somebody used the code of your recovery kit",
            format!(
                "Somebody used the code of the recovery kit of {practice}, and was given the sealed \
                 keys that it opens."
            ),
            "whoever has the kit can become an owner with it. If that happens, you get another mail. \
             If you expected it, make a new kit once it is done: this one has been in somebody’s hands.",
            "If you did not expect it, renew the keys and make a new kit at once, and telephone whoever \
             runs this address.",
        ),
    }
}

/// Where somebody else may have done it.
const UNEXPECTED: &str = "If no owner of your practice has done this, telephone whoever runs this \
                          address at once.";

pub(super) fn membership(practice: &str, news: OwnNews, page: &str) -> MailText {
    let (subject, mut paragraphs) = match news {
        OwnNews::Confirmed => (
            "You are a member of your practice now",
            vec![
                Plain(format!(
                    "An owner has confirmed you as a member of {practice}."
                )),
                next("sign in with your e-mail address and your passphrase."),
            ],
        ),
        OwnNews::Removed => (
            "You are no longer a member of your practice",
            vec![
                Plain(format!(
                    "An owner of {practice} has removed you. Your passphrase opens nothing any more."
                )),
                next(
                    "there is nothing for you to do. If that surprises you, talk to your practice.",
                ),
            ],
        ),
        OwnNews::NowOwner => (
            "You are an owner of your practice now",
            role_changed(
                format!("An owner has made you an owner of {practice}."),
                "besides opening and deciding referrals, you decide who is a member, and you can \
                 renew the practice’s keys.",
            ),
        ),
        OwnNews::NowMember => (
            "You accept and decline for your practice now",
            role_changed(
                format!("An owner has given you the role of a member in {practice}."),
                "you open referrals, accept them and decline them. Who is a member is for owners to decide.",
            ),
        ),
        OwnNews::NowReader => (
            "You are a reader of your practice now",
            role_changed(
                format!("An owner has given you the role of a reader in {practice}."),
                "you open referrals as before, and do not accept or decline them.",
            ),
        ),
    };
    if news != OwnNews::Removed {
        paragraphs.push(Address("Your practice’s inbox is at", page.to_owned()));
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
        Plain("If that surprises you, talk to your practice.".to_owned()),
    ]
}
