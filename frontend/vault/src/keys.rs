//! From a passphrase's secret, or a passkey's, to the practice's private keys, with every link of the
//! chain held against the others: a server may hand out anything.

use std::collections::BTreeMap;

use browser::vault::message::Refused;
use sealing::account::{MemberKeys, SlotPlace, Unlock, derive_slot_key, open_slot};
use sealing::jwk::{Kid, OkpPublicJwk};
use sealing::provider::{Provider, ProviderError};
use sealing::record::{Expected, KeyRecord, SignedRecord};
use sealing::ring::{RingEntry, Unlocker};
use sealing::roster::{Roster, RosterMember};
use sealing::rotation::{Placed, RingMismatch, check_ring};
use sealing::{OpenError, Sha256Digest, Signer};
use wire::session::{RingKey, Unlocking, Who};

use crate::known::{Known, Latest};

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

/// What a member unlocks.
pub(crate) struct Unlocked<P: Provider> {
    /// The practice's keys.
    pub(crate) keys: Keys<P>,
    /// What the member signs with, and what that has to follow from.
    pub(crate) standing: Standing<P>,
}

/// A member's own keys, and everything that is known of who belongs to the practice.
pub(crate) struct Standing<P: Provider> {
    /// The member's private keys.
    pub(crate) own: MemberKeys<P>,
    /// Their public halves.
    pub(crate) public: RosterMember,
    /// Who belongs to the practice.
    pub(crate) roster: Roster,
    /// The latest roster that was met, which may say more.
    pub(crate) latest: Latest,
    /// The practice's private keys, sealed.
    pub(crate) ring: Vec<Placed>,
    /// The practice's key records, the oldest first.
    pub(crate) records: Vec<SignedRecord>,
}

impl<P: Provider> Standing<P> {
    /// The member as signer.
    pub(crate) const fn signs(&self) -> Signer<'_, P> {
        Signer {
            key: &self.own.sig,
            public: &self.public.sig,
        }
    }

    /// The member as a recipient.
    pub(crate) const fn opens(&self) -> Unlocker<'_, P> {
        Unlocker {
            kid: self.public.enc.kid(),
            key: &self.own.enc,
        }
    }
}

/// What of all that the server gave does not hold. Nothing is unlocked then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotUnlocked {
    /// The keys, or their records.
    Keys,
    /// The roster: an entry is missing, or its signer may not make it, or the member is not in it.
    Roster,
    /// It is not the roster that this browser has seen before.
    Forked,
    /// Somebody can open the ring who is none of the members.
    Stranger,
}

impl From<OpenError> for NotUnlocked {
    fn from(_: OpenError) -> Self {
        Self::Keys
    }
}

impl From<RingMismatch> for NotUnlocked {
    fn from(mismatch: RingMismatch) -> Self {
        match mismatch {
            RingMismatch::Stranger => Self::Stranger,
            RingMismatch::Missing => Self::Keys,
        }
    }
}

impl From<ProviderError> for NotUnlocked {
    fn from(_: ProviderError) -> Self {
        Self::Keys
    }
}

impl From<NotUnlocked> for Refused {
    fn from(refused: NotUnlocked) -> Self {
        match refused {
            NotUnlocked::Keys => Self::KeysDamaged,
            NotUnlocked::Roster => Self::RosterDamaged,
            NotUnlocked::Forked => Self::RosterForked,
            NotUnlocked::Stranger => Self::StrangerInRing,
        }
    }
}

/// Unlocks with what OPAQUE gave for the passphrase.
pub(crate) async fn unlock<P: Provider>(
    provider: &P,
    unlocking: &Unlocking,
    secret: &[u8],
    known: &Known,
) -> Result<Unlocked<P>, NotUnlocked> {
    let slot = SlotPlace {
        member: unlocking.who.member,
        unlock: Unlock::Passphrase,
        number: 0,
    };
    let slot_key = derive_slot_key(provider, slot, secret).await?;
    let account = open_slot(provider, slot, &slot_key, unlocking.slot.as_bytes()).await?;
    unlock_with(provider, unlocking, &account, known).await
}

