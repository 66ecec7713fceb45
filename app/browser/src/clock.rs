//! The browser's clock, and the day on the sender's own calendar.

use js_sys::Promise;
use time::{Date, Month, OffsetDateTime, UtcOffset};
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

/// Now, by the browser's clock; in pages and in workers.
pub fn now() -> OffsetDateTime {
    at(js_sys::Date::now()).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

/// The instant that JavaScript writes as these milliseconds.
pub(crate) fn at(millis: f64) -> Option<OffsetDateTime> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole milliseconds; browsers know no time beyond 2^53 of them"
    )]
    let millis = millis as i64;
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(millis) * 1_000_000).ok()
}

/// How JavaScript writes an instant: milliseconds.
pub(crate) fn millis(at: OffsetDateTime) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a browser's dates are whole milliseconds in this type"
    )]
    let millis = (at.unix_timestamp_nanos() / 1_000_000) as f64;
    millis
}

/// Lets this many milliseconds pass, on a page.
pub(crate) async fn pass(millis: u32) {
    let millis = i32::try_from(millis).unwrap_or(i32::MAX);
    let passed = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            // A page without a timer waits for ever.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
        }
    });
    // The promise is never rejected.
    let _ = JsFuture::from(passed).await;
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

/// The same instant on the sender's own clock, with its distance from UTC then.
pub fn local(at: OffsetDateTime) -> OffsetDateTime {
    // What is ahead of UTC counts below zero here (ECMA-262, 21.4.4.11).
    let behind = js_sys::Date::new(&millis(at).into()).get_timezone_offset();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole minutes, fewer than a day has"
    )]
    let seconds = -(behind as i32) * 60;
    UtcOffset::from_whole_seconds(seconds).map_or(at, |offset| at.to_offset(offset))
}
