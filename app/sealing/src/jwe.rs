//! JSON Web Encryption (RFC 7516), in the one shape each of our objects has.
//!
//! What stands in an object is compared with what its [`Kind`] allows before
//! any cryptography runs: there is nothing to negotiate, so nothing to downgrade.

mod agree;
mod open;
mod seal;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::encoding::{array_from_b64u, b64u, from_b64u};
use crate::error::OpenError;
use crate::json;
use crate::jwk::{EcPublicJwk, Kid};
use crate::provider::{Gcm, IV_LEN, TAG_LEN};

pub(crate) use open::{open_agreed, open_as_rsa_recipient};
pub(crate) use seal::{Draft, seal_agreed, seal_to_rsa};

/// The longest object we read or write, in bytes of JSON.
pub const MAX_JWE_LEN: usize = 1 << 20;

/// How the content key reaches a recipient (RFC 7518 section 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Alg {
    #[serde(rename = "RSA-OAEP-256")]
    RsaOaep256,
    #[serde(rename = "A256KW")]
    A256Kw,
    #[serde(rename = "ECDH-ES")]
    EcdhEs,
    #[serde(rename = "dir")]
    Dir,
}

/// What one type of object looks like.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    /// The protected header's `typ`.
    pub(crate) typ: &'static str,
    pub(crate) alg: Alg,
    pub(crate) max_recipients: usize,
}

/// An object of an allowed shape. Nothing in it is authenticated yet.
#[derive(Debug, Clone)]
pub(crate) struct Jwe {
    protected: String,
    aad: Vec<u8>,
    recipients: Vec<Recipient>,
    iv: [u8; IV_LEN],
    /// Ciphertext followed by the tag.
    sealed: Vec<u8>,
}

#[derive(Debug, Clone)]
pub(crate) struct Recipient {
    pub(crate) header: Header,
    pub(crate) encrypted_key: Vec<u8>,
}

/// The per-recipient header. Not authenticated: changing it only loses the key.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Header {
    pub(crate) alg: Alg,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) kid: Option<Kid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) epk: Option<EcPublicJwk>,
}

/// The protected header: exactly these two members.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Protected {
    enc: String,
    typ: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    protected: String,
    aad: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    recipients: Option<Vec<WireRecipient>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    header: Option<Header>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    encrypted_key: Option<String>,
    iv: String,
    ciphertext: String,
    tag: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireRecipient {
    header: Header,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    encrypted_key: Option<String>,
}

impl Jwe {
    /// Reads General or Flattened JSON (RFC 7516 section 7.2).
    pub(crate) fn parse(text: &[u8], kind: Kind) -> Result<Self, OpenError> {
        if text.len() > MAX_JWE_LEN {
            return Err(OpenError);
        }
        let wire: Wire = json::parse(text)?;
        let protected: Protected = json::parse(&from_b64u(&wire.protected)?)?;
        if protected.enc != "A256GCM" || protected.typ != kind.typ {
            return Err(OpenError);
        }
        let recipients = match (wire.recipients, wire.header, wire.encrypted_key) {
            (Some(all), None, None) => all,
            (None, Some(header), encrypted_key) => vec![WireRecipient {
                header,
                encrypted_key,
            }],
            _ => return Err(OpenError),
        };
        let mut sealed = from_b64u(&wire.ciphertext)?;
        sealed.extend(array_from_b64u::<TAG_LEN>(&wire.tag)?);
        Ok(Self {
            protected: wire.protected,
            aad: from_b64u(&wire.aad)?,
            recipients: Recipient::check_all(recipients, kind)?,
            iv: array_from_b64u(&wire.iv)?,
            sealed,
        })
    }

    /// The application's authenticated data. Not verified before opening.
    pub(crate) fn aad(&self) -> &[u8] {
        &self.aad
    }

    pub(crate) fn kids(&self) -> impl Iterator<Item = &Kid> {
        self.recipients.iter().filter_map(|r| r.header.kid.as_ref())
    }

    /// Bytes of plaintext.
    pub(crate) fn plaintext_len(&self) -> usize {
        self.sealed.len() - TAG_LEN
    }

    /// The recipient of this name.
    pub(crate) fn recipient(&self, kid: &Kid) -> Result<&Recipient, OpenError> {
        let mut all = self.recipients.iter();
        all.find(|r| r.header.kid.as_ref() == Some(kid))
            .ok_or(OpenError)
    }

