//! What the pages say of answers that a computer keeps for a day.

use time::OffsetDateTime;

/// The sentences around a kept form. One function, one message. Moments are on the sender's own
/// clock, and not longer ago than a day.
pub trait KeepWords {
    /// The box that lets this computer keep the answers.
    fn keep(&self) -> &'static str;
    /// How they are kept, what is not, and where not to tick it.
    fn keep_hint(&self) -> &'static str;
    /// Asked before other answers, kept since then, are deleted for these.
    fn keep_instead(&self, since: OffsetDateTime) -> String;
    /// The browser does not keep them.
    fn could_not_keep(&self) -> &'static str;
    /// They are not kept any more, for a reason that is not in this page.
    fn no_longer_kept(&self) -> &'static str;
    /// That answers of another time are kept, since then.
    fn kept_found(&self, since: OffsetDateTime) -> String;
    /// Whose they may be, and what does not come back with them.
    fn kept_hint(&self) -> &'static str;
    /// The button that restores them.
    fn kept_go_on(&self) -> &'static str;
    /// Asked before they replace what is typed.
    fn kept_go_on_sure(&self) -> &'static str;
    /// The button that deletes them.
    fn kept_delete(&self) -> &'static str;
    /// They were deleted by another tab, or cannot be read.
    fn kept_gone(&self) -> &'static str;
    /// How many files have to be chosen again.
    fn files_again(&self, files: usize) -> String;
}
