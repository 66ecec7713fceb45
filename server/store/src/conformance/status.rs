use referral::offer::OfferState;
use time::{Duration, OffsetDateTime};

use super::kit::{EVERYBODY, practice, reservation, reserve};
use super::steps::{
    DECIDED, DECLINED, MILLISECOND, OPENED, SENT, acceptance, decide, decision, enrol, number,
    open, referral, send,
};
use crate::status::{CodeOutcome, KeptStatus, NewCode, TypedCode, TypedOutcome};
use crate::{DecideOutcome, NewDecision, Store};

const BROWSER: [u8; 32] = [1; 32];

/// Sends a code for referral `n` and types it in this browser.
async fn remember(
    store: &impl Store,
    n: u8,
    browser: [u8; 32],
    now: OffsetDateTime,
    until: OffsetDateTime,
) {
    let code = NewCode {
        referral: referral(n),
        code: "000007".to_owned(),
        hash: [7; 32],
        now,
        expires: now + Duration::MINUTE,
    };
    let outcome = store.send_code(code).await.expect("it answers");
    assert_eq!(outcome, CodeOutcome::Sent);
    let typed = TypedCode {
        referral: referral(n),
        hash: [7; 32],
        browser,
        now,
        until,
    };
    let outcome = store.check_code(typed).await.expect("it answers");
    assert_eq!(outcome, TypedOutcome::Right);
}

async fn status(
    store: &impl Store,
    n: u8,
    browser: [u8; 32],
    now: OffsetDateTime,
) -> Option<KeptStatus> {
    let status = store.status(referral(n), browser, now).await;
    status.expect("it answers")
}

pub(super) async fn only_its_own_token_leads_to_a_referral(store: &impl Store) {
    enrol(store, "a").await;
    send(store, 1, "a").await;
    send(store, 2, "a").await;
    // One that is only reserved is nobody's to see.
    reserve(store, reservation(3, EVERYBODY)).await;
    for (n, token, may) in [
        (1, 1, true),
        (2, 2, true),
        (1, 2, false),
        (2, 1, false),
        (1, 9, false),
        (3, 3, false),
        (4, 4, false),
    ] {
        let sees = store.may_see_status(referral(n), [token; 32]).await;
        assert_eq!(sees.expect("it answers"), may, "{n} by {token}");
    }
}

pub(super) async fn a_remembered_browser_sees_where_the_referral_stands(store: &impl Store) {
    enrol(store, "a").await;
    send(store, 1, "a").await;
    remember(store, 1, BROWSER, SENT, SENT + 30 * Duration::DAY).await;
    let sent = KeptStatus {
        referral: referral(1),
        number: number(1),
        practice: practice("a"),
        practice_name: "Practice a".to_owned(),
        specialist_name: "Dr. a".to_owned(),
        hop: 0,
        state: OfferState::Sent,
        sent: SENT,
        opened: None,
        decided: None,
        decision: None,
        message: None,
        thread: acceptance(1).thread,
    };
    let seen = async || status(store, 1, BROWSER, DECIDED).await;
    assert_eq!(seen().await.as_ref(), Some(&sent));

    open(store, 1, "a").await;
    let opened = KeptStatus {
        state: OfferState::Opened,
        opened: Some(OPENED),
        ..sent
    };
    assert_eq!(seen().await.as_ref(), Some(&opened));

    let message = Some(r#"{"protected":"sealed"}"#.to_owned());
    let new = NewDecision {
        message: message.clone(),
        ..decision(1, "a", DECLINED)
    };
    assert_eq!(decide(store, new).await, DecideOutcome::Decided);
    let declined = KeptStatus {
        state: OfferState::Declined,
        decided: Some(DECIDED),
        decision: Some(DECLINED),
        message,
        ..opened
    };
    assert_eq!(seen().await, Some(declined));
}

pub(super) async fn a_browser_is_remembered_for_one_referral(store: &impl Store) {
    enrol(store, "a").await;
    send(store, 1, "a").await;
    send(store, 2, "a").await;
    let until = SENT + Duration::DAY;
    remember(store, 1, BROWSER, SENT, until).await;
    assert!(status(store, 1, BROWSER, SENT).await.is_some());
    for (n, browser) in [(1, [2; 32]), (2, BROWSER), (3, BROWSER)] {
        assert_eq!(status(store, n, browser, SENT).await, None);
    }
    // Another browser does not push the first out.
    remember(store, 1, [2; 32], SENT, until).await;
    for browser in [BROWSER, [2; 32]] {
        assert!(status(store, 1, browser, SENT).await.is_some());
    }
}

pub(super) async fn a_browser_is_forgotten_when_its_time_is_over(store: &impl Store) {
    enrol(store, "a").await;
    send(store, 1, "a").await;
    let until = SENT + Duration::DAY;
    remember(store, 1, BROWSER, SENT, until).await;
    let sees = async |now| status(store, 1, BROWSER, now).await.is_some();
    assert!(sees(until - MILLISECOND).await);
    assert!(!sees(until).await);
    // A new code remembers it anew, until later.
    remember(store, 1, BROWSER, until, until + Duration::DAY).await;
    assert!(sees(until).await);
    assert!(!sees(until + Duration::DAY).await);
}
