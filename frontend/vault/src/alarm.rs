//! What was found wrong, told to the server for the practice's trail. Whether it is noted changes nothing for
//! the page: a server that is the cause of it may leave it out.

use std::pin::pin;

use browser::vault::message::Refused;
use futures::future::select;
use referral::audit::Alarm;
use wire::alarm::Raise;

use crate::host::Host;
use crate::http::{json, once, post};

/// Milliseconds for the server to note it.
const LONGEST: u32 = 2_000;

/// The alarm that a refusal is, if it is one.
pub(crate) const fn over(refused: &Refused) -> Option<Alarm> {
    match refused {
        Refused::RosterDamaged | Refused::RosterForked => Some(Alarm::Roster),
        Refused::StrangerInRing => Some(Alarm::Ring),
        Refused::KeysDamaged => Some(Alarm::Keys),
        Refused::JoinerRefused => Some(Alarm::Joiner),
        Refused::Damaged => Some(Alarm::Referral),
        _ => None,
    }
}

/// Has it noted, if the server can be reached: it is the session that tells of whom. A server that is the
/// cause of it keeps nobody waiting for the warning.
pub(crate) async fn raise<H: Host>(host: &H, alarm: Alarm) {
    let raise = json(&Raise { alarm });
    let call = post("/api/v1/alarms", None, &raise);
    let noted = pin!(once(host, &call));
    let waited = pin!(host.wait(LONGEST));
    drop(select(noted, waited).await);
}
