//! What a member's account opens with, in English.

use time::OffsetDateTime;

use crate::practice::AccountWords;
use crate::{En, LetterWords};

impl AccountWords for En {
    fn your_account(&self) -> &'static str {
        "Your account"
    }
    fn account_lead(&self) -> &'static str {
        "See and change how you sign in. For your safety this page asks for your passphrase, even \
         if you are signed in already."
    }
    fn open_account(&self) -> &'static str {
        "Open your account"
    }
    fn opening_account(&self) -> &'static str {
        "Opening your account takes a few seconds."
    }
    fn account_open_lead(&self) -> &'static str {
        "You can make changes for 5 minutes. After that this page asks for your passphrase again."
    }
    fn account_passphrase_text(&self) -> &'static str {
        "You sign in with it, and it unlocks the practice’s keys in your browser."
    }

    fn recovery_code(&self) -> &'static str {
        "Recovery code"
    }
    fn recovery_text(&self) -> &'static str {
        "If you forget your passphrase, you can choose a new one with your recovery code. If you lose \
         your phone or your passkey, the code takes its place once. It is yours alone. The practice’s \
         recovery kit is another paper, and stays as it is."
    }
    fn no_recovery_code(&self) -> &'static str {
        "You have no recovery code yet."
    }
    fn recovery_code_made(&self, at: OffsetDateTime) -> String {
        format!(
            "You made your recovery code on {}.",
            self.letter_day(at.date())
        )
    }
    fn make_recovery_code(&self) -> &'static str {
        "Make a recovery code"
    }
    fn make_another_recovery_code(&self) -> &'static str {
        "Replace it with a new recovery code"
    }
    fn recovery_code_title(&self) -> &'static str {
        "Your recovery code"
    }
    fn recovery_code_of(&self, day: &str) -> String {
        format!("Letterlock recovery code, {day}")
    }
    fn recovery_code_text(&self) -> [&'static str; 3] {
        [
            "Write down these eight groups, or print them. Keep the paper where only you can \
             reach it.",
            "Whoever has this paper and knows your e-mail address can choose a new passphrase \
             for your account. Together with your passphrase it signs in without your phone. The code \
             works once.",
            "Nobody else has it. It is shown only now: it cannot be shown or sent to you later.",
        ]
    }
    fn recovery_code_label(&self) -> &'static str {
        "The eight groups of your recovery code"
    }
    fn print_recovery_code(&self) -> &'static str {
        "Print the code"
    }
    fn recovery_not_now(&self) -> &'static str {
        "Make none now"
    }
    fn recovery_check_text(&self) -> &'static str {
        "Read these two groups from your paper and type them here. So we know that the code is \
         legible before it is needed. The code works once you have done this; one that you made \
         before then works no more."
    }
    fn recovery_code_once_more(&self) -> &'static str {
        "Look at the code again"
    }
    fn keep_recovery_code(&self) -> &'static str {
        "Use this code"
    }
    fn keeping_recovery_code(&self) -> &'static str {
        "Setting up your recovery code"
    }
    fn recovery_kept(&self) -> &'static str {
        "Your recovery code is set up."
    }

    fn forgot_passphrase(&self) -> &'static str {
        "Have you forgotten your passphrase?"
    }
    fn forgotten_title(&self) -> &'static str {
        "Choose a new passphrase"
    }
    fn forgotten_lead(&self) -> &'static str {
        "You need the recovery code that you made for your account. Without one, nobody can give \
         you a new passphrase: not whoever runs this server, and not us. You will be \
         signed out everywhere."
    }
    fn recovery_code_hint(&self) -> &'static str {
        "Eight groups of five letters and digits, from your paper"
    }
    fn recovery_code_length(&self) -> &'static str {
        "Enter all eight groups of your recovery code"
    }
    fn recovery_code_group(&self, number: usize) -> String {
        format!(
            "Group {number} of the recovery code does not match your paper. Compare it character \
             by character"
        )
    }
    fn choose_passphrase(&self) -> &'static str {
        "Use the new passphrase"
    }
    fn forgotten_done(&self) -> &'static str {
        "Sign in with the new one. Your recovery code has been used and works no more: destroy the \
         paper, then make a new code under “Your account”."
    }
}
