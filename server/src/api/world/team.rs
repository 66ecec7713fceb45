//! An owner's browser, natively: the first practice of the world, its keys unlocked.

use axum::http::Request;
use opaque::ClientRegistration;
use referral::id::{InviteId, MemberId};
use referral::role::Role;
use sealing::account::{
    MemberKeys, SealedMemberKeys, SlotPlace, Unlock, derive_slot_key, make_account, open_slot,
};
use sealing::counting::Counting;
use sealing::invite::{InviteSecret, Joining};
use sealing::jwk::RsaPublicJwk;
use sealing::kit::derive_access;
use sealing::native::{SigningKey, UnwrapKey};
use sealing::record::SignedRecord;
use sealing::ring::{RingEntry, RingPlace, Unlocker};
use sealing::roster::{Act, Addition, Invitation, Roster, RosterMember};
use sealing::rotation::{Placed, Rotated, Rotating, admit, rotate};
use sealing::{Sha256Digest, Signer, Timestamp};
use time::Duration;
use wire::Token;
use wire::members::{
    Confirm, JoinFinish, JoinStart, JoinStarted, KitKept, Members, NewInvite, Rotate,
};
use wire::session::RingKey;

use super::{Answer, World, bearing, done, with_cookie};
use crate::random::{Source, SystemRandom};

/// A message of the protocol's form, which nobody reads.
const OPAQUE_UPLOAD: &str = "AAAA";
/// An invitation.
pub(crate) const INVITE: InviteId = InviteId::from_bytes([0x77; 16]);

/// The first practice, as its owner's browser has unlocked it.
pub(crate) struct Team {
    pub(crate) world: World,
    pub(crate) cookie: String,
    pub(crate) own: MemberKeys<Counting>,
    pub(crate) public: RosterMember,
    pub(crate) roster: Roster,
    pub(crate) ring: Vec<Placed>,
    pub(crate) records: Vec<SignedRecord>,
}

/// Somebody who joins.
pub(crate) struct Newcomer {
    pub(crate) secret: InviteSecret,
    pub(crate) finish: JoinFinish,
    pub(crate) own: MemberKeys<Counting>,
}

/// The secret of an invitation's link.
pub(crate) fn secret(of: InviteId) -> InviteSecret {
    InviteSecret::from_bytes([of.as_bytes()[0]; 32])
}

/// What a link's holder asks with.
pub(crate) fn link(secret: &InviteSecret) -> Token {
    Token::from_bytes(*secret.derive_access())
}

impl Team {
    pub(crate) async fn new() -> Self {
        Self::of(World::new().await).await
    }

    pub(crate) async fn of(world: World) -> Self {
        let (_, owner, keys) = &world.practices[0];
        let slot = owner.kept_slot();
        let opened = derive_slot_key(&Counting::default(), slot, owner.passphrase.as_bytes()).await;
        let account = open_slot(
            &Counting::default(),
            slot,
            &opened.expect("a key"),
            keys.slot.as_bytes(),
        )
        .await;
        let account = account.expect("it opens");
        let own = keys
            .keys
            .open(&Counting::default(), owner.member, &account)
            .await;
        let record = SignedRecord::parse(keys.record.as_bytes()).expect("a record");
        let entries = [keys.roster.clone()];
        let roster = Roster::replay(&Counting::default(), owner.practice, &entries).await;
        let roster = roster.expect("a roster");
        let texts = [&keys.ring_enc, &keys.ring_sig];
        let ring = texts.into_iter().zip(&roster.epochs()[0]);
        let ring = ring.map(|(text, kid)| {
            let place = RingPlace {
                practice: owner.practice,
                epoch: 1,
                kid: kid.clone(),
            };
            (place, RingEntry::parse(text.as_bytes()).expect("an entry"))
        });
        Self {
            cookie: world.session(0).await,
            own: own.expect("they open"),
            public: RosterMember::of(owner.member, &keys.keys),
            ring: ring.collect(),
            records: vec![record],
            roster,
            world,
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        Timestamp::from(self.world.state.clock.now())
    }

    fn opens(&self) -> Unlocker<'_, Counting> {
        Unlocker {
            kid: self.public.enc.kid(),
            key: &self.own.enc,
        }
    }

    fn signs(&self) -> Signer<'_, Counting> {
        Signer {
            key: &self.own.sig,
            public: &self.public.sig,
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        let request = with_cookie(Request::get(path), &self.cookie);
        self.world.ask(request, "").await
    }

    pub(crate) async fn post(&self, path: &str, body: &impl serde::Serialize) -> Answer {
        let request = with_cookie(Request::post(path), &self.cookie);
        self.world.ask_json(request, body).await
    }

    pub(crate) async fn members(&self) -> Members {
        self.get("/members").await.read()
    }

    /// The next entry, by the owner.
    pub(crate) async fn sign(&self, act: Act) -> String {
        let entry = self.roster.next(self.now(), act);
        entry
            .sign(&Counting::default(), &self.signs())
            .await
            .expect("it is signed")
    }

