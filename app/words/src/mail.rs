//! What the mails say: the outcome, never a patient and never what anybody wrote.

use std::fmt;

use referral::ReferralNumber;
use referral::news::{AccountNews, News, OwnNews};
use referral::offer::{DeclineReason, ExpectedWait};
use referral::urgency::Urgency;

/// A mail in words, before it is set as plain text or as HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailText {
    /// The subject: one line of ASCII.
    pub subject: String,
    /// What it says; what happened comes first.
    pub paragraphs: Vec<MailParagraph>,
    /// The last paragraph, in small print: what a mail never says, and that nobody answers.
    pub foot: String,
}

/// A paragraph of a mail. As text ([`fmt::Display`]) its pieces stand beside each other, so that
/// both forms of a mail say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailParagraph {
    /// Sentences.
    Plain(String),
    /// What it is about, with its colon, and then the sentences.
    About(&'static str, String),
    /// The beginning of a sentence, and a code to be typed somewhere else.
    Code(&'static str, String),
    /// The beginning of a sentence, and the address of a page to be opened.
    Address(&'static str, String),
}

impl MailText {
    /// The whole mail as plain text: a paragraph is one line, and an empty one is between two.
    pub fn plain(&self) -> String {
        let mut text = String::new();
        for paragraph in &self.paragraphs {
            text.push_str(&paragraph.to_string());
            text.push_str("\n\n");
        }
        text.push_str(&self.foot);
        text.push('\n');
        text
    }
}

impl fmt::Display for MailParagraph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain(words) => f.write_str(words),
            Self::About(begins, ends) | Self::Code(begins, ends) | Self::Address(begins, ends) => {
                write!(f, "{begins} {ends}")
            }
        }
    }
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
    /// To a member: their passphrase is another one now. The recovery code did it, and is used up,
    /// or not; and they have passkeys, or not.
    fn mail_passphrase_changed(&self, by_recovery_code: bool, passkeys: bool) -> MailText;
    /// To a member: they have a passkey more, or one less.
    fn mail_passkey_changed(&self, added: bool) -> MailText;
    /// To a member: something that they sign in with is another way.
    fn mail_account_changed(&self, news: AccountNews) -> MailText;
    /// To an owner: who belongs to the practice, or its keys, changed. `page` is where that stands.
    fn mail_team_changed(&self, practice: &str, news: News, page: &str) -> MailText;
    /// To a member: they are one now, or no more. `page` is where members sign in.
    fn mail_membership(&self, practice: &str, news: OwnNews, page: &str) -> MailText;

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
