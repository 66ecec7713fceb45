//! The head of the first page: what this is, how soon, which number, from whom to whom.

use super::canvas::{Canvas, Column};
use super::item::Item;
use super::size;
use super::strip::Strip;
use super::structure::{Role, Structure};
use super::urgency::{SIGN, sign};
use crate::fonts::{Fonts, Weight};
use crate::model::{Letter, Party};

/// How much of the sheet's corner is folded.
const FOLD: f32 = 28.0;
/// Between the sheet and what stands on it.
const PADDING: f32 = 12.0;
/// The heading and what it is about.
const LEFT: Column = Column {
    x: size::MARGIN + PADDING,
    width: 222.0,
};
/// The labels of number, urgency and date, and what they say.
const LABELS: Column = Column {
    x: 298.0,
    width: 84.0,
};
const VALUES: Column = Column {
    x: 384.0,
    width: size::RIGHT - PADDING - 384.0,
};

pub(super) fn letterhead(letter: &Letter, fonts: &Fonts, structure: &mut Structure) -> Strip {
    let mut canvas = Canvas::new(fonts);
    let left = opening(letter, &mut canvas, structure);
    let right = facts(letter, &mut canvas, structure);
    let rule = left.max(right) + 8.0;
    canvas.draw(sheet(rule));
    let mut bottom = rule;
    let mut column = Column {
        x: size::MARGIN + PADDING,
        width: LEFT.width,
    };
    for party in &letter.parties {
        bottom = bottom.max(self::party(
            party,
            column,
            rule + 10.0,
            &mut canvas,
            structure,
        ));
        // Below the labels of the head.
        column.x = LABELS.x;
        column.width = size::RIGHT - PADDING - LABELS.x;
    }
    canvas.into_strip(0.0, bottom)
}

/// The sheet that the head stands on, its upper right corner folded over: the letter that becomes
/// its own envelope.
pub(super) fn sheet(bottom: f32) -> [Item; 2] {
    let (left, right, top) = (size::MARGIN, size::RIGHT, -PADDING);
    let (start, end) = ((right - FOLD, top), (right, top + FOLD));
    let edge = vec![
        start,
        end,
        (right, bottom),
        (left, bottom),
        (left, top),
        start,
    ];
    let flap = vec![start, (right - FOLD, top + FOLD), end];
    [edge, flap].map(|points| Item::Stroke {
        points,
        thickness: 1.25,
    })
}

fn opening(letter: &Letter, canvas: &mut Canvas, structure: &mut Structure) -> f32 {
    let heading = structure.add(Structure::DOCUMENT, Role::Heading(1));
    let y = canvas.text(&letter.title, (Weight::Bold, 28.0), LEFT, 0.0, heading);
    let subject = structure.add(Structure::DOCUMENT, Role::Paragraph);
    canvas.text(&letter.subject, (Weight::Regular, 13.0), LEFT, y, subject)
}

/// Number, urgency with its sign, date.
fn facts(letter: &Letter, canvas: &mut Canvas, structure: &mut Structure) -> f32 {
    let list = structure.add(Structure::DOCUMENT, Role::List);
    let mut y = 6.0;
    for (place, (label, value)) in letter.facts.iter().enumerate() {
        let (label_element, value_element) = structure.add_item(list);
        let is_large = place < 2;
        let (weight, size) = if is_large {
            (Weight::Bold, 13.0)
        } else {
            (Weight::Regular, 10.0)
        };
        // On the same line as the larger value beside it.
        let lower = (size - size::LABEL) * size::ASCENT;
        let look = (Weight::Bold, size::LABEL);
        let after = canvas.text(label, look, LABELS, y + lower, label_element);
        let mut column = VALUES;
        if place == 0 {
            let baseline = y + size * size::ASCENT;
            canvas.draw(sign(letter.head.level, column.x, baseline, size));
            column.x += size * SIGN + 5.0;
        }
        let end = canvas.text(value, (weight, size), column, y, value_element);
        y = end.max(after - lower) + 1.0;
    }
    y
}

fn party(
    party: &Party,
    column: Column,
    top: f32,
    canvas: &mut Canvas,
    structure: &mut Structure,
) -> f32 {
    let section = structure.add(Structure::DOCUMENT, Role::Section);
    let heading = structure.add(section, Role::Heading(2));
    let look = (Weight::Bold, size::LABEL);
    let mut y = canvas.text(&party.title, look, column, top, heading);
    for (place, line) in party.lines.iter().enumerate() {
        let weight = if place == 0 {
            Weight::Bold
        } else {
            Weight::Regular
        };
        let element = structure.add(section, Role::Paragraph);
        y = canvas.text(line, (weight, size::BODY), column, y, element);
    }
    y
}
