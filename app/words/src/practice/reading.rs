//! One referral: opening it, its files, deciding.

use referral::offer::{Decision, DeclineReason};

/// The sentences of one referral. One function, one message.
pub trait ReadingWords {
    /// Heading, before it is opened.
    fn referral_title(&self, number: &str) -> String;
    /// The link to the list.
    fn back_to_inbox(&self) -> &'static str;
    /// Heading where the practice has no such referral.
    fn no_referral_title(&self) -> &'static str;
    /// What may have happened, and what to do.
    fn no_referral_text(&self) -> &'static str;
    /// That opening is recorded, where nobody has opened it.
    fn opening_is_recorded(&self) -> &'static str;
    /// The same, where it was opened before.
    fn opened_before(&self, at: &str) -> String;
    /// The button that opens it.
    fn open_referral(&self) -> &'static str;
    /// While it is opened.
    fn opening(&self) -> &'static str;
    /// When the sender's browser sealed it, by its clock.
    fn sealed_at(&self, at: &str) -> String;
    /// Heading: the answers break a rule.
    fn breaks_title(&self) -> &'static str;
    /// What that means. The questions are listed below it.
    fn breaks_text(&self) -> &'static str;
    /// The button that prints the referral.
    fn print_referral(&self) -> &'static str;
    /// The button that saves the referral as a PDF.
    fn save_pdf(&self) -> &'static str;
    /// Where it was saved, and that whoever can use this computer can read it there.
    fn pdf_saved(&self) -> &'static str;
    /// It could not be made; what to do.
    fn pdf_failed(&self) -> &'static str;
    /// Above the letters that the PDF has no glyphs for.
    fn pdf_missing(&self) -> &'static str;
    /// To be careful with files.
    fn files_text(&self) -> &'static str;
    /// The button that saves a file.
    fn save_file(&self) -> &'static str;
    /// How much of a file is open.
    fn saving_file(&self, done: &str, total: &str) -> String;
    /// The browser has taken it.
    fn file_saved(&self) -> &'static str;

    /// Heading above the decision.
    fn decide_title(&self) -> &'static str;
    /// What deciding does.
    fn decide_text(&self) -> &'static str;
    /// The button, and the heading of what it asks.
    fn accept(&self) -> &'static str;
    /// The button, and the heading of what it asks.
    fn decline(&self) -> &'static str;
    /// That a referral which does not open can be declined all the same, so that its sender hears.
    fn unreadable_text(&self) -> &'static str;
    /// The button that does.
    fn decline_unreadable(&self) -> &'static str;
    /// The question for the wait.
    fn wait(&self) -> &'static str;
    /// Below it.
    fn wait_hint(&self) -> &'static str;
    /// The answer of who does not know.
    fn wait_unknown(&self) -> &'static str;
    /// No wait was chosen.
    fn wait_missing(&self) -> &'static str;
    /// The question for the reason.
    fn reason(&self) -> &'static str;
    /// Below it.
    fn reason_hint(&self) -> &'static str;
    /// No reason was chosen.
    fn reason_missing(&self) -> &'static str;
    /// The question for words to the sender.
    fn note(&self) -> &'static str;
    /// Who reads them, and who does not.
    fn note_hint(&self) -> &'static str;
    /// A reason says too little without words; the sentence says which.
    fn note_missing(&self, reason: DeclineReason) -> String;
    /// They are longer than this.
    fn note_too_long(&self, longest: usize) -> String;
    /// Asks whether to leave what was written to the sender.
    fn note_leave(&self) -> &'static str;
    /// The button that does not decide.
    fn go_back(&self) -> &'static str;
    /// Heading where the decision is confirmed.
    fn confirm_title(&self, decision: Decision, number: &str) -> String;
    /// What the mail will say, that what was written is sealed, and that it is final.
    fn confirm_text(&self, decision: Decision, written: bool) -> Vec<String>;
    /// The button that decides.
    fn confirm(&self, decision: Decision) -> &'static str;
    /// While it is recorded.
    fn deciding(&self) -> &'static str;
    /// Heading: it is decided.
    fn decided_title(&self, decision: Decision) -> &'static str;
    /// By whom and when.
    fn decided_by(&self, name: &str, at: &str) -> String;
    /// The coded reason or the wait.
    fn decided_as(&self, decision: Decision) -> String;
    /// That the sender is told.
    fn sender_is_told(&self) -> &'static str;
    /// Somebody decided before.
    fn decided_before(&self) -> &'static str;
}
