//! Signing in and locking, in English.

use time::OffsetDateTime;

use crate::practice::{Cleared, DeskWords, KeyAlarm, Locked, PracticeTrouble, TeamTrouble};
use crate::{En, LetterWords};

impl DeskWords for En {
    fn sign_in_title(&self) -> &'static str {
        "Sign in to your practice’s inbox"
    }
    fn sign_in_lead(&self) -> &'static str {
        "Your passphrase unlocks the practice’s keys here, in your browser. It is never sent. A \
         page that is loaded again asks for it again."
    }
    fn passphrase(&self) -> &'static str {
        "Passphrase"
    }
    fn passphrase_missing(&self) -> &'static str {
        "Enter your passphrase"
    }
    fn show_passphrase(&self) -> &'static str {
        "Show passphrase"
    }
    fn hide_passphrase(&self) -> &'static str {
        "Hide passphrase"
    }
    fn sign_in(&self) -> &'static str {
        "Sign in"
    }
    fn signing_in(&self) -> &'static str {
        "Unlocking takes a few seconds."
    }
    fn forgotten(&self) -> &'static str {
        "Forgotten your passphrase?"
    }
    fn forgotten_code(&self) -> &'static str {
        "Choose a new one with your recovery code"
    }
    fn forgotten_owner(&self) -> &'static str {
        "Without a recovery code, nobody can give you a new one. But another owner of your practice \
         can remove you and invite you again: you then choose a new one, and everything opens as \
         before."
    }
    fn forgotten_all(&self) -> &'static str {
        "Nobody in your practice can sign in any more"
    }
    fn locked(&self, why: Locked) -> &'static str {
        match why {
            Locked::Idle => {
                "Nobody used this page for 10 minutes, so it was locked. Sign in to go on where \
                 you were."
            }
            Locked::ByHand => "This page is locked. Sign in to go on where you were.",
            Locked::SignedOut => "You are signed out.",
            Locked::SignedOutHere => {
                "This page is locked and its keys are gone. The server could not be reached to \
                 sign you out there too: it does so by itself within 20 minutes."
            }
            Locked::SignedOutElsewhere => "You signed out in another tab, so this one is locked.",
            Locked::OtherMember => {
                "Somebody else signed in in another tab of this browser, so this one is locked."
            }
            Locked::AccountOpened => {
                "Somebody signed in to change an account in another tab of this browser, so this one \
                 is locked. Sign in to go on where you were."
            }
            Locked::SessionOver => {
                "Your session is over, so this page was locked. Sign in to go on where you were."
            }
            Locked::Stopped => {
                "The part of this page that holds the keys has stopped, so it was locked. Sign in \
                 again."
            }
            Locked::KeysHandedOver => {
                "Done. For safety the program that held the keys was ended: sign in to go on."
            }
            Locked::SignInAgain => {
                "This needs a sign-in of less than five minutes ago. Nothing was changed. Sign \
                 in, and you can go on with it."
            }
            Locked::MembersChanged => {
                "Somebody else changed the members or the keys of your practice meanwhile, so \
                 nothing of yours was changed. Sign in, look at what they did, and then decide \
                 again."
            }
            Locked::PracticeMoved => {
                "The members or the keys of your practice were changed since you signed in, so this \
                 page was locked. Sign in again to go on with what holds now."
            }
            Locked::RosterDoubted => {
                "Do not go on. The list of members that the server gives now does not hold together, or \
                 does not go on from the one that it gave before: a hostile server may be behind it. \
                 This page was locked. \
                 Call the owners of your practice and whoever runs this address, and do not enter \
                 your passphrase here until they have explained it."
            }
            Locked::LockedElsewhere => {
                "You locked the inbox in another tab, so this one is locked too."
            }
        }
    }
    fn practice_trouble(&self, trouble: PracticeTrouble) -> String {
        let said = match trouble {
            PracticeTrouble::Unreached => {
                "The server could not be reached. Nothing is lost. Check the connection, then try \
                 again."
            }
            PracticeTrouble::ServerFailed => {
                "The server is busy. Nothing is lost. Wait a minute, then try again."
            }
            PracticeTrouble::NoSuchLink => {
                "This link has been used, is too old, or is not whole. If your practice is set up, \
                 go to the sign-in. If not, ask whoever sent you the link for a new one."
            }
            PracticeTrouble::EmailTaken => {
                "This e-mail address has an account already. Use another address, or sign in with \
                 this one."
            }
            PracticeTrouble::NoEmail => "Enter your e-mail address as in name@example.ca",
            PracticeTrouble::PassphraseTooShort(shortest) => {
                return format!("Use a passphrase of {shortest} characters or more");
            }
            PracticeTrouble::ChangeUnknown => {
                "The server did not say whether your passphrase was changed. Try to sign in with the \
                 new one, and if that is not taken, with the old one."
            }
            PracticeTrouble::KitGroup(number) => {
                return format!(
                    "Group {number} does not match your paper. Compare it character by character"
                );
            }
            PracticeTrouble::NoSuchCode => {
                "The e-mail address or the recovery code is not right, or the code has been used. \
                 For your safety nobody can tell which. Check both, then try again."
            }
            PracticeTrouble::WrongCode => {
                "That is not the code that the app shows now, or it has been used. Wait for the \
                 next code, then enter it"
            }
            PracticeTrouble::SecondStepWanted => {
                "Sign in to your inbox first: a second step has to be set up there."
            }
            PracticeTrouble::SignInAgain => {
                "For your safety changes can be made for 5 minutes only. Enter your passphrase to \
                 go on."
            }
            PracticeTrouble::Cleared(why) => cleared(why),
            PracticeTrouble::NotSignedIn => {
                "The e-mail address or the passphrase is not right. For your safety nobody can \
                 tell which. Check both, then try again."
            }
            PracticeTrouble::TooManyTries(seconds) => {
                return format!(
                    "There were too many tries. Wait {}, then try again.",
                    wait(seconds)
                );
            }
            PracticeTrouble::KeysDamaged => {
                "Do not go on. The keys that the server gave do not hold together: they are \
                 damaged, or somebody changed them. Nothing was unlocked. Tell whoever runs this \
                 address, and do not enter your passphrase here until they have explained it."
            }
            PracticeTrouble::Passkey(trouble) => super::passkey::trouble(trouble),
            PracticeTrouble::Team(trouble) => team_trouble(trouble),
            PracticeTrouble::Damaged => {
                "This does not open: it was damaged or changed on its way, or it does not belong \
                 to this referral. Nothing of it is shown. Tell whoever runs this address, with \
                 the referral number."
            }
            PracticeTrouble::Outdated => {
                "Letterlock was renewed while this page was open, and this page does not know the \
                 newest referrals. Load the page again, sign in, and open the referral once more."
            }
            PracticeTrouble::NoSuchReferral => {
                "Your practice does not have this any more. Go back to the inbox and refresh it."
            }
            PracticeTrouble::NotOpened => {
                "Nobody has opened this referral yet. Open it before you decide."
            }
            PracticeTrouble::TooLong => "What you wrote is too long. Shorten it, then try again.",
            PracticeTrouble::NotSaved => {
                "Your browser did not take the file. Allow downloads for this address, then try \
                 again."
            }
            PracticeTrouble::Stopped => {
                "The part of this page that holds the keys did not answer. Load the page again."
            }
        };
        said.to_owned()
    }

    fn signed_in_as(&self, name: &str, practice: &str) -> String {
        format!("{name}, {practice}")
    }
    fn desk_label(&self) -> &'static str {
        "Signed in"
    }
    fn sealing_anew(&self, left: usize) -> String {
        match left {
            1 => "1 referral is being sealed for the new key…".to_owned(),
            left => format!("{left} referrals are being sealed for the new key…"),
        }
    }
    fn key_alarm_title(&self, alarm: KeyAlarm) -> &'static str {
        match alarm {
            KeyAlarm::Namesake => "Another practice has your name and town",
            KeyAlarm::Clock => "Check the date and time of this computer",
            _ => "Senders may be shown a key that is not yours",
        }
    }
    fn key_alarm(&self, alarm: KeyAlarm) -> &'static str {
        match alarm {
            KeyAlarm::Foreign => {
                "The public list of keys has one in your practice’s name that no owner of your \
                 practice made. Whoever made it could read what is sealed for it. Call whoever \
                 runs this address at once, and tell the clinics that send to you to compare your \
                 fingerprint (under Members and keys) by telephone before they send."
            }
            KeyAlarm::Missing => {
                "The public list of keys has not all of your practice’s keys. Senders may be \
                 refused, or be shown another key. Call whoever runs this address."
            }
            KeyAlarm::Namesake => {
                "The public list of keys has another practice of the same name in the same town, so \
                 a clinic could take one of you for the other. If you do not know that practice, \
                 call whoever runs this address. Your fingerprint (under Members and keys) tells \
                 you apart."
            }
            KeyAlarm::Clock => {
                "The public list of keys is not of today, by this computer’s clock, so nobody looked \
                 whether it has your keys. Set the clock right and sign in again. If it is right, call \
                 whoever runs this address: a hostile server may keep the list back."
            }
            KeyAlarm::Log => {
                "The public list of keys does not hold together, or is not the one that this \
                 browser has seen before. A hostile server may be behind it. Call whoever runs \
                 this address, and tell the clinics that send to you to compare your fingerprint \
                 (under Members and keys) by telephone before they send."
            }
        }
    }
    fn lock_now(&self) -> &'static str {
        "Lock now"
    }
    fn sign_out(&self) -> &'static str {
        "Sign out"
    }

    fn idle_title(&self) -> &'static str {
        "Are you still there?"
    }
    fn idle_text(&self) -> &'static str {
        "Nobody has used this page for a while. When it locks, the keys and everything that is \
         open here are gone from this browser, and so is what you have typed."
    }
    fn locks_in(&self, seconds: i64) -> String {
        let seconds = u32::try_from(seconds).unwrap_or_default();
        format!("It locks in {}.", wait(seconds))
    }
    fn stay_open(&self) -> &'static str {
        "Stay open"
    }

    fn instant(&self, at: OffsetDateTime) -> String {
        format!("{}, {}", self.letter_day(at.date()), self.time_of_day(at))
    }
    fn time_of_day(&self, at: OffsetDateTime) -> String {
        format!("{:02}:{:02}", at.hour(), at.minute())
    }
}

