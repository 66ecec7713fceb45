//! The demo's owners, registered by the server itself: their passphrases are public.
//!
//! What a browser would do slowly for one is done here for all, as many at once as there are
//! processors. No RSA key is touched: the account key is opened from the slot in which the fixture
//! keeps it, and sealed anew in the one that this server's sign-in opens.

use std::sync::Arc;
use std::thread::available_parallelism;
use std::vec::IntoIter;

use demo::{Keys, Owner};
use opaque::{ClientRegistration, ExportKey, Record};
use sealing::account::derive_slot_key;
use sealing::kit::derive_access;
use sealing::native::{Native, copy_slot};
use sealing::record::SignedRecord;
use serde::Serialize;
use store::{KeptRingEntry, NewKey, NewKit, NewMember, SealingKey};
use tokio::runtime::Handle;
use tokio::task::JoinSet;
use wire::Token;

use super::DemoError;
use crate::random::{Random, Source};
use crate::secrets::Secrets;

/// Each takes 64 MiB while it lasts.
const MOST_AT_ONCE: usize = 4;
/// A practice's first.
const EPOCH: u32 = 1;

/// Registrations under way.
pub(super) struct Registering {
    waiting: IntoIter<(Owner, Keys)>,
    running: JoinSet<Result<NewMember, DemoError>>,
    random: Arc<dyn Random>,
    secrets: Arc<Secrets>,
}

impl Registering {
    /// Begins with as many of `owners` as go at once.
    pub(super) fn of(
        owners: Vec<(Owner, Keys)>,
        random: &Arc<dyn Random>,
        secrets: &Arc<Secrets>,
    ) -> Self {
        let mut registering = Self {
            waiting: owners.into_iter(),
            running: JoinSet::new(),
            random: Arc::clone(random),
            secrets: Arc::clone(secrets),
        };
        let processors = available_parallelism().map_or(1, usize::from);
        for _ in 0..processors.min(MOST_AT_ONCE) {
            registering.begin_one();
        }
        registering
    }

    /// The next owner who is ready, in no order.
    pub(super) async fn next(&mut self) -> Option<Result<NewMember, DemoError>> {
        loop {
            let ended = self.running.join_next().await?;
            self.begin_one();
            match ended {
                Ok(member) => return Some(member),
                // It panicked, and has said so: the next start does it again.
                Err(error) => tracing::error!(%error, "an owner of the demo was not registered"),
            }
        }
    }

    fn begin_one(&mut self) {
        let Some((owner, keys)) = self.waiting.next() else {
            return;
        };
        let (random, secrets) = (Arc::clone(&self.random), Arc::clone(&self.secrets));
        let runtime = Handle::current();
        self.running.spawn_blocking(move || {
            let broken = || DemoError::Keys {
                practice: owner.slug.to_string(),
            };
            let (record, export_key) = register(&owner, &*random, &secrets).ok_or_else(broken)?;
            let member = runtime.block_on(member(&owner, keys, &record, &export_key));
            member.ok_or_else(broken)
        });
    }
}

/// Both sides of OPAQUE's registration. Slow on purpose.
fn register(owner: &Owner, random: &dyn Random, secrets: &Secrets) -> Option<(Record, ExportKey)> {
    let random = &mut Source(random);
    let passphrase = owner.passphrase.clone().into();
    let (client, request) = ClientRegistration::start(random, passphrase).ok()?;
    let answer = secrets
        .opaque
        .register(owner.email.as_str(), &request)
        .ok()?;
    let (upload, export_key) = client.finish(random, &answer).ok()?;
    Some((Record::of(&upload).ok()?, export_key))
}

/// The owner with the practice's keys, the account key in the slot that `export_key` opens.
async fn member(
    owner: &Owner,
    keys: Keys,
    record: &Record,
    export_key: &ExportKey,
) -> Option<NewMember> {
    let (from, to) = (owner.kept_slot(), owner.passphrase_slot());
    let from_key = derive_slot_key(&Native, from, owner.passphrase.as_bytes())
        .await
        .ok()?;
    let to_key = derive_slot_key(&Native, to, export_key).await.ok()?;
    let slot = copy_slot((from, &from_key), keys.slot.as_bytes(), (to, &to_key))
        .await
        .ok()?;
    let stated = SignedRecord::parse(keys.record.as_bytes())
        .ok()?
        .record()
        .ok()?;
    let [enc] = &stated.enc;
    let entry = |kid: &str, entry: String| KeptRingEntry {
        epoch: EPOCH,
        kid: kid.to_owned(),
        entry,
    };
    Some(NewMember {
        member: owner.member,
        name: owner.name.clone(),
        email: owner.email.clone(),
        record: record.to_bytes(),
        slot,
        keys: json(&keys.keys)?,
        kid: keys.keys.enc.kid().to_string(),
        ring: vec![
            entry(enc.kid().as_str(), keys.ring_enc),
            entry(stated.sig.kid().as_str(), keys.ring_sig),
        ],
        kit: kit(&keys.code, keys.kit, keys.kit_signing)?,
        key: NewKey {
            practice: owner.practice,
            key: SealingKey {
                epoch: EPOCH,
                kid: enc.kid().to_string(),
                public_key: json(enc)?,
            },
            payload: keys.record.into_bytes(),
            expires: stated.exp.into(),
        },
        roster: keys.roster,
    })
}

/// The kit as a browser would have handed it over.
fn kit(code: &str, document: String, signing: String) -> Option<NewKit> {
    let access = derive_access(&code.parse().ok()?);
    Some(NewKit {
        document,
        signing: Some(signing),
        access: Some(*Token::from_bytes(*access).hash().as_bytes()),
    })
}

fn json(value: &impl Serialize) -> Option<String> {
    serde_json::to_string(value).ok()
}
