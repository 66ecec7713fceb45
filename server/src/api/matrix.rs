//! Every route by every kind of caller: who may, and that unknown and forbidden look the same.
//!
//! The operator is none of them: there is no route for the operator, only commands on the machine
//! itself, and no request has more rights there than another.

use axum::body::Body;
use axum::http::header::CONTENT_LENGTH;
use axum::http::{Method, Request, StatusCode};
use opaque::{ClientLogin, ClientRegistration, Message};
use referral::id::{InviteId, MemberId, OfferId, ReferralId};
use referral::role::Role;
use sealing::account::SealedMemberKeys;
use sealing::roster::RosterMember;
use serde_json::{Value, json};
use store::status::{CodeOutcome, NewCode, TypedCode, TypedOutcome};
use store::{NewAccount, Store};
use time::Duration;
use wire::Token;
use wire::inbox::Wanted;
use wire::send::Reserved;
use wire::session::{Finish, Purpose, Start};

use super::routes::Listed;
use super::world::team::{Team, link, secret};
use super::world::{Answer, Sealed, World, bearing, with_cookie};
use crate::access::{CEREMONY, FRESH};
use crate::random::{Source, SystemRandom};

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Caller {
    /// Without anything.
    Nobody,
    /// With a token and cookies that are nobody's.
    WrongToken,
    /// With the tokens of another referral.
    OtherSender,
    /// With the tokens of the referral, in a browser that typed its code.
    Sender,
    /// Signed in to another practice.
    OtherMember,
    /// Has an invitation's link to the practice.
    Invited,
    /// Has the link with which another practice's first owner enrols.
    Enrolling,
    /// Has the practice's recovery kit.
    KitHolder,
    /// Has the recovery code of the practice's owner.
    CodeHolder,
    /// Was a member of the practice, and was signed in when they were removed.
    Removed,
    /// Signed in to the practice, and may only read.
    Reader,
    /// Signed in to the practice, neither as an owner nor only to read.
    Member,
    /// Signed in to the practice a moment ago, as its owner.
    Owner,
    /// The same, longer ago than a sign-in is fresh.
    StaleOwner,
    /// The same, longer ago than keys may be renewed with a new kit.
    LateOwner,
    /// Signed in to another practice, to change the account.
    OtherAtAccount,
    /// Signed in to the practice, to change the account.
    AtAccount,
}

const CALLERS: [Caller; 17] = [
    Caller::Nobody,
    Caller::WrongToken,
    Caller::OtherSender,
    Caller::Sender,
    Caller::OtherMember,
    Caller::Invited,
    Caller::Enrolling,
    Caller::KitHolder,
    Caller::CodeHolder,
    Caller::Removed,
    Caller::Reader,
    Caller::Member,
    Caller::Owner,
    Caller::StaleOwner,
    Caller::LateOwner,
    Caller::OtherAtAccount,
    Caller::AtAccount,
];

impl Caller {
    /// Of which practice they are a member.
    fn practice(self) -> Option<usize> {
        match self {
            Self::OtherMember | Self::OtherAtAccount => Some(1),
            Self::Reader
            | Self::Member
            | Self::Owner
            | Self::StaleOwner
            | Self::LateOwner
            | Self::AtAccount => Some(0),
            Self::Nobody
            | Self::WrongToken
            | Self::OtherSender
            | Self::Sender
            | Self::Invited
            | Self::Enrolling
            | Self::KitHolder
            | Self::CodeHolder
            | Self::Removed => None,
        }
    }

    fn owns(self) -> bool {
        matches!(self, Self::Owner | Self::StaleOwner | Self::LateOwner)
    }

    fn is_at_account(self) -> bool {
        matches!(self, Self::OtherAtAccount | Self::AtAccount)
    }
}

/// Who may only read.
const READER: MemberId = MemberId::from_bytes([0x61; 16]);
/// Who was removed.
const REMOVED: MemberId = MemberId::from_bytes([0x62; 16]);
/// Who is a member and no more.
const MEMBER: MemberId = MemberId::from_bytes([0x63; 16]);

/// What is answered.
enum Told {
    Refused(u16, &'static str),
    /// 204.
    Done,
    /// 200, and this.
    Json(Value),
    /// 200, and these bytes.
    Bytes(Vec<u8>),
    /// 200, and an object with these members: what they say is drawn at random, or no secret.
    Members(&'static [&'static str]),
}

