//! Instants as our objects write them: RFC 3339, UTC, whole seconds, always 20 characters.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;
use time::{OffsetDateTime, PrimitiveDateTime};

use crate::error::OpenError;

const FORMAT: &[BorrowedFormatItem<'_>] =
    format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]Z");

/// An instant with a resolution of one second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(PrimitiveDateTime);

impl From<OffsetDateTime> for Timestamp {
    fn from(instant: OffsetDateTime) -> Self {
        let utc = instant.to_offset(time::UtcOffset::UTC);
        let whole = utc.replace_nanosecond(0).unwrap_or(utc);
        Self(PrimitiveDateTime::new(whole.date(), whole.time()))
    }
}

impl From<Timestamp> for OffsetDateTime {
    fn from(instant: Timestamp) -> Self {
        instant.0.assume_utc()
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.format(FORMAT).map_err(|_| fmt::Error)?)
    }
}

impl FromStr for Timestamp {
    type Err = OpenError;

    fn from_str(text: &str) -> Result<Self, OpenError> {
        let instant = Self(PrimitiveDateTime::parse(text, FORMAT).map_err(|_| OpenError)?);
        if instant.to_string() == text {
            Ok(instant)
        } else {
            Err(OpenError)
        }
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_utc_seconds_are_read() {
        assert!("2026-11-23T08:05:00Z".parse::<Timestamp>().is_ok());
        for bad in [
            "2026-11-23T08:05:00.5Z",
            "2026-11-23T08:05:00+00:00",
            "2026-11-23 08:05:00Z",
            "+2026-11-23T08:05:00Z",
            "2026-02-30T00:00:00Z",
        ] {
            assert!(bad.parse::<Timestamp>().is_err(), "{bad}");
        }
    }

    #[test]
    fn fractions_of_a_second_are_dropped() {
        let instant = OffsetDateTime::from_unix_timestamp_nanos(1_500_000_000).unwrap();
        assert_eq!(Timestamp::from(instant).to_string(), "1970-01-01T00:00:01Z");
    }
}
