//! A member's session in this tab: locked or open, and what the vault is asked.

use browser::Blob;
use browser::leaving::Guard;
use browser::passkey;
use browser::vault::message::{Answer, Ask, AskPasskey, Progress, Refused, SignIn, TotpShown};
use browser::vault::{Vault, VaultGone};
use leptos::prelude::*;
use leptos::task::spawn_local;
use referral::role::Role;
use referral::text::DeviceName;
use wire::passkey::AddPasskey;
use wire::session::{Ways, Who};
use words::{Locked, PasskeyTrouble, PracticeTrouble};

use super::listing::Listing;
use super::resealing::Resealing;
use crate::refused::trouble_of;
use crate::second_step::trouble_of_browser;
use crate::seen_rosters;
use crate::tabs::{PageTabs, Said};
use crate::ui::idle::Idle;
use crate::ui::unused::Unused;

/// Whether the inbox can be seen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Locked, and why if it was open before.
    Shut(Option<Locked>),
    /// A passphrase is being tried.
    Unlocking,
    /// The passphrase is proven, and a second step is asked for.
    SecondStep(Ways),
    /// A second step has to be set up first.
    SetUp,
    /// Unlocked.
    Open,
}

/// There is one around the inbox, and the vault ends with it.
#[derive(Clone, Copy)]
pub struct Session {
    /// Locked or open.
    pub door: RwSignal<Door>,
    /// Who is signed in.
    pub who: RwSignal<Option<Who>>,
    /// What an authenticator app is given.
    pub totp: RwSignal<Option<TotpShown>>,
    /// Stored once for all copies of the session, which stay small.
    listing: StoredValue<Listing>,
    /// What is being sealed anew; stored likewise.
    resealing: StoredValue<Resealing>,
    /// How idle the page is; stored likewise.
    unused: StoredValue<Unused>,
    /// Whether single keys work.
    pub keys_work: RwSignal<bool>,
    vault: StoredValue<Option<Vault>, LocalStorage>,
    tabs: PageTabs,
    /// Counts lockings and unlockings: an answer to an earlier one is nobody's.
    turn: StoredValue<u32>,
    /// Asks before what is typed on a page is left.
    guard: StoredValue<Option<Guard>, LocalStorage>,
}

impl Session {
    /// Locked.
    pub fn new() -> Self {
        Self {
            door: RwSignal::new(Door::Shut(None)),
            who: RwSignal::new(None),
            totp: RwSignal::new(None),
            listing: StoredValue::new(Listing::new()),
            resealing: StoredValue::new(Resealing::new()),
            unused: StoredValue::new(Unused::never()),
            keys_work: RwSignal::new(true),
            vault: StoredValue::new_local(None),
            tabs: PageTabs::new(),
            turn: StoredValue::new(0),
            guard: StoredValue::new_local(None),
        }
    }

    /// The session around this component.
    pub fn here() -> Self {
        expect_context()
    }

    /// The list, and who the referrals are for.
    pub fn listing(self) -> Listing {
        self.listing.get_value()
    }

    /// How idle the page is.
    pub fn unused(self) -> Unused {
        self.unused.get_value()
    }

    /// What is being sealed anew. `None` once the page is gone.
    pub fn resealing(self) -> Option<Resealing> {
        self.resealing.try_get_value()
    }

    /// Whether the inbox can be seen now.
    pub fn is_open(self) -> bool {
        self.door.try_get_untracked() == Some(Door::Open)
    }

    /// Whether who is signed in accepts and declines.
    pub fn decides(self) -> bool {
        let who = self.who.with(|who| who.as_ref().map(|who| who.role));
        who.is_some_and(Role::decides)
    }

    /// What this browser remembers of rosters.
    pub fn known() -> Option<String> {
        seen_rosters::recall()
    }

