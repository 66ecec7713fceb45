//! What time it is. Only [`SystemClock`] asks the system; everything else takes a [`Clock`].

use std::time::{SystemTime, UNIX_EPOCH};

use time::macros::offset;
use time::{Date, Duration, OffsetDateTime, UtcOffset};

/// Where days begin: British Columbia. One offset all year is enough for what is counted in days:
/// the hour by which it may be wrong is around midnight.
const PROVINCE: UtcOffset = offset!(-7);

/// Tells the time.
pub(crate) trait Clock: Send + Sync {
    /// This instant.
    fn now(&self) -> OffsetDateTime;

    /// This day, in British Columbia.
    fn today(&self) -> Date {
        self.now().to_offset(PROVINCE).date()
    }
}

/// The computer's own clock.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the clock that everything else takes as a parameter"
    )]
    fn now(&self) -> OffsetDateTime {
        // A clock set before 1970 is wrong anyway.
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        Duration::try_from(since)
            .ok()
            .and_then(|since| OffsetDateTime::UNIX_EPOCH.checked_add(since))
            .unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use time::macros::{date, datetime};

    use super::*;

    /// A clock that stands.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct StoppedClock(pub(crate) OffsetDateTime);

    impl Clock for StoppedClock {
        fn now(&self) -> OffsetDateTime {
            self.0
        }
    }

    #[test]
    fn the_evening_in_british_columbia_is_still_the_same_day() {
        let evening = StoppedClock(datetime!(2026-03-03 06:59 UTC));
        assert_eq!(evening.today(), date!(2026 - 03 - 02));
        let midnight = StoppedClock(datetime!(2026-03-03 07:00 UTC));
        assert_eq!(midnight.today(), date!(2026 - 03 - 03));
    }

    #[test]
    fn the_system_clock_runs() {
        assert!(SystemClock.now() > datetime!(2026-01-01 00:00 UTC));
    }
}
