//! What a page asks of the viewer worker, and what the worker answers.

use referral::attachment::FileKind;
use serde::{Deserialize, Serialize};

/// A request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// Whether the program runs. Answered by [`Answer::Ready`].
    Begin,
    /// Read the file whose bytes are beside this. Answered by [`Answer::Opened`].
    Open(FileKind),
    /// Draw a page. Answered by [`Answer::Drawn`].
    Draw {
        /// From 0.
        page: u32,
        /// About how wide, in pixels.
        width: u32,
    },
}

/// What comes back for one request.
pub type Told = crate::worker::Told<Progress, Result<Answer, Refused>>;

/// A page is drawn in one go: there is nothing to say on the way.
#[derive(Serialize, Deserialize)]
pub enum Progress {}

/// An answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// It runs.
    Ready,
    /// The file was read.
    Opened(Pages),
    /// The page's pixels are beside this: four bytes each, row by row.
    Drawn(Size),
}

/// How many pages there are to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pages {
    /// At least one.
    pub count: u32,
    /// Whether the file has more, which are not drawn.
    pub has_more: bool,
}

/// A drawn page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Whether everything on the page could be read.
    pub is_whole: bool,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refused {
    /// The file or the page is larger than is drawn.
    TooLarge,
    /// It is broken, or not what it says.
    Damaged,
    /// It has a password.
    Locked,
    /// It is of a kind that is not drawn.
    Unknown,
    /// Nothing was opened before: a defect of ours.
    OutOfTurn,
}
