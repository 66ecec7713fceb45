//! How an enrolment stands, and what it asks of the vault.

use browser::address;
use browser::leaving::{Area, Guard, Listener, on_left, on_restored, reload};
use browser::vault::message::{Answer, Ask, Enrol, Refused};
use browser::vault::{Vault, VaultGone};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wire::enrolment::Invited;
use words::PracticeTrouble;
use zeroize::{Zeroize, Zeroizing};

use crate::paper::Paper;
use crate::refused::trouble_of;

/// How it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The link is looked up.
    Reading,
    /// There is no secret in the address.
    NoSecret,
    /// The link could not be looked up.
    Refused(PracticeTrouble),
    /// The member says who they are.
    Asking,
    /// The keys are being made.
    Making,
    /// The kit is in sight.
    Kit,
    /// Two of its groups are asked back.
    Check,
    /// The vault stopped, and the keys are gone.
    Lost,
    /// It is done.
    Done,
}

impl Stage {
    /// Whether keys would be lost.
    fn would_lose(self) -> bool {
        matches!(self, Self::Making | Self::Kit | Self::Check)
    }
}

/// What the member typed. It is kept until the keys are made.
#[derive(Clone, Copy)]
pub struct Typed {
    /// Their name.
    pub name: RwSignal<String>,
    /// What they sign in with.
    pub email: RwSignal<String>,
    /// The passphrase.
    pub passphrase: RwSignal<String>,
    /// The same again.
    pub again: RwSignal<String>,
}

/// There is one on the page, and the vault ends with it.
#[derive(Clone, Copy)]
pub struct Enrolment {
    /// How it stands.
    pub stage: RwSignal<Stage>,
    /// Whom the link is for.
    pub invited: RwSignal<Option<Invited>>,
    /// What the member typed.
    pub typed: Typed,
    /// The kit.
    pub kit: Paper,
    /// What stopped the last try.
    pub trouble: RwSignal<Option<PracticeTrouble>>,
    /// Whether the keys are being handed over.
    pub is_finishing: RwSignal<bool>,
    secret: StoredValue<Zeroizing<String>>,
    vault: StoredValue<Option<Vault>, LocalStorage>,
    guard: StoredValue<Option<Guard>, LocalStorage>,
    listeners: StoredValue<Vec<Option<Listener>>, LocalStorage>,
}

impl Enrolment {
    /// With nothing read yet.
    pub fn new() -> Self {
        let text = || RwSignal::new(String::new());
        let this = Self {
            stage: RwSignal::new(Stage::Reading),
            invited: RwSignal::new(None),
            typed: Typed {
                name: text(),
                email: text(),
                passphrase: text(),
                again: text(),
            },
            kit: Paper::new(),
            trouble: RwSignal::new(None),
            is_finishing: RwSignal::new(false),
            secret: StoredValue::new(Zeroizing::default()),
            vault: StoredValue::new_local(None),
            guard: StoredValue::new_local(None),
            listeners: StoredValue::new_local(Vec::new()),
        };
        on_cleanup(move || this.wipe());
        this
    }

    /// Takes the secret out of the address bar and looks the link up. `question` is what a person
    /// is asked who would leave keys behind.
    pub fn open(self, question: &'static str) {
        let secret = Zeroizing::new(address::fragment());
        address::forget_fragment();
        self.listeners.set_value(vec![
            // Another link that is put into the address bar: the page starts with it.
            address::on_fragment_changed(|| {
                if !address::fragment().is_empty() {
                    reload();
                }
            }),
            on_left(move || self.wipe()),
            on_restored(reload),
        ]);
        let guard = Guard::new(Area::page("/enrol"), question);
        self.guard.set_value(Some(guard));
        Effect::new(move |_| {
            let would_lose = self.stage.get().would_lose();
            self.guard.with_value(|guard| {
                if let Some(guard) = guard {
                    guard.arm(would_lose);
                }
            });
        });
        if secret.is_empty() {
            self.stage.set(Stage::NoSecret);
        } else {
            self.secret.set_value(secret);
            self.read();
        }
    }

