//! The attachments of a commit: BIND, the list of hashes and what was uploaded say the same.

use referral::attachment::Limits;
use referral::id::AttachmentId;
use sealing::Sha256Digest;
use sealing::bind::BoundAttachment;
use sealing::parts::{AttachmentHash, Layout};
use store::{KeptAttachment, KeptPart};
use thiserror::Error;

use super::room;

/// Why the attachments are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(super) enum DoNotAgree {
    #[error("there are more, or larger ones, than may be sent")]
    TooLarge,
    #[error("a part has not arrived")]
    Missing,
    #[error("what arrived is not what was sealed")]
    Differ,
}

/// The attachments in BIND's order, all of whose parts have arrived, and no other.
pub(super) fn check(
    limits: &Limits,
    bound: &[BoundAttachment],
    hashes: &[(AttachmentId, Sha256Digest)],
    parts: &[KeptPart],
) -> Result<Vec<KeptAttachment>, DoNotAgree> {
    if !room::holds(limits, bound) {
        return Err(DoNotAgree::TooLarge);
    }
    let named = bound.iter().map(|bound| bound.aid);
    if !named.eq(hashes.iter().map(|(id, _)| *id)) {
        return Err(DoNotAgree::Differ);
    }
    let arrived = bound.iter().zip(hashes);
    let arrived = arrived.map(|(bound, (_, hash))| attachment(*bound, hash, parts));
    let arrived: Vec<_> = arrived.collect::<Result<_, _>>()?;
    let of_these: usize = arrived.iter().map(|(_, parts)| parts).sum();
    if of_these == parts.len() {
        Ok(arrived.into_iter().map(|(kept, _)| kept).collect())
    } else {
        Err(DoNotAgree::Differ)
    }
}

/// One attachment, and how many parts it has.
fn attachment(
    bound: BoundAttachment,
    hash: &Sha256Digest,
    parts: &[KeptPart],
) -> Result<(KeptAttachment, usize), DoNotAgree> {
    let layout = Layout::of_ciphertext(bound.bytes).map_err(|_| DoNotAgree::Differ)?;
    let mut own: Vec<_> = parts
        .iter()
        .filter(|part| part.attachment == bound.aid)
        .collect();
    own.sort_unstable_by_key(|part| part.part);
    let mut of_parts = AttachmentHash::default();
    for (number, part) in (0..layout.parts()).zip(&own) {
        if u64::from(part.part) != number {
            return Err(DoNotAgree::Missing);
        }
        let place = layout.part(number).ok_or(DoNotAgree::Differ)?;
        if part.bytes != place.end - place.start {
            return Err(DoNotAgree::Differ);
        }
        of_parts.push(&Sha256Digest::from_bytes(part.sha256));
    }
    if (own.len() as u64) < layout.parts() {
        return Err(DoNotAgree::Missing);
    }
    if of_parts.finish() != *hash || own.len() as u64 > layout.parts() {
        return Err(DoNotAgree::Differ);
    }
    let kept = KeptAttachment {
        id: bound.aid,
        bytes: bound.bytes,
        sha256: *hash.as_bytes(),
    };
    Ok((kept, own.len()))
}

#[cfg(test)]
mod tests {
    use sealing::attachment::ciphertext_len;
    use sealing::parts::PART_PLAINTEXT;

    use super::*;

    const ONE: AttachmentId = AttachmentId::from_bytes([1; 16]);
    const TWO: AttachmentId = AttachmentId::from_bytes([2; 16]);

    /// One attachment of two parts, and one of one.
    struct Story {
        bound: Vec<BoundAttachment>,
        hashes: Vec<(AttachmentId, Sha256Digest)>,
        parts: Vec<KeptPart>,
    }

    impl Story {
        fn new() -> Self {
            let mut story = Self {
                bound: Vec::new(),
                hashes: Vec::new(),
                parts: Vec::new(),
            };
            story.add(ONE, PART_PLAINTEXT + 1);
            story.add(TWO, 5_000);
            story
        }

        fn add(&mut self, aid: AttachmentId, size: u64) {
            let bytes = ciphertext_len(size);
            let layout = Layout::of_ciphertext(bytes).expect("a layout");
            let mut hash = AttachmentHash::default();
            for (number, part) in (0..layout.parts()).zip(0..) {
                let place = layout.part(number).expect("a part");
                let digest = Sha256Digest::of(&[aid.as_bytes()[0], part]);
                hash.push(&digest);
                self.parts.push(KeptPart {
                    attachment: aid,
                    part: part.into(),
                    bytes: place.end - place.start,
                    sha256: *digest.as_bytes(),
                });
            }
            self.bound.push(BoundAttachment { aid, bytes });
            self.hashes.push((aid, hash.finish()));
        }

        fn check(&self) -> Result<Vec<KeptAttachment>, DoNotAgree> {
            check(&Limits::default(), &self.bound, &self.hashes, &self.parts)
        }
    }

    fn refusal(change: impl FnOnce(&mut Story)) -> Option<DoNotAgree> {
        let mut story = Story::new();
        change(&mut story);
        story.check().err()
    }

    #[test]
    fn attachments_that_agree_are_kept_in_binds_order() {
        let mut story = Story::new();
        // The parts may have arrived in any order.
        story.parts.reverse();
        let kept = story.check().expect("they agree");
        let ids: Vec<_> = kept.iter().map(|kept| kept.id).collect();
        assert_eq!(ids, [ONE, TWO]);
        assert_eq!(kept[0].bytes, story.bound[0].bytes);
        assert_eq!(kept[1].sha256, *story.hashes[1].1.as_bytes());
    }

    #[test]
    fn a_part_that_is_missing_is_said_to_be() {
        for missing in 0..3 {
            let refused = refusal(|story| {
                story.parts.remove(missing);
            });
            assert_eq!(refused, Some(DoNotAgree::Missing), "{missing}");
        }
    }

    #[test]
    fn whatever_differs_is_refused() {
        let differ = Some(DoNotAgree::Differ);
        assert_eq!(refusal(|story| story.hashes.reverse()), differ);
        assert_eq!(refusal(|story| story.hashes.truncate(1)), differ);
        assert_eq!(
            refusal(|story| story.hashes[0].1 = story.hashes[1].1),
            differ
        );
        assert_eq!(refusal(|story| story.parts[1].bytes += 16), differ);
        assert_eq!(refusal(|story| story.parts[0].sha256[0] ^= 1), differ);
        // Uploaded and not sealed: a whole attachment, or a part more.
        let unsealed = |story: &mut Story| {
            story.bound.pop();
            story.hashes.pop();
        };
        assert_eq!(refusal(unsealed), differ);
        let another = |story: &mut Story| {
            let mut part = story.parts[2];
            part.part = 1;
            story.parts.push(part);
        };
        assert_eq!(refusal(another), differ);
    }

    #[test]
    fn attachments_past_the_limits_are_refused_before_anything_else() {
        let many = |story: &mut Story| {
            for n in 3..=21 {
                story.add(AttachmentId::from_bytes([n; 16]), 1);
            }
        };
        assert_eq!(refusal(many), Some(DoNotAgree::TooLarge));
    }
}
