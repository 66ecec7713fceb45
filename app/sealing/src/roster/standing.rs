//! Who belongs to a practice, as its roster says.

use std::collections::BTreeMap;

use referral::id::{InviteId, PracticeId};
use referral::role::Role;

use super::entry::{Act, Creation, Invitation, KitKeys, RosterEntry, RosterMember};
use crate::account::MemberId;
use crate::encoding::Sha256Digest;
use crate::error::OpenError;
use crate::jwk::{Kid, OkpPublicJwk, RsaPublicJwk};
use crate::provider::Provider;
use crate::ring::RingPlace;
use crate::timestamp::Timestamp;

/// A roster that was replayed from its first entry: every link and every signature held, and every
/// signer could do what the entry says.
///
/// This proves consistency, not identity: whose practice it is, the key record and the fingerprint
/// say.
#[derive(Debug, Clone)]
pub struct Roster {
    practice: PracticeId,
    pub(super) people: Vec<Standing>,
    pub(super) kit: RsaPublicJwk,
    pub(super) kit_sig: Option<OkpPublicJwk>,
    pub(super) kit_made: Timestamp,
    pub(super) epochs: Vec<[Kid; 2]>,
    /// Invitations that were not used up.
    pub(super) invited: BTreeMap<InviteId, Invited>,
    /// Those that were, or whose maker is no owner any more: none is used again, or given out twice.
    pub(super) used: Vec<InviteId>,
    made: Vec<Made>,
    hashes: Vec<Sha256Digest>,
}

/// A member, or a former one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Who, with their keys.
    pub keys: RosterMember,
    /// What they may do, or could.
    pub role: Role,
    /// From when on, by the clock of who added them.
    pub since: Timestamp,
    /// When they were removed, if they were.
    pub until: Option<Timestamp>,
    /// Whether they were an owner since the recovery kit was made: then they may have it.
    pub may_have_kit: bool,
}

/// An invitation, and who made it.
#[derive(Debug, Clone)]
pub(super) struct Invited {
    pub(super) says: Invitation,
    pub(super) by: MemberId,
}

/// A roster's length and the hash of its last entry, to be remembered: a later roster has to begin
/// with the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// How many entries.
    pub len: u32,
    /// The last one's hash.
    pub hash: Sha256Digest,
}

/// An entry that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// When, by its signer's clock.
    pub at: Timestamp,
    /// Who made it; `None` where the recovery kit's key signed.
    pub by: Option<MemberId>,
    /// What it changed.
    pub act: Act,
}

impl Roster {
    /// Follows a practice's roster from its first entry to the last.
    pub async fn replay<P: Provider>(
        provider: &P,
        practice: PracticeId,
        entries: &[String],
    ) -> Result<Self, OpenError> {
        let (first, later) = entries.split_first().ok_or(OpenError)?;
        let mut roster = Self::begin(provider, practice, first).await?;
        for entry in later {
            roster.extend(provider, entry).await?;
        }
        Ok(roster)
    }

    /// A roster of one entry, signed by the owner it names.
    async fn begin<P: Provider>(
        provider: &P,
        practice: PracticeId,
        text: &str,
    ) -> Result<Self, OpenError> {
        let (claimed, _) = RosterEntry::claimed(text)?;
        let Act::Create(creation) = &claimed.act else {
            return Err(OpenError);
        };
        RosterEntry::prove(provider, &creation.owner.sig, text).await?;
        if claimed != RosterEntry::create(practice, claimed.at, creation.clone()) {
            return Err(OpenError);
        }
        let Creation {
            owner,
            kit,
            kit_sig,
            keys,
        } = creation.clone();
        let by = Some(owner.member);
        let owner = Standing {
            keys: owner,
            role: Role::Owner,
            since: claimed.at,
            until: None,
            may_have_kit: true,
        };
        let at = claimed.at;
        let made = Made {
            at,
            by,
            act: claimed.act,
        };
        Ok(Self {
            practice,
            people: vec![owner],
            kit,
            kit_sig,
            kit_made: at,
            epochs: vec![keys],
            invited: BTreeMap::new(),
            used: Vec::new(),
            made: vec![made],
            hashes: vec![RosterEntry::hash(text)],
        })
    }

    /// Whether an entry says that it follows the last one here.
    pub fn is_next(&self, text: &str) -> bool {
        let claimed = RosterEntry::claimed(text);
        claimed.is_ok_and(|(entry, _)| entry == self.next(entry.at, entry.act.clone()))
    }

    /// Takes one more entry, if it follows and its signer may do what it says; else nothing changes.
    pub async fn extend<P: Provider>(&mut self, provider: &P, text: &str) -> Result<(), OpenError> {
        let (claimed, kid) = RosterEntry::claimed(text)?;
        if claimed != self.next(claimed.at, claimed.act.clone()) {
            return Err(OpenError);
        }
        let by = self.signer(&claimed.act, &kid)?;
        let key = match by {
            Some(member) => &self.member(member).ok_or(OpenError)?.keys.sig,
            None => self.kit_sig.as_ref().ok_or(OpenError)?,
        };
        RosterEntry::prove(provider, key, text).await?;
        self.take(by, claimed.at, &claimed.act)?;
        self.made.push(Made {
            at: claimed.at,
            by,
            act: claimed.act,
        });
        self.hashes.push(RosterEntry::hash(text));
        Ok(())
    }

