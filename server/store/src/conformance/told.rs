use referral::route::Wish;
use referral::urgency::Urgency;
use time::{Duration, OffsetDateTime};

use super::kit::{EVERYBODY, file, open_practice, reservation, reserve, specialist};
use super::steps::{
    ACCEPTED, DECIDED, MILLISECOND, SENT, accept, acceptance, decide, decision, due, enrol, number,
    open, referral, said, send,
};
use crate::mail::{MOST_RECEIVED, Mail, QueuedMail, RECEIVED_WINDOW};
use crate::status::NewCode;
use crate::{Acceptance, NewReservation, Store};

pub(super) async fn both_sides_are_told(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    send(store, 1, "a").await;
    let received = Mail::Received {
        number: number(1),
        practice: "Practice a".to_owned(),
        specialist: "Dr. a".to_owned(),
    };
    let arrived = Mail::Arrived {
        number: number(1),
        specialist: "Dr. a".to_owned(),
        urgency: Urgency::Routine,
    };
    let expected = [
        ("sender@example.org".to_owned(), received),
        ("a@example.org".to_owned(), arrived),
    ];
    assert_eq!(said(due(store, SENT).await), expected);
}

pub(super) async fn everybody_is_told_in_their_own_language(store: &impl Store) {
    enrol(store, "a").await;
    let mut french = file("b", 5);
    french["language"] = "fr".into();
    open_practice(store, french).await;
    for (n, slug, lang) in [(1, "a", "fr-CA"), (2, "b", "en")] {
        let new = NewReservation {
            lang: lang.parse().expect("a tag"),
            ..reservation(n, Wish::Named(specialist(slug)))
        };
        reserve(store, new).await;
        accept(store, acceptance(n)).await;
    }
    let sent = due(store, SENT).await;
    assert_eq!(languages(&sent), ["fr-CA", "en", "en", "fr"]);
    open(store, 1, "a").await;
    decide(store, decision(1, "a", ACCEPTED)).await;
    let code = NewCode {
        referral: referral(1),
        code: "000042".to_owned(),
        hash: [42; 32],
        now: DECIDED,
        expires: DECIDED + Duration::HOUR,
    };
    store.send_code(code).await.expect("it answers");
    let told = due(store, DECIDED).await;
    let later: Vec<_> = told.into_iter().filter(|one| one.attempts == 1).collect();
    assert_eq!(languages(&later), ["fr-CA", "fr-CA"]);
}

fn languages(mails: &[QueuedMail]) -> Vec<&str> {
    mails.iter().map(|one| one.lang.as_str()).collect()
}

/// Reserves and accepts referral `n` of this sender.
async fn send_from(store: &impl Store, n: u8, sender: &str, now: OffsetDateTime) {
    let sender = sender.parse().expect("an address");
    let new = NewReservation {
        sender,
        ..reservation(n, EVERYBODY)
    };
    reserve(store, new).await;
    let at_that_time = Acceptance {
        now,
        ..acceptance(n)
    };
    accept(store, at_that_time).await;
}

/// Takes what is due, hands it all over, and says how many were to a sender and to the practice.
async fn handed_over(store: &impl Store, now: OffsetDateTime) -> (usize, usize) {
    let mails = due(store, now).await;
    for mail in &mails {
        store.mail_sent(mail.id, now).await.expect("it answers");
    }
    let count = |matches: fn(&Mail) -> bool| mails.iter().filter(|one| matches(&one.mail)).count();
    (
        count(|mail| matches!(mail, Mail::Received { .. })),
        count(|mail| matches!(mail, Mail::Arrived { .. })),
    )
}

pub(super) async fn one_address_is_told_of_five_referrals_an_hour(store: &impl Store) {
    open_practice(store, file("a", 5)).await;
    // Mail hosts seldom tell capital letters, so an address is the same however it is written.
    let spellings = ["sender@example.org", "SENDER@example.org"];
    let most = u8::try_from(MOST_RECEIVED).expect("a few");
    for (n, spelling) in (1..=most).zip(spellings.iter().cycle()) {
        let seconds = Duration::seconds(i64::from(n) - 1);
        send_from(store, n, spelling, SENT + seconds).await;
    }
    let minute = SENT + Duration::MINUTE;
    assert_eq!(handed_over(store, minute).await, (5, 5));
    // The sixth is told to the practice alone, whether or not the five were handed over.
    send_from(store, 6, "Sender@example.org", minute).await;
    assert_eq!(handed_over(store, minute).await, (0, 1));
    send_from(store, 7, "other@example.org", minute).await;
    assert_eq!(handed_over(store, minute).await, (1, 1));
    let hour = SENT + RECEIVED_WINDOW;
    send_from(store, 8, spellings[0], hour - MILLISECOND).await;
    assert_eq!(handed_over(store, hour - MILLISECOND).await, (0, 1));
    send_from(store, 9, spellings[0], hour).await;
    send_from(store, 10, spellings[1], hour).await;
    assert_eq!(handed_over(store, hour).await, (1, 2));
}

pub(super) async fn a_practice_is_told_of_every_referral(store: &impl Store) {
    let mut same_address = file("a", 5);
    same_address["notify"] = "sender@example.org".into();
    open_practice(store, same_address).await;
    for n in 1..=12 {
        send_from(store, n, "sender@example.org", SENT).await;
    }
    assert_eq!(handed_over(store, SENT).await, (5, 12));
}