    /// Signs in and unlocks. `None` if the page was left in the meantime.
    pub async fn unlock(self, sign_in: SignIn) -> Option<Result<(), PracticeTrouble>> {
        self.door.try_set(Door::Unlocking);
        let turn = self.next_turn()?;
        let heard = match Vault::start() {
            Ok(vault) => {
                self.vault.try_set_value(Some(vault.clone()));
                vault.ask(Ask::SignIn(sign_in)).await
            }
            Err(gone) => Err(gone),
        };
        if self.turn.try_get_value() != Some(turn) {
            return None;
        }
        Some(self.began(heard.map(|reply| reply.answer)))
    }

    /// Signs in with a passkey alone, and unlocks. `None` if the page was left in the meantime.
    pub async fn unlock_by_passkey(self) -> Option<Result<(), PracticeTrouble>> {
        self.door.try_set(Door::Unlocking);
        let turn = self.next_turn()?;
        let heard = match Vault::start() {
            Ok(vault) => {
                self.vault.try_set_value(Some(vault.clone()));
                by_passkey(&vault).await
            }
            Err(gone) => Ok(Err(gone)),
        };
        if self.turn.try_get_value() != Some(turn) {
            return None;
        }
        Some(match heard {
            Ok(heard) => self.began(heard),
            Err(trouble) => Err(self.stay_shut(trouble)),
        })
    }

    /// What came of a sign-in.
    fn began(
        self,
        heard: Result<Result<Answer, Refused>, VaultGone>,
    ) -> Result<(), PracticeTrouble> {
        match heard {
            Ok(Ok(Answer::SignedIn(who, known))) => {
                self.begin(who, &known);
                Ok(())
            }
            Ok(Ok(Answer::SecondStep(ways))) => {
                self.unused().stay();
                self.door.set(Door::SecondStep(ways));
                Ok(())
            }
            Ok(Err(refused)) => Err(self.stay_shut(trouble_of(&refused))),
            Ok(Ok(_)) | Err(VaultGone) => Err(self.stay_shut(PracticeTrouble::Stopped)),
        }
    }

    /// Tries the code of the member's authenticator. `None` as for [`Session::ask`].
    pub async fn second_step(self, code: String) -> Option<Result<(), PracticeTrouble>> {
        Some(self.stepped(self.ask(Ask::SecondStep(code)).await?))
    }

    /// Tries the recovery code in its place. `None` as for [`Session::ask`].
    pub async fn second_step_lost(self, code: String) -> Option<Result<(), PracticeTrouble>> {
        Some(self.stepped(self.ask(Ask::SecondStepLost(code)).await?))
    }

    /// Gives up the sign-in that waits.
    pub fn back_to_passphrase(self) {
        self.next_turn();
        self.end_vault();
        self.door.set(Door::Shut(None));
    }

    /// Tries a passkey instead. `None` as for [`Session::ask`].
    pub async fn second_passkey(self) -> Option<Result<(), PracticeTrouble>> {
        let asked = match self.ask(Ask::Passkey(AskPasskey::ToGoOn)).await? {
            Ok(Answer::UsePasskey(asked)) => asked,
            heard => return Some(self.stepped(heard)),
        };
        let answered = match passkey::answer(&asked).await {
            Ok(answered) => answered,
            Err(no) => return Some(Err(trouble_of_browser(no))),
        };
        let go_on = Ask::Passkey(AskPasskey::GoOn(answered));
        Some(self.stepped(self.ask(go_on).await?))
    }

    fn stepped(self, heard: Result<Answer, PracticeTrouble>) -> Result<(), PracticeTrouble> {
        match heard {
            Ok(Answer::SignedIn(who, known)) => {
                self.begin(who, &known);
                Ok(())
            }
            Ok(_) => Err(PracticeTrouble::Stopped),
            Err(trouble) => Err(trouble),
        }
    }

    /// Adds a passkey of this name as the second step that is wanted, and opens. `None` as for
    /// [`Session::ask`].
    pub async fn add_passkey(self, name: DeviceName) -> Option<Result<(), PracticeTrouble>> {
        let (asked, account) = match self.ask(Ask::Passkey(AskPasskey::ToAdd)).await? {
            Ok(Answer::MakePasskey(asked, account)) => (asked, account),
            Ok(_) => return Some(Err(PracticeTrouble::Stopped)),
            Err(trouble) => return Some(Err(trouble)),
        };
        let made = match passkey::make(&asked, &account).await {
            Ok((made, _)) => made,
            Err(no) => return Some(Err(trouble_of_browser(no))),
        };
        let ticket = asked.ticket;
        let new = AddPasskey { ticket, name, made };
        let added = self.ask(Ask::Passkey(AskPasskey::Add(new))).await?;
        if added.is_ok() {
            self.totp.try_set(None);
            self.open();
        }
        Some(added.map(drop))
    }

