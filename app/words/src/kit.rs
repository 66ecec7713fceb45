//! What a recovery kit says on paper.

/// The sentences of the kit's page. One function, one message. They are no part of
/// [`PracticeWords`](crate::PracticeWords): only the worker that makes the page needs them.
pub trait KitWords {
    /// The heading, and the title in a list of files.
    fn kit_heading(&self) -> &'static str;
    /// When it was made.
    fn kit_made(&self, day: &str) -> String;
    /// What it is for, how it is used, where it is kept, and what follows where it is not: each
    /// under a heading of its own.
    fn kit_told(&self) -> [(&'static str, &'static str); 4];
    /// To look after it once a year, under a heading.
    fn kit_yearly(&self) -> (&'static str, &'static str);
    /// Before the lines on which somebody writes when that was done, and by whom.
    fn kit_checked(&self) -> [&'static str; 2];
}
