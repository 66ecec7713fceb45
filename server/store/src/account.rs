//! What a member's account opens with besides the passphrase, and changing that.

use referral::id::MemberId;
use time::OffsetDateTime;

/// What a member has set up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeptAccount {
    /// When the recovery code was made, if there is one.
    pub recovery_made: Option<OffsetDateTime>,
    /// When the authenticator was set up, if there is one.
    pub totp_made: Option<OffsetDateTime>,
    /// How often that, the passkeys or the passphrase were changed so that other sessions ended.
    pub changes: u64,
}

/// An authenticator that shows codes (RFC 6238).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptTotp {
    /// Whose.
    pub member: MemberId,
    /// What it shares with the server, sealed by the server.
    pub sealed: Vec<u8>,
    /// The newest step of which a code was used.
    pub last_step: u64,
}

/// What a member unlocks with from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPassphrase {
    /// The member.
    pub member: MemberId,
    /// The OPAQUE record.
    pub record: Vec<u8>,
    /// The account key in the passphrase's slot: a JWE.
    pub slot: String,
}

/// What a change of passphrase is allowed by. It is used up with it, so that of two changes at once
/// only one is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AllowedBy {
    /// The session of this cookie (its SHA-256).
    Session([u8; 32]),
    /// The recovery code that gives this token (its SHA-256).
    RecoveryCode([u8; 32]),
}

/// A recovery code that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRecovery {
    /// Whose.
    pub member: MemberId,
    /// SHA-256 of the token that it gives.
    pub access_hash: [u8; 32],
    /// The account key in the code's slot: a JWE.
    pub slot: String,
}

/// What a recovery code opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// Whose it is.
    pub member: MemberId,
    /// The account key in the code's slot.
    pub slot: String,
    /// The member's own keys: JSON.
    pub keys: String,
}
