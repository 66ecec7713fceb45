//! The server's own secrets: what a sign-in is blinded with, what members' authenticators are sealed
//! under, and the keys that sign receipts and the key log. They lie outside the database, so that a copy of the database alone is of no use.

use std::fs;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use opaque::ServerSecret;
use sealing::jwk::OkpPublicJwk;
use sealing::native::SigningKey;
use thiserror::Error;
use zeroize::Zeroizing;

use crate::disk;
use crate::random::{Random, RandomError, Source};
use crate::second_step::SecretsKey;

const OPAQUE: &str = "opaque.secret";
const SECOND_STEP: &str = "second-step.key";
const RECEIPTS: &str = "receipts.seed";
const LOG: &str = "keylog.seed";
/// Bytes of an Ed25519 seed (RFC 8032), and of a key of AES-256.
const THIRTY_TWO: usize = 32;
/// Read and write for this user, nothing for others.
const FOR_US_ONLY: u32 = 0o600;

/// Why the secrets cannot be used. Written for the operator.
#[derive(Debug, Error)]
pub(crate) enum SecretsError {
    #[error("the folder {folder} for the server's secrets cannot be made: {source}")]
    Folder { folder: PathBuf, source: io::Error },
    #[error("the secret in {file} cannot be read: {source}")]
    Read { file: PathBuf, source: io::Error },
    #[error("the secret in {file} cannot be kept: {source}")]
    Write { file: PathBuf, source: io::Error },
    #[error(
        "the secret in {file} can be read by other users of this machine. Take that right away \
         (chmod 600) after you have made sure that nobody has used it"
    )]
    Open { file: PathBuf },
    #[error(
        "the file {file} holds something else than the server's secret. Put back the one from \
         your backup: without it nobody can sign in"
    )]
    Broken { file: PathBuf },
    #[error(
        "the file {file} is missing, and with a new one none of the members could sign in. Put back \
         the one from your backup, or say where it is with LETTERLOCK_SECRETS"
    )]
    Missing { file: PathBuf },
    #[error(transparent)]
    Random(#[from] RandomError),
}

/// All of them, made at the first start.
pub(crate) struct Secrets {
    /// What sign-ins are blinded with.
    pub(crate) opaque: ServerSecret,
    /// Seals what the server shares with members' authenticators.
    pub(crate) second_step: SecretsKey,
    /// Signs what was accepted.
    pub(crate) receipts: SigningKey,
    /// Signs the key log. Whoever has seen the log once takes no other key for it.
    pub(crate) log: SigningKey,
}

impl Secrets {
    /// Reads the secrets in this folder; makes what is missing, for this user's eyes only. What
    /// members sign in with is made only while the database has none.
    pub(crate) fn open(
        folder: &Path,
        has_members: bool,
        random: &dyn Random,
    ) -> Result<Self, SecretsError> {
        if has_members {
            refuse_if_missing(&folder.join(OPAQUE))?;
        }
        disk::make_folder(folder).map_err(|source| SecretsError::Folder {
            folder: folder.to_owned(),
            source,
        })?;
        let file = folder.join(OPAQUE);
        let bytes = read_or_make(&file, || {
            Ok(ServerSecret::make(&mut Source(random)).to_bytes())
        })?;
        let opaque = ServerSecret::from_bytes(&bytes).map_err(|_| SecretsError::Broken { file })?;
        Ok(Self {
            opaque,
            second_step: second_step(folder.join(SECOND_STEP), random)?,
            receipts: signing_key(folder.join(RECEIPTS), random)?,
            log: signing_key(folder.join(LOG), random)?,
        })
    }

    /// The key that the key log's checkpoints are verified with.
    pub(crate) fn log_key(&self) -> OkpPublicJwk {
        self.log.public()
    }

    /// The key that receipts are verified with.
    pub(crate) fn receipts_key(&self) -> OkpPublicJwk {
        self.receipts.public()
    }
}

fn signing_key(file: PathBuf, random: &dyn Random) -> Result<SigningKey, SecretsError> {
    thirty_two(file, random).map(|seed| SigningKey::from_seed(&seed))
}

fn second_step(file: PathBuf, random: &dyn Random) -> Result<SecretsKey, SecretsError> {
    thirty_two(file, random).map(|key| SecretsKey::new(&key))
}

fn thirty_two(
    file: PathBuf,
    random: &dyn Random,
) -> Result<Zeroizing<[u8; THIRTY_TWO]>, SecretsError> {
    let bytes = read_or_make(&file, || {
        let mut drawn = Zeroizing::new(vec![0; THIRTY_TWO]);
        random.fill(&mut drawn)?;
        Ok(drawn)
    })?;
    let bytes = bytes.as_slice().try_into();
    bytes
        .map(Zeroizing::new)
        .map_err(|_| SecretsError::Broken { file })
}

