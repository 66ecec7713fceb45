//! The whole API on a real database, with two practices of the demo, for its tests. The tests are
//! the browser: they seal as it does.

mod large;
mod passkeys;
mod sealed;
mod store;
pub(crate) mod team;

use std::path::PathBuf;
use std::sync::Arc;

use ::store::{
    KeptRingEntry, KeptTotp, NewKey, NewKit, NewMember, NewPractice, NewSession, PracticeStatus,
    Purpose, SealingKey, Store,
};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE};
use axum::http::request::Builder;
use axum::http::{HeaderMap, Request, StatusCode};
use demo::{Keys, Owner};
use http_body_util::BodyExt;
use http_body_util::channel::{Channel, Sender};
use opaque::{ClientRegistration, Record};
use referral::id::{MemberId, PracticeId};
use referral::practice::PracticeProfile;
use referral::route::{Route, Wish};
use referral::urgency::Urgency;
use sealing::KitCode;
use sealing::account::{SlotPlace, Unlock, derive_slot_key};
use sealing::kit::derive_access;
use sealing::native::{Native, copy_slot};
use sealing::record::SignedRecord;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use time::{Duration, OffsetDateTime};
use tower::ServiceExt;
use wire::Token;
use wire::account::MakeRecovery;
use wire::send::{Reserve, Reserved};

use crate::access::{COOKIE as SESSION, IDLE};
use crate::clock::tests::StoppedClock;
use crate::clock::{Clock, SystemClock};
use crate::operator::test_kit::{CLOCK, Folder};
use crate::passkey::Passkeys;
use crate::passkey::authenticator::ORIGIN;
use crate::random::{Source, SystemRandom, token};
use crate::router::AppState;
use crate::second_step::SECRET;
pub(crate) use crate::second_step::code_at as totp_code;

pub(crate) use self::sealed::{Part, Sealed, TYPED};
pub(crate) use self::store::Watched;

/// Where a sender is told what becomes of a referral.
pub(crate) const SENDER: &str = "canary.sender@example.org";
/// The catalogue that is in force.
pub(crate) const CATALOGUE: u32 = 1;

pub(crate) struct World {
    pub(crate) state: AppState,
    pub(crate) store: Watched,
    /// Two practices, whose specialists both take what [`World::route`] asks for.
    pub(crate) practices: Vec<(PracticeProfile, Owner, Keys)>,
    pub(crate) folder: Folder,
}

/// What was answered.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    pub(crate) fn read<T: DeserializeOwned>(&self) -> T {
        assert_eq!(self.status, StatusCode::OK, "{:?}", self.body);
        serde_json::from_slice(&self.body).expect("the wire's type")
    }

    /// The status, and the code of a refusal that says nothing else.
    pub(crate) fn refusal(&self) -> (u16, String) {
        let json = self.json();
        let code = json["error"].as_str().unwrap_or_default().to_owned();
        let whole = json == json!({ "error": code });
        assert!(whole || self.body.is_empty(), "{json}");
        (self.status.as_u16(), code)
    }
}

