//! Codes that change with time (RFC 6238), as every authenticator app makes them: HMAC-SHA-1, six
//! digits, a new one every 30 seconds.

use hmac::{Hmac, Mac};
use sha1::Sha1;
use subtle::ConstantTimeEq;
use time::OffsetDateTime;

/// Bytes that the server and an authenticator share (RFC 4226, section 4, R6).
pub(crate) const SECRET: usize = 20;
/// How long a code is shown: seconds.
const STEP: u64 = 30;
const DIGITS: usize = 6;
/// How far clocks may be apart: steps, both ways.
const SKEW: u64 = 1;

/// The step whose code this is, of those that may be shown now. Spaces that an app shows in a code are
/// no part of it.
pub(crate) fn step_of(secret: &[u8], typed: &str, now: OffsetDateTime) -> Option<u64> {
    let typed: String = typed.chars().filter(|sign| !sign.is_whitespace()).collect();
    let now = u64::try_from(now.unix_timestamp()).ok()? / STEP;
    let steps = now.saturating_sub(SKEW)..=now + SKEW;
    // All of them are compared, whichever it is.
    let fits =
        steps.filter(|step| bool::from(code(secret, *step).as_bytes().ct_eq(typed.as_bytes())));
    fits.max()
}

/// What an authenticator shows then.
#[cfg(test)]
pub(crate) fn code_at(secret: &[u8], now: OffsetDateTime) -> String {
    let now = u64::try_from(now.unix_timestamp()).expect("after 1970");
    code(secret, now / STEP)
}

/// HOTP's truncation (RFC 4226, section 5.3).
fn code(secret: &[u8], step: u64) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret)
        .unwrap_or_else(|_| unreachable!("a key of HMAC has any length"));
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let place = usize::from(hash[19] & 15);
    let bits = [
        hash[place],
        hash[place + 1],
        hash[place + 2],
        hash[place + 3],
    ];
    let number = (u32::from_be_bytes(bits) & 0x7fff_ffff) % 1_000_000;
    format!("{number:0DIGITS$}")
}

/// Base32 (RFC 4648, section 6), of bytes that fill whole groups of five.
pub(crate) fn base32(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut text = String::new();
    for group in bytes.chunks(5) {
        let mut bits = [0; 8];
        bits[3..3 + group.len()].copy_from_slice(group);
        let bits = u64::from_be_bytes(bits);
        for place in (0..8).rev() {
            let value = usize::try_from(bits >> (place * 5) & 31).unwrap_or_default();
            text.push(char::from(SIGNS[value]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use time::Duration;

    use super::*;

    const RFC: &[u8; SECRET] = b"12345678901234567890";

    fn at(seconds: i64) -> OffsetDateTime {
        OffsetDateTime::UNIX_EPOCH + Duration::seconds(seconds)
    }

    #[test]
    fn the_codes_are_those_of_the_rfc() {
        // RFC 6238, appendix B, the last six of its eight digits.
        for (seconds, shown) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            let step = u64::try_from(seconds / 30).expect("after 1970");
            assert_eq!(step_of(RFC, shown, at(seconds)), Some(step), "{seconds}");
        }
    }

    #[test]
    fn a_code_counts_half_a_minute_before_and_after_and_no_longer() {
        let shown = "005924";
        let step = 1_234_567_890_i64 / 30;
        let expected = u64::try_from(step).ok();
        for (seconds, found) in [
            (step * 30 - 31, None),
            (step * 30 - 30, expected),
            (step * 30, expected),
            (step * 30 + 59, expected),
            (step * 30 + 60, None),
        ] {
            assert_eq!(step_of(RFC, shown, at(seconds)), found, "{seconds}");
        }
    }

    #[test]
    fn spaces_do_not_count_and_anything_else_does() {
        let now = at(1_234_567_890);
        assert!(step_of(RFC, " 005 924 ", now).is_some());
        for typed in ["", "5924", "0059240", "005925", "OO5924", "00592４"] {
            assert_eq!(step_of(RFC, typed, now), None, "{typed}");
        }
    }

    #[test]
    fn a_secret_is_written_as_apps_read_it() {
        assert_eq!(base32(b"fooba"), "MZXW6YTB");
        assert_eq!(base32(RFC), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
