//! Where people reach the server.

use std::fmt;
use std::net::SocketAddr;
use std::str::FromStr;

use axum::http::Uri;
use thiserror::Error;

/// Not an origin. Written for the operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("an origin is http:// or https:// and a host, with nothing behind it")]
pub(crate) struct NotAnOrigin;

/// An address that nobody can go to. Written for the operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error(
    "links in mails would lead to {0}, which leads nowhere: set LETTERLOCK_ORIGIN to the address \
     that people reach the server by"
)]
pub(crate) struct NoOrigin(SocketAddr);

/// Scheme, host and port (RFC 6454), without a slash at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Origin(String);

impl Origin {
    /// The one of a server that is reached where it listens, unless that is every address at once.
    pub(crate) fn at(addr: SocketAddr) -> Result<Self, NoOrigin> {
        if addr.ip().to_canonical().is_unspecified() {
            return Err(NoOrigin(addr));
        }
        Ok(Self(format!("http://{addr}")))
    }

    /// Without scheme and port.
    pub(crate) fn host(&self) -> String {
        let uri = Uri::from_str(&self.0).unwrap_or_default();
        uri.host().unwrap_or_default().to_owned()
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Origin {
    type Err = NotAnOrigin;

    fn from_str(text: &str) -> Result<Self, NotAnOrigin> {
        let uri = Uri::from_str(text).map_err(|_| NotAnOrigin)?;
        let authority = uri.authority().ok_or(NotAnOrigin)?;
        let bare = uri.path() == "/" && uri.query().is_none() && !authority.as_str().contains('@');
        match uri.scheme_str() {
            Some(scheme @ ("http" | "https")) if bare => {
                Ok(Self(format!("{scheme}://{authority}")))
            }
            _ => Err(NotAnOrigin),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_a_scheme_and_a_host() {
        for (text, origin, host) in [
            (
                "https://refer.example.org",
                "https://refer.example.org",
                "refer.example.org",
            ),
            (
                "https://refer.example.org/",
                "https://refer.example.org",
                "refer.example.org",
            ),
            (
                "http://127.0.0.1:3000",
                "http://127.0.0.1:3000",
                "127.0.0.1",
            ),
        ] {
            let parsed: Origin = text.parse().expect("an origin");
            assert_eq!(
                (parsed.to_string().as_str(), parsed.host().as_str()),
                (origin, host)
            );
        }
    }

    #[test]
    fn a_server_that_listens_everywhere_has_to_be_told_its_own() {
        let at = |addr: &str| Origin::at(addr.parse().expect("an address"));
        for addr in ["0.0.0.0:3000", "[::]:3000", "[::ffff:0.0.0.0]:3000"] {
            let told = at(addr).expect_err("it leads nowhere").to_string();
            assert!(told.contains("LETTERLOCK_ORIGIN"), "{told}");
        }
        for addr in ["127.0.0.1:3000", "[::1]:3000"] {
            let origin = at(addr).expect("an origin").to_string();
            assert_eq!(origin, format!("http://{addr}"));
        }
    }

    #[test]
    fn what_has_more_or_less_is_none() {
        for text in [
            "",
            "refer.example.org",
            "//refer.example.org",
            "ftp://refer.example.org",
            "https://refer.example.org/inbox",
            "https://refer.example.org/?a=b",
            "https://somebody@refer.example.org",
        ] {
            assert_eq!(text.parse::<Origin>(), Err(NotAnOrigin), "{text}");
        }
    }
}
