//! One referral, in English.

use referral::offer::{Decision, DeclineReason};

use crate::practice::ReadingWords;
use crate::{En, FormWords};

impl ReadingWords for En {
    fn referral_title(&self, number: &str) -> String {
        format!("Referral {number}")
    }
    fn back_to_inbox(&self) -> &'static str {
        "Back to the inbox"
    }
    fn no_referral_title(&self) -> &'static str {
        "There is no such referral here"
    }
    fn no_referral_text(&self) -> &'static str {
        "Your practice has no referral at this address. If you followed a link, it may be for \
         another practice, or not whole."
    }
    fn opening_is_recorded(&self) -> &'static str {
        "Nobody has opened this referral yet. Opening it is recorded with your name and the time, \
         and the sender can see that it was opened."
    }
    fn opened_before(&self, at: &str) -> String {
        format!("It was first opened on {at}. Opening it again is recorded too.")
    }
    fn open_referral(&self) -> &'static str {
        "Open this referral"
    }
    fn opening(&self) -> &'static str {
        "Opening the referral"
    }
    fn sealed_at(&self, at: &str) -> String {
        format!("Sealed on {at} by the clock of the sender’s computer.")
    }
    fn breaks_title(&self) -> &'static str {
        "Take a second look"
    }
    fn breaks_text(&self) -> &'static str {
        "Some answers do not fit the rules of the form, which the sender’s page would not have let \
         through. Telephone the clinic before you rely on them:"
    }
    fn print_referral(&self) -> &'static str {
        "Print"
    }
    fn save_pdf(&self) -> &'static str {
        "Save as PDF"
    }
    fn pdf_saved(&self) -> &'static str {
        "Your browser has the PDF. Look in your downloads. It is not sealed: whoever can use this \
         computer can read it there."
    }
    fn pdf_failed(&self) -> &'static str {
        "The PDF could not be made, because a part of this page did not load. Check the connection \
         and try again, or print the referral."
    }
    fn pdf_missing(&self) -> &'static str {
        "The PDF cannot show these letters and has their codes instead:"
    }
    fn files_text(&self) -> &'static str {
        "Files come from outside your practice. Each is opened here and saved as it was attached; \
         what you save stays on this computer."
    }
    fn save_file(&self) -> &'static str {
        "Save"
    }
    fn saving_file(&self, done: &str, total: &str) -> String {
        format!("Opening the file: {done} of {total}")
    }
    fn file_saved(&self) -> &'static str {
        "Your browser has the file. Look in your downloads."
    }

    fn decide_title(&self) -> &'static str {
        "Decide"
    }
    fn decide_text(&self) -> &'static str {
        "The sender is told by e-mail. A decision is final."
    }
    fn accept(&self) -> &'static str {
        "Accept referral"
    }
    fn decline(&self) -> &'static str {
        "Decline referral"
    }
    fn unreadable_text(&self) -> &'static str {
        "If it does not open for another member of your practice either, decline it: the sender is \
         told by e-mail to send it again. A decision is final."
    }
    fn decline_unreadable(&self) -> &'static str {
        "Decline as damaged"
    }
    fn wait(&self) -> &'static str {
        "How long is the expected wait?"
    }
    fn wait_hint(&self) -> &'static str {
        "From today until the patient is seen. The sender is told."
    }
    fn wait_unknown(&self) -> &'static str {
        "Not known yet"
    }
    fn wait_missing(&self) -> &'static str {
        "Choose the expected wait, or that it is not known yet"
    }
    fn reason(&self) -> &'static str {
        "Why is it declined?"
    }
    fn reason_hint(&self) -> &'static str {
        "The sender is told this reason by e-mail."
    }
    fn reason_missing(&self) -> &'static str {
        "Choose why the referral is declined"
    }
    fn note(&self) -> &'static str {
        "What should the sender know?"
    }
    fn note_hint(&self) -> &'static str {
        "It is sealed here and never stands in an e-mail. Only the sender can read it, with the \
         status link of this referral."
    }
    fn note_missing(&self, reason: DeclineReason) -> String {
        let hint = self.decline_words_hint(reason);
        hint.unwrap_or("Say what the sender should know").to_owned()
    }
    fn note_too_long(&self, longest: usize) -> String {
        format!("Shorten what you wrote to {longest} characters or fewer")
    }
    fn note_leave(&self) -> &'static str {
        "What you wrote to the sender is not sent yet. If you leave now, it is lost."
    }
    fn go_back(&self) -> &'static str {
        "Go back"
    }
    fn confirm_title(&self, decision: Decision, number: &str) -> String {
        match decision {
            Decision::Accepted { .. } => format!("Accept referral {number}?"),
            Decision::Declined { .. } => format!("Decline referral {number}?"),
        }
    }
    fn confirm_text(&self, decision: Decision, written: bool) -> Vec<String> {
        let mail = "The sender gets an e-mail with the referral number, your practice’s name and \
                    this answer, and no patient details.";
        let mut text = vec![self.decided_as(decision), mail.to_owned()];
        if written {
            let sealed = "What you wrote is sealed. The e-mail says only that there is something \
                          to read on the status page.";
            text.push(sealed.to_owned());
        }
        text.push("This is final. It cannot be taken back.".to_owned());
        text
    }
    fn confirm(&self, decision: Decision) -> &'static str {
        match decision {
            Decision::Accepted { .. } => "Yes, accept it",
            Decision::Declined { .. } => "Yes, decline it",
        }
    }
    fn deciding(&self) -> &'static str {
        "Recording the decision"
    }
    fn decided_title(&self, decision: Decision) -> &'static str {
        match decision {
            Decision::Accepted { .. } => "This referral is accepted",
            Decision::Declined { .. } => "This referral is declined",
        }
    }
    fn decided_by(&self, name: &str, at: &str) -> String {
        format!("By {name}, on {at}.")
    }
    fn decided_as(&self, decision: Decision) -> String {
        match decision {
            Decision::Accepted { wait: Some(wait) } => {
                format!("Expected wait: {}.", self.expected_wait(wait))
            }
            Decision::Accepted { wait: None } => "Expected wait: not known yet.".to_owned(),
            Decision::Declined { reason } => format!("Reason: {}.", self.decline_reason(reason)),
        }
    }
    fn sender_is_told(&self) -> &'static str {
        "The sender is told by e-mail."
    }
    fn decided_before(&self) -> &'static str {
        "Somebody in your practice decided before you. Their decision holds, and yours was not \
         recorded."
    }
}
