//! A key's fingerprint, as people compare it.

/// Hexadecimal in groups of four, to be compared by eye or read out.
pub fn in_groups(fingerprint: &str) -> String {
    let signs: Vec<char> = fingerprint.chars().collect();
    let groups: Vec<String> = signs.chunks(4).map(String::from_iter).collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_read_out_in_groups_of_four() {
        assert_eq!(in_groups("0123456789ab"), "0123 4567 89ab");
        assert_eq!(in_groups(""), "");
    }
}
