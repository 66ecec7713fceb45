//! What the mails say, in English.

mod account;
mod team;

use referral::ReferralNumber;
use referral::news::{AccountNews, News, OwnNews};
use referral::offer::{DeclineReason, ExpectedWait};
use referral::urgency::Urgency;

use super::En;
use crate::FormWords;
use crate::mail::MailParagraph::{self, About, Address, Code, Plain};
use crate::mail::{MailText, MailWords};

impl MailWords for En {
    fn mail_received(&self, number: ReferralNumber, practice: &str, specialist: &str) -> MailText {
        MailText {
            subject: format!("Referral {number} has arrived"),
            paragraphs: vec![
                Plain(format!(
                    "Referral {number} has arrived at {practice}, for {specialist}."
                )),
                next(
                    "the practice opens it, then accepts or declines it. You get another e-mail \
                     when it has decided. Keep the number in the patient’s file: with it you and \
                     the practice can talk about the referral.",
                ),
                Plain(WORSE.to_owned()),
                Plain(STATUS.to_owned()),
            ],
            foot: format!(
                "{NO_REPLY} If you have not sent this referral, somebody mistyped their address, \
                 and you can delete this e-mail."
            ),
        }
    }

    fn mail_arrived(
        &self,
        number: ReferralNumber,
        specialist: &str,
        urgency: Urgency,
        inbox: &str,
    ) -> MailText {
        let urgency = self.urgency(urgency);
        MailText {
            subject: format!("New referral {number} ({urgency})"),
            paragraphs: vec![
                Plain(format!("Referral {number} has come in for {specialist}.")),
                About("Urgency, as the sender put it:", format!("{urgency}.")),
                next(
                    "sign in, open the referral, then accept or decline it. The sender is told by \
                     e-mail.",
                ),
                Address("Your inbox is at", inbox.to_owned()),
            ],
            foot: format!(
                "The referral is sealed. Only members of your practice can open it. {NO_REPLY}"
            ),
        }
    }

    fn mail_accepted(
        &self,
        number: ReferralNumber,
        practice: &str,
        wait: Option<ExpectedWait>,
    ) -> MailText {
        let wait = match wait {
            Some(wait) => About(
                "Expected wait:",
                format!("{} from the day it was accepted.", self.expected_wait(wait)),
            ),
            None => Plain("The practice has not said how long the wait will be.".to_owned()),
        };
        MailText {
            subject: format!("Referral {number} has been accepted"),
            paragraphs: vec![
                Plain(format!("{practice} has accepted referral {number}.")),
                wait,
                next(
                    "the practice arranges the appointment. Tell the patient, and note the answer \
                     in the patient’s file.",
                ),
                Plain(WORSE.to_owned()),
                Plain(STATUS.to_owned()),
            ],
            foot: NO_REPLY.to_owned(),
        }
    }

    fn mail_declined(
        &self,
        number: ReferralNumber,
        practice: &str,
        reason: DeclineReason,
        written: bool,
    ) -> MailText {
        let besides = if written {
            format!(
                "The practice wrote something besides. What it wrote never travels by e-mail. \
                 {STATUS}"
            )
        } else {
            format!("The practice wrote nothing besides. {STATUS}")
        };
        MailText {
            subject: format!("Referral {number} has been declined"),
            paragraphs: vec![
                Plain(format!("{practice} has declined referral {number}.")),
                About("Reason:", format!("{}.", self.decline_reason(reason))),
                Plain(besides),
                next(&format!(
                    "the patient is not waiting for this practice any more. {}",
                    after(reason)
                )),
            ],
            foot: NO_REPLY.to_owned(),
        }
    }

    fn mail_code(&self, number: ReferralNumber, code: &str) -> MailText {
        MailText {
            subject: format!("Your code for referral {number}"),
            paragraphs: vec![
                Code("The code is", code.to_owned()),
                next(
                    "type it on the page that asks for it. It works once, within 10 minutes. \
                     After that the page stays open in that browser for 12 hours.",
                ),
                Plain(format!(
                    "Somebody opened the status page of referral {number} with its secret link. If \
                     that was neither you nor somebody you work with, keep the code to yourself: \
                     nobody sees the page without it."
                )),
            ],
            foot: NO_REPLY.to_owned(),
        }
    }

    fn mail_passphrase_changed(&self, by_recovery_code: bool, passkeys: bool) -> MailText {
        account::passphrase_changed(by_recovery_code, passkeys)
    }
    fn mail_passkey_changed(&self, added: bool) -> MailText {
        account::passkey_changed(added)
    }
    fn mail_account_changed(&self, news: AccountNews) -> MailText {
        account::changed(news)
    }

    fn mail_team_changed(&self, practice: &str, news: News, page: &str) -> MailText {
        team::changed(practice, news, page)
    }
    fn mail_membership(&self, practice: &str, news: OwnNews, page: &str) -> MailText {
        team::membership(practice, news, page)
    }

    fn demo_mails_title(&self) -> &'static str {
        "The demo’s mails"
    }
    fn demo_mails_lead(&self) -> &'static str {
        "The demo has no mail server, so each mail is written into a file instead of being sent. \
         The newest comes first. You see its text; the file also holds the same words as HTML."
    }
    fn demo_mails_none(&self) -> &'static str {
        "No mail has been written yet. Send a referral, then load this page again."
    }
    fn demo_mails_older(&self, count: usize, folder: &str) -> String {
        match count {
            1 => format!("One older mail lies in {folder}."),
            count => format!("{count} older mails lie in {folder}."),
        }
    }
    fn demo_mails_list(&self) -> &'static str {
        "Mails, the newest first"
    }
}

/// What whoever reads it, or the practice, does next.
fn next(words: &str) -> MailParagraph {
    About("What happens next:", words.to_owned())
}

/// What a mail cannot show, and where it is.
const STATUS: &str = "To see where the referral stands, use the secret link from the page that \
                      showed the number. It is on the last page of the PDF too.";

/// For whoever would wait.
const WORSE: &str = "If the patient gets worse in the meantime, do not wait: telephone the \
                     practice, or send the patient to the emergency department.";

/// At the end of every mail.
const NO_REPLY: &str = "This e-mail says nothing about the patient. Nobody reads replies to it.";

/// What the sender can do after a referral was declined.
pub(super) fn after(reason: DeclineReason) -> &'static str {
    match reason {
        DeclineReason::MoreInformation => "Add what is missing and send a new referral.",
        DeclineReason::PrerequisitesNotDone => {
            "Arrange what should come first, then send a new referral."
        }
        DeclineReason::WrongService => {
            "Send a new referral to a specialist or service that fits better."
        }
        DeclineReason::PrimaryCare => {
            "Go on with the care in your clinic. If that is not enough, send a new referral."
        }
        DeclineReason::NoCapacity => {
            "Send a new referral to another specialist, or let Letterlock choose one."
        }
        DeclineReason::OutsideArea => {
            "Send a new referral to a specialist for the area where the patient lives."
        }
        DeclineReason::OutsideAge => {
            "Send a new referral to a specialist who sees patients of this age."
        }
        DeclineReason::Duplicate => {
            "Look for the earlier referral in the patient’s file, or telephone the practice."
        }
        DeclineReason::Unreadable => {
            "Send the referral again. If it is urgent, telephone the practice first."
        }
        DeclineReason::Other => {
            "Read what the practice wrote, or telephone it, before you send a new referral."
        }
    }
}
