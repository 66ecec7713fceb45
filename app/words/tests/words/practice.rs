//! The voice of a practice's pages, in every language.

use crate::voice::assert_calm;
use referral::choice::Choice;
use referral::offer::{Decision, DeclineReason, ExpectedWait};
use time::macros::datetime;
use words::{
    Cleared, Column, KeyAlarm, Lang, Locked, NotShown, PasskeyTrouble, PracticeTrouble,
    PracticeWords, TeamTrouble, Tray,
};

const TROUBLES: [PracticeTrouble; 47] = [
    PracticeTrouble::Unreached,
    PracticeTrouble::ServerFailed,
    PracticeTrouble::NoSuchLink,
    PracticeTrouble::EmailTaken,
    PracticeTrouble::NoEmail,
    PracticeTrouble::PassphraseTooShort(12),
    PracticeTrouble::ChangeUnknown,
    PracticeTrouble::KitGroup(3),
    PracticeTrouble::NoSuchCode,
    PracticeTrouble::WrongCode,
    PracticeTrouble::SecondStepWanted,
    PracticeTrouble::Passkey(PasskeyTrouble::Cancelled),
    PracticeTrouble::Passkey(PasskeyTrouble::Known),
    PracticeTrouble::Passkey(PasskeyTrouble::Unable),
    PracticeTrouble::Passkey(PasskeyTrouble::Refused),
    PracticeTrouble::Passkey(PasskeyTrouble::NotAdded),
    PracticeTrouble::Passkey(PasskeyTrouble::TooLate),
    PracticeTrouble::Passkey(PasskeyTrouble::NoSecret),
    PracticeTrouble::Passkey(PasskeyTrouble::SecondStepOnly),
    PracticeTrouble::Passkey(PasskeyTrouble::DoesNotOpen),
    PracticeTrouble::Passkey(PasskeyTrouble::Last),
    PracticeTrouble::SignInAgain,
    PracticeTrouble::Cleared(Cleared::Unused),
    PracticeTrouble::Cleared(Cleared::Unanswered),
    PracticeTrouble::Cleared(Cleared::OtherTab),
    PracticeTrouble::NotSignedIn,
    PracticeTrouble::TooManyTries(90),
    PracticeTrouble::KeysDamaged,
    PracticeTrouble::Team(TeamTrouble::RosterDamaged),
    PracticeTrouble::Team(TeamTrouble::RosterForked),
    PracticeTrouble::Team(TeamTrouble::StrangerInRing),
    PracticeTrouble::Team(TeamTrouble::RosterMoved),
    PracticeTrouble::Team(TeamTrouble::ClockIsOff),
    PracticeTrouble::Team(TeamTrouble::NotAnOwner),
    PracticeTrouble::Team(TeamTrouble::JoinerRefused),
    PracticeTrouble::Team(TeamTrouble::JoinerLate),
    PracticeTrouble::Team(TeamTrouble::TooManyMembers),
    PracticeTrouble::Team(TeamTrouble::TooManyInvited),
    PracticeTrouble::Team(TeamTrouble::ReadOnly),
    PracticeTrouble::Team(TeamTrouble::NoSuchKit),
    PracticeTrouble::Damaged,
    PracticeTrouble::Outdated,
    PracticeTrouble::NoSuchReferral,
    PracticeTrouble::NotOpened,
    PracticeTrouble::TooLong,
    PracticeTrouble::NotSaved,
    PracticeTrouble::Stopped,
];

const LOCKED: [Locked; 15] = [
    Locked::Idle,
    Locked::ByHand,
    Locked::SignedOut,
    Locked::SignedOutHere,
    Locked::SignedOutElsewhere,
    Locked::OtherMember,
    Locked::AccountOpened,
    Locked::SessionOver,
    Locked::Stopped,
    Locked::KeysHandedOver,
    Locked::SignInAgain,
    Locked::MembersChanged,
    Locked::PracticeMoved,
    Locked::RosterDoubted,
    Locked::LockedElsewhere,
];

const ALARMS: [KeyAlarm; 5] = [
    KeyAlarm::Foreign,
    KeyAlarm::Missing,
    KeyAlarm::Namesake,
    KeyAlarm::Clock,
    KeyAlarm::Log,
];

const NOT_SHOWN: [NotShown; 7] = [
    NotShown::TooLarge,
    NotShown::Damaged,
    NotShown::Locked,
    NotShown::Unknown,
    NotShown::TooSlow,
    NotShown::Stopped,
    NotShown::NotLoaded,
];

fn decisions() -> Vec<Decision> {
    let declined = DeclineReason::ALL.iter();
    let declined = declined.map(|reason| Decision::Declined { reason: *reason });
    let waits = ExpectedWait::OFFERED.iter().copied().map(Some);
    let accepted = waits.chain([None]).map(|wait| Decision::Accepted { wait });
    declined.chain(accepted).collect()
}