    /// Takes an entry that the server took.
    pub(crate) async fn take(&mut self, entry: &str) {
        let extended = self.roster.extend(&Counting::default(), entry).await;
        extended.expect("it follows");
    }

    pub(crate) fn invitation(&self, invite: InviteId, role: Role) -> Act {
        let until = self.world.state.clock.now() + Duration::days(7);
        Act::Invite(Invitation {
            invite,
            role,
            key: secret(invite).derive_proof_key().hash(),
            until: until.into(),
        })
    }

    pub(crate) async fn new_invite(&self, invite: InviteId, role: Role) -> NewInvite {
        let key = secret(invite).derive_proof_key();
        let place = (self.roster.practice(), invite);
        let owners = self.roster.members().filter(|one| one.role.owns());
        let owners: Vec<RsaPublicJwk> = owners.map(|one| one.keys.enc.clone()).collect();
        NewInvite {
            invite,
            access: link(&secret(invite)).hash(),
            sealed: key
                .seal(&Counting::default(), place, &owners)
                .await
                .expect("sealed"),
            entry: self.sign(self.invitation(invite, role)).await,
        }
    }

    pub(crate) async fn invite(&mut self, role: Role) {
        self.invite_by(INVITE, role).await;
    }

    pub(crate) async fn invite_by(&mut self, invite: InviteId, role: Role) {
        let new = self.new_invite(invite, role).await;
        assert_eq!(self.post("/members/invites", &new).await.refusal(), done());
        self.take(&new.entry).await;
    }

    /// Somebody has used the link.
    pub(crate) async fn joins(&self) -> Newcomer {
        let newcomer = self.newcomer("mo@example.org").await;
        self.join(&newcomer.secret, &newcomer.finish).await;
        newcomer
    }

    pub(crate) async fn join(&self, secret: &InviteSecret, finish: &JoinFinish) {
        let request = bearing(Request::post("/join/finish"), &link(secret));
        let joined = self.world.ask_json(request, finish).await;
        assert_eq!(joined.refusal(), done());
    }

    /// Keys that nobody handed over.
    pub(crate) async fn newcomer_for_another_link(&self) -> Newcomer {
        let member = MemberId::from_bytes([0x42; 16]);
        let (slot, keys, own) = account(member).await;
        let upload = OPAQUE_UPLOAD.to_owned();
        let upload = serde_json::from_value(upload.into()).expect("a message");
        let finish = JoinFinish {
            member,
            name: "Somebody Else".parse().expect("a name"),
            email: "else@example.org".parse().expect("an address"),
            upload,
            slot,
            keys,
            mac: Sha256Digest::of(b"nothing"),
        };
        let secret = secret(INVITE);
        Newcomer {
            secret,
            finish,
            own,
        }
    }

    /// Somebody about to finish.
    pub(crate) async fn newcomer(&self, email: &str) -> Newcomer {
        let secret = secret(INVITE);
        let (started, upload) = self.register("/join/start", &link(&secret), email).await;
        let member = started.member;
        let (slot, keys, own) = account(member).await;
        let who = (member, "Mo Example", email);
        let finish = self.finish(INVITE, who, upload, (slot, keys));
        Newcomer {
            secret,
            finish,
            own,
        }
    }

    /// What a joiner hands over.
    pub(crate) fn finish(
        &self,
        invite: InviteId,
        (member, name, email): (MemberId, &str, &str),
        upload: opaque::Message,
        (slot, keys): (String, SealedMemberKeys),
    ) -> JoinFinish {
        let mac = secret(invite).derive_proof_key().prove(Joining {
            practice: self.roster.practice(),
            invite,
            member: &RosterMember::of(member, &keys),
            name,
            email,
        });
        JoinFinish {
            member,
            name: name.parse().expect("a name"),
            email: email.parse().expect("an address"),
            upload,
            slot,
            keys,
            mac,
        }
    }

    /// OPAQUE's registration at a route.
    pub(crate) async fn register(
        &self,
        route: &str,
        bearer: &Token,
        email: &str,
    ) -> (JoinStarted, opaque::Message) {
        let random = &mut Source(&SystemRandom);
        let typed = "four words that rhyme".to_owned().into();
        let (registration, request) = ClientRegistration::start(random, typed).expect("a request");
        let email = email.parse().expect("an address");
        let request = JoinStart { email, request };
        let answer = self
            .world
            .ask_json(bearing(Request::post(route), bearer), &request);
        let started: JoinStarted = answer.await.read();
        let upload = registration.finish(random, &started.answer);
        (started, upload.expect("an upload").0)
    }

    pub(crate) async fn confirmation(&self, newcomer: &Newcomer) -> Confirm {
        self.confirmation_of(INVITE, newcomer.public()).await
    }

    async fn confirmation_of(&self, invite: InviteId, member: RosterMember) -> Confirm {
        let ring = self.admitting(&member.enc).await;
        Confirm {
            invite,
            entry: self.sign(Act::Add(Addition { invite, member })).await,
            ring: whole(&ring),
        }
    }