    /// Looks the link up.
    pub fn read(self) {
        self.stage.set(Stage::Reading);
        let secret = self.secret.with_value(|secret| secret.to_string());
        spawn_local(async move {
            let stage = match self.ask(Ask::Invited(secret)).await {
                Ok(Ok(Answer::Invited(invited))) => {
                    self.invited.try_set(Some(invited));
                    Stage::Asking
                }
                Ok(Err(refused)) => Stage::Refused(trouble_of(&refused)),
                Ok(Ok(_)) | Err(VaultGone) => Stage::Refused(PracticeTrouble::Stopped),
            };
            self.stage.try_set(stage);
        });
    }

    /// Makes the keys. What was typed has been checked.
    pub fn make(self) {
        self.trouble.set(None);
        self.stage.set(Stage::Making);
        let enrol = Enrol {
            secret: self.secret.with_value(|secret| secret.to_string()),
            name: self.typed.name.get_untracked(),
            email: self.typed.email.get_untracked().trim().to_owned(),
            passphrase: self.typed.passphrase.get_untracked(),
        };
        spawn_local(async move {
            match self.ask(Ask::Enrol(enrol)).await {
                Ok(Ok(Answer::Kit(groups))) => {
                    for passphrase in [self.typed.passphrase, self.typed.again] {
                        passphrase.try_update(Zeroize::zeroize);
                    }
                    self.kit.show(groups);
                    self.stage.try_set(Stage::Kit);
                }
                Ok(Err(refused)) => {
                    self.trouble.try_set(Some(trouble_here(&refused)));
                    self.stage.try_set(Stage::Asking);
                }
                Ok(Ok(_)) | Err(VaultGone) => {
                    self.stage.try_set(Stage::Lost);
                }
            }
        });
    }

    /// Compares the two groups, and hands the keys over if they are right.
    pub fn finish(self) {
        let typed = self.kit.typed();
        self.trouble.set(None);
        self.is_finishing.set(true);
        spawn_local(async move {
            let heard = self.ask(Ask::ConfirmKit(typed)).await;
            self.is_finishing.try_set(false);
            match heard {
                Ok(Ok(Answer::Done)) => {
                    self.wipe();
                    self.stage.try_set(Stage::Done);
                }
                Ok(Err(refused)) => {
                    self.trouble.try_set(Some(trouble_here(&refused)));
                }
                Ok(Ok(_)) | Err(VaultGone) => {
                    self.stage.try_set(Stage::Lost);
                }
            }
        });
    }

    async fn ask(self, ask: Ask) -> Result<Result<Answer, Refused>, VaultGone> {
        let running = self.vault.try_get_value().flatten();
        let vault = if let Some(running) = running {
            running
        } else {
            let started = Vault::start()?;
            self.vault.try_set_value(Some(started.clone()));
            started
        };
        let heard = vault.ask(ask).await;
        if heard.is_err() {
            self.vault.try_update_value(|vault| *vault = None);
        }
        Ok(heard?.answer)
    }

    /// Ends the vault and wipes everything that was typed or made.
    fn wipe(self) {
        if let Some(vault) = self.vault.try_update_value(Option::take).flatten() {
            vault.end();
        }
        let typed = self.typed;
        let texts = [typed.name, typed.email, typed.passphrase, typed.again];
        for text in texts {
            text.try_update(Zeroize::zeroize);
        }
        self.kit.wipe();
        self.secret.try_update_value(Zeroize::zeroize);
    }
}

/// What stopped an enrolment. What does not open here is nothing that the member could look at.
fn trouble_here(refused: &Refused) -> PracticeTrouble {
    match refused {
        Refused::Damaged | Refused::KeysDamaged => PracticeTrouble::ServerFailed,
        refused => trouble_of(refused),
    }
}
