//! The head of every page: which referral, how soon, born when, which page of how many.

use super::item::{Item, Page};
use super::lines::Style;
use super::size;
use crate::fonts::{Fonts, Weight};
use crate::model::Head;

const BASELINE: f32 = 48.0;
const TYPE: f32 = 10.5;
/// Between the parts of the head.
const GAP: f32 = 16.0;
/// Around the urgency, inside its frame.
const PADDING: f32 = 5.0;
/// How much of the sheet's corner is folded.
const FOLD: f32 = 20.0;

/// Puts the head on a page, before everything else in reading order.
pub(super) fn head(page: &mut Page, head: &Head, page_of: &str, fonts: &Fonts) {
    let style = |weight| Style {
        fonts,
        weight,
        size: TYPE,
    };
    let mut items = Vec::new();
    let mut x = size::MARGIN;

    let number = style(Weight::Bold).line(&head.number);
    let width = number.width();
    items.push(number.at(x, BASELINE));
    x += width + GAP;

    let urgency = style(Weight::Bold).line(&head.urgency);
    let width = urgency.width();
    items.push(framed(x, width));
    items.push(urgency.at(x + PADDING, BASELINE));
    x += width + 2.0 * PADDING + GAP;

    items.push(style(Weight::Regular).line(&head.born).at(x, BASELINE));

    let page_of = style(Weight::Regular).line(page_of);
    let left = size::RIGHT - page_of.width();
    items.push(page_of.at(left, BASELINE));
    items.push(Item::rule(BASELINE + 9.0, 1.0));
    items.push(fold());

    page.items.splice(0..0, items.into_iter().map(Item::unread));
}

fn framed(x: f32, width: f32) -> Item {
    let (top, bottom) = (BASELINE - TYPE - 1.5, BASELINE + 4.5);
    let right = x + width + 2.0 * PADDING;
    Item::Stroke {
        points: vec![
            (x, top),
            (right, top),
            (right, bottom),
            (x, bottom),
            (x, top),
        ],
        thickness: 1.0,
    }
}

/// The sheet's upper right corner, folded over: the letter that becomes its own envelope.
fn fold() -> Item {
    let (left, right) = (size::WIDTH - 24.0 - FOLD, size::WIDTH - 24.0);
    let (top, bottom) = (24.0, 24.0 + FOLD);
    Item::Stroke {
        points: vec![(left, top), (right, bottom), (left, bottom), (left, top)],
        thickness: 1.0,
    }
}
