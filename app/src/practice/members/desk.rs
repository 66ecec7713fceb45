//! How the page stands, and what it asks of the vault.

use std::sync::Arc;

use browser::leaving::{Area, Guard};
use browser::vault::message::{Answer, Ask};
use browser::vault::team::{Invited, Joiner, Person, Team};
use leptos::prelude::*;
use leptos::task::spawn_local;
use referral::id::{InviteId, MemberId};
use referral::role::Role;
use words::{Locked, PracticeTrouble, PracticeWords, TeamDone};
use zeroize::Zeroize;

use super::carried::{Carried, Carries};
use super::{HEADING, MEMBERS};
use crate::inbox::session::{Door, Session};
use crate::kit::Kit;
use crate::refused::may_be_done;
use crate::seen_rosters;
use crate::ui::focus::focus_new;

/// What is asked, in the place of the page or on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Everything is in sight.
    Overview,
    /// What the invited may do, and what was chosen before a sign-in.
    Inviting(Option<Role>),
    /// The link is in sight.
    Link,
    /// Whether an invitation is to be withdrawn.
    Withdrawing(InviteId),
    /// Whether who joined is who was invited.
    Confirming(InviteId),
    /// What a member may do from now on, and what was chosen before a sign-in.
    RoleOf(MemberId, Option<Role>),
    /// Whether a member is to be removed.
    Removing(MemberId),
    /// Whether the keys are to be renewed.
    Renewing {
        /// With a new kit.
        new_kit: bool,
    },
    /// The new kit is in sight.
    Kit,
    /// Two of its groups are asked back.
    KitCheck,
}

impl Stage {
    /// Whether what it asks still makes sense, by the team as it is now.
    fn fits(self, team: &Team) -> bool {
        match self {
            Self::Withdrawing(invite) => invitation(team, invite).is_some(),
            Self::Confirming(invite) => joiner(team, invite).is_some(),
            Self::RoleOf(member, _) | Self::Removing(member) => {
                person(team, member).is_some_and(|person| person.until.is_none())
            }
            Self::Overview | Self::Inviting(_) | Self::Renewing { .. } => true,
            // What was in sight is gone with the vault.
            Self::Link | Self::Kit | Self::KitCheck => false,
        }
    }

    /// Whether a new kit would be lost.
    fn would_lose(self) -> bool {
        matches!(self, Self::Kit | Self::KitCheck)
    }
}

/// What the vault is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Work {
    /// Nothing.
    None,
    /// Who belongs to the practice. Nobody has to wait for it.
    Fetching,
    /// To change something.
    Changing,
}

/// A member, or a former one.
pub fn person(team: &Team, member: MemberId) -> Option<&Person> {
    team.people.iter().find(|person| person.member == member)
}

fn invitation(team: &Team, invite: InviteId) -> Option<&Invited> {
    team.invited.iter().find(|invited| invited.invite == invite)
}

/// Who used an invitation, with the role that they will have.
pub fn joiner(team: &Team, invite: InviteId) -> Option<(&Joiner, Role)> {
    let invited = invitation(team, invite)?;
    Some((invited.joiner.as_ref()?, invited.role))
}

/// There is one on the page.
#[derive(Clone, Copy)]
pub struct Members {
    /// Around it; stored once for all copies of this, which stay small.
    pub session: StoredValue<Session>,
    /// Who belongs to the practice; `None` until it was fetched.
    pub team: RwSignal<Option<Arc<Team>>>,
    /// What is asked.
    pub stage: RwSignal<Stage>,
    /// What the vault is asked.
    work: RwSignal<Work>,
    /// What stopped it.
    pub trouble: RwSignal<Option<PracticeTrouble>>,
    /// What is to be told of what was done, or begun, before.
    pub said: RwSignal<Option<Carries>>,
    /// The secret of a link that was made.
    pub link: RwSignal<String>,
    /// A kit that was made; stored likewise.
    pub kit: StoredValue<Kit>,
    carried: Carried,
    /// What a new kit that was made belongs to: what will be done with it, and where it began.
    rotating: StoredValue<(TeamDone, Stage)>,
    /// Whether something was asked for and not answered: nobody can say then that nothing was changed.
    is_unanswered: StoredValue<bool>,
}

impl Members {
    /// With nothing fetched yet.
    pub fn of(session: Session, words: &'static dyn PracticeWords) -> Self {
        let this = Self {
            session: StoredValue::new(session),
            team: RwSignal::new(None),
            stage: RwSignal::new(Stage::Overview),
            work: RwSignal::new(Work::None),
            trouble: RwSignal::new(None),
            said: RwSignal::new(None),
            link: RwSignal::new(String::new()),
            kit: StoredValue::new(Kit::new()),
            carried: Carried::here(),
            rotating: StoredValue::new((TeamDone::Renewed, Stage::Overview)),
            is_unanswered: StoredValue::new(false),
        };
        this.guard(session, words.renew_leave());
        on_cleanup(move || this.wipe(session));
        this
    }

