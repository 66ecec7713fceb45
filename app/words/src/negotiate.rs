//! Which language a browser asks for: `Accept-Language` (RFC 9110, 12.5.4).

use crate::Lang;

/// A weight in thousandths, as three decimals are the most that one has (RFC 9110, 12.4.2).
type Weight = u16;

const FULL: Weight = 1_000;

/// The language with the greatest weight; of several the one that the header names first, then the
/// one that comes first in [`Lang::ALL`].
pub(crate) fn negotiate(header: &str) -> Lang {
    let ranges: Vec<Range<'_>> = header.split(',').filter_map(range).collect();
    let mut best: Option<(Lang, Weight, usize)> = None;
    for lang in Lang::ALL.iter().copied() {
        let Some((weight, place)) = weight(lang, &ranges) else {
            continue;
        };
        if best.is_none_or(|(_, most, first)| weight > most || (weight == most && place < first)) {
            best = Some((lang, weight, place));
        }
    }
    best.map_or_else(Lang::default, |(lang, ..)| lang)
}

/// One member of the list.
struct Range<'a> {
    tag: &'a str,
    weight: Weight,
}

/// How much a language is wanted, and the place in the list that says so; `None` where it is not.
///
/// `fr-CA` and `fr-FR` both want the one French that there is (RFC 4647, 3.4), and the one that
/// wants it most counts. `*` speaks for whatever the list does not name.
fn weight(lang: Lang, ranges: &[Range<'_>]) -> Option<(Weight, usize)> {
    let named = |range: &Range<'_>| {
        let language = range.tag.split('-').next().unwrap_or_default();
        language.eq_ignore_ascii_case(lang.tag())
    };
    let any = |range: &Range<'_>| range.tag == "*";
    most(ranges, named)
        .or_else(|| most(ranges, any))
        .filter(|(weight, _)| *weight > 0)
}

/// The greatest weight among some of the ranges, and the first place that has it.
fn most(ranges: &[Range<'_>], of: impl Fn(&Range<'_>) -> bool) -> Option<(Weight, usize)> {
    let mut most: Option<(Weight, usize)> = None;
    for (place, range) in ranges.iter().enumerate().filter(|(_, range)| of(range)) {
        if most.is_none_or(|(weight, _)| range.weight > weight) {
            most = Some((range.weight, place));
        }
    }
    most
}

/// Reads one member; what is no language range with at most one weight is passed over.
fn range(member: &str) -> Option<Range<'_>> {
    let (tag, weight) = match member.split_once(';') {
        None => (member, FULL),
        Some((tag, parameter)) => (tag, read_weight(parameter.trim_matches(SPACE))?),
    };
    let tag = tag.trim_matches(SPACE);
    let subtag = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|sign| sign.is_ascii_alphanumeric())
    };
    let fits = tag == "*" || tag.split('-').all(subtag);
    fits.then_some(Range { tag, weight })
}

/// Optional white space (RFC 9110, 5.6.3).
const SPACE: [char; 2] = [' ', '\t'];

