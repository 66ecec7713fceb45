//! Who belongs to a practice, as a page shows it and asks for it.
//!
//! What stands in [`Team`] follows from the roster, which the vault has verified; only names and
//! addresses are the server's word.

use referral::id::{InviteId, MemberId};
use referral::role::Role;
use serde::{Deserialize, Serialize};
use wire::Moment;

/// The practice's people, and its keys.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// Who asks.
    pub me: MemberId,
    /// What they may do.
    pub role: Role,
    /// Members and former members, the first one first.
    pub people: Vec<Person>,
    /// Invitations that were not used up, the latest last.
    pub invited: Vec<Invited>,
    /// What was changed, the latest first.
    pub changes: Vec<Change>,
    /// The practice's keys.
    pub keys: KeysNow,
}

/// A member, or a former one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The member.
    pub member: MemberId,
    /// What the others call them.
    pub name: String,
    /// What they sign in with; nothing once they were removed.
    pub email: Option<String>,
    /// What they may do, or could.
    pub role: Role,
    /// From when on they could open referrals.
    pub since: Moment,
    /// When they were removed.
    pub until: Option<Moment>,
    /// Whether they were an owner since the recovery kit was made: removing them makes a new one.
    pub may_have_kit: bool,
}

/// Somebody who was invited.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    /// The invitation.
    pub invite: InviteId,
    /// What they will be able to do.
    pub role: Role,
    /// The name of the owner who made the link.
    pub by: String,
    /// When the link ends.
    pub expires: Moment,
    /// Who used the link and waits to be confirmed.
    pub joiner: Option<Joiner>,
}

/// Somebody who used the link.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joiner {
    /// As they wrote it.
    pub name: String,
    /// What they will sign in with.
    pub email: String,
    /// When.
    pub at: Moment,
    /// Whether it is proven that whoever had the link wrote this, and nobody changed it since.
    pub proof: Proof,
}

/// Whether a joiner is who had the link.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Proof {
    /// It is.
    Good,
    /// It is not: the server, or somebody in it, has put another in their place.
    Bad,
    /// Only who was an owner when it was made can tell.
    NotMine,
    /// The link's time was over before they were confirmed.
    Late,
}

/// One change of who belongs to the practice.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// When, by the clock of who made it.
    pub at: Moment,
    /// Who made it; nothing when the recovery kit did.
    pub by: Option<String>,
    /// What.
    pub what: Changed,
}

/// What was changed; people by their names.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Changed {
    /// The practice began, with its first owner.
    Created,
    /// Somebody was invited.
    Invited(Role),
    /// Somebody became a member.
    Added(String, Role),
    /// A member got another role.
    Role(String, Role),
    /// A member was removed, and the keys were renewed.
    Removed(String),
    /// The keys were renewed.
    Renewed,
    /// Somebody became an owner by the recovery kit.
    Restored(String),
}

/// The practice's keys as they are now.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeysNow {
    /// The practice's fingerprint in six words; it never changes.
    pub words: String,
    /// The same in hexadecimal.
    pub fingerprint: String,
    /// How often the keys were renewed, from 1.
    pub epoch: u32,
    /// When the current ones were made.
    pub made: Moment,
    /// Until when senders seal for them.
    pub expires: Moment,
    /// When the recovery kit was made.
    pub kit_made: Moment,
    /// Whether the kit can make a new owner; those of the very first kits cannot.
    pub kit_restores: bool,
}

/// Somebody who joins.
#[derive(Serialize, Deserialize)]
pub struct Join {
    /// The link's secret.
    pub secret: String,
    /// What the others will call them.
    pub name: String,
    /// What they will sign in with.
    pub email: String,
    /// The passphrase.
    pub passphrase: String,
}

/// Somebody who has the recovery kit.
#[derive(Serialize, Deserialize)]
pub struct Restore {
    /// The kit's eight groups.
    pub groups: Vec<String>,
    /// What the others will call them.
    pub name: String,
    /// What they will sign in with.
    pub email: String,
    /// The passphrase.
    pub passphrase: String,
    /// What this browser remembers of practices' rosters.
    pub known: Option<String>,
}