    /// Asks before a new kit is left behind, and keeps the vault for it meanwhile.
    fn guard(self, session: Session, question: &'static str) {
        Effect::new(move |_| {
            session.set_guard(Some(Guard::new(Area::page(MEMBERS), question)));
        });
        Effect::new(move |_| {
            let would_lose = self.stage.get().would_lose();
            session.arm_guard(would_lose);
            session.hold(would_lose);
        });
    }

    /// A kit that is in sight when the page goes was written down in vain, unless it was handed over.
    fn wipe(self, session: Session) {
        let is_shown = self
            .stage
            .try_get_untracked()
            .is_some_and(Stage::would_lose);
        let is_lost = is_shown && self.is_unanswered.try_get_value() == Some(false);
        if let (true, Some(me)) = (is_lost, self.me()) {
            self.carried.put(me, Carries::KitLost(Stage::Overview));
        }
        session.set_guard(None);
        session.hold(false);
        self.wipe_shown();
    }

    /// Wipes what was shown once. It may be gone already.
    fn wipe_shown(self) {
        self.link.try_update(Zeroize::zeroize);
        if let Some(kit) = self.kit.try_get_value() {
            kit.wipe();
        }
    }

    /// Fetches who belongs to the practice, and goes on with what was begun before a sign-in.
    pub fn load(self) {
        let Some(session) = self.session.try_get_value() else {
            return;
        };
        self.work.try_set(Work::Fetching);
        spawn_local(async move {
            let Some(heard) = session.ask(Ask::Team).await else {
                return;
            };
            self.end_work(Work::Fetching);
            match heard {
                Ok(Answer::Team(team)) => self.take(Arc::from(team)),
                Ok(_) => self.stop(PracticeTrouble::Stopped),
                Err(trouble) => self.stop(trouble),
            }
        });
    }

    /// Fetches it again.
    pub fn refresh(self) {
        if self.work.get_untracked() == Work::None {
            self.trouble.set(None);
            self.said.set(None);
            self.load();
        }
    }

    fn take(self, team: Arc<Team>) {
        let carries = self.carried.take(team.me);
        let begun = match carries {
            Some(Carries::Begun(stage) | Carries::KitLost(stage))
                if stage.fits(&team) && team.role.owns() =>
            {
                Some(stage)
            }
            _ => None,
        };
        self.team.try_set(Some(team));
        if let Some(carries) = carries {
            self.said.try_set(Some(carries));
        }
        if let Some(stage) = begun {
            self.stage.try_set(stage);
        }
    }

    /// Whether something is being fetched.
    pub fn is_fetching(self) -> bool {
        self.work.get() == Work::Fetching
    }

    /// Whether something is being changed.
    pub fn is_changing(self) -> Signal<bool> {
        Signal::derive(move || self.work.get() == Work::Changing)
    }

    /// Ends this work, unless another one has begun since. The page may be gone by now.
    fn end_work(self, work: Work) {
        if self.work.try_get_untracked() == Some(work) {
            self.work.try_set(Work::None);
        }
    }

    fn stop(self, trouble: PracticeTrouble) {
        self.trouble.try_set(Some(trouble));
        // A button that had the focus may have been disabled meanwhile.
        request_animation_frame(|| focus_new(HEADING));
    }

    /// Asks something, or shows everything again. A button that is pressed while something is done
    /// does nothing.
    pub fn go(self, stage: Stage) {
        if self.work.get_untracked() == Work::Changing {
            return;
        }
        self.trouble.set(None);
        self.said.set(None);
        if stage == Stage::Overview {
            self.wipe_shown();
        }
        self.stage.set(stage);
    }

    /// Makes an invitation, and shows its link.
    pub fn invite(self, role: Role) {
        let began = Stage::Inviting(Some(role));
        self.ask(Ask::Invite(role), began, move |answer| match answer {
            Answer::InviteSecret(secret, seen) => {
                seen_rosters::remember(&seen);
                self.link.try_set(secret);
                self.stage.try_set(Stage::Link);
                // So that it stands in the list when the link is put away.
                self.load();
                true
            }
            _ => false,
        });
    }

    /// Withdraws an invitation.
    pub fn withdraw(self, invite: InviteId) {
        let began = Stage::Withdrawing(invite);
        self.change(Ask::Withdraw(invite), began, TeamDone::Withdrawn);
    }

    /// Gives a member another role.
    pub fn change_role(self, member: MemberId, role: Role) {
        let began = Stage::RoleOf(member, Some(role));
        self.change(Ask::ChangeRole(member, role), began, TeamDone::RoleChanged);
    }

    /// Makes who joined a member. The vault ends with it.
    pub fn confirm(self, invite: InviteId) {
        let (session, me) = (self.session.get_value(), self.me());
        let began = Stage::Confirming(invite);
        self.ask(Ask::Confirm(invite), began, move |answer| match answer {
            Answer::Changed(seen) => {
                seen_rosters::remember(&seen);
                self.end(session, me, TeamDone::Confirmed);
                true
            }
            _ => false,
        });
    }

