//! What the vault holds, and which of its parts answers what.

use std::rc::Rc;

use browser::vault::message::{Answer, Ask, Progress, Refused};
use referral::id::{AttachmentId, OfferId};

use crate::account::Account;
use crate::attachment::Download;
use crate::enrol::Enrolment;
use crate::host::Host;
use crate::inbox::Practice;
use crate::send::Sending;
use crate::{decide, enrol, forgotten, open, passphrase, send, sign_in, status};

/// Hears how far a request is.
pub(crate) type OnProgress<'a> = &'a dyn Fn(Progress);

/// Everything that outlives a request.
pub(crate) struct State<H: Host> {
    host: Rc<H>,
    sending: Option<Sending<H>>,
    enrolment: Option<Enrolment>,
    practice: Option<Practice<H>>,
    account: Option<Account<H>>,
}

/// What comes of a request.
pub(crate) enum Reply<H: Host> {
    /// An answer.
    Answer(Result<Answer, Refused>),
    /// A file that is to be fetched, which takes its time.
    File(Download<H>),
}

impl<H: Host> State<H> {
    pub(crate) fn new(host: H) -> Self {
        Self {
            host: Rc::new(host),
            sending: None,
            enrolment: None,
            practice: None,
            account: None,
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
            return match self.file(offer, attachment).await {
                Ok(download) => Reply::File(download),
                Err(refused) => Reply::Answer(Err(refused)),
            };
        }
        Reply::Answer(match ask {
            Ask::Send(_) | Ask::GoOn | Ask::GiveUp => self.send(ask, files, progress).await,
            Ask::Invited(_) | Ask::Enrol(_) | Ask::ConfirmKit(_) => self.enrol(ask).await,
            Ask::OpenAccount(_) | Ask::MakeRecovery | Ask::ConfirmRecovery(_) | Ask::Recover(_) => {
                self.account(ask).await
            }
            Ask::Status(..) | Ask::SendCode(..) | Ask::TryCode(..) => self.status(ask).await,
            _ => self.receive(ask).await,
        })
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
            _ => {
                if let Some(before) = self.sending.take() {
                    send::give_up(&*self.host, before).await;
                }
                return Ok(Answer::Done);
            }
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
            Ask::ConfirmKit(typed) => {
                let enrolment = self.enrolment.as_mut().ok_or(Refused::OutOfTurn)?;
                enrolment.confirm(&*self.host, typed).await?;
                self.enrolment = None;
                Ok(Answer::Done)
            }
            _ => Err(Refused::OutOfTurn),
        }
    }

    async fn account(&mut self, ask: Ask) -> Result<Answer, Refused> {
        let host = &*self.host;
        if let Ask::Recover(recover) = ask {
            return forgotten::recover(host, recover).await;
        }
        if let Ask::OpenAccount(who) = ask {
            self.account = None;
            let account = Account::open(host, who).await?;
            return self.account.insert(account).tell(host).await;
        }
        let account = self.account.as_mut().ok_or(Refused::SessionOver)?;
        match ask {
            Ask::MakeRecovery => account.make_recovery(host).await,
            Ask::ConfirmRecovery(typed) => account.confirm_recovery(host, typed).await,
            _ => Err(Refused::OutOfTurn),
        }
    }

    async fn receive(&mut self, ask: Ask) -> Result<Answer, Refused> {
        match ask {
            Ask::SignIn(who) => {
                let practice = sign_in::sign_in(&*self.host, who).await?;
                let who = practice.who().clone();
                self.practice = Some(practice);
                return Ok(Answer::SignedIn(who));
            }
            Ask::ChangePassphrase(change) => {
                self.practice = None;
                return passphrase::change(&*self.host, change).await;
            }
            Ask::SignOut => {
                self.practice = None;
                return sign_in::sign_out(&*self.host).await;
            }
            _ => {}
        }
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
