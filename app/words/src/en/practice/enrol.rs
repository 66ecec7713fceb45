//! The enrolment, in English.

use time::OffsetDateTime;

use crate::En;
use crate::practice::{DeskWords, EnrolWords};

impl EnrolWords for En {
    fn enrol_title(&self) -> &'static str {
        "Set up your practice"
    }
    fn reading_link(&self) -> &'static str {
        "Looking up your link"
    }
    fn no_link_title(&self) -> &'static str {
        "This link cannot be used"
    }
    fn no_link(&self) -> &'static str {
        "This address is not whole. Open the link exactly as you were given it: it is longer than \
         what stands in the address bar now. If this page was open before and was loaded again, \
         open the link once more."
    }
    fn enrol_for(&self, practice: &str, town: &str) -> String {
        format!("{practice}, {town}")
    }
    fn enrol_until(&self, at: OffsetDateTime) -> String {
        format!("This link works once, until {}.", self.instant(at))
    }
    fn enrol_steps(&self) -> [&'static str; 3] {
        [
            "You choose the passphrase that you will sign in with.",
            "Your browser makes the practice’s keys. They open every referral that is sent to you, \
             and they never leave your browser unsealed.",
            "You write down a recovery kit, in case the passphrase is lost. Have a pen or a \
             printer at hand.",
        ]
    }
    fn member_name_hint(&self) -> &'static str {
        "Members of your practice see it beside what you do"
    }
    fn account_email_hint(&self) -> &'static str {
        "You sign in with it"
    }
    fn new_passphrase(&self) -> &'static str {
        "New passphrase"
    }
    fn new_passphrase_hint(&self, shortest: usize) -> String {
        format!(
            "{shortest} characters or more. Four or five words that have nothing to do with each \
             other are good. Do not use it anywhere else."
        )
    }
    fn passphrase_again(&self) -> &'static str {
        "The same passphrase again"
    }
    fn passphrases_differ(&self) -> &'static str {
        "Enter the same passphrase twice"
    }
    fn passphrase_lost_title(&self) -> &'static str {
        "What if the passphrase is lost?"
    }
    fn passphrase_lost(&self) -> &'static str {
        "Nobody can reset it or look it up: not whoever runs this server, and not us. Then only \
         the recovery kit can open what was sent to your practice. If both are lost, it stays \
         closed for good."
    }
    fn make_keys(&self) -> &'static str {
        "Make the keys"
    }
    fn making_keys(&self) -> &'static str {
        "Making the keys. This takes a few seconds, on a slow computer up to a minute."
    }
    fn enrol_leave(&self) -> &'static str {
        "Your practice is not set up yet. If you leave this page now, the keys and the kit that \
         were made are gone. The link still works: you can start again with it."
    }
    fn enrol_stopped(&self) -> &'static str {
        "The part of this page that makes the keys has stopped. Nothing was kept. Open your link \
         again to start again."
    }

    fn kit_title(&self) -> &'static str {
        "Your recovery kit"
    }
    fn kit_text(&self) -> [&'static str; 3] {
        [
            "Write down these eight groups, or print them. Keep the paper as you keep cash and \
             keys, in a locked drawer or a safe that only people you would make owners can reach.",
            "Even when every passphrase is lost, whoever holds this kit can become an owner of your \
             practice and open everything that was sent to it.",
            "Nobody else has it. It is shown only now: it cannot be shown or sent to you later.",
        ]
    }
    fn kit_of(&self, practice: &str, day: &str) -> String {
        format!("{practice}, {day}")
    }
    fn kit_label(&self) -> &'static str {
        "The eight groups of the recovery kit"
    }
    fn print_kit(&self) -> &'static str {
        "Print the kit"
    }
    fn save_kit(&self) -> &'static str {
        "Save the recovery kit as a PDF"
    }
    fn kit_saved(&self) -> &'static str {
        "Your browser has the file. It was made here and sent to nobody. Print it, see that every \
         group can be read, then delete the file: whoever finds it can open your referrals."
    }
    fn kit_not_saved(&self) -> &'static str {
        "The PDF could not be made, because a part of this page did not load. Check the connection \
         and try again, or write the groups down."
    }
    fn kit_file(&self, day: &str) -> String {
        format!("Recovery kit {day}")
    }
    fn kit_is_kept(&self) -> &'static str {
        "I have written it down"
    }
    fn kit_check_title(&self) -> &'static str {
        "Check what you wrote down"
    }
    fn kit_check_text(&self) -> &'static str {
        "Read these two groups from your paper and type them here. So we know that the kit is \
         legible before it is needed."
    }
    fn kit_group(&self, number: usize) -> String {
        format!("Group {number}")
    }
    fn kit_group_hint(&self) -> &'static str {
        "Five letters and digits"
    }
    fn kit_group_missing(&self, number: usize) -> String {
        format!("Enter group {number} from your paper")
    }
    fn kit_once_more(&self) -> &'static str {
        "Look at the kit again"
    }
    fn finish(&self) -> &'static str {
        "Finish"
    }
    fn finishing(&self) -> &'static str {
        "Handing over the sealed keys"
    }

    fn enrolled_title(&self) -> &'static str {
        "Your practice is set up"
    }
    fn enrolled_text(&self) -> &'static str {
        "Referrals can be sealed for your practice as soon as it is verified. Sign in with your \
         e-mail address and your passphrase to see what comes in."
    }
    fn go_to_sign_in(&self) -> &'static str {
        "Go to sign-in"
    }
}
