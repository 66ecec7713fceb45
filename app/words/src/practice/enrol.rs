//! The first member of a practice: the link, the passphrase, the keys, the recovery kit.

use time::OffsetDateTime;

/// The sentences of an enrolment. One function, one message.
pub trait EnrolWords {
    /// Heading.
    fn enrol_title(&self) -> &'static str;
    /// While the link is looked up.
    fn reading_link(&self) -> &'static str;
    /// Heading where the link cannot be used.
    fn no_link_title(&self) -> &'static str;
    /// The address has no secret in it.
    fn no_link(&self) -> &'static str;
    /// Whom the link is for.
    fn enrol_for(&self, practice: &str, town: &str) -> String;
    /// Till when it can be used.
    fn enrol_until(&self, at: OffsetDateTime) -> String;
    /// What will be done here, in order.
    fn enrol_steps(&self) -> [&'static str; 3];
    /// Below the name.
    fn member_name_hint(&self) -> &'static str;
    /// Below the address.
    fn account_email_hint(&self) -> &'static str;
    /// The label of a passphrase that is chosen.
    fn new_passphrase(&self) -> &'static str;
    /// How long it is at least, and what makes a good one.
    fn new_passphrase_hint(&self, shortest: usize) -> String;
    /// The label of the same passphrase once more.
    fn passphrase_again(&self) -> &'static str;
    /// The two are not the same.
    fn passphrases_differ(&self) -> &'static str;
    /// Heading: what if it is lost.
    fn passphrase_lost_title(&self) -> &'static str;
    /// What happens then.
    fn passphrase_lost(&self) -> &'static str;
    /// The button that makes the keys.
    fn make_keys(&self) -> &'static str;
    /// While they are made.
    fn making_keys(&self) -> &'static str;
    /// Asked before the page is left on which keys were made.
    fn enrol_leave(&self) -> &'static str;
    /// The vault stopped, and the keys with it.
    fn enrol_stopped(&self) -> &'static str;

    /// Heading above the kit.
    fn kit_title(&self) -> &'static str;
    /// What it is for, and who has it.
    fn kit_text(&self) -> [&'static str; 3];
    /// On paper: whose kit it is, and from when.
    fn kit_of(&self, practice: &str, day: &str) -> String;
    /// Names the list of the groups.
    fn kit_label(&self) -> &'static str;
    /// The button that prints it.
    fn print_kit(&self) -> &'static str;
    /// The button that saves the kit as a PDF.
    fn save_kit(&self) -> &'static str;
    /// The browser has taken the file: what is to be done with it.
    fn kit_saved(&self) -> &'static str;
    /// The PDF could not be made; the groups can still be written down.
    fn kit_not_saved(&self) -> &'static str;
    /// The name of the file, without its ending; the day is `YYYY-MM-DD`.
    fn kit_file(&self, day: &str) -> String;
    /// The button that goes on.
    fn kit_is_kept(&self) -> &'static str;
    /// Heading where two groups are asked back.
    fn kit_check_title(&self) -> &'static str;
    /// Why.
    fn kit_check_text(&self) -> &'static str;
    /// A group's label.
    fn kit_group(&self, number: usize) -> String;
    /// Below it.
    fn kit_group_hint(&self) -> &'static str;
    /// A group was not typed.
    fn kit_group_missing(&self, number: usize) -> String;
    /// The button back to the kit.
    fn kit_once_more(&self) -> &'static str;
    /// The button that ends the enrolment.
    fn finish(&self) -> &'static str;
    /// While the practice's keys are handed over, sealed.
    fn finishing(&self) -> &'static str;

    /// Heading: the practice is set up.
    fn enrolled_title(&self) -> &'static str;
    /// What to do next.
    fn enrolled_text(&self) -> &'static str;
    /// The link to the inbox.
    fn go_to_sign_in(&self) -> &'static str;
}
