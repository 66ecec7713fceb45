//! `letterlock registrar`: whoever makes sure that practices are who they say, on another machine
//! than the server's; and what the server does with the signatures.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use sealing::Signer;
use sealing::fingerprint::Fingerprint;
use sealing::log::Called;
use sealing::native::{Native, SigningKey};
use sealing::record::{Chain, KeyRecord, NotBelieved, SignedRecord};
use store::{KeptPractice, RegisterOutcome, Registration, Store};
use zeroize::Zeroizing;

use super::OperatorError;
use crate::clock::Clock;
use crate::config::RegistrarKey;
use crate::disk;
use crate::random::Random;

/// Bytes of an Ed25519 seed (RFC 8032).
const SEED: usize = 32;
/// The key file is for whoever signs; a record is for everybody.
const KEY_MODE: u32 = 0o600;
const RECORD_MODE: u32 = 0o644;

/// A key file was made; shown, what the server is told.
#[derive(Debug)]
pub(crate) struct Made(RegistrarKey);

impl fmt::Display for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "The registrar's public key, for the server:")?;
        writeln!(f, "LETTERLOCK_REGISTRAR={}", self.0)
    }
}

/// Makes a registrar's key file. One that is there is never written over.
pub(crate) fn keygen(random: &dyn Random, file: &Path) -> Result<Made, OperatorError> {
    if file.try_exists().map_err(|source| unread(file, source))? {
        return Err(OperatorError::FileThere(file.to_owned()));
    }
    let mut seed = Zeroizing::new([0; SEED]);
    random.fill(&mut *seed)?;
    let text = Zeroizing::new(hex::encode(*seed) + "\n");
    write(file, text.as_bytes(), KEY_MODE)?;
    let public = SigningKey::from_seed(&seed).public();
    Ok(Made(RegistrarKey::new(public)))
}

/// A record that was signed; shown, what was vouched for.
#[derive(Debug)]
pub(crate) struct Signed {
    record: KeyRecord,
    hash: Fingerprint,
}

impl fmt::Display for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { record, hash } = self;
        writeln!(f, "Signed: this key is of")?;
        writeln!(f, "  practice  {}, {}", record.name, record.city)?;
        for text in [&record.name, &record.city] {
            if !Called::is_plain(text) {
                let spelled = text.escape_default();
                writeln!(
                    f,
                    "  CAREFUL   not all of that shows, or it is not what it looks like: it is"
                )?;
                writeln!(f, "            {spelled}")?;
            }
        }
        writeln!(f, "  id        {}", record.practice)?;
        writeln!(f, "  epoch     {}, until {}", record.epoch, record.exp)?;
        let called = if record.epoch == 1 {
            "the fingerprint, which the practice sees too"
        } else {
            "the record's hash"
        };
        writeln!(f, "  words     {}", hash.words())?;
        writeln!(f, "  hash      {hash} ({called})")
    }
}

/// Signs a record with the key in a file.
pub(crate) async fn sign(key: &Path, record: &Path, out: &Path) -> Result<Signed, OperatorError> {
    let key = read_key(key)?;
    let mut signed = read_record(record)?;
    let broken = || OperatorError::NoRecord(record.to_owned());
    let stated = signed.record().map_err(|_| broken())?;
    if !signed.is_signed_by(&Native, &stated.sig).await {
        return Err(broken());
    }
    let registrar = Signer {
        key: &key,
        public: &key.public(),
    };
    let countersigned = signed.countersign(&Native, &registrar).await;
    countersigned.map_err(|_| broken())?;
    write(out, (signed.to_json() + "\n").as_bytes(), RECORD_MODE)?;
    Ok(Signed {
        record: stated,
        hash: Fingerprint::of(signed.hash()),
    })
}

/// Writes the record of a practice that the registrar is to sign: the first one that a sender wants
/// their signature on and that has none, or else the current one. Without a registrar that is the first.
pub(crate) async fn write_record(
    store: &dyn Store,
    registrar: Option<&RegistrarKey>,
    practice: &KeptPractice,
    out: &Path,
) -> Result<(), OperatorError> {
    let keyring = store.keyring(practice.id).await?;
    let keyring = keyring.ok_or(OperatorError::NothingSealed)?;
    let record = wanted(&keyring.records, registrar).await?;
    write(out, record, RECORD_MODE)
}

