//! Who belongs to a practice, as an owner's browser changes it: what it tells the page to remember, and
//! what a hostile server may try.

use std::rc::Rc;

use browser::vault::message::{Answer, Ask, Refused, SignIn, Summary};
use browser::vault::team::{Invited, Join, Proof, Restore, Team};
use futures::executor::block_on;
use referral::id::{AttachmentId, PracticeId};
use referral::offer::{Decision, DeclineReason};
use referral::role::Role;
use sealing::counting::Counting;
use sealing::native::SigningKey;
use sealing::provider::Ceremony;

use super::referral::send;
use super::server::team::JOINER;
use super::server::{Fault, OFFER, PRACTICE, Server, Shown};
use super::{EMAIL, PASSPHRASE, Page, enrol, enrolled, sign_in, sign_in_knowing};

const RENEWAL: Ask = Ask::Rotate {
    remove: None,
    new_kit: false,
};

/// An owner who has signed in.
fn owner(server: &Rc<Server>) -> Page {
    enrolled(server);
    again(server)
}

fn again(server: &Rc<Server>) -> Page {
    let mut page = Page::new(server);
    assert!(matches!(page.ask(sign_in()), Ok(Answer::SignedIn(..))));
    page
}

fn team(page: &mut Page) -> Team {
    let Ok(Answer::Team(team)) = page.ask(Ask::Team) else {
        panic!("no team")
    };
    *team
}

fn invite(page: &mut Page) -> (String, String) {
    let Ok(Answer::InviteSecret(secret, seen)) = page.ask(Ask::Invite(Role::Member)) else {
        panic!("nobody is invited")
    };
    (secret, seen)
}

fn joins(server: &Rc<Server>, secret: String) {
    let join = Ask::Join(Join {
        secret,
        name: "Sam Reed".to_owned(),
        email: "sam@example.org".to_owned(),
        passphrase: "green ladder under a loud clock".to_owned(),
    });
    assert!(matches!(Page::new(server).ask(join), Ok(Answer::Done)));
}

/// An owner, and whom they invited, who joined.
fn joined(server: &Rc<Server>) -> (Page, Invited) {
    let mut page = owner(server);
    let (secret, _) = invite(&mut page);
    joins(server, secret);
    let invited = team(&mut page).invited.remove(0);
    (page, invited)
}

fn proof(page: &mut Page) -> Proof {
    let joiner = team(page).invited.remove(0).joiner;
    joiner.expect("somebody joined").proof
}

#[test]
fn attack_13_a_renewal_that_the_server_drops_is_found_out_at_the_next_sign_in() {
    let server = Rc::new(Server::new());
    let mut page = owner(&server);
    let Ok(Answer::Changed(seen)) = page.ask(RENEWAL) else {
        panic!("the keys are renewed")
    };
    // It said that it has it, and goes on as before.
    server.kept.borrow_mut().shown = Shown::TheBeginning;
    let next = sign_in_knowing(Some(seen));
    assert!(Page::new(&server).refusal(next) == Some(Refused::RosterForked));
}

#[test]
fn attack_13_a_founder_is_shown_no_roster_of_another_beginning_at_the_first_sign_in() {
    let server = Rc::new(Server::new());
    let seen = enrolled(&server);
    // With everything made anew, in the same practice's and the same member's name.
    let hostile = Rc::new(Server::new());
    enrolled(&hostile);
    let first = sign_in_knowing(Some(seen.clone()));
    assert!(Page::new(&hostile).refusal(first) == Some(Refused::RosterForked));
    let first = Page::new(&server).ask(sign_in_knowing(Some(seen)));
    assert!(matches!(first, Ok(Answer::SignedIn(..))));
}

/// By another owner, while this one looked at who joined: nobody lied.
#[test]
fn an_invitation_that_was_withdrawn_meanwhile_confirms_nobody_and_is_no_alarm() {
    let server = Rc::new(Server::new());
    let (mut page, invited) = joined(&server);
    let gone = server.kept.borrow_mut().invited.take();
    assert!(gone.is_some());
    server.notes();
    let refused = page.refusal(Ask::Confirm(invited.invite));
    assert!(refused == Some(Refused::RosterMoved));
    assert_eq!(server.notes(), ["Get members"]);
}

