//! An account key from one slot into another.

use super::{AesKey, Native};
use crate::account::{SlotPlace, open_slot, seal_slot};
use crate::error::OpenError;

/// Opens `slot` at `from` with its key, and seals the same account key at `to`, under another key.
///
/// A browser does it within a ceremony, where the account key never leaves its handle
/// ([`reseal_slot`](crate::account::reseal_slot)). This is for accounts whose every secret is
/// published, the demo's.
pub async fn copy_slot(
    (from, from_key): (SlotPlace, &AesKey),
    slot: &[u8],
    (to, to_key): (SlotPlace, &AesKey),
) -> Result<String, OpenError> {
    let account_key = open_slot(&Native, from, from_key, slot).await?;
    let wrap = async |gcm: crate::provider::Gcm<'_>| to_key.seal(gcm, &*account_key.0);
    seal_slot(&Native, to, wrap).await.map_err(|_| OpenError)
}
