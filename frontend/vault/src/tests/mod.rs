//! Whole journeys of the vault, natively, against a server of the tests' own.

mod account;
mod host;
mod hostile;
mod journey;
mod log;
mod passkey;
mod passphrase;
mod referral;
mod resealed;
mod second_step;
mod sending;
mod server;
mod tampering;
mod team;
mod watch;

use std::cell::RefCell;
use std::rc::Rc;

use ::referral::id::{AttachmentId, OfferId};
use browser::vault::message::{Answer, Ask, Enrol, Progress, Refused, Shown, SignIn};
use futures::executor::block_on;

use self::host::TestHost;
use self::server::{SECRET, Server};
use crate::state::{Reply, State};

pub(crate) const EMAIL: &str = "Front-Desk@Example.org";
pub(crate) const PASSPHRASE: &str = "four words that rhyme";

/// A vault, as a page talks to it.
pub(crate) struct Page {
    state: State<TestHost>,
    server: Rc<Server>,
    pub(crate) heard: RefCell<Vec<Progress>>,
}

impl Page {
    pub(crate) fn new(server: &Rc<Server>) -> Self {
        Self {
            state: State::new(TestHost::new(server)),
            server: Rc::clone(server),
            heard: RefCell::default(),
        }
    }

    pub(crate) fn ask(&mut self, ask: Ask) -> Result<Answer, Refused> {
        self.ask_with(ask, Vec::new())
    }

    pub(crate) fn ask_with(
        &mut self,
        mut ask: Ask,
        files: Vec<Vec<u8>>,
    ) -> Result<Answer, Refused> {
        if let Ask::Send(send) = &mut ask
            && send.expected.fingerprint.is_empty()
        {
            // As the check page showed it.
            let specialist = send.expected.specialist;
            send.expected = Shown {
                specialist,
                ..self.server.shown()
            };
        }
        let progress = |progress| self.heard.borrow_mut().push(progress);
        match block_on(self.state.answer(ask, files, &progress)) {
            Reply::Answer(answer) => {
                if let Some((host, alarm)) = self.state.alarm(&answer) {
                    block_on(crate::alarm::raise(&*host, alarm));
                }
                answer
            }
            Reply::File(_) => panic!("a file"),
            Reply::Watch(mut watch) => {
                let answer = block_on(watch.run());
                if let Some(alarm) = crate::watch::alarm(&answer) {
                    block_on(watch.report(alarm));
                }
                answer
            }
        }
    }

    /// A file of a referral, whole.
    pub(crate) fn file(
        &mut self,
        offer: OfferId,
        attachment: AttachmentId,
    ) -> Result<Vec<u8>, Refused> {
        let progress = |progress| self.heard.borrow_mut().push(progress);
        let ask = Ask::File(offer, attachment);
        match block_on(self.state.answer(ask, Vec::new(), &progress)) {
            Reply::Answer(answer) => Err(answer.err().expect("a refusal")),
            Reply::Watch(_) => panic!("a watch"),
            Reply::File(download) => block_on(download.run(&progress)).map(|all| all.concat()),
        }
    }

    /// What the page was told to remember of the key log.
    pub(crate) fn remembered(&self) -> Option<String> {
        let heard = self.heard.borrow();
        heard.iter().rev().find_map(|progress| match progress {
            Progress::Proven(known) => Some(known.clone()),
            _ => None,
        })
    }

    /// What the page was told to remember of a roster that was met on the way to an answer.
    pub(crate) fn met(&self) -> Option<String> {
        let heard = self.heard.borrow();
        heard.iter().rev().find_map(|progress| match progress {
            Progress::Met(known) => Some(known.clone()),
            _ => None,
        })
    }

    pub(crate) fn refusal(&mut self, ask: Ask) -> Option<Refused> {
        self.ask(ask).err()
    }
}

pub(crate) fn enrol() -> Ask {
    Ask::Enrol(Enrol {
        secret: SECRET.to_owned(),
        name: "Robin Sample".to_owned(),
        email: EMAIL.to_owned(),
        passphrase: PASSPHRASE.to_owned(),
    })
}

pub(crate) fn sign_in_with(passphrase: &str) -> Ask {
    Ask::SignIn(signing_in(passphrase, None))
}

/// In a browser that remembers this of practices' rosters.
pub(crate) fn sign_in_knowing(known: Option<String>) -> Ask {
    Ask::SignIn(signing_in(PASSPHRASE, known))
}

fn signing_in(passphrase: &str, known: Option<String>) -> SignIn {
    SignIn {
        email: EMAIL.to_owned(),
        passphrase: passphrase.to_owned(),
        known,
    }
}

pub(crate) fn sign_in() -> Ask {
    sign_in_with(PASSPHRASE)
}

/// Makes the practice's keys and hands them to the server; and what to remember of the roster.
pub(crate) fn enrolled(server: &Rc<Server>) -> String {
    let mut page = Page::new(server);
    let Ok(Answer::Kit(groups)) = page.ask(enrol()) else {
        panic!("no kit");
    };
    let typed = groups.into_iter().enumerate().collect();
    let Ok(Answer::Changed(seen)) = page.ask(Ask::ConfirmKit(typed)) else {
        panic!("no practice");
    };
    seen
}
