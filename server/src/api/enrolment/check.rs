//! What a server can check of a ceremony's outcome without any key: that everything is there, says
//! the same practice, member and keys, and is signed by whom it names.
//!
//! A browser that lies here harms only its own practice. Still, what cannot be unlocked later
//! should be refused while the person is there to do it again.

use opaque::Record;
use referral::contact::Email;
use referral::id::PracticeId;
use sealing::OpenError;
use sealing::account::{SlotPlace, Unlock, check_slot};
use sealing::jwk::Kid;
use sealing::kit::Kit;
use sealing::native::Native;
use sealing::record::{Expected, KeyRecord, SignedRecord};
use sealing::ring::{RingEntry, RingPlace};
use sealing::roster::verify_creation;
use store::{Enrolment, KeptRingEntry, NewKey, NewMember, SealingKey};
use thiserror::Error;
use time::{Duration, OffsetDateTime};
use wire::enrolment::EnrolFinish;

/// The keys do not hold together. What does not is not said: no person can mend it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the keys do not hold together")]
pub(super) struct DoNotHold;

impl From<OpenError> for DoNotHold {
    fn from(_: OpenError) -> Self {
        Self
    }
}

/// How far the browser's clock, which dates the record, may be ahead of ours.
const AHEAD: Duration = Duration::minutes(10);
/// The longest record that is published, in bytes: three times what one has whose name is long.
const LONGEST_RECORD: usize = 16 * 1024;
/// A practice's first.
const EPOCH: u32 = 1;

/// The member to be, if everything holds together.
pub(super) async fn member(
    enrolment: &Enrolment,
    finish: EnrolFinish,
    account: Email,
    record: &Record,
    now: OffsetDateTime,
) -> Result<NewMember, DoNotHold> {
    let practice = enrolment.practice;
    let stated = first_record(enrolment, &finish.record, now).await?;
    let kit = Kit::parse(finish.kit.as_bytes())?;
    let own = &finish.keys;
    own.check(finish.member)?;
    let place = SlotPlace {
        member: finish.member,
        unlock: Unlock::Passphrase,
        number: 0,
    };
    check_slot(place, finish.slot.as_bytes())?;
    let creation = verify_creation(&Native, practice, &finish.roster).await?;
    let [enc, sig] = [stated.enc[0].kid(), stated.sig.kid()];
    let agreed = kit.practice() == practice
        && creation.owner.member == finish.member
        && creation.owner.enc == own.enc
        && creation.owner.sig == own.sig
        && creation.kit.kid() == kit.kid()
        && creation.keys.each_ref() == [enc, sig];
    if !agreed {
        return Err(DoNotHold);
    }
    let to = [own.enc.kid(), kit.kid()];
    let ring = [
        entry(practice, enc, &finish.ring_enc, to)?,
        entry(practice, sig, &finish.ring_sig, to)?,
    ];
    let key = SealingKey {
        epoch: EPOCH,
        kid: enc.to_string(),
        public_key: json(&stated.enc[0])?,
    };
    Ok(NewMember {
        member: finish.member,
        name: finish.name,
        email: account,
        record: record.to_bytes(),
        slot: finish.slot,
        kid: own.enc.kid().to_string(),
        keys: json(own)?,
        ring: ring.into(),
        kit: finish.kit,
        key: NewKey {
            practice,
            key,
            payload: finish.record.into_bytes(),
            expires: stated.exp.into(),
        },
        roster: finish.roster,
    })
}

/// What the practice's first key record states: senders will read the name that the operator gave,
/// and whoever made it has the signing key. That they have the sealing key, too, is not shown: the
/// store refuses one that another practice has published, and a browser that states one which
/// nobody has harms only its own practice.
async fn first_record(
    enrolment: &Enrolment,
    record: &str,
    now: OffsetDateTime,
) -> Result<KeyRecord, DoNotHold> {
    let expected = Expected {
        practice: enrolment.practice,
        previous: None,
        registrar: None,
        now: (now + AHEAD).into(),
    };
    let signed = SignedRecord::parse(record.as_bytes())?;
    // It stands in the public log byte for byte and for ever: nothing in it but what was signed.
    if signed.to_json() != record || record.len() > LONGEST_RECORD {
        return Err(DoNotHold);
    }
    let stated = signed.verify(&Native, expected).await?;
    if stated.name == enrolment.name && stated.city == enrolment.town {
        Ok(stated)
    } else {
        Err(DoNotHold)
    }
}

/// A ring entry at its place, for exactly these two.
fn entry(
    practice: PracticeId,
    kid: &Kid,
    text: &str,
    to: [&Kid; 2],
) -> Result<KeptRingEntry, DoNotHold> {
    let entry = RingEntry::parse(text.as_bytes())?;
    let place = RingPlace {
        practice,
        epoch: EPOCH,
        kid: kid.clone(),
    };
    let recipients: Vec<&Kid> = entry.kids().collect();
    let both = recipients.len() == to.len() && to.iter().all(|kid| recipients.contains(kid));
    if !both || !entry.is_at(&place) {
        return Err(DoNotHold);
    }
    Ok(KeptRingEntry {
        epoch: EPOCH,
        kid: kid.to_string(),
        entry: text.to_owned(),
    })
}

fn json(value: &impl serde::Serialize) -> Result<String, DoNotHold> {
    serde_json::to_string(value).map_err(|_| DoNotHold)
}
