//! The operator's commands.

pub(crate) mod audit;
pub(crate) mod catalogue;
pub(crate) mod export;
pub(crate) mod link;
pub(crate) mod practice;
pub(crate) mod registrar;
pub(crate) mod suspend;
#[cfg(test)]
pub(crate) mod test_kit;
pub(crate) mod trail;

use std::io;
use std::path::{Path, PathBuf};

use referral::catalogue::CatalogueError;
use referral::practice::PracticeError;
use sealing::record::NotBelieved;
use serde::de::DeserializeOwned;
use store::{ClaimError, CreateError, KeptPractice, Store, StoreError};
use thiserror::Error;

use crate::random::RandomError;

/// Why a command did nothing. Written for the operator.
#[derive(Debug, Error)]
pub(crate) enum OperatorError {
    #[error("the file {file} cannot be read: {source}")]
    Read { file: PathBuf, source: io::Error },
    #[error("the file {file} is not as it should be.\n{source}")]
    Form {
        file: PathBuf,
        source: Box<toml::de::Error>,
    },
    #[error("the catalogue in {file} does not hold together. {source}")]
    Catalogue {
        file: PathBuf,
        source: CatalogueError,
    },
    #[error("the practice in {file} does not fit the catalogue. {source}")]
    Practice {
        file: PathBuf,
        source: PracticeError,
    },
    #[error(
        "there is no catalogue yet, and a practice has to fit one. Load it first: letterlock \
         catalogue load --file FILE"
    )]
    NoCatalogue,
    #[error(
        "this data folder is a demo's, and real practices are never put beside it. Choose \
         another one with LETTERLOCK_DATA"
    )]
    IsADemo,
    #[error("there is no practice with the id or the slug `{0}`")]
    NoSuchPractice(String),
    #[error(
        "the practice has members already. A link is for the first one only; members invite the \
         others themselves"
    )]
    HasMembers,
    #[error(
        "the practice has no members yet, so nothing can be sealed for it. Make an enrolment link \
         with letterlock practice link"
    )]
    NothingSealed,
    #[error("there is a file {0} there already, and a key is never written over")]
    FileThere(PathBuf),
    #[error("the file {0} is no registrar's key: letterlock registrar keygen makes one")]
    NoKeyFile(PathBuf),
    #[error("the file {0} holds no key record that a practice signed")]
    NoRecord(PathBuf),
    #[error(
        "no registrar is known. Set LETTERLOCK_REGISTRAR to the public key that letterlock \
         registrar keygen printed"
    )]
    NoRegistrar,
    #[error(
        "the server has no such record, or a newer signature on it. Write it anew with letterlock \
         practice record, and have that signed"
    )]
    OtherRecord,
    #[error("the practice is suspended, and a signature does not undo that")]
    Suspended,
    #[error("the practice is suspended already")]
    SuspendedAlready,
    #[error("the practice is not suspended")]
    NotSuspended,
    #[error("the record is not to be believed: {0}")]
    NotBelieved(NotBelieved),
    #[error("the folder {0} is not empty. Choose one that is empty or not there yet")]
    NotEmpty(PathBuf),
    #[error("{file} cannot be written: {source}")]
    Write { file: PathBuf, source: io::Error },
    #[error("a key record of the practice cannot be read: the database is damaged")]
    BrokenRecord,
    #[error(
        "everything else was exported, but the parts of these attachments on the disk cannot be \
         read or are not what was accepted: {0}. Put them back from a backup and export again"
    )]
    Damaged(String),
    #[error("{0}. Give this one another slug")]
    Taken(CreateError),
    #[error(transparent)]
    Trail(#[from] trail::TrailError),
    #[error(transparent)]
    Random(#[from] RandomError),
    #[error("the database failed: {0}")]
    Store(#[from] StoreError),
}

impl From<ClaimError> for OperatorError {
    fn from(error: ClaimError) -> Self {
        match error {
            ClaimError::OtherKind => Self::IsADemo,
            ClaimError::Store(error) => Self::Store(error),
        }
    }
}

impl From<CreateError> for OperatorError {
    fn from(error: CreateError) -> Self {
        match error {
            CreateError::Store(error) => Self::Store(error),
            taken => Self::Taken(taken),
        }
    }
}

/// The practice that the operator names by its id or its slug.
pub(crate) async fn find(store: &dyn Store, name: &str) -> Result<KeptPractice, OperatorError> {
    let practices = store.practices().await?;
    let named =
        |practice: &KeptPractice| practice.slug.as_str() == name || practice.id.to_string() == name;
    let found = practices.into_iter().find(named);
    found.ok_or_else(|| OperatorError::NoSuchPractice(name.to_owned()))
}

/// Reads a TOML file that the operator wrote.
fn read<T: DeserializeOwned>(file: &Path) -> Result<T, OperatorError> {
    let text = std::fs::read_to_string(file).map_err(|source| OperatorError::Read {
        file: file.to_owned(),
        source,
    })?;
    toml::from_str(&text).map_err(|source| OperatorError::Form {
        file: file.to_owned(),
        source: Box::new(source),
    })
}
