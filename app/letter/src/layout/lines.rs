//! Breaks text into lines where Unicode allows it (UAX 14); a word that is wider than the line is
//! broken between letters.

use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

use super::item::{Item, TextLine};
use crate::fonts::{Fonts, Weight};
use crate::shape::{Run, shape, spelled};

/// How a text looks.
#[derive(Clone, Copy)]
pub(super) struct Style<'a> {
    pub(super) fonts: &'a Fonts<'a>,
    pub(super) weight: Weight,
    /// Points.
    pub(super) size: f32,
}

/// A line that was shaped, not yet placed.
pub(super) struct Line {
    runs: Vec<Run>,
    size: f32,
}

impl Line {
    /// Points.
    pub(super) fn width(&self) -> f32 {
        self.runs.iter().map(Run::width).sum::<f32>() * self.size
    }

    pub(super) fn at(self, x: f32, baseline: f32) -> Item {
        Item::Text(TextLine {
            x,
            baseline,
            size: self.size,
            runs: self.runs,
        })
    }
}

impl Style<'_> {
    /// One line, however wide.
    pub(super) fn line(self, text: &str) -> Line {
        self.shaped(&spelled(text, self.fonts))
    }

    /// As many lines as it takes; ends of lines in the text are kept. Where a line ends between
    /// words it ends with a space: whoever reads the lines one after the other, and does not see
    /// them, hears two words.
    pub(super) fn lines(self, text: &str, width: f32) -> Vec<Line> {
        let text = spelled(text, self.fonts);
        let mut lines = Vec::new();
        let mut paragraphs = text.split('\n').peekable();
        while let Some(paragraph) = paragraphs.next() {
            let mut broken = self.paragraph(paragraph, width);
            let last = broken.pop().unwrap_or_default();
            lines.extend(broken.into_iter().map(|line| self.shaped(line)));
            lines.push(match paragraphs.peek() {
                Some(_) => self.shaped(&format!("{last} ")),
                None => self.shaped(last),
            });
        }
        lines
    }

    fn shaped(self, text: &str) -> Line {
        Line {
            runs: shape(text, self.weight, self.fonts),
            size: self.size,
        }
    }

    fn paragraph(self, text: &str, width: f32) -> Vec<&str> {
        let mut lines = Vec::new();
        let (mut start, mut end, mut filled) = (0, 0, 0.0);
        for piece_end in self.pieces(text, width) {
            let piece = &text[end..piece_end];
            let bare = self.shaped(piece.trim_end()).width();
            if end > start && filled + bare > width {
                lines.push(with_one_space(&text[start..end]));
                start = end;
                filled = 0.0;
            }
            filled += self.shaped(piece).width();
            end = piece_end;
        }
        lines.push(text[start..].trim_end());
        lines
    }

    /// The ends of the pieces that lines are made of: what lies between two places where Unicode
    /// allows a break, or single letters where that is wider than a line.
    fn pieces(self, text: &str, width: f32) -> Vec<usize> {
        let mut ends = Vec::new();
        let mut start = 0;
        for (end, _) in linebreaks(text) {
            let piece = &text[start..end];
            if self.shaped(piece.trim_end()).width() > width {
                let letters = piece.grapheme_indices(true);
                ends.extend(letters.map(|(place, letter)| start + place + letter.len()));
            } else {
                ends.push(end);
            }
            start = end;
        }
        ends
    }
}

/// Without the spaces at the end, but for one.
fn with_one_space(line: &str) -> &str {
    let bare = line.trim_end();
    if line[bare.len()..].starts_with(' ') {
        &line[..=bare.len()]
    } else {
        bare
    }
}