/// The member's own keys say nothing of a practice: a server could put them into one of its own.
#[test]
fn attack_13_a_member_is_shown_no_roster_of_a_practice_that_is_not_theirs() {
    let server = Rc::new(Server::new());
    let seen = enrolled(&server);
    let member = server.kept.borrow().member.as_ref().map(|it| it.member);
    let member = member.expect("somebody enrolled").to_string();
    let own: serde_json::Value = serde_json::from_str(&seen).expect("JSON");
    assert_eq!(own["members"][&member], PRACTICE.to_string());
    let elsewhere = serde_json::json!({
        "rosters": {},
        "members": { member: PracticeId::from_bytes([0x77; 16]).to_string() },
    });
    let refused = Page::new(&server).refusal(sign_in_knowing(Some(elsewhere.to_string())));
    assert!(refused == Some(Refused::RosterForked));
}

#[test]
fn attack_13_a_change_by_somebody_else_that_was_shown_once_is_not_taken_back() {
    let server = Rc::new(Server::new());
    let mut page = owner(&server);
    team(&mut page);
    assert!(page.met().is_none());
    invite(&mut again(&server));
    assert!(team(&mut page).changes.len() == 2);
    let met = page.met().expect("a later roster was met");

    server.kept.borrow_mut().shown = Shown::TheBeginning;
    assert!(page.refusal(Ask::Team) == Some(Refused::RosterForked));
    let next = sign_in_knowing(Some(met));
    assert!(Page::new(&server).refusal(next) == Some(Refused::RosterForked));
}

#[test]
fn attack_13_who_opens_their_account_remembers_the_roster_too() {
    let server = Rc::new(Server::new());
    let seen = enrolled(&server);
    let mut page = Page::new(&server);
    let opened = page.ask(Ask::OpenAccount(SignIn {
        email: EMAIL.to_owned(),
        passphrase: PASSPHRASE.to_owned(),
        known: None,
    }));
    assert!(matches!(opened, Ok(Answer::Account(_))));
    assert!(page.met() == Some(seen));
}

#[test]
fn who_joined_is_confirmed_and_given_another_role_and_each_is_to_be_remembered() {
    let server = Rc::new(Server::new());
    let (mut page, invited) = joined(&server);
    assert_eq!(invited.by, "Robin Sample");
    let Ok(Answer::Changed(confirmed)) = page.ask(Ask::Confirm(invited.invite)) else {
        panic!("they are confirmed")
    };
    let role = Ask::ChangeRole(JOINER, Role::Reader);
    let Ok(Answer::Changed(changed)) = page.ask(role) else {
        panic!("they have another role")
    };
    for (seen, len) in [(&confirmed, "[3,"), (&changed, "[4,")] {
        assert!(seen.contains(len), "{seen}");
    }
    let next = sign_in_knowing(Some(confirmed));
    assert!(Page::new(&server).refusal(next) == Some(Refused::RosterForked));
}