/// What stopped a member, of what is about who belongs to the practice.
fn team_trouble(trouble: TeamTrouble) -> &'static str {
    match trouble {
        TeamTrouble::RosterDamaged => {
            "Do not go on. The list of members that the server gave does not hold together: \
             something is missing from it, or somebody changed it. A hostile server may be \
             behind it. Nothing was unlocked. Call whoever runs this address, and do not \
             enter your passphrase here until they have explained it."
        }
        TeamTrouble::RosterForked => {
            "Do not go on. The list of members that the server gave is older than the one \
             that this browser has seen, or another one. A hostile server may be behind it. \
             Nothing was unlocked. Call whoever runs this address, and another member of \
             your practice, before you enter your passphrase here again."
        }
        TeamTrouble::StrangerInRing => {
            "Do not go on. Somebody who is not a member could open your practice’s keys. A \
             hostile server may be behind it. Nothing was unlocked. Call the owners of your \
             practice and whoever runs this address, and do not enter your passphrase here \
             until they have explained it."
        }
        TeamTrouble::RosterMoved => {
            "Somebody else changed the members of your practice meanwhile, so nothing of \
             yours was changed. Sign in again and look before you decide again."
        }
        TeamTrouble::ClockIsOff => {
            "Nothing was changed: the date and time of this computer are not the server’s. Set \
             them right, load this page again and start over. If they are right, call whoever \
             runs this address."
        }
        TeamTrouble::NotAnOwner => {
            "Only an owner can do that. If you were one until now, somebody has given you \
             another role: ask them."
        }
        TeamTrouble::JoinerRefused => {
            "Nobody was confirmed: whoever joined is not who had the link. Withdraw the invitation, \
             and call whoever runs this address before you invite again."
        }
        TeamTrouble::JoinerLate => {
            "Nobody was confirmed: the time of the link is over. Withdraw the invitation and invite \
             again. If it should not be over yet, look whether the clock of this computer is right."
        }
        TeamTrouble::TooManyMembers => {
            "Nobody was confirmed: a practice can have at most 255 members. Remove somebody who has \
             left, then confirm."
        }
        TeamTrouble::TooManyInvited => {
            "You already have 100 open invitations, which is the most there can be. Wait until one \
             is used or runs out: one that was withdrawn still counts until its seven days are over."
        }
        TeamTrouble::ReadOnly => {
            "Your role is to read. Ask a member or an owner of your practice to do that."
        }
        TeamTrouble::NoSuchKit => {
            "No practice here has this recovery kit. Check the address of this page, and \
             whether a newer kit took the place of this one."
        }
    }
}

/// Seconds as people say them.
fn wait(seconds: u32) -> String {
    match (seconds, seconds.div_ceil(60)) {
        (1, _) => "1 second".to_owned(),
        (0..=90, _) => format!("{seconds} seconds"),
        (_, minutes @ ..=120) => format!("{minutes} minutes"),
        (_, minutes) => format!("{} hours", minutes.div_ceil(60)),
    }
}

fn cleared(why: Cleared) -> &'static str {
    match why {
        Cleared::Unused => {
            "Nobody used this page for 10 minutes, so what was typed and shown here was \
             cleared. Nothing was changed."
        }
        Cleared::Unanswered => {
            "Nobody used this page for 10 minutes, so what was typed and shown here was cleared. \
             Whether anything was changed before, the server did not say."
        }
        Cleared::OtherTab => {
            "The inbox was locked, or somebody signed in or out, in another tab of this browser, so \
             what was typed and shown here was cleared."
        }
    }
}
