//! A server that says what `wire` has agreed, keeps what it is given, and can be made to fail.

pub(super) mod passkeys;
pub(super) mod team;

use std::cell::RefCell;
use std::collections::BTreeMap;

use browser::http::{Body, Call, Got, Method, Unreached};
use browser::vault::message as vault_message;
use futures::FutureExt;
use futures::executor::block_on;
use opaque::{PendingLogin, Record, ServerSecret};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use referral::ReferralNumber;
use referral::id::{AttachmentId, MemberId, OfferId, PracticeId, ReferralId, SpecialistId};
use referral::offer::OfferState;
use referral::role::Role;
use sealing::counting::Counting;
use sealing::envelope::Envelope;
use sealing::fingerprint::Fingerprint;
use sealing::native::{Native, SigningKey};
use sealing::parts::content_digest;
use sealing::provider::Ceremony;
use sealing::receipt::Receipt;
use sealing::record::{KeyRecord, SignedRecord};
use sealing::{Sha256Digest, Signer, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};
use wire::account::{Account, ConfirmTotp, MakeRecovery, TotpStarted};
use wire::enrolment::{EnrolFinish, EnrolStart, EnrolStarted, Invited};
use wire::forgotten::{ForgottenFinish, ForgottenStart, ForgottenStarted};
use wire::inbox::{Decide, Decided, Envelopes, Inbox, Reseal, Row, Wanted};
use wire::members::{MemberRow, Members, Rotate};
use wire::passphrase::{ChangeFinish, ChangeStart, ChangeStarted};
use wire::recovery::Restore;
use wire::send::{Choice, Commit, Committed, Logged, Reserve, Reserved};
use wire::session::{
    Finish, Finished, Purpose, RingKey, Second, Start, Started, Unlocking, Ways, Who,
};
use wire::status::Status;
use wire::{Moment, Refusal, Token};

use self::passkeys::KeptPasskey;
use self::team::KeptInvite;
use super::log::KeyLog;

pub(crate) const NOW: OffsetDateTime = datetime!(2026-11-23 08:00 UTC);
pub(crate) const CATALOGUE: u32 = 7;
pub(crate) const SPECIALIST: SpecialistId = SpecialistId::from_bytes([0x44; 16]);
pub(crate) const OFFER: OfferId = OfferId::from_bytes([0x55; 16]);
pub(crate) const REFERRAL: ReferralId = ReferralId::from_bytes([0x33; 16]);
/// What the member's authenticator shows.
pub(crate) const CODE: &str = "042917";
/// The enrolment link's.
pub(crate) const SECRET: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
pub(crate) const PRACTICE: PracticeId = PracticeId::from_bytes([0x11; 16]);
const MEMBER: MemberId = MemberId::from_bytes([0x22; 16]);

