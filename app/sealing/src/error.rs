//! What can go wrong. Whoever made an object learns nothing from its refusal.

use crate::provider::ProviderError;

/// The object was refused: malformed, altered, out of place or not for this key.
///
/// One value for every cause, so that neither a server nor a sender who tries
/// variations can tell how far one of them got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this cannot be opened")]
pub struct OpenError;

impl From<ProviderError> for OpenError {
    fn from(_: ProviderError) -> Self {
        Self
    }
}

/// Our own side asked for something that cannot be sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Longer than the format's limit once padded.
    #[error("longer than the format's limit")]
    TooLong,
    /// No recipient, or more than the format's limit.
    #[error("the number of recipients is outside the format's limit")]
    Recipients,
    /// A key record has as many signatures as it may have.
    #[error("the record has as many signatures as it may have")]
    Signatures,
    /// Two statements about the same thing differ.
    #[error("the parts to be sealed together disagree")]
    Mismatch,
    /// An attachment was continued after its last part, or with a part of the wrong length.
    #[error("the parts of an attachment were given out of turn")]
    OutOfTurn,
    /// The cryptography below failed.
    #[error(transparent)]
    Provider(#[from] ProviderError),
}