/// `q=0.5`, with at most three decimals, from 0 to 1.
fn read_weight(parameter: &str) -> Option<Weight> {
    let value = parameter
        .strip_prefix("q=")
        .or_else(|| parameter.strip_prefix("Q="))?;
    let (whole, decimals) = value.split_once('.').unwrap_or((value, ""));
    if decimals.len() > 3 || !decimals.bytes().all(|sign| sign.is_ascii_digit()) {
        return None;
    }
    let thousandths: Weight = format!("{decimals:0<3}").parse().ok()?;
    match (whole, thousandths) {
        ("0", _) => Some(thousandths),
        ("1", 0) => Some(FULL),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(header: &str) -> Lang {
        Lang::negotiate(header)
    }

    #[test]
    fn what_browsers_in_canada_send_is_understood() {
        for header in [
            "fr-CA,fr;q=0.9,en-CA;q=0.8,en;q=0.7",
            "fr-CA, fr-FR;q=0.9, en-US;q=0.5",
            "fr",
            "fr-FR",
            "FR-ca",
        ] {
            assert_eq!(asked(header), Lang::Fr, "{header}");
        }
        for header in [
            "en-CA,en;q=0.9,fr-CA;q=0.8",
            "en-US,en;q=0.5",
            "en",
            "EN-gb",
        ] {
            assert_eq!(asked(header), Lang::En, "{header}");
        }
    }

    #[test]
    fn the_greater_weight_wins_wherever_it_stands() {
        assert_eq!(asked("en;q=0.3, fr;q=0.301"), Lang::Fr);
        assert_eq!(asked("en;q=0.9, de, fr;q=1"), Lang::Fr);
        assert_eq!(asked("fr;q=0.1, en;q=0.2"), Lang::En);
        assert_eq!(asked("fr;q=0.1, en;q=0.5, fr-CA;q=0.6"), Lang::Fr);
    }

    #[test]
    fn of_two_that_are_wanted_alike_the_first_is_taken() {
        assert_eq!(asked("fr, en"), Lang::Fr);
        assert_eq!(asked("en, fr"), Lang::En);
        assert_eq!(asked("de, fr;q=0.5, en;q=0.5"), Lang::Fr);
    }

    #[test]
    fn a_star_speaks_for_whatever_is_not_named() {
        assert_eq!(asked("*"), Lang::En);
        assert_eq!(asked("fr;q=0.5, *;q=0.4"), Lang::Fr);
        assert_eq!(asked("fr;q=0.5, *"), Lang::En);
        assert_eq!(asked("en;q=0.1, *"), Lang::Fr);
        assert_eq!(asked("de, *;q=0.5"), Lang::En);
    }

    #[test]
    fn a_weight_of_zero_rules_a_language_out() {
        assert_eq!(asked("fr;q=0"), Lang::En);
        assert_eq!(asked("fr;q=0, *"), Lang::En);
        assert_eq!(asked("en;q=0, fr;q=0.1"), Lang::Fr);
        assert_eq!(asked("en;q=0.000, *;q=0.1"), Lang::Fr);
        assert_eq!(asked("en;q=0, fr;q=0"), Lang::En);
    }

    #[test]
    fn one_french_that_is_ruled_out_does_not_rule_out_another() {
        assert_eq!(asked("fr-FR;q=0, fr-CA;q=0.9, en;q=0.8"), Lang::Fr);
    }

    #[test]
    fn a_browser_that_asks_for_neither_gets_english() {
        for header in ["", "de", "pa-IN, zh;q=0.9", "fro", "frr-DE", "x-fr"] {
            assert_eq!(asked(header), Lang::En, "{header:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_passed_over_and_the_rest_is_heard() {
        for member in [
            "",
            " ",
            ";",
            ";q=1",
            "en;q",
            "en;q=",
            "en;q=2",
            "en;q=1.001",
            "en;q=0.1234",
            "en;q=-1",
            "en;q=1e3",
            "en;q=.9",
            "en;q=0,9",
            "en;q=0.9;q=1",
            "en;level=1",
            "en_CA",
            "en-",
            "e n",
            "en-abcdefghi",
            "é",
            "\u{0}",
            "français",
        ] {
            let header = format!("{member}, fr;q=0.001");
            assert_eq!(asked(&header), Lang::Fr, "{header:?}");
            assert_eq!(asked(member), Lang::En, "{member:?}");
        }
        assert_eq!(asked(",, ,fr,,"), Lang::Fr);
        assert_eq!(asked("\tfr ;\tq=0.5\t,"), Lang::Fr);
        assert_eq!(asked("en;Q=0.1, fr;q=0.2"), Lang::Fr);
    }

    /// All headers of up to five of these signs: some forty thousand.
    #[test]
    fn no_short_header_stops_the_server() {
        let signs = ["fr", "en", "*", ",", ";", "q=", "0", ".", "-", "é"];
        let mut headers = vec![String::new()];
        let mut from = 0;
        for _ in 0..5 {
            let until = headers.len();
            for place in from..until {
                for sign in signs {
                    headers.push(format!("{}{sign}", headers[place]));
                }
            }
            from = until;
            if headers.len() > 40_000 {
                break;
            }
        }
        for header in headers {
            let _ = asked(&header);
        }
    }
}
