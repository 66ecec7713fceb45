//! How often each account was tried.
//!
//! A try counts when the server answers it: the answer alone tells a guesser whether the guess was
//! right, whatever follows (RFC 9807, section 10.9). A sign-in that ends well takes its account's
//! tries back.

use std::collections::{HashMap, VecDeque};

use referral::contact::Email;
use sha2::{Digest, Sha256};
use time::{Duration, OffsetDateTime};

/// How long a try counts.
const WINDOW: Duration = Duration::minutes(15);
/// How many names are counted; the one tried longest ago gives way. Resetting the count of one
/// name that way takes a thousand times the requests that it allows.
const MOST_NAMES: usize = 10_000;

/// The account was tried too often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooMany {
    /// When it may be tried again.
    pub(crate) until: OffsetDateTime,
}

/// The tries of every name, by its SHA-256, whether there is such an account or not.
pub(crate) struct Tries {
    of: HashMap<[u8; 32], VecDeque<OffsetDateTime>>,
    /// Of one account within [`WINDOW`].
    most: usize,
}

impl Tries {
    /// None yet, and so many that each account has within a quarter of an hour.
    pub(super) fn new(most: usize) -> Self {
        Self {
            of: HashMap::new(),
            most,
        }
    }

    /// Counts a try, if one is left.
    ///
    /// # Errors
    /// When the account was tried too often; that try is not counted.
    pub(crate) fn count(&mut self, account: &Email, now: OffsetDateTime) -> Result<(), TooMany> {
        let name = name(account);
        if self.of.len() >= MOST_NAMES && !self.of.contains_key(&name) {
            self.make_room(now);
        }
        let tries = self.of.entry(name).or_default();
        while tries.front().is_some_and(|tried| *tried + WINDOW <= now) {
            tries.pop_front();
        }
        match tries.front() {
            Some(first) if tries.len() >= self.most => Err(TooMany {
                until: *first + WINDOW,
            }),
            _ => {
                tries.push_back(now);
                Ok(())
            }
        }
    }

    /// Somebody knew the passphrase.
    pub(crate) fn forgive(&mut self, account: &Email) {
        self.of.remove(&name(account));
    }

    fn make_room(&mut self, now: OffsetDateTime) {
        let last = |tries: &VecDeque<OffsetDateTime>| tries.back().copied();
        self.of
            .retain(|_, tries| last(tries).is_some_and(|tried| tried + WINDOW > now));
        if self.of.len() >= MOST_NAMES {
            let oldest = self.of.iter().min_by_key(|(_, tries)| last(tries));
            if let Some(oldest) = oldest.map(|(name, _)| *name) {
                self.of.remove(&oldest);
            }
        }
    }
}

fn name(account: &Email) -> [u8; 32] {
    Sha256::digest(account.as_str()).into()
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-03-02 20:00 UTC);

    fn email(local: &str) -> Email {
        format!("{local}@example.org").parse().expect("an address")
    }

    #[test]
    fn the_eleventh_try_waits_until_the_first_is_a_quarter_of_an_hour_old() {
        let mut tries = Tries::new(10);
        let one = email("one");
        for minute in 0..10 {
            let counted = tries.count(&one, NOW + Duration::minutes(minute));
            assert_eq!(counted, Ok(()), "{minute}");
        }
        let until = NOW + WINDOW;
        let later = NOW + Duration::minutes(12);
        assert_eq!(tries.count(&one, later), Err(TooMany { until }));
        assert_eq!(tries.count(&email("two"), later), Ok(()));
        assert_eq!(tries.count(&one, until), Ok(()));
        let until = until + Duration::MINUTE;
        let refused = tries.count(&one, NOW + WINDOW);
        assert_eq!(refused, Err(TooMany { until }));
    }

    #[test]
    fn a_good_end_takes_the_tries_back() {
        let mut tries = Tries::new(10);
        let one = email("one");
        for _ in 0..10 {
            assert_eq!(tries.count(&one, NOW), Ok(()));
        }
        assert!(tries.count(&one, NOW).is_err());
        tries.forgive(&one);
        assert_eq!(tries.count(&one, NOW), Ok(()));
    }

    #[test]
    fn no_more_names_are_counted_than_there_is_room_for() {
        let mut tries = Tries::new(10);
        let second = |number: usize| {
            let seconds = i64::try_from(number / 100).expect("a small number");
            NOW + Duration::seconds(seconds)
        };
        for number in 0..MOST_NAMES + 100 {
            let counted = tries.count(&email(&number.to_string()), second(number));
            assert_eq!(counted, Ok(()));
        }
        assert_eq!(tries.of.len(), MOST_NAMES);
        assert!(!tries.of.contains_key(&name(&email("0"))));
        assert_eq!(tries.count(&email("late"), NOW + WINDOW + WINDOW), Ok(()));
        assert_eq!(tries.of.len(), 1);
    }
}
