//! What stands on a page, and where: points from its left and its top. Nothing here has a `Debug`,
//! as text of the patient's is in it.

use super::size;
use super::structure::ElementId;
use crate::shape::Run;

/// A page.
#[derive(Clone, PartialEq, Default)]
pub struct Page {
    /// In reading order.
    pub items: Vec<Placed>,
}

/// Something on a page, and the piece of the document that it belongs to.
#[derive(Clone, PartialEq)]
pub struct Placed {
    /// `None` for what stands on every page and for mere ornament: it is not read out.
    pub element: Option<ElementId>,
    /// What it is.
    pub item: Item,
}

/// Something on a page.
#[derive(Clone, PartialEq)]
pub enum Item {
    /// A line of text.
    Text(TextLine),
    /// Straight strokes from point to point.
    Stroke {
        /// The points.
        points: Vec<(f32, f32)>,
        /// How thick.
        thickness: f32,
    },
    /// A black shape with straight sides.
    Shape {
        /// Its corners.
        points: Vec<(f32, f32)>,
    },
    /// A black rectangle.
    Fill {
        /// Its left.
        x: f32,
        /// Its top.
        y: f32,
        /// Its width.
        width: f32,
        /// Its height.
        height: f32,
    },
    /// A place that leads to an address when it is clicked.
    Link {
        /// Its left.
        x: f32,
        /// Its top.
        y: f32,
        /// Its width.
        width: f32,
        /// Its height.
        height: f32,
        /// The address.
        url: String,
    },
}

/// A line of text.
#[derive(Clone, PartialEq)]
pub struct TextLine {
    /// Where it begins.
    pub x: f32,
    /// The line that its letters stand on.
    pub baseline: f32,
    /// The size of its type.
    pub size: f32,
    /// Its glyphs.
    pub runs: Vec<Run>,
}

impl Item {
    /// A horizontal line as wide as the text.
    pub(crate) fn rule(y: f32, thickness: f32) -> Self {
        Self::Stroke {
            points: vec![(size::MARGIN, y), (size::RIGHT, y)],
            thickness,
        }
    }

    /// As part of a piece of the document.
    pub(crate) fn of(self, element: ElementId) -> Placed {
        Placed {
            element: Some(element),
            item: self,
        }
    }

    /// As ornament.
    pub(crate) fn unread(self) -> Placed {
        Placed {
            element: None,
            item: self,
        }
    }

    /// The same, further down.
    pub(crate) fn lowered(mut self, by: f32) -> Self {
        match &mut self {
            Self::Text(line) => line.baseline += by,
            Self::Stroke { points, .. } | Self::Shape { points } => {
                for (_, y) in points {
                    *y += by;
                }
            }
            Self::Fill { y, .. } | Self::Link { y, .. } => *y += by,
        }
        self
    }
}