/// A refusal as [`Answer::refusal`] tells it.
pub(crate) fn refused(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

/// Nothing was refused, and nothing is said.
pub(crate) fn done() -> (u16, String) {
    refused(204, "")
}

impl World {
    /// With members who cannot sign in: a session is given to them.
    pub(crate) async fn new() -> Self {
        Self::with(|_, _| b"record".to_vec()).await
    }

    /// With members who have registered their published passphrase.
    pub(crate) async fn with_accounts() -> Self {
        Self::with(|state, owner| register(state, owner).to_bytes()).await
    }

    async fn with(record: impl Fn(&AppState, &Owner) -> Vec<u8>) -> Self {
        let folder = Folder::new();
        let store = Watched::new(folder.store().await);
        let mut state = folder.state(store.clone());
        let origin = ORIGIN.parse().expect("an origin");
        state.passkeys = Passkeys::at(&origin).map(Arc::new);
        let (now, today) = (CLOCK.now(), CLOCK.today());
        let put = store.put_catalogue(&demo::catalogue(), now).await;
        assert_eq!(put.expect("it is kept"), CATALOGUE);
        let profiles = demo::practices(today).into_iter().take(2);
        let profiles: Vec<_> = profiles.collect();
        let mut practices = Vec::new();
        for (profile, (owner, keys)) in profiles.clone().into_iter().zip(demo::with_keys(&profiles))
        {
            create(&store, &profile, now).await;
            let record = record(&state, &owner);
            enrol(&store, &owner, keys.clone(), record, now).await;
            practices.push((profile, owner, keys));
        }
        store.asked();
        Self {
            state,
            store,
            practices,
            folder,
        }
    }

    /// A demo that was set up before, at the present time, with this practice alone.
    async fn at(folder: PathBuf, slug: &str) -> Self {
        let folder = Folder::at(folder);
        let store = Watched::new(folder.store().await);
        let mut state = folder.state(store.clone());
        state.clock = Arc::new(SystemClock);
        let mut profiles = demo::practices(state.clock.today());
        profiles.retain(|profile| profile.slug().as_str() == slug);
        let with_keys = demo::with_keys(&profiles);
        let practices = profiles.into_iter().zip(with_keys);
        let practices = practices.map(|(profile, (owner, keys))| (profile, owner, keys));
        Self {
            state,
            store,
            practices: practices.collect(),
            folder,
        }
    }

    /// Later.
    pub(crate) fn on(&mut self, by: Duration) {
        let now = self.state.clock.now() + by;
        self.state.clock = Arc::new(StoppedClock(now));
    }

    pub(crate) async fn ask(&self, request: Builder, body: impl Into<Body>) -> Answer {
        let router = super::routes().with_state(self.state.clone());
        ask(router, request, body).await
    }

    pub(crate) async fn ask_json(&self, request: Builder, body: &impl Serialize) -> Answer {
        let body = serde_json::to_vec(body).expect("JSON");
        self.ask(request.header(CONTENT_TYPE, "application/json"), body)
            .await
    }

    /// A session that was just begun, of the member of this practice: its cookie.
    pub(crate) async fn session(&self, practice: usize) -> String {
        let member = self.practices[practice].1.member;
        self.session_for(member, Purpose::Inbox).await
    }

    /// The same, begun to change what the account opens with.
    pub(crate) async fn account_session(&self, practice: usize) -> String {
        let member = self.practices[practice].1.member;
        self.session_for(member, Purpose::Account).await
    }

    /// One more practice, without members, and the secret of its link.
    pub(crate) async fn enrolling(&self) -> (PracticeId, Token) {
        let profile = demo::practices(self.state.clock.today()).swap_remove(2);
        let id = demo::practice_id(profile.slug());
        let now = self.state.clock.now();
        let status = PracticeStatus::Verified;
        let practice = NewPractice::new(id, status, profile, demo::specialist_id);
        let created = self.store.create_practice(practice, now).await;
        created.expect("it is created");
        let link = Token::from_bytes([4; 32]);
        let hash = *link.hash().as_bytes();
        let until = now + Duration::days(7);
        let put = self.store.put_enrolment(id, hash, until, now).await;
        assert!(put.expect("it answers"));
        (id, link)
    }

    /// What is asked with by whoever has the recovery kit of this practice.
    pub(crate) fn kit_access(&self, practice: usize) -> Token {
        let code: KitCode = self.practices[practice].2.code.parse().expect("a code");
        Token::from_bytes(*derive_access(&code))
    }

    /// Makes a recovery code for the member of this practice, which is asked with so.
    pub(crate) async fn with_recovery_code(&self, practice: usize, access: &Token) {
        let cookie = self.account_session(practice).await;
        let made = MakeRecovery {
            access: access.hash(),
            slot: self.slot(practice, Unlock::RecoveryCode, b"code").await,
        };
        let asked = with_cookie(Request::post("/account/recovery"), &cookie);
        assert_eq!(self.ask_json(asked, &made).await.refusal(), done());
    }

    /// The lines of a practice's trail about what was refused.
    pub(crate) async fn refusals(&self, practice: PracticeId) -> Vec<String> {
        let trail = self.store.audit(practice).await.expect("it answers");
        let entries = trail.into_iter().map(|line| line.entry);
        entries.filter(|entry| entry.contains("refused")).collect()
    }

    /// Such a line, by the owner of a practice.
    pub(crate) fn refusal_of(&self, practice: usize, what: &str) -> String {
        let member = self.practices[practice].1.member;
        format!(r#"{{"kind":"refused","member":"{member}","what":"{what}"}}"#)
    }

    /// As [`World::session`], of this member.
    pub(crate) async fn session_of(&self, member: MemberId) -> String {
        self.session_for(member, Purpose::Inbox).await
    }

    /// As [`World::session`] of the first practice, begun so long ago, and used since.
    pub(crate) async fn session_since(&self, since: Duration) -> String {
        let (member, now) = (self.practices[0].1.member, self.state.clock.now());
        let token = self.begin_at(member, Purpose::Inbox, now - since).await;
        let used = now - since / 2;
        let found = self.store.session(*token.hash().as_bytes(), used, IDLE);
        assert!(found.await.expect("it answers").is_some());
        format!("{SESSION}={}", *token.to_text())
    }

    async fn session_for(&self, member: MemberId, purpose: Purpose) -> String {
        let token = self.begin(member, purpose).await;
        format!("{SESSION}={}", *token.to_text())
    }

    /// Begins a session, whatever the member signs in with; its token.
    pub(super) async fn begin(&self, member: MemberId, purpose: Purpose) -> Token {
        self.begin_at(member, purpose, self.state.clock.now()).await
    }

    /// The same, begun at this time.
    async fn begin_at(&self, member: MemberId, purpose: Purpose, now: OffsetDateTime) -> Token {
        let token = token(&SystemRandom).expect("random bytes");
        let account = self.store.account(member).await;
        let session = NewSession {
            hash: *token.hash().as_bytes(),
            member,
            purpose,
            changes: account.expect("it answers").changes,
            now,
            ends: now + Duration::hours(12),
        };
        let begun = self.store.begin_session(session).await;
        assert!(begun.expect("it answers"), "it begins");
        token
    }

    /// Gives the member of this practice an authenticator, now; what it shares with the server.
    pub(crate) async fn with_totp(&self, practice: usize) -> Vec<u8> {
        let member = self.practices[practice].1.member;
        let secret = [practice.try_into().unwrap_or(9); SECRET];
        let key = &self.state.secrets.second_step;
        let sealed = key.seal(&SystemRandom, member, &secret);
        let now = self.state.clock.now();
        let new = KeptTotp {
            member,
            sealed: sealed.expect("random bytes"),
            last_step: 1,
        };
        let session = self.begin(member, Purpose::Account).await.hash();
        let kept = self.store.put_totp(new, *session.as_bytes(), now).await;
        assert!(kept.expect("it answers"), "it is kept");
        secret.to_vec()
    }

    /// A slot of the member of this practice, under what a secret gives. Whether it opens, only a
    /// browser sees.
    pub(crate) async fn slot(&self, practice: usize, unlock: Unlock, secret: &[u8]) -> String {
        self.slot_of(practice, unlock, 0, secret).await
    }

    /// The same, of this number.
    pub(crate) async fn slot_of(
        &self,
        practice: usize,
        unlock: Unlock,
        number: u32,
        secret: &[u8],
    ) -> String {
        let (_, owner, keys) = &self.practices[practice];
        let from = owner.kept_slot();
        let from_key = derive_slot_key(&Native, from, owner.passphrase.as_bytes()).await;
        let to = SlotPlace {
            unlock,
            number,
            ..owner.passphrase_slot()
        };
        let to_key = derive_slot_key(&Native, to, secret).await.expect("a key");
        let from_key = from_key.expect("a key");
        let copied = copy_slot((from, &from_key), keys.slot.as_bytes(), (to, &to_key)).await;
        copied.expect("a slot")
    }

    /// To the first practice's specialist.
    pub(crate) fn route(&self) -> Route {
        let (profile, ..) = &self.practices[0];
        let [specialist, ..] = profile.specialists() else {
            panic!("a practice has a specialist")
        };
        Route {
            specialty: specialist.specialty.clone(),
            category: "thyroid-parathyroid".parse().expect("a code"),
            subcategory: self.subcategory(),
            region: profile.region(),
            urgency: Urgency::SemiUrgent,
            wish: Wish::Named(demo::specialist_id(&specialist.slug)),
        }
    }

    #[expect(clippy::unused_self, reason = "it is the world's catalogue")]
    fn subcategory(&self) -> Option<referral::code::SubcategoryCode> {
        let category = "thyroid-parathyroid".parse().expect("a code");
        let catalogue = demo::catalogue();
        let category = catalogue.category(&category).expect("it is there");
        category
            .subcategories
            .first()
            .map(|first| first.code.clone())
    }

    pub(crate) fn wish(&self) -> Reserve {
        Reserve {
            route: self.route(),
            catalogue: CATALOGUE,
            sender: SENDER.parse().expect("an address"),
        }
    }

    pub(crate) async fn reserve(&self) -> Reserved {
        let request = Request::post("/referrals");
        self.ask_json(request, &self.wish()).await.read()
    }

    /// Reserves, uploads and hands over.
    pub(crate) async fn send(&self, files: &[Vec<u8>]) -> (Reserved, Sealed) {
        let reserved = self.reserve().await;
        let sealed = self.seal(&reserved, files).await;
        for part in &sealed.parts {
            assert_eq!(self.put(&reserved, part).await.refusal(), done());
        }
        let committed = self.commit(&reserved, &sealed.commit).await;
        assert_eq!(committed.status, StatusCode::OK, "{:?}", committed.body);
        (reserved, sealed)
    }

    pub(crate) async fn put(&self, reserved: &Reserved, part: &Part) -> Answer {
        let request = Request::put(part.path(reserved)).header("content-digest", part.digest());
        let request = bearing(request, &reserved.token);
        self.ask(request, part.bytes.clone()).await
    }

    pub(crate) async fn commit(&self, reserved: &Reserved, commit: &impl Serialize) -> Answer {
        let request = Request::put(format!("/referrals/{}/envelope", reserved.id));
        self.ask_json(bearing(request, &reserved.token), commit)
            .await
    }
}

pub(crate) async fn ask(router: Router, request: Builder, body: impl Into<Body>) -> Answer {
    let request = request.body(body.into()).expect("a request");
    let Ok(response) = router.oneshot(request).await;
    let (parts, body) = response.into_parts();
    let body = body.collect().await.expect("a body").to_bytes();
    Answer {
        status: parts.status,
        headers: parts.headers,
        body,
    }
}

/// A body that begins like this and then stands still, for as long as the sender is kept.
pub(crate) async fn stalled(begins: &'static [u8]) -> (Sender<Bytes>, Body) {
    let (mut sender, body) = Channel::new(1);
    let begun = sender.send_data(Bytes::from_static(begins)).await;
    begun.expect("there is room");
    (sender, Body::new(body))
}

pub(crate) fn bearing(request: Builder, token: &Token) -> Builder {
    request.header(AUTHORIZATION, format!("Bearer {}", *token.to_text()))
}

pub(crate) fn with_cookie(request: Builder, cookie: &str) -> Builder {
    request.header(COOKIE, cookie)
}

async fn create(store: &Watched, profile: &PracticeProfile, now: OffsetDateTime) {
    let id = demo::practice_id(profile.slug());
    let status = PracticeStatus::Verified;
    let practice = NewPractice::new(id, status, profile.clone(), demo::specialist_id);
    let created = store.create_practice(practice, now).await;
    created.expect("it is created");
}

fn register(state: &AppState, owner: &Owner) -> Record {
    let random = &mut Source(&SystemRandom);
    let passphrase = owner.passphrase.clone().into();
    let (client, request) = ClientRegistration::start(random, passphrase).expect("a request");
    let answer = state
        .secrets
        .opaque
        .register(owner.email.as_str(), &request);
    let finished = client.finish(random, &answer.expect("an answer"));
    Record::of(&finished.expect("an upload").0).expect("a record")
}

async fn enrol(store: &Watched, owner: &Owner, keys: Keys, record: Vec<u8>, now: OffsetDateTime) {
    let stated = SignedRecord::parse(keys.record.as_bytes()).and_then(|signed| signed.record());
    let stated = stated.expect("a record");
    let [enc] = &stated.enc;
    let entry = |kid: &str, entry: String| KeptRingEntry {
        epoch: 1,
        kid: kid.to_owned(),
        entry,
    };
    let access = derive_access(&keys.code.parse().expect("a code"));
    let kit = NewKit {
        document: keys.kit,
        signing: Some(keys.kit_signing),
        access: Some(*Token::from_bytes(*access).hash().as_bytes()),
    };
    let member = NewMember {
        member: owner.member,
        name: owner.name.clone(),
        email: owner.email.clone(),
        record,
        slot: keys.slot,
        keys: serde_json::to_string(&keys.keys).expect("JSON"),
        kid: keys.keys.enc.kid().to_string(),
        ring: vec![
            entry(enc.kid().as_str(), keys.ring_enc),
            entry(stated.sig.kid().as_str(), keys.ring_sig),
        ],
        kit,
        key: NewKey {
            practice: owner.practice,
            key: SealingKey {
                epoch: 1,
                kid: enc.kid().to_string(),
                public_key: serde_json::to_string(enc).expect("JSON"),
            },
            payload: keys.record.into_bytes(),
            expires: stated.exp.into(),
        },
        roster: keys.roster,
    };
    let link = *owner.member.as_bytes();
    let link = [link, link].concat().try_into().expect("32 bytes");
    let put = store.put_enrolment(owner.practice, link, now + Duration::DAY, now);
    assert!(put.await.expect("it answers"));
    let enrolled = store.enrol(link, member, now).await;
    enrolled.expect("the member is enrolled");
}
