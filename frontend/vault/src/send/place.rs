//! A place for a referral.

use browser::http::{Call, Method};
use browser::vault::message::{Refused, Send, Shown};
use wire::send::{Choice, Reserve, Reserved};

use super::believe::{Proven, believe};
use crate::host::Host;
use crate::http::{Failed, bare, json, once, post, read, surely};

/// A place, with a key that is the practice's.
pub(crate) struct Place {
    pub(crate) reserved: Reserved,
    pub(crate) proven: Proven,
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
        let held = if is_as_shown(&reserved.to, &send.expected) {
            believe(host, &reserved, send.known.as_deref()).await
        } else {
            Err(Refused::KeyRefused)
        };
        match held {
            Ok(proven) => Ok(Self { reserved, proven }),
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

/// Whether whoever was shown still has the name and the fingerprint that were shown. Of somebody else the
/// person is shown everything anew.
fn is_as_shown(to: &Choice, shown: &Shown) -> bool {
    to.specialist != shown.specialist || Shown::of(to) == *shown
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