/// What goes wrong with a call.
#[derive(Clone, Copy)]
pub(crate) enum Fault {
    /// It does not arrive.
    Lost,
    /// It arrives, and its answer does not.
    Unheard,
    /// The server answers this.
    Status(u16),
    /// It refuses with this code.
    Refused(u16, &'static str),
}

pub(crate) struct Server {
    pub(crate) kept: RefCell<Kept>,
    /// Calls whose path ends so fail this often.
    faults: RefCell<Vec<(&'static str, u32, Fault)>>,
    /// A call whose path ends so finds the session over.
    ends_session: RefCell<Option<&'static str>>,
    notes: RefCell<Vec<String>>,
    said: RefCell<String>,
}

/// How much of the roster the server shows.
#[derive(PartialEq, Eq)]
pub(crate) enum Shown {
    Whole,
    /// As a hostile server would: the later entries are kept back.
    TheBeginning,
}

/// What the server has; tests may change it as a hostile one would.
pub(crate) struct Kept {
    opaque: ServerSecret,
    random: ChaCha20Rng,
    login: Option<PendingLogin>,
    pub(crate) member: Option<EnrolFinish>,
    /// The practice's key record, as published.
    pub(crate) record: Option<String>,
    pub(crate) log: KeyLog,
    /// The roster's entries after the first.
    pub(crate) later: Vec<String>,
    /// The newest keys, where any came after the first.
    renewed: Option<(String, Vec<RingKey>)>,
    /// An invitation, and who used it.
    pub(crate) invited: Option<KeptInvite>,
    /// How much of the roster is shown.
    pub(crate) shown: Shown,
    /// What a hostile server makes of a place.
    pub(crate) twist: fn(&mut Reserved),
    /// The same of what it says, which may be what no honest program can.
    pub(crate) twist_said: fn(&mut serde_json::Value),
    pub(crate) chosen: SpecialistId,
    pub(crate) reserved: Option<Reserve>,
    pub(crate) parts: BTreeMap<(String, String), Vec<Vec<u8>>>,
    pub(crate) commits: Vec<Vec<u8>>,
    pub(crate) receipt_number: Option<&'static str>,
    pub(crate) receipt_cp: Option<&'static str>,
    pub(crate) row: Option<Row>,
    message: Option<String>,
    pub(crate) code_given: bool,
    /// What the session that holds was begun for.
    pub(crate) purpose: Option<Purpose>,
    /// The member's recovery code.
    pub(crate) recovery: Option<MakeRecovery>,
    /// Whether the member has an authenticator. Its code is [`CODE`].
    pub(crate) has_totp: bool,
    /// Whether everybody has to have one.
    pub(crate) wants_totp: bool,
    /// The member's passkey.
    pub(crate) passkey: KeptPasskey,
}

impl Server {
    pub(crate) fn new() -> Self {
        let mut random = ChaCha20Rng::seed_from_u64(1);
        Self {
            kept: RefCell::new(Kept {
                opaque: ServerSecret::make(&mut random),
                random,
                login: None,
                member: None,
                record: None,
                log: KeyLog::new(),
                later: Vec::new(),
                renewed: None,
                invited: None,
                shown: Shown::Whole,
                twist: |_| {},
                twist_said: |_| {},
                chosen: SPECIALIST,
                reserved: None,
                parts: BTreeMap::new(),
                commits: Vec::new(),
                receipt_number: None,
                receipt_cp: None,
                row: None,
                message: None,
                code_given: true,
                purpose: None,
                recovery: None,
                has_totp: false,
                wants_totp: false,
                passkey: KeptPasskey::default(),
            }),
            faults: RefCell::default(),
            ends_session: RefCell::default(),
            notes: RefCell::default(),
            said: RefCell::default(),
        }
    }

    /// Publishes a practice's keys that nobody can open anything with: for senders that is enough.
    pub(crate) fn publish(&self) {
        self.publish_for(NOW, NOW + Duration::DAY);
    }

    /// The same, to hold from and until.
    pub(crate) fn publish_for(&self, from: OffsetDateTime, until: OffsetDateTime) {
        let made = async {
            let (_, enc) = Counting::default().make_rsa_key().await?;
            let key = SigningKey::from_seed(&Self::SIGNING);
            let times = (Timestamp::from(from), Timestamp::from(until));
            let (name, town) = ("Example Surgery".to_owned(), "Kelowna".to_owned());
            let record = KeyRecord::first(PRACTICE, name, town, enc, key.public(), times);
            SignedRecord::make(&Native, &record, &key).await
        };
        let record = block_on(made).unwrap();
        self.kept.borrow_mut().record = Some(record.to_json());
    }

    /// What is told of who it goes to before anything is sent.
    pub(crate) fn shown(&self) -> vault_message::Shown {
        vault_message::Shown::of(&self.kept.borrow_mut().place().to)
    }

    /// The next `times` calls of paths that end so fail.
    pub(crate) fn fail(&self, ending: &'static str, times: u32, fault: Fault) {
        self.faults.borrow_mut().push((ending, times, fault));
    }

    pub(crate) fn note(&self, what: String) {
        self.notes.borrow_mut().push(what);
    }

    /// The session ends when a call of a path that ends so comes next.
    pub(crate) fn end_session_at(&self, ending: &'static str) {
        *self.ends_session.borrow_mut() = Some(ending);
    }

    /// What happened since this was asked last.
    pub(crate) fn notes(&self) -> Vec<String> {
        self.notes.take()
    }

