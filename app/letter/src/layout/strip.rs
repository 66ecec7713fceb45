//! Strips of a page that are never parted, and which of them hold together.

use super::item::Placed;
use super::lines::Line;
use super::size;
use super::structure::ElementId;

/// An answer of up to so many lines is not parted.
const WHOLE: usize = 5;

/// As much as is never parted: a line's height of a page.
pub(super) struct Strip {
    /// Left empty above, unless the page begins here.
    pub(super) gap: f32,
    pub(super) height: f32,
    /// Placed as if the strip began at the page's top.
    pub(super) items: Vec<Placed>,
    /// Whether the next strip must be on the same page.
    pub(super) holds_next: bool,
}

/// Lines side by side, each from its own left.
pub(super) fn strip(lines: impl IntoIterator<Item = (Line, f32, ElementId)>, size: f32) -> Strip {
    let items = lines
        .into_iter()
        .map(|(line, x, element)| line.at(x, size * size::ASCENT).of(element));
    Strip {
        gap: 0.0,
        height: size * size::LEADING,
        items: items.collect(),
        holds_next: false,
    }
}

/// The gap above an answer, and which of its lines hold together: all of a short one, of a long one
/// the first two and the last two.
pub(super) fn open(strips: &mut [Strip], gap: f32) {
    let count = strips.len();
    for (place, strip) in strips.iter_mut().enumerate() {
        if place == 0 {
            strip.gap = gap;
        }
        let is_last = place + 1 == count;
        let at_an_end = place == 0 || place + 2 == count;
        strip.holds_next = !is_last && (count <= WHOLE || at_an_end);
    }
}

pub(super) fn hold_all(strips: &mut [Strip]) {
    for strip in strips {
        strip.holds_next = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(count: usize) -> Vec<bool> {
        let mut strips: Vec<Strip> = (0..count).map(|_| strip([], size::BODY)).collect();
        open(&mut strips, 0.0);
        strips.iter().map(|strip| strip.holds_next).collect()
    }

    #[test]
    fn a_short_answer_is_not_parted() {
        assert_eq!(held(1), [false]);
        assert_eq!(held(WHOLE), [true, true, true, true, false]);
    }

    #[test]
    fn a_long_answer_leaves_no_line_alone_on_a_page() {
        assert_eq!(held(7), [true, false, false, false, false, true, false]);
    }
}
