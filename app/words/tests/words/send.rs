//! The voice of sending, in every language.

use crate::voice::assert_calm;
use words::{Lang, Sending, Trouble};

const TROUBLES: [Trouble; 24] = [
    Trouble::Unreached,
    Trouble::ServerFailed,
    Trouble::NobodyTakesIt,
    Trouble::NamedPaused,
    Trouble::NamedDoesNotTakeIt,
    Trouble::NamedNotReady,
    Trouble::OtherCatalogue,
    Trouble::Expired,
    Trouble::KeyRefused,
    Trouble::KeyNotNow,
    Trouble::KeyDiscontinuous,
    Trouble::KeyUnregistered,
    Trouble::OtherRegistrar,
    Trouble::OtherLog,
    Trouble::LogUnsigned,
    Trouble::LogStale,
    Trouble::LogRolledBack,
    Trouble::LogForked,
    Trouble::KeyNotLogged,
    Trouble::FileUnreadable,
    Trouble::TooLong,
    Trouble::Stopped,
    Trouble::StoppedLate,
    Trouble::ReceiptFalse,
];

#[test]
fn every_trouble_says_calmly_what_to_do_and_no_two_say_the_same() {
    for lang in Lang::ALL {
        let said = TROUBLES.map(|trouble| lang.words().trouble(trouble));
        for (place, sentence) in said.iter().enumerate() {
            assert_calm(*lang, sentence);
            assert!(sentence.ends_with('.'), "{sentence:?}");
            assert!(
                !said[..place].contains(sentence),
                "{sentence:?} is said twice"
            );
        }
    }
}

#[test]
fn what_loses_nothing_says_so() {
    for lang in Lang::ALL {
        let lost = match lang {
            Lang::En => "Nothing is lost.",
            Lang::Fr => "Rien n’est perdu.",
        };
        for trouble in [Trouble::Unreached, Trouble::ServerFailed] {
            assert!(lang.words().trouble(trouble).contains(lost));
        }
    }
}

#[test]
fn progress_says_which_file_and_how_much() {
    let words = Lang::En.words();
    assert_eq!(
        words.sending(Sending::File { file: 2, of: 3 }),
        "Sealing and sending file 2 of 3"
    );
    assert_eq!(words.sent_of("4 MB", "12 MB"), "4 MB of 12 MB");
    let words = Lang::Fr.words();
    assert_eq!(
        words.sending(Sending::File { file: 2, of: 3 }),
        "Scellement et envoi du fichier 2 sur 3"
    );
    assert_eq!(words.sent_of("4 Mo", "12 Mo"), "4 Mo sur 12 Mo");
}

#[test]
fn a_refusal_of_the_server_is_known_by_its_code() {
    assert_eq!(
        Trouble::of_refusal("named-paused"),
        Some(Trouble::NamedPaused)
    );
    assert_eq!(Trouble::of_refusal("no-such-code"), None);
}
