//! A vault for a page of its own: started when it is first asked, and ended with the page.

use browser::passkey::Prf;
use browser::vault::message::{Answer, Ask, Progress, Refused};
use browser::vault::{Vault, VaultGone};
use leptos::prelude::*;

use crate::seen_rosters;

/// There is one on the page.
#[derive(Clone, Copy)]
pub struct PageVault(StoredValue<Held, LocalStorage>);

#[derive(Default)]
struct Held {
    vault: Option<Vault>,
    ended: u32,
}

impl PageVault {
    /// Not started.
    pub fn new() -> Self {
        Self(StoredValue::new_local(Held::default()))
    }

    /// Asks it, and starts it where none runs.
    ///
    /// # Errors
    /// If it stops before it answers: another one is started then, which knows nothing.
    pub async fn ask(self, ask: Ask) -> Result<Result<Answer, Refused>, VaultGone> {
        self.ask_with(ask, |_| {}).await
    }

    /// Asks it, and hears how far it is.
    ///
    /// # Errors
    /// As for [`PageVault::ask`].
    pub async fn ask_with(
        self,
        ask: Ask,
        on_progress: impl FnMut(Progress),
    ) -> Result<Result<Answer, Refused>, VaultGone> {
        let running = self.running();
        let vault = if let Some(running) = running {
            running
        } else {
            let started = Vault::start()?;
            self.hold(Some(started.clone()));
            started
        };
        let on_progress = seen_rosters::hearing(on_progress);
        let heard = vault.ask_with(ask, &[], on_progress).await;
        if heard.is_err() {
            self.hold(None);
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
        let running = self.running();
        let heard = running.ok_or(VaultGone)?.ask_giving(ask, prf).await;
        if heard.is_err() {
            self.hold(None);
        }
        Ok(heard?.answer)
    }

    /// Ends it, with every key. It may be gone already.
    pub fn end(self) {
        let ended = self.0.try_update_value(|held| {
            held.ended = held.ended.wrapping_add(1);
            held.vault.take()
        });
        if let Some(vault) = ended.flatten() {
            vault.end();
        }
    }

    /// How often it was ended: what was begun before is nobody's. `None` once the page is gone.
    pub fn turn(self) -> Option<u32> {
        self.0.try_with_value(|held| held.ended)
    }

    fn running(self) -> Option<Vault> {
        self.0.try_with_value(|held| held.vault.clone()).flatten()
    }

    fn hold(self, vault: Option<Vault>) {
        self.0.try_update_value(|held| held.vault = vault);
    }
}
