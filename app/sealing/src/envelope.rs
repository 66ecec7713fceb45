//! A sealed referral: BIND in clear and authenticated, the document for the practice.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::attachment::ciphertext_len;
use crate::bind::{Bind, MAX_RECIPIENTS};
use crate::document::{Attachment, Document, MAX_DOCUMENT_LEN};
use crate::encoding::Sha256Digest;
use crate::error::{OpenError, SealError};
use crate::jwe::{Alg, Jwe, Kind, open_as_rsa_recipient, seal_to_rsa};
use crate::jwk::{Kid, RsaPublicJwk};
use crate::padme::padded_len;
use crate::provider::Provider;

const KIND: Kind = Kind {
    typ: "fr1-referral+json",
    alg: Alg::RsaOaep256,
    max_recipients: MAX_RECIPIENTS,
};

/// An envelope of the right shape. Its BIND is proven only by opening it.
#[derive(Clone)]
pub struct Envelope {
    jwe: Jwe,
    bind: Bind,
}

impl Envelope {
    /// Everything that can be checked without a key: the shape, the suite,
    /// BIND, that BIND names all recipients, and a padded length.
    pub fn parse(text: &[u8]) -> Result<Self, OpenError> {
        let jwe = Jwe::parse(text, KIND)?;
        let bind = Bind::parse(jwe.aad())?;
        let len = jwe.plaintext_len() as u64;
        let fits = jwe.plaintext_len() <= MAX_DOCUMENT_LEN && padded_len(len) == len;
        // Flattened JSON, as delivered, shows one recipient of those in BIND.
        let named = jwe.kids().eq(&bind.to)
            || matches!(jwe.only_recipient(), Ok(one) if one.header.kid.as_ref().is_some_and(|kid| bind.to.contains(kid)));
        if fits && named {
            Ok(Self { jwe, bind })
        } else {
            Err(OpenError)
        }
    }

    /// What the envelope says about where it belongs.
    pub const fn bind(&self) -> &Bind {
        &self.bind
    }

    /// Whether every recipient that BIND names stands in it, as when it was sealed.
    pub fn is_whole(&self) -> bool {
        self.jwe.kids().eq(&self.bind.to)
    }

    /// General JSON, as stored: the bytes whose hash the receipt states.
    pub fn to_general(&self) -> String {
        self.jwe.to_general()
    }

    /// Flattened JSON for one recipient, as delivered.
    pub fn to_flattened(&self, kid: &Kid) -> Result<String, OpenError> {
        self.jwe.flattened_for(kid)
    }

    /// SHA-256 of the General JSON, as receipts and the next hop state it: of a
    /// whole envelope, not of one recipient's part.
    pub fn hash(&self) -> Sha256Digest {
        Sha256Digest::of(self.to_general().as_bytes())
    }
}

impl fmt::Debug for Envelope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Envelope")
            .field("bind", &self.bind)
            .finish_non_exhaustive()
    }
}

/// Seals `document` for `to`, whose keys BIND names in the same order.
pub async fn seal_referral<P: Provider, R: Serialize>(
    provider: &P,
    bind: &Bind,
    to: &[RsaPublicJwk],
    document: &Document<R>,
) -> Result<Envelope, SealError> {
    if !to.iter().map(RsaPublicJwk::kid).eq(&bind.to) {
        return Err(SealError::Recipients);
    }
    if !bind.is_within_limits() || !lists_same_attachments(bind, &document.att) {
        return Err(SealError::Mismatch);
    }
    let plaintext = document.to_padded()?;
    let jwe = seal_to_rsa(provider, KIND, bind.to_bytes(), &plaintext, to).await?;
    Ok(Envelope {
        jwe,
        bind: bind.clone(),
    })
}

/// Opens an envelope that stands where `expected` says, and nowhere else.
///
/// `expected` is BIND as the practice was shown it. Where that may differ in
/// members that a person can judge, look at [`Bind::differences`] first.
pub async fn open_referral<P: Provider, R: DeserializeOwned>(
    provider: &P,
    envelope: &Envelope,
    expected: &Bind,
    kid: &Kid,
    key: &P::UnwrapKey,
) -> Result<Document<R>, OpenError> {
    if envelope.jwe.aad() != expected.to_bytes() {
        return Err(OpenError);
    }
    let plaintext = open_as_rsa_recipient(provider, &envelope.jwe, kid, key).await?;
    let document = Document::parse(&zeroize::Zeroizing::new(plaintext))?;
    if lists_same_attachments(&envelope.bind, &document.att) {
        Ok(document)
    } else {
        Err(OpenError)
    }
}

/// Seals what is in an envelope anew, byte for byte, for `to`, whom `bind` names. The envelope
/// stands where `expected` says.
///
/// Nothing that is shown to a person comes of it, so the answers are not read.
pub async fn reseal_referral<P: Provider>(
    provider: &P,
    (envelope, expected): (&Envelope, &Bind),
    (kid, key): (&Kid, &P::UnwrapKey),
    (bind, to): (&Bind, &RsaPublicJwk),
) -> Result<Envelope, OpenError> {
    let moves_only = bind.rid == expected.rid && bind.att == expected.att;
    if envelope.jwe.aad() != expected.to_bytes() || !moves_only || !bind.to.iter().eq([to.kid()]) {
        return Err(OpenError);
    }
    let plaintext = open_as_rsa_recipient(provider, &envelope.jwe, kid, key).await?;
    let plaintext = zeroize::Zeroizing::new(plaintext);
    let to = std::slice::from_ref(to);
    let jwe = seal_to_rsa(provider, KIND, bind.to_bytes(), &plaintext, to).await;
    Ok(Envelope {
        jwe: jwe.map_err(|_| OpenError)?,
        bind: bind.clone(),
    })
}

fn lists_same_attachments(bind: &Bind, manifest: &[Attachment]) -> bool {
    bind.att.len() == manifest.len()
        && bind.att.iter().zip(manifest).all(|(bound, entry)| {
            bound.aid == entry.aid && bound.bytes == ciphertext_len(entry.size)
        })
}
