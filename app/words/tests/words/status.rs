//! The voice of the status page, in every language.

use crate::voice::assert_calm;
use referral::choice::Choice;
use referral::offer::{DeclineReason, ExpectedWait, OfferState};
use time::macros::datetime;
use words::{CodeTrouble, Lang, NotAsked, StatusWords};

const TROUBLES: [CodeTrouble; 8] = [
    CodeTrouble::NotSixDigits,
    CodeTrouble::OtherCode,
    CodeTrouble::NoCookie,
    CodeTrouble::TooManyTries(1),
    CodeTrouble::TooManyTries(12),
    CodeTrouble::NotAsked(NotAsked::Unreached),
    CodeTrouble::NotAsked(NotAsked::ServerFailed),
    CodeTrouble::NotAsked(NotAsked::Stopped),
];

/// Every sentence of the page that is not chosen by a clock.
fn said(words: &dyn StatusWords) -> Vec<String> {
    let fixed = [
        words.no_referral()[0],
        words.no_referral()[1],
        words.code_text(),
        words.code_mailed(),
        words.if_worse(),
        words.written_proof(),
        words.written_nothing(),
        words.written_damaged(),
    ];
    let next = OfferState::ALL.iter().map(|state| words.what_next(*state));
    let after = DeclineReason::ALL
        .iter()
        .map(|reason| words.after_decline(*reason));
    let because = DeclineReason::ALL
        .iter()
        .map(|reason| words.declined_because(*reason));
    fixed
        .into_iter()
        .chain(words.cannot())
        .chain(next)
        .chain(after)
        .map(str::to_owned)
        .chain(because)
        .chain([words.wait(None), words.wait(ExpectedWait::weeks(2, 6).ok())])
        .chain(TROUBLES[1..].iter().map(|each| words.code_trouble(*each)))
        .collect()
}

#[test]
fn every_sentence_is_calm_and_whole() {
    for lang in Lang::ALL {
        for sentence in said(lang.status_words()) {
            assert_calm(*lang, &sentence);
            assert!(sentence.ends_with('.'), "{sentence:?}");
        }
    }
}

#[test]
fn no_two_troubles_say_the_same() {
    for lang in Lang::ALL {
        let said = TROUBLES.map(|trouble| lang.status_words().code_trouble(trouble));
        for (place, sentence) in said.iter().enumerate() {
            assert!(!said[..place].contains(sentence), "{sentence:?}");
        }
    }
}

#[test]
fn who_waits_is_told_for_how_many_minutes() {
    let words = Lang::En.status_words();
    let told = |seconds| words.code_trouble(CodeTrouble::wait(seconds));
    assert!(told(0).contains("Wait 1 minute,"));
    assert!(told(60).contains("Wait 1 minute,"));
    assert!(told(61).contains("Wait 2 minutes,"));
    let words = Lang::Fr.status_words();
    let told = |seconds| words.code_trouble(CodeTrouble::wait(seconds));
    assert!(told(60).contains("Attendez 1 minute,"));
    assert!(told(61).contains("Attendez 2 minutes,"));
}

#[test]
fn a_moment_is_said_with_its_day() {
    let words = Lang::En.status_words();
    let at = datetime!(2026-03-02 09:05:07 -8);
    assert_eq!(words.moment(at), "Monday, 2 March 2026, 09:05");
    assert_eq!(
        words.as_of(at),
        "As of 09:05:07, by the clock of this device"
    );
    let words = Lang::Fr.status_words();
    assert_eq!(words.moment(at), "lundi 2 mars 2026 à 9\u{a0}h\u{a0}05");
    assert_eq!(
        words.as_of(at),
        "À jour à 9\u{a0}h 05\u{a0}min 07\u{a0}s, à l’horloge de cet appareil"
    );
}

#[test]
fn a_decision_says_its_wait_or_its_reason() {
    let words = Lang::En.status_words();
    assert_eq!(
        words.wait(ExpectedWait::weeks(2, 6).ok()),
        "Expected wait: 2 to 6 weeks from the day it was accepted."
    );
    assert_eq!(
        words.declined_because(DeclineReason::NoCapacity),
        "Reason: The wait would be too long."
    );
    let words = Lang::Fr.status_words();
    assert_eq!(
        words.wait(ExpectedWait::weeks(2, 6).ok()),
        "Attente prévue\u{a0}: de 2 à 6 semaines à partir du jour de l’acceptation."
    );
    assert_eq!(
        words.declined_because(DeclineReason::NoCapacity),
        "Motif\u{a0}: l’attente serait trop longue."
    );
}
