//! What the mails say, word for word, and what they never say.

use referral::ReferralNumber;
use referral::choice::Choice;
use referral::offer::{DeclineReason, ExpectedWait};
use referral::urgency::Urgency;
use words::{Lang, MailText, MailWords};

const PRACTICE: &str = "Orchard Surgical";
const SPECIALIST: &str = "Dr. Priya Ransome";

fn number() -> ReferralNumber {
    "R-7K4M-2QXD-4".parse().unwrap()
}

/// Every mail that there is, in one language.
fn mails(words: &dyn MailWords) -> Vec<MailText> {
    let mut mails = vec![
        words.mail_received(number(), PRACTICE, SPECIALIST),
        words.mail_accepted(number(), PRACTICE, None),
        words.mail_accepted(number(), PRACTICE, ExpectedWait::weeks(2, 6).ok()),
        words.mail_code(number(), "042917"),
    ];
    for urgency in [Urgency::Urgent, Urgency::SemiUrgent, Urgency::Routine] {
        let inbox = "https://refer.example.org/inbox";
        mails.push(words.mail_arrived(number(), SPECIALIST, urgency, inbox));
    }
    for reason in DeclineReason::ALL {
        for written in [true, false] {
            mails.push(words.mail_declined(number(), PRACTICE, *reason, written));
        }
    }
    mails
}

fn text(mail: &MailText) -> String {
    let MailText {
        subject,
        paragraphs,
    } = mail;
    format!("Subject: {subject}\n\n{}\n", paragraphs.join("\n\n"))
}

#[test]
fn the_mails_read_as_they_were_approved() {
    let words = Lang::En.mail_words();
    let urgent = words.mail_arrived(
        number(),
        SPECIALIST,
        Urgency::Urgent,
        "https://refer.example.org/inbox",
    );
    let declined =
        |reason, written| text(&words.mail_declined(number(), PRACTICE, reason, written));
    insta::assert_snapshot!(
        "received",
        text(&words.mail_received(number(), PRACTICE, SPECIALIST))
    );
    insta::assert_snapshot!("arrived", text(&urgent));
    insta::assert_snapshot!(
        "accepted",
        text(&words.mail_accepted(number(), PRACTICE, None))
    );
    insta::assert_snapshot!(
        "accepted_with_a_wait",
        text(&words.mail_accepted(number(), PRACTICE, ExpectedWait::weeks(2, 6).ok()))
    );
    insta::assert_snapshot!(
        "declined_with_words",
        declined(DeclineReason::MoreInformation, true)
    );
    insta::assert_snapshot!("declined", declined(DeclineReason::NoCapacity, false));
    insta::assert_snapshot!("code", text(&words.mail_code(number(), "042917")));
}

#[test]
fn every_mail_names_the_number_says_what_happens_next_and_stays_calm() {
    for lang in Lang::ALL {
        for mail in mails(lang.mail_words()) {
            let text = text(&mail);
            assert!(mail.subject.contains("R-7K4M-2QXD-4"), "{text}");
            assert!(mail.subject.is_ascii(), "{text}");
            assert!(text.contains("R-7K4M-2QXD-4"), "{text}");
            let lower = text.to_lowercase();
            for word in [
                "!", "invalid", "error", "please", "sorry", "failed", "must", "wrong", "{", "  ",
            ] {
                assert!(!lower.contains(word), "{text} says {word:?}");
            }
        }
    }
    for mail in mails(Lang::En.mail_words()) {
        let text = text(&mail);
        assert!(text.contains("What happens next: "), "{text}");
        assert!(text.contains("says nothing about the patient"), "{text}");
    }
}

#[test]
fn every_reason_leads_somewhere_else() {
    let words = Lang::En.mail_words();
    let mut said: Vec<MailText> = DeclineReason::ALL
        .iter()
        .map(|reason| words.mail_declined(number(), PRACTICE, *reason, false))
        .collect();
    said.sort_by(|one, other| one.paragraphs.cmp(&other.paragraphs));
    said.dedup();
    assert_eq!(said.len(), DeclineReason::ALL.len());
}

#[test]
fn only_what_was_written_is_looked_for_on_the_status_page() {
    let words = Lang::En.mail_words();
    let text =
        |written| text(&words.mail_declined(number(), PRACTICE, DeclineReason::Other, written));
    assert!(text(true).contains("never travels by e-mail"));
    assert!(text(false).contains("wrote nothing besides"));
}
