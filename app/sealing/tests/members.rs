//! Who belongs to a practice: inviting, joining, roles, removing, and the kit; and what a hostile
//! server may try with it.

mod common;

use base64ct::{Base64UrlUnpadded, Encoding as _};
use common::story::{OWNER, PASSPHRASE_SECRET, PRACTICE, REFERRAL, SLOT, at, create, send};
use futures::executor::block_on;
use referral::id::{InviteId, MemberId};
use referral::role::Role;

use sealing::account::{
    MemberKeys, SealedMemberKeys, SlotPlace, derive_slot_key, make_account, open_slot,
};
use sealing::counting::Counting;
use sealing::creation::CreatedPractice;
use sealing::envelope::{Envelope, open_referral, reseal_referral};
use sealing::invite::{InviteSecret, Joining, ProofKey, check_sealed};
use sealing::jwk::{Kid, RsaPublicJwk};
use sealing::kit::signing_place;
use sealing::native::{Native, SigningKey, UnwrapKey};
use sealing::record::{Chain, SignedRecord};
use sealing::ring::{RingPlace, Unlocker};
use sealing::roster::{
    Act, Addition, Head, Invitation, RoleChange, Roster, RosterMember, Rotation,
};
use sealing::rotation::{Placed, RingMismatch, Rotated, Rotating, admit, check_ring, rotate};
use sealing::{OpenError, SealError, Signer};

const INVITE: InviteId = InviteId::from_bytes([0x77; 16]);
const MEMBER: MemberId = MemberId::from_bytes([0x88; 16]);
const NOW: &str = "2026-11-24T08:00:00Z";
const LATER: &str = "2026-12-24T08:00:00Z";

/// A practice, with its owner's keys unlocked.
struct Scene {
    provider: Counting,
    practice: CreatedPractice,
    owner: MemberKeys<Counting>,
    entries: Vec<String>,
    ring: Vec<Placed>,
    records: Vec<SignedRecord>,
}

/// A member who is not the first.
struct Other {
    public: RosterMember,
    keys: MemberKeys<Counting>,
}

fn place(epoch: u32, kid: &Kid) -> RingPlace {
    RingPlace {
        practice: PRACTICE,
        epoch,
        kid: kid.clone(),
    }
}

impl Scene {
    fn new() -> Self {
        let provider = Counting::default();
        let practice = create(&provider);
        let owner = block_on(async {
            let key = derive_slot_key(&provider, SLOT, PASSPHRASE_SECRET).await;
            let slot = practice.slot.as_bytes();
            let account = open_slot(&provider, SLOT, &key.unwrap(), slot)
                .await
                .unwrap();
            practice
                .owner
                .open(&provider, OWNER, &account)
                .await
                .unwrap()
        });
        let ring = vec![
            (place(1, practice.enc.kid()), practice.ring_enc.clone()),
            (place(1, practice.sig.kid()), practice.ring_sig.clone()),
        ];
        Self {
            entries: vec![practice.roster.clone()],
            records: vec![practice.record.clone()],
            provider,
            practice,
            owner,
            ring,
        }
    }

    fn roster(&self) -> Roster {
        replay(&self.entries).unwrap()
    }

