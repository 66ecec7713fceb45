//! What a member is told of their account, in English.

use referral::news::AccountNews;

use super::{NO_REPLY, next};
use crate::mail::MailParagraph::Plain;
use crate::mail::MailText;

pub(super) fn passphrase_changed(by_recovery_code: bool, passkeys: bool) -> MailText {
    let (what, then) = if by_recovery_code {
        (
            "Your Letterlock passphrase was changed with your recovery code. The code has been used \
             and opens nothing any more: you can destroy the paper.",
            "you are signed out everywhere. Sign in with the new passphrase, then make a new \
             recovery code under “Your account”.",
        )
    } else {
        (
            "Your Letterlock passphrase was changed.",
            "you are signed out everywhere. Sign in with the new passphrase.",
        )
    };
    let of_passkeys = if by_recovery_code {
        "Your passkeys are still a second step, but none signs you in without your passphrase any \
         more. Under “Your account” you can let each do so again, or remove it."
    } else {
        "Your passkeys stay as they are. Under “Your account” you can remove one."
    };
    let otherwise = "If you did not change it, somebody else has. Telephone whoever runs this \
                     address at once.";
    let mut paragraphs = vec![Plain(what.to_owned()), next(then)];
    if passkeys {
        paragraphs.push(Plain(of_passkeys.to_owned()));
    }
    paragraphs.push(Plain(otherwise.to_owned()));
    MailText {
        subject: "Your Letterlock passphrase was changed".to_owned(),
        paragraphs,
        foot: NO_REPLY.to_owned(),
    }
}

pub(super) fn passkey_changed(added: bool) -> MailText {
    let (subject, what, then, otherwise) = if added {
        (
            "A passkey was added to your Letterlock account",
            "A passkey was added to your Letterlock account. Whoever has it can use it to sign in as \
             you.",
            "nothing, if it was you. Your passkeys are listed under “Your account”.",
            "If you did not add it, somebody else has. Telephone whoever runs this address at once.",
        )
    } else {
        (
            "A passkey was removed from your Letterlock account",
            "A passkey was removed from your Letterlock account. It signs nobody in any more.",
            "other browsers that were signed in to your account are signed out. Your passphrase \
             still opens everything.",
            "If you did not remove it, somebody else has. Telephone whoever runs this address at \
             once.",
        )
    };
    MailText {
        subject: subject.to_owned(),
        paragraphs: vec![
            Plain(what.to_owned()),
            next(then),
            Plain(otherwise.to_owned()),
        ],
        foot: NO_REPLY.to_owned(),
    }
}

pub(super) fn changed(news: AccountNews) -> MailText {
    let (subject, what, then) = match news {
        AccountNews::AuthenticatorSet => (
            "An authenticator app was set up for your Letterlock account",
            "An authenticator app was set up for your Letterlock account. Its codes are asked for at \
             each sign-in; those of any app before it are of no use any more.",
            "other browsers that were signed in to your account are signed out.",
        ),
        AccountNews::AuthenticatorRemoved => (
            "An authenticator app was removed from your Letterlock account",
            "The authenticator app was removed from your Letterlock account. Its codes are not asked for \
             any more.",
            "other browsers that were signed in to your account are signed out.",
        ),
        AccountNews::PasskeyOpens => (
            "A passkey signs in to your Letterlock account alone",
            "A passkey of your Letterlock account signs in without your passphrase from now on. Whoever \
             has it can use it to sign in as you.",
            "nothing, if it was you. Your passkeys are listed under “Your account”.",
        ),
        AccountNews::RecoveryMade => (
            "A recovery code was made for your Letterlock account",
            "A recovery code was made for your Letterlock account. Whoever has the paper and knows your \
             address can choose a new passphrase. A code that was made before works no more.",
            "keep the new paper, and destroy the old one if there is one.",
        ),
        AccountNews::SecondStepRecovered => (
            "Your Letterlock recovery code was used",
            "Somebody who knows your Letterlock passphrase used your recovery code in place of \
             your authenticator app or your passkey. The code has been used and opens nothing any \
             more: you can destroy the paper. Your authenticator app and your passkeys are removed from \
             your account.",
            "you are signed out everywhere else. Sign in and set up a new authenticator app or passkey, \
             then make a new recovery code under “Your account”.",
        ),
    };
    let otherwise = "If it was not you, somebody else has signed in as you. Telephone whoever runs this \
                     address at once.";
    MailText {
        subject: subject.to_owned(),
        paragraphs: vec![
            Plain(what.to_owned()),
            next(then),
            Plain(otherwise.to_owned()),
        ],
        foot: NO_REPLY.to_owned(),
    }
}
