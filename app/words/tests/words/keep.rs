//! The voice of keeping, in every language.

use time::OffsetDateTime;
use time::macros::datetime;
use words::Lang;

use crate::voice::assert_calm;

const SINCE: OffsetDateTime = datetime!(2026-11-26 09:05 -8);

#[test]
fn every_sentence_is_calm_and_whole() {
    for lang in Lang::ALL {
        let words = lang.words();
        let asked = [
            words.keep_instead(SINCE),
            words.kept_go_on_sure().to_owned(),
        ];
        let said = [
            words.keep_hint(),
            words.could_not_keep(),
            words.no_longer_kept(),
            words.kept_hint(),
            words.kept_gone(),
        ];
        let counted = [1, 2].map(|files| words.files_again(files));
        let said = said.map(str::to_owned).into_iter().chain(counted);
        for sentence in said.chain([words.kept_found(SINCE)]) {
            assert_calm(*lang, &sentence);
            assert!(sentence.ends_with('.'), "{sentence:?}");
        }
        for question in asked {
            assert_calm(*lang, &question);
            assert!(question.ends_with('?'), "{question:?}");
        }
    }
}

#[test]
fn a_moment_says_its_day_because_a_day_may_have_passed() {
    assert_eq!(
        Lang::En.words().kept_found(SINCE),
        "Answers from Thursday at 09:05 are kept on this computer."
    );
    assert_eq!(
        Lang::Fr.words().kept_found(SINCE),
        "Des réponses de jeudi à 9\u{a0}h\u{a0}05 sont conservées sur cet ordinateur."
    );
}

#[test]
fn one_file_is_told_as_one() {
    for lang in Lang::ALL {
        let told = |files| lang.words().files_again(files);
        assert!(!told(1).contains('1') && told(2).contains('2'));
    }
}
