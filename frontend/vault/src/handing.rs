//! Handing a new passphrase over, until it is known whether it was taken.

use browser::http::Call;
use browser::vault::message::Refused;
use referral::contact::Email;
use wire::session::Purpose;
use zeroize::Zeroizing;

use crate::host::Host;
use crate::http::once;
use crate::sign_in::{self, Proof, prove_as};

/// Milliseconds before a change whose answer was lost is asked for again.
const PAUSES: [u32; 2] = [1_000, 3_000];

/// A passphrase that is to hold from now on, and whose it is.
pub(crate) struct New {
    pub(crate) email: Email,
    pub(crate) passphrase: Zeroizing<String>,
}

/// Asks until it is known whether the change was made. What allows it is used up by it; the server
/// then refuses with `used_up`, as it does where that ended for another reason.
pub(crate) async fn hand_over<H: Host>(
    host: &H,
    call: &Call<'_>,
    used_up: &str,
    new: New,
) -> Result<(), Refused> {
    let mut is_unanswered = false;
    let mut pauses = PAUSES.into_iter();
    loop {
        match once(host, call).await {
            Ok(_) => return Ok(()),
            Err(failed) if is_unanswered && failed.is(used_up) => break,
            Err(failed) if failed.may_have_arrived() => {
                is_unanswered = true;
                let Some(pause) = pauses.next() else { break };
                host.wait(pause).await;
            }
            Err(failed) => return Err(failed.in_session()),
        }
    }
    if holds(host, new).await {
        Ok(())
    } else {
        Err(Refused::ChangeUnknown)
    }
}

/// Whether the server takes this passphrase.
async fn holds<H: Host>(host: &H, New { email, passphrase }: New) -> bool {
    match prove_as(host, email, passphrase, Purpose::Inbox).await {
        Ok(Proof::Whole(_)) => {
            // Nobody asked for a session.
            sign_in::end(host).await;
            true
        }
        Ok(Proof::Half(_)) => true,
        Err(_) => false,
    }
}
