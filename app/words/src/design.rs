//! What the page of the design system says. Everything else on it are sentences of other pages.

/// The sentences of `/design`. They are no part of [`Words`](crate::Words): browsers get them as
/// HTML, and only in a demo.
pub trait DesignWords {
    /// Its heading.
    fn design_title(&self) -> &'static str;
    /// What it is for.
    fn design_lead(&self) -> &'static str;
    /// The name of a part.
    fn design_part(&self, part: DesignPart) -> &'static str;
    /// What one of several states is called.
    fn design_state(&self, state: DesignState) -> &'static str;
}

/// A part of the design system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the part that its name says")]
pub enum DesignPart {
    Steps,
    Buttons,
    Line,
    Prose,
    Date,
    Radios,
    Tick,
    Select,
    Find,
    Files,
    Errors,
    Summary,
    Disclosure,
    Notices,
    Number,
    Marks,
    Table,
    Dialog,
    Toast,
}

/// How a part stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the state that its name says")]
pub enum DesignState {
    Empty,
    Answered,
    Optional,
    Wrong,
    Disabled,
}
