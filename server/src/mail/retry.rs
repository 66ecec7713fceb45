//! When a mail that was not handed over is tried again.

use store::mail::Mail;
use time::Duration;

/// The wait after the first try; it doubles with every other one.
const FIRST: Duration = Duration::seconds(15);
/// No wait is longer.
const LONGEST: Duration = Duration::hours(4);
/// Tries within about three days: who is mailed then has telephoned long ago.
const MOST: u32 = 28;
/// Tries within the ten minutes for which a code holds.
const MOST_OF_CODE: u32 = 6;

/// How long to wait after the `tried`th try; `None` when the mail is given up.
pub(super) fn after(tried: u32, mail: &Mail) -> Option<Duration> {
    let most = match mail {
        Mail::Code { .. } => MOST_OF_CODE,
        _ => MOST,
    };
    (tried < most).then(|| wait(tried))
}

/// How long a mail waits that was not tried this time, for the `claimed`th: as long as after the
/// last time that it was.
pub(super) fn untried(claimed: u32) -> Duration {
    wait(claimed.saturating_sub(1))
}

fn wait(tried: u32) -> Duration {
    let doubled = 1_i32.checked_shl(tried.saturating_sub(1));
    doubled
        .filter(|times| (1..=1_000).contains(times))
        .map_or(LONGEST, |times| (FIRST * times).min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted() -> Mail {
        Mail::Accepted {
            number: "R-7K4M-2QXD-4".parse().expect("a number"),
            practice: "Orchard Surgical".to_owned(),
            wait: None,
        }
    }

    fn code() -> Mail {
        Mail::Code {
            number: "R-7K4M-2QXD-4".parse().expect("a number"),
            code: "042917".to_owned(),
        }
    }

    /// All waits until it is given up.
    fn waits(mail: &Mail) -> Vec<Duration> {
        (1..).map_while(|tried| after(tried, mail)).collect()
    }

    #[test]
    fn the_waits_double_up_to_four_hours_and_end_after_three_days() {
        let waits = waits(&accepted());
        assert_eq!(waits[..3], [15, 30, 60].map(Duration::seconds));
        assert!(waits.is_sorted());
        assert_eq!(waits.last(), Some(&LONGEST));
        let all: Duration = waits.iter().copied().sum();
        assert!(
            all > Duration::days(3) && all < Duration::hours(76),
            "{all}"
        );
    }

    #[test]
    fn a_code_is_not_mailed_after_it_has_ended() {
        let all: Duration = waits(&code()).iter().copied().sum();
        assert!(all < Duration::minutes(10), "{all}");
    }

    #[test]
    fn whatever_was_counted_there_is_an_answer() {
        assert_eq!(after(u32::MAX, &accepted()), None);
        assert_eq!(wait(u32::MAX), LONGEST);
        assert_eq!(wait(0), FIRST);
    }
}
