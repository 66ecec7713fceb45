//! JSON Web Signatures with Ed25519 (RFC 7515, 8037).

use serde::{Deserialize, Serialize};

use crate::encoding::{array_from_b64u, b64u, from_b64u};
use crate::error::OpenError;
use crate::json;
use crate::jwk::{Kid, OkpPublicJwk};
use crate::provider::{Provider, ProviderError};

/// Who signs: the handle and the public key that goes with it.
pub struct Signer<'a, P: Provider> {
    /// The private key.
    pub key: &'a P::SigningKey,
    /// Its public half.
    pub public: &'a OkpPublicJwk,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Protected {
    alg: String,
    typ: String,
    kid: Kid,
}

/// One signature of a General JWS.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Signature {
    protected: String,
    signature: String,
}

impl Signature {
    pub(crate) async fn make<P: Provider>(
        provider: &P,
        signer: &Signer<'_, P>,
        typ: &str,
        payload: &str,
    ) -> Result<Self, ProviderError> {
        let header = Protected {
            alg: "EdDSA".to_owned(),
            typ: typ.to_owned(),
            kid: signer.public.kid().clone(),
        };
        let protected = b64u(&json::to_vec(&header));
        let input = format!("{protected}.{payload}");
        let signature = provider.sign(signer.key, input.as_bytes()).await?;
        Ok(Self {
            protected,
            signature: b64u(&signature),
        })
    }

    fn parse(&self, typ: &str) -> Result<(Kid, [u8; 64]), OpenError> {
        let header: Protected = json::parse(&from_b64u(&self.protected)?)?;
        if header.alg != "EdDSA" || header.typ != typ {
            return Err(OpenError);
        }
        Ok((header.kid, array_from_b64u(&self.signature)?))
    }

    /// The name of the key it claims to be by.
    pub(crate) fn kid(&self, typ: &str) -> Result<Kid, OpenError> {
        Ok(self.parse(typ)?.0)
    }

    /// Refuses a signature that is not `by`'s over `payload` (in base64url).
    pub(crate) async fn verify<P: Provider>(
        &self,
        provider: &P,
        by: &OkpPublicJwk,
        typ: &str,
        payload: &str,
    ) -> Result<(), OpenError> {
        let (kid, signature) = self.parse(typ)?;
        if kid != *by.kid() {
            return Err(OpenError);
        }
        let input = format!("{}.{payload}", self.protected);
        let good = provider.verify(by, input.as_bytes(), &signature).await?;
        if good { Ok(()) } else { Err(OpenError) }
    }
}

/// Compact serialization of `payload` signed as `typ`.
pub(crate) async fn sign_compact<P: Provider>(
    provider: &P,
    signer: &Signer<'_, P>,
    typ: &str,
    payload: &[u8],
) -> Result<String, ProviderError> {
    let payload = b64u(payload);
    let Signature {
        protected,
        signature,
    } = Signature::make(provider, signer, typ, &payload).await?;
    Ok(format!("{protected}.{payload}.{signature}"))
}

/// The payload of a compact JWS by `by`.
pub(crate) async fn verify_compact<P: Provider>(
    provider: &P,
    by: &OkpPublicJwk,
    typ: &str,
    text: &str,
) -> Result<Vec<u8>, OpenError> {
    let (signature, payload) = split_compact(text)?;
    signature.verify(provider, by, typ, payload).await?;
    from_b64u(payload)
}

/// The payload of a compact JWS that names its own signer, not verified.
pub(crate) fn peek_compact(text: &str) -> Result<Vec<u8>, OpenError> {
    from_b64u(split_compact(text)?.1)
}

/// The name of the key that a compact JWS claims to be signed by, not verified.
pub(crate) fn peek_signer(text: &str, typ: &str) -> Result<Kid, OpenError> {
    split_compact(text)?.0.kid(typ)
}

fn split_compact(text: &str) -> Result<(Signature, &str), OpenError> {
    let mut fields = text.split('.');
    let (Some(protected), Some(payload), Some(signature), None) =
        (fields.next(), fields.next(), fields.next(), fields.next())
    else {
        return Err(OpenError);
    };
    let (protected, signature) = (protected.to_owned(), signature.to_owned());
    Ok((
        Signature {
            protected,
            signature,
        },
        payload,
    ))
}
