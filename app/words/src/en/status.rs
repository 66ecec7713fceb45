//! What the status page says, in English.

use referral::offer::{DeclineReason, ExpectedWait, OfferState};
use time::OffsetDateTime;

use super::En;
use super::mail::after;
use crate::FormWords;
use crate::status::{CodeTrouble, NotAsked, SoFar, StatusWords};

impl StatusWords for En {
    fn follow_title(&self) -> &'static str {
        "Follow a referral"
    }
    fn follow_asking(&self) -> &'static str {
        "Looking up where the referral stands"
    }
    fn no_referral_title(&self) -> &'static str {
        "This link leads to no referral"
    }
    fn no_referral(&self) -> [&'static str; 2] {
        [
            "Part of the link may be missing. It is long, and it is easily cut off when it is \
             copied. Copy the whole link from the last page of the PDF, or scan the square code \
             there.",
            "If the whole link leads here too, telephone the practice with the referral number.",
        ]
    }
    fn not_asked_title(&self) -> &'static str {
        "We could not look it up"
    }
    fn not_asked(&self, trouble: NotAsked) -> &'static str {
        match trouble {
            NotAsked::Unreached => {
                "The server could not be reached. Check the connection, then try again."
            }
            NotAsked::ServerFailed => "The server is busy. Wait a minute, then try again.",
            NotAsked::Stopped => {
                "The part of this page that asks the server has stopped. Try again. If that does \
                 not help, load the page again."
            }
        }
    }

    fn code_title(&self) -> &'static str {
        "First, a code from your e-mail"
    }
    fn code_text(&self) -> &'static str {
        "The link alone shows nothing: whoever found it could use it. We mail a six-digit code to \
         the address given when sending. It works for 10 minutes. After that this page stays open \
         in this browser for 12 hours."
    }
    fn mail_code(&self) -> &'static str {
        "Mail me a code"
    }
    fn mail_another_code(&self) -> &'static str {
        "Mail me another code"
    }
    fn mailing_code(&self) -> &'static str {
        "Asking for a code"
    }
    fn code_mailed(&self) -> &'static str {
        "A code is on its way to the address given when sending. It may take a minute. Look among \
         the junk mail too."
    }
    fn code_label(&self) -> &'static str {
        "Code from the e-mail"
    }
    fn code_hint(&self) -> &'static str {
        "Six digits"
    }
    fn try_code(&self) -> &'static str {
        "Show the referral"
    }
    fn trying_code(&self) -> &'static str {
        "Checking the code"
    }
    fn code_trouble(&self, trouble: CodeTrouble) -> String {
        match trouble {
            CodeTrouble::NotSixDigits => "Enter the six digits from the e-mail".to_owned(),
            CodeTrouble::OtherCode => {
                "This is not the code from our latest e-mail, or its 10 minutes are over. Check \
                 the digits, or have another code mailed."
                    .to_owned()
            }
            CodeTrouble::NoCookie => {
                "The code was right, but this browser keeps no cookies for this address, so the \
                 page cannot stay open. Allow them, then have another code mailed."
                    .to_owned()
            }
            CodeTrouble::TooManyTries(1) => {
                "There were many tries. Wait 1 minute, then have another code mailed.".to_owned()
            }
            CodeTrouble::TooManyTries(minutes) => {
                format!(
                    "There were many tries. Wait {minutes} minutes, then have another code mailed."
                )
            }
            CodeTrouble::NotAsked(trouble) => self.not_asked(trouble).to_owned(),
        }
    }

    fn stands(&self, state: OfferState) -> &'static str {
        match state {
            OfferState::Reserved | OfferState::Sent => "The practice has the referral",
            OfferState::Opened => "The practice has opened the referral",
            OfferState::Accepted => "The practice has accepted the referral",
            OfferState::Declined => "The practice has declined the referral",
        }
    }
    fn number_label(&self) -> &'static str {
        "Referral number"
    }
    fn is_with(&self, specialist: &str, practice: &str) -> String {
        format!("For {specialist} at {practice}")
    }
    fn so_far_title(&self) -> &'static str {
        "So far"
    }
    fn so_far(&self, step: SoFar) -> &'static str {
        match step {
            SoFar::Sent => "Sent",
            SoFar::Opened => "Opened by the practice",
            SoFar::Decided => "Accepted or declined",
            SoFar::Accepted => "Accepted",
            SoFar::Declined => "Declined",
        }
    }
    fn not_yet(&self) -> &'static str {
        "Not yet"
    }
    fn moment(&self, at: OffsetDateTime) -> String {
        format!(
            "{}, {} {} {}, {:02}:{:02}",
            at.weekday(),
            at.day(),
            at.month(),
            at.year(),
            at.hour(),
            at.minute()
        )
    }
    fn as_of(&self, at: OffsetDateTime) -> String {
        format!(
            "As of {:02}:{:02}:{:02}, by the clock of this device",
            at.hour(),
            at.minute(),
            at.second()
        )
    }
    fn look_again(&self) -> &'static str {
        "Look again"
    }
    fn wait(&self, wait: Option<ExpectedWait>) -> String {
        match wait {
            Some(wait) => format!(
                "Expected wait: {} from the day it was accepted.",
                self.expected_wait(wait)
            ),
            None => "The practice has not said how long the wait will be.".to_owned(),
        }
    }
    fn declined_because(&self, reason: DeclineReason) -> String {
        format!("Reason: {}.", self.decline_reason(reason))
    }
    fn what_next_title(&self) -> &'static str {
        "What happens next"
    }
    fn what_next(&self, state: OfferState) -> &'static str {
        match state {
            OfferState::Reserved | OfferState::Sent => {
                "Nobody at the practice has opened it yet. When the practice has decided, an \
                 e-mail goes to the address given when sending."
            }
            OfferState::Opened => {
                "The practice decides whether to accept or decline it. Then an e-mail goes to the \
                 address given when sending."
            }
            OfferState::Accepted => {
                "The practice arranges the appointment. Tell the patient, and note the answer in \
                 the patient’s file."
            }
            OfferState::Declined => {
                "The patient is not waiting for this practice any more. Note the answer in the \
                 patient’s file."
            }
        }
    }
    fn after_decline(&self, reason: DeclineReason) -> &'static str {
        after(reason)
    }
    fn if_worse(&self) -> &'static str {
        "If the patient gets worse in the meantime, do not wait: telephone the practice, or send \
         the patient to the emergency department."
    }

    fn written_title(&self) -> &'static str {
        "What the practice wrote"
    }
    fn written_proof(&self) -> &'static str {
        "Opened in this browser, with your link. It is signed with the key that your browser saw \
         when it sent the referral."
    }
    fn written_nothing(&self) -> &'static str {
        "The practice wrote nothing besides."
    }
    fn written_damaged(&self) -> &'static str {
        "Something came in the practice’s name, but it does not open, or the practice’s key has \
         not signed it. Do not rely on it. Telephone the practice and ask what it wrote."
    }

    fn cannot_title(&self) -> &'static str {
        "What this page cannot do"
    }
    fn cannot(&self) -> [&'static str; 3] {
        [
            "It cannot show the referral itself. Only the practice can open it; your own copy is \
             the PDF that you downloaded after sending.",
            "It cannot change the referral or take it back. Telephone the practice for that, and \
             say the number.",
            "It cannot be opened without the link. Keep the link as safe as the patient’s file, \
             and give it to nobody who may not know about the referral.",
        ]
    }
}
