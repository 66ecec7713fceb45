//! How a recovery stands, and what it asks of the vault.

use browser::leaving::{Listener, on_left, on_restored, reload};
use browser::vault::VaultGone;
use browser::vault::message::{Answer, Ask, Refused};
use browser::vault::team::Restore;
use leptos::prelude::*;
use leptos::task::spawn_local;
use words::{PracticeTrouble, TeamTrouble};
use zeroize::Zeroize;

use crate::member_form::Typed;
use crate::page_vault::PageVault;
use crate::refused::{cleared, trouble_of};
use crate::seen_rosters;
use crate::ui::unused::Unused;

/// How many groups a kit has.
pub const GROUPS: usize = 8;

/// How it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The kit is typed.
    Kit,
    /// Its practice is looked up.
    Looking,
    /// The owner to be says who they are.
    Asking,
    /// The keys are being opened and sealed for them.
    Restoring,
    /// It is done.
    Done,
}

/// There is one on the page, and the vault ends with it.
#[derive(Clone, Copy)]
pub struct Recovery {
    /// How it stands.
    pub stage: RwSignal<Stage>,
    /// What was typed of the kit.
    pub groups: StoredValue<[RwSignal<String>; GROUPS]>,
    /// The kit's practice: its name and its town.
    pub practice: RwSignal<Option<(String, String)>>,
    /// What the owner to be typed.
    pub typed: Typed,
    /// What stopped the last try.
    pub trouble: RwSignal<Option<PracticeTrouble>>,
    /// How idle the page is.
    pub unused: Unused,
    vault: PageVault,
    listeners: StoredValue<Vec<Option<Listener>>, LocalStorage>,
}

impl Recovery {
    /// With nothing typed yet.
    pub fn new() -> Self {
        let this = Self {
            stage: RwSignal::new(Stage::Kit),
            groups: StoredValue::new([(); GROUPS].map(|()| RwSignal::new(String::new()))),
            practice: RwSignal::new(None),
            typed: Typed::new(),
            trouble: RwSignal::new(None),
            unused: Unused::never(),
            vault: PageVault::new(),
            listeners: StoredValue::new_local(Vec::new()),
        };
        Effect::new(move |_| {
            let left = on_left(move || this.wipe());
            this.listeners.set_value(vec![left, on_restored(reload)]);
            this.unused.watch(move || this.tick());
        });
        on_cleanup(move || this.wipe());
        this
    }

    /// What was typed of the kit, with the places from 0.
    pub fn answer(self) -> Vec<(usize, String)> {
        let groups = self.groups.get_value().into_iter();
        groups
            .map(|group| group.get_untracked())
            .enumerate()
            .collect()
    }

    fn code(self) -> Vec<String> {
        let groups = self.answer().into_iter();
        groups.map(|(_, group)| group.trim().to_owned()).collect()
    }

    /// Looks the kit's practice up.
    pub fn look_up(self) {
        self.trouble.set(None);
        self.stage.set(Stage::Looking);
        let ask = Ask::KitOf(self.code());
        spawn_local(async move {
            match self.vault.ask(ask).await {
                Ok(Ok(Answer::Recovering(name, town))) => {
                    self.practice.try_set(Some((name, town)));
                    self.stage.try_set(Stage::Asking);
                }
                Ok(Err(refused)) => self.stop(Stage::Kit, trouble_here(&refused)),
                Ok(Ok(_)) | Err(VaultGone) => self.stop(Stage::Kit, PracticeTrouble::Stopped),
            }
        });
    }

    /// Becomes an owner. What was typed has been checked.
    pub fn restore(self) {
        self.trouble.set(None);
        self.stage.set(Stage::Restoring);
        let restore = Restore {
            groups: self.code(),
            name: self.typed.name.get_untracked(),
            email: self.typed.address(),
            passphrase: self.typed.passphrase.get_untracked(),
            known: seen_rosters::recall(),
        };
        spawn_local(async move {
            match self.vault.ask(Ask::Restore(restore)).await {
                Ok(Ok(Answer::Changed(seen))) => {
                    seen_rosters::remember(&seen);
                    self.wipe();
                    self.stage.try_set(Stage::Done);
                }
                Ok(Err(refused)) => {
                    let trouble = trouble_here(&refused);
                    self.stop(stage_of(trouble), trouble);
                }
                Ok(Ok(_)) | Err(VaultGone) => self.stop(Stage::Asking, PracticeTrouble::Stopped),
            }
        });
    }

    /// A kit that was typed goes when nobody is there.
    fn tick(self) {
        if !self.is_waiting() {
            self.unused.stay();
        } else if self.unused.is_over() {
            self.unused.stay();
            let trouble = self.trouble.try_get_untracked().flatten();
            self.wipe();
            self.stop(Stage::Kit, PracticeTrouble::Cleared(cleared(trouble)));
        }
    }

    /// Whether something that was typed waits for its person.
    fn is_waiting(self) -> bool {
        let is_typed = |group: RwSignal<String>| {
            let typed = group.try_with_untracked(|typed| !typed.is_empty());
            typed.unwrap_or_default()
        };
        match self.stage.try_get_untracked() {
            Some(Stage::Kit) => {
                let groups = self.groups.try_get_value();
                groups.into_iter().flatten().any(is_typed)
            }
            stage => stage == Some(Stage::Asking),
        }
    }

    fn stop(self, stage: Stage, trouble: PracticeTrouble) {
        self.trouble.try_set(Some(trouble));
        self.stage.try_set(stage);
    }

    /// Ends the vault and wipes everything that was typed.
    fn wipe(self) {
        self.vault.end();
        self.typed.wipe();
        for group in self.groups.try_get_value().into_iter().flatten() {
            group.try_update(Zeroize::zeroize);
        }
    }
}

/// Where a refusal is put right: what is about the kit, where that is typed.
fn stage_of(trouble: PracticeTrouble) -> Stage {
    match trouble {
        PracticeTrouble::KitGroup(_) | PracticeTrouble::Team(TeamTrouble::NoSuchKit) => Stage::Kit,
        _ => Stage::Asking,
    }
}

/// What stopped it. What does not open here is no referral, but the practice's keys.
fn trouble_here(refused: &Refused) -> PracticeTrouble {
    match refused {
        Refused::Damaged => PracticeTrouble::KeysDamaged,
        // Whoever else changed the members was a moment faster.
        Refused::RosterMoved => PracticeTrouble::ServerFailed,
        refused => trouble_of(refused),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_about_the_kit_is_put_right_where_it_is_typed() {
        for trouble in [
            PracticeTrouble::KitGroup(3),
            PracticeTrouble::Team(TeamTrouble::NoSuchKit),
        ] {
            assert!(stage_of(trouble) == Stage::Kit);
        }
        assert!(stage_of(PracticeTrouble::EmailTaken) == Stage::Asking);
    }
}
