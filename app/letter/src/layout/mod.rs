//! Sets a letter on pages of US Letter size, in black on white, to be read after a fax as well.

mod canvas;
mod flow;
mod frame;
mod item;
mod kit;
mod letterhead;
mod lines;
mod patient;
mod status;
mod strip;
mod structure;
mod urgency;

use words::LetterWords;

pub use item::{Item, Page, Placed, TextLine};
pub use kit::layout_kit;
pub use structure::{Element, ElementId, Role, Structure};

use crate::fonts::Fonts;
use crate::model::Letter;
use flow::Flow;

/// Points, 1/72 inch; from the left and from the top.
pub(crate) mod size {
    /// The width of a page.
    pub(crate) const WIDTH: f32 = 612.0;
    /// The height of a page.
    pub(crate) const HEIGHT: f32 = 792.0;
    /// The empty border on the left and on the right.
    pub(crate) const MARGIN: f32 = 54.0;
    /// Where the text ends on the right.
    pub(crate) const RIGHT: f32 = WIDTH - MARGIN;
    /// How wide the text is.
    pub(crate) const MEASURE: f32 = RIGHT - MARGIN;
    /// Where the text begins.
    pub(crate) const TOP: f32 = 50.0;
    /// Where the text ends, above the foot.
    pub(crate) const BOTTOM: f32 = HEIGHT - 58.0;
    /// The body's type: what a fax at 98 lines an inch still shows.
    pub(crate) const BODY: f32 = 10.5;
    /// The type of labels.
    pub(crate) const LABEL: f32 = 9.5;
    /// From the top of a line of text to what its letters stand on, in ems.
    pub(crate) const ASCENT: f32 = 1.05;
    /// From one line of text to the next, in ems; tall enough for Gurmukhi's vowels.
    pub(crate) const LEADING: f32 = 1.4;
}

/// A letter that was set.
#[derive(Clone, PartialEq)]
pub struct Sheets {
    /// The pages.
    pub pages: Vec<Page>,
    /// What the pieces on them are.
    pub structure: Structure,
}

/// Sets the letter. Every page has the foot; the status page stands alone at the end.
pub fn layout(letter: &Letter, fonts: &Fonts, words: &dyn LetterWords) -> Sheets {
    let mut flow = Flow::new(fonts);
    let head = letterhead::letterhead(letter, fonts, flow.structure());
    flow.whole(head);
    if let Some(patient) = &letter.patient {
        match patient::boxed(patient, fonts, flow.structure()) {
            Some(boxed) => flow.whole(boxed),
            None => flow.section(patient),
        }
    }
    for section in &letter.sections {
        flow.section(section);
    }
    for advice in &letter.advice {
        flow.advice(advice);
    }
    if let Some(files) = &letter.files {
        flow.files(files);
    }
    if let Some(sending) = &letter.sending {
        flow.section(sending);
    }
    if let Some(proof) = &letter.proof {
        flow.proof(proof);
    }
    let (mut pages, mut structure) = flow.finished();
    if let Some(status) = &letter.status {
        pages.push(status::page(status, words, fonts, &mut structure));
    }
    let of = pages.len();
    for (page, number) in pages.iter_mut().zip(1..) {
        frame::foot(page, &letter.head, &words.letter_page(number, of), fonts);
    }
    Sheets { pages, structure }
}