pub fn all_said_apart(lang: Lang, said: &[String]) {
    for (place, sentence) in said.iter().enumerate() {
        assert_calm(lang, sentence);
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
        all_said_apart(
            *lang,
            &TROUBLES.map(|trouble| words.practice_trouble(trouble)),
        );
        all_said_apart(*lang, &LOCKED.map(|why| words.locked(why).to_owned()));
        all_said_apart(
            *lang,
            &ALARMS.map(|alarm| words.key_alarm(alarm).to_owned()),
        );
        for alarm in ALARMS {
            assert_calm(*lang, words.key_alarm_title(alarm));
        }
        all_said_apart(*lang, &NOT_SHOWN.map(|why| words.not_shown(why).to_owned()));
    }
}

#[test]
fn a_page_of_a_file_says_which_it_is() {
    for lang in Lang::ALL {
        let words = lang.practice_words();
        let named = words.page_of_file(2, 3, "scan.tif");
        assert!(named.starts_with(&words.page_of(2, 3)), "{named}");
        assert!(named.ends_with("scan.tif"), "{named}");
    }
}

#[test]
fn what_loses_nothing_says_so() {
    for lang in Lang::ALL {
        let lost = match lang {
            Lang::En => "Nothing is lost.",
            Lang::Fr => "Rien n’est perdu.",
        };
        for trouble in [PracticeTrouble::Unreached, PracticeTrouble::ServerFailed] {
            let said = lang.practice_words().practice_trouble(trouble);
            assert!(said.contains(lost), "{said}");
        }
    }
}

