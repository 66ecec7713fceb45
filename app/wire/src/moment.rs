//! An instant as it travels.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// Unix milliseconds, UTC, by the server's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(i64);

impl Moment {
    /// The moment of these Unix milliseconds.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Unix milliseconds.
    pub const fn millis(self) -> i64 {
        self.0
    }
}

/// Rounded down to the millisecond.
impl From<OffsetDateTime> for Moment {
    fn from(at: OffsetDateTime) -> Self {
        Self(at.unix_timestamp() * 1_000 + i64::from(at.millisecond()))
    }
}

impl From<Moment> for OffsetDateTime {
    /// A moment beyond the calendar is its beginning: no clock says it.
    fn from(Moment(millis): Moment) -> Self {
        Self::from_unix_timestamp_nanos(i128::from(millis) * 1_000_000).unwrap_or(Self::UNIX_EPOCH)
    }
}
