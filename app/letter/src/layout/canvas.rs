//! A part of a page that is drawn as a whole, its own top being 0.

use super::item::{Item, Placed};
use super::lines::Style;
use super::size;
use super::strip::Strip;
use super::structure::ElementId;
use crate::fonts::{Fonts, Weight};

/// What was drawn so far.
pub(super) struct Canvas<'a> {
    fonts: &'a Fonts<'a>,
    pub(super) items: Vec<Placed>,
}

/// Where text begins, and how wide it may be.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub(super) x: f32,
    pub(super) width: f32,
}

/// How a text looks: how heavy, how large.
pub(super) type Look = (Weight, f32);

impl<'a> Canvas<'a> {
    pub(super) fn new(fonts: &'a Fonts<'a>) -> Self {
        let items = Vec::new();
        Self { fonts, items }
    }

    /// Draws lines from a top down; gives where they end.
    pub(super) fn text(
        &mut self,
        text: &str,
        (weight, size): Look,
        column: Column,
        top: f32,
        element: ElementId,
    ) -> f32 {
        let style = Style {
            fonts: self.fonts,
            weight,
            size,
        };
        let mut y = top;
        for line in style.lines(text, column.width) {
            let line = line.at(column.x, y + size * size::ASCENT);
            self.items.push(line.of(element));
            y += size * size::LEADING;
        }
        y
    }

    /// Draws what is not read out.
    pub(super) fn draw(&mut self, items: impl IntoIterator<Item = Item>) {
        self.items.extend(items.into_iter().map(Item::unread));
    }

    /// All of it as one strip.
    pub(super) fn into_strip(self, gap: f32, height: f32) -> Strip {
        Strip {
            gap,
            height,
            items: self.items,
            holds_next: false,
        }
    }
}