/// One sent referral, and one of another sender.
struct Scene {
    world: World,
    reserved: Reserved,
    sealed: Sealed,
    offer: OfferId,
    other: (Reserved, Sealed),
    /// The cookie of who was removed.
    removed: String,
    /// What the sender's browser is remembered by.
    browser: Token,
    /// The secret of the link with which another practice's first owner enrols.
    enrolling: Token,
}

/// What the owner's recovery code gives.
const CODE: [u8; 32] = [0x5e; 32];

/// Invitations: of the reader, of who was removed, one to withdraw, one that is not used, and the
/// member's.
const INVITES: [InviteId; 5] = [
    InviteId::from_bytes([0x71; 16]),
    InviteId::from_bytes([0x72; 16]),
    InviteId::from_bytes([0x73; 16]),
    InviteId::from_bytes([0x74; 16]),
    InviteId::from_bytes([0x75; 16]),
];

const UNKNOWN: &str = "99999999999999999999999999999999";
/// What a member of the practice shown in the first place decides.
const ACCEPTED: &str = r#"{"decision":{"accepted":{}}}"#;

/// Where a referral stands.
const STATUS: [&str; 13] = [
    "decided",
    "decision",
    "hop",
    "id",
    "message",
    "number",
    "opened",
    "practice",
    "practice_name",
    "sent",
    "specialist_name",
    "state",
    "thread",
];

/// A row of the list.
const ROW: [&str; 19] = [
    "attachments",
    "catalogue",
    "category",
    "decided",
    "epoch",
    "hop",
    "number",
    "offer",
    "opened",
    "prev",
    "referral",
    "region",
    "sent",
    "sent_epoch",
    "specialist",
    "specialty",
    "state",
    "subcategory",
    "urgency",
];

impl Scene {
    async fn new() -> Self {
        let world = World::new().await;
        let (reserved, sealed) = world.send(&[b"%PDF-1.7 one".to_vec()]).await;
        let inbox = world.store.inbox(reserved.to.practice).await;
        let offer = inbox.expect("it answers")[0].offer;
        let other = world.send(&[]).await;
        world.with_recovery_code(0, &Token::from_bytes(CODE)).await;
        let (_, enrolling) = world.enrolling().await;
        let mut team = Team::of(world).await;
        let removed = add(&mut team, INVITES[1], (REMOVED, Role::Reader)).await;
        team.rotate(Some(REMOVED)).await;
        add(&mut team, INVITES[0], (READER, Role::Reader)).await;
        add(&mut team, INVITES[4], (MEMBER, Role::Member)).await;
        for invite in [INVITES[2], INVITES[3]] {
            team.invite_by(invite, Role::Member).await;
        }
        let world = team.world;
        let browser = remembered(&world, reserved.id).await;
        Self {
            world,
            reserved,
            sealed,
            offer,
            other,
            removed,
            browser,
            enrolling,
        }
    }

