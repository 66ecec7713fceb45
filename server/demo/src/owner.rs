//! The demo's owners: one member a practice, whose passphrase and recovery kit are published.
//!
//! A server's own secret is part of every passphrase's slot, so no slot can be made beforehand for
//! a server that does not exist yet. What is made beforehand holds the account key in a slot of
//! another kind, opened by the published passphrase as it stands; a server copies it at its first
//! start.

use std::collections::BTreeMap;

use referral::code::PracticeSlug;
use referral::contact::Email;
use referral::id::{MemberId, PracticeId};
use referral::practice::PracticeProfile;
use referral::text::Name;
use sealing::account::{SealedMemberKeys, SlotPlace, Unlock};
use serde::{Deserialize, Serialize};

use crate::{ids, passphrase};

/// The keys of every practice of the demo, made once by an ignored test.
pub const KEYS: &str = include_str!("../keys.json");

/// The keys of a practice as they were made.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    /// The recovery kit's code, as it would be on paper.
    pub code: String,
    /// The owner's account key, opened by the passphrase's own bytes: a JWE.
    pub slot: String,
    /// The owner's own keys.
    pub keys: SealedMemberKeys,
    /// The recovery kit: a JWE.
    pub kit: String,
    /// The ring entry of the key that signs for the kit: General JSON.
    pub kit_signing: String,
    /// The ring entry of the sealing key: General JSON.
    pub ring_enc: String,
    /// The ring entry of the signing key: General JSON.
    pub ring_sig: String,
    /// The first key record: JWS in General JSON.
    pub record: String,
    /// The first entry of the roster: a compact JWS.
    pub roster: String,
}

/// The owner of a practice.
#[derive(Debug, Clone)]
pub struct Owner {
    /// The practice.
    pub practice: PracticeId,
    /// Its slug.
    pub slug: PracticeSlug,
    /// What people call it.
    pub practice_name: String,
    /// The member.
    pub member: MemberId,
    /// The specialist's name.
    pub name: Name,
    /// What they sign in with.
    pub email: Email,
    /// The published passphrase.
    pub passphrase: String,
}

/// The number of both slots of an account of the demo: each is the first of its kind.
const SLOT: u32 = 0;

impl Owner {
    /// The owner of a practice of the demo, with or without keys.
    ///
    /// # Panics
    /// If the practice is none of the demo's.
    pub fn of(profile: &PracticeProfile) -> Self {
        let slug = profile.slug().clone();
        let [specialist, ..] = profile.specialists() else {
            unreachable!("a practice has a specialist")
        };
        let email = format!("owner@{slug}.example.org");
        Self {
            practice: ids::practice_id(&slug),
            practice_name: profile.name().to_owned(),
            member: ids::owner_id(&slug),
            name: specialist.name.clone(),
            email: email.parse().expect("a slug is a host's label"),
            passphrase: passphrase::of(&slug),
            slug,
        }
    }

    /// The slot in which the account key was kept beforehand.
    pub fn kept_slot(&self) -> SlotPlace {
        self.slot(Unlock::RecoveryCode)
    }

    /// The slot that the passphrase opens once a server is there.
    pub fn passphrase_slot(&self) -> SlotPlace {
        self.slot(Unlock::Passphrase)
    }

    fn slot(&self, unlock: Unlock) -> SlotPlace {
        SlotPlace {
            member: self.member,
            unlock,
            number: SLOT,
        }
    }
}

/// Every owner with the practice's keys, in the order of `practices`.
///
/// # Panics
/// Never once the tests have passed, for the demo's own practices: the keys are embedded.
pub fn with_keys(practices: &[PracticeProfile]) -> Vec<(Owner, Keys)> {
    let mut keys: BTreeMap<PracticeSlug, Keys> =
        serde_json::from_str(KEYS).expect("the embedded keys are JSON");
    practices
        .iter()
        .map(|profile| {
            let keys = keys.remove(profile.slug());
            let keys = keys.expect("every practice of the demo has keys");
            (Owner::of(profile), keys)
        })
        .collect()
}
