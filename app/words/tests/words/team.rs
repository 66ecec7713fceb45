//! The voice of the pages on which a practice runs who belongs to it.

use referral::choice::Choice;
use referral::role::Role;
use time::macros::datetime;
use words::{JoinDoubt, Lang, PracticeTrouble, TeamChange, TeamDone, TeamTrouble};

use crate::practice::all_said_apart;
use crate::voice::assert_calm;

#[test]
fn every_role_doubt_and_change_is_told_apart() {
    let doubts = [
        JoinDoubt::Other,
        JoinDoubt::NotForThisOwner,
        JoinDoubt::Late,
    ];
    let done = [
        TeamDone::Withdrawn,
        TeamDone::Confirmed,
        TeamDone::RoleChanged,
        TeamDone::Removed,
        TeamDone::Renewed,
        TeamDone::NewKit,
    ];
    let changes = [
        TeamChange::Created,
        TeamChange::Invited(Role::Reader),
        TeamChange::Added("Mo", Role::Member),
        TeamChange::Role("Mo", Role::Owner),
        TeamChange::Removed("Mo"),
        TeamChange::Renewed,
        TeamChange::Restored("Mo"),
    ];
    for lang in Lang::ALL {
        let words = lang.practice_words();
        let roles = Role::ALL.iter();
        let roles = roles.flat_map(|role| [words.role(*role), words.role_text(*role)]);
        all_said_apart(*lang, &roles.map(str::to_owned).collect::<Vec<_>>());
        all_said_apart(
            *lang,
            &doubts.map(|doubt| words.join_doubt(doubt).to_owned()),
        );
        all_said_apart(*lang, &done.map(|done| words.team_done(done).to_owned()));
        all_said_apart(*lang, &changes.map(|change| words.team_change(change)));
    }
}

#[test]
fn what_a_hostile_server_may_be_behind_is_told_first_and_whom_to_call() {
    let troubles = [
        PracticeTrouble::Team(TeamTrouble::RosterDamaged),
        PracticeTrouble::Team(TeamTrouble::RosterForked),
        PracticeTrouble::Team(TeamTrouble::StrangerInRing),
    ];
    for lang in Lang::ALL {
        let (stop, hostile, call) = match lang {
            Lang::En => ("Do not go on.", "hostile server", "Call "),
            Lang::Fr => ("N’allez pas plus loin.", "serveur hostile", "Appelez "),
        };
        for trouble in troubles {
            let said = lang.practice_words().practice_trouble(trouble);
            assert!(said.starts_with(stop), "{said}");
            assert!(said.contains(hostile) && said.contains(call), "{said}");
        }
    }
}

#[test]
fn what_is_asked_before_keys_or_members_change_is_calm() {
    for lang in Lang::ALL {
        let words = lang.practice_words();
        let said = [
            words.link_text().to_vec(),
            words.remove_text().to_vec(),
            words.renew_text().to_vec(),
            words.joiner_text().to_vec(),
            words.restored_steps().to_vec(),
            words.join_steps().to_vec(),
            vec![
                words.members_lead(),
                words.owners_change_this(),
                words.withdraw_text(),
                words.remove_owner_text(),
                words.role_ends_invitations(),
                words.role_leaves_kit(),
                words.new_kit_text(),
                words.kit_stays(),
                words.kit_takes_place(),
                words.renew_leave(),
                words.recover_lead(),
                words.recover_text(),
                words.recovering_text(),
                words.joined_text(),
                words.member_passphrase_lost(),
            ],
        ];
        for sentence in said.concat() {
            assert_calm(*lang, sentence);
        }
        assert!(words.role_leaves_kit().contains(words.renew(true)));
        for new_kit in [true, false] {
            assert_calm(*lang, words.renew(new_kit));
            assert_calm(*lang, words.renew_title(new_kit));
        }
    }
}

#[test]
fn changes_are_told_with_their_time_and_who_made_them() {
    let at = datetime!(2026-03-02 09:05 -08:00);
    let words = Lang::En.practice_words();
    assert_eq!(
        words.changed_by(Some("Alex Hill"), at),
        "2 March 2026, 09:05, by Alex Hill"
    );
    assert_eq!(
        words.changed_by(None, at),
        "2 March 2026, 09:05, with the recovery kit"
    );
    assert_eq!(
        [0, 1, 2].map(|times| words.renewed(times)),
        ["The first ones", "Renewed once", "Renewed 2 times"]
    );
    let words = Lang::Fr.practice_words();
    assert_eq!(
        words.changed_by(Some("Alex Hill"), at),
        "2 mars 2026 à 9\u{a0}h\u{a0}05, par Alex Hill"
    );
    assert_eq!(
        [1, 2].map(|left| words.sealing_anew(left)),
        [
            "Scellement de 1 demande pour la nouvelle clé…",
            "Scellement de 2 demandes pour la nouvelle clé…"
        ]
    );
}
