//! The sender's own page: the secret link in print and as a QR code.

use qrcode::{Color, EcLevel, QrCode};

use words::LetterWords;

use super::item::{Item, Page};
use super::lines::Style;
use super::size;
use super::structure::{ElementId, Role, Structure};
use crate::fonts::{Fonts, Weight};
use crate::model::StatusPage;

/// The side of the QR code; a module of it stays wider than two dots of a fax.
const QR: f32 = 198.0;

pub(super) fn page(
    status: &StatusPage,
    words: &dyn LetterWords,
    fonts: &Fonts,
    structure: &mut Structure,
) -> Page {
    let mut page = Page::default();
    let mut y = size::TOP;
    let section = structure.add(Structure::DOCUMENT, Role::Section);
    let mut text = |text: &str, weight, size: f32, element: ElementId, page: &mut Page| {
        let style = Style {
            fonts,
            weight,
            size,
        };
        let top = y;
        for line in style.lines(text, size::MEASURE) {
            let line = line.at(size::MARGIN, y + size * size::ASCENT);
            page.items.push(line.of(element));
            y += size * size::LEADING;
        }
        let bottom = y;
        y += 10.0;
        (top, bottom)
    };
    let title = structure.add(section, Role::Heading(2));
    text(&status.title, Weight::Bold, 20.0, title, &mut page);
    for paragraph in &status.paragraphs {
        let element = structure.add(section, Role::Paragraph);
        text(paragraph, Weight::Regular, 11.5, element, &mut page);
    }
    let paragraph = structure.add(section, Role::Paragraph);
    let link = structure.add(paragraph, Role::Link);
    let (top, bottom) = text(&status.link, Weight::Bold, 11.5, link, &mut page);
    let place = Item::Link {
        x: size::MARGIN,
        y: top,
        width: size::MEASURE,
        height: bottom - top,
        url: status.link.clone(),
    };
    page.items.push(place.of(link));
    let top = bottom + 24.0;
    let figure = Role::Figure {
        alt: words.letter_code().to_owned(),
        place: [size::MARGIN, top, QR, QR],
    };
    let figure = structure.add(section, figure);
    let code = qr_code(&status.link, top).into_iter();
    page.items.extend(code.map(|item| item.of(figure)));
    page
}

/// The code's dark modules, neighbours in a row as one; nothing for a link that is too long.
fn qr_code(link: &str, top: f32) -> Vec<Item> {
    let Ok(code) = QrCode::with_error_correction_level(link, EcLevel::M) else {
        return Vec::new();
    };
    let side = code.width();
    let modules = code.into_colors();
    let module = QR / coordinate(side);
    let mut items = Vec::new();
    for (row, colors) in modules.chunks(side).enumerate() {
        let mut column = 0;
        for same in colors.chunk_by(|one, next| one == next) {
            if same.first() == Some(&Color::Dark) {
                items.push(Item::Fill {
                    x: size::MARGIN + coordinate(column) * module,
                    y: top + coordinate(row) * module,
                    width: coordinate(same.len()) * module,
                    height: module,
                });
            }
            column += same.len();
        }
    }
    items
}

/// A place in a QR code, which has at most 177 rows.
fn coordinate(place: usize) -> f32 {
    f32::from(u8::try_from(place).unwrap_or(u8::MAX))
}