    pub(crate) async fn admitting(&self, new: &RsaPublicJwk) -> Vec<Placed> {
        let ring = admit(&Counting::default(), &self.ring, self.opens(), new).await;
        ring.expect("they are let in")
    }

    pub(crate) async fn confirm(&mut self, newcomer: &Newcomer) {
        self.confirm_as(INVITE, newcomer.public()).await;
    }

    pub(crate) async fn confirm_as(&mut self, invite: InviteId, member: RosterMember) {
        let ring = self.admitting(&member.enc).await;
        let mut confirm = self.confirmation_of(invite, member).await;
        confirm.ring = whole(&ring);
        assert_eq!(self.post("/members", &confirm).await.refusal(), done());
        self.ring = ring;
        self.take(&confirm.entry).await;
    }

    /// A practice with a second member.
    pub(crate) async fn with_member(role: Role) -> (Self, Newcomer) {
        let mut team = Self::new().await;
        team.invite(role).await;
        let newcomer = team.joins().await;
        team.confirm(&newcomer).await;
        (team, newcomer)
    }

    /// The same practice in the second member's browser.
    pub(crate) async fn seen_by(mut self, newcomer: Newcomer) -> Self {
        self.cookie = self.session_of(newcomer.finish.member).await;
        self.public = newcomer.public();
        self.own = newcomer.own;
        self
    }

    /// A session of this member.
    pub(crate) async fn session_of(&self, member: MemberId) -> String {
        self.world.session_of(member).await
    }

    pub(crate) async fn rotated(&self, remove: Option<MemberId>, new_kit: bool) -> Rotated {
        let last = self.records.last().expect("a record");
        let sig = self.practice_sig().await;
        let now = self.world.state.clock.now();
        let with = Rotating {
            roster: &self.roster,
            ring: &self.ring,
            opens: self.opens(),
            owner: self.signs(),
            last,
            practice: Signer {
                key: &sig,
                public: &last.record().expect("a record").sig,
            },
            now: now.into(),
            expires: (now + Duration::days(700)).into(),
        };
        let rotated = rotate(&Counting::default(), &with, remove, new_kit).await;
        rotated.expect("the keys are renewed")
    }

    async fn practice_sig(&self) -> SigningKey {
        let stated = self.records.last().expect("a record").record();
        let stated = stated.expect("a record");
        let (place, entry) = self.ring.last().expect("an entry");
        let crypto = Counting::default();
        let opened = entry.open_signing(&crypto, place, &stated.sig, self.opens());
        opened.await.expect("it opens")
    }

    /// The practice's sealing key of the current epoch.
    pub(crate) async fn practice_enc(&self) -> UnwrapKey {
        let stated = self.records.last().expect("a record").record();
        let stated = stated.expect("a record");
        let (place, entry) = &self.ring[self.ring.len() - 2];
        let crypto = Counting::default();
        let opened = entry.open_rsa(&crypto, place, &stated.enc[0], self.opens());
        opened.await.expect("it opens")
    }

    pub(crate) async fn rotate(&mut self, remove: Option<MemberId>) {
        let rotated = self.rotated(remove, false).await;
        let handed = self.post("/members/rotation", &handed(&rotated)).await;
        assert_eq!(handed.refusal(), done());
        self.take(&rotated.entry).await;
        self.records.push(rotated.record);
        self.ring = rotated.ring;
    }
}

impl Newcomer {
    pub(crate) fn public(&self) -> RosterMember {
        RosterMember::of(self.finish.member, &self.finish.keys)
    }
}

/// A new member's account: slot, keys, and the keys opened.
pub(crate) async fn account(member: MemberId) -> (String, SealedMemberKeys, MemberKeys<Counting>) {
    let place = SlotPlace {
        member,
        unlock: Unlock::Passphrase,
        number: 0,
    };
    let key = derive_slot_key(&Counting::default(), place, b"what OPAQUE exports").await;
    let key = key.expect("a key");
    let slot = make_account(&Counting::default(), place, &key)
        .await
        .expect("a slot");
    let account = open_slot(&Counting::default(), place, &key, slot.as_bytes()).await;
    let account = account.expect("it opens");
    let keys = SealedMemberKeys::make(&Counting::default(), member, &account).await;
    let keys = keys.expect("keys");
    let own = keys.open(&Counting::default(), member, &account).await;
    (slot, keys, own.expect("they open"))
}

pub(crate) fn whole(ring: &[Placed]) -> Vec<RingKey> {
    let key = |(place, entry): &Placed| RingKey {
        epoch: place.epoch,
        kid: place.kid.to_string(),
        entry: entry.to_general(),
    };
    ring.iter().map(key).collect()
}

/// A rotation as it is handed over.
pub(crate) fn handed(rotated: &Rotated) -> Rotate {
    let kit = rotated.kit.as_ref().map(|made| KitKept {
        document: made.kit.to_json(),
        signing: made.signing.to_general(),
        access: Token::from_bytes(*derive_access(&made.code)).hash(),
    });
    Rotate {
        entry: rotated.entry.clone(),
        record: rotated.record.to_json(),
        ring: whole(&rotated.ring),
        kit,
    }
}