    /// What every caller of every route is told. A route that is not here makes the test fail.
    async fn told(&self, listed: Listed, caller: Caller) -> Told {
        let who = caller.practice();
        let signed_in = |told: Told| match who {
            Some(_) => told,
            None => Told::Refused(401, "not-signed-in"),
        };
        let member = |told: Told| match who {
            Some(_) if !caller.is_at_account() => told,
            _ => Told::Refused(401, "not-signed-in"),
        };
        let own = |told: Told| match who {
            _ if caller.is_at_account() => Told::Refused(401, "not-signed-in"),
            Some(0) => told,
            Some(_) => Told::Refused(404, "no-such-referral"),
            None => Told::Refused(401, "not-signed-in"),
        };
        let told = told_of_members(listed, caller)
            .or_else(|| told_of_sending(listed, caller))
            .or_else(|| told_of_secrets(listed, caller));
        if let Some(told) = told {
            return told;
        }
        match listed {
            ("GET", "/catalogue") => Told::Members(&["catalogue", "limits", "version"]),
            ("GET", "/categories") => Told::Members(&["specialties"]),
            ("GET", "/specialists") => Told::Members(&["specialists"]),
            ("GET", "/choice") => {
                Told::Json(serde_json::to_value(&self.reserved.to).expect("JSON"))
            }
            ("GET", path) if path.starts_with("/keylog/") || path == "/receipts/key" => {
                // It is the same for everybody.
                let answer = self.ask(listed, Caller::Nobody, false).await;
                assert_eq!(answer.status, StatusCode::OK, "{path}");
                Told::Bytes(answer.body.to_vec())
            }
            ("POST", "/referrals") => Told::Members(&[
                "expires",
                "id",
                "log",
                "number",
                "records",
                "registrar",
                "server",
                "to",
                "token",
            ]),
            ("POST", "/session/start") => Told::Members(&["answer", "login"]),
            ("POST", "/session/passkey/start") => {
                Told::Members(&["challenge", "known", "rp", "ticket"])
            }
            ("POST", "/session/passkey") => Told::Refused(410, "passkey-too-late"),
            ("POST", path) if path.starts_with("/session/") => Told::Refused(401, "not-signed-in"),
            ("POST", "/offers/{offer}/envelope") => own(Told::Refused(422, "bad-envelope")),
            ("GET", "/session") => signed_in(Told::Members(&[
                "ends",
                "member",
                "name",
                "practice",
                "practice_name",
                "role",
                "second_step_wanted",
            ])),
            ("DELETE", "/session") | ("POST", "/alarms") => signed_in(Told::Done),
            (_, path) if path.starts_with("/passphrase") || path.starts_with("/account") => {
                told_of_the_account(listed, caller)
            }
            ("GET", "/inbox") => member(Told::Json(self.inbox(who).await)),
            ("POST", "/inbox/envelopes") => {
                let envelope = (self.offer, &self.sealed.commit.envelope);
                let envelopes = if who == Some(0) {
                    vec![envelope]
                } else {
                    vec![]
                };
                member(Told::Json(json!({ "envelopes": envelopes })))
            }
            ("GET", "/offers/{offer}/attachments/{aid}/parts/{n}") => {
                own(Told::Bytes(self.sealed.parts[0].bytes.clone()))
            }
            // The member before has decided it.
            ("POST", "/offers/{offer}/decision") if caller.owns() => Told::Refused(409, "decided"),
            ("POST", "/offers/{offer}/open" | "/offers/{offer}/decision") => {
                own(Told::Members(&ROW))
            }
            unknown => panic!("{unknown:?} is in no row of this matrix: say who may"),
        }
    }

    /// The list as the practice has it; another one's holds nothing but its specialists.
    async fn inbox(&self, who: Option<usize>) -> Value {
        let practice = self.world.practices[who.unwrap_or(1)].1.practice;
        let names = self.world.store.specialist_names(practice).await;
        let kept = self.world.store.inbox(practice).await.expect("it answers");
        let rows: Vec<_> = kept.into_iter().map(super::inbox::row).collect();
        assert_eq!(rows.len(), if who == Some(0) { 2 } else { 0 });
        json!({ "rows": rows, "specialists": names.expect("it answers") })
    }

    fn path(&self, path: &str, unknown: bool) -> String {
        let id = |known: String| if unknown { UNKNOWN.to_owned() } else { known };
        let route = self.world.route();
        let query = format!(
            "?category={}&region={}",
            route.category.as_str(),
            referral::choice::Choice::code(route.region)
        );
        let sub = route
            .subcategory
            .map(|code| format!("&subcategory={}", code.as_str()));
        let sub = sub.unwrap_or_default();
        let path = match path {
            "/specialists" => format!("{path}{query}"),
            "/history" => format!("{path}?after=0"),
            "/choice" => format!(
                "{path}{query}{sub}&specialist={}",
                self.reserved.to.specialist
            ),
            _ => path.to_owned(),
        };
        path.replace("{id}", &id(self.reserved.id.to_string()))
            .replace("{offer}", &id(self.offer.to_string()))
            .replace("{aid}", &id(self.sealed.parts[0].attachment.to_string()))
            .replace("{invite}", &id(INVITES[2].to_string()))
            .replace("{n}", "0")
            .replace("{level}/{*place}", "entries/000.p/2")
    }

