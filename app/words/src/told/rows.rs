//! Gathers the lines of a part; what was not answered leaves no line.

use std::fmt::Display;

use referral::form::YesNo;

use super::{Block, Section};
use crate::{LetterLabel, LetterPart, Words};

/// The lines of a part, so far.
pub(super) struct Rows<'a> {
    words: &'a dyn Words,
    title: String,
    blocks: Vec<Block>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(words: &'a dyn Words, part: LetterPart) -> Self {
        let title = words.letter_part(part).to_owned();
        Self {
            words,
            title,
            blocks: Vec::new(),
        }
    }

    /// A short answer.
    pub(super) fn row(self, label: LetterLabel, value: impl Display) -> Self {
        let label = super::label(self.words, label);
        self.labelled(label, value)
    }

    /// A short answer under a label that is not one of ours.
    pub(super) fn labelled(mut self, label: String, value: impl Display) -> Self {
        let value = value.to_string();
        self.blocks.push(Block::Row { label, value });
        self
    }

    /// A short answer, where there is one.
    pub(super) fn maybe(self, label: LetterLabel, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.row(label, value),
            None => self,
        }
    }

    /// A box, where it was ticked.
    pub(super) fn ticked(self, label: LetterLabel, ticked: bool) -> Self {
        let yes = self.words.yes_no(YesNo::Yes);
        self.maybe(label, ticked.then_some(yes))
    }

    /// A long answer, where there is one.
    pub(super) fn prose(mut self, label: LetterLabel, text: Option<impl Display>) -> Self {
        if let Some(text) = text {
            let label = super::label(self.words, label);
            let text = text.to_string();
            self.blocks.push(Block::Prose { label, text });
        }
        self
    }

    /// The part; `None` if it says nothing.
    pub(super) fn section(self) -> Option<Section> {
        let Self { title, blocks, .. } = self;
        (!blocks.is_empty()).then_some(Section { title, blocks })
    }
}
