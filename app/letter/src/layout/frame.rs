//! The foot of every page: which referral, how soon, born when, which page of how many.

use super::item::{Item, Page};
use super::lines::Style;
use super::size;
use super::urgency::{SIGN, sign};
use crate::fonts::{Fonts, Weight};
use crate::model::Head;

const BASELINE: f32 = size::HEIGHT - 34.0;
const TYPE: f32 = 10.0;
/// Between the parts of the foot.
const GAP: f32 = 18.0;

/// Puts the foot on a page.
pub(super) fn foot(page: &mut Page, head: &Head, page_of: &str, fonts: &Fonts) {
    let line = |text: &str, weight| {
        let style = Style {
            fonts,
            weight,
            size: TYPE,
        };
        style.line(text)
    };
    let mut items = vec![Item::rule(BASELINE - 15.0, 0.75)];
    let mut x = size::MARGIN;
    let number = line(&head.number, Weight::Bold);
    let width = number.width();
    items.push(number.at(x, BASELINE));
    x += width + GAP;

    items.extend(sign(head.level, x, BASELINE, TYPE));
    x += TYPE * SIGN + 4.0;
    let urgency = line(&head.urgency, Weight::Bold);
    let width = urgency.width();
    items.push(urgency.at(x, BASELINE));
    x += width + GAP;

    items.push(line(&head.born, Weight::Regular).at(x, BASELINE));
    let page_of = line(page_of, Weight::Regular);
    let left = size::RIGHT - page_of.width();
    items.push(page_of.at(left, BASELINE));
    page.items.extend(items.into_iter().map(Item::unread));
}
