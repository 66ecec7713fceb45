//! A vault for a page of its own: started when it is first asked, and ended with the page.

use browser::passkey::Prf;
use browser::vault::message::{Answer, Ask, Refused};
use browser::vault::{Vault, VaultGone};
use leptos::prelude::*;

use crate::seen_rosters;

/// There is one on the page.
#[derive(Clone, Copy)]
pub struct PageVault(StoredValue<Option<Vault>, LocalStorage>);

impl PageVault {
    /// Not started.
    pub fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// Asks it, and starts it where none runs.
    ///
    /// # Errors
    /// If it stops before it answers: another one is started then, which knows nothing.
    pub async fn ask(self, ask: Ask) -> Result<Result<Answer, Refused>, VaultGone> {
        let running = self.0.try_get_value().flatten();
        let vault = if let Some(running) = running {
            running
        } else {
            let started = Vault::start()?;
            self.0.try_set_value(Some(started.clone()));
            started
        };
        let on_progress = seen_rosters::hearing(drop);
        let heard = vault.ask_with(ask, &[], on_progress).await;
        if heard.is_err() {
            self.0.try_update_value(|vault| *vault = None);
        }
        Ok(heard?.answer)
    }

    /// Asks it with what a passkey's PRF gave. It runs by then.
    ///
    /// # Errors
    /// As for [`PageVault::ask`].
    pub async fn ask_giving(
        self,
        ask: Ask,
        prf: Prf,
    ) -> Result<Result<Answer, Refused>, VaultGone> {
        let running = self.0.try_get_value().flatten();
        let heard = running.ok_or(VaultGone)?.ask_giving(ask, prf).await;
        if heard.is_err() {
            self.0.try_update_value(|vault| *vault = None);
        }
        Ok(heard?.answer)
    }

    /// Ends it, with every key. It may be gone already.
    pub fn end(self) {
        if let Some(vault) = self.0.try_update_value(Option::take).flatten() {
            vault.end();
        }
    }
}
