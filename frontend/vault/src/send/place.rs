//! A place for a referral, and whether the key that came with it may be believed.

use browser::http::{Call, Method};
use browser::vault::message::{Refused, Send};
use sealing::Timestamp;
use sealing::record::{Expected, KeyRecord};
use time::{Duration, OffsetDateTime};
use wire::send::{Reserve, Reserved};

use crate::host::Host;
use crate::http::{Failed, bare, json, once, post, read, surely};

/// A sender's clock may be this much behind the one that a key record was made by.
const SLOW_CLOCK: Duration = Duration::hours(24);

/// A place, with a key that is the practice's.
pub(crate) struct Place {
    pub(crate) reserved: Reserved,
    pub(crate) key: KeyRecord,
}

impl Place {
    /// Asks for a place. It is asked for once: every try that arrives takes one.
    pub(crate) async fn reserve<H: Host>(host: &H, send: &Send) -> Result<Self, Refused> {
        let body = json(&Reserve {
            route: send.referral.route(),
            catalogue: send.catalogue,
            sender: send.referral.sender.email().clone(),
        });
        let call: Call<'_> = post("/api/v1/referrals", None, &body);
        let reserved = once(host, &call).await.and_then(|body| read(&body));
        let reserved: Reserved = reserved.map_err(|failed: Failed| Refused::from(failed))?;
        match believe(host, &reserved).await {
            Ok(key) => Ok(Self { reserved, key }),
            Err(refused) => {
                give_back(host, &reserved).await;
                Err(refused)
            }
        }
    }

    /// The referral's route.
    pub(crate) fn path(&self) -> String {
        path(&self.reserved)
    }
}

fn path(reserved: &Reserved) -> String {
    format!("/api/v1/referrals/{}", reserved.id)
}

/// Gives a place back, so that it does not count as a referral to come.
pub(super) async fn give_back<H: Host>(host: &H, reserved: &Reserved) {
    let (path, token) = (path(reserved), reserved.token.to_text());
    let call = bare(Method::Delete, &path, Some(&token));
    // A place that cannot be given back runs out by itself.
    let _ = surely(host, &call).await;
}

/// The record's statement, if it is the practice's own, holds now, and names the key whose
/// fingerprint people are shown.
async fn believe<H: Host>(host: &H, reserved: &Reserved) -> Result<KeyRecord, Refused> {
    let claimed = reserved.record.record().map_err(|_| Refused::KeyRefused)?;
    let expected = Expected {
        practice: reserved.to.practice,
        previous: None,
        registrar: None,
        now: present(host.now(), claimed.nbf),
    };
    let record = reserved.record.verify(host.crypto(), expected).await;
    let record = record.map_err(|_| Refused::KeyRefused)?;
    if record.enc[0].kid().to_hex() == reserved.to.fingerprint {
        Ok(record)
    } else {
        Err(Refused::KeyRefused)
    }
}

/// The present by a clock that may be slow, or else a record would hold only once every sender's
/// clock has passed its maker's.
fn present(clock: OffsetDateTime, begins: Timestamp) -> Timestamp {
    let (now, latest) = (Timestamp::from(clock), Timestamp::from(clock + SLOW_CLOCK));
    if now < begins && begins <= latest {
        begins
    } else {
        now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_may_be_a_day_slow_and_no_more() {
        let begins: Timestamp = "2026-11-23T08:00:00Z".parse().unwrap();
        for (clock, present_is) in [
            ("2026-11-22T07:59:59Z", "2026-11-22T07:59:59Z"),
            ("2026-11-22T08:00:00Z", "2026-11-23T08:00:00Z"),
            ("2026-11-23T07:59:59Z", "2026-11-23T08:00:00Z"),
            ("2026-11-24T08:00:00Z", "2026-11-24T08:00:00Z"),
        ] {
            let clock: Timestamp = clock.parse().unwrap();
            let present = present(clock.into(), begins);
            assert_eq!(present.to_string(), present_is);
        }
    }
}
