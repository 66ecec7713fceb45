//! The command line and the environment: everything that an operator can set.

mod origin;
mod registrar;
mod smtp;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::builder::ArgPredicate;
use clap::{Args, Parser, Subcommand};
use lettre::message::Mailbox;

use crate::operator::trail::Head;

pub(crate) use origin::{NoOrigin, Origin};
pub(crate) use registrar::RegistrarKey;
pub(crate) use smtp::{GivenSmtpUrl, SmtpError, SmtpUrl};

/// Specialist referrals, sealed in the browser.
#[derive(Debug, Parser)]
#[command(name = "letterlock", version)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) config: Config,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What every command shares.
#[derive(Clone, Debug, Args)]
pub(crate) struct Config {
    /// Where the database and the sealed files lie.
    #[arg(long, env = "LETTERLOCK_DATA", default_value = "data", global = true)]
    pub(crate) data: PathBuf,
    /// Where the server's own secrets lie, apart from the database [default: DATA/secrets]
    #[arg(long, env = "LETTERLOCK_SECRETS", global = true)]
    pub(crate) secrets: Option<PathBuf>,
    /// The address that people reach the server by, for links: https and a host [default: http
    /// and the address that the server listens on]
    #[arg(long, env = "LETTERLOCK_ORIGIN", global = true)]
    pub(crate) origin: Option<Origin>,
    /// The public key of the registrar, who makes sure that practices are who they say. With one,
    /// a practice is offered to senders only once the registrar has signed its key record; without
    /// one, as soon as the operator has created it and a member has enrolled. A demo has none.
    #[arg(long, env = "LETTERLOCK_REGISTRAR", value_name = "KEY", global = true)]
    pub(crate) registrar: Option<RegistrarKey>,
}

impl Config {
    /// The folder of the server's own secrets.
    pub(crate) fn secrets(&self) -> PathBuf {
        let beside = |data: &Path| data.join("secrets");
        self.secrets.clone().unwrap_or_else(|| beside(&self.data))
    }

    /// What links begin with, for a server that listens on `addr`.
    pub(crate) fn origin(&self, addr: SocketAddr) -> Result<Origin, NoOrigin> {
        match &self.origin {
            Some(origin) => Ok(origin.clone()),
            None => Origin::at(addr),
        }
    }
}

/// The commands. Without one, the server starts.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Start the server.
    Serve(Serve),
    /// What can be referred.
    #[command(subcommand)]
    Catalogue(CatalogueCommand),
    /// Who receives.
    #[command(subcommand)]
    Practice(PracticeCommand),
    /// Vouch for practices, on a machine that is not the server's.
    #[command(subcommand)]
    Registrar(RegistrarCommand),
    /// What happened and which keys were published, and that nobody altered the record of either.
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Print how to sign in to every practice of the demo, and its recovery kit.
    Demo,
}

impl Default for Command {
    fn default() -> Self {
        // clap's own defaults and environment variables, so that `letterlock` alone and
        // `letterlock serve` are the same.
        let Cli { command, .. } = Cli::parse_from(["letterlock", "serve"]);
        command.unwrap_or_else(|| unreachable!("`serve` was just given"))
    }
}

/// What the server itself needs.
#[derive(Clone, Debug, Args)]
pub(crate) struct Serve {
    /// The address to listen on.
    #[arg(long, env = "LETTERLOCK_ADDR", default_value = "127.0.0.1:3000")]
    pub(crate) addr: SocketAddr,
    /// Show invented practices, whose passphrases are public. Only on this machine, and never in
    /// a data folder with real practices.
    #[arg(long)]
    pub(crate) demo: bool,
    /// The mail server: `smtps://USER:PASSWORD@HOST`, or
    /// `smtp://USER:PASSWORD@HOST:587?tls=required`. Without one, mails are written as files into
    /// DATA/mail.
    #[arg(long, env = "LETTERLOCK_SMTP_URL", hide_env_values = true)]
    pub(crate) smtp_url: Option<GivenSmtpUrl>,
    /// A file of certificates (PEM) that are trusted beside the public authorities when a mail
    /// server shows one: for a mail server whose certificate your own organization has signed.
    #[arg(
        long,
        env = "LETTERLOCK_SMTP_CA",
        value_name = "FILE",
        requires = "smtp_url"
    )]
    pub(crate) smtp_ca: Option<PathBuf>,
    /// Who mails come from. With a mail server it has no default: it has to be an address that the
    /// mail server lets you send from.
    #[arg(
        long,
        env = "LETTERLOCK_MAIL_FROM",
        default_value = "letterlock@localhost",
        default_value_if("smtp_url", ArgPredicate::IsPresent, None)
    )]
    pub(crate) mail_from: Option<Mailbox>,
}

/// What the operator does with the catalogue.
#[derive(Debug, Subcommand)]
pub(crate) enum CatalogueCommand {
    /// Put a catalogue in force.
    Load {
        /// The catalogue, as TOML.
        #[arg(long)]
        file: PathBuf,
    },
}

