//! Days, times of day and numbers, as they stand in a sentence.

use time::{Date, Month, Time, Weekday};

/// `1er mars 2026`, `9 avril 1971`.
pub(super) fn day(date: Date) -> String {
    let day = match date.day() {
        1 => "1er".to_owned(),
        day => day.to_string(),
    };
    format!("{day} {} {}", month(date.month()), date.year())
}

/// `9 h 05`, and `14 h` at the full hour.
pub(super) fn time_of_day(time: Time) -> String {
    match time.minute() {
        0 => format!("{}\u{a0}h", time.hour()),
        minute => format!("{}\u{a0}h\u{a0}{minute:02}", time.hour()),
    }
}

fn month(month: Month) -> &'static str {
    match month {
        Month::January => "janvier",
        Month::February => "février",
        Month::March => "mars",
        Month::April => "avril",
        Month::May => "mai",
        Month::June => "juin",
        Month::July => "juillet",
        Month::August => "août",
        Month::September => "septembre",
        Month::October => "octobre",
        Month::November => "novembre",
        Month::December => "décembre",
    }
}

pub(super) fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "lundi",
        Weekday::Tuesday => "mardi",
        Weekday::Wednesday => "mercredi",
        Weekday::Thursday => "jeudi",
        Weekday::Friday => "vendredi",
        Weekday::Saturday => "samedi",
        Weekday::Sunday => "dimanche",
    }
}

/// A number with its thousands apart.
pub(super) fn in_groups(count: usize) -> String {
    if count < 1_000 {
        count.to_string()
    } else {
        format!("{}\u{a0}{:03}", in_groups(count / 1_000), count % 1_000)
    }
}