    /// Everything that was ever said to it, but for parts of files.
    pub(crate) fn said(&self) -> String {
        self.said.borrow().clone()
    }

    fn hear(&self, call: &Call<'_>) {
        let mut said = self.said.borrow_mut();
        said.push_str(call.path);
        said.push_str(call.bearer.unwrap_or_default());
        if let Body::Json(body) = call.body {
            said.push_str(&String::from_utf8_lossy(body));
        }
    }

    pub(crate) fn call(&self, call: &Call<'_>) -> Result<Got, Unreached> {
        self.hear(call);
        let path = call.path.strip_prefix("/api/v1/").expect("a route");
        self.note(format!("{:?} {path}", call.method));
        let ends_session = *self.ends_session.borrow();
        if ends_session.is_some_and(|ending| path.ends_with(ending)) {
            self.kept.borrow_mut().purpose = None;
        }
        match self.fault(path) {
            Some(Fault::Lost) => Err(Unreached),
            Some(Fault::Refused(status, code)) => Ok(refuse(status, code)),
            Some(Fault::Status(status)) => Ok(refuse(status, "broken")),
            Some(Fault::Unheard) => {
                self.answer(call, path);
                Err(Unreached)
            }
            None => Ok(self.answer(call, path)),
        }
    }

    fn fault(&self, path: &str) -> Option<Fault> {
        let mut faults = self.faults.borrow_mut();
        let mut due = faults.iter_mut();
        let (_, left, fault) = due.find(|(ending, left, _)| *left > 0 && path.ends_with(ending))?;
        *left -= 1;
        Some(*fault)
    }

    /// The key that the published record is signed with.
    pub(crate) const SIGNING: [u8; 32] = [6; 32];

