//! How the page of an account stands, and what it asks of the vault.

use browser::leaving::{Listener, on_left, on_restored, reload};
use browser::vault::VaultGone;
use browser::vault::message::{Answer, Ask, Progress, Refused, TotpShown};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wire::account::Account;
use wire::session::Ways;
use words::{Cleared, PracticeTrouble};

use super::passkey_desk::Heard;
use crate::inbox::session::Session;
use crate::page_vault::PageVault;
use crate::paper::Paper;
use crate::refused::trouble_of;
use crate::tabs::{PageTabs, Said};
use crate::ui::credentials::{Credentials, PASSPHRASE};
use crate::ui::focus::focus;
use crate::ui::unused::Unused;

/// How it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Who asks has to say who they are.
    Asking,
    /// The passphrase is proven, and a second step is asked for.
    SecondStep(Ways),
    /// An authenticator is being set up.
    SetUp,
    /// A passkey is being added.
    AddPasskey,
    /// What is set up is in sight.
    Open,
    /// A recovery code is in sight.
    Code,
    /// Two of its groups are asked back.
    Check,
}

/// There is one on the page, and the vault ends with it.
#[derive(Clone, Copy)]
pub struct Desk {
    /// How it stands.
    pub stage: RwSignal<Stage>,
    /// Whether the vault is asked something.
    pub is_busy: RwSignal<bool>,
    /// Who signs in.
    pub typed: Credentials,
    /// What is set up.
    pub account: RwSignal<Option<Account>>,
    /// What an authenticator app is given.
    pub totp: RwSignal<Option<TotpShown>>,
    /// The recovery code.
    pub code: Paper,
    /// What stopped the last try.
    pub trouble: RwSignal<Option<PracticeTrouble>>,
    /// How idle the page is.
    pub unused: Unused,
    pub(super) vault: PageVault,
    tabs: PageTabs,
    listeners: StoredValue<Vec<Option<Listener>>, LocalStorage>,
}

impl Desk {
    /// Shut.
    pub fn new() -> Self {
        let this = Self {
            stage: RwSignal::new(Stage::Asking),
            is_busy: RwSignal::new(false),
            typed: Credentials::empty(),
            account: RwSignal::new(None),
            totp: RwSignal::new(None),
            code: Paper::new(),
            trouble: RwSignal::new(None),
            unused: Unused::never(),
            vault: PageVault::new(),
            tabs: PageTabs::new(),
            listeners: StoredValue::new_local(Vec::new()),
        };
        Effect::new(move |_| {
            let left = on_left(move || this.wipe());
            this.listeners.set_value(vec![left, on_restored(reload)]);
            this.unused.watch(move || this.tick());
            this.tabs.hear(move |_| this.hear());
        });
        on_cleanup(move || this.wipe());
        this
    }

    /// Signs in, and shows what is set up. What was typed has been checked.
    pub fn open(self) {
        let sign_in = self.typed.sign_in(Session::known());
        spawn_local(async move {
            if let Some(answer) = self.ask(Ask::OpenAccount(sign_in)).await {
                self.typed.wipe_passphrase();
                self.unused.stay();
                self.go_on(answer).await;
            }
        });
    }

    /// Goes on with a sign-in by a code of the member's authenticator, or by their recovery code.
    pub fn second_step(self, by: Ask) {
        spawn_local(async move {
            if let Some(answer) = self.ask(by).await {
                self.go_on(answer).await;
            }
        });
    }

    /// Gives up the sign-in that waits.
    pub fn back_to_passphrase(self) {
        self.wipe();
        self.trouble.set(None);
        self.stage.set(Stage::Asking);
    }

    pub(super) async fn go_on(self, answer: Answer) {
        match answer {
            Answer::SecondStep(ways) => {
                self.stage.try_set(Stage::SecondStep(ways));
            }
            Answer::SecondStepWanted => self.first_set_up().await,
            Answer::Account(account) => self.show(account),
            _ => self.shut(PracticeTrouble::Stopped),
        }
    }

    pub(super) fn show(self, account: Account) {
        self.account.try_set(Some(account));
        self.stage.try_set(Stage::Open);
    }

    /// Shows what an authenticator app is given.
    pub fn set_up(self) {
        spawn_local(self.make_totp());
    }

    /// Nothing else opens before: without what an app is given there is nothing to go on with.
    async fn first_set_up(self) {
        self.make_totp().await;
        if self.stage.try_get_untracked() != Some(Stage::SetUp)
            && let Some(trouble) = self.trouble.try_get_untracked().flatten()
        {
            self.shut(trouble);
        }
    }

    async fn make_totp(self) {
        if let Some(Answer::Totp(shown)) = self.ask(Ask::MakeTotp).await {
            self.totp.try_set(Some(shown));
            self.stage.try_set(Stage::SetUp);
        }
    }

    /// Has the authenticator kept that shows this code; `then` is done once it is.
    pub fn keep_totp(self, code: String, then: impl FnOnce() + 'static) {
        self.change_totp(Ask::ConfirmTotp(code), then);
    }

    /// Removes the authenticator; `then` is done once it is.
    pub fn end_totp(self, then: impl FnOnce() + 'static) {
        self.change_totp(Ask::EndTotp, then);
    }

