//! Looking at an attached file, drawn as pixels.

/// Why a file, or a page of it, is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotShown {
    /// It is larger than is shown.
    TooLarge,
    /// It is broken, or not what it says.
    Damaged,
    /// It has a password.
    Locked,
    /// It is of a kind, or uses a way of writing, that is not shown.
    Unknown,
    /// A page takes too long to draw.
    TooSlow,
    /// Drawing it used up the memory, or the program has a defect.
    Stopped,
    /// The program that draws did not arrive.
    NotLoaded,
}

/// The sentences of the window in which a file is looked at. One function, one message.
pub trait ViewingWords {
    /// The button that shows a file.
    fn view_file(&self) -> &'static str;
    /// What is said of a file that is only saved.
    fn only_saved(&self) -> &'static str;
    /// That a file is an image here, and how to have its text.
    fn pixels_text(&self) -> &'static str;
    /// How much of a file is decrypted.
    fn opening_file(&self, done: &str, total: &str) -> String;
    /// It is decrypted and is being read.
    fn reading_file(&self) -> &'static str;
    /// A page is being drawn.
    fn drawing_page(&self, page: u32, count: u32) -> String;
    /// Which page is shown.
    fn page_of(&self, page: u32, count: u32) -> String;
    /// The name of the image: the page and its file.
    fn page_of_file(&self, page: u32, count: u32, file: &str) -> String;
    /// The name of the area that scrolls.
    fn pages_area(&self, file: &str) -> String;
    /// The name of the group of buttons.
    fn viewer_tools(&self) -> &'static str;
    /// The button to the page before.
    fn previous_page(&self) -> &'static str;
    /// The button to the page after.
    fn next_page(&self) -> &'static str;
    /// The button that draws it larger.
    fn larger(&self) -> &'static str;
    /// The button that draws it smaller.
    fn smaller(&self) -> &'static str;
    /// The button that draws it as wide as the window.
    fn fit_width(&self) -> &'static str;
    /// A part of the page could not be read.
    fn page_not_whole(&self) -> &'static str;
    /// There are more pages than are shown.
    fn only_first_pages(&self, count: u32) -> String;
    /// Why nothing is shown, and what to do.
    fn not_shown(&self, why: NotShown) -> &'static str;
}