    fn answer(&self, call: &Call<'_>, path: &str) -> Got {
        let segments: Vec<&str> = path.split('/').collect();
        let mut kept = self.kept.borrow_mut();
        match (call.method, segments.as_slice()) {
            (Method::Get, ["enrolment"]) => ok(&invited()),
            (Method::Post, ["enrolment", "start"]) => kept.enrol(call),
            (Method::Post, ["enrolment", "finish"]) if kept.member.is_some() => {
                refuse(404, "no-such-link")
            }
            (Method::Post, ["enrolment", "finish"]) => {
                let member: EnrolFinish = read(call);
                kept.record = Some(member.record.clone());
                kept.member = Some(member);
                done()
            }
            (Method::Post, ["passphrase", "start"]) => kept.begin_change(call),
            (Method::Post, ["passphrase", "finish"]) => kept.change(call),
            (Method::Post, ["session", "start"]) => kept.start(call),
            (Method::Post, ["session", "finish"]) => kept.finish(call),
            (Method::Get, ["account"]) => kept.account(),
            (Method::Post, ["account", "recovery"]) => {
                kept.recovery = Some(read(call));
                done()
            }
            (Method::Post, ["account", "totp", "start"]) => ok(&TotpStarted {
                secret: "MZXW6YTB".to_owned(),
                ticket: "ticket".to_owned(),
            }),
            (Method::Post, ["account", "totp"]) => kept.confirm_totp(call),
            (Method::Post, ["account", "totp", "end"]) => {
                kept.has_totp = false;
                done()
            }
            (Method::Post, ["session", "second"]) => kept.second(call),
            (Method::Post, ["session", "second", "recovery"]) => kept.second_by_recovery(call),
            (Method::Post, ["session", "second", last]) => kept.second_by_passkey(call, last),
            (Method::Post, ["session", "passkey", "start"]) => passkeys::ask_anybody(),
            (Method::Post, ["session", "passkey"]) => kept.sign_in_by_passkey(call),
            (Method::Post, ["account", "passkey", rest @ ..]) => kept.of_passkeys(call, rest),
            (Method::Post, ["forgotten", "start"]) => kept.begin_recovery(call),
            (Method::Post, ["forgotten", "finish"]) => kept.recover(call),
            (Method::Delete, ["session"]) => {
                kept.purpose = None;
                done()
            }
            (Method::Delete, ["referrals", _])
            | (Method::Post, ["status", _, "code"] | ["alarms"]) => done(),
            (Method::Post, ["recovery", "finish"]) => {
                let restore: Restore = read(call);
                kept.later.push(restore.entry);
                done()
            }
            (Method::Post, ["referrals"]) => kept.reserve(call),
            (Method::Put, ["referrals", _, "attachments", aid, "parts", number]) => {
                kept.take_part(call, aid, number)
            }
            (Method::Put, ["referrals", _, "envelope"]) => kept.commit(call),
            (Method::Get, ["keylog", "key"]) => ok(&kept.logged().key),
            (Method::Get, ["keylog", "checkpoint"]) => {
                got(200, kept.logged().checkpoint.as_bytes())
            }
            (Method::Get, ["keylog", ..]) => kept.log.tile(path),
            (Method::Get, ["members"]) => kept.members(),
            (Method::Post, ["members", "rotation"]) => {
                let rotate: Rotate = read(call);
                kept.log.leaves.push(rotate.record.clone().into_bytes());
                kept.renewed = Some((rotate.record, rotate.ring));
                kept.later.push(rotate.entry);
                done()
            }
            (_, ["members", rest @ ..]) => kept.of_members(call, rest),
            (Method::Post, ["recovery"]) => kept.recovering(),
            (_, ["recovery", "start"]) => kept.register(call),
            (_, ["join", rest @ ..]) => kept.of_join(call, rest),
            (Method::Get, ["inbox"]) => ok(&Inbox {
                rows: kept.row.iter().cloned().collect(),
                specialists: vec![(SPECIALIST, "Dr. Casey Example".to_owned())],
            }),
            (Method::Post, ["inbox", "envelopes"]) => kept.envelopes(call),
            (Method::Post, ["offers", _, "open"]) => kept.open(),
            (Method::Post, ["offers", _, "decision"]) => kept.decide(call),
            (Method::Post, ["offers", _, "envelope"]) => kept.reseal(call),
            (Method::Get, ["offers", _, "attachments", aid, "parts", number]) => {
                let place = ((*aid).to_owned(), (*number).to_owned());
                let part = kept.parts.get(&place).and_then(|tries| tries.last());
                part.map_or_else(|| refuse(404, "no-such-referral"), |part| got(200, part))
            }
            (Method::Get, ["status", _]) => kept.status(),
            (Method::Post, ["status", _, "session"]) => {
                kept.code_given = true;
                done()
            }
            _ => refuse(404, "no-such-route"),
        }
    }
}

impl Kept {
    /// The log, with the practice's record in it.
    fn logged(&mut self) -> Logged {
        let record = self.record.clone().expect("a record");
        let record = SignedRecord::parse(record.as_bytes()).unwrap();
        self.log.with(&record)
    }

    fn members(&self) -> Got {
        if self.purpose.is_none() {
            return refuse(401, "not-signed-in");
        }
        let member = self.member.as_ref().expect("a member");
        let later = self.later.iter().filter(|_| self.shown == Shown::Whole);
        let first = [member.roster.clone()].into_iter();
        ok(&Members {
            members: vec![MemberRow {
                member: member.member,
                name: member.name.to_string(),
                email: Some(member.email.clone()),
            }],
            invites: self.invited.iter().map(KeptInvite::row).collect(),
            roster: first.chain(later.cloned()).collect(),
        })
    }

    fn enrol(&mut self, call: &Call<'_>) -> Got {
        let EnrolStart { email, request } = read(call);
        let answer = self.opaque.register(email.as_str(), &request).unwrap();
        let member = MEMBER;
        ok(&EnrolStarted { member, answer })
    }

    fn begin_change(&mut self, call: &Call<'_>) -> Got {
        let ChangeStart { email, request } = read(call);
        let answer = self.opaque.register(email.as_str(), &request).unwrap();
        ok(&ChangeStarted { answer })
    }

    /// The session that was good for it is over with it.
    fn change(&mut self, call: &Call<'_>) -> Got {
        let ChangeFinish { upload, slot } = read(call);
        let session = self.purpose.take();
        let is_allowed = session == Some(Purpose::Account);
        match self.member.as_mut().filter(|_| is_allowed) {
            Some(member) => {
                member.upload = upload;
                member.slot = slot;
                done()
            }
            None => refuse(401, "not-signed-in"),
        }
    }

