//! A sign-in that waits for a second step, and what it goes on with.

use zeroize::Zeroizing;

use crate::known::Known;
use crate::sign_in::Half;

/// What somebody signs in for.
pub(crate) enum Next {
    /// To read and decide, with the rosters that this browser has seen.
    Inbox(Known),
    /// To see what the account opens with, likewise.
    Account(Known),
    /// To put this passphrase in the place of the one until now.
    Change(Zeroizing<String>),
}

/// What is gone on with after a code or a passkey.
pub(crate) struct Waiting {
    pub(crate) half: Half,
    pub(crate) next: Next,
}