    /// Who has to have signed this: an owner who is a member, by their key's name, or the kit.
    fn signer(&self, act: &Act, kid: &Kid) -> Result<Option<MemberId>, OpenError> {
        if matches!(act, Act::Restore(_)) {
            return Ok(None);
        }
        let mut owners = self.members().filter(|one| one.role.owns());
        let owner = owners.find(|one| one.keys.sig.kid() == kid);
        Ok(Some(owner.ok_or(OpenError)?.keys.member))
    }

    /// The next entry, to be signed by who makes it.
    pub fn next(&self, at: Timestamp, act: Act) -> RosterEntry {
        let Head { len, hash } = self.head();
        RosterEntry::after(self.practice, (len, hash), at, act)
    }

    /// Where it ends.
    pub fn head(&self) -> Head {
        let zeros = Sha256Digest::from_bytes([0; 32]);
        Head {
            len: u32::try_from(self.hashes.len()).unwrap_or(u32::MAX),
            hash: self.hashes.last().copied().unwrap_or(zeros),
        }
    }

    /// Whether it begins with the roster that had this head.
    pub fn contains(&self, head: Head) -> bool {
        let last = usize::try_from(head.len)
            .ok()
            .and_then(|len| len.checked_sub(1));
        last.and_then(|last| self.hashes.get(last)) == Some(&head.hash)
    }

    /// The practice.
    pub const fn practice(&self) -> PracticeId {
        self.practice
    }

    /// Everybody who is or was a member, the first one first.
    pub fn people(&self) -> &[Standing] {
        &self.people
    }

    /// Everybody who is a member.
    pub fn members(&self) -> impl Iterator<Item = &Standing> {
        self.people.iter().filter(|one| one.until.is_none())
    }

    /// A member.
    pub fn member(&self, member: MemberId) -> Option<&Standing> {
        self.members().find(|one| one.keys.member == member)
    }

    /// Everybody who can open the rings: the members' keys, then the kit's.
    pub fn recipients(&self) -> Vec<&RsaPublicJwk> {
        let members = self.members().map(|one| &one.keys.enc);
        members.chain([&self.kit]).collect()
    }

    /// The kit's key, which rings are wrapped to.
    pub const fn kit(&self) -> &RsaPublicJwk {
        &self.kit
    }

    /// The key that signs for the kit; the first practices' kits had none.
    pub const fn kit_sig(&self) -> Option<&OkpPublicJwk> {
        self.kit_sig.as_ref()
    }

    /// When the kit was made.
    pub const fn kit_made(&self) -> Timestamp {
        self.kit_made
    }

    /// The names of every epoch's keys, the first one first.
    pub fn epochs(&self) -> &[[Kid; 2]] {
        &self.epochs
    }

    /// Where every private key stands in the ring: epoch by epoch, the sealing key first.
    pub fn places(&self) -> impl Iterator<Item = RingPlace> + '_ {
        let epochs = (1..).zip(&self.epochs);
        let kids = epochs.flat_map(|(epoch, kids)| kids.iter().map(move |kid| (epoch, kid)));
        kids.map(|(epoch, kid)| RingPlace {
            practice: self.practice,
            epoch,
            kid: kid.clone(),
        })
    }

    /// An invitation that was not used up, and whose maker is an owner.
    pub fn invitation(&self, invite: InviteId) -> Option<&Invitation> {
        self.invited.get(&invite).map(|one| &one.says)
    }

    /// Who made an invitation that was not used up.
    pub fn inviter(&self, invite: InviteId) -> Option<MemberId> {
        self.invited.get(&invite).map(|one| one.by)
    }

    /// Every invitation that was not used up, and whose maker is an owner.
    pub fn invitations(&self) -> impl Iterator<Item = InviteId> + '_ {
        self.invited.keys().copied()
    }

    /// Those that somebody made.
    pub(super) fn invitations_of(&self, member: MemberId) -> Vec<InviteId> {
        let all = self.invited.iter();
        let theirs = all.filter(|(_, one)| one.by == member);
        theirs.map(|(invite, _)| *invite).collect()
    }

    /// Every entry, the first one first.
    pub fn made(&self) -> &[Made] {
        &self.made
    }

    /// Everybody who can open the rings after a rotation.
    pub(crate) fn recipients_after(
        &self,
        without: Option<MemberId>,
        kit: Option<&KitKeys>,
    ) -> Vec<RsaPublicJwk> {
        let members = self
            .members()
            .filter(|one| Some(one.keys.member) != without);
        let members = members.map(|one| one.keys.enc.clone());
        let kit = kit.map_or(&self.kit, |kit| &kit.enc).clone();
        members.chain([kit]).collect()
    }
}
