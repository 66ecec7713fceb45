//! What the vault's refusal means for a member of a practice.

use browser::vault::message::{PasskeyRefused, Refused, SHORTEST_PASSPHRASE};
use words::{Cleared, PasskeyTrouble, PracticeTrouble, TeamTrouble};

/// What stopped them. What cannot be refused here is a defect of ours, and a page that is loaded
/// again may do better.
pub fn trouble_of(refused: &Refused) -> PracticeTrouble {
    match refused {
        Refused::Unreached => PracticeTrouble::Unreached,
        Refused::ServerFailed => PracticeTrouble::ServerFailed,
        Refused::NoSuchLink => PracticeTrouble::NoSuchLink,
        Refused::EmailTaken => PracticeTrouble::EmailTaken,
        Refused::NoEmail => PracticeTrouble::NoEmail,
        Refused::PassphraseTooShort => PracticeTrouble::PassphraseTooShort(SHORTEST_PASSPHRASE),
        Refused::ChangeUnknown => PracticeTrouble::ChangeUnknown,
        Refused::KitGroup(place) => PracticeTrouble::KitGroup(place + 1),
        Refused::NoSuchCode => PracticeTrouble::NoSuchCode,
        Refused::NotSignedIn => PracticeTrouble::NotSignedIn,
        Refused::SessionOver | Refused::SignInAgain => PracticeTrouble::SignInAgain,
        Refused::WrongCode => PracticeTrouble::WrongCode,
        Refused::Passkey(refused) => PracticeTrouble::Passkey(passkey_trouble_of(*refused)),
        Refused::LastSecondStep => PracticeTrouble::Passkey(PasskeyTrouble::Last),
        Refused::SecondStepWanted => PracticeTrouble::SecondStepWanted,
        Refused::TooManyTries(seconds) => PracticeTrouble::TooManyTries(*seconds),
        Refused::KeysDamaged | Refused::KeyRefused | Refused::KeyDoubted(_) => {
            PracticeTrouble::KeysDamaged
        }
        Refused::Damaged => PracticeTrouble::Damaged,
        Refused::NoSuchReferral => PracticeTrouble::NoSuchReferral,
        Refused::NotOpened => PracticeTrouble::NotOpened,
        Refused::TooLong => PracticeTrouble::TooLong,
        refused => {
            let trouble = team_trouble_of(refused);
            trouble.map_or(PracticeTrouble::Stopped, PracticeTrouble::Team)
        }
    }
}

/// The same, where it is about a passkey.
const fn passkey_trouble_of(refused: PasskeyRefused) -> PasskeyTrouble {
    match refused {
        PasskeyRefused::Wrong => PasskeyTrouble::Refused,
        PasskeyRefused::NotAdded => PasskeyTrouble::NotAdded,
        PasskeyRefused::TooLate => PasskeyTrouble::TooLate,
        PasskeyRefused::OpensNothing => PasskeyTrouble::SecondStepOnly,
        PasskeyRefused::DoesNotOpen => PasskeyTrouble::DoesNotOpen,
        PasskeyRefused::NotOffered => PasskeyTrouble::Unable,
    }
}

/// The same, where it is about who belongs to the practice.
fn team_trouble_of(refused: &Refused) -> Option<TeamTrouble> {
    Some(match refused {
        Refused::RosterDamaged => TeamTrouble::RosterDamaged,
        Refused::RosterForked => TeamTrouble::RosterForked,
        Refused::StrangerInRing => TeamTrouble::StrangerInRing,
        Refused::RosterMoved => TeamTrouble::RosterMoved,
        Refused::ClockIsOff => TeamTrouble::ClockIsOff,
        Refused::NotAnOwner => TeamTrouble::NotAnOwner,
        Refused::JoinerRefused => TeamTrouble::JoinerRefused,
        Refused::JoinerLate => TeamTrouble::JoinerLate,
        Refused::TooManyMembers => TeamTrouble::TooManyMembers,
        Refused::TooManyInvited => TeamTrouble::TooManyInvited,
        Refused::ReadOnly => TeamTrouble::ReadOnly,
        Refused::NoSuchKit => TeamTrouble::NoSuchKit,
        _ => return None,
    })
}

/// Why a page that nobody uses is cleared, where this was the last that stopped somebody on it.
pub fn cleared(trouble: Option<PracticeTrouble>) -> Cleared {
    match trouble {
        Some(trouble) if may_be_done(trouble) => Cleared::Unanswered,
        _ => Cleared::Unused,
    }
}

/// Whether what was asked for may have been done all the same: it was not answered.
pub fn may_be_done(trouble: PracticeTrouble) -> bool {
    matches!(
        trouble,
        PracticeTrouble::Unreached | PracticeTrouble::ServerFailed | PracticeTrouble::ChangeUnknown
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_of_the_kit_is_named_as_it_is_printed() {
        assert_eq!(
            trouble_of(&Refused::KitGroup(0)),
            PracticeTrouble::KitGroup(1)
        );
    }

    #[test]
    fn what_makes_no_sense_here_asks_to_load_the_page_again() {
        for refused in [Refused::OutOfTurn, Refused::NobodyTakesIt] {
            assert_eq!(trouble_of(&refused), PracticeTrouble::Stopped);
        }
    }
}