/// Of these, the oldest first.
async fn wanted<'a>(
    records: &'a [Vec<u8>],
    registrar: Option<&RegistrarKey>,
) -> Result<&'a [u8], OperatorError> {
    let mut before: Option<KeyRecord> = None;
    for text in records {
        let signed = SignedRecord::parse(text).map_err(|_| OperatorError::BrokenRecord)?;
        let record = signed.record().map_err(|_| OperatorError::BrokenRecord)?;
        let is_renamed = before
            .as_ref()
            .is_none_or(|last| (&last.name, &last.city) != (&record.name, &record.city));
        let is_signed = match registrar {
            Some(registrar) => signed.is_signed_by(&Native, registrar.key()).await,
            None => false,
        };
        if is_renamed && !is_signed {
            return Ok(text);
        }
        before = Some(record);
    }
    let current = records.last().ok_or(OperatorError::NothingSealed)?;
    Ok(current)
}

/// The practice whose record the registrar has signed.
#[derive(Debug)]
pub(crate) struct Registered(KeyRecord);

impl fmt::Display for Registered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let KeyRecord { name, city, .. } = &self.0;
        writeln!(f, "{name}, {city}, is offered to senders.")
    }
}

/// Takes over a signed record: it stands in the log again, and its practice is verified.
pub(crate) async fn register(
    store: &dyn Store,
    clock: &dyn Clock,
    registrar: Option<&RegistrarKey>,
    file: &Path,
) -> Result<Registered, OperatorError> {
    let registrar = registrar.ok_or(OperatorError::NoRegistrar)?.key();
    let signed = read_record(file)?;
    let broken = |_| OperatorError::NoRecord(file.to_owned());
    let record = signed.record().map_err(broken)?;
    let keyring = store.keyring(record.practice).await?;
    let kept = keyring.map(|keyring| keyring.records).unwrap_or_default();
    let mut records = Vec::with_capacity(kept.len());
    for text in &kept {
        let read = SignedRecord::parse(text).map_err(|_| OperatorError::BrokenRecord)?;
        records.push(read);
    }
    let at = records.iter().position(|one| one.hash() == signed.hash());
    let at = at.ok_or(OperatorError::OtherRecord)?;
    if !signed.is_signed_by(&Native, registrar).await {
        return Err(OperatorError::NotBelieved(NotBelieved::Unregistered));
    }
    let after = signed.to_json().into_bytes();
    records[at] = signed;
    let chain = Chain {
        records: &records,
        practice: record.practice,
        registrar: Some(registrar),
    };
    let now = clock.now();
    let believed = chain.verify(&Native, now.into()).await;
    believed.map_err(OperatorError::NotBelieved)?;
    let registration = Registration {
        practice: record.practice,
        epoch: record.epoch,
        before: kept[at].clone(),
        after,
        registrar: registrar.kid().to_string(),
        now,
    };
    match store.register(registration).await? {
        RegisterOutcome::Registered => Ok(Registered(record)),
        RegisterOutcome::Changed => Err(OperatorError::OtherRecord),
        RegisterOutcome::Suspended => Err(OperatorError::Suspended),
    }
}

fn read_key(file: &Path) -> Result<SigningKey, OperatorError> {
    let text = fs::read(file).map_err(|source| unread(file, source))?;
    let text = Zeroizing::new(text);
    let mut seed = Zeroizing::new([0; SEED]);
    hex::decode_to_slice(text.trim_ascii(), &mut *seed)
        .map_err(|_| OperatorError::NoKeyFile(file.to_owned()))?;
    Ok(SigningKey::from_seed(&seed))
}

fn read_record(file: &Path) -> Result<SignedRecord, OperatorError> {
    let text = fs::read(file).map_err(|source| unread(file, source))?;
    SignedRecord::parse(text.trim_ascii()).map_err(|_| OperatorError::NoRecord(file.to_owned()))
}

fn unread(file: &Path, source: io::Error) -> OperatorError {
    OperatorError::Read {
        file: file.to_owned(),
        source,
    }
}

fn write(file: &Path, bytes: &[u8], mode: u32) -> Result<(), OperatorError> {
    disk::write(file, bytes, mode).map_err(|source| OperatorError::Write {
        file: file.to_owned(),
        source,
    })
}

#[cfg(test)]
mod tests;
