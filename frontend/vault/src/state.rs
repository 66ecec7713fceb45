//! What the vault holds, and which of its parts answers what.

mod passkeys;

use std::rc::Rc;

use browser::vault::message::{Answer, Ask, ChangePassphrase, Progress, Refused, SignIn};
use referral::audit::Alarm;
use referral::contact::Email;
use referral::id::{AttachmentId, OfferId};
use wire::session::{Purpose, Unlocking};
use zeroize::Zeroizing;

use crate::account::Account;
use crate::alarm;
use crate::attachment::Download;
use crate::enrol::Enrolment;
use crate::host::Host;
use crate::inbox::Practice;
use crate::known::Known;
use crate::passkey::Prf;
use crate::second_step::{Next, Waiting};
use crate::send::Sending;
use crate::sign_in::{Proof, Proven, prove};
use crate::totp::{self, Totp};
use crate::watch::Watch;
use crate::{
    decide, enrol, forgotten, history, join, members, open, passphrase, recover, reseal, send,
    sign_in, status,
};

/// Hears how far a request is.
pub(crate) type OnProgress<'a> = &'a dyn Fn(Progress);

/// Everything that outlives a request.
pub(crate) struct State<H: Host> {
    host: Rc<H>,
    sending: Option<Sending<H>>,
    enrolment: Option<Enrolment>,
    practice: Option<Practice<H>>,
    account: Option<Account<H>>,
    /// A sign-in that waits for a second step.
    waiting: Option<Waiting>,
    /// Who is signed in.
    email: Option<Email>,
    /// An authenticator that has shown no code yet.
    totp: Option<Totp>,
    /// What came beside the request that is answered now.
    prf: Option<Prf<H>>,
    /// What the page is to be told of a roster that was met while it is answered.
    met: Option<String>,
}

/// What comes of a request.
pub(crate) enum Reply<H: Host> {
    /// An answer.
    Answer(Result<Answer, Refused>),
    /// A file that is to be fetched, which takes its time.
    File(Download<H>),
    /// A look at the key log, which does, too.
    Watch(Box<Watch<H>>),
}

impl<H: Host> State<H> {
    pub(crate) fn new(host: H) -> Self {
        Self {
            host: Rc::new(host),
            sending: None,
            enrolment: None,
            practice: None,
            account: None,
            waiting: None,
            email: None,
            totp: None,
            prf: None,
            met: None,
        }
    }

    /// Does what is asked.
    pub(crate) async fn answer(
        &mut self,
        ask: Ask,
        files: Vec<H::File>,
        progress: OnProgress<'_>,
    ) -> Reply<H> {
        if let Ask::File(offer, attachment) = ask {
            let begun = self.file(offer, attachment).await;
            self.tell_met(progress);
            return match begun {
                Ok(download) => Reply::File(download),
                Err(refused) => Reply::Answer(Err(refused)),
            };
        }
        if let Ask::WatchLog(log) = ask {
            let host = Rc::clone(&self.host);
            return match self.practice() {
                Ok((_, practice)) => {
                    let watch = Watch::begin(&host, practice, log.as_deref());
                    Reply::Watch(Box::new(watch))
                }
                Err(refused) => Reply::Answer(Err(refused)),
            };
        }
        let answer = self.answered(ask, files, progress).await;
        self.tell_met(progress);
        Reply::Answer(answer)
    }

    fn tell_met(&mut self, progress: OnProgress<'_>) {
        if let Some(met) = self.untold() {
            progress(Progress::Met(met));
        }
    }

