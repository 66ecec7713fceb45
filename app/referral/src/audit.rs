//! The audit trail of a practice: a hash chain, so that whoever keeps its last hash sees any
//! later change of what came before.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::choice::choices;
use crate::id::{InviteId, MemberId, ReferralId};
use crate::offer::Decision;
use crate::role::Role;

/// What is audited. New kinds may come; the JSON of one that was written never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Audited {
    /// The operator created the practice.
    PracticeCreated {
        /// Its status from the start.
        status: String,
    },
    /// A key was published.
    KeyPublished {
        /// The epoch, from 1.
        epoch: u32,
        /// The key's RFC 7638 thumbprint.
        kid: String,
    },
    /// The registrar signed the record of a key.
    PracticeRegistered {
        /// The key's epoch.
        epoch: u32,
        /// The registrar's key's RFC 7638 thumbprint.
        registrar: String,
    },
    /// The practice is not offered to senders until this registrar has signed its record.
    RegistrarAwaited {
        /// The registrar's key's RFC 7638 thumbprint.
        registrar: String,
    },
    /// The operator made the link with which the first owner enrols. Any before it is void.
    EnrolmentLinked,
    /// A member was enrolled.
    MemberEnrolled {
        /// The member.
        member: MemberId,
    },
    /// An owner made an invitation.
    MemberInvited {
        /// The owner.
        member: MemberId,
        /// The invitation.
        invite: InviteId,
        /// What the new member may do.
        role: Role,
    },
    /// An owner withdrew one.
    InviteWithdrawn {
        /// The owner.
        member: MemberId,
        /// The invitation.
        invite: InviteId,
    },
    /// Somebody used one, and waits to be confirmed.
    MemberJoined {
        /// The invitation.
        invite: InviteId,
        /// The member to be.
        joiner: MemberId,
    },
    /// An owner made a joiner a member.
    MemberConfirmed {
        /// The owner.
        member: MemberId,
        /// The new member.
        joiner: MemberId,
        /// What they may do.
        role: Role,
    },
    /// An owner gave a member another role.
    RoleChanged {
        /// The owner.
        member: MemberId,
        /// Whose.
        of: MemberId,
        /// Which.
        role: Role,
    },
    /// An owner removed a member; the keys were renewed with it.
    MemberRemoved {
        /// The owner.
        member: MemberId,
        /// The former member.
        removed: MemberId,
    },
    /// An owner renewed the practice's keys.
    KeysRenewed {
        /// The owner.
        member: MemberId,
        /// The new epoch.
        epoch: u32,
        /// Whether there is a new recovery kit.
        kit: bool,
    },
    /// Somebody with the recovery kit's code was given the practice's sealed keys, which it opens.
    KitOpened {
        /// Whether owners were told by mail: not again within an hour.
        told: bool,
    },
    /// Whoever has the recovery kit became an owner.
    MemberRestored {
        /// The new owner.
        member: MemberId,
    },
    /// A member signed in.
    SignedIn {
        /// The member.
        member: MemberId,
    },
    /// A member chose another passphrase, and every session of theirs ended.
    PassphraseChanged {
        /// The member.
        member: MemberId,
    },
    /// A member made a recovery code. Any before it is void.
    RecoveryMade {
        /// The member.
        member: MemberId,
    },
    /// A member chose another passphrase with the recovery code, which is used up, and every session
    /// of theirs ended.
    PassphraseRecovered {
        /// The member.
        member: MemberId,
    },
    /// A member set an authenticator up. Any before it shows codes of no use.
    SecondStepSet {
        /// The member.
        member: MemberId,
    },
    /// A member removed their authenticator.
    SecondStepRemoved {
        /// The member.
        member: MemberId,
    },
    /// A member's recovery code stood in for their authenticator and their passkeys: it is used up, they
    /// are removed, and every session ended.
    SecondStepRecovered {
        /// The member.
        member: MemberId,
    },
    /// A member added a passkey.
    PasskeyAdded {
        /// The member.
        member: MemberId,
        /// Which, by its number.
        passkey: u32,
    },
    /// A member let one open the account: from then on it signs in alone.
    PasskeyOpens {
        /// The member.
        member: MemberId,
        /// Which.
        passkey: u32,
    },
    /// A member removed one, and their other sessions ended.
    PasskeyRemoved {
        /// The member.
        member: MemberId,
        /// Which.
        passkey: u32,
    },
    /// A member signed in with one.
    PasskeyUsed {
        /// The member.
        member: MemberId,
        /// Which.
        passkey: u32,
    },
    /// A referral came in.
    ReferralReceived {
        /// The referral.
        referral: ReferralId,
        /// SHA-256 of its envelope, in hexadecimal.
        envelope: String,
    },
    /// A member opened a referral.
    ReferralOpened {
        /// The referral.
        referral: ReferralId,
        /// By whom.
        member: MemberId,
    },
    /// A member's browser sealed a referral anew for a later key.
    ReferralResealed {
        /// The referral.
        referral: ReferralId,
        /// Whose browser.
        member: MemberId,
        /// The epoch of the key.
        epoch: u32,
        /// SHA-256 of the envelope before, in hexadecimal.
        before: String,
        /// SHA-256 of the envelope now.
        envelope: String,
    },
    /// A member decided a referral.
    ReferralDecided {
        /// The referral.
        referral: ReferralId,
        /// By whom.
        member: MemberId,
        /// How.
        decision: Decision,
    },
    /// Something was refused that may have been an attack. The same once in a quarter of an hour.
    Refused {
        /// By whom, or with whose passphrase; nobody where only a link is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        member: Option<MemberId>,
        /// What.
        what: RefusedWhat,
    },
    /// A member's browser raised an alarm. The same once a day.
    KeyAlarm {
        /// Whose browser.
        member: MemberId,
        /// Which.
        alarm: Alarm,
    },
    /// The operator exported what is sealed for the practice.
    Exported {
        /// How many referrals.
        referrals: u32,
    },
    /// This trail was saved as a file.
    TrailSaved {
        /// The owner; nobody where the operator did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        member: Option<MemberId>,
    },
}

