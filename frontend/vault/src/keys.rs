//! From a passphrase's secret to the practice's private keys, with every link of the chain held
//! against the others: a server may hand out anything.

use std::collections::BTreeMap;

use sealing::account::{
    MemberKeys, SealedMemberKeys, SlotPlace, Unlock, derive_slot_key, open_slot,
};
use sealing::jwk::{Kid, OkpPublicJwk};
use sealing::provider::Provider;
use sealing::record::{Expected, KeyRecord, SignedRecord};
use sealing::ring::{RingEntry, RingPlace, Unlocker};
use sealing::roster::{Creation, verify_creation};
use sealing::{OpenError, Sha256Digest};
use wire::session::{Unlocking, Who};

/// A practice's keys of one epoch.
pub(crate) struct EpochKeys<P: Provider> {
    /// Names the key that referrals are sealed for.
    pub(crate) kid: Kid,
    /// The hash of the record that names it.
    pub(crate) record: Sha256Digest,
    /// Opens them.
    pub(crate) enc: P::UnwrapKey,
    /// Signs what the practice writes.
    pub(crate) sig: P::SigningKey,
    /// The public half of `sig`.
    pub(crate) public_sig: OkpPublicJwk,
}

/// The keys of every epoch.
pub(crate) type Keys<P> = BTreeMap<u32, EpochKeys<P>>;

/// Unlocks with what OPAQUE gave for the passphrase.
pub(crate) async fn unlock<P: Provider>(
    provider: &P,
    unlocking: &Unlocking,
    secret: &[u8],
) -> Result<Keys<P>, OpenError> {
    let Unlocking { who, keys, .. } = unlocking;
    let slot = SlotPlace {
        member: who.member,
        unlock: Unlock::Passphrase,
        number: 0,
    };
    let slot_key = derive_slot_key(provider, slot, secret).await?;
    let account = open_slot(provider, slot, &slot_key, unlocking.slot.as_bytes()).await?;
    let member = keys.open(provider, who.member, &account).await?;

    let records = verify_records(provider, who, &unlocking.records).await?;
    let (first, _) = records.first().ok_or(OpenError)?;
    let creation = verify_roster(provider, who, keys, &unlocking.roster).await?;
    if creation.keys != [first.enc[0].kid().clone(), first.sig.kid().clone()] {
        return Err(OpenError);
    }
    if unlocking.ring.len() != 2 * records.len() {
        return Err(OpenError);
    }
    let ring = Ring {
        unlocking,
        member: &member,
        may_open: [keys.enc.kid(), creation.kit.kid()],
    };
    let mut epochs = BTreeMap::new();
    for (record, hash) in &records {
        let keys = ring.open(provider, record, *hash).await?;
        epochs.insert(record.epoch, keys);
    }
    Ok(epochs)
}

/// The chain of key records from the first one on. What was sealed while a record held stays
/// readable after its end, so each is held against its own time.
async fn verify_records<P: Provider>(
    provider: &P,
    who: &Who,
    texts: &[String],
) -> Result<Vec<(KeyRecord, Sha256Digest)>, OpenError> {
    let mut previous: Option<SignedRecord> = None;
    let mut records = Vec::with_capacity(texts.len());
    for text in texts {
        let signed = SignedRecord::parse(text.as_bytes())?;
        let expected = Expected {
            practice: who.practice,
            previous: previous.as_ref(),
            registrar: None,
            now: signed.record()?.nbf,
        };
        let record = signed.verify(provider, expected).await?;
        records.push((record, signed.hash()));
        previous = Some(signed);
    }
    Ok(records)
}

/// The practice's creation, signed by the member who signs in: no other kind of entry exists yet.
async fn verify_roster<P: Provider>(
    provider: &P,
    who: &Who,
    keys: &SealedMemberKeys,
    roster: &[String],
) -> Result<Creation, OpenError> {
    let [creation] = roster else {
        return Err(OpenError);
    };
    let creation = verify_creation(provider, who.practice, creation).await?;
    let owner = &creation.owner;
    if owner.member == who.member && owner.enc == keys.enc && owner.sig == keys.sig {
        Ok(creation)
    } else {
        Err(OpenError)
    }
}

/// The ring as it was delivered, and who it is opened by.
struct Ring<'a, P: Provider> {
    unlocking: &'a Unlocking,
    member: &'a MemberKeys<P>,
    /// Whom the roster allows in it: the member and the kit.
    may_open: [&'a Kid; 2],
}

impl<P: Provider> Ring<'_, P> {
    /// Both keys that a record names.
    async fn open(
        &self,
        provider: &P,
        record: &KeyRecord,
        hash: Sha256Digest,
    ) -> Result<EpochKeys<P>, OpenError> {
        let public_enc = &record.enc[0];
        let (entry, place) = self.entry(record, public_enc.kid())?;
        let enc = entry.open_rsa(provider, &place, public_enc, self.unlocker());
        let enc = enc.await?;
        let (entry, place) = self.entry(record, record.sig.kid())?;
        let sig = entry.open_signing(provider, &place, &record.sig, self.unlocker());
        let sig = sig.await?;
        Ok(EpochKeys {
            kid: public_enc.kid().clone(),
            record: hash,
            enc,
            sig,
            public_sig: record.sig.clone(),
        })
    }

    fn entry(&self, record: &KeyRecord, kid: &Kid) -> Result<(RingEntry, RingPlace), OpenError> {
        let mut ring = self.unlocking.ring.iter();
        let named = ring.find(|key| key.epoch == record.epoch && key.kid == kid.as_str());
        let entry = RingEntry::parse(named.ok_or(OpenError)?.entry.as_bytes())?;
        if !entry.kids().all(|kid| self.may_open.contains(&kid)) {
            return Err(OpenError);
        }
        let place = RingPlace {
            practice: self.unlocking.who.practice,
            epoch: record.epoch,
            kid: kid.clone(),
        };
        Ok((entry, place))
    }

    fn unlocker(&self) -> Unlocker<'_, P> {
        Unlocker {
            kid: self.may_open[0],
            key: &self.member.enc,
        }
    }
}