    fn account(&self) -> Got {
        match self.purpose {
            Some(Purpose::Account) => {
                let recovery = self.recovery.as_ref().map(|_| NOW.into());
                let totp = self.has_totp.then(|| NOW.into());
                let passkeys = self.passkeys();
                ok(&Account {
                    recovery,
                    totp,
                    passkeys,
                })
            }
            Some(Purpose::Inbox) => refuse(403, "sign-in-again"),
            None => refuse(401, "not-signed-in"),
        }
    }

    /// The code that the call shows, if it is the member's.
    fn code(&self, call: &Call<'_>) -> Option<MakeRecovery> {
        let token: Token = call.bearer?.parse().ok()?;
        let made = self.recovery.clone();
        made.filter(|made| made.access == token.hash())
    }

    fn begin_recovery(&mut self, call: &Call<'_>) -> Got {
        let ForgottenStart { email, request } = read(call);
        let (Some(made), Some(member)) = (self.code(call), &self.member) else {
            return refuse(404, "no-such-code");
        };
        let answer = self.opaque.register(email.as_str(), &request).unwrap();
        ok(&ForgottenStarted {
            member: member.member,
            slot: made.slot,
            keys: member.keys.clone(),
            answer,
        })
    }

    fn recover(&mut self, call: &Call<'_>) -> Got {
        let ForgottenFinish { upload, slot, .. } = read(call);
        let code = self.code(call);
        match self.member.as_mut().filter(|_| code.is_some()) {
            Some(member) => {
                member.upload = upload;
                member.slot = slot;
                self.recovery = None;
                done()
            }
            None => refuse(404, "no-such-code"),
        }
    }

    fn start(&mut self, call: &Call<'_>) -> Got {
        let Start {
            email,
            request,
            purpose,
        } = read(call);
        self.purpose = Some(purpose);
        let member = self.member.as_ref().filter(|member| member.email == email);
        let record = member.map(|member| Record::of(&member.upload).unwrap());
        let random = &mut self.random;
        let begun = self.opaque.log_in(random, email.as_str(), record, &request);
        let (login, answer) = begun.unwrap();
        self.login = Some(login);
        let login = "0".repeat(32);
        ok(&Started { login, answer })
    }

    fn finish(&mut self, call: &Call<'_>) -> Got {
        let Finish { proof, .. } = read(call);
        let login = self.login.take();
        match &self.member {
            Some(_) if login.is_some_and(|login| login.is_proven_by(&proof)) => {
                let ways = Ways {
                    code: self.has_totp,
                    passkey: self.passkey.is_there,
                };
                if ways.code || ways.passkey {
                    return ok(&Finished::SecondStep(ways));
                }
                ok(&Finished::SignedIn(Box::new(self.unlocking())))
            }
            _ => refuse(401, "not-signed-in"),
        }
    }

    fn second(&mut self, call: &Call<'_>) -> Got {
        let Second { code, .. } = read(call);
        if code == CODE {
            ok(&self.unlocking())
        } else {
            refuse(422, "wrong-code")
        }
    }

    fn second_by_recovery(&mut self, call: &Call<'_>) -> Got {
        if self.code(call).is_none() {
            return refuse(404, "no-such-code");
        }
        self.recovery = None;
        self.has_totp = false;
        ok(&self.unlocking())
    }

    fn confirm_totp(&mut self, call: &Call<'_>) -> Got {
        let ConfirmTotp { ticket, code } = read(call);
        assert_eq!(ticket, "ticket");
        if code != CODE {
            return refuse(422, "wrong-code");
        }
        self.has_totp = true;
        done()
    }

    fn unlocking(&self) -> Unlocking {
        let member = self.member.as_ref().expect("a member");
        let mut unlocking = unlocking(member);
        unlocking.who.second_step_wanted = self.wants_totp && !self.has_totp;
        let renewed = self.renewed.as_ref();
        if let Some((record, ring)) = renewed.filter(|_| self.shown == Shown::Whole) {
            unlocking.records.push(record.clone());
            unlocking.ring.clone_from(ring);
            unlocking.roster.extend(self.later.iter().cloned());
        }
        unlocking
    }

