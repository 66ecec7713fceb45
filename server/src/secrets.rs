//! The server's own secrets: what a sign-in is blinded with, what members' authenticators are sealed
//! under, and the keys that sign receipts and the key log. They lie outside the database, so that a copy
//! of the database alone is of no use. It knows a print of each, so that one that is lost is not made anew
//! beside what the old one was used for, and another database's is not taken for it.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use opaque::ServerSecret;
use sealing::jwk::OkpPublicJwk;
use sealing::native::SigningKey;
use sha2::{Digest, Sha256};
use thiserror::Error;
use zeroize::Zeroizing;

use crate::disk;
use crate::random::{Random, RandomError, Source};
use crate::second_step::SecretsKey;

const OPAQUE: &str = "opaque.secret";
const SECOND_STEP: &str = "second-step.key";
const RECEIPTS: &str = "receipts.seed";
const LOG: &str = "keylog.seed";
const NAMES: [&str; 4] = [OPAQUE, SECOND_STEP, RECEIPTS, LOG];
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
        "the file {file} is missing, and with a new one {without}. Put back the one from your backup, \
         or say where it is with LETTERLOCK_SECRETS"
    )]
    Missing {
        file: PathBuf,
        without: &'static str,
    },
    #[error(
        "the file {file} holds another secret than the one that this database was used with. With it \
         {without}. Put back the one from the backup that the database is of, or say where it is with \
         LETTERLOCK_SECRETS"
    )]
    Another {
        file: PathBuf,
        without: &'static str,
    },
    #[error(transparent)]
    Random(#[from] RandomError),
}

/// What the database knows of the secrets that it was used with.
#[derive(Debug, Default)]
pub(crate) struct Used {
    /// Whether anybody has an account.
    pub(crate) has_members: bool,
    /// Prints of the secrets, by their files' names.
    pub(crate) prints: BTreeMap<String, Print>,
}

