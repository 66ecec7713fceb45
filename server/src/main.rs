//! `letterlock`: the server and the operator's commands, in one file to copy.

mod config;
mod headers;
mod health;
mod router;
mod serve;
mod site;

use std::process::ExitCode;

use clap::Parser;

use crate::config::{Cli, Command};

fn main() -> ExitCode {
    let cli = Cli::parse();
    start_logging();
    let outcome = match cli.command.unwrap_or_default() {
        Command::Serve(serve) => serve::run(&cli.config, &serve),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("letterlock: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Logs go to standard error; docs/LOGGING.md says what never enters them.
fn start_logging() {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_from_env("LETTERLOCK_LOG")
        .unwrap_or_else(|_| EnvFilter::new("warn,letterlock=info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
}
