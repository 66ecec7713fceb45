//! What the page of an account does with passkeys: the vault asks, the browser answers, the vault goes on.

use browser::passkey::{self, NoPasskey, Prf};
use browser::vault::VaultGone;
use browser::vault::message::{Answer, Ask, AskPasskey};
use leptos::prelude::*;
use leptos::task::spawn_local;
use referral::text::DeviceName;
use wire::passkey::AddPasskey;
use words::{PasskeyTrouble, PracticeTrouble};

use super::desk::Desk;
use crate::second_step::trouble_of_browser;

impl Desk {
    /// Goes on with a sign-in by a passkey.
    pub fn second_passkey(self) {
        spawn_local(async move {
            let Some(Answer::UsePasskey(asked)) = self.ask_passkey(AskPasskey::ToGoOn).await else {
                return;
            };
            let Some(answered) = self.browsers(passkey::answer(&asked)).await else {
                return;
            };
            if let Some(answer) = self.ask_passkey(AskPasskey::GoOn(answered)).await {
                self.go_on(answer).await;
            }
        });
    }

    /// Adds a passkey of this name, and lets it open the account if it can; `then` hears whether it does.
    pub fn add_passkey(self, name: DeviceName, then: impl FnOnce(bool) + 'static) {
        spawn_local(async move {
            let Some((number, has_prf)) = self.make_passkey(name).await else {
                return;
            };
            // Where the account is not open yet there is nothing that it could open.
            let is_open = self.account.try_with_untracked(Option::is_some) == Some(true);
            let opens = has_prf && is_open && self.open_by(number).await;
            // That it is a second step only is said, and is no trouble.
            self.trouble.try_set(None);
            then(opens);
            self.refresh().await;
        });
    }

    /// Lets one open the account; `then` is done once it does.
    pub fn let_open(self, number: u32, then: impl FnOnce() + 'static) {
        spawn_local(async move {
            if self.open_by(number).await {
                then();
                self.refresh().await;
            }
        });
    }

    /// Removes one; `then` is done once it is.
    pub fn end_passkey(self, number: u32, then: impl FnOnce() + 'static) {
        spawn_local(async move {
            if self.ask_passkey(AskPasskey::End(number)).await.is_some() {
                then();
                self.refresh().await;
            }
        });
    }

    async fn make_passkey(self, name: DeviceName) -> Option<(u32, bool)> {
        let asked = self.ask_passkey(AskPasskey::ToAdd).await?;
        let Answer::MakePasskey(asked, account) = asked else {
            return None;
        };
        let (made, has_prf) = self.browsers(passkey::make(&asked, &account)).await?;
        let ticket = asked.ticket;
        let new = AddPasskey { ticket, name, made };
        match self.ask_passkey(AskPasskey::Add(new)).await? {
            Answer::PasskeyAdded(number) => Some((number, has_prf)),
            _ => None,
        }
    }

    async fn open_by(self, number: u32) -> bool {
        let asked = self.ask_passkey(AskPasskey::ToOpen(number)).await;
        let Some(Answer::UsePasskey(asked)) = asked else {
            return false;
        };
        let given = self.browsers(passkey::answer_with_prf(&asked)).await;
        let Some((answered, prf)) = given else {
            return false;
        };
        let Some(prf) = prf else {
            let none = PracticeTrouble::Passkey(PasskeyTrouble::NoSecret);
            self.trouble.try_set(Some(none));
            return false;
        };
        let ask = Ask::Passkey(AskPasskey::Open(number, answered));
        self.ask_giving(ask, prf).await.is_some()
    }

    async fn ask_giving(self, ask: Ask, prf: Prf) -> Option<Answer> {
        let turn = self.vault.turn()?;
        self.is_busy.try_set(true);
        let heard = self.vault.ask_giving(ask, prf).await;
        self.heard(self.of_turn(turn, heard)?)
    }

    async fn ask_passkey(self, ask: AskPasskey) -> Option<Answer> {
        self.ask(Ask::Passkey(ask)).await
    }

    /// What the browser gives, or why it gives nothing. `None` also if the page was shut meanwhile: the
    /// vault that asked has ended then, and another one knows nothing of it.
    async fn browsers<T>(self, asked: impl Future<Output = Result<T, NoPasskey>>) -> Option<T> {
        let turn = self.vault.turn()?;
        self.is_busy.try_set(true);
        let given = asked.await;
        match self.of_turn(turn, given)? {
            Ok(given) => Some(given),
            Err(no) => {
                self.trouble.try_set(Some(trouble_of_browser(no)));
                None
            }
        }
    }

    async fn refresh(self) {
        if let Some(Answer::Account(account)) = self.ask(Ask::Account).await {
            self.show(account);
        }
    }
}

/// What the vault said, or that it is gone.
pub(super) type Heard = Result<Result<Answer, browser::vault::message::Refused>, VaultGone>;
