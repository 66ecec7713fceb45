//! Fills pages from top to bottom. Text is cut into strips, each a line high; strips that hold
//! together (a heading and what follows, the lines of a short answer) never part at a page's end.

use super::item::{Item, Page, Placed};
use super::lines::Style;
use super::size;
use super::strip::{Strip, hold_all, open, strip};
use super::structure::{ElementId, Role, Structure};
use crate::fonts::{Fonts, Weight};
use crate::model::{Advice, Block, FileLine, Files, Proven, Section};

/// Where answers begin, beside their labels.
const VALUE_X: f32 = size::MARGIN + 142.0;
/// How wide a label may be.
const LABEL_WIDTH: f32 = 130.0;
/// The type of what a patient is told.
const ADVICE: f32 = 12.0;
/// Where the names of files begin, and what is said of them.
const NAME_X: f32 = size::MARGIN + 20.0;
const ABOUT_X: f32 = size::RIGHT - 150.0;

/// A receipt of so many lines is not parted: that of a referral with about ten files.
const TOGETHER: usize = 36;

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

    /// What is drawn as a whole.
    pub(super) fn whole(&mut self, strip: Strip) {
        self.place(vec![strip]);
    }

    /// Where drawings add what they are.
    pub(super) fn structure(&mut self) -> &mut Structure {
        &mut self.structure
    }

    /// A part of the letter.
    pub(super) fn section(&mut self, section: &Section) {
        let (_, strips) = self.parted(section);
        self.place(strips);
    }

    /// What proves that it was accepted, with the receipt sign by sign.
    pub(super) fn proof(&mut self, proof: &Proven) {
        let (part, mut strips) = self.parted(&proof.about);
        let heading = self.structure.add(part, Role::Heading(3));
        let mut label = self.text(&proof.label, Weight::Bold, size::LABEL, heading);
        open(&mut label, 7.0);
        hold_all(&mut label);
        strips.extend(label);
        let paragraph = self.structure.add(part, Role::Paragraph);
        let style = self.style(Weight::Fixed, size::BODY);
        let lines = proof.signs.iter().map(|signs| style.line(signs));
        let mut lines: Vec<Strip> = lines
            .map(|line| strip([(line, size::MARGIN, paragraph)], size::BODY))
            .collect();
        if lines.len() <= TOGETHER {
            hold_all(&mut lines);
        }
        strips.extend(lines);
        self.place(strips);
    }

    /// The strips of a part, and the part.
    fn parted(&mut self, section: &Section) -> (ElementId, Vec<Strip>) {
        let (part, mut strips) = self.heading(&section.title);
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
        (part, strips)
    }

    /// What a patient is told.
    pub(super) fn advice(&mut self, advice: &Advice) {
        let (part, mut strips) = self.heading(&advice.title);
        let paragraph = self.structure.add(part, Role::Paragraph);
        let mut text = self.text(&advice.text, Weight::Regular, ADVICE, paragraph);
        open(&mut text, 4.0);
        strips.extend(text);
        self.place(strips);
    }

    /// The list of files: each with its number, name, kind and size.
    pub(super) fn files(&mut self, files: &Files) {
        let (part, mut strips) = self.heading(&files.title);
        if let Some(none) = &files.none {
            let paragraph = self.structure.add(part, Role::Paragraph);
            strips.extend(self.text(none, Weight::Regular, size::BODY, paragraph));
        }
        let list = self.structure.add(part, Role::NumberedList);
        for (file, number) in files.lines.iter().zip(1..) {
            strips.extend(self.file(file, number, list));
        }
        self.place(strips);
    }

    fn file(&mut self, file: &FileLine, number: usize, list: ElementId) -> Vec<Strip> {
        let (label, body) = self.structure.add_item(list);
        let style = self.style(Weight::Regular, size::BODY);
        let width = ABOUT_X - NAME_X - 12.0;
        let names = style.lines(&format!("{} ", file.name), width);
        let mut beside = vec![
            (style.line(&number.to_string()), size::MARGIN, label),
            (style.line(&file.about), ABOUT_X, body),
        ];
        let mut strips = Vec::new();
        for name in names {
            // The name is read before its kind.
            let mut lines = std::mem::take(&mut beside);
            lines.insert(lines.len().min(1), (name, NAME_X, body));
            strips.push(strip(lines, size::BODY));
        }
        open(&mut strips, 4.0);
        strips
    }

    /// The heading of a part, and the part.
    fn heading(&mut self, title: &str) -> (ElementId, Vec<Strip>) {
        let part = self.structure.add(Structure::DOCUMENT, Role::Section);
        let heading = self.structure.add(part, Role::Heading(2));
        let mut strips = self.text(title, Weight::Bold, 13.0, heading);
        if let Some(first) = strips.first_mut() {
            first.gap = 18.0;
        }
        if let Some(last) = strips.last_mut() {
            let rule = Item::rule(last.height + 1.0, 1.0);
            last.items.push(rule.unread());
            last.height += 3.0;
        }
        hold_all(&mut strips);
        (part, strips)
    }

    /// A label and its answer side by side.
    fn row(&mut self, label: &str, value: &str, list: ElementId) -> Vec<Strip> {
        let (label_element, value_element) = self.structure.add_item(list);
        let label = self
            .style(Weight::Bold, size::LABEL)
            .lines(label, LABEL_WIDTH);
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
        let mut strips = self.text(label, Weight::Bold, size::LABEL, heading);
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
