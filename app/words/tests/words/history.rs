//! The voice of a practice's history, in every language.

use referral::ReferralNumber;
use referral::audit::{Alarm, Audited, Broken, RefusedWhat, Subject};
use referral::choice::Choice;
use referral::id::{InviteId, MemberId, ReferralId};
use referral::offer::{Decision, DeclineReason};
use referral::role::Role;
use words::{By, Lang, Named, Verdict};

use crate::practice::all_said_apart;
use crate::voice::assert_calm;

const MO: MemberId = MemberId::from_bytes([1; 16]);
const SAM: MemberId = MemberId::from_bytes([2; 16]);
const REFERRAL: ReferralId = ReferralId::from_bytes([3; 16]);
const INVITE: InviteId = InviteId::from_bytes([4; 16]);

/// Knows everybody, or nobody.
struct Names(bool);

impl Named for Names {
    fn member(&self, member: MemberId) -> Option<&str> {
        self.0.then_some(if member == MO { "Mo" } else { "Sam" })
    }

    fn number(&self, _: ReferralId) -> Option<ReferralNumber> {
        self.0.then(|| "R-7K4M-2QXD-4".parse().expect("a number"))
    }
}

/// What members do to what they sign in with.
fn of_accounts(member: MemberId) -> Vec<Audited> {
    vec![
        Audited::PassphraseChanged { member },
        Audited::RecoveryMade { member },
        Audited::PassphraseRecovered { member },
        Audited::SecondStepSet { member },
        Audited::SecondStepRemoved { member },
        Audited::SecondStepRecovered { member },
        Audited::PasskeyAdded { member, passkey: 1 },
        Audited::PasskeyOpens { member, passkey: 1 },
        Audited::PasskeyRemoved { member, passkey: 1 },
        Audited::PasskeyUsed { member, passkey: 1 },
    ]
}

/// Every kind of line once, and where what it says differs, more often.
fn lines() -> Vec<Audited> {
    let (member, referral, role) = (MO, REFERRAL, Role::Member);
    let envelope = "00".repeat(32);
    let declined = Decision::Declined {
        reason: DeclineReason::Other,
    };
    let renewed = |kit| Audited::KeysRenewed {
        member,
        epoch: 2,
        kit,
    };
    let decided = |decision| Audited::ReferralDecided {
        referral,
        member,
        decision,
    };
    let refused = |what: &_| Audited::Refused {
        member: Some(member),
        what: *what,
    };
    let alarmed = |alarm: &_| Audited::KeyAlarm {
        member,
        alarm: *alarm,
    };
    let mut lines: Vec<_> = RefusedWhat::ALL.iter().map(refused).collect();
    lines.extend(of_accounts(member));
    lines.extend(Alarm::ALL.iter().map(alarmed));
    lines.extend([
        Audited::PracticeCreated {
            status: "verified".to_owned(),
        },
        Audited::KeyPublished {
            epoch: 2,
            kid: "kid".to_owned(),
        },
        Audited::PracticeRegistered {
            epoch: 1,
            registrar: "kid".to_owned(),
        },
        Audited::RegistrarAwaited {
            registrar: "kid".to_owned(),
        },
        Audited::EnrolmentLinked,
        Audited::MemberEnrolled { member },
        Audited::MemberInvited {
            member,
            invite: INVITE,
            role,
        },
        Audited::InviteWithdrawn {
            member,
            invite: INVITE,
        },
        Audited::MemberJoined {
            invite: INVITE,
            joiner: SAM,
        },
        Audited::MemberConfirmed {
            member,
            joiner: SAM,
            role,
        },
        Audited::RoleChanged {
            member,
            of: SAM,
            role,
        },
        Audited::MemberRemoved {
            member,
            removed: SAM,
        },
        renewed(false),
        renewed(true),
        Audited::KitOpened { told: true },
        Audited::MemberRestored { member },
        Audited::SignedIn { member },
        Audited::ReferralReceived {
            referral,
            envelope: envelope.clone(),
        },
        Audited::ReferralOpened { referral, member },
        Audited::ReferralResealed {
            referral,
            member,
            epoch: 2,
            before: envelope.clone(),
            envelope,
        },
        decided(Decision::Accepted { wait: None }),
        decided(declined),
        Audited::Exported { referrals: 1 },
        Audited::Exported { referrals: 7 },
        Audited::TrailSaved { member: None },
    ]);
    lines
}