    /// A body that makes sense for the route, so that it is refused for who asks and not for it.
    fn body(&self, listed: Listed, caller: Caller, unknown: bool) -> Value {
        match listed.1 {
            "/referrals" => serde_json::to_value(self.world.wish()),
            "/session/start" => serde_json::to_value(Start {
                // Each has tries of their own.
                email: format!("{caller:?}@example.org")
                    .parse()
                    .expect("an address"),
                request: message(),
                purpose: Purpose::Inbox,
            }),
            "/session/finish" => serde_json::to_value(Finish {
                login: UNKNOWN.to_owned(),
                proof: message(),
            }),
            "/session/second" => Ok(json!({ "login": UNKNOWN, "code": "000000" })),
            "/session/second/start" | "/session/second/recovery" => Ok(json!({ "login": UNKNOWN })),
            path if path.contains("/passkey") => Ok(passkeys_body(path)),
            "/account/totp" => Ok(json!({ "ticket": "AAAA", "code": "000000" })),
            "/passphrase/start" | "/forgotten/start" => Ok(json!({
                "email": self.world.practices[0].1.email.as_str(),
                "request": message(),
            })),
            "/passphrase/finish" => Ok(json!({ "upload": upload(), "slot": "{}" })),
            "/account/recovery" => Ok(json!({ "access": "0".repeat(64), "slot": "{}" })),
            "/forgotten/finish" => Ok(json!({
                "email": self.world.practices[0].1.email.as_str(),
                "upload": upload(),
                "slot": "{}",
            })),
            "/enrolment/start" | "/join/start" | "/recovery/start" => {
                Ok(json!({ "email": "a@example.org", "request": message() }))
            }
            "/members" => Ok(json!({ "invite": UNKNOWN, "entry": "", "ring": [] })),
            "/members/invites" => Ok(json!({
                "invite": UNKNOWN, "access": "00".repeat(32), "sealed": "{}", "entry": "",
            })),
            "/alarms" => Ok(json!({ "alarm": "log" })),
            "/members/roles" => Ok(json!({ "entry": "" })),
            "/members/rotation" => {
                Ok(json!({ "entry": "", "record": "{}", "ring": [], "kit": null }))
            }
            "/offers/{offer}/envelope" => Ok(json!({ "envelope": "{}" })),
            "/inbox/envelopes" if unknown => Ok(json!({ "offers": [UNKNOWN] })),
            "/inbox/envelopes" => serde_json::to_value(Wanted {
                offers: vec![self.offer],
            }),
            "/offers/{offer}/decision" => serde_json::from_str(ACCEPTED),
            "/status/{id}/session" => Ok(json!({ "code": "123456" })),
            _ => Ok(json!({})),
        }
        .expect("JSON")
    }

    async fn ask(&self, listed: Listed, caller: Caller, unknown: bool) -> Answer {
        let (method, path) = listed;
        let method: Method = method.parse().expect("a method");
        let request = Request::builder()
            .method(method)
            .uri(self.path(path, unknown))
            .header("content-digest", self.sealed.parts[0].digest());
        let wrong = Token::from_bytes([9; 32]);
        let status = format!("__Host-status-{}", self.reserved.id);
        let request = match caller {
            Caller::Nobody => request,
            Caller::WrongToken => {
                let text = wrong.to_text();
                let cookies = format!("__Host-session={}; {status}={}", *text, *text);
                bearing(with_cookie(request, &cookies), &wrong)
            }
            Caller::OtherSender if path.starts_with("/status/") => {
                bearing(request, &self.other.1.access)
            }
            Caller::OtherSender => bearing(request, &self.other.0.token),
            Caller::Sender if path.starts_with("/status/") => {
                let cookie = format!("{status}={}", *self.browser.to_text());
                bearing(with_cookie(request, &cookie), &self.sealed.access)
            }
            Caller::Sender => bearing(request, &self.reserved.token),
            Caller::OtherMember => with_cookie(request, &self.world.session(1).await),
            Caller::Invited => bearing(request, &link(&secret(INVITES[3]))),
            Caller::Enrolling => bearing(request, &self.enrolling),
            Caller::KitHolder => bearing(request, &self.world.kit_access(0)),
            Caller::CodeHolder => bearing(request, &Token::from_bytes(CODE)),
            Caller::Removed => with_cookie(request, &self.removed),
            Caller::Reader => with_cookie(request, &self.world.session_of(READER).await),
            Caller::Member => with_cookie(request, &self.world.session_of(MEMBER).await),
            Caller::Owner => with_cookie(request, &self.world.session(0).await),
            Caller::StaleOwner => with_cookie(request, &self.world.session_since(FRESH).await),
            Caller::LateOwner => with_cookie(request, &self.world.session_since(CEREMONY).await),
            Caller::OtherAtAccount => with_cookie(request, &self.world.account_session(1).await),
            Caller::AtAccount => with_cookie(request, &self.world.account_session(0).await),
        };
        if path.ends_with("/parts/{n}") {
            let bytes = self.sealed.parts[0].bytes.clone();
            return self.world.ask(request, bytes).await;
        }
        if path == "/referrals/{id}/envelope" {
            // The very bytes that were accepted.
            return self.world.ask_json(request, &self.sealed.commit).await;
        }
        self.world
            .ask_json(request, &self.body(listed, caller, unknown))
            .await
    }
}

