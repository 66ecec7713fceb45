//! The ceremonies that change a practice's keys, or who can open them.

use thiserror::Error;

use crate::account::MemberId;
use crate::creation::{Epoch, make_epoch, prove_kit};
use crate::error::{OpenError, SealError};
use crate::jwk::{Kid, RsaPublicJwk};
use crate::jws::Signer;
use crate::kit::MadeKit;
use crate::provider::{Ceremony, ProviderError};
use crate::record::{KeyRecord, SignedRecord};
use crate::ring::{RingEntry, RingPlace, Unlocker};
use crate::roster::{Act, Roster, Rotation};
use crate::timestamp::Timestamp;

/// A private key of the practice, and where it stands.
pub type Placed = (RingPlace, RingEntry);

/// What a rotation starts from: all of it verified, and every entry opened once.
pub struct Rotating<'a, C: Ceremony> {
    /// Who belongs to the practice.
    pub roster: &'a Roster,
    /// Every key of every epoch.
    pub ring: &'a [Placed],
    /// The owner's own key, which is among the ring's recipients.
    pub opens: Unlocker<'a, C>,
    /// The owner's own signing key.
    pub owner: Signer<'a, C>,
    /// The current key record.
    pub last: &'a SignedRecord,
    /// The practice's current signing key, which signs the next record too.
    pub practice: Signer<'a, C>,
    /// The present.
    pub now: Timestamp,
    /// When the new record ends.
    pub expires: Timestamp,
}

/// What a rotation makes. All of it is handed over at once, or none.
pub struct Rotated {
    /// The roster's entry: a compact JWS.
    pub entry: String,
    /// The record of the new epoch, signed by its own key and by the one before.
    pub record: SignedRecord,
    /// The whole ring, for who is left.
    pub ring: Vec<Placed>,
    /// The new kit, if there is one.
    pub kit: Option<MadeKit>,
}

/// New keys for a practice: the next epoch, and a new kit if it is wanted. Who is removed opens none
/// of what is made, and no longer stands among the recipients of what was there.
///
/// # Errors
/// The provider failed, or the roster does not allow it; nothing made so far may be kept.
pub async fn rotate<C: Ceremony>(
    ceremony: &C,
    with: &Rotating<'_, C>,
    remove: Option<MemberId>,
    new_kit: bool,
) -> Result<Rotated, SealError> {
    let practice = with.roster.practice();
    let kit = if new_kit {
        Some(MadeKit::make(ceremony, practice).await?)
    } else {
        None
    };
    let keys = kit.as_ref().map(|kit| kit.keys.clone());
    let to = with.roster.recipients_after(remove, keys.as_ref());
    let epoch = next_epoch(with.last)?;
    let to_all: Vec<&RsaPublicJwk> = to.iter().collect();
    let made = make_epoch(ceremony, practice, epoch, &to_all).await?;
    let rotation = Rotation {
        remove,
        epoch,
        keys: [made.enc.kid().clone(), made.sig.kid().clone()],
        kit: keys,
    };
    let record = record(ceremony, with, &made, epoch).await?;
    let mut ring = Vec::with_capacity(with.ring.len() + 2);
    for (place, entry) in with.ring {
        let kit = kit.as_ref().map(|kit| &kit.keys.enc);
        let left = leave(ceremony, with, entry.clone(), (&to, kit)).await;
        ring.push((place.clone(), left.map_err(refused)?));
    }
    let place = |kid: &Kid| RingPlace {
        practice,
        epoch,
        kid: kid.clone(),
    };
    if let Some(kit) = &kit {
        let proof = (&place(made.enc.kid()), &made.ring_enc, &made.enc);
        prove_kit(ceremony, practice, kit, proof)
            .await
            .map_err(refused)?;
    }
    ring.push((place(made.enc.kid()), made.ring_enc));
    ring.push((place(made.sig.kid()), made.ring_sig));
    let entry = with.roster.next(with.now, Act::Rotate(rotation));
    let entry = entry.sign(ceremony, &with.owner).await?;
    // What the other members' browsers would refuse is not made.
    let mut after = with.roster.clone();
    after.extend(ceremony, &entry).await.map_err(refused)?;
    Ok(Rotated {
        entry,
        record,
        ring,
        kit,
    })
}

