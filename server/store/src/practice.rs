//! Practices and their specialists, as they are created and listed.

use std::str::FromStr;

use referral::code::{PracticeSlug, SpecialistSlug};
use referral::id::{PracticeId, SpecialistId};
use referral::practice::{PracticeProfile, SpecialistProfile};
use thiserror::Error;

use crate::StoreError;

/// Whether a practice may receive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PracticeStatus {
    /// Somebody has to make sure first that it is who it says.
    Pending,
    /// It may.
    Verified,
    /// It may not any more.
    Suspended,
}

impl PracticeStatus {
    /// The stable written form.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Verified => "verified",
            Self::Suspended => "suspended",
        }
    }
}

/// The text is no status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a practice is pending, verified or suspended")]
pub struct NoSuchStatus;

impl FromStr for PracticeStatus {
    type Err = NoSuchStatus;

    fn from_str(code: &str) -> Result<Self, NoSuchStatus> {
        [Self::Pending, Self::Verified, Self::Suspended]
            .into_iter()
            .find(|status| status.code() == code)
            .ok_or(NoSuchStatus)
    }
}

/// A practice to create, with an id for it and for each of its specialists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPractice {
    id: PracticeId,
    status: PracticeStatus,
    profile: PracticeProfile,
    specialists: Vec<SpecialistId>,
}

impl NewPractice {
    /// Gives every specialist of the profile the id that `name` has for their slug; no two may
    /// have the same.
    pub fn new(
        id: PracticeId,
        status: PracticeStatus,
        profile: PracticeProfile,
        name: impl FnMut(&SpecialistSlug) -> SpecialistId,
    ) -> Self {
        let slugs = profile.specialists().iter().map(|one| &one.slug);
        let specialists = slugs.map(name).collect();
        Self {
            id,
            status,
            profile,
            specialists,
        }
    }

    /// The practice's id.
    pub fn id(&self) -> PracticeId {
        self.id
    }

    /// Whether it may receive from the start.
    pub fn status(&self) -> PracticeStatus {
        self.status
    }

    /// What the operator's file says of it.
    pub fn profile(&self) -> &PracticeProfile {
        &self.profile
    }

    /// Its specialists with their ids.
    pub fn specialists(&self) -> impl Iterator<Item = (SpecialistId, &SpecialistProfile)> {
        self.specialists
            .iter()
            .copied()
            .zip(self.profile.specialists())
    }
}

/// Why a practice was not created.
#[derive(Debug, Error)]
pub enum CreateError {
    /// Another practice has this slug.
    #[error("there is a practice `{0}` already")]
    PracticeSlug(PracticeSlug),
    /// A specialist, maybe of another practice, has this slug.
    #[error("there is a specialist `{0}` already")]
    SpecialistSlug(SpecialistSlug),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A practice in the operator's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPractice {
    /// Its id.
    pub id: PracticeId,
    /// Its name in files and addresses.
    pub slug: PracticeSlug,
    /// What people call it.
    pub name: String,
    /// Whether it may receive.
    pub status: PracticeStatus,
    /// Its specialists, by slug.
    pub specialists: Vec<KeptSpecialist>,
}

/// A specialist in the operator's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptSpecialist {
    /// Their id.
    pub id: SpecialistId,
    /// Their name in files.
    pub slug: SpecialistSlug,
    /// With title, as people address them.
    pub name: String,
}
