//! Calendar days as text: `2026-03-02` (ISO 8601), and no other spelling. For serde:
//! `#[serde(with = "crate::day")]`.

use serde::{Deserialize, Deserializer, Serializer, de::Error};
use time::Date;

use crate::person::{DateError, date_from_parts};

/// Reads `YYYY-MM-DD`.
pub(crate) fn parse(text: &str) -> Result<Date, DateError> {
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [year, month, day] if [year.len(), month.len(), day.len()] == [4, 2, 2] => {
            date_from_parts(day, month, year)
        }
        _ => Err(DateError::NoSuchDay),
    }
}

pub(crate) fn format(day: Date) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        day.year(),
        day.month() as u8,
        day.day()
    )
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
pub(crate) fn serialize<S: Serializer>(day: &Date, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(&format(*day))
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Date, D::Error> {
    parse(&String::deserialize(input)?).map_err(D::Error::custom)
}
