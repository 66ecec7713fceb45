//! Referrals that are still sealed for an earlier key of the practice. Those that are not decided are
//! sealed for the present one, a few at a time, while the vault has nothing else to do.

use browser::vault::message::{Answer, Ask};
use leptos::prelude::*;
use leptos::task::spawn_local;
use referral::offer::OfferState;
use wire::inbox::Row;

use super::session::Session;

/// How it stands.
#[derive(Clone, Copy)]
pub struct Resealing {
    /// How many are left, while they are being sealed.
    pub left: RwSignal<usize>,
    /// Whether there may be more to do: until the vault says that there is not, or stops.
    is_wanted: StoredValue<bool>,
    /// Whether the vault is at it.
    is_busy: StoredValue<bool>,
    /// How many answers somebody waits for.
    waits: StoredValue<usize>,
    /// Whether the vault holds something that waits for a person, and is not to be asked meanwhile.
    is_held: StoredValue<bool>,
}

impl Resealing {
    /// Nothing to do.
    pub fn new() -> Self {
        Self {
            left: RwSignal::new(0),
            is_wanted: StoredValue::new(false),
            is_busy: StoredValue::new(false),
            waits: StoredValue::new(0),
            is_held: StoredValue::new(false),
        }
    }

    /// Stops, as the page locks. Signals may be gone already.
    pub fn stop(self) {
        self.left.try_set(0);
        for flag in [self.is_wanted, self.is_busy, self.is_held] {
            flag.try_set_value(false);
        }
    }

    fn is_held(self) -> bool {
        self.is_held.try_get_value().unwrap_or_default()
    }

    /// Somebody waits for an answer of the vault.
    pub fn wait(self) {
        self.waits.try_update_value(|waits| *waits += 1);
    }

    /// They were answered, or are not any more.
    pub fn answered(self) {
        self.waits
            .try_update_value(|waits| *waits = waits.saturating_sub(1));
    }

    fn may_go_on(self) -> bool {
        let is = |flag: StoredValue<bool>| flag.try_get_value().unwrap_or_default();
        let is_alone = self.waits.try_get_value() == Some(0);
        is_alone && is(self.is_wanted) && !is(self.is_busy) && !is(self.is_held)
    }

    /// Takes what the vault said of how many are left. It is not asked again once there are none, or
    /// where there are no fewer than before: another try would do no better now.
    fn take(self, left: Option<usize>) {
        let before = self.left.try_get_untracked().unwrap_or_default();
        let left = left.filter(|left| goes_on(before, *left));
        self.is_busy.try_set_value(false);
        self.is_wanted.try_set_value(left.is_some());
        self.left.try_set(left.unwrap_or_default());
    }
}

/// Whether it makes sense to ask for more, where so many were left `before` (0 where nobody knew).
fn goes_on(before: usize, left: usize) -> bool {
    left > 0 && (before == 0 || left < before)
}

/// Whether a referral may have to be sealed anew: what is decided is not.
fn is_open(row: &Row) -> bool {
    matches!(row.state, OfferState::Sent | OfferState::Opened)
}

impl Session {
    /// Asks the vault once whether there is something to seal anew, and then for as long as there is.
    /// Who only reads leaves it to the others.
    pub fn want_resealing(self) {
        let rows = self.listing().rows;
        let has_open = rows.with_untracked(|rows| rows.iter().flatten().any(|row| is_open(row)));
        let Some(resealing) = self.resealing().filter(|_| has_open) else {
            return;
        };
        if untrack(|| self.decides()) {
            resealing.is_wanted.try_set_value(true);
            self.reseal();
        }
    }

    /// Whether the vault is left alone.
    pub fn is_held(self) -> bool {
        self.resealing().is_some_and(Resealing::is_held)
    }

    /// Leaves the vault alone for a while, or no longer.
    pub fn hold(self, is_held: bool) {
        if let Some(resealing) = self.resealing() {
            resealing.is_held.try_set_value(is_held);
        }
    }

    /// Has a few more sealed anew, if that is wanted and nobody waits for the vault. Whoever waited
    /// calls this when they were answered.
    pub fn reseal(self) {
        let resealing = self.resealing();
        let resealing = resealing.filter(|resealing| self.is_open() && resealing.may_go_on());
        let Some(resealing) = resealing else {
            return;
        };
        resealing.is_busy.try_set_value(true);
        spawn_local(async move {
            let Some(heard) = self.ask_by_itself(Ask::Reseal, |_| {}).await else {
                return;
            };
            resealing.take(match heard {
                Ok((Answer::ResealLeft(left), _)) => Some(left),
                // The next refresh of the list tries again.
                Ok(_) | Err(_) => None,
            });
            self.reseal();
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inbox::arrange::fixture::row;

    #[test]
    fn it_goes_on_as_long_as_there_are_fewer_each_time() {
        assert!(goes_on(0, 12));
        assert!(goes_on(12, 8));
        assert!(!goes_on(8, 8), "nothing was done");
        assert!(
            !goes_on(8, 9),
            "others came in: the next refresh sees to them"
        );
        assert!(!goes_on(1, 0));
    }

    #[test]
    fn what_is_decided_is_not_sealed_anew() {
        let state = |state| Row { state, ..row(1) };
        assert!(is_open(&state(OfferState::Sent)));
        assert!(is_open(&state(OfferState::Opened)));
        assert!(!is_open(&state(OfferState::Accepted)));
    }
}
