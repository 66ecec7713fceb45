//! The urgency's sign, which is told from the others without colour and after a fax: a full diamond,
//! half a one, an empty circle.

use referral::urgency::Urgency;

use super::item::Item;

/// How wide and high a sign is, in ems.
pub(super) const SIGN: f32 = 1.0;
/// The circle's corners.
const CORNERS: u8 = 24;

/// The sign from its left, on the line that letters of this size stand on.
pub(super) fn sign(urgency: Urgency, x: f32, baseline: f32, size: f32) -> Vec<Item> {
    let half = size * SIGN / 2.0;
    let (middle, center) = (x + half, baseline - size * 0.36);
    let left = (x, center);
    let right = (x + 2.0 * half, center);
    let (top, bottom) = ((middle, center - half), (middle, center + half));
    let outline = |points| Item::Stroke {
        points,
        // Half a diamond has to stay half a one in a fax.
        thickness: (size * 0.075).max(0.75),
    };
    match urgency {
        Urgency::Urgent => vec![Item::Shape {
            points: vec![left, top, right, bottom],
        }],
        Urgency::SemiUrgent => vec![
            Item::Shape {
                points: vec![left, top, bottom],
            },
            outline(vec![left, top, right, bottom, left]),
        ],
        Urgency::Routine => {
            let corner = |corner: u8| {
                let turn = f32::from(corner) / f32::from(CORNERS) * std::f32::consts::TAU;
                let radius = half * 0.9;
                (middle + radius * turn.cos(), center + radius * turn.sin())
            };
            vec![outline((0..=CORNERS).map(corner).collect())]
        }
    }
}