    fn by_owner(&self) -> Signer<'_, Counting> {
        Signer {
            key: &self.owner.sig,
            public: &self.practice.owner.sig,
        }
    }

    fn opens(&self) -> Unlocker<'_, Counting> {
        Unlocker {
            kid: self.practice.owner.enc.kid(),
            key: &self.owner.enc,
        }
    }

    /// An entry by the owner, whether it may be or not.
    fn sign(&self, when: &str, act: Act) -> String {
        let entry = self.roster().next(at(when), act);
        block_on(entry.sign(&self.provider, &self.by_owner())).unwrap()
    }

    /// What comes of the roster with one more entry by the owner.
    fn with(&self, when: &str, act: Act) -> Result<Roster, OpenError> {
        let mut entries = self.entries.clone();
        entries.push(self.sign(when, act));
        replay(&entries)
    }

    fn append(&mut self, act: Act) {
        self.entries.push(self.sign(NOW, act));
        self.roster();
    }

    fn make_member(&self, member: MemberId) -> Other {
        let slot = SlotPlace { member, ..SLOT };
        let provider = &self.provider;
        block_on(async {
            let key = derive_slot_key(provider, slot, b"another secret")
                .await
                .unwrap();
            let account = make_account(provider, slot, &key).await.unwrap();
            let account = open_slot(provider, slot, &key, account.as_bytes())
                .await
                .unwrap();
            let sealed = SealedMemberKeys::make(provider, member, &account)
                .await
                .unwrap();
            Other {
                public: RosterMember::of(member, &sealed),
                keys: sealed.open(provider, member, &account).await.unwrap(),
            }
        })
    }

    /// Invites and adds somebody.
    fn add(&mut self, role: Role) -> Other {
        self.append(invite(role, LATER));
        let other = self.make_member(MEMBER);
        let admitted = admit(&self.provider, &self.ring, self.opens(), &other.public.enc);
        self.ring = block_on(admitted).unwrap();
        self.append(addition(&other));
        check_ring(&self.ring, &self.roster()).unwrap();
        other
    }

    fn rotate(&self, remove: Option<MemberId>, new_kit: bool) -> Result<Rotated, SealError> {
        let roster = self.roster();
        let last = self.records.last().unwrap();
        let sig = self.practice_sig();
        let with = Rotating {
            roster: &roster,
            ring: &self.ring,
            opens: self.opens(),
            owner: self.by_owner(),
            last,
            practice: Signer {
                key: &sig,
                public: &last.record().unwrap().sig,
            },
            now: at(NOW),
            expires: at("2028-11-24T08:00:00Z"),
        };
        block_on(rotate(&self.provider, &with, remove, new_kit))
    }

    fn practice_sig(&self) -> SigningKey {
        let last = self.records.last().unwrap().record().unwrap();
        let (place, entry) = self.at(last.epoch, last.sig.kid());
        block_on(entry.open_signing(&self.provider, &place, &last.sig, self.opens())).unwrap()
    }

    fn at(&self, epoch: u32, kid: &Kid) -> Placed {
        let mut ring = self.ring.iter();
        let found = ring.find(|(place, _)| place.epoch == epoch && place.kid == *kid);
        found.unwrap().clone()
    }

    /// Whether a key opens the sealing key of an epoch.
    fn opens_epoch(&self, epoch: u32, kid: &Kid, key: &UnwrapKey) -> bool {
        let record = &self.records[usize::try_from(epoch).unwrap() - 1];
        let enc = &record.record().unwrap().enc[0];
        let (place, entry) = self.at(epoch, enc.kid());
        let opener = Unlocker { kid, key };
        block_on(entry.open_rsa(&self.provider, &place, enc, opener)).is_ok()
    }

    fn take(&mut self, rotated: Rotated) {
        self.entries.push(rotated.entry);
        self.records.push(rotated.record);
        self.ring = rotated.ring;
    }
}

fn replay(entries: &[String]) -> Result<Roster, OpenError> {
    block_on(Roster::replay(&Native, PRACTICE, entries))
}

fn proof_key() -> ProofKey {
    InviteSecret::from_bytes([9; 32]).derive_proof_key()
}

fn invite(role: Role, until: &str) -> Act {
    Act::Invite(Invitation {
        invite: INVITE,
        role,
        key: proof_key().hash(),
        until: at(until),
    })
}

fn addition(other: &Other) -> Act {
    Act::Add(Addition {
        invite: INVITE,
        member: other.public.clone(),
    })
}

fn role(member: MemberId, role: Role) -> Act {
    Act::Role(RoleChange { member, role })
}