#[test]
fn attack_11_a_joiner_whose_keys_are_swapped_after_they_were_looked_at_is_not_confirmed() {
    let server = Rc::new(Server::new());
    let (mut page, invited) = joined(&server);
    assert!(proof(&mut page) == Proof::Good);
    let (_, enc) = block_on(Counting::default().make_rsa_key()).unwrap();
    {
        let mut kept = server.kept.borrow_mut();
        let joiner = kept.invited.as_mut().unwrap().joiner.as_mut().unwrap();
        joiner.member.enc = enc;
        joiner.member.sig = SigningKey::from_seed(&[66; 32]).public();
    }
    server.notes();
    let refused = page.refusal(Ask::Confirm(invited.invite));
    assert!(refused == Some(Refused::JoinerRefused));
    assert_eq!(server.notes(), ["Get members", "Post alarms"]);
    assert!(server.said().ends_with(r#"{"alarm":"joiner"}"#));
    assert!(proof(&mut page) == Proof::Bad);
}

#[test]
fn a_proof_that_was_spoiled_is_not_said_to_be_for_other_owners() {
    let server = Rc::new(Server::new());
    let (mut page, _) = joined(&server);
    let good = server
        .kept
        .borrow()
        .invited
        .as_ref()
        .unwrap()
        .new
        .sealed
        .clone();
    let spoil = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut sealed: serde_json::Value = serde_json::from_str(&good).unwrap();
        change(&mut sealed);
        let mut kept = server.kept.borrow_mut();
        kept.invited.as_mut().unwrap().new.sealed = sealed.to_string();
    };
    spoil(&|sealed| sealed["tag"] = "AAAAAAAAAAAAAAAAAAAAAA".into());
    assert!(proof(&mut page) == Proof::Bad);
    spoil(&|sealed| sealed["aad"] = "AAAA".into());
    assert!(proof(&mut page) == Proof::Bad);
    let other = SigningKey::from_seed(&[66; 32]).public().kid().to_string();
    spoil(&|sealed| sealed["recipients"][0]["header"]["kid"] = other.clone().into());
    assert!(proof(&mut page) == Proof::NotMine);
}

#[test]
fn an_invitation_that_was_used_meanwhile_is_not_said_to_be_withdrawn() {
    let server = Rc::new(Server::new());
    let (mut page, invited) = joined(&server);
    let withdrawn = page.ask(Ask::Withdraw(invited.invite));
    assert!(matches!(withdrawn, Ok(Answer::Done)));
    // Nobody became a member by it: it was withdrawn, be it by another owner.
    let withdrawn = page.ask(Ask::Withdraw(invited.invite));
    assert!(matches!(withdrawn, Ok(Answer::Done)));

    let server = Rc::new(Server::new());
    let (mut page, invited) = joined(&server);
    let confirmed = page.ask(Ask::Confirm(invited.invite));
    assert!(matches!(confirmed, Ok(Answer::Changed(_))));
    let refused = page.refusal(Ask::Withdraw(invited.invite));
    assert!(refused == Some(Refused::RosterMoved));
}

/// Else the kit would be written down, read back, and refused.
#[test]
fn no_kit_is_shown_to_whom_the_server_would_ask_to_sign_in_again() {
    let server = Rc::new(Server::new());
    let mut page = owner(&server);
    server.fail("start", 1, Fault::Refused(403, "sign-in-again"));
    let new_kit = || Ask::Rotate {
        remove: None,
        new_kit: true,
    };
    assert!(page.refusal(new_kit()) == Some(Refused::SignInAgain));
    assert!(matches!(page.ask(new_kit()), Ok(Answer::Kit(_))));
}

#[test]
fn who_invites_a_hundred_and_first_is_told_how_many_there_can_be() {
    let server = Rc::new(Server::new());
    let mut page = owner(&server);
    for _ in 0..100 {
        invite(&mut page);
    }
    let refused = page.refusal(Ask::Invite(Role::Member));
    assert!(refused == Some(Refused::TooManyInvited));
    assert_eq!(server.kept.borrow().later.len(), 100);
}

#[test]
fn who_is_no_owner_any_more_is_told_so_and_what_makes_no_sense_is_not() {
    let server = Rc::new(Server::new());
    let mut page = owner(&server);
    // Another owner changed that since the sign-in.
    server.fail("invites", 1, Fault::Refused(403, "not-an-owner"));
    assert!(page.refusal(Ask::Invite(Role::Reader)) == Some(Refused::NotAnOwner));
    let own = team(&mut page).me;
    let refused = page.refusal(Ask::ChangeRole(own, Role::Reader));
    assert!(refused == Some(Refused::OutOfTurn));
}

#[test]
fn a_clock_that_is_off_is_said() {
    let server = Rc::new(Server::new());
    let mut page = owner(&server);
    server.fail("invites", 1, Fault::Refused(422, "clock-is-off"));
    assert!(page.refusal(Ask::Invite(Role::Reader)) == Some(Refused::ClockIsOff));
}

#[test]
fn a_session_that_is_older_than_a_renewal_is_told_so_and_calls_nothing_damaged() {
    let server = Rc::new(Server::new());
    let mut before = owner(&server);
    let mut other = again(&server);
    let sent = Page::new(&server).ask(send(&[]));
    assert!(matches!(sent, Ok(Answer::Sent(_))));
    assert!(matches!(before.ask(Ask::Inbox), Ok(Answer::Inbox(_))));
    assert!(matches!(other.ask(RENEWAL), Ok(Answer::Changed(_))));
    // It was sealed anew for the new keys.
    server.kept.borrow_mut().row.as_mut().unwrap().epoch += 1;
    assert!(matches!(before.ask(Ask::Inbox), Ok(Answer::Inbox(_))));
    server.notes();
    let decision = Decision::Declined {
        reason: DeclineReason::MoreInformation,
    };
    for ask in [
        Ask::Summaries(vec![OFFER]),
        Ask::Open(OFFER),
        Ask::Decide(OFFER, decision, Some("Please call.".to_owned())),
    ] {
        assert!(before.refusal(ask) == Some(Refused::RosterMoved));
    }
    let notes = server.notes();
    assert!(
        !notes.iter().any(|note| note.contains("offers")),
        "{notes:?}"
    );
    server.kept.borrow_mut().shown = Shown::TheBeginning;
    let met = before.met().expect("a later roster was met");
    let next = sign_in_knowing(Some(met));
    assert!(Page::new(&server).refusal(next) == Some(Refused::RosterForked));

    // Where no roster has said that there are later keys, it is the row that lies.
    let mut after = again(&server);
    let Ok(Answer::Summaries(summaries)) = after.ask(Ask::Summaries(vec![OFFER])) else {
        panic!("no summaries")
    };
    assert!(summaries == [(OFFER, Summary::Damaged)]);
    assert!(after.refusal(Ask::Open(OFFER)) == Some(Refused::Damaged));
    // Where one has, and is taken back, it is the roster.
    assert!(before.refusal(Ask::Open(OFFER)) == Some(Refused::RosterForked));
}

/// Somebody who has a practice's kit, and becomes an owner by it.
fn restore(groups: &[String], known: Option<String>) -> Ask {
    Ask::Restore(Restore {
        groups: groups.to_vec(),
        name: "Robin Sample".to_owned(),
        email: "robin@example.org".to_owned(),
        passphrase: "green ladder under a loud clock".to_owned(),
        known,
    })
}

/// A practice that was enrolled, and its kit.
fn enrolled_with_kit(server: &Rc<Server>) -> Vec<String> {
    let mut page = Page::new(server);
    let Ok(Answer::Kit(groups)) = page.ask(enrol()) else {
        panic!("no kit")
    };
    let typed = groups.iter().cloned().enumerate().collect();
    let confirmed = page.ask(Ask::ConfirmKit(typed));
    assert!(matches!(confirmed, Ok(Answer::Changed(_))));
    groups
}

#[test]
fn attack_13_the_recovery_kit_opens_no_roster_that_was_taken_back() {
    let server = Rc::new(Server::new());
    let groups = enrolled_with_kit(&server);
    let Ok(Answer::Changed(seen)) = again(&server).ask(RENEWAL) else {
        panic!("the keys are renewed")
    };
    let restore = |known| restore(&groups, known);
    server.kept.borrow_mut().shown = Shown::TheBeginning;
    let refused = Page::new(&server).refusal(restore(Some(seen)));
    assert!(refused == Some(Refused::RosterForked));
    let Ok(Answer::Changed(seen)) = Page::new(&server).ask(restore(None)) else {
        panic!("they are an owner")
    };
    assert!(seen.contains("[2,"), "{seen}");
}

#[test]
fn an_owner_by_the_kit_whose_answer_was_lost_is_one_all_the_same_and_remembers_it() {
    let server = Rc::new(Server::new());
    let groups = enrolled_with_kit(&server);
    server.fail("recovery/finish", 1, Fault::Lost);
    let refused = Page::new(&server).refusal(restore(&groups, None));
    assert!(refused == Some(Refused::Unreached));
    server.fail("recovery/finish", 1, Fault::Unheard);
    let Ok(Answer::Changed(seen)) = Page::new(&server).ask(restore(&groups, None)) else {
        panic!("they are an owner")
    };
    assert!(seen.contains("[2,"), "{seen}");
}

#[test]
fn attack_13_a_later_roster_that_was_met_on_the_way_to_a_file_is_to_be_remembered() {
    let server = Rc::new(Server::new());
    let mut before = owner(&server);
    let mut other = again(&server);
    let files = vec![b"%PDF-1.7 short".to_vec()];
    let sent = Page::new(&server).ask_with(send(&files), files);
    assert!(matches!(sent, Ok(Answer::Sent(_))));
    assert!(matches!(other.ask(RENEWAL), Ok(Answer::Changed(_))));
    server.kept.borrow_mut().row.as_mut().unwrap().epoch += 1;
    let refused = before.file(OFFER, AttachmentId::from_bytes([1; 16]));
    assert!(refused == Err(Refused::RosterMoved));
    assert!(before.met().is_some_and(|seen| seen.contains("[2,")));
}