    /// Has an authenticator kept that shows this code, and opens. `None` as for [`Session::ask`].
    pub async fn set_up(self, code: String) -> Option<Result<(), PracticeTrouble>> {
        let kept = self.ask(Ask::ConfirmTotp(code)).await?;
        if kept.is_ok() {
            self.totp.try_set(None);
            self.open();
        }
        Some(kept.map(drop))
    }

    fn begin(self, who: Who, known: &str) {
        seen_rosters::remember(known);
        self.tabs.say(Said::SignedIn(&who.member.to_string()));
        let is_wanted = who.second_step_wanted;
        self.who.set(Some(who));
        self.unused().stay();
        if is_wanted {
            spawn_local(self.begin_set_up());
        } else {
            self.open();
        }
    }

    /// Locks, because a later roster than the unlocked one was met, and remembers that one: the earlier
    /// one is not believed any more.
    pub fn moved(self, rosters: &str) {
        seen_rosters::remember(rosters);
        self.lock(Locked::PracticeMoved);
    }

    async fn begin_set_up(self) {
        match self.ask(Ask::MakeTotp).await {
            Some(Ok(Answer::Totp(shown))) => {
                self.totp.try_set(Some(shown));
                self.door.try_set(Door::SetUp);
            }
            Some(_) => self.lock(Locked::Stopped),
            None => {}
        }
    }

    fn open(self) {
        self.door.set(Door::Open);
        self.refresh();
    }

    fn stay_shut(self, trouble: PracticeTrouble) -> PracticeTrouble {
        self.end_vault();
        self.door.set(Door::Shut(None));
        trouble
    }

    /// Locks this tab: the vault ends with every key, and everything decrypted is dropped. Signals
    /// may be gone already.
    pub fn lock(self, why: Locked) {
        let was_shut = matches!(self.door.try_get_untracked(), Some(Door::Shut(_)) | None);
        self.next_turn();
        self.end_vault();
        if let Some(listing) = self.listing.try_get_value() {
            listing.wipe();
        }
        if let Some(resealing) = self.resealing() {
            resealing.stop();
        }
        self.who.try_set(None);
        self.totp.try_set(None);
        if let Some(unused) = self.unused.try_get_value() {
            unused.idle.try_set(Idle::Used);
        }
        if !was_shut {
            self.door.try_set(Door::Shut(Some(why)));
        }
    }

    /// Locks every tab of this browser. The session on the server goes on.
    pub fn lock_all(self) {
        self.lock(Locked::ByHand);
        self.tabs.say(Said::Locked);
    }

    /// Locks every tab of this browser and ends the session on the server.
    pub fn sign_out(self) {
        self.lock(Locked::SignedOut);
        self.tabs.say(Said::SignedOut);
        spawn_local(async move {
            // Another one than that with the keys, which ended at once, whatever it was doing.
            let is_told = match Vault::start() {
                Ok(vault) => {
                    let heard = vault.ask(Ask::SignOut).await;
                    vault.end();
                    matches!(heard.map(|reply| reply.answer), Ok(Ok(_)))
                }
                Err(_) => false,
            };
            let is_shut =
                self.door.try_get_untracked() == Some(Door::Shut(Some(Locked::SignedOut)));
            if !is_told && is_shut {
                self.door.try_set(Door::Shut(Some(Locked::SignedOutHere)));
            }
        });
    }

    /// Asks the vault. `None` if the page was locked before it answered, and when the answer locks
    /// it: there is nothing more to do then.
    pub async fn ask(self, ask: Ask) -> Option<Result<Answer, PracticeTrouble>> {
        let heard = self.ask_with(ask, |_| {}).await?;
        Some(heard.map(|(answer, _)| answer))
    }

