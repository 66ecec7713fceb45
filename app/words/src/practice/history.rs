//! What was done in a practice: its audit trail.

use referral::ReferralNumber;
use referral::audit::{Audited, Broken, Subject};
use referral::id::{MemberId, ReferralId};

/// The names of what a line is about.
pub trait Named {
    /// What the others call a member; nothing where nobody knows.
    fn member(&self, member: MemberId) -> Option<&str>;
    /// A referral's number; nothing where nobody knows.
    fn number(&self, referral: ReferralId) -> Option<ReferralNumber>;
}

/// The sentences of that page. One function, one message.
pub trait HistoryWords {
    /// Its heading.
    fn history_title(&self) -> &'static str;
    /// The link to it.
    fn see_history(&self) -> &'static str;
    /// What stands there, and what does not.
    fn history_lead(&self) -> &'static str;
    /// Who may see it, for those who do not.
    fn history_is_for_owners(&self) -> &'static str;
    /// The link back.
    fn back_to_members(&self) -> &'static str;
    /// While it is fetched: so many lines so far.
    fn history_loading(&self, lines: usize) -> String;

    /// Heading of what the browser found of the lines.
    fn verdict_title(&self, verdict: Verdict) -> &'static str;
    /// What it found, and what to do.
    fn verdict(&self, verdict: Verdict) -> String;
    /// Beside a line that does not follow from the one before.
    fn line_broken(&self, broken: Broken) -> &'static str;

    /// The label of the choice of a subject.
    fn subject_label(&self) -> &'static str;
    /// The choice of none.
    fn any_subject(&self) -> &'static str;
    /// A subject's name.
    fn subject(&self, subject: Subject) -> &'static str;
    /// The label of the choice of a member.
    fn of_member(&self) -> &'static str;
    /// The choice of none.
    fn any_member(&self) -> &'static str;
    /// The label of the field for a referral's number.
    fn of_number(&self) -> &'static str;
    /// How much of it is enough.
    fn of_number_hint(&self) -> &'static str;
    /// Nothing fits what was chosen.
    fn no_line_fits(&self) -> &'static str;
    /// Which lines are in sight, of how many that fit.
    fn lines_shown(&self, from: usize, to: usize, of: usize) -> String;
    /// Names the two buttons below the lines.
    fn pages_label(&self) -> &'static str;
    /// The button to what is newer.
    fn newer_lines(&self) -> &'static str;
    /// The button to what is older.
    fn older_lines(&self) -> &'static str;

    /// The button that prints the lines that fit.
    fn print_lines(&self) -> &'static str;
    /// The button that saves all lines as a file.
    fn save_lines(&self) -> &'static str;
    /// What the file is for, and that saving it is a line.
    fn save_lines_hint(&self) -> &'static str;
    /// It was saved.
    fn lines_saved(&self) -> &'static str;
    /// The browser takes no file.
    fn lines_not_saved(&self) -> &'static str;

    /// The head of a column.
    fn history_column(&self, column: HistoryColumn) -> &'static str;
    /// A line's place in the whole.
    fn line_number(&self, number: u64) -> String;
    /// Who did it, where no member did.
    fn done_by(&self, by: By) -> &'static str;
    /// A line.
    fn line(&self, what: &Audited, named: &dyn Named) -> String;
    /// One that this page cannot read.
    fn line_unreadable(&self) -> &'static str;
}

/// A column of the table of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the column that its name says")]
pub enum HistoryColumn {
    What,
    Who,
    When,
    Number,
}

/// Who did something, where no member that is known did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Who sent a referral.
    Sender,
    /// Whoever runs the server.
    Operator,
    /// The registrar.
    Registrar,
    /// The server by itself.
    Server,
    /// A member whose name is not known.
    Somebody,
}

impl By {
    /// Of a line that names no member.
    pub const fn of(what: &Audited) -> Self {
        match what {
            Audited::ReferralReceived { .. } => Self::Sender,
            Audited::PracticeCreated { .. }
            | Audited::EnrolmentLinked
            | Audited::Exported { .. }
            | Audited::TrailSaved { .. } => Self::Operator,
            Audited::PracticeRegistered { .. } => Self::Registrar,
            Audited::KeyPublished { .. } | Audited::RegistrarAwaited { .. } => Self::Server,
            _ => Self::Somebody,
        }
    }
}

/// What the browser found when it recomputed every line's link to the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// So many lines, of which each follows from the one before.
    Holds {
        /// How many.
        lines: usize,
        /// How many of them this browser had seen before.
        seen: Option<u64>,
    },
    /// So many do not.
    Broken(usize),
    /// They do, but those that this browser saw before are not all there, or are others.
    Cut,
    /// There is none, though a practice's first line is written when it is made.
    Empty,
}
