//! A sign-in that waits for a code, and what it goes on with.

use zeroize::Zeroizing;

use crate::sign_in::Half;

/// What somebody signs in for.
pub(crate) enum Next {
    /// To read and decide.
    Inbox,
    /// To see what the account opens with.
    Account,
    /// To put this passphrase in the place of the one until now.
    Change(Zeroizing<String>),
}

/// What is gone on with after a code.
pub(crate) struct Waiting {
    pub(crate) half: Half,
    pub(crate) next: Next,
}
