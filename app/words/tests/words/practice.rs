//! The voice of a practice's pages, in every language.

use referral::choice::Choice;
use referral::offer::{Decision, DeclineReason, ExpectedWait};
use time::macros::datetime;
use words::{Column, Lang, Locked, PracticeTrouble, PracticeWords, Tray};

const TROUBLES: [PracticeTrouble; 17] = [
    PracticeTrouble::Unreached,
    PracticeTrouble::ServerFailed,
    PracticeTrouble::NoSuchLink,
    PracticeTrouble::EmailTaken,
    PracticeTrouble::NoEmail,
    PracticeTrouble::PassphraseTooShort(12),
    PracticeTrouble::KitGroup(3),
    PracticeTrouble::NotSignedIn,
    PracticeTrouble::TooManyTries(90),
    PracticeTrouble::KeysDamaged,
    PracticeTrouble::Damaged,
    PracticeTrouble::Outdated,
    PracticeTrouble::NoSuchReferral,
    PracticeTrouble::NotOpened,
    PracticeTrouble::TooLong,
    PracticeTrouble::NotSaved,
    PracticeTrouble::Stopped,
];

const LOCKED: [Locked; 8] = [
    Locked::Idle,
    Locked::ByHand,
    Locked::SignedOut,
    Locked::SignedOutHere,
    Locked::SignedOutElsewhere,
    Locked::OtherMember,
    Locked::SessionOver,
    Locked::Stopped,
];

fn decisions() -> Vec<Decision> {
    let declined = DeclineReason::ALL.iter();
    let declined = declined.map(|reason| Decision::Declined { reason: *reason });
    let waits = ExpectedWait::OFFERED.iter().copied().map(Some);
    let accepted = waits.chain([None]).map(|wait| Decision::Accepted { wait });
    declined.chain(accepted).collect()
}

/// Plain and calm: no blame, no begging, no shouting, no code left standing.
fn assert_calm(sentence: &str) {
    let lower = sentence.to_lowercase();
    for word in [
        "!", "invalid", "error", "please", "sorry", "failed", "must", "wrong", "{", "_", "  ",
    ] {
        assert!(!lower.contains(word), "{sentence:?} says {word:?}");
    }
    assert!(!sentence.is_empty() && sentence.trim() == sentence);
}

fn all_said_apart(said: &[String]) {
    for (place, sentence) in said.iter().enumerate() {
        assert_calm(sentence);
        assert!(
            !said[..place].contains(sentence),
            "{sentence:?} is said twice"
        );
    }
}

#[test]
fn every_trouble_and_every_lock_is_told_apart() {
    for lang in Lang::ALL {
        let words = lang.practice_words();
        all_said_apart(&TROUBLES.map(|trouble| words.practice_trouble(trouble)));
        all_said_apart(&LOCKED.map(|why| words.locked(why).to_owned()));
    }
}

#[test]
fn what_loses_nothing_says_so() {
    let words = Lang::En.practice_words();
    for trouble in [PracticeTrouble::Unreached, PracticeTrouble::ServerFailed] {
        assert!(words.practice_trouble(trouble).contains("Nothing is lost"));
    }
}

#[test]
fn every_tray_and_column_has_a_name_and_an_empty_tray_says_what_will_stand_there() {
    for lang in Lang::ALL {
        let words = lang.practice_words();
        all_said_apart(&Tray::ALL.map(|tray| words.tray(tray).to_owned()));
        all_said_apart(&Tray::ALL.map(|tray| words.empty_title(tray).to_owned()));
        all_said_apart(&Tray::ALL.map(|tray| words.empty_text(tray).to_owned()));
        all_said_apart(&Column::ALL.map(|column| words.column(column).to_owned()));
    }
}

#[test]
fn a_decision_is_confirmed_with_what_the_mail_will_say() {
    for lang in Lang::ALL {
        let words = lang.practice_words();
        for decision in decisions() {
            for written in [true, false] {
                let text = words.confirm_text(decision, written);
                for line in &text {
                    assert_calm(line);
                }
                assert!(text.contains(&words.decided_as(decision)));
            }
            assert!(words.confirm_text(decision, true).len() > 3);
            assert_calm(&words.confirm_title(decision, "R-7K4M-2QXD-4"));
            assert_calm(words.confirm(decision));
            assert_calm(words.decided_title(decision));
        }
        for reason in DeclineReason::ALL {
            assert_calm(&words.note_missing(*reason));
        }
    }
}

#[test]
fn times_and_counts_read_as_people_say_them() {
    let words: &dyn PracticeWords = Lang::En.practice_words();
    assert_eq!(
        words.instant(datetime!(2026-03-02 09:05 -08:00)),
        "2 March 2026, 09:05"
    );
    assert_eq!(
        [120, 90, 1, 0].map(|seconds| words.locks_in(seconds)),
        [
            "It locks in 2 minutes.",
            "It locks in 90 seconds.",
            "It locks in 1 second.",
            "It locks in 0 seconds.",
        ]
    );
    assert_eq!(
        words.practice_trouble(PracticeTrouble::TooManyTries(9_000)),
        "There were too many tries. Wait 3 hours, then try again."
    );
    assert_eq!(words.names_open(100, 1_000), "100 of 1,000 names are open");
    assert_eq!(
        [words.age(0), words.age(1), words.age(54)],
        ["under 1 year", "1 year", "54 years"]
    );
}

#[test]
fn the_kit_says_that_nobody_else_has_it() {
    let text = Lang::En.practice_words().kit_text().join(" ");
    assert!(text.contains("Nobody else has it."), "{text}");
    let lost = Lang::En.practice_words().passphrase_lost();
    assert!(lost.contains("Nobody can reset it"), "{lost}");
}