choices! {
    /// What was refused.
    pub enum RefusedWhat {
        /// A change of members or keys that does not hold with the roster, or together.
        Change = "change",
        /// Keys that not exactly those can open whom the roster names.
        Ring = "ring",
        /// A change that does not follow from the roster as it is by now.
        Moved = "moved",
        /// A second step of signing in that was wrong, or tried too often, after the passphrase was proven.
        SecondStep = "second-step",
        /// A passkey whose counter went back: there may be two of it.
        PasskeyCounter = "passkey-counter",
        /// The link of an invitation that was used, withdrawn, or is over.
        Invitation = "invitation",
        /// The link for a practice's first member, that was used or is over.
        Enrolment = "enrolment",
        /// Keys of a joiner that do not hold together, by somebody with an invitation's link.
        Join = "join",
        /// An owner to be made by the recovery kit, whose keys or entry do not hold.
        Restore = "restore",
        /// Something else in the place of a referral that was to be sealed anew.
        Reseal = "reseal",
        /// Words for a sender that do not belong to the referral.
        Words = "words",
        /// What only an owner may, or who may decide.
        Role = "role",
        /// Keys for an account that are not the member's, or do not hold together.
        Account = "account",
    }
}

choices! {
    /// What a member's browser found wrong: the first four in the key log.
    pub enum Alarm {
        /// One in the practice's name that its roster does not know.
        Foreign = "foreign",
        /// Not all of the practice's.
        Missing = "missing",
        /// It has a record of another practice that has this one's name and town.
        Namesake = "namesake",
        /// The log does not hold together, or is not the one that it was.
        Log = "log",
        /// The roster does not hold together, or is not the one that it was.
        Roster = "roster",
        /// Somebody can open the practice's keys whom the roster does not name.
        Ring = "ring",
        /// The member's keys, or the practice's, do not hold together.
        Keys = "keys",
        /// Who joined has other keys than the invitation's link vouches for.
        Joiner = "joiner",
        /// A referral, or a part of one, is not what was sealed.
        Referral = "referral",
    }
}

