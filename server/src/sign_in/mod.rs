//! Sign-ins that are under way, and how often each account was tried. Both lie in memory: a
//! restart costs whoever signs in just then one more try, and nobody else anything.

mod pending;
mod tries;

use std::sync::{Mutex, MutexGuard, PoisonError};

use referral::contact::Email;
use referral::id::MemberId;

pub(crate) use pending::{Begun, LoginId, Pending, Proven, Signing, Whose};
use pending::{PATIENCE, PATIENCE_FOR_A_CODE};
pub(crate) use tries::Tries;

use crate::passkey::{BeingAsked, BeingMade};

/// Tries of one account's passphrase within a quarter of an hour.
const MOST_TRIES: usize = 10;
/// Tries of one account's second step in the same time: six digits are few.
const MOST_CODES: usize = 5;

/// What the requests of a sign-in share.
pub(crate) struct SignIns {
    pending: Mutex<Pending<Begun>>,
    proven: Mutex<Pending<Proven>>,
    tries: Mutex<Tries>,
    codes: Mutex<Tries>,
    made: Mutex<Pending<BeingMade>>,
    asked: Mutex<Pending<BeingAsked>>,
    asked_of_anybody: Mutex<Pending<BeingAsked>>,
}

impl Default for SignIns {
    fn default() -> Self {
        Self {
            pending: Mutex::new(Pending::new(PATIENCE)),
            proven: Mutex::new(Pending::new(PATIENCE_FOR_A_CODE)),
            tries: Mutex::new(Tries::new(MOST_TRIES)),
            codes: Mutex::new(Tries::new(MOST_CODES)),
            made: Mutex::new(Pending::new(PATIENCE_FOR_A_CODE)),
            asked: Mutex::new(Pending::new(PATIENCE_FOR_A_CODE)),
            asked_of_anybody: Mutex::new(Pending::new(PATIENCE_FOR_A_CODE)),
        }
    }
}

impl SignIns {
    pub(crate) fn pending(&self) -> MutexGuard<'_, Pending<Begun>> {
        lock(&self.pending)
    }

    /// Those that wait for a second step.
    pub(crate) fn proven(&self) -> MutexGuard<'_, Pending<Proven>> {
        lock(&self.proven)
    }

    pub(crate) fn tries(&self) -> MutexGuard<'_, Tries> {
        lock(&self.tries)
    }

    /// The tries of second steps: of codes and of passkeys together.
    pub(crate) fn codes(&self) -> MutexGuard<'_, Tries> {
        lock(&self.codes)
    }

    /// Passkeys that are being made.
    pub(crate) fn made(&self) -> MutexGuard<'_, Pending<BeingMade>> {
        lock(&self.made)
    }

    /// Passkeys that a member is asked for.
    pub(crate) fn asked(&self) -> MutexGuard<'_, Pending<BeingAsked>> {
        lock(&self.asked)
    }

    /// Passkeys that anybody is asked for. Whoever begins thousands of these takes no room of the others.
    pub(crate) fn asked_of_anybody(&self) -> MutexGuard<'_, Pending<BeingAsked>> {
        lock(&self.asked_of_anybody)
    }

    /// Forgets what a member has begun: what it was begun with does not hold any more.
    pub(crate) fn forget(&self, member: MemberId) {
        self.pending().forget(member);
        self.proven().forget(member);
        self.made().forget(member);
        self.asked().forget(member);
    }
}

/// Nothing that holds these locks can leave them half changed.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An account's name: the address in lower case.
pub(crate) fn account(email: &Email) -> Email {
    let lower = email.as_str().to_ascii_lowercase();
    lower
        .parse()
        .unwrap_or_else(|_| unreachable!("an address stays one in lower case"))
}