    async fn answered(
        &mut self,
        ask: Ask,
        files: Vec<H::File>,
        progress: OnProgress<'_>,
    ) -> Result<Answer, Refused> {
        match ask {
            Ask::Send(_) | Ask::GoOn | Ask::GiveUp => self.send(ask, files, progress).await,
            Ask::Invited(_) | Ask::Enrol(_) => self.enrol(ask).await,
            Ask::ConfirmKit(typed) => self.confirm_kit(typed).await,
            Ask::JoinLink(_) | Ask::Join(_) | Ask::KitOf(_) | Ask::Restore(_) => {
                self.become_member(ask).await
            }
            Ask::SignIn(_)
            | Ask::OpenAccount(_)
            | Ask::ChangePassphrase(_)
            | Ask::SecondStep(_)
            | Ask::SecondStepLost(_)
            | Ask::SignOut => self.sign_in(ask, progress).await,
            Ask::MakeTotp | Ask::ConfirmTotp(_) | Ask::EndTotp => self.totp(ask).await,
            Ask::Passkey(ask) => self.passkey(ask, progress).await,
            Ask::Account | Ask::MakeRecovery | Ask::ConfirmRecovery(_) => self.account(ask).await,
            Ask::Recover(recover) => forgotten::recover(&*self.host, recover).await,
            Ask::Status(..) | Ask::SendCode(..) | Ask::TryCode(..) => self.status(ask).await,
            _ => self.receive(ask).await,
        }
    }

    /// The alarm that an answer is, where a session is there to note it in. How a sign-in ended is noted by then.
    pub(crate) fn alarm(&self, answer: &Result<Answer, Refused>) -> Option<(Rc<H>, Alarm)> {
        let alarm = answer.as_ref().err().and_then(alarm::over)?;
        self.practice
            .is_some()
            .then(|| (Rc::clone(&self.host), alarm))
    }

    /// What the page has to remember of a roster that was met, whatever became of the request.
    fn untold(&mut self) -> Option<String> {
        let met = self.met.take();
        let practice = self.practice.as_ref();
        met.or_else(|| practice?.standing.latest.untold())
    }

    async fn file(
        &mut self,
        offer: OfferId,
        attachment: AttachmentId,
    ) -> Result<Download<H>, Refused> {
        let host = Rc::clone(&self.host);
        let (_, practice) = self.practice()?;
        Download::begin(&host, practice, offer, attachment).await
    }

    async fn send(
        &mut self,
        ask: Ask,
        files: Vec<H::File>,
        progress: OnProgress<'_>,
    ) -> Result<Answer, Refused> {
        match ask {
            Ask::Send(send) => {
                if let Some(before) = self.sending.take() {
                    send::give_up(&*self.host, before).await;
                }
                self.sending = Some(Sending::new(*send, files)?);
            }
            Ask::GoOn => self.sending.as_mut().ok_or(Refused::OutOfTurn)?.agree(),
            Ask::GiveUp => {
                if let Some(before) = self.sending.take() {
                    send::give_up(&*self.host, before).await;
                }
                return Ok(Answer::Done);
            }
            _ => return Err(Refused::OutOfTurn),
        }
        send::go_on(&*self.host, &mut self.sending, progress).await
    }

    async fn enrol(&mut self, ask: Ask) -> Result<Answer, Refused> {
        match ask {
            Ask::Invited(secret) => enrol::invited(&*self.host, &secret).await,
            Ask::Enrol(enrol) => {
                let enrolment = Enrolment::make(&*self.host, enrol).await?;
                let groups = enrolment.groups();
                self.enrolment = Some(enrolment);
                Ok(Answer::Kit(groups))
            }
            _ => Err(Refused::OutOfTurn),
        }
    }

    /// A kit is read back at an enrolment, or when an owner makes a new one.
    async fn confirm_kit(&mut self, typed: Vec<(usize, String)>) -> Result<Answer, Refused> {
        let Some(enrolment) = self.enrolment.as_mut() else {
            let (host, practice) = self.practice()?;
            return members::confirm_kit(host, practice, typed).await;
        };
        let known = enrolment.confirm(&*self.host, typed).await?;
        self.enrolment = None;
        Ok(known.map_or(Answer::Done, Answer::Changed))
    }

