//! Padmé: lengths rounded so that they say little and cost at most 12 %.
//!
//! Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and
//! Communication with PURBs" (2019), section 4.

/// The shortest padded length: small objects all look alike.
pub const MIN_LEN: u64 = 4096;

/// The padded length of `len` bytes: at least `len` and [`MIN_LEN`].
///
/// Lengths within a factor of two of `u64::MAX` are returned as they are.
pub const fn padded_len(len: u64) -> u64 {
    if len <= MIN_LEN {
        return MIN_LEN;
    }
    let exponent = len.ilog2();
    let significant = exponent.ilog2() + 1;
    let mask = (1_u64 << (exponent - significant)) - 1;
    match len.checked_add(mask) {
        Some(sum) => sum & !mask,
        None => len,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_lengths_are_rounded_as_the_paper_says() {
        for (len, padded) in [
            (0, 4096),
            (1, 4096),
            (4096, 4096),
            (4097, 4352),
            (10_000, 10_240),
            (1_000_000, 1_015_808),
            (250_000_000, 251_658_240),
        ] {
            assert_eq!(padded_len(len), padded, "{len}");
        }
    }

    proptest! {
        #[test]
        fn padding_never_shortens_and_costs_at_most_twelve_percent(len in MIN_LEN..1 << 40) {
            let padded = padded_len(len);
            prop_assert!(padded >= len);
            prop_assert!((padded - len) * 100 <= len * 12);
        }

        #[test]
        fn a_padded_length_is_its_own_padded_length(len in 0_u64..1 << 40) {
            prop_assert_eq!(padded_len(padded_len(len)), padded_len(len));
        }

        #[test]
        fn longer_never_becomes_shorter(len in 0_u64..1 << 40) {
            prop_assert!(padded_len(len) <= padded_len(len + 1));
        }
    }
}