#[test]
fn who_was_invited_and_confirmed_opens_what_came_before() {
    let mut scene = Scene::new();
    let other = scene.add(Role::Member);
    let roster = scene.roster();
    let standing = roster.member(MEMBER).unwrap();
    assert_eq!((standing.role, standing.since), (Role::Member, at(NOW)));
    assert!(scene.opens_epoch(1, other.public.enc.kid(), &other.keys.enc));
    assert_eq!(roster.recipients().len(), 3);
}

#[test]
fn who_was_removed_opens_nothing_that_comes_afterwards_and_is_no_recipient_of_what_was() {
    let mut scene = Scene::new();
    let other = scene.add(Role::Member);
    let rotated = scene.rotate(Some(MEMBER), false).unwrap();
    assert!(rotated.kit.is_none());
    scene.take(rotated);
    let roster = scene.roster();
    assert!(roster.member(MEMBER).is_none());
    assert_eq!(roster.people()[1].until, Some(at(NOW)));
    check_ring(&scene.ring, &roster).unwrap();
    for epoch in [1, 2] {
        assert!(!scene.opens_epoch(epoch, other.public.enc.kid(), &other.keys.enc));
        assert!(scene.opens_epoch(epoch, scene.practice.owner.enc.kid(), &scene.owner.enc));
    }
    // Senders believe the new key for the fingerprint that they knew.
    let chain = Chain {
        records: &scene.records,
        practice: PRACTICE,
        registrar: None,
    };
    let believed = block_on(chain.verify(&scene.provider, at(NOW))).unwrap();
    assert_eq!(believed.current.epoch, 2);
    assert_eq!(believed.current.enc[0].kid(), &roster.epochs()[1][0]);
}

#[test]
fn attack_11_a_joiner_whose_keys_were_swapped_is_not_proven() {
    let scene = Scene::new();
    let key = proof_key();
    let [own, swapped] = [scene.make_member(MEMBER), scene.make_member(MEMBER)];
    let joining = Joining {
        practice: PRACTICE,
        invite: INVITE,
        member: &own.public,
        name: "Mo Example",
        email: "mo@example.org",
    };
    let proof = key.prove(joining);
    assert_eq!(key.check(joining, &proof), Ok(()));
    let member = &swapped.public;
    let other_invite = InviteId::from_bytes([1; 16]);
    for lie in [
        Joining { member, ..joining },
        Joining {
            name: "Mallory",
            ..joining
        },
        Joining {
            email: "mallory@example.org",
            ..joining
        },
        Joining {
            invite: other_invite,
            ..joining
        },
    ] {
        assert_eq!(key.check(lie, &proof), Err(OpenError));
    }
    let forged = InviteSecret::from_bytes([8; 32]).derive_proof_key();
    assert_eq!(forged.check(joining, &proof), Err(OpenError));
}

#[test]
fn attack_11_an_invitation_is_used_once_and_in_its_time() {
    let mut scene = Scene::new();
    let other = scene.make_member(MEMBER);
    // Never given out.
    assert!(scene.with(NOW, addition(&other)).is_err());
    scene.append(invite(Role::Member, LATER));
    assert!(scene.with(LATER, addition(&other)).is_err(), "too late");
    scene.append(addition(&other));
    let another = scene.make_member(MemberId::from_bytes([0x99; 16]));
    assert!(scene.with(NOW, addition(&another)).is_err(), "used up");
    assert!(
        scene.with(NOW, invite(Role::Owner, LATER)).is_err(),
        "given out twice"
    );
}

