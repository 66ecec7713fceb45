//! An authenticator app: set up, confirmed by the first code that it shows, removed.

use std::fmt::Write;

use browser::vault::message::{Answer, Refused, TotpShown};
use referral::contact::Email;
use wire::account::{ConfirmTotp, TotpStarted};

use crate::host::Host;
use crate::http::{Failed, json, once, post, read, surely};

/// The name that an app shows beside its codes.
const ISSUER: &str = "Letterlock";

/// One that has not shown a code yet.
pub(crate) struct Totp {
    ticket: String,
}

impl Totp {
    /// Asks for a new one, for the account of this address.
    pub(crate) async fn make<H: Host>(
        host: &H,
        email: &Email,
    ) -> Result<(Self, TotpShown), Refused> {
        let call = post("/api/v1/account/totp/start", None, b"{}");
        let started = once(host, &call).await.and_then(|body| read(&body));
        let TotpStarted { secret, ticket } = started.map_err(Failed::in_session)?;
        let address = address(&secret, email);
        Ok((Self { ticket }, TotpShown { secret, address }))
    }

    /// Has it kept.
    pub(crate) async fn confirm<H: Host>(&self, host: &H, code: String) -> Result<(), Refused> {
        let ticket = self.ticket.clone();
        let body = json(&ConfirmTotp { ticket, code });
        // The same twice is the same.
        let call = post("/api/v1/account/totp", None, &body);
        let kept = surely(host, &call).await;
        kept.map(drop).map_err(Failed::in_session)
    }
}

/// Removes the one that is kept.
pub(crate) async fn end<H: Host>(host: &H) -> Result<Answer, Refused> {
    let ended = surely(host, &post("/api/v1/account/totp/end", None, b"{}")).await;
    ended.map(|_| Answer::Done).map_err(Failed::in_session)
}

/// What an app reads from a QR code. Of an address only the signs that may stand in a URI stay as they
/// are (RFC 3986, section 2.3).
fn address(secret: &str, email: &Email) -> String {
    let mut account = String::new();
    for byte in email.as_str().bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                account.push(char::from(byte));
            }
            // Writing into a string does not fail.
            _ => drop(write!(account, "%{byte:02X}")),
        }
    }
    format!("otpauth://totp/{ISSUER}:{account}?secret={secret}&issuer={ISSUER}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_app_is_given_the_accounts_address_whatever_signs_it_has() {
        let email = "mo+desk@example.org".parse().expect("an address");
        assert_eq!(
            address("MZXW6YTB", &email),
            "otpauth://totp/Letterlock:mo%2Bdesk%40example.org?secret=MZXW6YTB&issuer=Letterlock"
        );
    }
}
