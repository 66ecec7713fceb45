//! Whether what the first ceremony made holds together.

use opaque::Record;
use referral::contact::Email;
use sealing::native::Native;
use sealing::record::{Expected, KeyRecord};
use sealing::roster::{KitKeys, Roster, RosterMember};
use store::{Enrolment, NewKey, NewMember, SealingKey};
use time::OffsetDateTime;
use wire::enrolment::EnrolFinish;
use wire::session::RingKey;

use crate::api::holds::{self, AHEAD, DoNotHold, json};

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
    let own = &finish.keys;
    holds::account(finish.member, own, &finish.slot)?;
    let entries = [finish.roster];
    let roster = Roster::replay(&Native, practice, &entries).await?;
    let [entry] = entries;
    let owner = RosterMember::of(finish.member, own);
    let [enc, sig] = [stated.enc[0].kid(), stated.sig.kid()];
    if roster.people()[0].keys != owner || roster.epochs()[0].each_ref() != [enc, sig] {
        return Err(DoNotHold);
    }
    let kit = KitKeys {
        enc: roster.kit().clone(),
        sig: roster.kit_sig().ok_or(DoNotHold)?.clone(),
    };
    let ring = [(enc, finish.ring_enc), (sig, finish.ring_sig)];
    let ring = ring.map(|(kid, entry)| RingKey {
        epoch: EPOCH,
        kid: kid.to_string(),
        entry,
    });
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
        ring: holds::ring(ring.into(), &roster)?,
        kit: holds::kit(practice, finish.kit, &kit)?,
        key: NewKey {
            practice,
            key,
            payload: finish.record.into_bytes(),
            expires: stated.exp.into(),
        },
        roster: entry,
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
        now: (now + AHEAD).into(),
    };
    let stated = holds::record(record)?.verify(&Native, expected).await?;
    if stated.name == enrolment.name && stated.city == enrolment.town {
        Ok(stated)
    } else {
        Err(DoNotHold)
    }
}
