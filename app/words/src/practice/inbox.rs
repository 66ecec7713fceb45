//! The list of what came in.

/// The sentences of the list. One function, one message.
pub trait InboxWords {
    /// Heading.
    fn inbox_title(&self) -> &'static str;
    /// Names the links from one tray to another.
    fn trays_label(&self) -> &'static str;
    /// A tray's name.
    fn tray(&self, tray: Tray) -> &'static str;
    /// What the list is, for a screen reader.
    fn list_caption(&self, tray: Tray) -> String;
    /// The head of a column.
    fn column(&self, column: Column) -> &'static str;
    /// A state as a member sees it.
    fn tray_state(&self, tray: Tray) -> &'static str;
    /// That it has waited longer than it should.
    fn overdue(&self, days: i64) -> String;
    /// While a name is being opened, for a screen reader.
    fn name_coming(&self) -> &'static str;
    /// In place of a name that does not open.
    fn name_damaged(&self) -> &'static str;
    /// A patient's age in whole years.
    fn age(&self, years: u16) -> String;
    /// While the list is fetched for the first time.
    fn inbox_loading(&self) -> &'static str;
    /// The label of the search.
    fn search(&self) -> &'static str;
    /// Where it searches.
    fn search_hint(&self) -> &'static str;
    /// How many were found.
    fn found(&self, count: usize) -> String;
    /// How many names are open, while not all are.
    fn names_open(&self, open: usize, of: usize) -> String;
    /// The label of the order.
    fn order(&self) -> &'static str;
    /// The order by time.
    fn newest_first(&self) -> &'static str;
    /// The order by urgency.
    fn urgent_first(&self) -> &'static str;
    /// The button that fetches the list again.
    fn refresh(&self) -> &'static str;
    /// When it was fetched; it is fetched again by itself.
    fn fetched_at(&self, time: &str) -> String;
    /// So many came in since.
    fn arrived(&self, count: usize) -> String;
    /// Heading of an empty tray.
    fn empty_title(&self, tray: Tray) -> &'static str;
    /// What will stand there, and how it comes there.
    fn empty_text(&self, tray: Tray) -> &'static str;
    /// Nothing was found by the search.
    fn nothing_found(&self) -> &'static str;
    /// The button that empties the search.
    fn search_again(&self) -> &'static str;
    /// Heading beside the list, while no referral is read.
    fn none_chosen_title(&self) -> &'static str;
    /// How one is read, and that choosing it does not open it.
    fn none_chosen_text(&self) -> &'static str;
    /// How many rows are in sight.
    fn shown_of(&self, shown: usize, of: usize) -> String;
    /// The button that shows more of them.
    fn show_more(&self) -> &'static str;

    /// The button that shows what keys do, and the heading there.
    fn keys_title(&self) -> &'static str;
    /// The keys, and what each does.
    fn keys(&self) -> [(&'static str, &'static str); 6];
    /// The box that lets single keys work.
    fn keys_on(&self) -> &'static str;
    /// Why one might not want that.
    fn keys_on_hint(&self) -> &'static str;
    /// Closes a window in the page.
    fn close(&self) -> &'static str;
}

/// Which referrals a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tray {
    /// Nobody has opened them.
    New,
    /// Opened, and not decided.
    Waiting,
    /// Accepted.
    Accepted,
    /// Declined.
    Declined,
    /// All.
    All,
}

impl Tray {
    /// In the order in which a page offers them.
    pub const ALL: [Self; 5] = [
        Self::New,
        Self::Waiting,
        Self::Accepted,
        Self::Declined,
        Self::All,
    ];
}

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the column that its name says")]
pub enum Column {
    Urgency,
    Patient,
    Category,
    Number,
    Specialist,
    Received,
    State,
}

impl Column {
    /// From left to right.
    pub const ALL: [Self; 7] = [
        Self::Urgency,
        Self::Patient,
        Self::Category,
        Self::Number,
        Self::Specialist,
        Self::Received,
        Self::State,
    ];
}
