//! How a joining stands, and what it asks of the vault.

use browser::leaving::Listener;
use browser::vault::VaultGone;
use browser::vault::message::{Answer, Ask};
use browser::vault::team::Join;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wire::members::Joining as Leads;
use words::PracticeTrouble;
use zeroize::{Zeroize, Zeroizing};

use crate::member_form::Typed;
use crate::page_vault::PageVault;
use crate::refused::trouble_of;
use crate::secret_link;

/// How it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The link is looked up.
    Reading,
    /// There is no secret in the address.
    NoSecret,
    /// The link could not be looked up.
    Refused(PracticeTrouble),
    /// The new member says who they are.
    Asking,
    /// Their keys are being made and handed over, sealed.
    Making,
    /// It is done.
    Done,
}

/// There is one on the page, and the vault ends with it.
#[derive(Clone, Copy)]
pub struct Joining {
    /// How it stands.
    pub stage: RwSignal<Stage>,
    /// Where the link leads.
    pub leads: RwSignal<Option<Leads>>,
    /// What the new member typed.
    pub typed: Typed,
    /// What stopped the last try.
    pub trouble: RwSignal<Option<PracticeTrouble>>,
    secret: StoredValue<Zeroizing<String>>,
    vault: PageVault,
    listeners: StoredValue<Vec<Option<Listener>>, LocalStorage>,
}

impl Joining {
    /// With nothing read yet.
    pub fn new() -> Self {
        let this = Self {
            stage: RwSignal::new(Stage::Reading),
            leads: RwSignal::new(None),
            typed: Typed::new(),
            trouble: RwSignal::new(None),
            secret: StoredValue::new(Zeroizing::default()),
            vault: PageVault::new(),
            listeners: StoredValue::new_local(Vec::new()),
        };
        on_cleanup(move || this.wipe());
        this
    }

    /// Takes the secret out of the address bar and looks the link up.
    pub fn open(self) {
        let (secret, listeners) = secret_link::take(move || self.wipe());
        self.listeners.set_value(listeners);
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
            let stage = match self.vault.ask(Ask::JoinLink(secret)).await {
                Ok(Ok(Answer::Joining(leads))) => {
                    self.leads.try_set(Some(leads));
                    Stage::Asking
                }
                Ok(Err(refused)) => Stage::Refused(trouble_of(&refused)),
                Ok(Ok(_)) | Err(VaultGone) => Stage::Refused(PracticeTrouble::Stopped),
            };
            self.stage.try_set(stage);
        });
    }

    /// Joins. What was typed has been checked.
    pub fn join(self) {
        self.trouble.set(None);
        self.stage.set(Stage::Making);
        let join = Join {
            secret: self.secret.with_value(|secret| secret.to_string()),
            name: self.typed.name.get_untracked(),
            email: self.typed.address(),
            passphrase: self.typed.passphrase.get_untracked(),
        };
        spawn_local(async move {
            let trouble = match self.vault.ask(Ask::Join(join)).await {
                Ok(Ok(Answer::Done)) => {
                    self.wipe();
                    self.stage.try_set(Stage::Done);
                    return;
                }
                Ok(Err(refused)) => trouble_of(&refused),
                Ok(Ok(_)) | Err(VaultGone) => PracticeTrouble::Stopped,
            };
            self.trouble.try_set(Some(trouble));
            self.stage.try_set(Stage::Asking);
        });
    }

    /// Ends the vault and wipes everything that was typed.
    fn wipe(self) {
        self.vault.end();
        self.typed.wipe();
        self.secret.try_update_value(Zeroize::zeroize);
    }
}