    fn reserve(&mut self, call: &Call<'_>) -> Got {
        self.reserved = Some(read(call));
        let mut said = serde_json::to_value(self.place()).unwrap();
        (self.twist_said)(&mut said);
        ok(&said)
    }

    /// What is told of who it goes to, and of their key.
    fn place(&mut self) -> Reserved {
        let record = self.record.as_ref().expect("a published key");
        let record = SignedRecord::parse(record.as_bytes()).unwrap();
        let fingerprint = Fingerprint::of(record.hash());
        let mut reserved = Reserved {
            id: REFERRAL,
            number: number(),
            token: Token::from_bytes([9; 32]),
            expires: NOW.into(),
            to: Choice {
                specialist: self.chosen,
                specialist_name: "Dr. Casey Example".to_owned(),
                practice: PRACTICE,
                practice_name: "Example Surgery".to_owned(),
                town: "Kelowna".to_owned(),
                fingerprint: fingerprint.to_string(),
                words: fingerprint.words(),
            },
            log: self.log.with(&record),
            records: vec![record],
            registrar: None,
            server: key().public(),
        };
        (self.twist)(&mut reserved);
        reserved
    }

    fn take_part(&mut self, call: &Call<'_>, aid: &str, number: &str) -> Got {
        let Body::Part { bytes, digest } = call.body else {
            panic!("no part");
        };
        assert_eq!(digest, content_digest(&Sha256Digest::of(bytes)));
        let place = (aid.to_owned(), number.to_owned());
        self.parts.entry(place).or_default().push(bytes.to_vec());
        done()
    }

    fn commit(&mut self, call: &Call<'_>) -> Got {
        let Body::Json(body) = call.body else {
            panic!("no commit");
        };
        self.commits.push(body.to_vec());
        let commit: Commit = read(call);
        let envelope = Envelope::parse(commit.envelope.as_bytes()).unwrap();
        let number = self
            .receipt_number
            .unwrap_or(&envelope.bind().number)
            .to_owned();
        let at = Timestamp::from(NOW);
        let cp = self.receipt_cp.unwrap_or(&envelope.bind().cp).to_owned();
        let receipt = Receipt::new(REFERRAL, number, envelope.hash(), commit.attachments, at);
        let receipt = receipt.with_checkpoint(cp);
        let (key, public) = (key(), key().public());
        let signer = Signer {
            key: &key,
            public: &public,
        };
        self.row = Some(row(self.reserved.as_ref().unwrap(), &envelope));
        // Nothing native ever waits.
        let receipt = receipt.sign(&Native, &signer).now_or_never();
        let receipt = receipt.unwrap().unwrap();
        ok(&Committed { receipt })
    }

    fn committed(&self) -> Commit {
        serde_json::from_slice(self.commits.last().unwrap()).unwrap()
    }

    fn envelopes(&self, call: &Call<'_>) -> Got {
        let Wanted { offers } = read(call);
        let wanted = offers.into_iter().filter(|offer| *offer == OFFER);
        let envelopes = wanted.map(|offer| (offer, self.committed().envelope));
        let envelopes = envelopes.collect();
        ok(&Envelopes { envelopes })
    }

    fn open(&mut self) -> Got {
        let row = self.row.as_mut().unwrap();
        row.opened = Some(NOW.into());
        row.state = OfferState::Opened;
        ok(row)
    }

    /// Its row says the same from then on.
    fn reseal(&mut self, call: &Call<'_>) -> Got {
        let Reseal { envelope } = read(call);
        let before = Envelope::parse(self.committed().envelope.as_bytes()).unwrap();
        let row = self.row.as_mut().unwrap();
        row.epoch = Envelope::parse(envelope.as_bytes()).unwrap().bind().epoch;
        row.prev = Some(before.hash());
        let row = ok(row);
        let commit = Commit {
            envelope,
            ..self.committed()
        };
        self.commits.push(serde_json::to_vec(&commit).unwrap());
        row
    }