fn refused(OpenError: OpenError) -> SealError {
    SealError::Mismatch
}

fn next_epoch(last: &SignedRecord) -> Result<u32, SealError> {
    let last = last.record().map_err(refused)?;
    last.epoch.checked_add(1).ok_or(SealError::Mismatch)
}

/// The new epoch's record. Its signing key is used only after it came back out of the ring.
async fn record<C: Ceremony>(
    ceremony: &C,
    with: &Rotating<'_, C>,
    made: &Epoch,
    epoch: u32,
) -> Result<SignedRecord, SealError> {
    let opens = || Unlocker {
        kid: with.opens.kid,
        key: with.opens.key,
    };
    let mut place = RingPlace {
        practice: with.roster.practice(),
        epoch,
        kid: made.enc.kid().clone(),
    };
    let enc = made.ring_enc.open_rsa(ceremony, &place, &made.enc, opens());
    enc.await.map_err(refused)?;
    place.kid = made.sig.kid().clone();
    let sig = made
        .ring_sig
        .open_signing(ceremony, &place, &made.sig, opens());
    let sig = sig.await.map_err(refused)?;
    let times = (with.now, with.expires);
    let next = KeyRecord::after(with.last, made.enc.clone(), made.sig.clone(), times);
    let mut signed = SignedRecord::make(ceremony, &next.map_err(refused)?, &sig).await?;
    signed.countersign(ceremony, &with.practice).await?;
    Ok(signed)
}

/// An entry for who is left, and for the new kit.
async fn leave<C: Ceremony>(
    ceremony: &C,
    with: &Rotating<'_, C>,
    mut entry: RingEntry,
    (to, kit): (&[RsaPublicJwk], Option<&RsaPublicJwk>),
) -> Result<RingEntry, OpenError> {
    if let Some(kit) = kit {
        let opens = Unlocker {
            kid: with.opens.kid,
            key: with.opens.key,
        };
        entry.add_recipient(ceremony, opens, kit).await?;
    }
    let left: Vec<Kid> = to.iter().map(|one| one.kid().clone()).collect();
    entry.keep_recipients(&left);
    Ok(entry)
}

/// The whole ring, which `new` can open too. Every entry was opened before, and the roster says who
/// `new` is.
///
/// # Errors
/// The provider failed, or `new` opens it already.
pub async fn admit<C: Ceremony>(
    ceremony: &C,
    ring: &[Placed],
    opens: Unlocker<'_, C>,
    new: &RsaPublicJwk,
) -> Result<Vec<Placed>, ProviderError> {
    let mut admitted = ring.to_vec();
    for (_, entry) in &mut admitted {
        let opens = Unlocker {
            kid: opens.kid,
            key: opens.key,
        };
        let added = entry.add_recipient(ceremony, opens, new).await;
        added.map_err(|OpenError| ProviderError)?;
    }
    Ok(admitted)
}

/// Why a ring does not belong to a roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum RingMismatch {
    /// Somebody can open it whom the roster does not name.
    #[error("somebody can open the ring who is no recipient")]
    Stranger,
    /// Somebody cannot open it whom the roster names.
    #[error("the ring does not open for every recipient")]
    Missing,
}

/// Refuses a ring that somebody can open whom the roster does not name, or one of whom it names
/// cannot.
pub fn check_ring(ring: &[Placed], roster: &Roster) -> Result<(), RingMismatch> {
    let allowed = roster.recipients();
    let is_named = |kid: &Kid| allowed.iter().any(|one| one.kid() == kid);
    if !ring.iter().all(|(_, entry)| entry.kids().all(is_named)) {
        return Err(RingMismatch::Stranger);
    }
    let opens_for_all = |(_, entry): &Placed| {
        let opens_for = |one: &&RsaPublicJwk| entry.kids().any(|kid| kid == one.kid());
        entry.kids().count() == allowed.len() && allowed.iter().all(opens_for)
    };
    if ring.iter().all(opens_for_all) {
        Ok(())
    } else {
        Err(RingMismatch::Missing)
    }
}
