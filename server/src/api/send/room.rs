//! How much may be attached. The server sees only ciphertexts, whose lengths are padded.

use std::collections::BTreeSet;

use referral::attachment::Limits;
use referral::id::AttachmentId;
use sealing::attachment::ciphertext_len;
use sealing::bind::BoundAttachment;
use sealing::padme::{MIN_LEN, padded_len};
use sealing::parts::{Layout, PART_LEN};
use store::KeptPart;

/// The longest part: the first, with the header before its chunks.
pub(super) const LONGEST_PART: usize = 8_396_856;
const _: () = assert!(LONGEST_PART as u64 == PART_LEN + 56);

/// Whether one part more may be kept beside these.
pub(super) fn fits(limits: &Limits, noted: &[KeptPart], new: &KeptPart) -> bool {
    let longest = Layout::of_plaintext(padded_len(limits.each));
    let part = longest.part(new.part.into());
    let mut files: BTreeSet<AttachmentId> = noted.iter().map(|part| part.attachment).collect();
    files.insert(new.attachment);
    let together: u64 = noted.iter().map(|part| part.bytes).sum();
    part.is_some_and(|part| new.bytes <= part.end - part.start)
        && files.len() <= limits.files
        && together + new.bytes <= most_together(limits)
}

/// No ciphertexts of files within the limits are longer together. Padding adds a sixteenth at most,
/// but for small files; tags and headers are less than half of the rest.
fn most_together(limits: &Limits) -> u64 {
    limits.together + limits.together / 8 + limits.files as u64 * 2 * MIN_LEN
}

/// Whether ciphertexts of these lengths may be of files within the limits.
pub(super) fn holds(limits: &Limits, attachments: &[BoundAttachment]) -> bool {
    let least: Option<u64> = attachments
        .iter()
        .map(|attachment| least_size(attachment.bytes))
        .sum();
    attachments.len() <= limits.files
        && least.is_some_and(|least| least <= limits.together)
        && attachments
            .iter()
            .all(|attachment| attachment.bytes <= ciphertext_len(limits.each))
}

/// The size of the smallest file whose ciphertext has this length; `None` if no file's has.
fn least_size(ciphertext: u64) -> Option<u64> {
    let padded = Layout::of_ciphertext(ciphertext).ok()?.plaintext_len();
    if padded_len(padded) != padded {
        return None;
    }
    let (mut low, mut high) = (1, padded);
    while low < high {
        let middle = low + (high - low) / 2;
        if padded_len(middle) < padded {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Some(low)
}

#[cfg(test)]
mod tests {
    use sealing::parts::PART_PLAINTEXT;

    use super::*;

    const MB: u64 = 1_000_000;
    const LIMITS: Limits = Limits {
        files: 20,
        each: 250 * MB,
        together: 500 * MB,
    };

    fn files(sizes: &[u64]) -> Vec<BoundAttachment> {
        let file = |(n, size): (u8, &u64)| BoundAttachment {
            aid: AttachmentId::from_bytes([n; 16]),
            bytes: ciphertext_len(*size),
        };
        (0..).zip(sizes).map(file).collect()
    }

    fn part(attachment: u8, part: u32, bytes: u64) -> KeptPart {
        KeptPart {
            attachment: AttachmentId::from_bytes([attachment; 16]),
            part,
            bytes,
            sha256: [0; 32],
        }
    }

    #[test]
    fn what_a_sender_may_choose_is_taken_whatever_its_padding() {
        for sizes in [
            &[][..],
            &[1],
            &[250 * MB, 250 * MB],
            &[25 * MB; 20],
            &[24_999_999; 20],
            &[250 * MB, 249 * MB, 1, 1, 1],
        ] {
            assert!(holds(&LIMITS, &files(sizes)), "{sizes:?}");
            let uploaded: u64 = files(sizes).iter().map(|file| file.bytes).sum();
            assert!(uploaded <= most_together(&LIMITS), "{sizes:?}");
        }
    }

    #[test]
    fn too_many_too_large_and_too_much_together_are_not() {
        for sizes in [
            &[1; 21][..],
            // Of such sizes some megabytes may be padding: a step further is not.
            &[252 * MB],
            &[250 * MB, 250 * MB, 6 * MB],
            &[26 * MB; 20],
        ] {
            assert!(!holds(&LIMITS, &files(sizes)), "{sizes:?}");
        }
    }

    #[test]
    fn a_length_that_no_file_has_is_not_taken() {
        for bytes in [0, 71, 4_112 + 56, ciphertext_len(5_000) + 1] {
            let mut files = files(&[1]);
            files[0].bytes = bytes;
            assert_eq!(
                holds(&LIMITS, &files),
                bytes == ciphertext_len(1),
                "{bytes}"
            );
        }
    }

    #[test]
    fn a_part_is_as_long_as_its_place_allows() {
        let longest = LONGEST_PART as u64;
        assert_eq!(
            Layout::of_plaintext(PART_PLAINTEXT * 2).part(0),
            Some(0..longest)
        );
        assert!(fits(&LIMITS, &[], &part(1, 0, longest)));
        assert!(!fits(&LIMITS, &[], &part(1, 0, longest + 1)));
        assert!(fits(&LIMITS, &[], &part(1, 1, longest - 56)));
        assert!(!fits(&LIMITS, &[], &part(1, 1, longest)));
        // The largest file fills thirty parts: the last of them holds an empty chunk.
        assert!(fits(&LIMITS, &[], &part(1, 30, 16)));
        assert!(!fits(&LIMITS, &[], &part(1, 30, 17)));
        assert!(!fits(&LIMITS, &[], &part(1, 31, 16)));
    }

    #[test]
    fn parts_are_kept_up_to_so_many_files_and_so_much_together() {
        let many: Vec<_> = (0..20).map(|n| part(n, 0, 16)).collect();
        assert!(fits(&LIMITS, &many, &part(19, 1, 16)));
        assert!(!fits(&LIMITS, &many, &part(20, 0, 16)));
        let much = vec![part(1, 0, most_together(&LIMITS) - 16)];
        assert!(fits(&LIMITS, &much, &part(1, 1, 16)));
        assert!(!fits(&LIMITS, &much, &part(1, 1, 17)));
    }
}
