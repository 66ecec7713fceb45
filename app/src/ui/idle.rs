//! When a page that nobody uses locks.

use time::{Duration, OffsetDateTime};

/// A page that nobody used for this long locks: 10 minutes.
pub const LOCKS_AFTER: Duration = Duration::minutes(10);
/// It says so this long before: 2 minutes.
pub const WARNS_BEFORE: Duration = Duration::minutes(2);
/// A clock that was set back by more than this is not believed: 1 minute.
const SET_BACK: Duration = Duration::minutes(1);

/// How idle a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Idle {
    /// Somebody uses it.
    Used,
    /// It locks in about so many seconds.
    Warned(i64),
    /// It is to be locked.
    Over,
}

/// How idle a page is that was `last` used then. A computer that slept finds its page over when it
/// wakes, and so does one whose clock was set back: nobody knows for how long nobody was there.
pub fn idle(last: OffsetDateTime, now: OffsetDateTime) -> Idle {
    let unused = now - last;
    let left = LOCKS_AFTER - unused;
    if left <= Duration::ZERO || unused < -SET_BACK {
        Idle::Over
    } else if left <= WARNS_BEFORE {
        Idle::Warned(in_steps(left))
    } else {
        Idle::Used
    }
}

/// Seconds left, in steps that a screen reader can say: every half minute, then every ten seconds.
fn in_steps(left: Duration) -> i64 {
    let left = left.whole_seconds();
    let step = if left > 30 { 30 } else { 10 };
    (left + step - 1) / step * step
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    const LAST: OffsetDateTime = datetime!(2026-03-02 09:00 UTC);

    fn after(seconds: i64) -> Idle {
        idle(LAST, LAST + Duration::seconds(seconds))
    }

    #[test]
    fn a_page_warns_after_eight_minutes_and_locks_after_ten() {
        assert_eq!([after(0), after(479)], [Idle::Used; 2]);
        assert_eq!(after(480), Idle::Warned(120));
        assert!(matches!(after(599), Idle::Warned(_)));
        assert_eq!([after(600), after(86_400)], [Idle::Over; 2]);
    }

    #[test]
    fn the_warning_counts_in_steps_and_never_says_less_than_is_left() {
        let said: Vec<i64> = (480..600)
            .filter_map(|at| match after(at) {
                Idle::Warned(seconds) => Some((at, seconds)),
                _ => None,
            })
            .map(|(at, seconds)| {
                assert!(seconds >= 600 - at, "{at}");
                seconds
            })
            .collect();
        let mut steps = said.clone();
        steps.dedup();
        assert_eq!(steps, [120, 90, 60, 30, 20, 10]);
        assert_eq!(said.len(), 120);
    }

    #[test]
    fn a_clock_that_was_set_back_locks_the_page_and_one_that_was_corrected_does_not() {
        assert_eq!(after(-2), Idle::Used);
        assert_eq!(after(-3_600), Idle::Over);
    }
}
