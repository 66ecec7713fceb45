//! The page's side: starts the worker and asks it.

use thiserror::Error;
use web_sys::Blob;

use super::message::{Answer, Ask, Keeper, Kit, Progress, Refused, Typed, Write};
use crate::worker::{Client, Gone};

/// Why there is no letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NoLetter {
    /// The worker's code did not load, or it stopped.
    #[error(transparent)]
    Gone(#[from] Gone),
    /// The worker cannot make it.
    #[error("the worker cannot make the letter")]
    Refused(Refused),
    /// The worker answered something else: a defect of ours.
    #[error("not an answer to what was asked")]
    OtherAnswer,
}

/// A running letter worker. Dropping the last handle ends it, and what it holds of the referral.
#[derive(Clone)]
pub struct Letter(Client<Progress, Result<Answer, Refused>>);

impl Letter {
    /// Starts a worker. Whether its code arrives shows with the first request.
    ///
    /// # Errors
    /// If the browser starts none.
    pub fn start() -> Result<Self, Gone> {
        Client::start("letter-worker.js").map(Self)
    }

    /// The letters of what was typed that are printed as `U+XXXX`. What this keeper's letter needs is
    /// fetched behind the answer.
    ///
    /// # Errors
    /// If the worker or the list of its fonts does not load.
    pub async fn missing(&self, typed: Typed, keeper: Keeper) -> Result<Vec<char>, NoLetter> {
        match self.ask(Ask::Missing(Box::new(typed), keeper)).await? {
            (Answer::Missing(letters), _) => Ok(letters),
            (Answer::Written, _) => Err(NoLetter::OtherAnswer),
        }
    }

    /// The PDF.
    ///
    /// # Errors
    /// If the worker or a font does not load, or the PDF cannot be made.
    pub async fn write(&self, write: Write) -> Result<Blob, NoLetter> {
        self.pdf(Ask::Write(Box::new(write))).await
    }

    /// The page of a recovery kit as a PDF.
    ///
    /// # Errors
    /// If the worker or a font does not load, or the PDF cannot be made.
    pub async fn kit(&self, kit: Kit) -> Result<Blob, NoLetter> {
        self.pdf(Ask::Kit(Box::new(kit))).await
    }

    async fn pdf(&self, ask: Ask) -> Result<Blob, NoLetter> {
        match self.ask(ask).await? {
            (Answer::Written, Some(pdf)) => Ok(pdf),
            _ => Err(NoLetter::OtherAnswer),
        }
    }

    async fn ask(&self, ask: Ask) -> Result<(Answer, Option<Blob>), NoLetter> {
        let nothing = |progress: Progress| match progress {};
        let (answer, blob) = self.0.ask(ask, &[], nothing).await?;
        Ok((answer.map_err(NoLetter::Refused)?, blob))
    }

    /// Whether it has stopped, and another one has to be started.
    pub fn is_gone(&self) -> bool {
        self.0.is_gone()
    }

    /// Ends the worker, whoever else holds a handle.
    pub fn end(&self) {
        self.0.end();
    }
}
