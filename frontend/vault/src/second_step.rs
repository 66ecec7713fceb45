//! A sign-in that waits for a second step, and what it goes on with.

use wire::session::Purpose;
use zeroize::Zeroizing;

use crate::known::Known;
use crate::sign_in::Half;

/// What somebody signs in for.
pub(crate) enum Next {
    /// To read and decide, with the rosters that this browser has seen.
    Inbox(Known),
    /// To see what the account opens with, likewise.
    Account(Known),
    /// To put this passphrase in the place of the one until now, likewise.
    Change(Zeroizing<String>, Known),
}

impl Next {
    /// What the session is begun for.
    pub(crate) const fn purpose(&self) -> Purpose {
        match self {
            Self::Inbox(_) => Purpose::Inbox,
            Self::Account(_) | Self::Change(..) => Purpose::Account,
        }
    }
}

/// What is gone on with after a code or a passkey.
pub(crate) struct Waiting {
    pub(crate) half: Half,
    pub(crate) next: Next,
}
