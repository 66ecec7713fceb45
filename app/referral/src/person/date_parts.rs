//! A date as a person types it: day, month and year in three fields. The month may be a number or
//! its English or French name, whole or shortened, whichever language the page speaks; the first of
//! a month may be `1er`.

use thiserror::Error;
use time::{Date, Month};

/// One of the three fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DatePart {
    /// The day of the month.
    Day,
    /// The month.
    Month,
    /// The year, in four digits.
    Year,
}

/// Why a date was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DateError {
    /// All three parts are empty.
    #[error("no date was entered")]
    Empty,
    /// This part is empty while another is not.
    #[error("part of the date is missing")]
    Missing(DatePart),
    /// This part cannot be read.
    #[error("part of the date cannot be read")]
    Unreadable(DatePart),
    /// The calendar has no such day.
    #[error("there is no such day")]
    NoSuchDay,
    /// The date is after today.
    #[error("the date is in the future")]
    Future,
    /// The date is longer ago than can be.
    #[error("the date is too long ago")]
    TooLongAgo,
}

impl DateError {
    /// The field to look at first.
    pub fn part(self) -> DatePart {
        match self {
            Self::Missing(part) | Self::Unreadable(part) => part,
            Self::Empty | Self::NoSuchDay => DatePart::Day,
            Self::Future | Self::TooLongAgo => DatePart::Year,
        }
    }
}

/// Reads a date from its three parts.
///
/// # Errors
/// Names the first part that is missing or cannot be read, or says that there is no such day.
pub fn date_from_parts(day: &str, month: &str, year: &str) -> Result<Date, DateError> {
    let (day, month, year) = (day.trim(), month.trim(), year.trim());
    if [day, month, year].iter().all(|part| part.is_empty()) {
        return Err(DateError::Empty);
    }
    for (part, text) in [
        (DatePart::Day, day),
        (DatePart::Month, month),
        (DatePart::Year, year),
    ] {
        if text.is_empty() {
            return Err(DateError::Missing(part));
        }
    }
    let day = day_from(day).ok_or(DateError::Unreadable(DatePart::Day))?;
    let month = month_from(month).ok_or(DateError::Unreadable(DatePart::Month))?;
    let year = number(year, 4..=4).ok_or(DateError::Unreadable(DatePart::Year))?;
    let day = u8::try_from(day).map_err(|_| DateError::NoSuchDay)?;
    Date::from_calendar_date(i32::from(year), month, day).map_err(|_| DateError::NoSuchDay)
}

/// Reads a day: a number, or the first as French writes it.
fn day_from(text: &str) -> Option<u16> {
    if text.eq_ignore_ascii_case("1er") {
        return Some(1);
    }
    number(text, 1..=2)
}