    async fn become_member(&mut self, ask: Ask) -> Result<Answer, Refused> {
        match ask {
            Ask::JoinLink(secret) => join::link(&*self.host, &secret).await,
            Ask::Join(new) => join::join(&*self.host, new).await,
            Ask::KitOf(groups) => recover::kit_of(&*self.host, groups).await,
            Ask::Restore(new) => recover::restore(&*self.host, new).await,
            _ => Err(Refused::OutOfTurn),
        }
    }

    async fn sign_in(&mut self, ask: Ask, progress: OnProgress<'_>) -> Result<Answer, Refused> {
        match ask {
            Ask::SignIn(who) => {
                let next = Next::Inbox(Known::read(who.known.as_deref()));
                self.prove(who, next, progress).await
            }
            Ask::OpenAccount(who) => {
                let next = Next::Account(Known::read(who.known.as_deref()));
                self.prove(who, next, progress).await
            }
            Ask::ChangePassphrase(ChangePassphrase {
                email,
                old,
                new,
                known,
            }) => {
                let next = Next::Change(enrol::long_enough(new)?, Known::read(known.as_deref()));
                let who = SignIn {
                    email,
                    passphrase: old,
                    known: None,
                };
                self.prove(who, next, progress).await
            }
            Ask::SecondStep(code) => self.second_step(code, progress).await,
            Ask::SecondStepLost(code) => self.second_step_lost(code, progress).await,
            Ask::SignOut => {
                self.forget();
                sign_in::sign_out(&*self.host).await
            }
            _ => Err(Refused::OutOfTurn),
        }
    }

    async fn prove(
        &mut self,
        who: SignIn,
        next: Next,
        progress: OnProgress<'_>,
    ) -> Result<Answer, Refused> {
        self.forget();
        match prove(&*self.host, who, next.purpose()).await? {
            Proof::Whole(proven) => self.go_on(*proven, next, progress).await,
            Proof::Half(half) => {
                let ways = half.ways;
                self.waiting = Some(Waiting { half, next });
                Ok(Answer::SecondStep(ways))
            }
        }
    }

    /// A wrong code leaves everything as it is, for another.
    async fn second_step(
        &mut self,
        code: String,
        progress: OnProgress<'_>,
    ) -> Result<Answer, Refused> {
        let waiting = self.waiting.as_ref().ok_or(Refused::OutOfTurn)?;
        let unlocking = waiting.half.try_code(&*self.host, code).await?;
        self.go_on_with(unlocking, progress).await
    }

    /// A code that is not the member's leaves everything as it is. A change of passphrase goes on with no
    /// session that has no second step, so there the code would be used up for nothing.
    async fn second_step_lost(
        &mut self,
        code: String,
        progress: OnProgress<'_>,
    ) -> Result<Answer, Refused> {
        let waiting = self.waiting.as_ref();
        let waiting = waiting.filter(|waiting| !matches!(waiting.next, Next::Change(..)));
        let waiting = waiting.ok_or(Refused::OutOfTurn)?;
        let code = forgotten::code(&Zeroizing::new(code))?;
        let unlocking = waiting.half.try_recovery(&*self.host, &code).await?;
        self.go_on_with(unlocking, progress).await
    }

    /// Goes on with what the second step gave to the sign-in that waits.
    async fn go_on_with(
        &mut self,
        unlocking: Unlocking,
        progress: OnProgress<'_>,
    ) -> Result<Answer, Refused> {
        let Waiting { half, next } = self.waiting.take().ok_or(Refused::OutOfTurn)?;
        self.go_on(half.with(unlocking), next, progress).await
    }

    async fn go_on(
        &mut self,
        proven: Proven,
        next: Next,
        progress: OnProgress<'_>,
    ) -> Result<Answer, Refused> {
        let host = &*self.host;
        self.email = Some(proven.email.clone());
        if next.purpose() == Purpose::Account {
            progress(Progress::AtAccount);
        }
        let is_wanted = proven.unlocking.who.second_step_wanted;
        match next {
            Next::Inbox(known) => {
                let (practice, known) = sign_in::open(host, proven, &known).await?;
                let who = practice.who().clone();
                self.practice = Some(practice);
                Ok(Answer::SignedIn(who, known))
            }
            Next::Account(known) => {
                let (account, met) = Account::open(host, proven, &known).await?;
                self.met = Some(met);
                let told = if is_wanted {
                    Answer::SecondStepWanted
                } else {
                    account.first_told(host).await?
                };
                self.account = Some(account);
                Ok(told)
            }
            Next::Change(new, known) => {
                self.met = Some(passphrase::change(host, proven, new, &known).await?);
                Ok(Answer::Done)
            }
        }
    }

