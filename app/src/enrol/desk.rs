//! How an enrolment stands, and what it asks of the vault.

use browser::leaving::{Area, Guard, Listener};
use browser::vault::VaultGone;
use browser::vault::message::{Answer, Ask, Enrol, Refused};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wire::enrolment::Invited;
use words::PracticeTrouble;
use zeroize::{Zeroize, Zeroizing};

use crate::kit::Kit;
use crate::member_form::Typed;
use crate::page_vault::PageVault;
use crate::refused::trouble_of;
use crate::secret_link;
use crate::seen_rosters;

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

/// There is one on the page, and the vault ends with it.
#[derive(Clone, Copy)]
pub struct Enrolment {
    /// How it stands.
    pub stage: RwSignal<Stage>,
    /// Whom the link is for.
    pub invited: RwSignal<Option<Invited>>,
    /// What the member typed.
    pub typed: Typed,
    /// The kit, stored once for all copies of this, which stay small.
    pub kit: StoredValue<Kit>,
    /// What stopped the making.
    pub trouble: RwSignal<Option<PracticeTrouble>>,
    secret: StoredValue<Zeroizing<String>>,
    vault: PageVault,
    guard: StoredValue<Option<Guard>, LocalStorage>,
    listeners: StoredValue<Vec<Option<Listener>>, LocalStorage>,
}

impl Enrolment {
    /// With nothing read yet.
    pub fn new() -> Self {
        let this = Self {
            stage: RwSignal::new(Stage::Reading),
            invited: RwSignal::new(None),
            typed: Typed::new(),
            kit: StoredValue::new(Kit::new()),
            trouble: RwSignal::new(None),
            secret: StoredValue::new(Zeroizing::default()),
            vault: PageVault::new(),
            guard: StoredValue::new_local(None),
            listeners: StoredValue::new_local(Vec::new()),
        };
        on_cleanup(move || this.wipe());
        this
    }

    /// Takes the secret out of the address bar and looks the link up. `question` is what a person
    /// is asked who would leave keys behind.
    pub fn open(self, question: &'static str) {
        let (secret, listeners) = secret_link::take(move || self.wipe());
        self.listeners.set_value(listeners);
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
            let stage = match self.vault.ask(Ask::Invited(secret)).await {
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
            email: self.typed.address(),
            passphrase: self.typed.passphrase.get_untracked(),
        };
        spawn_local(async move {
            match self.vault.ask(Ask::Enrol(enrol)).await {
                Ok(Ok(Answer::Kit(groups))) => {
                    self.typed.wipe_passphrases();
                    if let Some(kit) = self.kit.try_get_value() {
                        kit.take(groups);
                    }
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
        let kit = self.kit.get_value();
        let typed = kit.answer();
        kit.trouble.set(None);
        kit.is_finishing.set(true);
        spawn_local(async move {
            let heard = self.vault.ask(Ask::ConfirmKit(typed)).await;
            kit.is_finishing.try_set(false);
            match heard {
                Ok(Ok(answer @ (Answer::Changed(_) | Answer::Done))) => {
                    if let Answer::Changed(seen) = answer {
                        seen_rosters::remember(&seen);
                    }
                    self.wipe();
                    self.stage.try_set(Stage::Done);
                }
                Ok(Err(refused)) => {
                    kit.trouble.try_set(Some(trouble_here(&refused)));
                }
                Ok(Ok(_)) | Err(VaultGone) => {
                    self.stage.try_set(Stage::Lost);
                }
            }
        });
    }

    /// Ends the vault and wipes everything that was typed or made.
    fn wipe(self) {
        self.vault.end();
        self.typed.wipe();
        if let Some(kit) = self.kit.try_get_value() {
            kit.wipe();
        }
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
