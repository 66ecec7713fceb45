//! `letterlock practice export`: everything of a practice that is sealed, as files that its
//! recovery kit and stock libraries open (docs/PROTOCOL.md, section 7).

use std::fmt;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use referral::id::{AttachmentId, PracticeId, ReferralId};
use sealing::Sha256Digest;
use sealing::jwk::{OkpPublicJwk, RsaPublicJwk};
use sealing::parts::{AttachmentHash, Layout};
use sealing::record::SignedRecord;
use serde::Serialize;
use store::{KeptAttachment, KeptOffer, KeptPractice, Keyring, Store};

use super::OperatorError;
use crate::clock::Clock;
use crate::disk;

/// Where a part of an attachment lies: referral, attachment, number from 0.
pub(crate) type PartPath<'a> = &'a dyn Fn(ReferralId, AttachmentId, u64) -> PathBuf;

/// Envelopes that are read at once: a megabyte each at most.
const AT_ONCE: usize = 20;
/// Only for whoever runs the command.
const FILE_MODE: u32 = 0o600;
const FOLDER_MODE: u32 = 0o700;

/// What was exported.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Exported {
    out: PathBuf,
    referrals: u32,
    attachments: u32,
}

impl fmt::Display for Exported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            out,
            referrals,
            attachments,
        } = self;
        writeln!(f, "Exported to {}, all of it sealed:", out.display())?;
        writeln!(f, "  referrals    {referrals}")?;
        writeln!(f, "  attachments  {attachments}")?;
        writeln!(
            f,
            "The practice's recovery kit opens it; docs/PROTOCOL.md, section 7, says how."
        )
    }
}

/// Writes everything into `out`, which must be empty or not there.
pub(crate) async fn export(
    store: &dyn Store,
    clock: &dyn Clock,
    part: PartPath<'_>,
    practice: &KeptPractice,
    out: &Path,
) -> Result<Exported, OperatorError> {
    let keyring = store.keyring(practice.id).await?;
    let keyring = keyring.ok_or(OperatorError::NothingSealed)?;
    let folder = Folder::empty(out)?;
    let offers = store.inbox(practice.id).await?;
    // Before the first is written: an export that ends half-way took something away, too.
    let referrals = u32::try_from(offers.len()).unwrap_or(u32::MAX);
    let noted = store.note_export(practice.id, referrals, clock.now());
    noted.await?;
    write_keys(&folder, practice, &keyring)?;
    // Also where nothing has come in yet.
    folder.inner(&["referrals"])?;
    let mut exported = Exported {
        out: out.to_owned(),
        referrals: 0,
        attachments: 0,
    };
    let mut damaged = Vec::new();
    for offers in offers.chunks(AT_ONCE) {
        let wanted: Vec<_> = offers.iter().map(|offer| offer.offer).collect();
        let envelopes = store.envelopes(practice.id, &wanted).await?;
        for (offer, envelope) in envelopes {
            let Some(offer) = offers.iter().find(|kept| kept.offer == offer) else {
                continue;
            };
            let referral = folder.inner(&["referrals", &offer.number.to_string()])?;
            referral.write("envelope.jwe.json", envelope.as_bytes())?;
            exported.referrals += 1;
            damaged.extend(copy_attachments(&referral, offer, part)?);
            exported.attachments += u32::try_from(offer.attachments.len()).unwrap_or(u32::MAX);
        }
    }
    if damaged.is_empty() {
        Ok(exported)
    } else {
        Err(OperatorError::Damaged(damaged.join(", ")))
    }
}

/// What `practice.json` says: which public keys there are.
#[derive(Serialize)]
struct Stated<'a> {
    practice: PracticeId,
    name: &'a str,
    keys: Vec<Key>,
}

#[derive(Serialize)]
struct Key {
    epoch: u32,
    enc: RsaPublicJwk,
    sig: OkpPublicJwk,
}