fn refuse_if_missing(file: &Path) -> Result<(), SecretsError> {
    match file.try_exists() {
        Ok(true) => Ok(()),
        Ok(false) => Err(SecretsError::Missing {
            file: file.to_owned(),
        }),
        Err(source) => Err(SecretsError::Read {
            file: file.to_owned(),
            source,
        }),
    }
}

fn read_or_make(
    file: &Path,
    make: impl FnOnce() -> Result<Zeroizing<Vec<u8>>, RandomError>,
) -> Result<Zeroizing<Vec<u8>>, SecretsError> {
    match fs::read(file) {
        Ok(bytes) => {
            let bytes = Zeroizing::new(bytes);
            refuse_if_open(file)?;
            Ok(bytes)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let secret = make()?;
            disk::write(file, &secret, FOR_US_ONLY).map_err(|source| SecretsError::Write {
                file: file.to_owned(),
                source,
            })?;
            tracing::info!(file = %file.display(), "a new secret was made: put it into the backup");
            Ok(secret)
        }
        Err(source) => Err(SecretsError::Read {
            file: file.to_owned(),
            source,
        }),
    }
}

fn refuse_if_open(file: &Path) -> Result<(), SecretsError> {
    let about = fs::metadata(file).map_err(|source| SecretsError::Read {
        file: file.to_owned(),
        source,
    })?;
    match about.permissions().mode() & 0o777 & !FOR_US_ONLY {
        0 => Ok(()),
        _ => Err(SecretsError::Open {
            file: file.to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use std::fs::Permissions;

    use tempfile::TempDir;

    use super::*;
    use crate::random::SystemRandom;

    fn folder() -> (TempDir, PathBuf) {
        let temporary = TempDir::new().expect("a folder");
        let secrets = temporary.path().join("data").join("secrets");
        (temporary, secrets)
    }

    fn open(folder: &Path) -> Result<Secrets, SecretsError> {
        Secrets::open(folder, false, &SystemRandom)
    }

    fn mode(path: &Path) -> u32 {
        let about = fs::metadata(path).expect("it is there");
        about.permissions().mode() & 0o777
    }

    #[test]
    fn the_first_start_makes_them_and_every_later_one_reads_the_same() {
        let (_temporary, folder) = folder();
        let first = open(&folder).expect("they are made");
        let second = open(&folder).expect("they are read");
        assert_eq!(first.opaque.to_bytes(), second.opaque.to_bytes());
        assert_eq!(first.receipts_key(), second.receipts_key());
        assert_eq!(first.log_key(), second.log_key());
        assert_ne!(first.log_key(), first.receipts_key());
    }

    #[test]
    fn what_members_sign_in_with_is_never_made_anew() {
        let (_temporary, folder) = folder();
        let with_members = || Secrets::open(&folder, true, &SystemRandom);
        let told = with_members().err().expect("it refuses").to_string();
        assert!(told.contains(OPAQUE) && told.contains("backup"), "{told}");
        assert!(!folder.exists());
        let made = open(&folder).expect("they are made");
        let read = with_members().expect("they are read");
        assert_eq!(made.opaque.to_bytes(), read.opaque.to_bytes());
    }

    #[test]
    fn nobody_else_may_look() {
        let (_temporary, folder) = folder();
        open(&folder).expect("they are made");
        assert_eq!(mode(&folder), 0o700);
        let names = [OPAQUE, RECEIPTS, LOG, SECOND_STEP].map(|name| folder.join(name));
        assert_eq!(names.each_ref().map(|file| mode(file)), [0o600; 4]);
        assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 4);

        fs::set_permissions(&names[1], Permissions::from_mode(0o640)).expect("its own file");
        let told = open(&folder).err().expect("it refuses").to_string();
        assert!(
            told.contains(RECEIPTS) && told.contains("chmod 600"),
            "{told}"
        );
    }

    #[test]
    fn a_file_that_holds_something_else_is_named_and_left_alone() {
        for name in [OPAQUE, RECEIPTS, LOG, SECOND_STEP] {
            let (_temporary, folder) = folder();
            open(&folder).expect("they are made");
            let file = folder.join(name);
            fs::write(&file, "something else").expect("its own file");
            let told = open(&folder).err().expect("it refuses").to_string();
            assert!(told.contains(name) && told.contains("backup"), "{told}");
            assert_eq!(fs::read(&file).expect("a file"), b"something else");
        }
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named() {
        let (temporary, _) = folder();
        let file = temporary.path().join("file");
        fs::write(&file, "").expect("a file");
        let told = open(&file.join("secrets")).err().expect("it refuses");
        assert!(told.to_string().contains("cannot be made"), "{told}");
    }
}