    fn change_totp(self, ask: Ask, then: impl FnOnce() + 'static) {
        spawn_local(async move {
            if self.ask(ask).await.is_none() {
                return;
            }
            then();
            if let Some(Answer::Account(account)) = self.ask(Ask::Account).await {
                self.totp.try_set(None);
                self.show(account);
            }
        });
    }

    /// Goes back to what is set up, and forgets what was being made.
    pub fn leave_as_it_is(self) {
        self.trouble.set(None);
        self.code.wipe();
        self.totp.set(None);
        self.stage.set(Stage::Open);
    }

    /// Makes a recovery code and shows it.
    pub fn make_code(self) {
        spawn_local(async move {
            if let Some(Answer::Kit(groups)) = self.ask(Ask::MakeRecovery).await {
                self.code.show(groups);
                self.stage.try_set(Stage::Code);
            }
        });
    }

    /// Compares the two groups, and has the code kept if they are right; `then` is done once it is.
    pub fn keep_code(self, then: impl FnOnce() + 'static) {
        let typed = self.code.typed();
        spawn_local(async move {
            if let Some(Answer::Account(account)) = self.ask(Ask::ConfirmRecovery(typed)).await {
                self.code.wipe();
                self.show(account);
                then();
            }
        });
    }

    /// Asks the vault, and keeps what stopped it. The other tabs hear of a session as soon as it began,
    /// whatever becomes of the request; where nothing came of it, this one asks anew who is there.
    pub(super) async fn ask(self, ask: Ask) -> Option<Answer> {
        let turn = self.vault.turn()?;
        let mut has_begun = false;
        self.trouble.try_set(None);
        self.is_busy.try_set(true);
        let on_progress = |progress| {
            if progress == Progress::AtAccount {
                has_begun = true;
                self.tabs.say(Said::AccountOpened);
            }
        };
        let heard = self.vault.ask_with(ask, on_progress).await;
        let heard = self.of_turn(turn, heard)?;
        match heard {
            Ok(Err(refused)) if has_begun => {
                self.shut(trouble_of(&refused));
                None
            }
            heard => self.heard(heard),
        }
    }

    /// What came of something that was begun at this turn. `None` if the page was shut meanwhile: it is
    /// nobody's then.
    pub(super) fn of_turn<T>(self, turn: u32, came: T) -> Option<T> {
        if self.vault.turn() != Some(turn) {
            return None;
        }
        self.is_busy.try_set(false);
        Some(came)
    }

    /// Keeps what stopped the vault.
    pub(super) fn heard(self, heard: Heard) -> Option<Answer> {
        match heard {
            Ok(Ok(answer)) => return Some(answer),
            Ok(Err(refused)) => self.stop(&refused),
            Err(VaultGone) => self.shut(PracticeTrouble::Stopped),
        }
        None
    }

    fn stop(self, refused: &Refused) {
        let trouble = trouble_of(refused);
        let is_shut = self.stage.try_get_untracked() == Some(Stage::Asking);
        let is_over = matches!(refused, Refused::SessionOver | Refused::SignInAgain);
        if is_shut || is_over {
            self.shut(trouble);
        } else {
            self.trouble.try_set(Some(trouble));
        }
    }

    /// Asks anew who is there, and says why.
    fn shut(self, trouble: PracticeTrouble) {
        let was_open = self.stage.try_get_untracked() != Some(Stage::Asking);
        if was_open {
            self.wipe();
        } else {
            self.end_vault();
            self.typed.stopped_by(trouble);
        }
        self.stage.try_set(Stage::Asking);
        self.trouble.try_set(Some(trouble));
        // The button that had the focus was disabled meanwhile.
        request_animation_frame(|| focus(PASSPHRASE));
    }

    /// Another tab has another session by now, or none.
    fn hear(self) {
        if self
            .stage
            .try_get_untracked()
            .is_some_and(|stage| stage != Stage::Asking)
        {
            self.shut(PracticeTrouble::Cleared(Cleared::OtherTab));
        }
    }

    /// What was typed or opened goes when nobody is there. While a passphrase is being tried, somebody is.
    fn tick(self) {
        if !self.is_waiting() {
            self.unused.stay();
        } else if self.unused.is_over() {
            self.unused.stay();
            self.typed.wipe_passphrase();
            self.shut(PracticeTrouble::Cleared(Cleared::Unused));
        }
    }

    /// Whether something that was typed or opened waits for its person.
    fn is_waiting(self) -> bool {
        match self.stage.try_get_untracked() {
            Some(Stage::Asking) => {
                let is_busy = self.is_busy.try_get_untracked() == Some(true);
                !is_busy && self.typed.has_passphrase()
            }
            Some(_) => true,
            None => false,
        }
    }

    /// Ends the vault, and with it whatever it was asked.
    fn end_vault(self) {
        self.is_busy.try_set(false);
        self.vault.end();
    }

    /// Ends the vault and wipes everything that was typed or made.
    fn wipe(self) {
        self.end_vault();
        self.typed.wipe_passphrase();
        self.code.wipe();
        self.account.try_set(None);
        self.totp.try_set(None);
    }
}
