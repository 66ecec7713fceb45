//! The page's side: starts the worker, asks, and hears.

use js_sys::Array;
use serde::de::DeserializeOwned;
use web_sys::Blob;

use super::message::{Answer, Ask, Progress, Refused};
use crate::file::LocalFile;
use crate::passkey::Prf;
use crate::worker::{Client, Gone as VaultGone};

/// An answer, with the blob that came beside it.
pub struct Reply<A = Answer> {
    /// What the vault says.
    pub answer: Result<A, Refused>,
    /// A decrypted file.
    pub blob: Option<Blob>,
}

/// A running vault, for a page that reads every answer.
pub type Vault = VaultFor<Answer>;

/// A running vault, for a page that reads the answers `A`. Dropping the last handle ends the
/// worker, and every key with it.
pub struct VaultFor<A>(Client<Progress, Result<A, Refused>>);

/// Another handle on the same vault.
impl<A> Clone for VaultFor<A> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<A: DeserializeOwned + 'static> VaultFor<A> {
    /// Starts a worker. Whether its code arrives shows with the first request.
    ///
    /// # Errors
    /// If the browser starts none.
    pub fn start() -> Result<Self, VaultGone> {
        Client::start("vault-worker.js").map(Self)
    }

    /// Asks, and waits for the answer.
    ///
    /// # Errors
    /// If the worker stops before it answers.
    pub async fn ask(&self, ask: Ask) -> Result<Reply<A>, VaultGone> {
        self.ask_with(ask, &[], |_| {}).await
    }

    /// Asks with what a passkey's PRF gave beside the request, which is gone from here then.
    ///
    /// # Errors
    /// If the worker stops before it answers.
    pub async fn ask_giving(&self, ask: Ask, prf: Prf) -> Result<Reply<A>, VaultGone> {
        let given = Array::of1(prf.buffer());
        let (answer, _) = self.0.ask_giving(&ask, &given).await?;
        let blob = None;
        Ok(Reply { answer, blob })
    }

    /// Asks with files beside the request, and hears how far it is.
    ///
    /// # Errors
    /// If the worker stops before it answers.
    pub async fn ask_with(
        &self,
        ask: Ask,
        files: &[LocalFile],
        on_progress: impl FnMut(Progress),
    ) -> Result<Reply<A>, VaultGone> {
        let (answer, blob) = self.0.ask(ask, files, on_progress).await?;
        Ok(Reply { answer, blob })
    }

    /// Ends the worker, whoever else holds a handle: for locking and signing out.
    pub fn end(&self) {
        self.0.end();
    }
}
