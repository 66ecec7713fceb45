//! Members of a practice: enrolment, signing in, sessions, and what unlocks their keys.

use referral::contact::Email;
use referral::id::{MemberId, PracticeId};
use referral::role::Role;
use referral::text::Name;
use thiserror::Error;
use time::OffsetDateTime;

use crate::{NewKey, NewKit, PublishError, StoreError};

/// A practice that waits for its first member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// The practice.
    pub practice: PracticeId,
    /// What people call it.
    pub name: String,
    /// Its town.
    pub town: String,
    /// When the link ends.
    pub expires: OffsetDateTime,
}

/// A practice's first member with everything that the ceremony made. All keys are sealed; the
/// texts are kept byte for byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMember {
    /// The member.
    pub member: MemberId,
    /// What the others call them.
    pub name: Name,
    /// Their address, in lower case: what they sign in with.
    pub email: Email,
    /// The OPAQUE record.
    pub record: Vec<u8>,
    /// The account key in the passphrase's slot: a JWE.
    pub slot: String,
    /// The member's own keys: JSON.
    pub keys: String,
    /// The thumbprint of the key that rings are wrapped to.
    pub kid: String,
    /// The practice's keys, private halves sealed.
    pub ring: Vec<KeptRingEntry>,
    /// The recovery kit.
    pub kit: NewKit,
    /// The first key record, published with the member.
    pub key: NewKey,
    /// The first entry of the roster: a compact JWS.
    pub roster: String,
}

/// A private key of a practice, sealed for its members and its kit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRingEntry {
    /// Its epoch.
    pub epoch: u32,
    /// Its thumbprint.
    pub kid: String,
    /// JWE in General JSON.
    pub entry: String,
}

/// Why nobody was enrolled. Nothing was changed.
#[derive(Debug, Error)]
pub enum EnrolError {
    /// The link was used, is over, or never was; or the practice has a member already.
    #[error("there is no such enrolment")]
    NoSuchLink,
    /// The address has an account.
    #[error("the address has an account already")]
    EmailTaken,
    /// The key was not published.
    #[error(transparent)]
    Key(#[from] PublishError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a sign-in is checked against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInRecord {
    /// The member.
    pub member: MemberId,
    /// The OPAQUE record.
    pub record: Vec<u8>,
    /// How often what they sign in with was changed.
    pub changes: u64,
}

/// What a session is begun for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Reading and deciding.
    Inbox,
    /// Changing how the member signs in.
    Account,
}

/// A session to begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewSession {
    /// SHA-256 of its cookie.
    pub hash: [u8; 32],
    /// Whose.
    pub member: MemberId,
    /// What for.
    pub purpose: Purpose,
    /// How often what they sign in with had been changed when the sign-in began.
    pub changes: u64,
    /// Now.
    pub now: OffsetDateTime,
    /// When it ends whatever happens.
    pub ends: OffsetDateTime,
}

/// A session that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Their practice.
    pub practice: PracticeId,
    /// What people call it.
    pub practice_name: String,
    /// What it was begun for.
    pub purpose: Purpose,
    /// Whether the member has set up a second step now.
    pub has_second_step: bool,
    /// When the passphrase was proven, or the passkey.
    pub began: OffsetDateTime,
    /// When it ends whatever happens.
    pub ends: OffsetDateTime,
}

/// Everything of a practice that is sealed, for a member to unlock or an operator to export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyring {
    /// The private keys, by epoch: JWE in General JSON.
    pub ring: Vec<KeptRingEntry>,
    /// The key records, the oldest first, byte for byte.
    pub records: Vec<Vec<u8>>,
    /// The roster, the oldest entry first.
    pub roster: Vec<String>,
    /// The recovery kit.
    pub kit: String,
}

/// A member's own sealed keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberKeys {
    /// The account key in the passphrase's slot.
    pub slot: String,
    /// The member's own keys: JSON.
    pub keys: String,
    /// The thumbprint of the key that rings are wrapped to.
    pub kid: String,
}
