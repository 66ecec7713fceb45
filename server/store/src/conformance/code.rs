use time::{Duration, OffsetDateTime};

use super::kit::{file, open_practice};
use super::steps::{MILLISECOND, SENT, due, number, referral, said, send};
use crate::Store;
use crate::mail::Mail;
use crate::status::{
    CODE_WINDOW, CodeOutcome, MOST_CODES, MOST_TRIES, NewCode, TypedCode, TypedOutcome,
};

const HOLDS: Duration = Duration::minutes(10);
/// A code that nobody was sent.
const WRONG: u8 = 255;

/// A referral that was sent, and its first mails out of the way.
async fn begin(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    send(store, 1, "a").await;
    send(store, 2, "a").await;
    due(store, SENT).await;
}

fn new_code(n: u8, digits: u8, now: OffsetDateTime) -> NewCode {
    NewCode {
        referral: referral(n),
        code: format!("{digits:06}"),
        hash: [digits; 32],
        now,
        expires: now + HOLDS,
    }
}

async fn ask(store: &impl Store, n: u8, digits: u8, now: OffsetDateTime) -> CodeOutcome {
    let outcome = store.send_code(new_code(n, digits, now)).await;
    outcome.expect("it answers")
}

async fn sent(store: &impl Store, n: u8, digits: u8, now: OffsetDateTime) {
    assert_eq!(ask(store, n, digits, now).await, CodeOutcome::Sent);
}

async fn typed(store: &impl Store, n: u8, digits: u8, now: OffsetDateTime) -> TypedOutcome {
    let typed = TypedCode {
        referral: referral(n),
        hash: [digits; 32],
        browser: [n; 32],
        now,
        until: now + 30 * Duration::DAY,
    };
    store.check_code(typed).await.expect("it answers")
}

async fn sees(store: &impl Store, n: u8) -> bool {
    let status = store.status(referral(n), [n; 32], SENT).await;
    status.expect("it answers").is_some()
}

pub(super) async fn a_code_is_mailed_to_the_sender(store: &impl Store) {
    begin(store).await;
    sent(store, 1, 42, SENT).await;
    let mail = Mail::Code {
        number: number(1),
        code: "000042".to_owned(),
    };
    let expected = ("sender@example.org".to_owned(), mail);
    assert_eq!(said(due(store, SENT).await), [expected]);
}

pub(super) async fn the_right_code_is_right_once(store: &impl Store) {
    begin(store).await;
    assert_eq!(typed(store, 1, 7, SENT).await, TypedOutcome::Wrong);
    sent(store, 1, 7, SENT).await;
    assert_eq!(typed(store, 1, WRONG, SENT).await, TypedOutcome::Wrong);
    assert!(!sees(store, 1).await);
    assert_eq!(typed(store, 1, 7, SENT).await, TypedOutcome::Right);
    assert!(sees(store, 1).await);
    assert_eq!(typed(store, 1, 7, SENT).await, TypedOutcome::Wrong);
}

pub(super) async fn a_code_is_its_own_referrals(store: &impl Store) {
    begin(store).await;
    sent(store, 1, 7, SENT).await;
    sent(store, 2, 8, SENT).await;
    assert_eq!(typed(store, 2, 7, SENT).await, TypedOutcome::Wrong);
    assert_eq!(typed(store, 1, 7, SENT).await, TypedOutcome::Right);
    assert!(!sees(store, 2).await);
    // What was right for one neither voids nor forgives the other's.
    assert_eq!(typed(store, 2, 8, SENT).await, TypedOutcome::Right);
}

pub(super) async fn a_code_holds_until_it_is_over(store: &impl Store) {
    begin(store).await;
    for n in [1, 2] {
        sent(store, n, 7, SENT).await;
    }
    let over = SENT + HOLDS;
    assert_eq!(typed(store, 1, 7, over).await, TypedOutcome::Wrong);
    let last = typed(store, 2, 7, over - MILLISECOND).await;
    assert_eq!(last, TypedOutcome::Right);
}

pub(super) async fn no_code_holds_for_longer_than_wrong_ones_count(store: &impl Store) {
    begin(store).await;
    let for_ever = NewCode {
        expires: SENT + 2 * CODE_WINDOW,
        ..new_code(1, 7, SENT)
    };
    let outcome = store.send_code(for_ever).await.expect("it answers");
    assert_eq!(outcome, CodeOutcome::Sent);
    let window_over = SENT + CODE_WINDOW;
    assert_eq!(typed(store, 1, 7, window_over).await, TypedOutcome::Wrong);
}

