//! Sign-ins that are under way, and how often each account was tried. Both lie in memory: a
//! restart costs whoever signs in just then one more try, and nobody else anything.

mod pending;
mod tries;

use std::sync::{Mutex, MutexGuard, PoisonError};

use referral::contact::Email;

pub(crate) use pending::{Begun, Pending};
pub(crate) use tries::Tries;

/// What the two requests of a sign-in share.
#[derive(Default)]
pub(crate) struct SignIns {
    pending: Mutex<Pending>,
    tries: Mutex<Tries>,
}

impl SignIns {
    pub(crate) fn pending(&self) -> MutexGuard<'_, Pending> {
        lock(&self.pending)
    }

    pub(crate) fn tries(&self) -> MutexGuard<'_, Tries> {
        lock(&self.tries)
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