/// Unlocks with the account key, whatever slot it was in.
pub(crate) async fn unlock_with<P: Provider>(
    provider: &P,
    unlocking: &Unlocking,
    account: &P::KeyCipher,
    known: &Known,
) -> Result<Unlocked<P>, NotUnlocked> {
    let Unlocking { who, keys, .. } = unlocking;
    if known.has_elsewhere(who.member, who.practice) {
        return Err(NotUnlocked::Forked);
    }
    let own = keys.open(provider, who.member, account).await?;
    let public = RosterMember::of(who.member, keys);

    let roster = roster(provider, who, &public, &unlocking.roster).await?;
    if known.differs_from(&roster) {
        return Err(NotUnlocked::Forked);
    }
    let records = verify_records(provider, who.practice, &unlocking.records).await?;
    agree(&roster, &records)?;
    let ring = placed(&unlocking.ring, &roster)?;
    check_ring(&ring, &roster)?;
    let standing = Standing {
        own,
        public,
        latest: Latest::of(&roster),
        roster,
        ring,
        records: records.iter().map(|(signed, _)| signed.clone()).collect(),
    };
    let keys = open_all(provider, &standing.ring, &records, &|| standing.opens()).await?;
    Ok(Unlocked { keys, standing })
}

/// The practice's roster, in which the member who signs in stands with the keys and the role that
/// the server says.
async fn roster<P: Provider>(
    provider: &P,
    who: &Who,
    public: &RosterMember,
    entries: &[String],
) -> Result<Roster, NotUnlocked> {
    let roster = Roster::replay(provider, who.practice, entries).await;
    let roster = roster.map_err(|OpenError| NotUnlocked::Roster)?;
    let stands = roster
        .member(who.member)
        .is_some_and(|one| one.keys == *public && one.role == who.role);
    if stands {
        Ok(roster)
    } else {
        Err(NotUnlocked::Roster)
    }
}

/// Refuses records that name other keys than the roster.
pub(crate) fn agree(
    roster: &Roster,
    records: &[(SignedRecord, KeyRecord)],
) -> Result<(), OpenError> {
    let named = records
        .iter()
        .map(|(_, record)| [record.enc[0].kid(), record.sig.kid()]);
    if roster.epochs().iter().map(<[Kid; 2]>::each_ref).eq(named) {
        Ok(())
    } else {
        Err(OpenError)
    }
}

/// The ring's entries at their places: each key that the roster names, in its order.
pub(crate) fn placed(ring: &[RingKey], roster: &Roster) -> Result<Vec<Placed>, OpenError> {
    let mut placed = Vec::with_capacity(ring.len());
    for place in roster.places() {
        let mut keys = ring.iter();
        let key = keys.find(|key| key.epoch == place.epoch && key.kid == place.kid.as_str());
        let entry = RingEntry::parse(key.ok_or(OpenError)?.entry.as_bytes())?;
        placed.push((place, entry));
    }
    if placed.len() == ring.len() {
        Ok(placed)
    } else {
        Err(OpenError)
    }
}

/// A ring as it is handed over.
pub(crate) fn whole(ring: &[Placed]) -> Vec<RingKey> {
    let key = |(place, entry): &Placed| RingKey {
        epoch: place.epoch,
        kid: place.kid.to_string(),
        entry: entry.to_general(),
    };
    ring.iter().map(key).collect()
}

/// The chain of key records from the first one on. What was sealed while a record held stays
/// readable after its end, so each is held against its own time.
pub(crate) async fn verify_records<P: Provider>(
    provider: &P,
    practice: referral::id::PracticeId,
    texts: &[String],
) -> Result<Vec<(SignedRecord, KeyRecord)>, OpenError> {
    let mut records: Vec<(SignedRecord, KeyRecord)> = Vec::with_capacity(texts.len());
    for text in texts {
        let signed = SignedRecord::parse(text.as_bytes())?;
        let expected = Expected {
            practice,
            previous: records.last().map(|(signed, _)| signed),
            now: signed.record()?.nbf,
        };
        let record = signed.verify(provider, expected).await?;
        records.push((signed, record));
    }
    Ok(records)
}

/// Both keys of every record, each proven to be the private half of what the record names.
async fn open_all<'a, P: Provider + 'a>(
    provider: &P,
    ring: &[Placed],
    records: &[(SignedRecord, KeyRecord)],
    opens: &dyn Fn() -> Unlocker<'a, P>,
) -> Result<Keys<P>, OpenError> {
    let mut epochs = BTreeMap::new();
    for ((signed, record), pair) in records.iter().zip(ring.chunks_exact(2)) {
        let [(enc_place, enc_entry), (sig_place, sig_entry)] = pair else {
            return Err(OpenError);
        };
        let public = &record.enc[0];
        let enc = enc_entry.open_rsa(provider, enc_place, public, opens());
        let sig = sig_entry.open_signing(provider, sig_place, &record.sig, opens());
        let keys = EpochKeys {
            kid: public.kid().clone(),
            record: signed.hash(),
            enc: enc.await?,
            sig: sig.await?,
            public_sig: record.sig.clone(),
        };
        epochs.insert(record.epoch, keys);
    }
    Ok(epochs)
}
