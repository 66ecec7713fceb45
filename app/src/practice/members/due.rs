//! When something of the keys is to be looked after.

use time::{Duration, OffsetDateTime};

/// So long before the keys end it is said: 60 days.
const NOTICE: Duration = Duration::days(60);
/// After so long it is asked whether the kit is still there: a year.
const KIT_AGE: Duration = Duration::days(365);

/// Whether keys that hold until then are to be renewed.
pub fn ends_soon(now: OffsetDateTime, expires: OffsetDateTime) -> bool {
    expires - now <= NOTICE
}

/// Whether a kit that was made then is to be looked for.
pub fn is_old(now: OffsetDateTime, made: OffsetDateTime) -> bool {
    now - made >= KIT_AGE
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-03-02 09:00 UTC);

    #[test]
    fn keys_are_to_be_renewed_from_sixty_days_before_their_end() {
        assert!(!ends_soon(NOW, NOW + Duration::days(61)));
        assert!(ends_soon(NOW, NOW + Duration::days(60)));
        assert!(ends_soon(NOW, NOW - Duration::days(1)), "they have ended");
    }

    #[test]
    fn a_kit_is_to_be_looked_for_after_a_year() {
        assert!(!is_old(NOW, NOW - Duration::days(364)));
        assert!(is_old(NOW, NOW - Duration::days(365)));
    }
}