#[test]
fn every_line_says_in_a_sentence_of_its_own_what_was_done() {
    for lang in Lang::ALL {
        let words = lang.practice_words();
        for names in [Names(true), Names(false)] {
            let lines = lines();
            let said = lines.iter().map(|what| words.line(what, &names));
            all_said_apart(*lang, &said.collect::<Vec<_>>());
        }
        assert_calm(*lang, words.line_unreadable());
    }
}

#[test]
fn a_line_names_the_referral_and_whom_it_was_done_to() {
    for lang in Lang::ALL {
        let words = lang.practice_words();
        for what in lines() {
            let said = words.line(&what, &Names(true));
            assert_eq!(
                said.contains("R-7K4M-2QXD-4"),
                what.referral().is_some(),
                "{said}"
            );
            assert_eq!(said.contains("Sam"), what.concerns().is_some(), "{said}");
        }
    }
}

#[test]
fn what_the_browser_found_is_told_plainly() {
    let holds = |lines, seen| Verdict::Holds { lines, seen };
    let verdicts = [
        holds(1, None),
        holds(312, None),
        holds(312, Some(1)),
        holds(312, Some(290)),
        Verdict::Broken(1),
        Verdict::Broken(3),
        Verdict::Cut,
        Verdict::Empty,
    ];
    for lang in Lang::ALL {
        let words = lang.practice_words();
        all_said_apart(*lang, &verdicts.map(|verdict| words.verdict(verdict)));
        let titles = [
            holds(1, None),
            holds(2, Some(1)),
            Verdict::Broken(1),
            Verdict::Cut,
            Verdict::Empty,
        ];
        all_said_apart(*lang, &titles.map(|it| words.verdict_title(it).to_owned()));
        for bad in [
            Verdict::Broken(1),
            Verdict::Broken(3),
            Verdict::Cut,
            Verdict::Empty,
        ] {
            let (keep, call) = match lang {
                Lang::En => ("keep it", "call "),
                Lang::Fr => ("gardez-le", "appelez "),
            };
            let said = words.verdict(bad);
            assert!(said.contains(keep) && said.contains(call), "{said}");
        }
        let broken = [Broken::Altered, Broken::Missing];
        all_said_apart(*lang, &broken.map(|it| words.line_broken(it).to_owned()));
    }
}

#[test]
fn what_stands_around_the_lines_is_calm() {
    for lang in Lang::ALL {
        let words = lang.practice_words();
        let subjects = Subject::ALL.iter().map(|it| words.subject(*it).to_owned());
        all_said_apart(*lang, &subjects.collect::<Vec<_>>());
        let by = [
            By::Sender,
            By::Operator,
            By::Registrar,
            By::Server,
            By::Somebody,
        ];
        all_said_apart(*lang, &by.map(|by| words.done_by(by).to_owned()));
        for said in [
            words.history_title(),
            words.see_history(),
            words.history_lead(),
            words.history_is_for_owners(),
            words.no_line_fits(),
            words.of_number_hint(),
            words.save_lines_hint(),
            words.lines_saved(),
            words.lines_not_saved(),
            &words.lines_shown(51, 100, 312),
            &words.lines_shown(1, 1, 1),
            &words.history_loading(0),
            &words.history_loading(2_000),
            &words.line_number(7),
        ] {
            assert_calm(*lang, said);
        }
    }
}
