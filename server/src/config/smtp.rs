//! The mail server to hand mails to.

use std::fmt;
use std::str::FromStr;

use lettre::transport::smtp::AsyncSmtpTransportBuilder;
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use thiserror::Error;

/// Not the address of a mail server. Says nothing of what was typed: a password may stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error(
    "a mail server's address is smtps://USER:PASSWORD@HOST or \
     smtp://USER:PASSWORD@HOST:587?tls=required"
)]
pub(crate) struct NotAMailServer;

/// A mail server's address with its credentials, as lettre reads it.
#[derive(Clone)]
pub(crate) struct SmtpUrl(String);

impl SmtpUrl {
    /// A transport to it, not connected yet.
    pub(crate) fn transport(&self) -> Result<AsyncSmtpTransportBuilder, NotAMailServer> {
        AsyncSmtpTransport::<Tokio1Executor>::from_url(&self.0).map_err(|_| NotAMailServer)
    }
}

/// Shows nothing of it.
impl fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SmtpUrl(..)")
    }
}

impl FromStr for SmtpUrl {
    type Err = NotAMailServer;

    fn from_str(text: &str) -> Result<Self, NotAMailServer> {
        let url = Self(text.to_owned());
        url.transport().map(|_| url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_servers_address_is_taken_and_not_shown() {
        for text in [
            "smtps://user:secret@mail.example.org",
            "smtp://user:secret@mail.example.org:587?tls=required",
            "smtp://127.0.0.1:2525",
        ] {
            let url: SmtpUrl = text.parse().expect("an address");
            assert_eq!(format!("{url:?}"), "SmtpUrl(..)");
        }
    }

    #[test]
    fn what_is_none_is_refused_without_being_repeated() {
        for text in ["mail.example.org", "https://user:secret@mail.example.org"] {
            let refused = text.parse::<SmtpUrl>().expect_err("it is none");
            assert!(!refused.to_string().contains("secret"), "{text}");
        }
    }
}
