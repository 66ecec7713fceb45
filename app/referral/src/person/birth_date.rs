//! Dates of birth.

use std::fmt;
use std::str::FromStr;

use time::Date;
use zeroize::Zeroize;

use super::date_parts::{DateError, date_from_parts};
use crate::written::{private, written};

/// The most years that a date of birth may lie back.
pub const OLDEST_YEARS: u16 = 130;

/// A day on which a person living at the time of the referral may have been born.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BirthDate(Date);

impl BirthDate {
    /// Reads the three parts of the form.
    ///
    /// # Errors
    /// As [`date_from_parts`]; also if the day is after `today` or more than [`OLDEST_YEARS`] back.
    pub fn from_parts(day: &str, month: &str, year: &str, today: Date) -> Result<Self, DateError> {
        let born = Self(date_from_parts(day, month, year)?);
        born.check(today).map(|()| born)
    }

    /// Holds the date against the day of the referral. A document says only the date, so whoever
    /// reads one calls this with the day on which it came.
    ///
    /// # Errors
    /// If the day is after `today` or more than [`OLDEST_YEARS`] before it.
    pub fn check(self, today: Date) -> Result<(), DateError> {
        if self.0 > today {
            Err(DateError::Future)
        } else if self.age_on(today) > OLDEST_YEARS {
            Err(DateError::TooLongAgo)
        } else {
            Ok(())
        }
    }

    /// Whole years lived on `day`; 0 before birth. Who was born on 29 February grows older on
    /// 1 March in a common year.
    pub fn age_on(self, day: Date) -> u16 {
        let before_birthday = (day.month() as u8, day.day()) < (self.0.month() as u8, self.0.day());
        let years = day.year() - self.0.year() - i32::from(before_birthday);
        u16::try_from(years).unwrap_or_default()
    }

    /// The calendar day.
    pub fn date(self) -> Date {
        self.0
    }
}

/// Any day at all. The caller still has to [`check`](BirthDate::check) it.
impl From<Date> for BirthDate {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl FromStr for BirthDate {
    type Err = DateError;

    /// Reads `1971-04-09`. The caller still has to [`check`](Self::check) it.
    fn from_str(text: &str) -> Result<Self, DateError> {
        crate::day::parse(text).map(Self)
    }
}

/// As `1971-04-09` (ISO 8601).
impl fmt::Display for BirthDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::day::format(self.0))
    }
}

impl Zeroize for BirthDate {
    fn zeroize(&mut self) {
        self.0 = Date::MIN;
    }
}

written!(BirthDate, to_string);
private!(BirthDate);

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    const TODAY: Date = date!(2026 - 03 - 02);

    #[test]
    fn today_is_a_date_of_birth_and_tomorrow_is_not() {
        assert!(BirthDate::from_parts("2", "3", "2026", TODAY).is_ok());
        assert_eq!(
            BirthDate::from_parts("3", "3", "2026", TODAY),
            Err(DateError::Future)
        );
    }

    #[test]
    fn nobody_is_older_than_130_years() {
        assert!(BirthDate::from_parts("3", "3", "1895", TODAY).is_ok());
        assert_eq!(
            BirthDate::from_parts("2", "3", "1895", TODAY),
            Err(DateError::TooLongAgo)
        );
    }

    #[test]
    fn a_person_turns_nineteen_on_the_birthday() {
        let born: BirthDate = "2007-03-02".parse().unwrap();
        assert_eq!(born.age_on(date!(2026 - 03 - 01)), 18);
        assert_eq!(born.age_on(date!(2026 - 03 - 02)), 19);
        assert_eq!(born.age_on(date!(2000 - 01 - 01)), 0);
    }

    #[test]
    fn a_leap_day_is_followed_by_the_first_of_march() {
        let born: BirthDate = "2008-02-29".parse().unwrap();
        assert_eq!(born.age_on(date!(2027 - 02 - 28)), 18);
        assert_eq!(born.age_on(date!(2027 - 03 - 01)), 19);
    }

    #[test]
    fn json_is_the_iso_date() {
        let born: BirthDate = serde_json::from_str("\"1971-04-09\"").unwrap();
        assert_eq!(serde_json::to_string(&born).unwrap(), "\"1971-04-09\"");
        assert!(serde_json::from_str::<BirthDate>("\"1971-4-9\"").is_err());
        assert_eq!(format!("{born:?}"), "BirthDate(private)");
    }
}