/// What is told of who belongs to the practice, of becoming a member, and of what a role forbids.
fn told_of_members((method, path): Listed, caller: Caller) -> Option<Told> {
    let refused = |status, code| Some(Told::Refused(status, code));
    let own = |of_another: (u16, &'static str), own: Told| match caller {
        caller if caller.owns() && signed_in_lately(path, caller) => Some(own),
        Caller::OtherMember => refused(of_another.0, of_another.1),
        Caller::Reader | Caller::Member => refused(403, "not-an-owner"),
        caller if caller.is_at_account() => refused(401, "not-signed-in"),
        caller if caller.practice().is_some() => refused(403, "sign-in-again"),
        _ => refused(401, "not-signed-in"),
    };
    let (moved, nobody) = ((409, "roster-moved"), (404, "no-such-member"));
    match (method, path) {
        ("GET", "/members") => match caller.practice() {
            _ if caller.is_at_account() => refused(401, "not-signed-in"),
            None => refused(401, "not-signed-in"),
            Some(_) => Some(Told::Members(&["invites", "members", "roster"])),
        },
        ("POST", "/members/invites" | "/members/roles" | "/members/rotation") => {
            own(moved, Told::Refused(moved.0, moved.1))
        }
        ("GET", "/history") => {
            let lines = || Told::Members(&["lines", "members", "referrals"]);
            match caller {
                Caller::OtherMember => Some(lines()),
                _ => own(nobody, lines()),
            }
        }
        ("POST", "/history/saved" | "/members/rotation/start") => match caller {
            Caller::OtherMember => Some(Told::Done),
            _ => own(nobody, Told::Done),
        },
        ("POST", "/members") => own(nobody, Told::Refused(nobody.0, nobody.1)),
        ("DELETE", "/members/invites/{invite}") => own(nobody, Told::Done),
        ("POST", "/offers/{offer}/envelope" | "/offers/{offer}/decision")
            if caller == Caller::Reader =>
        {
            refused(403, "read-only")
        }
        _ => None,
    }
}

/// What is told to whoever has a link, a kit or a code, and for what: with another one it is as if they had
/// none.
fn told_of_secrets((method, path): Listed, caller: Caller) -> Option<Told> {
    let no = |code| Told::Refused(404, code);
    let (holder, no) = match path.split('/').nth(1)? {
        "join" => (Caller::Invited, no("no-such-link")),
        "enrolment" => (Caller::Enrolling, no("no-such-link")),
        "recovery" => (Caller::KitHolder, no("no-such-kit")),
        "forgotten" => (Caller::CodeHolder, no("no-such-code")),
        _ => return None,
    };
    Some(match (method, path) {
        _ if caller != holder => no,
        ("GET", "/join") => {
            Told::Members(&["expires", "invite", "name", "practice", "role", "town"])
        }
        ("GET", "/enrolment") => Told::Members(&["expires", "name", "practice", "town"]),
        ("POST", "/recovery") => Told::Members(&[
            "kit", "name", "practice", "records", "ring", "roster", "signing", "town",
        ]),
        ("POST", "/join/start" | "/enrolment/start" | "/recovery/start") => {
            Told::Members(&["answer", "member"])
        }
        ("POST", "/forgotten/start") => Told::Members(&["answer", "keys", "member", "slot"]),
        ("POST", "/forgotten/finish") => Told::Refused(422, "keys-do-not-hold"),
        // What they hand over is nothing.
        ("POST", _) => Told::Refused(400, "bad-request"),
        unknown => panic!("{unknown:?} is in no row of this matrix: say who may"),
    })
}

/// Whether an owner signed in lately enough for this route.
fn signed_in_lately(path: &str, owner: Caller) -> bool {
    match path {
        path if path.starts_with("/history") => true,
        _ => owner == Caller::Owner,
    }
}

/// What is told of a referral to whom it is not sent: its sender has sent it, and sees where it stands.
fn told_of_sending((method, path): Listed, caller: Caller) -> Option<Told> {
    if !path.starts_with("/referrals/") && !path.starts_with("/status/") {
        return None;
    }
    Some(match (method, path) {
        _ if caller != Caller::Sender => Told::Refused(404, "no-such-referral"),
        // The same bytes again.
        ("PUT", "/referrals/{id}/attachments/{aid}/parts/{n}") | ("POST", "/status/{id}/code") => {
            Told::Done
        }
        ("PUT", "/referrals/{id}/envelope") => Told::Members(&["receipt"]),
        ("DELETE", "/referrals/{id}") => Told::Refused(409, "committed"),
        ("GET", "/status/{id}") => Told::Members(&STATUS),
        ("POST", "/status/{id}/session") => Told::Refused(403, "wrong-code"),
        unknown => panic!("{unknown:?} is in no row of this matrix: say who may"),
    })
}

