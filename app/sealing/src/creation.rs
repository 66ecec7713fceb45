//! The ceremony that makes a practice: every key drawn, stored and proven once.

use referral::id::PracticeId;

use crate::account::{SealedMemberKeys, SlotPlace, make_account, open_slot};
use crate::error::{OpenError, SealError};
use crate::jwk::{OkpPublicJwk, RsaPublicJwk};
use crate::jws::Signer;
use crate::kit::{MadeKit, signing_place};
use crate::provider::{Ceremony, Fresh, ProviderError};
use crate::record::{KeyRecord, SignedRecord};
use crate::ring::{RingEntry, RingPlace, Unlocker};
use crate::roster::{Creation, RosterEntry, RosterMember};
use crate::timestamp::Timestamp;

/// What is known about a practice before it has keys.
#[derive(Debug, Clone)]
pub struct NewPractice {
    /// The practice.
    pub practice: PracticeId,
    /// Its name.
    pub name: String,
    /// Its town.
    pub city: String,
    /// Which slot the owner's passphrase opens.
    pub slot: SlotPlace,
    /// The present.
    pub now: Timestamp,
    /// When the first key record ends.
    pub expires: Timestamp,
}

/// Everything that a creation makes: the code goes to paper, all else to the server.
pub struct CreatedPractice {
    /// The recovery kit.
    pub kit: MadeKit,
    /// The owner's account key in its first slot, a JWE.
    pub slot: String,
    /// The owner's keys.
    pub owner: SealedMemberKeys,
    /// The key referrals are sealed to.
    pub enc: RsaPublicJwk,
    /// The key that signs messages.
    pub sig: OkpPublicJwk,
    /// The private half of `enc`.
    pub ring_enc: RingEntry,
    /// The private half of `sig`.
    pub ring_sig: RingEntry,
    /// Epoch 1, signed by `sig`; the registrar's signature comes later.
    pub record: SignedRecord,
    /// The first entry of the roster, signed by the owner: a compact JWS.
    pub roster: String,
}

/// Makes a practice. `slot_key` is derived from what the owner unlocks with.
///
/// Keys are used for the first signatures only after they came back out of
/// what is stored, so a practice that cannot be unlocked is never created.
///
/// # Errors
/// The provider failed; nothing made so far may be kept.
pub async fn create_practice<C: Ceremony>(
    ceremony: &C,
    new: &NewPractice,
    slot_key: &C::KeyCipher,
) -> Result<CreatedPractice, SealError> {
    let practice = new.practice;
    let slot = make_account(ceremony, new.slot, slot_key).await?;
    let account_key = open_slot(ceremony, new.slot, slot_key, slot.as_bytes())
        .await
        .map_err(|_| ProviderError)?;
    let owner = SealedMemberKeys::make(ceremony, new.slot.member, &account_key).await?;
    let owner_keys = owner
        .open(ceremony, new.slot.member, &account_key)
        .await
        .map_err(|_| ProviderError)?;

    let kit = MadeKit::make(ceremony, practice).await?;
    let Epoch {
        enc,
        sig,
        ring_enc,
        ring_sig,
    } = make_epoch(ceremony, practice, 1, &[&owner.enc, &kit.keys.enc]).await?;

    let enc_place = RingPlace {
        practice,
        epoch: 1,
        kid: enc.kid().clone(),
    };
    prove_kit(ceremony, practice, &kit, (&enc_place, &ring_enc, &enc))
        .await
        .map_err(|_| ProviderError)?;
    let sig_place = RingPlace {
        practice,
        epoch: 1,
        kid: sig.kid().clone(),
    };
    let by_owner = Unlocker {
        kid: owner.enc.kid(),
        key: &owner_keys.enc,
    };
    let sig_key = ring_sig
        .open_signing(ceremony, &sig_place, &sig, by_owner)
        .await
        .map_err(|_| ProviderError)?;

    let first = KeyRecord::first(
        practice,
        new.name.clone(),
        new.city.clone(),
        enc.clone(),
        sig.clone(),
        (new.now, new.expires),
    );
    let record = SignedRecord::make(ceremony, &first, &sig_key).await?;
    let creation = Creation {
        owner: RosterMember::of(new.slot.member, &owner),
        kit: kit.keys.enc.clone(),
        kit_sig: Some(kit.keys.sig.clone()),
        keys: [enc.kid().clone(), sig.kid().clone()],
    };
    let signer = Signer {
        key: &owner_keys.sig,
        public: &owner.sig,
    };
    let roster = RosterEntry::create(practice, new.now, creation)
        .sign(ceremony, &signer)
        .await?;
    Ok(CreatedPractice {
        kit,
        slot,
        owner,
        enc,
        sig,
        ring_enc,
        ring_sig,
        record,
        roster,
    })
}

/// Refuses a kit whose code does not open what it is for: an entry of the ring, and its own
/// signing key.
pub(crate) async fn prove_kit<C: Ceremony>(
    ceremony: &C,
    practice: PracticeId,
    made: &MadeKit,
    (place, entry, public): (&RingPlace, &RingEntry, &RsaPublicJwk),
) -> Result<(), OpenError> {
    let MadeKit {
        code,
        kit,
        keys,
        signing,
    } = made;
    let key = kit.open(ceremony, practice, code).await?;
    let by_kit = || Unlocker {
        kid: kit.kid(),
        key: &key,
    };
    entry.open_rsa(ceremony, place, public, by_kit()).await?;
    let place = signing_place(practice, keys.sig.kid());
    signing
        .open_signing(ceremony, &place, &keys.sig, by_kit())
        .await?;
    Ok(())
}

/// The keys of one epoch.
pub(crate) struct Epoch {
    pub(crate) enc: RsaPublicJwk,
    pub(crate) sig: OkpPublicJwk,
    pub(crate) ring_enc: RingEntry,
    pub(crate) ring_sig: RingEntry,
}

pub(crate) async fn make_epoch<C: Ceremony>(
    ceremony: &C,
    practice: PracticeId,
    epoch: u32,
    to: &[&RsaPublicJwk],
) -> Result<Epoch, SealError> {
    let (enc_key, enc): (Fresh<C::UnwrapKey>, _) = ceremony.make_rsa_key().await?;
    let (sig_key, sig): (Fresh<C::SigningKey>, _) = ceremony.make_signing_key().await?;
    let place = |kid: &crate::jwk::Kid| RingPlace {
        practice,
        epoch,
        kid: kid.clone(),
    };
    let ring_enc = RingEntry::make_rsa(ceremony, &place(enc.kid()), &enc_key, to).await?;
    let ring_sig = RingEntry::make_signing(ceremony, &place(sig.kid()), &sig_key, to).await?;
    Ok(Epoch {
        enc,
        sig,
        ring_enc,
        ring_sig,
    })
}