#[test]
fn every_tray_and_column_has_a_name_and_an_empty_tray_says_what_will_stand_there() {
    for lang in Lang::ALL {
        let words = lang.practice_words();
        all_said_apart(*lang, &Tray::ALL.map(|tray| words.tray(tray).to_owned()));
        all_said_apart(
            *lang,
            &Tray::ALL.map(|tray| words.empty_title(tray).to_owned()),
        );
        all_said_apart(
            *lang,
            &Tray::ALL.map(|tray| words.empty_text(tray).to_owned()),
        );
        all_said_apart(
            *lang,
            &Column::ALL.map(|column| words.column(column).to_owned()),
        );
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
                    assert_calm(*lang, line);
                }
                assert!(text.contains(&words.decided_as(decision)));
            }
            assert!(words.confirm_text(decision, true).len() > 3);
            assert_calm(*lang, &words.confirm_title(decision, "R-7K4M-2QXD-4"));
            assert_calm(*lang, words.confirm(decision));
            assert_calm(*lang, words.decided_title(decision));
        }
        for reason in DeclineReason::ALL {
            assert_calm(*lang, &words.note_missing(*reason));
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
fn times_and_counts_read_as_people_say_them_in_french() {
    let words: &dyn PracticeWords = Lang::Fr.practice_words();
    assert_eq!(
        words.instant(datetime!(2026-03-01 09:05 -08:00)),
        "1er mars 2026 à 9\u{a0}h\u{a0}05"
    );
    assert_eq!(
        [120, 90, 1, 0].map(|seconds| words.locks_in(seconds)),
        [
            "La page se verrouille dans 2 minutes.",
            "La page se verrouille dans 90 secondes.",
            "La page se verrouille dans 1 seconde.",
            "La page se verrouille dans 0 seconde.",
        ]
    );
    assert_eq!(
        words.practice_trouble(PracticeTrouble::TooManyTries(9_000)),
        "Il y a eu trop d’essais. Attendez 3 heures, puis réessayez."
    );
    assert_eq!(
        words.names_open(100, 1_000),
        "100 noms sur 1\u{a0}000 sont ouverts"
    );
    assert_eq!(
        [words.age(0), words.age(1), words.age(54)],
        ["moins de 1\u{a0}an", "1\u{a0}an", "54\u{a0}ans"]
    );
    assert_eq!(
        words.list_caption(Tray::Waiting),
        "Demandes\u{a0}: à décider"
    );
}

#[test]
fn the_kit_says_that_nobody_else_has_it() {
    for lang in Lang::ALL {
        let (nobody_has, nobody_can) = match lang {
            Lang::En => ("Nobody else has it.", "Nobody can reset it"),
            Lang::Fr => (
                "Personne d’autre ne l’a.",
                "Personne ne peut la réinitialiser",
            ),
        };
        let text = lang.practice_words().kit_text().join(" ");
        assert!(text.contains(nobody_has), "{text}");
        let lost = lang.practice_words().passphrase_lost();
        assert!(lost.contains(nobody_can), "{lost}");
    }
}

#[test]
fn an_account_is_told_calmly_and_says_that_nobody_else_has_the_code() {
    for lang in Lang::ALL {
        let words = lang.practice_words();
        let said = [
            words.account_lead(),
            words.account_open_lead(),
            words.account_passphrase_text(),
            words.recovery_text(),
            words.no_recovery_code(),
            words.recovery_check_text(),
            words.recovery_kept(),
            words.forgotten(),
            words.forgotten_code(),
            words.forgotten_owner(),
            words.forgotten_all(),
            words.forgotten_lead(),
            words.recovery_code_hint(),
            words.recovery_code_length(),
            &words.recovery_code_group(3),
            words.forgotten_done(),
        ];
        all_said_apart(*lang, &said.map(str::to_owned));
        let text = words.recovery_code_text();
        all_said_apart(*lang, &text.map(str::to_owned));
        let nobody = match lang {
            Lang::En => "Nobody else has it.",
            Lang::Fr => "Personne d’autre ne l’a.",
        };
        assert!(text.join(" ").contains(nobody));
    }
}

#[test]
fn an_authenticator_is_told_calmly_and_apart() {
    for lang in Lang::ALL {
        let words = lang.practice_words();
        let said = [
            words.second_step_title(),
            words.second_step_lead(),
            words.authenticator_code_missing(),
            words.second_step_lost(),
            words.second_step_other(),
            words.lost_title(),
            words.lost_lead(),
            words.lost_refused(),
            words.lost_without(),
            words.authenticator_text(),
            words.no_authenticator(),
            words.authenticator_removed(),
            words.authenticator_wanted(),
            words.authenticator_lead(),
            words.authenticator_qr(),
            words.authenticator_by_hand(),
            words.authenticator_kept(),
        ];
        all_said_apart(*lang, &said.map(str::to_owned));
        let steps = words.authenticator_steps();
        all_said_apart(*lang, &steps.map(str::to_owned));
    }
}

#[test]
fn filters_and_saved_views_are_told_calmly_and_apart() {
    for lang in Lang::ALL {
        let words = lang.practice_words();
        let wrong = [
            words.view_name_missing().to_owned(),
            words.view_name_too_long(40),
            words.view_name_taken().to_owned(),
            words.views_full(12),
            words.view_not_kept().to_owned(),
            words.view_name_hint().to_owned(),
            words.nothing_fits().to_owned(),
            words.view_saved("Urgent"),
            words.view_removed("Urgent"),
        ];
        all_said_apart(*lang, &wrong);
        assert!(words.view_name_too_long(40).contains("40"));
        assert!(words.views_full(12).contains("12"));
        assert!(words.filters_set(&["Urgent", "X"]).ends_with("Urgent, X"));
    }
}

#[test]
fn a_pdf_that_was_saved_says_that_it_is_not_sealed_and_one_that_was_not_what_to_do() {
    for lang in Lang::ALL {
        let words = lang.practice_words();
        let said = [words.pdf_saved(), words.pdf_failed(), words.pdf_missing()];
        all_said_apart(*lang, &said.map(str::to_owned));
    }
}

#[test]
fn a_kit_on_paper_and_its_file_are_told_calmly_and_apart() {
    for lang in Lang::ALL {
        let (kit, words) = (lang.kit_words(), lang.practice_words());
        let mut said: Vec<String> = kit
            .kit_told()
            .into_iter()
            .map(|(_, text)| text.to_owned())
            .collect();
        said.push(kit.kit_yearly().1.to_owned());
        said.extend([words.kit_saved(), words.kit_not_saved()].map(str::to_owned));
        all_said_apart(*lang, &said);
    }
}

#[test]
fn a_kit_that_was_saved_says_to_delete_its_file() {
    for lang in Lang::ALL {
        let delete = match lang {
            Lang::En => "delete",
            Lang::Fr => "supprimez",
        };
        assert!(lang.practice_words().kit_saved().contains(delete));
        let [_, _, (_, keep), _] = lang.kit_words().kit_told();
        assert!(keep.contains(delete), "{keep}");
    }
}

#[test]
fn passkeys_are_spoken_of_calmly_and_each_button_names_its_own() {
    let day = datetime!(2026-03-02 20:00 UTC);
    for lang in Lang::ALL {
        let words = lang.practice_words();
        let (open, open_named) = words.let_passkey_open("Laptop");
        let (remove, remove_named) = words.remove_passkey("Laptop");
        for (seen, named) in [(open, &open_named), (remove, &remove_named)] {
            assert!(named.contains("Laptop") && !seen.contains("Laptop"));
        }
        let said = [
            words.passkeys().to_owned(),
            words.passkeys_text().to_owned(),
            words.passkeys_lose_nothing().to_owned(),
            words.no_passkeys().to_owned(),
            words.passkey_made(day),
            words.passkey_used(Some(day)),
            words.passkey_used(None),
            words.passkey_opens(true).to_owned(),
            words.passkey_opens(false).to_owned(),
            open_named,
            remove_named,
            words.passkey_removed().to_owned(),
            words.add_passkey().to_owned(),
            words.add_passkey_lead().to_owned(),
            words.passkey_name_hint().to_owned(),
            words.passkey_name_missing().to_owned(),
            words.no_passkey_now().to_owned(),
            words.passkey_waiting().to_owned(),
            words.passkey_added(true).to_owned(),
            words.passkey_added(false).to_owned(),
            words.passkey_instead().to_owned(),
            words.second_passkey_title().to_owned(),
            words.second_passkey_lead().to_owned(),
            words.use_passkey().to_owned(),
            words.second_step_nowhere().to_owned(),
            words.sign_in_by_passkey().to_owned(),
            words.passphrase_passkeys_stay().to_owned(),
        ];
        all_said_apart(*lang, &said);
    }
}
