//! How long a practice may take before a referral counts as overdue.

use time::{Duration, OffsetDateTime};

use super::OfferState;

/// Within this time a referral should be opened (CPSA, standard "Referral Consultation":
/// acknowledged within 7 days).
pub const TO_OPEN: Duration = Duration::days(7);
/// Within this time it should be decided (the same standard: decided within 14 days).
pub const TO_DECIDE: Duration = Duration::days(14);

/// For how many whole days a referral has waited, if that is longer than it should; `None` if not,
/// or if it waits for nobody.
pub fn overdue(state: OfferState, sent: OffsetDateTime, now: OffsetDateTime) -> Option<i64> {
    let limit = match state {
        OfferState::Sent => TO_OPEN,
        OfferState::Opened => TO_DECIDE,
        OfferState::Reserved | OfferState::Accepted | OfferState::Declined => return None,
    };
    let waited = now - sent;
    (waited > limit).then(|| waited.whole_days())
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    const SENT: OffsetDateTime = datetime!(2026-03-02 17:10 UTC);

    #[test]
    fn a_referral_is_overdue_once_its_time_is_over() {
        for (state, days) in [(OfferState::Sent, 7), (OfferState::Opened, 14)] {
            let limit = SENT + Duration::days(days);
            assert_eq!(overdue(state, SENT, limit), None, "{state:?}");
            let after = limit + Duration::SECOND;
            assert_eq!(overdue(state, SENT, after), Some(days), "{state:?}");
            let later = after + Duration::days(30);
            assert_eq!(overdue(state, SENT, later), Some(days + 30), "{state:?}");
        }
    }

    #[test]
    fn what_waits_for_nobody_is_never_overdue() {
        let later = SENT + Duration::days(400);
        for state in [
            OfferState::Reserved,
            OfferState::Accepted,
            OfferState::Declined,
        ] {
            assert_eq!(overdue(state, SENT, later), None, "{state:?}");
        }
    }

    #[test]
    fn a_clock_that_is_behind_makes_nothing_overdue() {
        let before = SENT - Duration::days(400);
        assert_eq!(overdue(OfferState::Sent, SENT, before), None);
    }
}
