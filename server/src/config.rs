//! The command line and the environment: everything that an operator can set.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

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
    /// Create a practice with its specialists.
    Create {
        /// The practice, as TOML.
        #[arg(long)]
        file: PathBuf,
    },
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_holds_together() {
        Cli::command().debug_assert();
    }
}
