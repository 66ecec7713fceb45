//! The patient in a box of their own, to be found at a glance.

use super::canvas::{Canvas, Column};
use super::item::Item;
use super::size;
use super::strip::Strip;
use super::structure::{ElementId, Role, Structure};
use crate::fonts::{Fonts, Weight};
use crate::model::{Block, Section};

/// Between the frame and what it holds.
const PADDING: f32 = 12.0;
/// Between the two columns.
const GUTTER: f32 = 16.0;
const INNER: f32 = size::MEASURE - 2.0 * PADDING;
/// Names of streets and towns stand in the right column, which is wider.
const LEFT: f32 = 208.0;
const RIGHT: f32 = INNER - GUTTER - LEFT;
/// How wide labels are in a column.
const LABELS: f32 = 84.0;
/// A higher box would not leave room for a question on the page; the lines are then told as any
/// others are.
const HIGHEST: f32 = 340.0;

/// The box; `None` if it would be too high.
pub(super) fn boxed(patient: &Section, fonts: &Fonts, structure: &mut Structure) -> Option<Strip> {
    let mut tried = structure.clone();
    let strip = draw(patient, fonts, &mut tried);
    let fits = strip.height <= HIGHEST;
    fits.then(|| *structure = tried);
    fits.then_some(strip)
}

fn draw(patient: &Section, fonts: &Fonts, structure: &mut Structure) -> Strip {
    let mut canvas = Canvas::new(fonts);
    let section = structure.add(Structure::DOCUMENT, Role::Section);
    let all = Column {
        x: size::MARGIN + PADDING,
        width: INNER,
    };
    let heading = structure.add(section, Role::Heading(2));
    let look = (Weight::Bold, size::LABEL);
    let mut y = canvas.text(&patient.title, look, all, PADDING - 2.0, heading);
    let list = structure.add(section, Role::List);
    let (rows, prose) = parted(patient);
    if let Some(((label, value), rows)) = rows.split_first() {
        let name = (Weight::Bold, 15.0);
        y = row((label, value), name, all, y, &mut canvas, list, structure) + 3.0;
        y = columns(rows, y, &mut canvas, list, structure);
    }
    for (label, text) in prose {
        let heading = structure.add(section, Role::Heading(3));
        y = canvas.text(label, look, all, y + 4.0, heading);
        let paragraph = structure.add(section, Role::Paragraph);
        y = canvas.text(text, (Weight::Regular, size::BODY), all, y, paragraph);
    }
    let height = y + PADDING - 2.0;
    canvas.draw([frame(height)]);
    canvas.into_strip(14.0, height)
}

type Told<'a> = Vec<(&'a str, &'a str)>;

fn parted(patient: &Section) -> (Told<'_>, Told<'_>) {
    let (mut rows, mut prose) = (Vec::new(), Vec::new());
    for block in &patient.blocks {
        match block {
            Block::Row { label, value } => rows.push((label.as_str(), value.as_str())),
            Block::Prose { label, text } => prose.push((label.as_str(), text.as_str())),
        }
    }
    (rows, prose)
}

/// The rows in two columns, the left one being read first; gives where the longer one ends.
fn columns(
    rows: &[(&str, &str)],
    top: f32,
    canvas: &mut Canvas,
    list: ElementId,
    structure: &mut Structure,
) -> f32 {
    let (left, right) = rows.split_at(rows.len().div_ceil(2));
    let mut bottom = top;
    for (rows, x, width) in [(left, 0.0, LEFT), (right, LEFT + GUTTER, RIGHT)] {
        let column = Column {
            x: size::MARGIN + PADDING + x,
            width,
        };
        let mut y = top;
        for told in rows {
            let look = (Weight::Regular, size::BODY);
            y = row(*told, look, column, y, canvas, list, structure) + 2.0;
        }
        bottom = bottom.max(y);
    }
    bottom
}

fn row(
    (label, value): (&str, &str),
    look: (Weight, f32),
    column: Column,
    top: f32,
    canvas: &mut Canvas,
    list: ElementId,
    structure: &mut Structure,
) -> f32 {
    let (label_element, value_element) = structure.add_item(list);
    let labels = Column {
        width: LABELS - 6.0,
        ..column
    };
    let values = Column {
        x: column.x + LABELS,
        width: column.width - LABELS,
    };
    let lower = (look.1 - size::LABEL) * size::ASCENT;
    let bold = (Weight::Bold, size::LABEL);
    let under = canvas.text(label, bold, labels, top + lower, label_element);
    canvas
        .text(value, look, values, top, value_element)
        .max(under)
}

/// A frame as wide as the text.
pub(super) fn frame(height: f32) -> Item {
    let (left, right) = (size::MARGIN, size::RIGHT);
    Item::Stroke {
        points: vec![
            (left, 0.0),
            (right, 0.0),
            (right, height),
            (left, height),
            (left, 0.0),
        ],
        thickness: 1.25,
    }
}
