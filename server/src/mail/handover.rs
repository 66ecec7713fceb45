//! Handing a mail over: to a mail server, or into a file.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use lettre::transport::smtp::{self, response::Code};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::ENDING;
use crate::config::{SmtpError, SmtpUrl};
use crate::disk;

/// How long a mail server may take for one command.
const COMMAND: Duration = Duration::from_secs(30);
/// How long it may take for one mail.
pub(super) const WHOLE: Duration = Duration::from_mins(1);

/// Where mails go.
pub(crate) enum Way {
    /// To this mail server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// Into this folder.
    Files(PathBuf),
}

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Handed {
    /// It was taken.
    Over,
    /// Not now; maybe later.
    NotNow(Why),
    /// It was not even tried.
    Untried(Why),
    /// It will never be taken.
    Refused(Why),
}

/// Why a mail was not taken. It holds nothing of what a mail server says: that may name the
/// recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// The mail server answers with this code (RFC 5321, section 4.2).
    Code(Code),
    /// It was not reached. So it would be with the next mail.
    Unreached,
    /// It stopped answering in the midst of this mail, and is still there.
    BrokenOff,
    /// The file was not written.
    Disk(io::ErrorKind),
    /// No mail can be written to this address.
    Address,
    /// The server is told to stop.
    Stopping,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(f, "the mail server answers {code}"),
            Self::Unreached => f.write_str("the mail server cannot be reached"),
            Self::BrokenOff => f.write_str("the mail server broke off"),
            Self::Disk(kind) => write!(f, "the file cannot be written: {kind}"),
            Self::Address => f.write_str("no mail can be written to this address"),
            Self::Stopping => f.write_str("the server is told to stop"),
        }
    }
}

impl Way {
    /// To this mail server. The certificates in `trusted` are trusted beside the public
    /// authorities.
    pub(crate) fn smtp(url: &SmtpUrl, trusted: Option<&Path>) -> Result<Self, SmtpError> {
        let transport = url.transport(trusted)?;
        Ok(Self::Smtp(transport.timeout(Some(COMMAND)).build()))
    }

    /// Hands a mail over. `id` is its place in the outbox.
    pub(super) async fn hand_over(&self, id: i64, message: &Message) -> Handed {
        match self {
            Self::Smtp(transport) => send(transport, message).await,
            Self::Files(folder) => file(folder, id, message.formatted()).await,
        }
    }
}

async fn send(transport: &AsyncSmtpTransport<Tokio1Executor>, message: &Message) -> Handed {
    let sent = timeout(
        WHOLE,
        transport.send_raw(message.envelope(), &message.formatted()),
    )
    .await;
    let error = match sent {
        Ok(Ok(_)) => return Handed::Over,
        Ok(Err(error)) => Some(error),
        Err(_) => None,
    };
    let answer = error
        .as_ref()
        .and_then(|error| Some((error.status()?, error)));
    match answer {
        Some((code, error)) if error.is_permanent() && is_about_the_recipient(error) => {
            Handed::Refused(Why::Code(code))
        }
        // Of all other refusals, even those for good may be about us: our password, our sender's
        // address, how much we have sent today. The operator can mend that, and no mail should be
        // lost for it.
        Some((code, _)) => Handed::NotNow(Why::Code(code)),
        None if still_takes_us(transport).await => Handed::NotNow(Why::BrokenOff),
        None => Handed::NotNow(Why::Unreached),
    }
}

/// Bad mailbox, system or syntax, a mailbox that has moved away, and a domain that takes no mail
/// (RFC 3463, section 3.2; RFC 7505, section 4.2).
const NO_SUCH_RECIPIENT: [&str; 5] = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"];

/// Whether a refusal says that there is no such recipient. lettre does not tell which command was
/// refused, so only the enhanced code does that the mail server's text begins with (RFC 2034).
fn is_about_the_recipient(error: &smtp::Error) -> bool {
    let text = error.source().map(ToString::to_string).unwrap_or_default();
    let code = text.split_whitespace().next().unwrap_or_default();
    NO_SUCH_RECIPIENT.contains(&code)
}

/// Whether the mail server still lets us in: one mail that it cannot stand holds up no other.
async fn still_takes_us(transport: &AsyncSmtpTransport<Tokio1Executor>) -> bool {
    let tested: Result<Result<bool, smtp::Error>, _> =
        timeout(WHOLE, transport.test_connection()).await;
    matches!(tested, Ok(Ok(true)))
}

/// One file a mail, named so that a second try writes the same.
async fn file(folder: &Path, id: i64, bytes: Vec<u8>) -> Handed {
    let file = folder.join(format!("{id:08}.{ENDING}"));
    let folder = folder.to_owned();
    let written = spawn_blocking(move || {
        disk::make_folder(&folder)?;
        disk::write(&file, &bytes, 0o600)
    });
    match written.await {
        Ok(Ok(())) => Handed::Over,
        Ok(Err(error)) => Handed::NotNow(Why::Disk(error.kind())),
        Err(_) => Handed::NotNow(Why::Disk(io::ErrorKind::Other)),
    }
}