    /// Puts new keys in the place of the practice's, without this member. The vault ends with it, or
    /// there is a new kit first.
    pub fn rotate(self, remove: Option<MemberId>, new_kit: bool) {
        let done = match (remove, new_kit) {
            (Some(_), _) => TeamDone::Removed,
            (None, true) => TeamDone::NewKit,
            (None, false) => TeamDone::Renewed,
        };
        let began = self.stage.get_untracked();
        self.rotating.set_value((done, began));
        let (session, kit, me) = (self.session.get_value(), self.kit.get_value(), self.me());
        session.hold(true);
        session.arm_guard(new_kit || self.may_have_kit(remove));
        self.ask(
            Ask::Rotate { remove, new_kit },
            began,
            move |answer| match answer {
                Answer::Changed(seen) => {
                    seen_rosters::remember(&seen);
                    self.end(session, me, done);
                    true
                }
                Answer::Kit(groups) => {
                    self.is_unanswered.try_set_value(false);
                    kit.take(groups);
                    self.stage.try_set(Stage::Kit);
                    true
                }
                _ => false,
            },
        );
    }

    /// Compares the two groups of the new kit, and hands it over with the new keys.
    pub fn finish_kit(self) {
        let (session, kit) = (self.session.get_value(), self.kit.get_value());
        kit.trouble.set(None);
        kit.is_finishing.set(true);
        let ask = Ask::ConfirmKit(kit.answer());
        let (done, began) = self.rotating.get_value();
        let me = self.me();
        let was_unanswered = self.is_unanswered.get_value();
        self.is_unanswered.set_value(true);
        spawn_local(async move {
            let Some(heard) = session.ask(ask).await else {
                // Writing a kit down may take longer than a sign-in holds.
                if !was_unanswered {
                    self.carry(session, me, Carries::KitLost(began));
                }
                return;
            };
            kit.is_finishing.try_set(false);
            let trouble = match heard {
                Ok(Answer::Changed(seen)) => {
                    seen_rosters::remember(&seen);
                    return self.end(session, me, done);
                }
                Ok(_) => PracticeTrouble::Stopped,
                Err(trouble) => trouble,
            };
            let is_unanswered = was_unanswered || may_be_done(trouble);
            self.is_unanswered.try_set_value(is_unanswered);
            kit.trouble.try_set(Some(trouble));
        });
    }

    /// Changes something, and shows everything as it is then.
    fn change(self, ask: Ask, began: Stage, done: TeamDone) {
        self.ask(ask, began, move |answer| {
            match answer {
                Answer::Done => {}
                Answer::Changed(seen) => seen_rosters::remember(&seen),
                _ => return false,
            }
            self.stage.try_set(Stage::Overview);
            self.said.try_set(Some(Carries::Done(done)));
            self.load();
            true
        });
    }

    /// Asks the vault, unless it is asked already; `take` says whether it was answered so. Where a fresh
    /// sign-in is wanted first, that leads back to where it began.
    fn ask(self, ask: Ask, began: Stage, take: impl FnOnce(Answer) -> bool + 'static) {
        if self.work.get_untracked() == Work::Changing {
            return;
        }
        self.trouble.set(None);
        self.said.set(None);
        self.work.set(Work::Changing);
        let (session, me) = (self.session.get_value(), self.me());
        spawn_local(async move {
            let Some(heard) = session.ask(ask).await else {
                if self.is_unanswered.try_get_value() == Some(false) {
                    self.carry(session, me, Carries::Begun(began));
                }
                return;
            };
            self.end_work(Work::Changing);
            let trouble = match heard.map(take) {
                Ok(true) => return,
                Ok(false) => PracticeTrouble::Stopped,
                Err(trouble) => trouble,
            };
            if may_be_done(trouble) {
                self.is_unanswered.try_set_value(true);
            }
            session.hold(false);
            session.arm_guard(false);
            self.stop(trouble);
        });
    }

    /// Who looks. The page may be gone by now.
    fn me(self) -> Option<MemberId> {
        let team = self.team.try_get_untracked().flatten();
        team.map(|team| team.me)
    }

    /// Whether somebody may have the kit.
    fn may_have_kit(self, member: Option<MemberId>) -> bool {
        let team = self.team.get_untracked();
        let may_have = team.and_then(|team| Some(person(&team, member?)?.may_have_kit));
        may_have.unwrap_or_default()
    }

    /// Keeps what was begun, where nothing but another sign-in is wanted for it.
    fn carry(self, session: Session, me: Option<MemberId>, carries: Carries) {
        let why = session.door.try_get_untracked();
        let wants_sign_in = matches!(
            why,
            Some(Door::Shut(Some(Locked::SignInAgain | Locked::SessionOver)))
        );
        if let (true, Some(me)) = (wants_sign_in, me) {
            self.carried.put(me, carries);
        }
    }

    /// Locks, as the vault is to be ended, and keeps what is to be told then.
    fn end(self, session: Session, me: Option<MemberId>, done: TeamDone) {
        if let Some(me) = me {
            self.carried.put(me, Carries::Done(done));
        }
        session.arm_guard(false);
        session.lock(Locked::KeysHandedOver);
    }
}
