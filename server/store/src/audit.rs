//! The audit trail of a practice: a hash chain, so that whoever keeps its last hash sees any
//! later change of what came before.

use referral::id::{InviteId, MemberId, ReferralId};
use referral::offer::Decision;
use referral::role::Role;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

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
    /// The operator exported what is sealed for the practice.
    Exported {
        /// How many referrals.
        referrals: u32,
    },
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

/// Where a trail breaks: the sequence at which the first entry does not follow from those before.
/// `None` when all do.
pub fn first_break(trail: &[AuditEntry]) -> Option<u64> {
    let mut before = START;
    for (expected, found) in (1..).zip(trail) {
        let hash = link(&before, expected, found.at, &found.entry);
        if found.sequence != expected || found.hash != hash {
            return Some(expected);
        }
        before = hash;
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
    fn the_form_of_a_hash_never_changes() {
        let hash = link(&START, 1, 0, r#"{"kind":"practice-created"}"#);
        assert_eq!(
            hex::encode(hash),
            "d64dd05bebdfa91f95148d689b8bcd66cec40c5130235684d19648cebeec5c28"
        );
    }
}