pub(super) async fn a_new_code_voids_the_one_before(store: &impl Store) {
    begin(store).await;
    sent(store, 1, 7, SENT).await;
    sent(store, 1, 8, SENT).await;
    assert_eq!(typed(store, 1, 7, SENT).await, TypedOutcome::Wrong);
    assert_eq!(typed(store, 1, 8, SENT).await, TypedOutcome::Right);
}

pub(super) async fn after_five_wrong_ones_the_right_one_is_refused(store: &impl Store) {
    begin(store).await;
    sent(store, 1, 7, SENT).await;
    sent(store, 2, 7, SENT).await;
    due(store, SENT).await;
    let until = SENT + CODE_WINDOW;
    for _ in 1..MOST_TRIES {
        assert_eq!(typed(store, 1, WRONG, SENT).await, TypedOutcome::Wrong);
    }
    let too_many = TypedOutcome::TooMany { until };
    assert_eq!(typed(store, 1, WRONG, SENT).await, too_many);
    assert_eq!(typed(store, 1, 7, SENT).await, too_many);
    assert!(!sees(store, 1).await);
    // Nor is there a new one before.
    for now in [SENT, until - MILLISECOND] {
        assert_eq!(ask(store, 1, 8, now).await, CodeOutcome::TooMany { until });
        assert_eq!(typed(store, 1, 8, now).await, too_many);
    }
    assert_eq!(due(store, SENT).await, []);
    assert_eq!(typed(store, 2, 7, SENT).await, TypedOutcome::Right);

    assert_eq!(typed(store, 1, 7, until).await, TypedOutcome::Wrong);
    sent(store, 1, 9, until).await;
    assert_eq!(typed(store, 1, 9, until).await, TypedOutcome::Right);
}

pub(super) async fn a_new_code_is_no_new_chance_to_guess(store: &impl Store) {
    begin(store).await;
    sent(store, 1, 7, SENT).await;
    for _ in 1..MOST_TRIES {
        assert_eq!(typed(store, 1, WRONG, SENT).await, TypedOutcome::Wrong);
    }
    let later = SENT + Duration::minutes(5);
    sent(store, 1, 8, later).await;
    let too_many = TypedOutcome::TooMany {
        until: SENT + CODE_WINDOW,
    };
    assert_eq!(typed(store, 1, WRONG, later).await, too_many);
    assert_eq!(typed(store, 1, 8, later).await, too_many);
}

pub(super) async fn the_right_code_forgives_the_wrong_ones(store: &impl Store) {
    begin(store).await;
    for digits in [7, 8] {
        sent(store, 1, digits, SENT).await;
        for _ in 1..MOST_TRIES {
            assert_eq!(typed(store, 1, WRONG, SENT).await, TypedOutcome::Wrong);
        }
        assert_eq!(typed(store, 1, digits, SENT).await, TypedOutcome::Right);
    }
}

pub(super) async fn five_codes_are_sent_an_hour(store: &impl Store) {
    begin(store).await;
    let most = u8::try_from(MOST_CODES).expect("a few");
    for minute in 0..most {
        let now = SENT + i32::from(minute) * Duration::MINUTE;
        sent(store, 1, minute, now).await;
    }
    let now = SENT + Duration::minutes(8);
    assert_eq!(due(store, now).await.len(), usize::from(most));
    let until = SENT + CODE_WINDOW;
    let too_many = CodeOutcome::TooMany { until };
    assert_eq!(ask(store, 1, 99, now).await, too_many);
    assert_eq!(due(store, now).await, []);
    sent(store, 2, 99, now).await;
    // The refusal changed nothing: the last one still holds.
    assert_eq!(typed(store, 1, 99, now).await, TypedOutcome::Wrong);
    assert_eq!(typed(store, 1, most - 1, now).await, TypedOutcome::Right);
    // A right one does not make room for more.
    assert_eq!(ask(store, 1, 99, until - MILLISECOND).await, too_many);
    sent(store, 1, 99, until).await;
    let until = until + Duration::MINUTE;
    let too_many = CodeOutcome::TooMany { until };
    assert_eq!(ask(store, 1, 98, until - MILLISECOND).await, too_many);
}