    /// Asks the vault for a file, and hears how far it is. `None` as for [`Session::ask`].
    pub async fn ask_with(
        self,
        ask: Ask,
        on_progress: impl FnMut(Progress),
    ) -> Option<Result<(Answer, Option<Blob>), PracticeTrouble>> {
        let resealing = self.resealing()?;
        resealing.wait();
        let heard = self.ask_by_itself(ask, on_progress).await;
        resealing.answered();
        self.reseal();
        heard
    }

    /// Asks the vault for what nobody waits for. `None` as for [`Session::ask`].
    pub async fn ask_by_itself(
        self,
        ask: Ask,
        on_progress: impl FnMut(Progress),
    ) -> Option<Result<(Answer, Option<Blob>), PracticeTrouble>> {
        let turn = self.turn.try_get_value()?;
        let vault = self.vault.try_get_value().flatten()?;
        let changes = changes_practice(&ask);
        let on_progress = seen_rosters::hearing(on_progress);
        let heard = vault.ask_with(ask, &[], on_progress).await;
        if self.turn.try_get_value() != Some(turn) {
            return None;
        }
        let why = match heard {
            Ok(reply) => match reply.answer {
                Ok(answer) => return Some(Ok((answer, reply.blob))),
                Err(refused) => match locks(&refused, changes) {
                    Some(why) => why,
                    None => return Some(Err(trouble_of(&refused))),
                },
            },
            Err(VaultGone) => Locked::Stopped,
        };
        self.lock(why);
        None
    }

    /// From now on this asks before the page is left, or none does.
    pub fn set_guard(self, guard: Option<Guard>) {
        self.guard.try_set_value(guard);
    }

    /// Whether something typed would be lost.
    pub fn arm_guard(self, on: bool) {
        self.guard.try_with_value(|guard| {
            if let Some(guard) = guard {
                guard.arm(on);
            }
        });
    }

    /// Asks, where something typed would be lost, whether to go all the same.
    pub fn lets_go(self) -> bool {
        self.guard
            .with_value(|guard| guard.as_ref().is_none_or(Guard::lets_go))
    }

    /// Starts to hear what the other tabs say.
    pub fn hear_tabs(self) {
        self.tabs.hear(move |said| self.hear(said));
    }

    fn hear(self, said: Said<'_>) {
        let is_shut = matches!(self.door.try_get_untracked(), Some(Door::Shut(_)) | None);
        if is_shut {
            return;
        }
        let own = self.who.with_untracked(|who| {
            let who = who.as_ref()?;
            Some(who.member.to_string())
        });
        if let Some(why) = heard(said, own.as_deref()) {
            self.lock(why);
        }
    }

    /// Looks at the clock; called every second.
    pub fn tick(self) {
        let door = self.door.try_get_untracked();
        let holds_something = matches!(door, Some(Door::Open | Door::SecondStep(_) | Door::SetUp));
        let unused = self.unused.try_get_value();
        if holds_something && unused.is_some_and(Unused::is_over) {
            self.lock(Locked::Idle);
        }
    }

    fn next_turn(self) -> Option<u32> {
        self.turn.try_update_value(|turn| {
            *turn = turn.wrapping_add(1);
            *turn
        })
    }

    fn end_vault(self) {
        if let Some(vault) = self.vault.try_update_value(Option::take).flatten() {
            vault.end();
        }
    }
}

/// Asks the vault and the browser in turn, and hands over what the passkey's PRF gave.
async fn by_passkey(
    vault: &Vault,
) -> Result<Result<Result<Answer, Refused>, VaultGone>, PracticeTrouble> {
    let asked = vault.ask(Ask::Passkey(AskPasskey::ToSignIn)).await;
    let asked = match asked.map(|reply| reply.answer) {
        Ok(Ok(Answer::UsePasskey(asked))) => asked,
        heard => return Ok(heard),
    };
    let given = passkey::answer_with_prf(&asked).await;
    let (answered, prf) = given.map_err(trouble_of_browser)?;
    let prf = prf.ok_or(PracticeTrouble::Passkey(PasskeyTrouble::NoSecret))?;
    let sign_in = Ask::Passkey(AskPasskey::SignIn(answered, Session::known()));
    let heard = vault.ask_giving(sign_in, prf).await;
    Ok(heard.map(|reply| reply.answer))
}

