//! What holds, and what does not, of what an authenticator answers.

use referral::id::MemberId;
use store::{KeptPasskey, NewPasskey, PasskeyUse};
use time::OffsetDateTime;
use wire::passkey::{Answered, Asked, Making};

use super::authenticator::{Authenticator, ORIGIN};
use super::{Asking, Passkeys, Unusable, Wrong, text};
use crate::config::Origin;

const MEMBER: MemberId = MemberId::from_bytes([5; 16]);

fn origin(text: &str) -> Origin {
    text.parse().expect("an origin")
}

fn passkeys() -> Passkeys {
    Passkeys::at(&origin(ORIGIN)).expect("it has a name")
}

fn making(passkeys: &Passkeys) -> (super::Making, Making) {
    let (state, challenge) = passkeys.make(MEMBER);
    let asked = Making {
        ticket: "ticket".to_owned(),
        challenge,
        rp: passkeys.rp().to_owned(),
        member: MEMBER,
        known: Vec::new(),
    };
    (state, asked)
}

fn make(passkeys: &Passkeys, with: &mut Authenticator) -> Result<NewPasskey, Wrong> {
    let (state, asked) = making(passkeys);
    let made = with.make(&asked);
    let name = "Laptop".parse().expect("a name");
    passkeys.made((MEMBER, state), name, &made)
}

fn kept(passkey: NewPasskey) -> KeptPasskey {
    KeptPasskey {
        number: 3,
        passkey,
        slot: None,
        made: OffsetDateTime::UNIX_EPOCH,
        used: None,
        changes: 0,
    }
}

fn asking(passkeys: &Passkeys) -> (Asking, Asked) {
    let (state, challenge) = passkeys.ask();
    let asked = Asked {
        ticket: "ticket".to_owned(),
        challenge,
        rp: passkeys.rp().to_owned(),
        known: Vec::new(),
    };
    (state, asked)
}

fn answer(
    passkeys: &Passkeys,
    with: &mut Authenticator,
    kept: &KeptPasskey,
    change: impl FnOnce(&mut Answered),
) -> Result<PasskeyUse, Unusable> {
    let (state, asked) = asking(passkeys);
    let mut answered = with.answer(&asked);
    change(&mut answered);
    passkeys.used(state, kept, &answered.assertion)
}

#[test]
fn passkeys_are_offered_under_a_name_and_not_under_an_address() {
    for (text, rp) in [
        (
            "https://letterlock.example.org",
            Some("letterlock.example.org"),
        ),
        ("https://Refer.Example.org:443", Some("refer.example.org")),
        ("http://localhost:3000", Some("localhost")),
        ("http://letterlock.example.org", None),
        ("http://127.0.0.1:3000", None),
        ("https://192.0.2.7", None),
        ("https://[2001:db8::1]", None),
        ("https://0x7f.1", None),
    ] {
        let passkeys = Passkeys::at(&origin(text));
        assert_eq!(passkeys.as_ref().map(Passkeys::rp), rp, "{text}");
    }
}

#[test]
fn a_passkey_that_was_made_answers_and_every_answer_changes_its_state() {
    let passkeys = passkeys();
    let mut mine = Authenticator::new(1);
    mine.counter = 4;
    let new = make(&passkeys, &mut mine).expect("it is made");
    assert_eq!((new.member, &new.credential), (MEMBER, &vec![1; 16]));
    let mut kept = kept(new);
    let used = answer(&passkeys, &mut mine, &kept, |_| {}).expect("it answers");
    assert_eq!((used.number, &used.before), (3, &kept.passkey.state));
    assert_ne!(used.before, used.after);
    kept.passkey.state = used.after;
    // Nor does it need to say whose it is where that is known.
    let nameless = |answered: &mut Answered| answered.assertion.user = None;
    assert!(answer(&passkeys, &mut mine, &kept, nameless).is_ok());
}

