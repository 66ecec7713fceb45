//! `letterlock`: the server and the operator's commands, in one file to copy.

mod access;
mod api;
mod clock;
mod config;
mod cookie;
mod data;
mod demo_mode;
mod disk;
mod escape;
mod expiry;
mod headers;
mod health;
mod language;
mod mail;
mod operator;
mod parts;
mod passkey;
mod random;
mod router;
mod second_step;
mod secrets;
mod serve;
mod sign_in;
mod site;
#[cfg(test)]
mod test_referral;
mod uploads;

use std::error::Error;
use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::clock::SystemClock;
use crate::config::{
    AuditCommand, CatalogueCommand, Cli, Command, Config, PracticeCommand, RegistrarCommand,
};
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
        Command::Practice(command) => practice(config, command).await?,
        Command::Audit(command) => audit(config, command).await?,
        Command::Registrar(RegistrarCommand::Keygen { key }) => {
            say(&operator::registrar::keygen(&SystemRandom, &key)?)?;
        }
        Command::Registrar(RegistrarCommand::Sign { key, record, out }) => {
            say(&operator::registrar::sign(&key, &record, &out).await?)?;
        }
        Command::Demo => say(&demo_mode::SignIns)?,
    }
    Ok(())
}

async fn practice(config: &Config, command: PracticeCommand) -> Result<(), Box<dyn Error>> {
    let store = data::open(&config.data).await?;
    let (clock, random) = (&SystemClock, &SystemRandom);
    let link = async |practice, origin| {
        operator::link::make(&store, clock, random, origin, practice).await
    };
    match command {
        PracticeCommand::Create { file, reached } => {
            let origin = config.origin(reached.addr)?;
            let created = operator::practice::create(
                &store,
                clock,
                random,
                (&file, config.registrar.is_some()),
            )
            .await?;
            say(&created)?;
            say(&link(created.id(), origin).await?)?;
        }
        PracticeCommand::Link { practice, reached } => {
            let origin = config.origin(reached.addr)?;
            let practice = operator::find(&store, &practice).await?;
            say(&link(practice.id, origin).await?)?;
        }
        PracticeCommand::Record { practice, out } => {
            let practice = operator::find(&store, &practice).await?;
            let registrar = config.registrar.as_ref();
            operator::registrar::write_record(&store, registrar, &practice, &out).await?;
        }
        PracticeCommand::Register { record } => {
            let registrar = config.registrar.as_ref();
            say(&operator::registrar::register(&store, clock, registrar, &record).await?)?;
        }
        PracticeCommand::Suspend { practice } => {
            let practice = operator::find(&store, &practice).await?;
            say(&operator::suspend::suspend(&store, practice).await?)?;
        }
        PracticeCommand::Resume { practice } => {
            let practice = operator::find(&store, &practice).await?;
            let registrar = config.registrar.as_ref();
            say(&operator::suspend::resume(&store, clock, registrar, practice).await?)?;
        }
        PracticeCommand::Export { practice, out } => {
            let practice = operator::find(&store, &practice).await?;
            let part = |referral, attachment, number| {
                parts::path(&config.data, referral, attachment, number)
            };
            let exported = operator::export::export(&store, clock, &part, &practice, &out).await?;
            say(&exported)?;
        }
    }
    Ok(())
}

async fn audit(config: &Config, command: AuditCommand) -> Result<(), Box<dyn Error>> {
    use operator::{audit, trail};
    match command {
        AuditCommand::Keys { url, state } => {
            let server = audit::Server::new(&url);
            let (registrar, state) = (config.registrar.as_ref(), state.as_deref());
            let report = audit::keys(&server, &SystemClock, registrar, state).await?;
            say(&report)?;
            report.verdict()?;
        }
        AuditCommand::Verify {
            file: Some(file),
            head,
            ..
        } => say(&trail::verify_file(&file, head)?)?,
        AuditCommand::Verify { practice, head, .. } => {
            let store = data::open(&config.data).await?;
            let practice = match practice {
                Some(practice) => Some(operator::find(&store, &practice).await?),
                None => None,
            };
            let trails = trail::verify(&store, practice.as_ref(), head).await?;
            say(&trails)?;
            trails.verdict()?;
        }
        AuditCommand::Export { practice, out } => {
            let store = data::open(&config.data).await?;
            let practice = operator::find(&store, &practice).await?;
            say(&trail::export(&store, &SystemClock, &practice, &out).await?)?;
        }
    }
    Ok(())
}

/// Prints an answer. Whoever reads it may stop early, as `head` does.
fn say(answer: &dyn Display) -> io::Result<()> {
    match write!(io::stdout(), "{answer}") {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        said => said,
    }
}

/// What is logged unless `LETTERLOCK_LOG` says otherwise.
const USUAL_LOG: &str = "warn,letterlock=info";

/// Logs go to standard error; docs/LOGGING.md says what never enters them.
fn start_logging() {
    use tracing_subscriber::EnvFilter;
    let filter =
        EnvFilter::try_from_env("LETTERLOCK_LOG").unwrap_or_else(|_| EnvFilter::new(USUAL_LOG));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .init();
}
