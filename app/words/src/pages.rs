//! The sentences of the pages' frame and of the pages that stand alone.

/// What the pages say. One function, one message.
pub trait PageWords {
    /// The product's name.
    fn product(&self) -> &'static str;
    /// The link past the masthead.
    fn skip_to_content(&self) -> &'static str;
    /// Names the links to the page in other languages, for a screen reader. Each link says its
    /// language's own name ([`crate::Lang::own_name`]).
    fn nav_language(&self) -> &'static str;
    /// Shown where scripts do not run.
    fn needs_script(&self) -> &'static str;
    /// Shown where WebAssembly is missing.
    fn cannot_run_wasm(&self) -> &'static str;
    /// Shown on an address that is neither https nor this machine's own.
    fn cannot_be_secure(&self) -> &'static str;
    /// Shown when the page's code did not arrive.
    fn cannot_load(&self) -> &'static str;
    /// Shown when the page's code stopped.
    fn page_broke(&self) -> &'static str;
    /// At the foot of every page.
    fn footer(&self) -> &'static str;
    /// Heading of an address that leads nowhere.
    fn not_found_title(&self) -> &'static str;
    /// What may have happened, and what to do.
    fn not_found_text(&self) -> &'static str;
    /// The link to a practice's inbox.
    fn nav_practices(&self) -> &'static str;
    /// Link to the first page.
    fn back_to_start(&self) -> &'static str;
}
