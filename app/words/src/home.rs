//! What the first page says.

/// The sentences of the first page. One function, one message. They are no part of
/// [`Words`](crate::Words): browsers get them as HTML, and not in the program.
pub trait HomeWords {
    /// Its heading.
    fn home_title(&self) -> &'static str;
    /// What this is, in two sentences.
    fn home_lead(&self) -> &'static str;
    /// The button that begins.
    fn start_referral(&self) -> &'static str;
    /// What it costs, what is sealed, who can open it.
    fn facts(&self) -> [&'static str; 3];
    /// Heading above the four steps.
    fn how_title(&self) -> &'static str;
    /// The four steps, each with a heading: filling in, sealing, opening, answering.
    fn how(&self) -> [(&'static str, &'static str); 4];
    /// Heading above what people ask.
    fn questions_title(&self) -> &'static str;
    /// What people ask, with the answers. The last is the honest limit: a first visit has only
    /// this server's word.
    fn questions(&self) -> [(&'static str, &'static str); 7];
    /// Heading: for who receives.
    fn practices_title(&self) -> &'static str;
    /// What a practice finds behind the link.
    fn practices_text(&self) -> &'static str;
    /// The link to a practice's inbox.
    fn home_sign_in(&self) -> &'static str;
}