#[test]
fn a_counter_that_does_not_grow_is_refused_and_one_that_does_not_count_is_not() {
    let passkeys = passkeys();
    let mut mine = Authenticator::new(1);
    mine.counter = 9;
    let counting = kept(make(&passkeys, &mut mine).expect("it is made"));
    mine.counter = 8;
    let again = answer(&passkeys, &mut mine, &counting, |_| {});
    assert_eq!(again, Err(Unusable::Counter), "9 again");
    mine.counter = 3;
    let back = answer(&passkeys, &mut mine, &counting, |_| {});
    assert_eq!(back, Err(Unusable::Counter), "back");
    // Whoever has no key of the passkey's is not taken for a second one of it.
    let unsigned = |answered: &mut Answered| answered.assertion.signature = text(b"not signed");
    let unsigned = answer(&passkeys, &mut mine, &counting, unsigned);
    assert_eq!(unsigned, Err(Unusable::Wrong(Wrong)));
    assert!(answer(&passkeys, &mut Authenticator::new(1), &counting, |_| {}).is_err());
    let mut other = Authenticator::new(2);
    let silent = kept(make(&passkeys, &mut other).expect("it is made"));
    for _ in 0..2 {
        assert!(answer(&passkeys, &mut other, &silent, |_| {}).is_ok());
    }
}

#[test]
fn what_was_not_asked_is_no_answer() {
    let passkeys = passkeys();
    let mut mine = Authenticator::new(1);
    let kept = kept(make(&passkeys, &mut mine).expect("it is made"));
    let (stale, asked) = asking(&passkeys);
    let answered = mine.answer(&asked);
    let (other, _) = asking(&passkeys);
    assert!(passkeys.used(other, &kept, &answered.assertion).is_err());
    assert!(passkeys.used(stale, &kept, &answered.assertion).is_ok());
    for change in [
        |answered: &mut Answered| answered.assertion.signature = text(b"not signed"),
        |answered: &mut Answered| answered.assertion.credential = text(&[2; 16]),
        |answered: &mut Answered| answered.assertion.user = Some(text(&[6; 16])),
        |answered: &mut Answered| answered.assertion.client_data = "?".to_owned(),
    ] {
        assert!(answer(&passkeys, &mut mine, &kept, change).is_err());
    }
    mine.origin = "https://letterlock.example.com";
    assert!(answer(&passkeys, &mut mine, &kept, |_| {}).is_err());
    mine.origin = ORIGIN;
    mine.verifies = false;
    assert!(answer(&passkeys, &mut mine, &kept, |_| {}).is_err());
    let mut false_friend = Authenticator::new(2);
    false_friend.credential = vec![1; 16];
    false_friend.give_to(MEMBER);
    assert!(answer(&passkeys, &mut false_friend, &kept, |_| {}).is_err());
}

#[test]
fn a_passkey_is_made_for_this_server_with_its_person_there() {
    let passkeys = passkeys();
    let mut elsewhere = Authenticator::new(1);
    elsewhere.origin = "https://example.org";
    assert_eq!(make(&passkeys, &mut elsewhere), Err(Wrong));
    let mut careless = Authenticator::new(1);
    careless.verifies = false;
    assert_eq!(make(&passkeys, &mut careless), Err(Wrong));
    let (state, _) = making(&passkeys);
    let (_, asked) = making(&passkeys);
    let made = Authenticator::new(1).make(&asked);
    let name = "Laptop".parse().expect("a name");
    assert!(passkeys.made((MEMBER, state), name, &made).is_err());
}

#[test]
fn an_answer_may_say_that_a_prf_was_asked_for_in_the_newer_way_only() {
    let passkeys = passkeys();
    let mut mine = Authenticator::new(1);
    let kept = kept(make(&passkeys, &mut mine).expect("it is made"));
    // Encrypted by the second protocol of CTAP; by the first one, which the library does not know.
    for (length, is_read) in [(48, true), (32, false)] {
        mine.prf = Some(length);
        let used = answer(&passkeys, &mut mine, &kept, |_| {});
        assert_eq!(used.is_ok(), is_read, "{length}");
    }
}
