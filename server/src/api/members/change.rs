//! The roster's next entry, held against the roster as it is.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use referral::audit::RefusedWhat;
use referral::id::{InviteId, MemberId, PracticeId};
use sealing::native::Native;
use sealing::roster::{Act, Roster};
use store::{ChangeError, NextEntry, StoreError};
use thiserror::Error;

use crate::access::Denied;
use crate::api::enrolment::email_taken;
use crate::api::holds::{self, ClockIsOff, DoNotHold};
use crate::api::refusal::{broken, database_failed, refuse};
use crate::router::AppState;

/// The longest entry, in bytes: three times what a new member has.
const LONGEST: usize = 16 * 1024;

/// An entry that may follow.
pub(in crate::api) struct Following {
    /// The roster with it.
    pub(in crate::api) roster: Roster,
    /// Who signed it; `None` where the recovery kit's key did.
    pub(in crate::api) by: Option<MemberId>,
    /// What it changes.
    pub(in crate::api) act: Act,
    /// The invitations that were open before it and are not any more.
    pub(in crate::api) ended: Vec<InviteId>,
    /// What the store appends.
    pub(in crate::api) next: NextEntry,
}

/// Why nothing was changed.
#[derive(Debug, Error)]
pub(in crate::api) enum NotChanged {
    #[error("the roster has moved on")]
    Moved,
    #[error("there is nobody of that name")]
    Nobody,
    #[error("the invitation is over")]
    InvitationOver,
    #[error("the address has an account already")]
    EmailTaken,
    #[error("the roster of a practice is broken")]
    Broken,
    #[error("others can open the keys than the roster names")]
    Ring,
    #[error(transparent)]
    DoNotHold(#[from] DoNotHold),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Clock(#[from] ClockIsOff),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<ChangeError> for NotChanged {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::Moved => Self::Moved,
            ChangeError::Nobody => Self::Nobody,
            ChangeError::EmailTaken => Self::EmailTaken,
            // Somebody published meanwhile, or the key is another's: the roster knows neither.
            ChangeError::Key(_) => Self::DoNotHold(DoNotHold),
            ChangeError::Store(error) => Self::Store(error),
        }
    }
}

impl IntoResponse for NotChanged {
    fn into_response(self) -> Response {
        match self {
            Self::Moved => refuse(StatusCode::CONFLICT, "roster-moved"),
            Self::Nobody => refuse(StatusCode::NOT_FOUND, "no-such-member"),
            Self::InvitationOver => refuse(StatusCode::GONE, "invitation-over"),
            Self::EmailTaken => email_taken(),
            Self::Broken => broken(&self),
            // From outside the same as all else that does not hold.
            Self::Ring => DoNotHold.into_response(),
            Self::DoNotHold(refused) => refused.into_response(),
            Self::Denied(denied) => denied.into_response(),
            Self::Clock(refused) => refused.into_response(),
            Self::Store(error) => database_failed(&error),
        }
    }
}

impl NotChanged {
    /// What it is in the trail, where somebody may have tried what the roster forbids.
    fn refused(&self) -> Option<RefusedWhat> {
        match self {
            Self::Moved => Some(RefusedWhat::Moved),
            Self::Ring => Some(RefusedWhat::Ring),
            Self::DoNotHold(_) => Some(RefusedWhat::Change),
            Self::Nobody
            | Self::InvitationOver
            | Self::EmailTaken
            | Self::Broken
            | Self::Denied(_)
            | Self::Clock(_)
            | Self::Store(_) => None,
        }
    }
}

/// The answer to what this member wanted to change; what was refused is a line of the practice's trail.
pub(super) async fn noted(
    state: &AppState,
    by: MemberId,
    changed: Result<(), NotChanged>,
) -> Result<StatusCode, NotChanged> {
    let refused = changed.as_ref().err().and_then(NotChanged::refused);
    if let Some(what) = refused {
        state
            .store
            .note_refused(by, what, state.clock.now())
            .await?;
    }
    changed.map(|()| StatusCode::NO_CONTENT)
}

/// The entry, if it may follow the practice's roster as it is now.
pub(in crate::api) async fn change(
    state: &AppState,
    practice: PracticeId,
    entry: String,
) -> Result<Following, NotChanged> {
    if entry.len() > LONGEST {
        return Err(DoNotHold.into());
    }
    let kept = state.store.team(practice).await?.roster;
    let roster = Roster::replay(&Native, practice, &kept).await;
    let mut roster = roster.map_err(|_| NotChanged::Broken)?;
    let after = roster.head().len;
    let open: Vec<InviteId> = roster.invitations().collect();
    if !roster.is_next(&entry) {
        return Err(NotChanged::Moved);
    }
    let extended = roster.extend(&Native, &entry).await;
    extended.map_err(DoNotHold::from)?;
    let made = roster.made().last().ok_or(NotChanged::Broken)?.clone();
    holds::dated_about(made.at, state.clock.now())?;
    let ended = open.into_iter();
    let ended = ended.filter(|invite| roster.invitation(*invite).is_none());
    Ok(Following {
        ended: ended.collect(),
        roster,
        by: made.by,
        act: made.act,
        next: NextEntry {
            practice,
            after,
            entry,
        },
    })
}

impl Following {
    /// Refuses an entry that somebody else has signed than who asks.
    pub(in crate::api) fn is_by(&self, member: MemberId) -> Result<(), DoNotHold> {
        if self.by == Some(member) {
            Ok(())
        } else {
            Err(DoNotHold)
        }
    }
}