#[test]
fn whom_an_owner_invited_nobody_confirms_once_they_are_none() {
    let asked = InviteId::from_bytes([1; 16]);
    let ends: [fn(&mut Scene); 2] = [
        |scene| {
            let removed = scene.rotate(Some(MEMBER), true).unwrap();
            scene.take(removed);
        },
        |scene| scene.append(role(MEMBER, Role::Reader)),
    ];
    for end in ends {
        let mut scene = Scene::new();
        let other = scene.add(Role::Owner);
        let joiner = scene.make_member(MemberId::from_bytes([0x99; 16])).public;
        let by_other = Signer {
            key: &other.keys.sig,
            public: &other.public.sig,
        };
        let entry = scene.roster().next(at(NOW), invite_of([1; 16]));
        let entry = block_on(entry.sign(&scene.provider, &by_other)).unwrap();
        scene.entries.push(entry);
        scene.append(invite_of([2; 16]));
        assert_eq!(scene.roster().inviter(asked), Some(MEMBER));
        let member = joiner.clone();
        let addition = Act::Add(Addition {
            invite: asked,
            member,
        });
        assert!(scene.with(NOW, addition).is_ok());
        end(&mut scene);
        assert!(scene.roster().invitation(asked).is_none());
        let invite = asked;
        let member = joiner.clone();
        let addition = Act::Add(Addition { invite, member });
        assert!(scene.with(NOW, addition).is_err());
        let another = InviteId::from_bytes([2; 16]);
        assert!(scene.roster().invitation(another).is_some());
        assert!(
            scene.with(NOW, invite_of([1; 16])).is_err(),
            "given out twice"
        );
    }
}

#[test]
fn a_hundred_invitations_are_open_at_a_time_and_those_that_are_over_count_no_more() {
    let mut scene = Scene::new();
    for id in 0..100 {
        scene.append(invite_of([id; 16]));
    }
    assert!(scene.with(NOW, invite_of([100; 16])).is_err());
    assert!(scene.with(LATER, invite_of([100; 16])).is_ok());
}

#[test]
fn a_practice_has_255_members_at_a_time() {
    let scene = Scene::new();
    let mut roster = scene.roster();
    let mut extend = |act: Act| {
        let entry = roster.next(at(NOW), act);
        let entry = block_on(entry.sign(&scene.provider, &scene.by_owner())).unwrap();
        let taken = block_on(roster.extend(&scene.provider, &entry));
        taken.map(|()| roster.has_room())
    };
    for number in 1..=255_u8 {
        let invite = InviteId::from_bytes([number; 16]);
        assert_eq!(extend(invite_of([number; 16])), Ok(number < 255));
        let member = somebody(number);
        let added = extend(Act::Add(Addition { invite, member }));
        let expected = match number {
            ..254 => Ok(true),
            254 => Ok(false),
            255 => Err(OpenError),
        };
        assert_eq!(added, expected, "{number} beside the first owner");
    }
}

/// A member with keys that nobody has.
fn somebody(number: u8) -> RosterMember {
    let mut modulus = [0xff; 384];
    modulus[1] = number;
    let mut member = [0xaa; 16];
    member[0] = number;
    RosterMember {
        member: MemberId::from_bytes(member),
        enc: RsaPublicJwk::from_modulus(&Base64UrlUnpadded::encode_string(&modulus)).unwrap(),
        sig: SigningKey::from_seed(&[number; 32]).public(),
    }
}

#[test]
fn an_invitations_key_opens_for_its_owners_and_for_its_place() {
    let scene = Scene::new();
    let (provider, key) = (&scene.provider, proof_key());
    let owner = scene.practice.owner.enc.clone();
    let here = (PRACTICE, INVITE);
    let sealed = block_on(key.seal(provider, here, std::slice::from_ref(&owner))).unwrap();
    let open = |at, sealed: &str| {
        let opened = ProofKey::open(provider, at, sealed.as_bytes(), scene.opens());
        block_on(opened).map(|key| key.hash())
    };
    assert_eq!(open(here, &sealed), Ok(key.hash()));
    let elsewhere = (PRACTICE, InviteId::from_bytes([1; 16]));
    assert_eq!(open(elsewhere, &sealed), Err(OpenError));
    assert_eq!(
        check_sealed(here, sealed.as_bytes(), &[owner.kid()]),
        Ok(())
    );
    assert!(check_sealed(here, sealed.as_bytes(), &[]).is_err());
}

