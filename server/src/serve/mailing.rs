//! What the server is told about mails, looked at before it makes anything.

use std::sync::Arc;

use lettre::message::Mailbox;
use thiserror::Error;

use crate::config::{Config, Origin, Serve, SmtpError};
use crate::mail::{self, Composer, Way};
use crate::router::AppState;

/// Why mails cannot be sent as it was asked for. Written for the operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(crate) enum MailingError {
    #[error(transparent)]
    Server(#[from] SmtpError),
    #[error(
        "a mail server takes mails only from an address that it knows: set LETTERLOCK_MAIL_FROM, \
         or leave out LETTERLOCK_SMTP_URL"
    )]
    NoSender,
}

/// Who mails come from, and where they go.
pub(super) struct Mailing {
    from: Mailbox,
    way: Way,
}

impl Mailing {
    /// To the mail server, or into files where there is none.
    pub(super) fn new(config: &Config, serve: &Serve) -> Result<Self, MailingError> {
        let way = match &serve.smtp_url {
            Some(given) => Way::smtp(&given.parse()?, serve.smtp_ca.as_deref())?,
            None => Way::Files(mail::folder(&config.data)),
        };
        let from = serve.mail_from.clone().ok_or(MailingError::NoSender)?;
        Ok(Self { from, way })
    }

    /// Whether they go to a mail server.
    pub(super) fn has_server(&self) -> bool {
        matches!(self.way, Way::Smtp(_))
    }

    /// Whoever hands them over, with links to `origin`.
    pub(super) fn worker(self, state: &AppState, origin: Origin) -> mail::Worker {
        let outbox = state.secrets.receipts_key().kid().to_string();
        let composer = Composer::new(self.from, origin, outbox);
        mail::Worker {
            store: Arc::clone(&state.store),
            clock: Arc::clone(&state.clock),
            due: Arc::clone(&state.mail_due),
            composer: match self.way {
                Way::Smtp(_) => composer,
                Way::Files(_) => composer.for_files(),
            },
            way: self.way,
        }
    }
}
