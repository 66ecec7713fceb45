//! Sets a recovery kit on one page: the groups in the middle of it, as large as they are read from
//! at arm's length, and room to write when somebody looked after it.

use super::canvas::{Canvas, Column};
use super::item::{Item, Page};
use super::letterhead::sheet;
use super::size;
use super::structure::{ElementId, Role, Structure};
use super::{Sheets, patient};
use crate::fonts::{Fonts, Weight};
use crate::kit::Kit;
use crate::model::Advice;

/// The type of the groups, and how far one row of them is from the next.
const GROUP: f32 = 28.0;
const ROW: f32 = 40.0;
/// Groups stand in two columns; each has its number before it.
const COLUMNS: usize = 2;
const NUMBER: f32 = 28.0;
/// Between frames and what they hold.
const PADDING: f32 = 14.0;
const INNER: Column = Column {
    x: size::MARGIN + PADDING,
    width: size::MEASURE - 2.0 * PADDING,
};
const ALL: Column = Column {
    x: size::MARGIN,
    width: size::MEASURE,
};
/// The type of what is told.
const TOLD: f32 = 10.0;
/// The lines to write on, and the room above each.
const LINES: usize = 3;
const LINE: f32 = 25.0;

/// Sets the kit.
pub fn layout_kit(kit: &Kit, fonts: &Fonts) -> Sheets {
    let mut structure = Structure::new();
    let mut canvas = Canvas::new(fonts);
    let mut y = head(kit, &mut canvas, &mut structure);
    y = groups(kit, y + 16.0, &mut canvas, &mut structure);
    for advice in &kit.told {
        y = told(advice, y, &mut canvas, &mut structure).0;
    }
    let (bottom, section) = told(&kit.yearly, y, &mut canvas, &mut structure);
    lines(kit, bottom, section, &mut canvas, &mut structure);
    let page = Page {
        items: canvas.items,
    };
    Sheets {
        pages: vec![page],
        structure,
    }
}

/// What it is, whose, and since when.
fn head(kit: &Kit, canvas: &mut Canvas, structure: &mut Structure) -> f32 {
    let mut text = |text: &str, look, role, y: f32| {
        let element = structure.add(Structure::DOCUMENT, role);
        canvas.text(text, look, INNER, y, element)
    };
    let mut y = text(
        &kit.title,
        (Weight::Bold, 28.0),
        Role::Heading(1),
        size::TOP,
    );
    y = text(&kit.practice, (Weight::Bold, 13.0), Role::Paragraph, y);
    y = text(&kit.made, (Weight::Regular, size::BODY), Role::Paragraph, y);
    let bottom = y + 8.0;
    let sheet = sheet(bottom - size::TOP);
    canvas.draw(sheet.map(|item| item.lowered(size::TOP)));
    bottom
}

/// The groups in a frame, row by row.
fn groups(kit: &Kit, top: f32, canvas: &mut Canvas, structure: &mut Structure) -> f32 {
    let list = structure.add(Structure::DOCUMENT, Role::NumberedList);
    let width = INNER.width / 2.0;
    let first = top + PADDING / 2.0;
    let mut y = first;
    for (row, groups) in kit.groups.chunks(COLUMNS).enumerate() {
        let mut x = INNER.x;
        for (place, group) in groups.iter().enumerate() {
            let (number_element, group_element) = structure.add_item(list);
            let number = (row * COLUMNS + place + 1).to_string();
            let lower = (GROUP - size::BODY) * size::ASCENT;
            let column = |x| Column { x, width };
            let look = (Weight::Regular, size::BODY);
            canvas.text(&number, look, column(x), y + lower, number_element);
            let look = (Weight::Fixed, GROUP);
            canvas.text(group, look, column(x + NUMBER), y, group_element);
            x += width;
        }
        y += ROW;
    }
    let bottom = y + PADDING / 2.0;
    canvas.draw([patient::frame(bottom - top).lowered(top)]);
    bottom
}

/// Something to know under its heading; gives where it ends, and its section.
fn told(
    advice: &Advice,
    top: f32,
    canvas: &mut Canvas,
    structure: &mut Structure,
) -> (f32, ElementId) {
    let section = structure.add(Structure::DOCUMENT, Role::Section);
    let heading = structure.add(section, Role::Heading(2));
    let look = (Weight::Bold, 11.0);
    let y = canvas.text(&advice.title, look, ALL, top + 8.0, heading);
    let paragraph = structure.add(section, Role::Paragraph);
    let look = (Weight::Regular, TOLD);
    (canvas.text(&advice.text, look, ALL, y, paragraph), section)
}

/// What is filled in by hand.
fn lines(kit: &Kit, top: f32, section: ElementId, canvas: &mut Canvas, structure: &mut Structure) {
    let [when, whom] = &kit.checked;
    let mut y = top;
    for _ in 0..LINES {
        y += LINE;
        let halves = [
            (when, size::MARGIN, 72.0, 250.0),
            (whom, 330.0, 24.0, size::RIGHT),
        ];
        for (label, x, width, end) in halves {
            let element = structure.add(section, Role::Paragraph);
            let column = Column { x, width };
            let look = (Weight::Regular, size::BODY);
            canvas.text(label, look, column, y - size::BODY * size::ASCENT, element);
            canvas.draw([Item::Stroke {
                points: vec![(x + width, y + 2.0), (end, y + 2.0)],
                thickness: 0.75,
            }]);
        }
    }
}
