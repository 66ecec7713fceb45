//! A date as a person types it in one line: `2026-03-02`, `2 March 2026`, `March 2, 2026`,
//! `1er mars 2026`. The month may be an English or French name, whole or shortened.

use time::Date;

use super::{DateError, date_from_parts};

/// Reads a date from one line of text.
///
/// Two numbers before a year could be a day and a month or a month and a day, so they are not
/// taken: only ISO 8601 or a month by its name is.
///
/// # Errors
/// If the text is empty, ambiguous, or no day of the calendar.
pub fn date_from_text(text: &str) -> Result<Date, DateError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(DateError::Empty);
    }
    let parts: Vec<&str> = text
        .split(|sign: char| sign.is_whitespace() || matches!(sign, ',' | '-' | '/'))
        .filter(|part| !part.is_empty())
        .collect();
    // The day may be `1er`: a name begins with a letter.
    let is_named = |part: &str| part.starts_with(char::is_alphabetic);
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 && !is_named(year) => {
            date_from_parts(day, month, year)
        }
        [month, day, year] if is_named(month) => date_from_parts(day, month, year),
        [day, month, year] if is_named(month) => date_from_parts(day, month, year),
        _ => Err(DateError::NoSuchDay),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn a_day_is_read_however_it_is_written() {
        for text in [
            "2026-03-02",
            " 2026-03-02 ",
            "2026/3/2",
            "2 March 2026",
            "2 mars 2026",
            "2 Mars, 2026",
            "March 2, 2026",
            "Mar 2 2026",
            "2-Mar-2026",
        ] {
            assert_eq!(date_from_text(text), Ok(date!(2026 - 03 - 02)), "{text}");
        }
    }

    #[test]
    fn a_day_is_read_as_french_writes_it() {
        for text in [
            "1er février 2026",
            "1er\u{a0}février 2026",
            "1ER FÉVR. 2026",
            "1 fevr. 2026",
            "1-févr.-2026",
        ] {
            assert_eq!(date_from_text(text), Ok(date!(2026 - 02 - 01)), "{text}");
        }
    }

    #[test]
    fn what_could_be_two_days_or_is_none_is_not_guessed() {
        for text in [
            "2/3/2026",
            "03-02-2026",
            "March 2026",
            "2026",
            "last week",
            "20260302",
        ] {
            assert_eq!(date_from_text(text), Err(DateError::NoSuchDay), "{text}");
        }
        assert_eq!(date_from_text("  "), Err(DateError::Empty));
        assert_eq!(
            date_from_text("31 February 2026"),
            Err(DateError::NoSuchDay)
        );
    }
}
