//! Fills pages from top to bottom. Text is cut into strips, each a line high; strips that hold
//! together (a heading and what follows, the lines of a short answer) never part at a page's end.

use super::item::{Item, Page, Placed};
use super::lines::{Line, Style};
use super::size;
use super::structure::{ElementId, Role, Structure};
use crate::fonts::{Fonts, Weight};
use crate::model::{Block, Section};

/// Where answers begin, beside their labels.
const VALUE_X: f32 = size::MARGIN + 142.0;
/// How wide a label may be.
const LABEL_WIDTH: f32 = 130.0;
/// The type of labels.
const LABEL: f32 = 9.5;
/// An answer of up to so many lines is not parted.
const WHOLE: usize = 5;

/// As much as is never parted: a line's height of a page.
struct Strip {
    /// Left empty above, unless the page begins here.
    gap: f32,
    height: f32,
    /// Placed as if the strip began at the page's top.
    items: Vec<Placed>,
    /// Whether the next strip must be on the same page.
    holds_next: bool,
}

/// Pages that are being filled.
pub(super) struct Flow<'a> {
    fonts: &'a Fonts<'a>,
    structure: Structure,
    pages: Vec<Page>,
    page: Page,
    y: f32,
}

impl<'a> Flow<'a> {
    pub(super) fn new(fonts: &'a Fonts<'a>) -> Self {
        Self {
            fonts,
            structure: Structure::new(),
            pages: Vec::new(),
            page: Page::default(),
            y: size::TOP,
        }
    }

    pub(super) fn finished(mut self) -> (Vec<Page>, Structure) {
        self.pages.push(self.page);
        (self.pages, self.structure)
    }

    /// The letter's own heading.
    pub(super) fn opening(&mut self, title: &str, addressee: &str) {
        let heading = self.structure.add(Structure::DOCUMENT, Role::Heading(1));
        let below = self.structure.add(Structure::DOCUMENT, Role::Paragraph);
        let mut strips = self.text(title, Weight::Bold, 24.0, heading);
        strips.extend(self.text(addressee, Weight::Regular, 12.5, below));
        hold_all(&mut strips);
        self.place(strips);
    }

    /// A part of the letter.
    pub(super) fn section(&mut self, section: &Section) {
        let part = self.structure.add(Structure::DOCUMENT, Role::Section);
        let heading = self.structure.add(part, Role::Heading(2));
        let mut strips = self.text(&section.title, Weight::Bold, 13.0, heading);
        if let Some(first) = strips.first_mut() {
            first.gap = 18.0;
        }
        if let Some(last) = strips.last_mut() {
            let rule = Item::rule(last.height + 1.0, 0.75);
            last.items.push(rule.unread());
            last.height += 3.0;
        }
        hold_all(&mut strips);
        let is_row = |block: &Block| matches!(block, Block::Row { .. });
        for alike in section
            .blocks
            .chunk_by(|one, next| is_row(one) && is_row(next))
        {
            let list = alike.first().filter(|first| is_row(first));
            let list = list.map(|_| self.structure.add(part, Role::List));
            for block in alike {
                strips.extend(match block {
                    Block::Row { label, value } => self.row(label, value, list.unwrap_or(part)),
                    Block::Prose { label, text } => self.prose(label, text, part),
                });
            }
        }
        self.place(strips);
    }

    /// A label and its answer side by side.
    fn row(&mut self, label: &str, value: &str, list: ElementId) -> Vec<Strip> {
        let (label_element, value_element) = self.structure.add_item(list);
        let label = self.style(Weight::Bold, LABEL).lines(label, LABEL_WIDTH);
        let width = size::RIGHT - VALUE_X;
        let value = self.style(Weight::Regular, size::BODY).lines(value, width);
        let count = label.len().max(value.len());
        let (mut label, mut value) = (label.into_iter(), value.into_iter());
        let mut strips: Vec<Strip> = (0..count)
            .map(|_| {
                let label = label.next().map(|line| (line, size::MARGIN, label_element));
                let value = value.next().map(|line| (line, VALUE_X, value_element));
                strip(label.into_iter().chain(value), size::BODY)
            })
            .collect();
        open(&mut strips, 4.0);
        strips
    }

    /// A label, and its answer below over the whole width.
    fn prose(&mut self, label: &str, text: &str, part: ElementId) -> Vec<Strip> {
        let heading = self.structure.add(part, Role::Heading(3));
        let paragraph = self.structure.add(part, Role::Paragraph);
        let mut strips = self.text(label, Weight::Bold, LABEL, heading);
        hold_all(&mut strips);
        let mut body = self.text(text, Weight::Regular, size::BODY, paragraph);
        open(&mut body, 0.0);
        strips.extend(body);
        if let Some(first) = strips.first_mut() {
            first.gap = 7.0;
        }
        strips
    }

    fn text(&self, text: &str, weight: Weight, size: f32, element: ElementId) -> Vec<Strip> {
        let lines = self.style(weight, size).lines(text, size::MEASURE);
        lines
            .into_iter()
            .map(|line| strip([(line, size::MARGIN, element)], size))
            .collect()
    }

    fn style(&self, weight: Weight, size: f32) -> Style<'a> {
        Style {
            fonts: self.fonts,
            weight,
            size,
        }
    }

    /// Places strips, those that hold together on one page if any page is high enough.
    fn place(&mut self, strips: Vec<Strip>) {
        let mut held = Vec::new();
        for strip in strips {
            let holds_next = strip.holds_next;
            held.push(strip);
            if !holds_next {
                self.place_held(std::mem::take(&mut held));
            }
        }
        self.place_held(held);
    }

    fn place_held(&mut self, strips: Vec<Strip>) {
        let height: f32 = strips.iter().map(|strip| strip.gap + strip.height).sum();
        if self.y + height > size::BOTTOM {
            self.turn();
        }
        for strip in strips {
            if self.y + strip.gap + strip.height > size::BOTTOM {
                self.turn();
            }
            if !self.page.items.is_empty() {
                self.y += strip.gap;
            }
            let y = self.y;
            let items = strip.items.into_iter().map(|placed| Placed {
                item: placed.item.lowered(y),
                ..placed
            });
            self.page.items.extend(items);
            self.y += strip.height;
        }
    }

    /// Begins a page, unless this one is still empty.
    fn turn(&mut self) {
        if !self.page.items.is_empty() {
            self.pages.push(std::mem::take(&mut self.page));
            self.y = size::TOP;
        }
    }
}

/// Lines side by side, each from its own left.
fn strip(lines: impl IntoIterator<Item = (Line, f32, ElementId)>, size: f32) -> Strip {
    let items = lines
        .into_iter()
        .map(|(line, x, element)| line.at(x, size * 1.05).of(element));
    Strip {
        gap: 0.0,
        height: size * size::LEADING,
        items: items.collect(),
        holds_next: false,
    }
}

/// The gap above an answer, and which of its lines hold together: all of a short one, of a long one
/// the first two and the last two.
fn open(strips: &mut [Strip], gap: f32) {
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

fn hold_all(strips: &mut [Strip]) {
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
