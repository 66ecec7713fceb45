//! Sending a referral.
//!
//! ```text
//! GET    /api/v1/choice?category=&subcategory=&region=[&specialist=]   -> Choice
//! POST   /api/v1/referrals                                   Reserve   -> Reserved
//! PUT    /api/v1/referrals/{id}/attachments/{aid}/parts/{n}  bytes     -> 204
//! PUT    /api/v1/referrals/{id}/envelope                     Commit    -> Committed
//! DELETE /api/v1/referrals/{id}                                        -> 204
//! ```
//!
//! All but the first two carry `Authorization: Bearer` with the upload token. A part carries
//! `Content-Digest: sha-256=:…:` (RFC 9530).
//!
//! An unknown referral and a token that is another's are both refused with 404 `no-such-referral`; a
//! place whose time is over with 410 `place-over`.
//! A part is refused with 400 `digest-wanted` or `digest-differs`, with 409 `part-differs` when other
//! bytes are there, or `committed` when the referral was accepted without it, and with 413
//! `too-large`. The envelope is refused with 409 `parts-missing`, with 422 `bad-envelope`,
//! `attachments-differ` or `bad-thread`, and with 413 `too-large`.

use referral::ReferralNumber;
use referral::contact::Email;
use referral::id::{AttachmentId, PracticeId, ReferralId, SpecialistId};
use referral::route::Route;
use sealing::Sha256Digest;
use sealing::jwk::OkpPublicJwk;
use sealing::record::SignedRecord;
use sealing::thread::SealedThread;
use serde::{Deserialize, Serialize};

use crate::{Moment, Token};

/// Who a referral would go to now. It is a preview: nothing is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The specialist.
    pub specialist: SpecialistId,
    /// With title.
    pub specialist_name: String,
    /// Their practice.
    pub practice: PracticeId,
    /// What people call it.
    pub practice_name: String,
    /// Its town.
    pub town: String,
    /// Its fingerprint, in hexadecimal.
    pub fingerprint: String,
    /// Its fingerprint in words.
    pub words: String,
}

/// Asks for a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reserve {
    /// Where the referral is to go.
    pub route: Route,
    /// The catalogue that was asked by.
    pub catalogue: u32,
    /// Where the sender is told what becomes of it.
    pub sender: Email,
}

/// A place, and everything that sealing needs.
///
/// Refused with 409: `nobody-takes-it`; `named-paused`, `named-does-not-take-it`,
/// `named-not-ready`; `other-catalogue` when the catalogue changed and the route does not fit the
/// new one.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reserved {
    /// The referral's id.
    pub id: ReferralId,
    /// The number that people use.
    pub number: ReferralNumber,
    /// Lets its holder upload.
    pub token: Token,
    /// When the place is given up.
    pub expires: Moment,
    /// Who it goes to.
    pub to: Choice,
    /// The practice's key records, as published, the oldest first: the last one holds the key.
    pub records: Vec<SignedRecord>,
    /// Where the last one stands in the key log.
    pub log: Logged,
    /// The registrar's key, where there is one.
    pub registrar: Option<OkpPublicJwk>,
    /// The key that the server signs receipts with.
    pub server: OkpPublicJwk,
}

/// A place in the key log, whose tiles lie below `/api/v1/keylog`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logged {
    /// From 0.
    pub position: u64,
    /// The log's head: a signed note.
    pub checkpoint: String,
    /// The log's key.
    pub key: OkpPublicJwk,
}

/// Hands over the sealed referral. The same bytes again get the same answer; other bytes are
/// refused with 409 `committed-otherwise`, and change nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commit {
    /// The envelope: JWE in General JSON, as text.
    pub envelope: String,
    /// The hash of each attachment, in BIND's order.
    pub attachments: Vec<(AttachmentId, Sha256Digest)>,
    /// The sender's private thread keys, sealed under the status secret.
    pub thread: SealedThread,
    /// SHA-256 of the status access token.
    pub access: Sha256Digest,
}

/// The referral has arrived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Committed {
    /// The server's receipt, a compact JWS.
    pub receipt: String,
}