    fn decide(&mut self, call: &Call<'_>) -> Got {
        let row = self.row.as_mut().unwrap();
        if row.decided.is_some() {
            return refuse(409, "decided");
        }
        let Decide { decision, message } = read(call);
        self.message = message;
        row.decided = Some(Decided {
            decision,
            at: NOW.into(),
            by: "Robin Sample".to_owned(),
        });
        ok(row)
    }

    fn status(&self) -> Got {
        if !self.code_given {
            return refuse(401, "code-wanted");
        }
        let row = self.row.as_ref().unwrap();
        ok(&Status {
            id: REFERRAL,
            number: row.number,
            practice: PRACTICE,
            practice_name: "Example Surgery".to_owned(),
            specialist_name: "Dr. Casey Example".to_owned(),
            hop: row.hop,
            state: row.state,
            sent: row.sent,
            opened: row.opened,
            decided: row.decided.as_ref().map(|decided| decided.at),
            decision: row.decided.as_ref().map(|decided| decided.decision),
            message: self.message.clone(),
            thread: self.committed().thread,
        })
    }
}

fn key() -> SigningKey {
    SigningKey::from_seed(&[5; 32])
}

fn number() -> ReferralNumber {
    "R-7K4M-2QXD-4".parse().unwrap()
}

fn invited() -> Invited {
    Invited {
        practice: PRACTICE,
        name: "Example Surgery".to_owned(),
        town: "Kelowna".to_owned(),
        expires: NOW.into(),
    }
}

fn unlocking(member: &EnrolFinish) -> Unlocking {
    let ring = [&member.ring_enc, &member.ring_sig];
    let record = SignedRecord::parse(member.record.as_bytes()).unwrap();
    let record = record.record().unwrap();
    let kids = [record.enc[0].kid(), record.sig.kid()];
    let delivered = ring.into_iter().zip(kids).map(|(entry, kid)| RingKey {
        epoch: record.epoch,
        kid: kid.to_string(),
        entry: entry.clone(),
    });
    Unlocking {
        who: Who {
            member: member.member,
            name: member.name.to_string(),
            role: Role::Owner,
            practice: PRACTICE,
            practice_name: "Example Surgery".to_owned(),
            ends: Moment::from(NOW),
            second_step_wanted: false,
        },
        slot: member.slot.clone(),
        keys: member.keys.clone(),
        ring: delivered.collect(),
        records: vec![member.record.clone()],
        roster: vec![member.roster.clone()],
        server: key().public(),
    }
}

fn row(reserve: &Reserve, envelope: &Envelope) -> Row {
    let (route, bind) = (&reserve.route, envelope.bind());
    let attachments: Vec<(AttachmentId, u64)> = bind.att.iter().copied().map(Into::into).collect();
    Row {
        offer: OFFER,
        referral: REFERRAL,
        number: number(),
        specialist: SPECIALIST,
        specialty: route.specialty.clone(),
        category: route.category.clone(),
        subcategory: route.subcategory.clone(),
        region: route.region,
        urgency: route.urgency,
        catalogue: reserve.catalogue,
        hop: 0,
        epoch: bind.epoch,
        sent_epoch: bind.epoch,
        prev: None,
        attachments,
        state: OfferState::Sent,
        sent: NOW.into(),
        opened: None,
        decided: None,
    }
}

fn read<T: DeserializeOwned>(call: &Call<'_>) -> T {
    let Body::Json(body) = call.body else {
        panic!("no JSON");
    };
    serde_json::from_slice(body).unwrap()
}

fn ok<T: Serialize>(answer: &T) -> Got {
    got(200, &serde_json::to_vec(answer).unwrap())
}

fn done() -> Got {
    got(204, b"")
}

fn refuse(status: u16, error: &str) -> Got {
    let refusal = Refusal {
        error: error.to_owned(),
        after: None,
    };
    got(status, &serde_json::to_vec(&refusal).unwrap())
}

fn got(status: u16, body: &[u8]) -> Got {
    let body = body.to_vec();
    Got { status, body }
}
