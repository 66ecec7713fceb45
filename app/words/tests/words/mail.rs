//! What the mails say, word for word, and what they never say.

use crate::voice::assert_calm;
use referral::ReferralNumber;
use referral::choice::Choice;
use referral::news::{AccountNews, News, OwnNews};
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
    format!("Subject: {}\n\n{}", mail.subject, mail.plain())
}

#[test]
fn the_mails_read_as_they_were_approved() {
    for lang in Lang::ALL {
        let words = lang.mail_words();
        let inbox = "https://refer.example.org/inbox";
        let declined = |reason, written| words.mail_declined(number(), PRACTICE, reason, written);
        let wait = ExpectedWait::weeks(2, 6).ok();
        for (name, mail) in [
            (
                "received",
                words.mail_received(number(), PRACTICE, SPECIALIST),
            ),
            (
                "arrived",
                words.mail_arrived(number(), SPECIALIST, Urgency::Urgent, inbox),
            ),
            ("accepted", words.mail_accepted(number(), PRACTICE, None)),
            (
                "accepted_with_a_wait",
                words.mail_accepted(number(), PRACTICE, wait),
            ),
            (
                "declined_with_words",
                declined(DeclineReason::MoreInformation, true),
            ),
            ("declined", declined(DeclineReason::NoCapacity, false)),
            ("code", words.mail_code(number(), "042917")),
            (
                "passphrase_changed",
                words.mail_passphrase_changed(false, true),
            ),
            (
                "passphrase_recovered",
                words.mail_passphrase_changed(true, true),
            ),
            ("passkey_added", words.mail_passkey_changed(true)),
            ("passkey_removed", words.mail_passkey_changed(false)),
        ] {
            insta::assert_snapshot!(format!("{}_{name}", lang.tag()), text(&mail));
        }
        for news in AccountNews::ALL {
            let mail = words.mail_account_changed(*news);
            let name = news.code().replace('-', "_");
            insta::assert_snapshot!(format!("{}_{name}", lang.tag()), text(&mail));
        }
    }
}

#[test]
fn every_mail_names_the_number_says_what_happens_next_and_stays_calm() {
    for lang in Lang::ALL {
        let (next, nothing) = match lang {
            Lang::En => ("What happens next: ", "says nothing about the patient"),
            Lang::Fr => (
                "La suite\u{a0}: ",
                "ne dit rien de la patiente ou du patient",
            ),
        };
        for mail in mails(lang.mail_words()) {
            let text = text(&mail);
            assert!(mail.subject.contains("R-7K4M-2QXD-4"), "{text}");
            assert!(mail.subject.is_ascii(), "{text}");
            assert!(text.contains("R-7K4M-2QXD-4"), "{text}");
            assert!(text.contains(next), "{text}");
            assert!(text.contains(nothing), "{text}");
            assert_calm(*lang, &mail.subject);
            for paragraph in &mail.paragraphs {
                assert_calm(*lang, &paragraph.to_string());
            }
            assert_calm(*lang, &mail.foot);
        }
    }
}

#[test]
fn a_member_hears_that_the_passphrase_was_changed_and_what_to_do_if_it_was_somebody_else() {
    for lang in Lang::ALL {
        let (code, call) = match lang {
            Lang::En => ("recovery code", "Telephone"),
            Lang::Fr => ("code de récupération", "Téléphonez"),
        };
        for by_code in [false, true] {
            let mail = lang.mail_words().mail_passphrase_changed(by_code, false);
            let text = text(&mail);
            assert!(mail.subject.is_ascii(), "{text}");
            assert_eq!(text.contains(code), by_code, "{text}");
            assert!(text.contains(call), "{text}");
            assert_calm(*lang, &mail.subject);
            for paragraph in &mail.paragraphs {
                assert_calm(*lang, &paragraph.to_string());
            }
        }
    }
}

#[test]
fn members_hear_what_is_new_of_their_practice_and_nobodys_name() {
    for lang in Lang::ALL {
        let words = lang.mail_words();
        let page = "https://refer.example.org/practice/members";
        let team = News::ALL
            .iter()
            .map(|news| (news.code(), words.mail_team_changed(PRACTICE, *news, page)));
        let own = [
            ("you_confirmed", OwnNews::Confirmed),
            ("you_removed", OwnNews::Removed),
            ("you_now_owner", OwnNews::NowOwner),
            ("you_now_member", OwnNews::NowMember),
            ("you_now_reader", OwnNews::NowReader),
        ];
        let own = own.map(|(name, news)| (name, words.mail_membership(PRACTICE, news, page)));
        for (name, mail) in team.chain(own) {
            let name = format!("{}_{}", lang.tag(), name.replace('-', "_"));
            let text = text(&mail);
            assert!(mail.subject.is_ascii(), "{text}");
            assert!(text.contains(PRACTICE), "{text}");
            assert_eq!(
                text.contains(page),
                name != format!("{}_you_removed", lang.tag())
            );
            for paragraph in &mail.paragraphs {
                assert_calm(*lang, &paragraph.to_string());
            }
            insta::assert_snapshot!(name, text);
        }
    }
}

#[test]
fn every_reason_leads_somewhere_else() {
    for lang in Lang::ALL {
        let words = lang.mail_words();
        let mut said: Vec<MailText> = DeclineReason::ALL
            .iter()
            .map(|reason| words.mail_declined(number(), PRACTICE, *reason, false))
            .collect();
        said.sort_by_key(MailText::plain);
        said.dedup();
        assert_eq!(said.len(), DeclineReason::ALL.len());
    }
}

#[test]
fn only_what_was_written_is_looked_for_on_the_status_page() {
    for lang in Lang::ALL {
        let (never, nothing) = match lang {
            Lang::En => ("never travels by e-mail", "wrote nothing besides"),
            Lang::Fr => ("ne passe jamais par courriel", "n’a rien écrit de plus"),
        };
        let words = lang.mail_words();
        let text =
            |written| text(&words.mail_declined(number(), PRACTICE, DeclineReason::Other, written));
        assert!(text(true).contains(never));
        assert!(text(false).contains(nothing));
    }
}

#[test]
fn the_page_of_the_demos_mails_is_calm() {
    for lang in Lang::ALL {
        let words = lang.mail_words();
        for said in [
            words.demo_mails_title(),
            words.demo_mails_lead(),
            words.demo_mails_none(),
            words.demo_mails_list(),
            &words.demo_mails_older(1, "data/mails"),
            &words.demo_mails_older(7, "data/mails"),
        ] {
            assert_calm(*lang, said);
        }
    }
}
