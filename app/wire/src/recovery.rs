//! A practice whose members have all lost their passphrases, and the recovery kit.
//!
//! ```text
//! POST /api/v1/recovery                          -> Recovering
//! POST /api/v1/recovery/start    JoinStart       -> JoinStarted
//! POST /api/v1/recovery/finish   Restore         -> 204
//! ```
//!
//! All three carry `Authorization: Bearer` with what [`sealing::kit::derive_access`] gives for the
//! kit's code, which no server learns. A code that is no practice's is refused with 404
//! `no-such-kit`; nobody guesses 160 bits. What the first gives opens with the kit alone, so each time is
//! a line of the practice's trail, and its owners are mailed, at most once an hour. Whoever restores becomes an owner beside
//! those who are members; the kit stays good until another is made.

use opaque::Message;
use referral::contact::Email;
use referral::id::{MemberId, PracticeId};
use referral::text::Name;
use sealing::account::SealedMemberKeys;
use serde::{Deserialize, Serialize};

use crate::session::RingKey;

/// Everything of the practice that the kit opens, all of it sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recovering {
    /// The practice.
    pub practice: PracticeId,
    /// What people call it.
    pub name: String,
    /// Its town.
    pub town: String,
    /// The kit: a JWE.
    pub kit: String,
    /// The ring entry of the key that signs for the kit: General JSON.
    pub signing: String,
    /// The practice's private keys of every epoch: General JSON.
    pub ring: Vec<RingKey>,
    /// The practice's key records, the oldest first: JWS in General JSON, as text.
    pub records: Vec<String>,
    /// The roster, the oldest entry first: compact JWS.
    pub roster: Vec<String>,
}

/// Makes a new owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Restore {
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
    /// The roster's entry, signed for the kit: a compact JWS.
    pub entry: String,
    /// The whole ring, the new owner among its recipients: General JSON.
    pub ring: Vec<RingKey>,
}