/// Has a browser remembered, as if it had typed the referral's code: what by.
async fn remembered(world: &World, referral: ReferralId) -> Token {
    let browser = Token::from_bytes([0x5c; 32]);
    let (hash, now) = ([0x5d; 32], world.state.clock.now());
    let until = now + Duration::HOUR;
    let code = NewCode {
        referral,
        code: "000000".to_owned(),
        hash,
        now,
        expires: until,
    };
    let sent = world.store.send_code(code).await;
    assert_eq!(sent.expect("it answers"), CodeOutcome::Sent);
    let typed = TypedCode {
        referral,
        hash,
        browser: *browser.hash().as_bytes(),
        now,
        until,
    };
    let typed = world.store.check_code(typed).await;
    assert_eq!(typed.expect("it answers"), TypedOutcome::Right);
    browser
}

/// A member of the first practice with the keys of another practice's owner: the store does not look
/// whose they are. Gives a session of theirs.
async fn add(team: &mut Team, invite: InviteId, (member, role): (MemberId, Role)) -> String {
    team.invite_by(invite, role).await;
    let keys = keys_of(member, &team.world);
    let id = member.as_bytes()[0];
    let account = NewAccount {
        member,
        name: "Mo Example".parse().expect("a name"),
        email: format!("{id}@example.org").parse().expect("an address"),
        record: b"record".to_vec(),
        slot: "slot".to_owned(),
        kid: keys.enc.kid().to_string(),
        keys: serde_json::to_string(&keys).expect("JSON"),
    };
    let hash = *link(&secret(invite)).hash().as_bytes();
    let now = team.world.state.clock.now();
    let joined = team.world.store.join(hash, account, [0; 32], now).await;
    joined.expect("they join");
    team.confirm_as(invite, RosterMember::of(member, &keys))
        .await;
    team.session_of(member).await
}

/// Keys that no other member of the first practice has.
fn keys_of(member: MemberId, world: &World) -> SealedMemberKeys {
    let practices = demo::practices(world.state.clock.today());
    let place = match member {
        READER => 1,
        REMOVED => 2,
        _ => 3,
    };
    let with_keys = demo::with_keys(&practices[place..=place]);
    let (_, keys) = with_keys.into_iter().next().expect("an owner");
    keys.keys
}

/// OPAQUE's first message: of the right form wherever one is wanted first.
pub(super) fn message() -> Message {
    let typed = "some passphrase".to_owned().into();
    let begun = ClientLogin::start(&mut Source(&SystemRandom), typed);
    begun.expect("a request").1
}

/// OPAQUE's third registration message, of a passphrase that was registered nowhere.
fn upload() -> Message {
    let random = &mut Source(&SystemRandom);
    let typed = "some passphrase".to_owned().into();
    let (client, request) = ClientRegistration::start(random, typed).expect("a request");
    let server = opaque::ServerSecret::make(random);
    let answer = server.register("nobody", &request).expect("an answer");
    client.finish(random, &answer).expect("it ends").0
}

/// What routes of passkeys are told: of none that there is.
fn passkeys_body(path: &str) -> Value {
    let assertion = json!({
        "credential": "AAAA",
        "client_data": "AAAA",
        "authenticator_data": "AAAA",
        "signature": "AAAA",
        "user": "AAAA",
    });
    let answered = json!({ "ticket": UNKNOWN, "assertion": assertion });
    match path {
        "/session/second/passkey" => json!({ "login": UNKNOWN, "answered": answered }),
        "/session/passkey" => answered,
        "/account/passkey" => {
            let made = json!({ "client_data": "AAAA", "attestation": "AAAA" });
            json!({ "ticket": UNKNOWN, "name": "Laptop", "made": made })
        }
        "/account/passkey/slot" => json!({ "answered": answered, "slot": "{}" }),
        _ => json!({ "number": 9 }),
    }
}