choices! {
    /// What an entry is about, for whoever looks for some.
    pub enum Subject {
        /// Referrals that came in, were opened, decided or sealed anew.
        Referrals = "referrals",
        /// Sign-ins.
        SignIns = "sign-ins",
        /// How members sign in: passphrases, recovery codes, authenticators, passkeys.
        Accounts = "accounts",
        /// Who belongs to the practice.
        Members = "members",
        /// The practice's keys, and who signed for them.
        Keys = "keys",
        /// What was exported or saved.
        Exports = "exports",
        /// What was refused, and what browsers raised an alarm over.
        Alarms = "alarms",
    }
}

impl Audited {
    /// What it is about.
    pub const fn subject(&self) -> Subject {
        match self {
            Self::ReferralReceived { .. }
            | Self::ReferralOpened { .. }
            | Self::ReferralResealed { .. }
            | Self::ReferralDecided { .. } => Subject::Referrals,
            Self::SignedIn { .. } | Self::PasskeyUsed { .. } => Subject::SignIns,
            Self::PassphraseChanged { .. }
            | Self::RecoveryMade { .. }
            | Self::PassphraseRecovered { .. }
            | Self::SecondStepSet { .. }
            | Self::SecondStepRemoved { .. }
            | Self::SecondStepRecovered { .. }
            | Self::PasskeyAdded { .. }
            | Self::PasskeyOpens { .. }
            | Self::PasskeyRemoved { .. } => Subject::Accounts,
            Self::PracticeCreated { .. }
            | Self::EnrolmentLinked
            | Self::MemberEnrolled { .. }
            | Self::MemberInvited { .. }
            | Self::InviteWithdrawn { .. }
            | Self::MemberJoined { .. }
            | Self::MemberConfirmed { .. }
            | Self::RoleChanged { .. }
            | Self::MemberRemoved { .. }
            | Self::MemberRestored { .. } => Subject::Members,
            Self::KeyPublished { .. }
            | Self::KitOpened { .. }
            | Self::KeysRenewed { .. }
            | Self::PracticeRegistered { .. }
            | Self::RegistrarAwaited { .. } => Subject::Keys,
            Self::Exported { .. } | Self::TrailSaved { .. } => Subject::Exports,
            Self::Refused { .. } | Self::KeyAlarm { .. } => Subject::Alarms,
        }
    }

    /// Who did it; nobody where a sender, the operator or the registrar did.
    pub const fn by(&self) -> Option<MemberId> {
        match self {
            Self::MemberEnrolled { member }
            | Self::MemberInvited { member, .. }
            | Self::InviteWithdrawn { member, .. }
            | Self::MemberConfirmed { member, .. }
            | Self::RoleChanged { member, .. }
            | Self::MemberRemoved { member, .. }
            | Self::KeysRenewed { member, .. }
            | Self::MemberRestored { member }
            | Self::SignedIn { member }
            | Self::PassphraseChanged { member }
            | Self::RecoveryMade { member }
            | Self::PassphraseRecovered { member }
            | Self::SecondStepSet { member }
            | Self::SecondStepRemoved { member }
            | Self::SecondStepRecovered { member }
            | Self::PasskeyAdded { member, .. }
            | Self::PasskeyOpens { member, .. }
            | Self::PasskeyRemoved { member, .. }
            | Self::PasskeyUsed { member, .. }
            | Self::ReferralOpened { member, .. }
            | Self::ReferralResealed { member, .. }
            | Self::ReferralDecided { member, .. }
            | Self::MemberJoined { joiner: member, .. }
            | Self::KeyAlarm { member, .. } => Some(*member),
            Self::TrailSaved { member } | Self::Refused { member, .. } => *member,
            Self::PracticeCreated { .. }
            | Self::EnrolmentLinked
            | Self::KitOpened { .. }
            | Self::KeyPublished { .. }
            | Self::PracticeRegistered { .. }
            | Self::RegistrarAwaited { .. }
            | Self::ReferralReceived { .. }
            | Self::Exported { .. } => None,
        }
    }

    /// Whom it was done to, where that is another one.
    pub const fn concerns(&self) -> Option<MemberId> {
        match self {
            Self::MemberConfirmed { joiner, .. } => Some(*joiner),
            Self::RoleChanged { of, .. } => Some(*of),
            Self::MemberRemoved { removed, .. } => Some(*removed),
            _ => None,
        }
    }

