//! Opening an object of a checked shape.

use crate::error::OpenError;
use crate::jwk::Kid;
use crate::provider::Provider;

use super::{Jwe, agree};

/// The plaintext, for the RSA recipient of this name.
pub(crate) async fn open_as_rsa_recipient<P: Provider>(
    provider: &P,
    jwe: &Jwe,
    kid: &Kid,
    key: &P::UnwrapKey,
) -> Result<Vec<u8>, OpenError> {
    let recipient = jwe.recipient(kid)?;
    let content_key = provider
        .unwrap_content_key(key, &recipient.encrypted_key)
        .await?;
    open_with_content_key(provider, jwe, &content_key).await
}

/// The plaintext, for the holder of the P-256 key that it was agreed with.
pub(crate) async fn open_agreed<P: Provider>(
    provider: &P,
    jwe: &Jwe,
    kid: &Kid,
    key: &P::AgreementKey,
) -> Result<Vec<u8>, OpenError> {
    let recipient = jwe.recipient(kid)?;
    let ephemeral = recipient.header.epk.as_ref().ok_or(OpenError)?;
    let z = provider.agree(key, ephemeral).await?;
    let content_key = provider
        .import_content_key(&agree::derive_content_key(&z))
        .await?;
    open_with_content_key(provider, jwe, &content_key).await
}

/// The plaintext under a content key already at hand (`dir`).
pub(crate) async fn open_with_content_key<P: Provider>(
    provider: &P,
    jwe: &Jwe,
    key: &P::ContentKey,
) -> Result<Vec<u8>, OpenError> {
    jwe.with_gcm(async |gcm, sealed| Ok(provider.open(key, gcm, sealed).await?))
        .await
}