/// What a caller is told of how members sign in. Nobody here has an authenticator or a passkey.
fn told_of_the_account(listed: Listed, caller: Caller) -> Told {
    let told = match listed {
        // Only for the account that the address is of.
        ("POST", "/passphrase/start") if caller == Caller::AtAccount => Told::Members(&["answer"]),
        ("POST", "/passphrase/start" | "/account/totp") => Told::Refused(400, "bad-request"),
        ("POST", "/passphrase/finish" | "/account/recovery") => {
            Told::Refused(422, "keys-do-not-hold")
        }
        ("GET", "/account") => Told::Members(&["passkeys", "recovery", "totp"]),
        ("POST", "/account/passkey/start") => {
            Told::Members(&["challenge", "known", "member", "rp", "ticket"])
        }
        ("POST", "/account/passkey") => Told::Refused(410, "passkey-too-late"),
        ("POST", "/account/passkey/end") => Told::Done,
        ("POST", path) if path.starts_with("/account/passkey/slot") => {
            Told::Refused(422, "wrong-passkey")
        }
        ("POST", "/account/totp/start") => Told::Members(&["secret", "ticket"]),
        ("POST", "/account/totp/end") => Told::Done,
        unknown => panic!("{unknown:?} is in no row of this matrix: say who may"),
    };
    // The first is set up in any session of less than half an hour that has not lain unused for twenty minutes.
    let is_for_any_session = WITHOUT_A_SECOND_STEP.contains(&listed);
    match caller {
        Caller::OtherAtAccount | Caller::AtAccount => told,
        Caller::LateOwner => Told::Refused(403, "sign-in-again"),
        caller if caller.practice().is_some() && is_for_any_session => told,
        caller if caller.practice().is_some() => Told::Refused(403, "sign-in-again"),
        _ => Told::Refused(401, "not-signed-in"),
    }
}

impl Scene {
    /// That no member of a practice is named in what others are answered, nor by their address. What is
    /// sealed or signed is not looked into: it is in base64url, and goes to whoever opens it.
    fn names_nobody_elses(&self, answer: &Answer, caller: Caller, what: &str) {
        let body = String::from_utf8_lossy(&answer.body);
        let of = |practice: usize| {
            let owner = &self.world.practices[practice].1;
            [owner.member.to_string(), owner.email.to_string()]
        };
        let mut others = Vec::new();
        if caller.practice() != Some(0) {
            others.extend([READER, REMOVED, MEMBER].map(|member| member.to_string()));
        }
        // Whoever has an account's code learns whose it is.
        let is_own = caller == Caller::CodeHolder && what.contains("/forgotten/");
        if caller.practice() != Some(0) && !is_own {
            others.extend(of(0));
        }
        if caller.practice() != Some(1) {
            others.extend(of(1));
        }
        for other in others {
            assert!(!body.contains(&other), "{what}: {other}");
        }
    }
}

fn check(answer: &Answer, told: Told, what: &str) {
    match told {
        Told::Refused(status, code) => {
            assert_eq!(answer.refusal(), (status, code.to_owned()), "{what}");
        }
        Told::Done => assert_eq!(answer.refusal(), (204, String::new()), "{what}"),
        Told::Json(json) => {
            assert_eq!(
                (answer.status, answer.json()),
                (StatusCode::OK, json),
                "{what}"
            );
        }
        Told::Bytes(bytes) => {
            assert_eq!(answer.status, StatusCode::OK, "{what}");
            assert!(answer.body == bytes, "{what}");
        }
        Told::Members(names) => {
            let json = answer.json();
            let members = json
                .as_object()
                .map(|members| members.keys().collect::<Vec<_>>());
            let members = members.unwrap_or_default();
            assert_eq!(
                (answer.status, members),
                (
                    StatusCode::OK,
                    names
                        .iter()
                        .map(|name| (*name).to_owned())
                        .collect::<Vec<_>>()
                        .iter()
                        .collect()
                ),
                "{what}"
            );
        }
    }
}

#[tokio::test]
async fn every_route_tells_every_caller_what_they_may_know_and_no_more() {
    let scene = Scene::new().await;
    let table = super::table();
    assert_eq!(table.listed().len(), 64);
    for listed in table.listed() {
        for caller in CALLERS {
            let answer = scene.ask(*listed, caller, false).await;
            let told = scene.told(*listed, caller).await;
            let what = format!("{listed:?} by {caller:?}");
            check(&answer, told, &what);
            scene.names_nobody_elses(&answer, caller, &what);
        }
    }
}

