//! A practice in which nobody can sign in any more, and its recovery kit.

/// The sentences of that page. One function, one message.
pub trait RecoverWords {
    /// Heading.
    fn recover_title(&self) -> &'static str;
    /// Whom it is for, and what else there is.
    fn recover_lead(&self) -> &'static str;
    /// Where the kit is.
    fn recover_text(&self) -> &'static str;
    /// Names the eight fields.
    fn kit_fields(&self) -> &'static str;
    /// The button that finds the practice.
    fn look_up_kit(&self) -> &'static str;
    /// While it is looked up.
    fn looking_up_kit(&self) -> &'static str;
    /// Heading once the practice is found.
    fn recovering_title(&self) -> &'static str;
    /// What will be done.
    fn recovering_text(&self) -> &'static str;
    /// The button.
    fn restore(&self) -> &'static str;
    /// While it is done.
    fn restoring(&self) -> &'static str;
    /// Heading when it is done.
    fn restored_title(&self) -> &'static str;
    /// What to do next, in order.
    fn restored_steps(&self) -> [&'static str; 3];
}