    /// Which referral it was done to.
    pub const fn referral(&self) -> Option<ReferralId> {
        match self {
            Self::ReferralReceived { referral, .. }
            | Self::ReferralOpened { referral, .. }
            | Self::ReferralResealed { referral, .. }
            | Self::ReferralDecided { referral, .. } => Some(*referral),
            _ => None,
        }
    }
}

/// One link of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its place, from 1.
    pub sequence: u64,
    /// When: Unix milliseconds.
    pub at: i64,
    /// What, as JSON: [`Audited`] byte for byte as it was written.
    pub entry: String,
    /// [`link`] of the entry before and this one.
    pub hash: [u8; 32],
}

/// What the first entry is linked to.
pub const START: [u8; 32] = [0; 32];

/// SHA-256 of the hash before, the sequence and the time (8 bytes each, big-endian), and the
/// entry's bytes.
pub fn link(before: &[u8; 32], sequence: u64, at: i64, entry: &str) -> [u8; 32] {
    Sha256::new()
        .chain_update(before)
        .chain_update(sequence.to_be_bytes())
        .chain_update(at.to_be_bytes())
        .chain_update(entry)
        .finalize()
        .into()
}

/// Why an entry does not follow from the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// It, or the one before, is not what was written.
    Altered,
    /// Something that stood before it is not there.
    Missing,
}

/// Whether an entry follows from the one before, or begins a trail where there is none.
///
/// # Errors
///
/// Why it does not.
pub fn follows(before: Option<&AuditEntry>, entry: &AuditEntry) -> Result<(), Broken> {
    let (last, hash) = before.map_or((0, START), |before| (before.sequence, before.hash));
    if last.checked_add(1) != Some(entry.sequence) {
        Err(Broken::Missing)
    } else if link(&hash, entry.sequence, entry.at, &entry.entry) == entry.hash {
        Ok(())
    } else {
        Err(Broken::Altered)
    }
}

/// Where a trail breaks: the place, from 1, of the first entry that does not follow from those
/// before. `None` when all do.
pub fn first_break(trail: &[AuditEntry]) -> Option<u64> {
    let mut before = None;
    for (place, entry) in (1..).zip(trail) {
        if follows(before, entry).is_err() {
            return Some(place);
        }
        before = Some(entry);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trail(entries: &[&str]) -> Vec<AuditEntry> {
        let mut before = START;
        (1..)
            .zip(entries)
            .map(|(sequence, entry)| {
                before = link(&before, sequence, 7, entry);
                AuditEntry {
                    sequence,
                    at: 7,
                    entry: (*entry).to_owned(),
                    hash: before,
                }
            })
            .collect()
    }

    #[test]
    fn a_trail_holds_until_something_in_it_changes() {
        let whole = trail(&["{}", "[]", "1"]);
        assert_eq!(first_break(&whole), None);
        let mut changed = whole.clone();
        changed[1].entry = "[1]".to_owned();
        assert_eq!(first_break(&changed), Some(2));
        let mut later = whole.clone();
        later[2].at += 1;
        assert_eq!(first_break(&later), Some(3));
        let mut shorter = whole;
        shorter.remove(0);
        assert_eq!(first_break(&shorter), Some(1));
    }

    #[test]
    fn what_is_wrong_with_an_entry_is_told_of_it_alone() {
        let mut broken = trail(&["{}", "[]", "1", "2", "3"]);
        broken[1].entry = "[1]".to_owned();
        broken.remove(3);
        let mut told = vec![follows(None, &broken[0])];
        told.extend(broken.windows(2).map(|two| follows(Some(&two[0]), &two[1])));
        let expected = [Ok(()), Err(Broken::Altered), Ok(()), Err(Broken::Missing)];
        assert_eq!(told, expected);
    }

    #[test]
    fn the_form_of_a_hash_never_changes() {
        let hash = link(&START, 1, 0, r#"{"kind":"practice-created"}"#);
        assert_eq!(
            hex::encode(hash),
            "d64dd05bebdfa91f95148d689b8bcd66cec40c5130235684d19648cebeec5c28"
        );
    }
}