/// SHA-256 of a secret of 32 random bytes at least: nobody finds the secret by it.
pub(crate) type Print = [u8; 32];

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
    /// What the database is to know of them.
    pub(crate) prints: [(&'static str, Print); 4],
}

impl Secrets {
    /// Reads the secrets in this folder; makes what is missing, for this user's eyes only, unless the
    /// database was used with it.
    pub(crate) fn open(
        folder: &Path,
        used: &Used,
        random: &dyn Random,
    ) -> Result<Self, SecretsError> {
        for name in NAMES {
            let is_used = used.prints.contains_key(name) || (name == OPAQUE && used.has_members);
            if is_used {
                refuse_if_missing(&folder.join(name), name)?;
            }
        }
        disk::make_folder(folder).map_err(|source| SecretsError::Folder {
            folder: folder.to_owned(),
            source,
        })?;
        let at = |name| Place { folder, name, used };
        let (opaque, opaque_print) = opaque(&at(OPAQUE), random)?;
        let (second_step, second_step_print) = thirty_two(&at(SECOND_STEP), random)?;
        let (receipts, receipts_print) = thirty_two(&at(RECEIPTS), random)?;
        let (log, log_print) = thirty_two(&at(LOG), random)?;
        Ok(Self {
            opaque,
            second_step: SecretsKey::new(&second_step),
            receipts: SigningKey::from_seed(&receipts),
            log: SigningKey::from_seed(&log),
            prints: [
                (OPAQUE, opaque_print),
                (SECOND_STEP, second_step_print),
                (RECEIPTS, receipts_print),
                (LOG, log_print),
            ],
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

/// What there is no more with a new secret of this name.
fn without(name: &str) -> &'static str {
    match name {
        OPAQUE => "none of the members could sign in",
        SECOND_STEP => "none of the members' authenticator apps would be taken any more",
        RECEIPTS => "nobody could check the receipts that senders have",
        _ => {
            "every browser that has seen the key log would refuse to send, and practices would be \
             alarmed"
        }
    }
}

/// Where a secret lies, and what the database knows of it.
struct Place<'a> {
    folder: &'a Path,
    name: &'static str,
    used: &'a Used,
}

impl Place<'_> {
    fn file(&self) -> PathBuf {
        self.folder.join(self.name)
    }

    fn broken(&self) -> SecretsError {
        SecretsError::Broken { file: self.file() }
    }

    /// The print of what lies there, if the database was used with it or with none.
    fn print(&self, secret: &[u8]) -> Result<Print, SecretsError> {
        let print = Sha256::new()
            .chain_update("letterlock ")
            .chain_update(self.name)
            .chain_update([0])
            .chain_update(secret)
            .finalize()
            .into();
        match self.used.prints.get(self.name) {
            Some(known) if *known != print => Err(SecretsError::Another {
                file: self.file(),
                without: without(self.name),
            }),
            _ => Ok(print),
        }
    }
}

fn opaque(place: &Place<'_>, random: &dyn Random) -> Result<(ServerSecret, Print), SecretsError> {
    let bytes = read_or_make(&place.file(), || {
        Ok(ServerSecret::make(&mut Source(random)).to_bytes())
    })?;
    let opaque = ServerSecret::from_bytes(&bytes).map_err(|_| place.broken())?;
    Ok((opaque, place.print(&bytes)?))
}

fn thirty_two(
    place: &Place<'_>,
    random: &dyn Random,
) -> Result<(Zeroizing<[u8; THIRTY_TWO]>, Print), SecretsError> {
    let bytes = read_or_make(&place.file(), || {
        let mut drawn = Zeroizing::new(vec![0; THIRTY_TWO]);
        random.fill(&mut drawn)?;
        Ok(drawn)
    })?;
    let secret = bytes.as_slice().try_into().map_err(|_| place.broken())?;
    Ok((Zeroizing::new(secret), place.print(&bytes)?))
}

fn refuse_if_missing(file: &Path, name: &str) -> Result<(), SecretsError> {
    match file.try_exists() {
        Ok(true) => Ok(()),
        Ok(false) => Err(SecretsError::Missing {
            file: file.to_owned(),
            without: without(name),
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
        Secrets::open(folder, &Used::default(), &SystemRandom)
    }

    /// As a database was used with these.
    fn used(secrets: &Secrets) -> Used {
        let prints = secrets.prints.map(|(name, print)| (name.to_owned(), print));
        Used {
            has_members: false,
            prints: prints.into(),
        }
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
        let used = Used {
            has_members: true,
            ..Used::default()
        };
        let with_members = || Secrets::open(&folder, &used, &SystemRandom);
        let told = with_members().err().expect("it refuses").to_string();
        assert!(told.contains(OPAQUE) && told.contains("backup"), "{told}");
        assert!(!folder.exists());
        let made = open(&folder).expect("they are made");
        let read = with_members().expect("they are read");
        assert_eq!(made.opaque.to_bytes(), read.opaque.to_bytes());
    }

    #[test]
    fn what_the_database_was_used_with_is_never_made_anew_and_no_other_is_taken_for_it() {
        for name in NAMES {
            let (_temporary, folder) = folder();
            let made = open(&folder).expect("they are made");
            let used = used(&made);
            let again = || Secrets::open(&folder, &used, &SystemRandom);
            assert_eq!(again().expect("they are read").prints, made.prints);
            let (file, aside) = (folder.join(name), folder.join("aside"));
            fs::rename(&file, &aside).expect("its own file");
            let told = again().err().expect("it refuses").to_string();
            assert!(told.contains(name) && told.contains("is missing"), "{told}");
            assert!(told.contains("Put back") && !file.exists(), "{told}");
            // What another server has there.
            open(&folder).expect("a first start makes it");
            let told = again().err().expect("it refuses").to_string();
            assert!(
                told.contains(name) && told.contains("another secret"),
                "{told}"
            );
            fs::rename(&aside, &file).expect("its own file");
            again().expect("they are read");
        }
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
