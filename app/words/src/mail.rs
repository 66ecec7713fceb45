//! What the mails say: the outcome, never a patient and never what anybody wrote.

use referral::ReferralNumber;
use referral::offer::{DeclineReason, ExpectedWait};
use referral::urgency::Urgency;

/// A mail in words: plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailText {
    /// The subject: one line of ASCII.
    pub subject: String,
    /// The text, one paragraph each.
    pub paragraphs: Vec<String>,
}

/// The sentences of the mails, and of the page that shows a demo's. One function, one message.
///
/// Only the server says them. They are no part of [`crate::Words`], so that no browser has to
/// fetch them.
pub trait MailWords: Sync {
    /// To the sender: the practice has the referral.
    fn mail_received(&self, number: ReferralNumber, practice: &str, specialist: &str) -> MailText;
    /// To the practice: a referral came in. `inbox` is where it is opened.
    fn mail_arrived(
        &self,
        number: ReferralNumber,
        specialist: &str,
        urgency: Urgency,
        inbox: &str,
    ) -> MailText;
    /// To the sender: the practice accepted.
    fn mail_accepted(
        &self,
        number: ReferralNumber,
        practice: &str,
        wait: Option<ExpectedWait>,
    ) -> MailText;
    /// To the sender: the practice declined, and wrote something besides or not.
    fn mail_declined(
        &self,
        number: ReferralNumber,
        practice: &str,
        reason: DeclineReason,
        written: bool,
    ) -> MailText;
    /// To the sender: the code that the status page asks for.
    fn mail_code(&self, number: ReferralNumber, code: &str) -> MailText;

    /// Heading of the page that shows the demo's mails.
    fn demo_mails_title(&self) -> &'static str;
    /// Why they lie here.
    fn demo_mails_lead(&self) -> &'static str;
    /// There is none yet.
    fn demo_mails_none(&self) -> &'static str;
    /// How many are older than those that are shown, and where they lie.
    fn demo_mails_older(&self, count: usize, folder: &str) -> String;
    /// Names the list of the mails.
    fn demo_mails_list(&self) -> &'static str;
}