/// Whether what is asked changes who belongs to the practice, or its keys.
const fn changes_practice(ask: &Ask) -> bool {
    matches!(
        ask,
        Ask::Invite(_)
            | Ask::Withdraw(_)
            | Ask::Confirm(_)
            | Ask::ChangeRole(..)
            | Ask::Rotate { .. }
            | Ask::ConfirmKit(_)
    )
}

/// Why a page locks when the vault refuses so what may have been a change of the practice.
fn locks(refused: &Refused, changes: bool) -> Option<Locked> {
    match refused {
        Refused::SessionOver => Some(Locked::SessionOver),
        Refused::SignInAgain => Some(Locked::SignInAgain),
        Refused::RosterMoved if changes => Some(Locked::MembersChanged),
        Refused::RosterMoved => Some(Locked::PracticeMoved),
        // Nobody goes on with a server that takes back what it has shown.
        Refused::RosterForked | Refused::RosterDamaged => Some(Locked::RosterDoubted),
        _ => None,
    }
}

/// Why a tab locks when it hears this. `own` is the member whose session this is, if it has begun.
fn heard(said: Said<'_>, own: Option<&str>) -> Option<Locked> {
    match said {
        Said::Locked => Some(Locked::LockedElsewhere),
        Said::SignedOut => Some(Locked::SignedOutElsewhere),
        // The cookie is one for all tabs: it is the other member's now, or for something else.
        Said::SignedIn(other) => (own? != other).then_some(Locked::OtherMember),
        Said::AccountOpened => own.map(|_| Locked::AccountOpened),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_locks_when_only_another_sign_in_helps() {
        for changes in [false, true] {
            let again = locks(&Refused::SignInAgain, changes);
            assert_eq!(again, Some(Locked::SignInAgain));
            for doubted in [Refused::RosterForked, Refused::RosterDamaged] {
                let stopped = locks(&doubted, changes);
                assert_eq!(stopped, Some(Locked::RosterDoubted));
            }
            assert_eq!(locks(&Refused::NotAnOwner, changes), None);
        }
    }

    #[test]
    fn who_only_read_is_not_told_that_nothing_of_theirs_was_changed() {
        for (ask, why) in [
            (Ask::Invite(Role::Reader), Locked::MembersChanged),
            (Ask::ConfirmKit(Vec::new()), Locked::MembersChanged),
            (Ask::Summaries(Vec::new()), Locked::PracticeMoved),
            (Ask::Team, Locked::PracticeMoved),
        ] {
            let locked = locks(&Refused::RosterMoved, changes_practice(&ask));
            assert_eq!(locked, Some(why));
        }
    }

    #[test]
    fn a_tab_locks_when_another_one_takes_its_session() {
        let own = Some("a");
        assert_eq!(heard(Said::Locked, own), Some(Locked::LockedElsewhere));
        let elsewhere = Some(Locked::SignedOutElsewhere);
        assert_eq!(heard(Said::SignedOut, own), elsewhere);
        assert_eq!(heard(Said::SignedIn("b"), own), Some(Locked::OtherMember));
        assert_eq!(heard(Said::SignedIn("a"), own), None);
        let account = Some(Locked::AccountOpened);
        assert_eq!(heard(Said::AccountOpened, own), account);
    }

    #[test]
    fn a_sign_in_under_way_ends_when_somebody_leaves_another_tab_and_for_nothing_else() {
        assert_eq!(heard(Said::Locked, None), Some(Locked::LockedElsewhere));
        let elsewhere = Some(Locked::SignedOutElsewhere);
        assert_eq!(heard(Said::SignedOut, None), elsewhere);
        for said in [Said::SignedIn("a"), Said::AccountOpened] {
            assert_eq!(heard(said, None), None);
        }
    }
}