#[test]
fn attack_13_a_ghost_in_the_ring_is_seen() {
    let mut scene = Scene::new();
    scene.add(Role::Reader);
    let roster = scene.roster();
    let ghost = scene.make_member(MemberId::from_bytes([0x66; 16]));
    let haunted = admit(
        &scene.provider,
        &scene.ring,
        scene.opens(),
        &ghost.public.enc,
    );
    let haunted = block_on(haunted).unwrap();
    assert_eq!(check_ring(&haunted, &roster), Err(RingMismatch::Stranger));
    // In one entry of one epoch is enough; and nobody may be missing.
    let mut one = scene.ring.clone();
    one[1] = haunted[1].clone();
    assert_eq!(check_ring(&one, &roster), Err(RingMismatch::Stranger));
    let mut fewer = scene.ring.clone();
    fewer[0]
        .1
        .keep_recipients(&[scene.practice.owner.enc.kid().clone()]);
    assert_eq!(check_ring(&fewer, &roster), Err(RingMismatch::Missing));
    assert_eq!(check_ring(&scene.ring, &roster), Ok(()));
}

#[test]
fn attack_13_a_roster_with_an_entry_dropped_moved_changed_or_forged_is_refused() {
    let mut scene = Scene::new();
    scene.add(Role::Member);
    scene.append(role(MEMBER, Role::Owner));
    let whole = scene.entries.clone();
    assert_eq!(whole.len(), 4);
    replay(&whole).unwrap();
    for dropped in 0..3 {
        let mut fewer = whole.clone();
        fewer.remove(dropped);
        assert!(replay(&fewer).is_err(), "without {dropped}");
    }
    let mut moved = whole.clone();
    moved.swap(1, 2);
    assert!(replay(&moved).is_err());
    let mut twice = whole.clone();
    twice.push(whole[3].clone());
    assert!(replay(&twice).is_err());
    assert!(replay(&[]).is_err());

    // By the key of somebody whom the roster does not name.
    let stranger = SigningKey::from_seed(&[4; 32]);
    let by = Signer {
        key: &stranger,
        public: &stranger.public(),
    };
    let mut forged = whole.clone();
    let entry = scene.roster().next(at(NOW), role(OWNER, Role::Reader));
    forged.push(block_on(entry.sign(&Native, &by)).unwrap());
    assert!(replay(&forged).is_err());
    // Another practice's.
    let elsewhere = referral::id::PracticeId::from_bytes([0x12; 16]);
    assert!(block_on(Roster::replay(&Native, elsewhere, &whole)).is_err());
    // Flipping any sign of the last entry's text breaks it.
    for place in (0..whole[3].len()).step_by(41) {
        let mut flipped = whole.clone();
        let old = flipped[3].as_bytes()[place];
        let new = if old == b'A' { "B" } else { "A" };
        flipped[3].replace_range(place..=place, new);
        assert!(replay(&flipped).is_err(), "at {place}");
    }
}

#[test]
fn attack_13_an_older_roster_and_another_one_are_told_from_the_one_that_was_seen() {
    let mut scene = Scene::new();
    scene.append(invite(Role::Member, LATER));
    let seen = scene.roster().head();
    assert!(scene.roster().contains(seen));
    let older = replay(&scene.entries[..1]).unwrap();
    assert!(!older.contains(seen));
    let mut other = Scene::new();
    other.append(invite(Role::Owner, LATER));
    assert!(!other.roster().contains(seen));
    scene.append(invite_of([1; 16]));
    assert!(scene.roster().contains(seen));
    let none = Head { len: 0, ..seen };
    assert!(!scene.roster().contains(none));
}

fn invite_of(id: [u8; 16]) -> Act {
    let Act::Invite(invitation) = invite(Role::Member, LATER) else {
        unreachable!("it is an invitation")
    };
    Act::Invite(Invitation {
        invite: InviteId::from_bytes(id),
        ..invitation
    })
}