#[tokio::test]
async fn what_a_practice_has_is_told_to_its_own_members() {
    let scene = Scene::new().await;
    for (caller, practice) in [(Caller::Owner, 0), (Caller::OtherMember, 1)] {
        for path in ["/session", "/members", "/history"] {
            let answer = scene.ask(("GET", path), caller, false).await;
            let body = String::from_utf8_lossy(&answer.body);
            let own = scene.world.practices[practice].1.member.to_string();
            assert!(body.contains(&own), "{path} by {caller:?}");
        }
    }
}

/// What a member may ask for who has no second step and needs one.
const WITHOUT_A_SECOND_STEP: [Listed; 6] = [
    ("GET", "/session"),
    ("DELETE", "/session"),
    ("POST", "/account/totp/start"),
    ("POST", "/account/totp"),
    ("POST", "/account/passkey/start"),
    ("POST", "/account/passkey"),
];

#[tokio::test]
async fn without_the_second_step_that_is_wanted_nothing_of_the_practice_opens() {
    let mut scene = Scene::new().await;
    scene.world.state.demo = false;
    let table = super::table();
    for listed in table.listed() {
        let nobody = scene.ask(*listed, Caller::Nobody, false).await;
        let is_a_members =
            nobody.status == StatusCode::UNAUTHORIZED && !listed.1.starts_with("/session/");
        if !is_a_members || WITHOUT_A_SECOND_STEP.contains(listed) {
            continue;
        }
        for caller in CALLERS {
            if caller.practice() != Some(0) {
                continue;
            }
            let answer = scene.ask(*listed, caller, false).await;
            let wanted = (403, "second-factor-wanted".to_owned());
            assert_eq!(answer.refusal(), wanted, "{listed:?} by {caller:?}");
        }
    }
    for listed in WITHOUT_A_SECOND_STEP {
        let answer = scene.ask(listed, Caller::Owner, false).await;
        assert_ne!(answer.status, StatusCode::FORBIDDEN, "{listed:?}");
    }
}

#[tokio::test]
async fn what_is_not_there_and_what_is_anothers_look_the_same() {
    let scene = Scene::new().await;
    let table = super::table();
    for listed in table.listed().iter().filter(|(_, path)| path.contains('{')) {
        let forbidden = scene.ask(*listed, Caller::OtherMember, false).await;
        for caller in CALLERS {
            let unknown = scene.ask(*listed, caller, true).await;
            let known = match caller {
                Caller::Owner => forbidden.clone(),
                Caller::Sender => scene.ask(*listed, Caller::OtherSender, false).await,
                // What a role or a session does not allow is refused before anything is looked up.
                Caller::Reader if !is_for_some_roles(listed.1) => forbidden.clone(),
                Caller::Member | Caller::StaleOwner | Caller::LateOwner
                    if !listed.1.starts_with("/members") =>
                {
                    forbidden.clone()
                }
                _ => scene.ask(*listed, caller, false).await,
            };
            assert_eq!(unknown, known, "{listed:?} by {caller:?}");
        }
    }
    let envelopes = ("POST", "/inbox/envelopes");
    assert_eq!(
        scene.ask(envelopes, Caller::Owner, true).await,
        scene.ask(envelopes, Caller::OtherMember, false).await
    );
}

fn is_for_some_roles(path: &str) -> bool {
    path.ends_with("/decision") || path.ends_with("/envelope") || path.starts_with("/members")
}

#[tokio::test]
async fn every_route_refuses_a_body_that_is_too_long_before_it_comes() {
    let scene = Scene::new().await;
    let table = super::table();
    for (method, path) in table.listed() {
        let method: Method = method.parse().expect("a method");
        let request = Request::builder()
            .method(method)
            .uri(scene.path(path, false));
        let request = request.header(CONTENT_LENGTH, 100_000_000);
        let answer = scene.world.ask(request, Body::empty()).await;
        assert_eq!(answer.refusal(), (413, "too-large".to_owned()), "{path}");
    }
    // One that does not say how long it is.
    let long = format!("{{\"route\":\"{}\"}}", "a".repeat(64 * 1024));
    let request = Request::post("/referrals").header("content-type", "application/json");
    let answer = scene.world.ask(request, long).await;
    assert_eq!(answer.refusal(), (413, "too-large".to_owned()));
}

#[tokio::test]
async fn a_method_that_a_route_does_not_have_is_refused_in_json() {
    let scene = Scene::new().await;
    let answer = scene.world.ask(Request::patch("/inbox"), "").await;
    assert_eq!(answer.refusal(), (404, "no-such-route".to_owned()));
}
