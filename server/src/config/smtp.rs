//! The mail server to hand mails to.

use std::convert::Infallible;
use std::fmt;
use std::fs;
use std::net::IpAddr;
use std::path::Path;
use std::str::FromStr;

use axum::http::Uri;
use lettre::transport::smtp::AsyncSmtpTransportBuilder;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use thiserror::Error;

/// Why mails cannot be handed to a mail server. Says nothing of what was typed: a password may
/// stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(crate) enum SmtpError {
    /// Not the address of a mail server.
    #[error(
        "LETTERLOCK_SMTP_URL cannot be used: a mail server's address is \
         smtps://USER:PASSWORD@HOST or smtp://USER:PASSWORD@HOST:587?tls=required"
    )]
    Address,
    /// Others could read the password on its way.
    #[error(
        "LETTERLOCK_SMTP_URL cannot be used: a password goes to a mail server on another \
         machine only over TLS: use smtps:// or add ?tls=required"
    )]
    PasswordInTheClear,
    /// The file of certificates is not there, or holds none.
    #[error(
        "the file of certificates for the mail server cannot be read: it is to hold one or more \
         certificates in PEM"
    )]
    Certificates,
}

/// How a connection to a mail server is sealed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cover {
    /// Not at all.
    None,
    /// If the server offers it: whoever stands between can take the offer away.
    IfOffered,
    /// From the second command on, or not a word more (STARTTLS; RFC 3207).
    StartTls,
    /// From the first byte (RFC 8314, section 3.3).
    Tls,
}

/// What was given as a mail server's address, not looked at yet. The command line takes it whatever
/// it is, because it repeats what it refuses: a password may stand in it.
#[derive(Clone)]
pub(crate) struct GivenSmtpUrl(String);

impl GivenSmtpUrl {
    /// What it says, if it is one.
    pub(crate) fn parse(&self) -> Result<SmtpUrl, SmtpError> {
        self.0.parse()
    }
}

impl FromStr for GivenSmtpUrl {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.to_owned()))
    }
}

/// Shows nothing of it.
impl fmt::Debug for GivenSmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GivenSmtpUrl(..)")
    }
}

/// A mail server's address with its credentials, as lettre reads it.
#[derive(Clone)]
pub(crate) struct SmtpUrl {
    url: String,
    host: String,
    cover: Cover,
}

impl SmtpUrl {
    /// A transport to it, not connected yet. The certificates in `trusted`, if it is given, are
    /// trusted beside the public authorities.
    pub(crate) fn transport(
        &self,
        trusted: Option<&Path>,
    ) -> Result<AsyncSmtpTransportBuilder, SmtpError> {
        let builder = builder(&self.url)?;
        let Some(trusted) = trusted else {
            return Ok(builder);
        };
        let parameters = trusting(&self.host, trusted)?;
        Ok(builder.tls(match self.cover {
            Cover::None => Tls::None,
            Cover::IfOffered => Tls::Opportunistic(parameters),
            Cover::StartTls => Tls::Required(parameters),
            Cover::Tls => Tls::Wrapper(parameters),
        }))
    }
}

fn builder(url: &str) -> Result<AsyncSmtpTransportBuilder, SmtpError> {
    AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| SmtpError::Address)
}

fn trusting(host: &str, file: &Path) -> Result<TlsParameters, SmtpError> {
    let pem = fs::read_to_string(file).map_err(|_| SmtpError::Certificates)?;
    // A file without any would be read as none.
    if !pem.contains("-----BEGIN CERTIFICATE-----") {
        return Err(SmtpError::Certificates);
    }
    let found = Certificate::from_pem(pem.as_bytes()).map_err(|_| SmtpError::Certificates)?;
    TlsParameters::builder(host.to_owned())
        .add_root_certificate(found)
        .build()
        .map_err(|_| SmtpError::Certificates)
}

/// Whether a host is this machine, by its name alone.
fn is_here(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare == "localhost" || bare.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

/// Shows nothing of it.
impl fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SmtpUrl(..)")
    }
}

impl FromStr for SmtpUrl {
    type Err = SmtpError;

    fn from_str(text: &str) -> Result<Self, SmtpError> {
        builder(text)?;
        let uri: Uri = text.parse().map_err(|_| SmtpError::Address)?;
        let authority = uri.authority().ok_or(SmtpError::Address)?;
        let asked = uri.query().unwrap_or_default().split('&');
        let cover = match uri.scheme_str() {
            Some("smtps") => Cover::Tls,
            _ => asked.fold(Cover::None, |cover, each| match each {
                "tls=required" => Cover::StartTls,
                "tls=opportunistic" => Cover::IfOffered,
                _ => cover,
            }),
        };
        let has_password = authority.as_str().contains('@');
        let is_sealed = matches!(cover, Cover::StartTls | Cover::Tls);
        if has_password && !is_sealed && !is_here(authority.host()) {
            return Err(SmtpError::PasswordInTheClear);
        }
        Ok(Self {
            url: text.to_owned(),
            host: authority.host().to_owned(),
            cover,
        })
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
            "smtp://user:secret@127.0.0.1:2525",
            "smtp://user:secret@[::1]:2525",
            "smtp://user:secret@localhost:2525",
            "smtp://relay.example.org:25",
        ] {
            let url: SmtpUrl = text.parse().expect("an address");
            assert_eq!(format!("{url:?}"), "SmtpUrl(..)");
        }
    }

    #[test]
    fn what_is_none_is_refused_without_being_repeated() {
        for text in ["mail.example.org", "https://user:secret@mail.example.org"] {
            let refused = text.parse::<SmtpUrl>().expect_err("it is none");
            assert_eq!(refused, SmtpError::Address);
            assert!(!refused.to_string().contains("secret"), "{text}");
        }
    }

    #[test]
    fn a_password_goes_to_another_machine_only_where_nobody_can_read_or_ask_for_it() {
        for text in [
            "smtp://user:secret@mail.example.org",
            "smtp://user:secret@mail.example.org:587?tls=opportunistic",
            "smtp://user:secret@192.0.2.7:25",
        ] {
            let refused = text.parse::<SmtpUrl>().expect_err("it is in the clear");
            assert_eq!(refused, SmtpError::PasswordInTheClear, "{text}");
        }
    }

    #[test]
    fn a_file_without_certificates_is_refused() {
        let url: SmtpUrl = "smtps://mail.example.org".parse().expect("an address");
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        for file in ["Cargo.toml", "there is no such file"] {
            let refused = url.transport(Some(&here.join(file)));
            assert_eq!(refused.err(), Some(SmtpError::Certificates), "{file}");
        }
    }
}