#[test]
fn only_owners_write_and_never_about_themselves() {
    let mut scene = Scene::new();
    let other = scene.add(Role::Member);
    let by = Signer {
        key: &other.keys.sig,
        public: &other.public.sig,
    };
    let mut by_member = scene.entries.clone();
    let entry = scene.roster().next(at(NOW), role(OWNER, Role::Reader));
    by_member.push(block_on(entry.sign(&scene.provider, &by)).unwrap());
    assert!(replay(&by_member).is_err());

    for (act, may) in [
        (role(MEMBER, Role::Owner), true),
        (role(MEMBER, Role::Reader), true),
        (role(MEMBER, Role::Member), false),
        (role(OWNER, Role::Reader), false),
        (role(MemberId::from_bytes([1; 16]), Role::Reader), false),
    ] {
        let name = format!("{act:?}");
        assert_eq!(scene.with(NOW, act).is_ok(), may, "{name}");
    }
}

#[test]
fn nobody_removes_themselves_and_an_epoch_follows_the_last() {
    let mut scene = Scene::new();
    let other = scene.add(Role::Member);
    assert!(scene.rotate(Some(OWNER), true).is_err());
    assert!(
        scene
            .rotate(Some(MemberId::from_bytes([1; 16])), false)
            .is_err()
    );
    let keys = [
        other.public.enc.kid().clone(),
        other.public.sig.kid().clone(),
    ];
    for (epoch, may) in [(1, false), (2, true), (3, false)] {
        let act = Act::Rotate(Rotation {
            remove: None,
            epoch,
            keys: keys.clone(),
            kit: None,
        });
        assert_eq!(scene.with(NOW, act).is_ok(), may, "{epoch}");
    }
}

#[test]
fn who_was_an_owner_is_only_removed_with_a_new_kit() {
    let mut scene = Scene::new();
    scene.add(Role::Member);
    scene.append(role(MEMBER, Role::Owner));
    scene.append(role(MEMBER, Role::Reader));
    assert!(scene.rotate(Some(MEMBER), false).is_err());
    let old = scene.practice.kit.kit.kid().clone();
    let mut rotated = scene.rotate(Some(MEMBER), true).unwrap();
    let kit = rotated.kit.take().unwrap();
    scene.take(rotated);
    let roster = scene.roster();
    assert_eq!(roster.kit().kid(), kit.kit.kid());
    check_ring(&scene.ring, &roster).unwrap();
    let new_key = block_on(kit.kit.open(&scene.provider, PRACTICE, &kit.code)).unwrap();
    let old_code = &scene.practice.kit.code;
    let old_key = scene
        .practice
        .kit
        .kit
        .open(&scene.provider, PRACTICE, old_code);
    let old_key = block_on(old_key).unwrap();
    for epoch in [1, 2] {
        assert!(scene.opens_epoch(epoch, kit.kit.kid(), &new_key));
        assert!(!scene.opens_epoch(epoch, &old, &old_key));
    }
}

#[test]
fn who_has_the_kit_becomes_an_owner_and_nobody_else_does() {
    let mut scene = Scene::new();
    let made = &scene.practice.kit;
    let (other, before) = (scene.make_member(MEMBER), scene.roster());
    let (entry, kit_key) = block_on(async {
        let provider = &scene.provider;
        let kit_key = made.kit.open(provider, PRACTICE, &made.code).await.unwrap();
        let sig_place = signing_place(PRACTICE, made.keys.sig.kid());
        let by_kit = Unlocker {
            kid: made.kit.kid(),
            key: &kit_key,
        };
        let sig = made
            .signing
            .open_signing(provider, &sig_place, &made.keys.sig, by_kit);
        let sig = sig.await.unwrap();
        let by = Signer {
            key: &sig,
            public: &made.keys.sig,
        };
        let act = Act::Restore(other.public.clone());
        let entry = before.next(at(NOW), act);
        (entry.sign(provider, &by).await.unwrap(), kit_key)
    });
    let by_owner = scene.with(NOW, Act::Restore(scene.make_member(MEMBER).public));
    assert!(by_owner.is_err(), "not even an owner");
    scene.entries.push(entry);
    let roster = scene.roster();
    assert!(roster.member(MEMBER).unwrap().role.owns());
    assert_eq!(roster.made()[1].by, None);
    let opens = Unlocker {
        kid: scene.practice.kit.kit.kid(),
        key: &kit_key,
    };
    let new: RsaPublicJwk = roster.member(MEMBER).unwrap().keys.enc.clone();
    let ring = block_on(admit(&scene.provider, &scene.ring, opens, &new)).unwrap();
    check_ring(&ring, &roster).unwrap();
}

