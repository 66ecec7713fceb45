//! Who belongs to a practice: inviting, joining, confirming, roles, removing, renewing the keys.
//!
//! ```text
//! GET    /api/v1/members                              -> Members
//! POST   /api/v1/members                   Confirm    -> 204
//! POST   /api/v1/members/invites           NewInvite  -> 204
//! DELETE /api/v1/members/invites/{invite}             -> 204
//! POST   /api/v1/members/roles             ChangeRole -> 204
//! POST   /api/v1/members/rotation/start               -> 204, where a kit may be begun
//! POST   /api/v1/members/rotation          Rotate     -> 204, and a removed member's sessions end
//! GET    /api/v1/join                                 -> Joining
//! POST   /api/v1/join/start                JoinStart  -> JoinStarted
//! POST   /api/v1/join/finish               JoinFinish -> 204
//! ```
//!
//! Every member may read `GET /members`. What changes something wants an owner whose session began
//! less than five minutes ago (`rotation` with a new recovery kit: thirty, because that is written down
//! before): refused otherwise with 403 `not-an-owner` or 403 `sign-in-again`. Each
//! change is one more entry of the roster, signed by the owner's browser; where somebody else
//! appended one meanwhile it is refused with 409 `roster-moved` and nothing is changed. What does
//! not follow from the roster, or does not hold together, is refused with 422 `keys-do-not-hold`; what
//! is dated more than ten minutes later than by the server's clock or more than forty earlier, or makes an
//! invitation over already or too long (`invites`), with 422 `clock-is-off`. Whose invitation is over by the
//! server's clock is confirmed no more: 404 `no-such-member`.
//! Removing an owner, or giving them another role, withdraws the invitations that they made.
//!
//! `/join` carries `Authorization: Bearer` with what [`sealing::invite::derive_access`] gives for the
//! link's secret, which no server learns. A link that was used, was withdrawn, is over or never was
//! is refused with 404 `no-such-link`; an address that has an account with 409 `email-taken`.

use opaque::Message;
use referral::contact::Email;
use referral::id::{InviteId, MemberId, PracticeId};
use referral::role::Role;
use referral::text::Name;
use sealing::Sha256Digest;
use sealing::account::SealedMemberKeys;
use sealing::roster::RosterMember;
use serde::{Deserialize, Serialize};

use crate::Moment;
use crate::session::RingKey;

/// Everybody who is or was a member, or is invited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Members {
    /// Members and former members, the first one first.
    pub members: Vec<MemberRow>,
    /// Invitations that were not used up, the latest last.
    pub invites: Vec<InviteRow>,
    /// The roster, the oldest entry first: compact JWS. It says what they may.
    pub roster: Vec<String>,
}

/// What the server knows of a member besides the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberRow {
    /// The member.
    pub member: MemberId,
    /// What the others call them.
    pub name: String,
    /// What they sign in with; nothing once they were removed.
    pub email: Option<Email>,
}

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InviteRow {
    /// The invitation.
    pub invite: InviteId,
    /// When its link ends.
    pub expires: Moment,
    /// What proves the joiner, sealed for the owners: a JWE in General JSON.
    pub sealed: String,
    /// Who used it and waits to be confirmed.
    pub joiner: Option<Joiner>,
}

/// Somebody who used an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Joiner {
    /// The member to be, with the keys that are confirmed.
    pub member: RosterMember,
    /// What the others will call them.
    pub name: Name,
    /// What they will sign in with.
    pub email: Email,
    /// What binds all this to the link's secret.
    pub mac: Sha256Digest,
    /// When.
    pub at: Moment,
}

/// Invites somebody. Whom, the server does not know: who has the link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewInvite {
    /// The invitation.
    pub invite: InviteId,
    /// SHA-256 of what `/join` is asked with.
    pub access: Sha256Digest,
    /// What proves the joiner, sealed for the owners: a JWE in General JSON.
    pub sealed: String,
    /// The roster's entry: a compact JWS.
    pub entry: String,
}

/// Makes a joiner a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirm {
    /// By which invitation they joined.
    pub invite: InviteId,
    /// The roster's entry: a compact JWS.
    pub entry: String,
    /// The whole ring, the new member among its recipients: General JSON.
    pub ring: Vec<RingKey>,
}

/// Gives a member another role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeRole {
    /// The roster's entry: a compact JWS.
    pub entry: String,
}

/// Puts new keys in the place of the practice's, and removes a member if the entry says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rotate {
    /// The roster's entry: a compact JWS.
    pub entry: String,
    /// The key record of the new epoch: JWS in General JSON, as text.
    pub record: String,
    /// The whole ring, also of the new epoch: General JSON.
    pub ring: Vec<RingKey>,
    /// A new recovery kit, if the entry says so.
    pub kit: Option<KitKept>,
}

/// A recovery kit as the server keeps it: all but its code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KitKept {
    /// The kit: a JWE.
    pub document: String,
    /// The ring entry of the key that signs for it: General JSON.
    pub signing: String,
    /// SHA-256 of what its code gives for asking the server.
    pub access: Sha256Digest,
}

/// Where an invitation leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Joining {
    /// The practice.
    pub practice: PracticeId,
    /// What people call it.
    pub name: String,
    /// Its town.
    pub town: String,
    /// The invitation.
    pub invite: InviteId,
    /// What the new member may do.
    pub role: Role,
    /// When the link ends.
    pub expires: Moment,
}

/// Begins: registers the passphrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JoinStart {
    /// The address that the member will sign in with, in lower case.
    pub email: Email,
    /// OPAQUE's first registration message.
    pub request: Message,
}

/// The server's part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JoinStarted {
    /// The id of the member to be.
    pub member: MemberId,
    /// OPAQUE's second registration message.
    pub answer: Message,
}

/// Ends: the new member waits to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JoinFinish {
    /// As the server gave it.
    pub member: MemberId,
    /// What the others will call them.
    pub name: Name,
    /// The address, as at the beginning.
    pub email: Email,
    /// OPAQUE's third registration message.
    pub upload: Message,
    /// The account key in the passphrase's slot (number 0): a JWE.
    pub slot: String,
    /// The member's own keys.
    pub keys: SealedMemberKeys,
    /// What binds name, address and public keys to the link's secret.
    pub mac: Sha256Digest,
}
