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

/// Scheme, host and port (RFC 6454), without a slash at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Origin(String);

impl Origin {
    /// The one of a server that is reached where it listens.
    pub(crate) fn at(addr: SocketAddr) -> Self {
        Self(format!("http://{addr}"))
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
