//! How many uploads may run at once: each holds a file and a connection.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use referral::id::ReferralId;
use thiserror::Error;

/// For one referral. A browser uploads one part at a time, and one that was cut off may still count
/// when it begins anew.
pub(super) const OF_ONE: usize = 8;
/// For all together.
pub(super) const OF_ALL: usize = 64;

/// Why an upload does not begin now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(crate) enum NoTurn {
    #[error("too many uploads of this referral are running")]
    OfReferral,
    #[error("too many uploads are running")]
    OfServer,
}

/// Those that run, by their referral.
#[derive(Debug, Default)]
pub(super) struct Turns(Mutex<BTreeMap<ReferralId, usize>>);

/// An upload may run for as long as this is kept.
#[derive(Debug)]
pub(super) struct Turn {
    turns: Arc<Turns>,
    referral: ReferralId,
}

impl Turns {
    /// Begins one for this referral.
    pub(super) fn begin(self: &Arc<Self>, referral: ReferralId) -> Result<Turn, NoTurn> {
        let mut running = self.running();
        if running.get(&referral).is_some_and(|of| *of >= OF_ONE) {
            return Err(NoTurn::OfReferral);
        }
        if running.values().sum::<usize>() >= OF_ALL {
            return Err(NoTurn::OfServer);
        }
        *running.entry(referral).or_default() += 1;
        let turns = Arc::clone(self);
        Ok(Turn { turns, referral })
    }

    fn running(&self) -> MutexGuard<'_, BTreeMap<ReferralId, usize>> {
        // Nothing that is done under the lock panics half-way.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut running = self.turns.running();
        if let Some(of) = running.get_mut(&self.referral) {
            *of -= 1;
            if *of == 0 {
                running.remove(&self.referral);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn referral(n: u8) -> ReferralId {
        ReferralId::from_bytes([n; 16])
    }

    #[test]
    fn a_referral_has_so_many_and_others_are_not_kept_waiting_by_it() {
        let turns = Arc::<Turns>::default();
        let mut begun: Vec<_> = (0..OF_ONE).map(|_| turns.begin(referral(1))).collect();
        assert!(begun.iter().all(Result::is_ok));
        let one_more = || turns.begin(referral(1)).err();
        assert_eq!(one_more(), Some(NoTurn::OfReferral));
        assert!(turns.begin(referral(2)).is_ok());
        begun.pop();
        assert_eq!(one_more(), None);
    }

    #[test]
    fn the_server_has_so_many_and_forgets_whose_they_were() {
        let turns = Arc::<Turns>::default();
        let of_each = |n| (0..OF_ONE).map(move |_| n);
        let all = (1..=8).flat_map(of_each);
        let begun: Vec<_> = all.map(|n| turns.begin(referral(n))).collect();
        assert_eq!(begun.len(), OF_ALL);
        assert!(begun.iter().all(Result::is_ok));
        assert_eq!(turns.begin(referral(99)).err(), Some(NoTurn::OfServer));
        drop(begun);
        assert!(turns.running().is_empty());
    }
}
