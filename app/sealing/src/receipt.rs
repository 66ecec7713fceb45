//! The server's receipt: proof of what it accepted.

use referral::id::{AttachmentId, ReferralId};
use serde::{Deserialize, Serialize};

use crate::encoding::Sha256Digest;
use crate::error::OpenError;
use crate::json;
use crate::jwk::OkpPublicJwk;
use crate::jws::{Signer, sign_compact, verify_compact};
use crate::provider::{Provider, ProviderError};
use crate::timestamp::Timestamp;

const TYP: &str = "fr1-receipt+json";

/// What a server states that it accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    t: Tag,
    /// The referral.
    pub rid: ReferralId,
    /// Its number.
    #[serde(rename = "ref")]
    pub number: String,
    /// SHA-256 of the envelope's General JSON.
    pub env: Sha256Digest,
    /// Each attachment with its hash, in BIND's order.
    pub att: Vec<(AttachmentId, Sha256Digest)>,
    /// When, by the server's clock.
    pub at: Timestamp,
    /// Checkpoint of the key log; `""` until there is one.
    pub cp: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Tag {
    #[serde(rename = "fr1.rcpt")]
    Receipt,
}

impl Receipt {
    /// A receipt without a log checkpoint.
    pub const fn new(
        rid: ReferralId,
        number: String,
        env: Sha256Digest,
        att: Vec<(AttachmentId, Sha256Digest)>,
        at: Timestamp,
    ) -> Self {
        Self {
            t: Tag::Receipt,
            rid,
            number,
            env,
            att,
            at,
            cp: String::new(),
        }
    }

    /// The same, naming the checkpoint that the sender has verified.
    #[must_use]
    pub fn with_checkpoint(mut self, cp: String) -> Self {
        self.cp = cp;
        self
    }

    /// A compact JWS by the server.
    pub async fn sign<P: Provider>(
        &self,
        provider: &P,
        server: &Signer<'_, P>,
    ) -> Result<String, ProviderError> {
        sign_compact(provider, server, TYP, &json::to_vec(self)).await
    }

    /// Reads a receipt signed by `server`.
    pub async fn verify<P: Provider>(
        provider: &P,
        server: &OkpPublicJwk,
        text: &str,
    ) -> Result<Self, OpenError> {
        json::parse(&verify_compact(provider, server, TYP, text).await?)
    }
}
