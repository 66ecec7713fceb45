//! Which groups of the kit are asked back.

/// How many groups a kit has.
const GROUPS: u8 = 8;

/// Two different groups, from 0, the lower one first. `random` is random bytes: every pair is
/// equally likely.
pub fn two_groups(random: [u8; 16]) -> [usize; 2] {
    let [first, rest @ ..] = random;
    let first = first % GROUPS;
    // 252 is the largest multiple of seven in a byte: what is above would favour some groups.
    let drawn = rest.into_iter().find(|byte| *byte < 252);
    // Fifteen bytes above it come once in as many tries as there are atoms in a hill.
    let step = drawn.unwrap_or_default() % (GROUPS - 1) + 1;
    let second = (first + step) % GROUPS;
    let mut both = [usize::from(first), usize::from(second)];
    both.sort_unstable();
    both
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn every_pair_of_groups_is_equally_likely() {
        let mut seen: BTreeMap<[usize; 2], u32> = BTreeMap::new();
        for first in 0..=255 {
            for second in 0..252 {
                let mut random = [255; 16];
                random[0] = first;
                random[9] = second;
                *seen.entry(two_groups(random)).or_default() += 1;
            }
        }
        assert_eq!(seen.len(), 28);
        assert!(seen.keys().all(|[low, high]| low < high && *high < 8));
        let counts: Vec<_> = seen.values().collect();
        assert!(counts.iter().all(|count| *count == counts[0]));
    }

    #[test]
    fn bytes_that_would_favour_a_group_are_passed_over() {
        let mut random = [255; 16];
        random[0] = 0;
        random[15] = 6;
        assert_eq!(two_groups(random), [0, 7]);
        assert_eq!(two_groups([255; 16]), [0, 7], "and an end is found anyway");
    }
}