fn number(text: &str, length: std::ops::RangeInclusive<usize>) -> Option<u16> {
    let plain = length.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// The months without accents, English then French.
const MONTHS: [[&str; 2]; 12] = [
    ["january", "janvier"],
    ["february", "fevrier"],
    ["march", "mars"],
    ["april", "avril"],
    ["may", "mai"],
    ["june", "juin"],
    ["july", "juillet"],
    ["august", "aout"],
    ["september", "septembre"],
    ["october", "octobre"],
    ["november", "novembre"],
    ["december", "decembre"],
];

/// Reads a month: a number, a name, or the beginning of only one month's names (at least three
/// letters, so `jui` is nothing and `juin` is June).
fn month_from(text: &str) -> Option<Month> {
    if let Some(number) = number(text, 1..=2) {
        return Month::try_from(u8::try_from(number).ok()?).ok();
    }
    let letters = text.trim_end_matches('.').chars();
    let typed: String = letters.filter_map(folded).collect();
    if typed.chars().count() < 3 {
        return None;
    }
    let mut meant = (1u8..)
        .zip(MONTHS)
        .filter(|(_, names)| names.iter().any(|name| name.starts_with(&typed)));
    match (meant.next(), meant.next()) {
        (Some((number, _)), None) => Month::try_from(number).ok(),
        _ => None,
    }
}

/// Small and without its accent; an accent that stands by itself is left out. Only what months are
/// written with: the whole of Unicode's tables would be much to download.
fn folded(letter: char) -> Option<char> {
    match letter {
        '\u{301}' | '\u{302}' => None,
        'é' | 'É' => Some('e'),
        'û' | 'Û' => Some('u'),
        letter => Some(letter.to_ascii_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::macros::date;

    use super::*;

    #[test]
    fn months_are_read_as_number_or_name_in_both_languages() {
        for month in [
            "2", "02", "February", "feb", "Feb.", "FÉVRIER", "fév", "fevr.",
        ] {
            assert_eq!(
                date_from_parts("9", month, "1971"),
                Ok(date!(1971 - 02 - 09)),
                "{month}"
            );
        }
        for (month, number) in [
            ("mar", 3),
            ("mai", 5),
            ("juin", 6),
            ("juil", 7),
            ("août", 8),
            ("aoû", 8),
            ("sept", 9),
        ] {
            assert_eq!(
                u8::from(date_from_parts("1", month, "2000").unwrap().month()),
                number
            );
        }
    }

    #[test]
    fn every_french_month_is_read_whole_and_shortened_with_and_without_its_accents() {
        for (number, spellings) in (1u8..).zip([
            &["janvier", "Janvier", "janv.", "janv"][..],
            &[
                "février",
                "fevrier",
                "FÉVRIER",
                "FEVRIER",
                "févr.",
                "fevr",
                "fév.",
                "fe\u{301}vr.",
            ],
            &["mars", "Mars", "mar."],
            &["avril", "avr.", "AVR"],
            &["mai", "Mai"],
            &["juin", "Juin"],
            &["juillet", "juill.", "juil.", "JUIL"],
            &["août", "aout", "AOÛT", "AOUT", "aou\u{302}t", "aoû."],
            &["septembre", "sept."],
            &["octobre", "oct."],
            &["novembre", "nov."],
            &["décembre", "decembre", "DÉCEMBRE", "déc.", "dec", "DÉC."],
        ]) {
            for month in spellings {
                let read = date_from_parts("2", month, "2000").map(|date| u8::from(date.month()));
                assert_eq!(read, Ok(number), "{month}");
            }
        }
    }

    #[test]
    fn the_first_of_a_month_may_be_written_as_french_writes_it() {
        for day in ["1er", "1ER", " 1er "] {
            assert_eq!(
                date_from_parts(day, "avril", "1971"),
                Ok(date!(1971 - 04 - 01)),
                "{day}"
            );
        }
        for day in ["2er", "1e", "er", "11er"] {
            assert_eq!(
                date_from_parts(day, "avril", "1971"),
                Err(DateError::Unreadable(DatePart::Day)),
                "{day}"
            );
        }
    }

    #[test]
    fn an_ambiguous_or_unknown_month_is_not_guessed() {
        for month in ["jui", "ma", "0", "13", "1.5", "fool", "."] {
            let read = date_from_parts("1", month, "2000");
            assert_eq!(read, Err(DateError::Unreadable(DatePart::Month)), "{month}");
        }
    }

    #[test]
    fn the_first_missing_part_is_named() {
        assert_eq!(date_from_parts("", " ", ""), Err(DateError::Empty));
        assert_eq!(
            date_from_parts("", "1", ""),
            Err(DateError::Missing(DatePart::Day))
        );
        assert_eq!(
            date_from_parts("1", "1", ""),
            Err(DateError::Missing(DatePart::Year))
        );
    }

    #[test]
    fn a_day_that_no_calendar_has_is_refused() {
        assert_eq!(
            date_from_parts("30", "2", "2000"),
            Err(DateError::NoSuchDay)
        );
        assert_eq!(
            date_from_parts("29", "2", "1900"),
            Err(DateError::NoSuchDay)
        );
        assert_eq!(date_from_parts("0", "2", "2000"), Err(DateError::NoSuchDay));
        assert!(date_from_parts("29", "2", "2000").is_ok());
    }

    #[test]
    fn a_year_has_four_digits() {
        for year in ["71", "19711", "197l", "-971"] {
            assert_eq!(
                date_from_parts("1", "1", year),
                Err(DateError::Unreadable(DatePart::Year))
            );
        }
    }

    proptest! {
        #[test]
        fn any_three_texts_are_read_or_refused_without_panic(day in "\\PC{0,4}", month in "\\PC{0,9}", year in "\\PC{0,6}") {
            let _ = date_from_parts(&day, &month, &year);
        }
    }
}