#[test]
fn a_referral_that_was_sealed_anew_says_so_and_opens_for_the_new_key_alone() {
    let mut scene = Scene::new();
    let sent = send(&scene.provider, &scene.practice, REFERRAL, &[b"a file"]);
    let rotated = scene.rotate(None, false).unwrap();
    scene.take(rotated);
    let provider = &scene.provider;
    let key = |epoch: u32| {
        let record = &scene.records[usize::try_from(epoch).unwrap() - 1];
        let enc = record.record().unwrap().enc[0].clone();
        let (place, entry) = scene.at(epoch, enc.kid());
        let opened = block_on(entry.open_rsa(provider, &place, &enc, scene.opens()));
        (enc, opened.unwrap(), record.hash())
    };
    let (old, old_key, _) = key(1);
    let (new, new_key, record) = key(2);
    let bind = sent
        .bind
        .sealed_anew(sent.envelope.hash(), (new.kid().clone(), 2, record));
    let anew = block_on(reseal_referral(
        provider,
        (&sent.envelope, &sent.bind),
        (old.kid(), &old_key),
        (&bind, &new),
    ))
    .unwrap();
    let anew = Envelope::parse(anew.to_general().as_bytes()).unwrap();
    assert_eq!(anew.bind().prev, sent.envelope.hash().to_string());
    let open = |bind, kid, key| {
        let opened = open_referral(provider, &anew, bind, kid, key);
        block_on(opened).map(|document| document == sent.document)
    };
    assert_eq!(open(&bind, new.kid(), &new_key), Ok(true));
    assert_eq!(open(&bind, old.kid(), &old_key), Err(OpenError));
    assert_eq!(open(&sent.bind, new.kid(), &new_key), Err(OpenError));
}

#[test]
fn the_form_of_an_entry_never_changes() {
    let keys = [
        SigningKey::from_seed(&[1; 32]),
        SigningKey::from_seed(&[2; 32]),
    ];
    let kids = keys.map(|key| key.public().kid().clone());
    let scene = Scene::new();
    let head = scene.roster().head().hash;
    for (act, written) in [
        (
            invite(Role::Reader, LATER),
            format!(
                r#"{{"invite":{{"invite":"{INVITE}","role":"reader","key":"{}","until":"{LATER}"}}}}"#,
                proof_key().hash()
            ),
        ),
        (
            role(MEMBER, Role::Owner),
            format!(r#"{{"role":{{"member":"{MEMBER}","role":"owner"}}}}"#),
        ),
        (
            Act::Rotate(Rotation {
                remove: Some(MEMBER),
                epoch: 2,
                keys: kids.clone(),
                kit: None,
            }),
            format!(
                r#"{{"rotate":{{"remove":"{MEMBER}","epoch":2,"keys":["{}","{}"]}}}}"#,
                kids[0], kids[1]
            ),
        ),
    ] {
        let entry = scene.roster().next(at(NOW), act);
        let whole = format!(
            r#"{{"t":"fr1.roster","practice":"{PRACTICE}","seq":1,"prev":"{head}","at":"{NOW}","act":{written}}}"#
        );
        assert_eq!(serde_json::to_string(&entry).unwrap(), whole);
    }
    let secret = InviteSecret::from_bytes([9; 32]);
    assert_eq!(
        [
            hex::encode(*secret.derive_access()),
            proof_key().hash().to_string()
        ],
        [
            "27e78afa58e6b001446a1114331482f500da1c9c2a64b3292758f2c54632b554",
            "bdaa26aad7b9a47b3c0e5675c25275b593a7727af59fc9be6da27a9660110f75",
        ]
    );
}
