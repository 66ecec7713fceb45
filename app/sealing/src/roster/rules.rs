//! What an entry may change, and what it changes.

use referral::role::Role;

use super::entry::{Act, Addition, Invitation, RoleChange, RosterMember, Rotation};
use super::standing::{Invited, Roster, Standing};
use crate::account::MemberId;
use crate::error::OpenError;
use crate::jwk::Kid;
use crate::ring::MAX_RECIPIENTS;
use crate::timestamp::Timestamp;

/// The most members at a time (255): every one is a recipient of every ring, and so is the kit.
const MOST_MEMBERS: usize = MAX_RECIPIENTS - 1;
/// The most invitations at a time that were not used up, and are not over.
const MOST_INVITED: usize = 100;

impl Roster {
    /// Does what an entry says, which `by` has signed; refuses it whole if it may not be.
    pub(super) fn take(
        &mut self,
        by: Option<MemberId>,
        at: Timestamp,
        act: &Act,
    ) -> Result<(), OpenError> {
        match act {
            Act::Create(_) => Err(OpenError),
            Act::Invite(invitation) => self.invite(by, at, invitation),
            Act::Add(addition) => self.add(at, addition),
            Act::Role(change) => self.change_role(by, change),
            Act::Rotate(rotation) => self.rotate(by, at, rotation),
            Act::Restore(member) => self.welcome(at, member, Role::Owner),
        }
    }

    /// Whether one more may be invited. What was withdrawn counts until its time is over: the roster
    /// does not say that it was.
    pub fn has_room_to_invite(&self, at: Timestamp) -> bool {
        let open = self.invited.values().filter(|one| at < one.says.until);
        open.count() < MOST_INVITED
    }

    /// Whether there may be one more member.
    pub fn has_room(&self) -> bool {
        self.members().count() < MOST_MEMBERS
    }

    fn invite(
        &mut self,
        by: Option<MemberId>,
        at: Timestamp,
        invitation: &Invitation,
    ) -> Result<(), OpenError> {
        let invite = invitation.invite;
        let is_known = self.invited.contains_key(&invite) || self.used.contains(&invite);
        if is_known || !self.has_room_to_invite(at) {
            return Err(OpenError);
        }
        let invited = Invited {
            says: invitation.clone(),
            by: by.ok_or(OpenError)?,
        };
        self.invited.insert(invite, invited);
        Ok(())
    }

    fn add(&mut self, at: Timestamp, addition: &Addition) -> Result<(), OpenError> {
        let invitation = self.invitation(addition.invite).ok_or(OpenError)?;
        let role = invitation.role;
        if at >= invitation.until {
            return Err(OpenError);
        }
        self.welcome(at, &addition.member, role)?;
        self.invited.remove(&addition.invite);
        self.used.push(addition.invite);
        Ok(())
    }

    /// A member with keys that nobody else has, or had.
    fn welcome(&mut self, at: Timestamp, new: &RosterMember, role: Role) -> Result<(), OpenError> {
        let is_known = self.people.iter().any(|one| {
            let RosterMember { member, enc, sig } = &one.keys;
            *member == new.member || enc.kid() == new.enc.kid() || sig.kid() == new.sig.kid()
        });
        if is_known || !self.has_room() || new.enc.kid() == self.kit.kid() {
            return Err(OpenError);
        }
        self.people.push(Standing {
            keys: new.clone(),
            role,
            since: at,
            until: None,
            may_have_kit: role.owns(),
        });
        Ok(())
    }

    /// Nobody changes their own role, so an owner always stays.
    fn change_role(&mut self, by: Option<MemberId>, change: &RoleChange) -> Result<(), OpenError> {
        let one = self.other(by, change.member)?;
        if one.role == change.role {
            return Err(OpenError);
        }
        one.role = change.role;
        one.may_have_kit |= change.role.owns();
        if !change.role.owns() {
            self.end_invitations_of(change.member);
        }
        Ok(())
    }

    /// Whom somebody invited who is no owner any more, nobody confirms. The ids are not given out again.
    fn end_invitations_of(&mut self, member: MemberId) {
        let ended = self.invitations_of(member);
        self.invited.retain(|invite, _| !ended.contains(invite));
        self.used.extend(ended);
    }

    fn rotate(
        &mut self,
        by: Option<MemberId>,
        at: Timestamp,
        rotation: &Rotation,
    ) -> Result<(), OpenError> {
        let Rotation {
            remove,
            epoch,
            keys,
            kit,
        } = rotation;
        let is_next = usize::try_from(*epoch).ok() == Some(self.epochs.len() + 1);
        if !is_next || keys[0] == keys[1] || keys.iter().any(|kid| self.has_key(kid)) {
            return Err(OpenError);
        }
        let is_new = |kid: &Kid| *kid != *self.kit.kid() && !self.is_members_key(kid);
        if kit.as_ref().is_some_and(|kit| !is_new(kit.enc.kid())) {
            return Err(OpenError);
        }
        if let Some(member) = remove {
            let one = self.other(by, *member)?;
            if one.may_have_kit && kit.is_none() {
                return Err(OpenError);
            }
            one.until = Some(at);
            self.end_invitations_of(*member);
        }
        self.epochs.push(keys.clone());
        if let Some(kit) = kit {
            self.kit = kit.enc.clone();
            self.kit_sig = Some(kit.sig.clone());
            self.kit_made = at;
            for one in &mut self.people {
                one.may_have_kit = one.role.owns();
            }
        }
        Ok(())
    }

    /// A member who is not the signer.
    fn other(
        &mut self,
        by: Option<MemberId>,
        member: MemberId,
    ) -> Result<&mut Standing, OpenError> {
        if by == Some(member) {
            return Err(OpenError);
        }
        let mut members = self.people.iter_mut().filter(|one| one.until.is_none());
        members
            .find(|one| one.keys.member == member)
            .ok_or(OpenError)
    }

    fn has_key(&self, kid: &Kid) -> bool {
        self.epochs.iter().flatten().any(|known| known == kid)
    }

    fn is_members_key(&self, kid: &Kid) -> bool {
        self.people.iter().any(|one| one.keys.enc.kid() == kid)
    }
}
