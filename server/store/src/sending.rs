//! Sending: what the holder of an upload token may do until the referral is accepted.

use referral::ReferralNumber;
use referral::id::{AttachmentId, PracticeId, ReferralId, SpecialistId};
use referral::offer::OfferState;
use referral::route::Route;
use time::OffsetDateTime;

/// A referral as its upload token shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The referral.
    pub referral: ReferralId,
    /// Its number.
    pub number: ReferralNumber,
    /// Where it goes.
    pub route: Route,
    /// The catalogue that was asked by.
    pub catalogue: u32,
    /// The receiving practice.
    pub practice: PracticeId,
    /// Its specialist.
    pub specialist: SpecialistId,
    /// The epoch of the key to seal for.
    pub epoch: u32,
    /// The thumbprint of that key.
    pub kid: String,
    /// The signed record that holds it, byte for byte.
    pub record: Vec<u8>,
    /// Reserved, or something later: then it was accepted.
    pub state: OfferState,
    /// When the place is given up.
    pub expires: OffsetDateTime,
    /// What has arrived of the attachments, by attachment and number.
    pub parts: Vec<KeptPart>,
    /// What was accepted, if it was.
    pub accepted: Option<Accepted>,
}

/// A part of an attachment that lies on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptPart {
    /// The attachment.
    pub attachment: AttachmentId,
    /// Counts from 0.
    pub part: u32,
    /// Its bytes.
    pub bytes: u64,
    /// SHA-256 of them.
    pub sha256: [u8; 32],
}

/// What became of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartOutcome {
    /// It is noted.
    Kept,
    /// The same bytes were noted before.
    AlreadyThere,
    /// Other bytes were noted before. Nothing was changed.
    Different,
    /// The referral was accepted, or its time is over, or it is not there. Nothing was changed.
    Closed,
}

/// What was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// SHA-256 of the request that was accepted: the same request again is the same.
    pub request: [u8; 32],
    /// The receipt that was given.
    pub receipt: String,
}

/// A referral that is complete: all that is kept of it from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The referral; its first offer is still reserved.
    pub referral: ReferralId,
    /// The envelope: JWE in General JSON.
    pub envelope: String,
    /// SHA-256 of it.
    pub envelope_hash: [u8; 32],
    /// The attachments in BIND's order.
    pub attachments: Vec<KeptAttachment>,
    /// The sender's thread keys, sealed: JSON.
    pub thread: String,
    /// SHA-256 of the status access token.
    pub access_hash: [u8; 32],
    /// SHA-256 of the request.
    pub request: [u8; 32],
    /// The receipt.
    pub receipt: String,
    /// When.
    pub now: OffsetDateTime,
}

/// An attachment of an accepted referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptAttachment {
    /// The attachment.
    pub id: AttachmentId,
    /// Bytes of its ciphertext.
    pub bytes: u64,
    /// SHA-256 over the SHA-256 of its parts.
    pub sha256: [u8; 32],
}

/// What became of an acceptance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AcceptOutcome {
    /// It is accepted: sealed, told to both sides by mail, audited, all in one transaction.
    Accepted,
    /// It was accepted before; nothing was changed.
    Before(Accepted),
    /// The reservation's time is over, or it is not there. Nothing was changed.
    Gone,
}

/// Who the pool's rule or the sender's wish leads to now, when nothing is reserved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Preview {
    /// To this specialist.
    Goes(crate::Reserved),
    /// The pool has nobody.
    NobodyTakesIt,
    /// The named specialist does not receive this.
    NamedUnavailable {
        /// Why not.
        why: crate::Unavailable,
    },
}