    /// The recipient of a kind that has only one.
    pub(crate) fn only_recipient(&self) -> Result<&Recipient, OpenError> {
        match self.recipients.as_slice() {
            [one] => Ok(one),
            _ => Err(OpenError),
        }
    }

    pub(crate) fn add_recipient(&mut self, recipient: Recipient) {
        self.recipients.push(recipient);
    }

    pub(crate) fn keep_recipients(&mut self, keep: impl Fn(&Kid) -> bool) {
        self.recipients
            .retain(|r| r.header.kid.as_ref().is_some_and(&keep));
    }

    /// The object for one recipient alone, in Flattened JSON.
    pub(crate) fn flattened_for(&self, kid: &Kid) -> Result<String, OpenError> {
        let mut alone = self.clone();
        alone.recipients = vec![self.recipient(kid)?.clone()];
        Ok(alone.to_flattened())
    }

    /// General JSON: any number of recipients.
    pub(crate) fn to_general(&self) -> String {
        let mut wire = self.wire();
        wire.recipients = Some(self.recipients.iter().map(WireRecipient::from).collect());
        json::to_string(&wire)
    }

    /// Flattened JSON: the first recipient.
    pub(crate) fn to_flattened(&self) -> String {
        let mut wire = self.wire();
        if let Some(first) = self.recipients.first().map(WireRecipient::from) {
            wire.header = Some(first.header);
            wire.encrypted_key = first.encrypted_key;
        }
        json::to_string(&wire)
    }

    fn wire(&self) -> Wire {
        let (ciphertext, tag) = self.sealed.split_at(self.plaintext_len());
        Wire {
            protected: self.protected.clone(),
            aad: b64u(&self.aad),
            recipients: None,
            header: None,
            encrypted_key: None,
            iv: b64u(&self.iv),
            ciphertext: b64u(ciphertext),
            tag: b64u(tag),
        }
    }

    /// What AES-GCM authenticates: both texts as they stand in the JSON.
    fn additional_data(&self) -> Vec<u8> {
        additional_data(&self.protected, &self.aad)
    }

    /// Runs `open` with this object's initialization vector, data and sealed bytes.
    pub(crate) async fn with_gcm<T, E>(
        &self,
        open: impl AsyncFnOnce(Gcm<'_>, &[u8]) -> Result<T, E>,
    ) -> Result<T, E> {
        let aad = self.additional_data();
        open(
            Gcm {
                iv: &self.iv,
                aad: &aad,
            },
            &self.sealed,
        )
        .await
    }
}

fn additional_data(protected: &str, aad: &[u8]) -> Vec<u8> {
    format!("{protected}.{}", b64u(aad)).into_bytes()
}

impl Recipient {
    fn check_all(wire: Vec<WireRecipient>, kind: Kind) -> Result<Vec<Self>, OpenError> {
        if wire.is_empty() || wire.len() > kind.max_recipients {
            return Err(OpenError);
        }
        let mut seen = HashSet::new();
        wire.into_iter()
            .map(|one| {
                let recipient = Self::check(one, kind)?;
                match &recipient.header.kid {
                    Some(name) if !seen.insert(name.clone()) => Err(OpenError),
                    _ => Ok(recipient),
                }
            })
            .collect()
    }

    fn check(wire: WireRecipient, kind: Kind) -> Result<Self, OpenError> {
        let header = wire.header;
        let encrypted_key = wire
            .encrypted_key
            .as_deref()
            .map_or(Ok(Vec::new()), from_b64u)?;
        let has = (
            header.kid.is_some(),
            header.epk.is_some(),
            encrypted_key.len(),
        );
        let fits = match kind.alg {
            Alg::RsaOaep256 => matches!(has, (true, false, 384 | 512)),
            Alg::A256Kw => matches!(has, (true, false, 40)),
            Alg::EcdhEs => matches!(has, (true, true, 0)) && wire.encrypted_key.is_none(),
            Alg::Dir => matches!(has, (false, false, 0)) && wire.encrypted_key.is_none(),
        };
        if header.alg != kind.alg || !fits {
            return Err(OpenError);
        }
        Ok(Self {
            header,
            encrypted_key,
        })
    }
}

impl From<&Recipient> for WireRecipient {
    fn from(recipient: &Recipient) -> Self {
        let key = &recipient.encrypted_key;
        Self {
            header: recipient.header.clone(),
            encrypted_key: (!key.is_empty()).then(|| b64u(key)),
        }
    }
}
