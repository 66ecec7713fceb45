//! `letterlock`: the server and the operator's commands, in one file to copy.

mod api;
mod clock;
mod config;
mod data;
mod demo_mode;
mod disk;
mod headers;
mod health;
mod operator;
mod random;
mod router;
mod secrets;
mod serve;
mod site;

use std::error::Error;
use std::process::ExitCode;

use clap::Parser;

use crate::clock::SystemClock;
use crate::config::{CatalogueCommand, Cli, Command, Config, PracticeCommand};
use crate::random::SystemRandom;

fn main() -> ExitCode {
    let cli = Cli::parse();
    start_logging();
    let command = cli.command.unwrap_or_default();
    let outcome = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Box::from)
        .and_then(|runtime| runtime.block_on(run(&cli.config, command)));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("letterlock: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(config: &Config, command: Command) -> Result<(), Box<dyn Error>> {
    match command {
        Command::Serve(serve) => serve::run(config, &serve).await?,
        Command::Catalogue(CatalogueCommand::Load { file }) => {
            let store = data::open(&config.data).await?;
            let version = operator::catalogue::load(&store, &SystemClock, &file).await?;
            println!("The catalogue in force is version {version}.");
        }
        Command::Practice(PracticeCommand::Create { file }) => {
            let store = data::open(&config.data).await?;
            let created =
                operator::practice::create(&store, &SystemClock, &SystemRandom, &file).await?;
            print!("{created}");
        }
    }
    Ok(())
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