/// What the operator does with practices.
#[derive(Debug, Subcommand)]
pub(crate) enum PracticeCommand {
    /// Create a practice with its specialists, and a link by which its first member enrols.
    Create {
        /// The practice, as TOML.
        #[arg(long)]
        file: PathBuf,
        #[command(flatten)]
        reached: Reached,
    },
    /// Make a new enrolment link for a practice without members; any before it is void.
    Link {
        /// The practice's id or slug.
        #[arg(long, value_name = "ID")]
        practice: String,
        #[command(flatten)]
        reached: Reached,
    },
    /// Write a practice's key record into a file, for the registrar to sign.
    Record {
        /// The practice's id or slug.
        #[arg(long, value_name = "ID")]
        practice: String,
        /// The file.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Take over a key record that the registrar has signed: its practice is offered to senders.
    Register {
        /// The file that the registrar has made.
        #[arg(long, value_name = "FILE")]
        record: PathBuf,
    },
    /// Take a practice off the network: it is offered to no sender any more, and keeps what it has.
    Suspend {
        /// The practice's id or slug.
        #[arg(long, value_name = "ID")]
        practice: String,
    },
    /// Give a suspended practice back to the network.
    Resume {
        /// The practice's id or slug.
        #[arg(long, value_name = "ID")]
        practice: String,
    },
    /// Write everything that is sealed for a practice into a folder.
    Export {
        /// The practice's id or slug.
        #[arg(long, value_name = "ID")]
        practice: String,
        /// The folder: empty, or not there yet.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

/// What can be proven to be unaltered.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum AuditCommand {
    /// Check that nothing in the audit trails was altered.
    Verify {
        /// The practice's id or slug; every practice if it is left out.
        #[arg(long, value_name = "ID", group = "one")]
        practice: Option<String>,
        /// Check a file that `letterlock audit export` wrote, instead of the database.
        #[arg(long, group = "one")]
        file: Option<PathBuf>,
        /// The head that you kept from an earlier check of the same trail, of one practice or file: it
        /// must still be in it.
        #[arg(long, value_name = "HASH", requires = "one")]
        head: Option<Head>,
    },
    /// Write the audit trail of a practice into a file.
    Export {
        /// The practice's id or slug.
        #[arg(long, value_name = "ID")]
        practice: String,
        /// The file. It must not be there yet.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Read a server's whole key log, and print every practice's fingerprint.
    Keys {
        /// The server's address.
        url: String,
        /// A file that remembers what was seen, so that the next audit notices a log that was
        /// rolled back or forked.
        #[arg(long, value_name = "FILE")]
        state: Option<PathBuf>,
    },
}

/// What the registrar does.
#[derive(Debug, Subcommand)]
pub(crate) enum RegistrarCommand {
    /// Make the registrar's key, and print its public half. The file never goes to the server.
    Keygen {
        /// The file to keep the key in; it must not be there yet.
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
    },
    /// Sign a practice's key record, and print whose it is and its fingerprint.
    Sign {
        /// The registrar's key.
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// The record, as `letterlock practice record` wrote it.
        #[arg(long, value_name = "FILE")]
        record: PathBuf,
        /// The file for the signed record.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

/// Where the server that a link leads to listens, in case no origin is set.
#[derive(Clone, Debug, Args)]
pub(crate) struct Reached {
    /// The address that the server listens on.
    #[arg(long, env = "LETTERLOCK_ADDR", default_value = "127.0.0.1:3000")]
    pub(crate) addr: SocketAddr,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_holds_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_head_belongs_to_one_trail() {
        let head = "0".repeat(64);
        let parsed = |more: &[&str]| {
            let args = ["letterlock", "audit", "verify"];
            Cli::try_parse_from(args.iter().chain(more)).is_ok()
        };
        assert!(parsed(&[]));
        assert!(parsed(&["--practice", "hill", "--head", &head]));
        assert!(parsed(&["--file", "trail.jsonl", "--head", &head]));
        assert!(!parsed(&["--head", &head]));
        assert!(!parsed(&["--practice", "hill", "--file", "trail.jsonl"]));
    }

    #[test]
    fn mails_in_files_have_a_sender_by_themselves() {
        let cli = Cli::parse_from(["letterlock", "serve"]);
        let Some(Command::Serve(serve)) = cli.command else {
            panic!("it is told to serve")
        };
        let from = serve.mail_from.expect("a sender").to_string();
        assert_eq!(from, "letterlock@localhost");
    }

    #[test]
    fn the_command_line_repeats_no_mail_servers_password() {
        for url in [
            "smtp://user:hunter2@mail.example.org",
            "hunter2",
            "smtps://user:hunter2@mail.example.org",
        ] {
            let cli = Cli::try_parse_from(["letterlock", "serve", "--smtp-url", url]);
            let cli = cli.unwrap_or_else(|error| panic!("{error}"));
            assert!(!format!("{cli:?}").contains("hunter2"), "{cli:?}");
        }
    }
}
