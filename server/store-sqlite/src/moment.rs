//! Instants and days as columns: Unix milliseconds, and `2026-03-02`.

use store::StoreError;
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;
use time::{Date, OffsetDateTime};

use crate::error::corrupt;

const DAY: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]");

/// Whole milliseconds since 1970, UTC.
pub(crate) fn millis(moment: OffsetDateTime) -> i64 {
    moment.unix_timestamp() * 1_000 + i64::from(moment.millisecond())
}

/// The moment that [`millis`] wrote.
pub(crate) fn moment(millis: i64) -> Result<OffsetDateTime, StoreError> {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(millis) * 1_000_000).map_err(corrupt)
}

/// ISO 8601, so that the order of texts is the order of days.
pub(crate) fn day(day: Date) -> Result<String, StoreError> {
    day.format(DAY).map_err(corrupt)
}

pub(crate) fn read_day(text: &str) -> Result<Date, StoreError> {
    Date::parse(text, DAY).map_err(corrupt)
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime};

    use super::*;

    #[test]
    fn a_moment_before_1970_is_rounded_down_like_any_other() {
        assert_eq!(millis(datetime!(1970-01-01 00:00:01.0019 UTC)), 1_001);
        assert_eq!(millis(datetime!(1969-12-31 23:59:59.9999 UTC)), -1);
    }

    #[test]
    fn a_moment_reads_back_to_the_millisecond() {
        for whole in [-1, 0, 1_772_470_800_250] {
            assert_eq!(millis(moment(whole).expect("a moment")), whole);
        }
        moment(i64::MAX).expect_err("no calendar goes there");
    }

    #[test]
    fn a_day_reads_back() {
        let text = day(date!(2026 - 03 - 02)).expect("a day");
        assert_eq!(text, "2026-03-02");
        assert_eq!(read_day(&text).expect("a day"), date!(2026 - 03 - 02));
    }
}
