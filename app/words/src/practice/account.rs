//! What a member's account opens with, the recovery code, and a passphrase that was forgotten.

use time::OffsetDateTime;

/// The sentences of these pages. One function, one message.
pub trait AccountWords {
    /// Heading of the page, and the link to it.
    fn your_account(&self) -> &'static str;
    /// Why it asks for the passphrase.
    fn account_lead(&self) -> &'static str;
    /// The button that makes none now.
    fn recovery_not_now(&self) -> &'static str;
    /// The button that opens it.
    fn open_account(&self) -> &'static str;
    /// While it opens.
    fn opening_account(&self) -> &'static str;
    /// Above what is set up: how long it can be changed.
    fn account_open_lead(&self) -> &'static str;
    /// What the passphrase is for.
    fn account_passphrase_text(&self) -> &'static str;

    /// Heading, and the label of the code where it is typed.
    fn recovery_code(&self) -> &'static str;
    /// What it is for, and what it is not.
    fn recovery_text(&self) -> &'static str;
    /// There is none.
    fn no_recovery_code(&self) -> &'static str;
    /// When it was made.
    fn recovery_code_made(&self, at: OffsetDateTime) -> String;
    /// The button that makes the first.
    fn make_recovery_code(&self) -> &'static str;
    /// The button that makes another.
    fn make_another_recovery_code(&self) -> &'static str;
    /// Heading above the code.
    fn recovery_code_title(&self) -> &'static str;
    /// On paper: what it is, and from when.
    fn recovery_code_of(&self, day: &str) -> String;
    /// What to do with it, and who has it.
    fn recovery_code_text(&self) -> [&'static str; 3];
    /// Names the list of its groups.
    fn recovery_code_label(&self) -> &'static str;
    /// The button that prints it.
    fn print_recovery_code(&self) -> &'static str;
    /// Why two groups are asked back.
    fn recovery_check_text(&self) -> &'static str;
    /// The button back to the code.
    fn recovery_code_once_more(&self) -> &'static str;
    /// The button that keeps it.
    fn keep_recovery_code(&self) -> &'static str;
    /// While it is being kept.
    fn keeping_recovery_code(&self) -> &'static str;
    /// It is kept.
    fn recovery_kept(&self) -> &'static str;

    /// The link for whoever forgot the passphrase.
    fn forgot_passphrase(&self) -> &'static str;
    /// Heading of the page that it leads to.
    fn forgotten_title(&self) -> &'static str;
    /// What is needed, and what if it is not there.
    fn forgotten_lead(&self) -> &'static str;
    /// Below the code.
    fn recovery_code_hint(&self) -> &'static str;
    /// The code is not whole.
    fn recovery_code_length(&self) -> &'static str;
    /// This group of it, from 1, has a typing error.
    fn recovery_code_group(&self, number: usize) -> String;
    /// The button.
    fn choose_passphrase(&self) -> &'static str;
    /// What comes next.
    fn forgotten_done(&self) -> &'static str;
}
