//! Who belongs to a practice besides its first member: invitations, joiners, roles, removal, recovery.
//!
//! Every change is one more entry of the roster, whose signature and right the caller has verified
//! against the roster as it was. The store appends it where it was meant to stand, or changes
//! nothing: two owners who change something at once cannot both succeed.

use referral::contact::Email;
use referral::id::{InviteId, MemberId, OfferId, PracticeId};
use referral::role::Role;
use referral::text::Name;
use thiserror::Error;
use time::{Duration, OffsetDateTime};

use crate::{KeptRingEntry, NewKey, PublishError, StoreError};

/// Everybody who is or was a member, or is invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// Members and former members, the first one first.
    pub members: Vec<KeptMember>,
    /// Invitations that were not used up, the latest last.
    pub invites: Vec<KeptInvite>,
    /// The roster, the oldest entry first: compact JWS.
    pub roster: Vec<String>,
}

/// A member, or a former one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptMember {
    /// The member.
    pub member: MemberId,
    /// What the others call them.
    pub name: String,
    /// What they sign in with; nothing once they were removed.
    pub email: Option<Email>,
}

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptInvite {
    /// The invitation.
    pub invite: InviteId,
    /// When its link ends.
    pub expires: OffsetDateTime,
    /// What proves the joiner, sealed for the owners: a JWE.
    pub sealed: String,
    /// Who used it.
    pub joiner: Option<KeptJoiner>,
}

/// Somebody who used an invitation and waits to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptJoiner {
    /// The member to be.
    pub member: MemberId,
    /// What the others will call them.
    pub name: Name,
    /// What they will sign in with.
    pub email: Email,
    /// Their own keys: JSON.
    pub keys: String,
    /// What binds them to the link's secret.
    pub mac: [u8; 32],
    /// When.
    pub at: OffsetDateTime,
}

/// Where an invitation leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitedTo {
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
    pub expires: OffsetDateTime,
}

/// The roster's next entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextEntry {
    /// Whose roster.
    pub practice: PracticeId,
    /// How many entries it had.
    pub after: u32,
    /// The entry: a compact JWS.
    pub entry: String,
}

/// An invitation to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvite {
    /// The roster's entry.
    pub next: NextEntry,
    /// Who invites.
    pub by: MemberId,
    /// The invitation.
    pub invite: InviteId,
    /// What the new member may do.
    pub role: Role,
    /// SHA-256 of what the link's holder asks with.
    pub link_hash: [u8; 32],
    /// What proves the joiner, sealed for the owners: a JWE.
    pub sealed: String,
    /// When the link ends.
    pub expires: OffsetDateTime,
}

/// A member to be, with all that only they unlock. All keys are sealed; the texts are kept byte for
/// byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount {
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
}

/// A joiner who becomes a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// The roster's entry.
    pub next: NextEntry,
    /// Who confirms.
    pub by: MemberId,
    /// By which invitation they joined.
    pub invite: InviteId,
    /// The whole ring, with the new recipient.
    pub ring: Vec<KeptRingEntry>,
}

/// Another role for a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRole {
    /// The roster's entry.
    pub next: NextEntry,
    /// Who changes it.
    pub by: MemberId,
    /// Whose.
    pub member: MemberId,
    /// Which.
    pub role: Role,
    /// The invitations that end with it: those of an owner who is none any more.
    pub ended: Vec<InviteId>,
}

/// New keys of a practice, and perhaps a member less.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRotation {
    /// The roster's entry.
    pub next: NextEntry,
    /// Who renews them.
    pub by: MemberId,
    /// Who is removed.
    pub remove: Option<MemberId>,
    /// The invitations that end with it, which who is removed made.
    pub ended: Vec<InviteId>,
    /// The key of the new epoch, with its record.
    pub key: NewKey,
    /// The whole ring, also of the new epoch.
    pub ring: Vec<KeptRingEntry>,
    /// The new recovery kit.
    pub kit: Option<NewKit>,
}

/// A recovery kit, all but its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewKit {
    /// The kit: a JWE.
    pub document: String,
    /// The ring entry of the key that signs for it; the first kits had none.
    pub signing: Option<String>,
    /// SHA-256 of what its holder asks with; the first kits had none.
    pub access: Option<[u8; 32]>,
}

/// A practice by its recovery kit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KitPlace {
    /// The practice.
    pub practice: PracticeId,
    /// What people call it.
    pub name: String,
    /// Its town.
    pub town: String,
    /// The kit: a JWE.
    pub document: String,
    /// The ring entry of the key that signs for it.
    pub signing: String,
}

/// How long another use of a kit is no line of its own: whoever repeats it fills no disk.
pub const KIT_QUIET: Duration = Duration::MINUTE;
/// How long owners hear no more of a recovery kit whose code was used, after a mail that it was.
pub const KIT_TOLD: Duration = Duration::HOUR;

/// A new owner by the recovery kit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restoration {
    /// The roster's entry.
    pub next: NextEntry,
    /// SHA-256 of what the kit's holder asked with.
    pub access: [u8; 32],
    /// The new owner.
    pub account: NewAccount,
    /// The whole ring, with the new recipient.
    pub ring: Vec<KeptRingEntry>,
}

/// Why nothing was changed.
#[derive(Debug, Error)]
pub enum ChangeError {
    /// Somebody has appended to the roster meanwhile.
    #[error("the roster has moved on")]
    Moved,
    /// The invitation, its joiner, the member or the kit is not there.
    #[error("there is nobody of that name")]
    Nobody,
    /// The address has an account.
    #[error("the address has an account already")]
    EmailTaken,
    /// The key was not published.
    #[error(transparent)]
    Key(PublishError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<PublishError> for ChangeError {
    fn from(error: PublishError) -> Self {
        match error {
            PublishError::Store(error) => Self::Store(error),
            refused => Self::Key(refused),
        }
    }
}

/// A referral that was sealed anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSeal {
    /// Whose offer it must be.
    pub practice: PracticeId,
    /// Who sealed it.
    pub member: MemberId,
    /// The offer.
    pub offer: OfferId,
    /// SHA-256 of the envelope whose place it takes.
    pub before: [u8; 32],
    /// The envelope: JWE in General JSON.
    pub document: String,
    /// SHA-256 of it.
    pub sha256: [u8; 32],
    /// The epoch of the key that it is sealed for.
    pub epoch: u32,
    /// When.
    pub now: OffsetDateTime,
}

/// What became of a referral that was sealed anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResealOutcome {
    /// It took the place of the one before, and is audited.
    Sealed,
    /// Another envelope has taken that place; nothing was changed.
    Before,
    /// Somebody has decided it; nothing was changed.
    Decided,
    /// The practice has no such offer.
    NoSuchOffer,
}