    /// Forgets whoever was signed in.
    fn forget(&mut self) {
        self.practice = None;
        self.account = None;
        self.waiting = None;
        self.email = None;
        self.totp = None;
    }

    async fn totp(&mut self, ask: Ask) -> Result<Answer, Refused> {
        let host = &*self.host;
        match ask {
            Ask::MakeTotp => {
                let email = self.email.as_ref().ok_or(Refused::SessionOver)?;
                let (totp, shown) = Totp::make(host, email).await?;
                self.totp = Some(totp);
                Ok(Answer::Totp(shown))
            }
            Ask::ConfirmTotp(code) => {
                let totp = self.totp.as_ref().ok_or(Refused::OutOfTurn)?;
                totp.confirm(host, code).await?;
                self.totp = None;
                Ok(Answer::Done)
            }
            Ask::EndTotp => totp::end(host).await,
            _ => Err(Refused::OutOfTurn),
        }
    }

    async fn account(&mut self, ask: Ask) -> Result<Answer, Refused> {
        let host = &*self.host;
        let account = self.account.as_mut().ok_or(Refused::SessionOver)?;
        match ask {
            Ask::Account => account.tell(host).await,
            Ask::MakeRecovery => account.make_recovery(host).await,
            Ask::ConfirmRecovery(typed) => account.confirm_recovery(host, typed).await,
            _ => Err(Refused::OutOfTurn),
        }
    }

    async fn receive(&mut self, ask: Ask) -> Result<Answer, Refused> {
        let (host, practice) = self.practice()?;
        match ask {
            Ask::Inbox => practice.list(host).await.map(Answer::Inbox),
            Ask::Summaries(offers) => practice
                .summaries(host, offers)
                .await
                .map(Answer::Summaries),
            Ask::Open(offer) => open::open(host, practice, offer).await,
            Ask::Decide(offer, decision, words) => {
                decide::decide(host, practice, offer, decision, words).await
            }
            Ask::Reseal => reseal::some(host, practice).await,
            Ask::History(after) => history::after(host, after).await,
            Ask::SaveHistory => history::save(host).await,
            ask => Self::members(host, practice, ask).await,
        }
    }

    async fn members(host: &H, practice: &mut Practice<H>, ask: Ask) -> Result<Answer, Refused> {
        match ask {
            Ask::Team => members::team(host, practice).await,
            Ask::Invite(role) => members::invite(host, practice, role).await,
            Ask::Withdraw(invite) => members::withdraw(host, practice, invite).await,
            Ask::Confirm(invite) => members::confirm(host, practice, invite).await,
            Ask::ChangeRole(member, role) => {
                members::change_role(host, practice, member, role).await
            }
            Ask::Rotate { remove, new_kit } => {
                members::rotate(host, practice, remove, new_kit).await
            }
            _ => Err(Refused::OutOfTurn),
        }
    }

    async fn status(&mut self, ask: Ask) -> Result<Answer, Refused> {
        match ask {
            Ask::Status(id, secret) => status::status(&*self.host, id, &secret).await,
            Ask::SendCode(id, secret) => status::send_code(&*self.host, id, &secret).await,
            Ask::TryCode(id, secret, code) => {
                status::try_code(&*self.host, id, &secret, code).await
            }
            _ => Err(Refused::OutOfTurn),
        }
    }

    fn practice(&mut self) -> Result<(&H, &mut Practice<H>), Refused> {
        let practice = self.practice.as_mut().ok_or(Refused::SessionOver)?;
        Ok((&*self.host, practice))
    }
}