fn write_keys(
    folder: &Folder,
    practice: &KeptPractice,
    keyring: &Keyring,
) -> Result<(), OperatorError> {
    let mut keys = Vec::new();
    for record in &keyring.records {
        let record = SignedRecord::parse(record).and_then(|signed| signed.record());
        let record = record.map_err(|_| OperatorError::BrokenRecord)?;
        let [enc] = record.enc;
        keys.push(Key {
            epoch: record.epoch,
            enc,
            sig: record.sig,
        });
    }
    let stated = Stated {
        practice: practice.id,
        name: &practice.name,
        keys,
    };
    let stated = serde_json::to_vec(&stated).map_err(|_| OperatorError::BrokenRecord)?;
    folder.write("practice.json", &stated)?;
    folder.write("kit.jwe.json", keyring.kit.as_bytes())?;
    let ring = folder.inner(&["ring"])?;
    for entry in &keyring.ring {
        let name = format!("{}-{}.jwe.json", entry.epoch, entry.kid);
        ring.write(&name, entry.entry.as_bytes())?;
    }
    Ok(())
}

/// Gives those whose parts on the disk cannot be read or are not what was accepted; these are not
/// written.
fn copy_attachments(
    referral: &Folder,
    offer: &KeptOffer,
    part: PartPath<'_>,
) -> Result<Vec<String>, OperatorError> {
    let mut damaged = Vec::new();
    if offer.attachments.is_empty() {
        return Ok(damaged);
    }
    let attachments = referral.inner(&["attachments"])?;
    for attachment in &offer.attachments {
        let name = format!("{}.c2sp", attachment.id);
        let part = |number| part(offer.referral, attachment.id, number);
        let why = match attachments.join_parts(&name, attachment, &part)? {
            Joined::Whole => continue,
            Joined::Differs => String::new(),
            Joined::Unreadable(error) => format!(" ({error})"),
        };
        attachments.remove(&name)?;
        damaged.push(format!("{} of {}{why}", attachment.id, offer.number));
    }
    Ok(damaged)
}

/// What the parts of an attachment make together.
enum Joined {
    /// What was accepted.
    Whole,
    /// Something else, or less.
    Differs,
    /// The disk does not give one of them.
    Unreadable(io::Error),
}

/// A folder of the export.
struct Folder(PathBuf);

impl Folder {
    /// One that holds nothing yet.
    fn empty(path: &Path) -> Result<Self, OperatorError> {
        let failed = |source| failed(path, source);
        make(path).map_err(failed)?;
        let mut entries = fs::read_dir(path).map_err(failed)?;
        match entries.next() {
            None => Ok(Self(path.to_owned())),
            Some(_) => Err(OperatorError::NotEmpty(path.to_owned())),
        }
    }

    fn inner(&self, names: &[&str]) -> Result<Self, OperatorError> {
        let path = names
            .iter()
            .fold(self.0.clone(), |path, name| path.join(name));
        make(&path).map_err(|source| failed(&path, source))?;
        Ok(Self(path))
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), OperatorError> {
        let file = self.0.join(name);
        disk::write(&file, bytes, FILE_MODE).map_err(|source| failed(&file, source))
    }

    /// Writes the parts one behind the other, and says whether they are what was accepted.
    fn join_parts(
        &self,
        name: &str,
        attachment: &KeptAttachment,
        part: &dyn Fn(u64) -> PathBuf,
    ) -> Result<Joined, OperatorError> {
        let file = self.0.join(name);
        let mut open = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(FILE_MODE)
            .open(&file)
            .map_err(|source| failed(&file, source))?;
        let Ok(layout) = Layout::of_ciphertext(attachment.bytes) else {
            return Ok(Joined::Differs);
        };
        let mut hash = AttachmentHash::default();
        let mut length = 0;
        for number in 0..layout.parts() {
            let bytes = match fs::read(part(number)) {
                Ok(bytes) => bytes,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    return Ok(Joined::Differs);
                }
                Err(error) => return Ok(Joined::Unreadable(error)),
            };
            hash.push(&Sha256Digest::of(&bytes));
            length += bytes.len() as u64;
            open.write_all(&bytes)
                .map_err(|source| failed(&file, source))?;
        }
        open.sync_all().map_err(|source| failed(&file, source))?;
        let same = *hash.finish().as_bytes() == attachment.sha256;
        Ok(if same && length == attachment.bytes {
            Joined::Whole
        } else {
            Joined::Differs
        })
    }

    fn remove(&self, name: &str) -> Result<(), OperatorError> {
        let file = self.0.join(name);
        fs::remove_file(&file).map_err(|source| failed(&file, source))
    }
}

fn make(path: &Path) -> io::Result<()> {
    DirBuilder::new()
        .recursive(true)
        .mode(FOLDER_MODE)
        .create(path)
}

fn failed(file: &Path, source: io::Error) -> OperatorError {
    OperatorError::Write {
        file: file.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests;
