//! The browser's clock, and the day on the sender's own calendar.

use time::{Date, Month, OffsetDateTime};

/// Now, by the browser's clock; in pages and in workers.
pub fn now() -> OffsetDateTime {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole milliseconds; browsers know no time beyond 2^53 of them"
    )]
    let millis = js_sys::Date::now() as i64;
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(millis) * 1_000_000)
        .unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

/// Today, as the browser's clock and time zone have it.
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or(1970);
    let month = u8::try_from(now.get_month() + 1).unwrap_or(1);
    let day = u8::try_from(now.get_date()).unwrap_or(1);
    let month = Month::try_from(month).unwrap_or(Month::January);
    // The browser's own date is a date of the calendar: the fall-back is never taken.
    Date::from_calendar_date(year, month, day).unwrap_or(Date::MIN)
}
