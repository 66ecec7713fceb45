//! The tests' server, one invitation, and who used it.

use browser::http::{Call, Got, Method};
use referral::role::Role;
use sealing::roster::RosterMember;
use time::Duration;
use wire::members::{
    ChangeRole, Confirm, InviteRow, JoinFinish, JoinStart, JoinStarted, Joiner, Joining, NewInvite,
};
use wire::recovery::Recovering;

use super::{Kept, NOW, PRACTICE, Shown, done, ok, read, refuse};

/// The member to be.
pub(crate) const JOINER: referral::id::MemberId = referral::id::MemberId::from_bytes([0x23; 16]);

/// What the server has of it.
pub(crate) struct KeptInvite {
    pub(crate) new: NewInvite,
    pub(crate) joiner: Option<Joiner>,
}

impl KeptInvite {
    pub(super) fn row(&self) -> InviteRow {
        InviteRow {
            invite: self.new.invite,
            expires: (NOW + Duration::days(7)).into(),
            sealed: self.new.sealed.clone(),
            joiner: self.joiner.clone(),
        }
    }
}

impl Kept {
    pub(super) fn of_members(&mut self, call: &Call<'_>, rest: &[&str]) -> Got {
        match (call.method, rest) {
            (Method::Post, ["invites"]) => {
                let new: NewInvite = read(call);
                self.later.push(new.entry.clone());
                let joiner = None;
                self.invited = Some(KeptInvite { new, joiner });
                done()
            }
            (Method::Delete, ["invites", _]) => match self.invited.take() {
                Some(_) => done(),
                None => refuse(404, "no-such-member"),
            },
            (Method::Post, ["rotation", "start"]) => done(),
            (Method::Post, []) => {
                let Confirm { entry, .. } = read(call);
                self.later.push(entry);
                self.invited = None;
                done()
            }
            _ => {
                let ChangeRole { entry } = read(call);
                self.later.push(entry);
                done()
            }
        }
    }

    pub(super) fn register(&self, call: &Call<'_>) -> Got {
        let JoinStart { email, request } = read(call);
        let answer = self.opaque.register(email.as_str(), &request).unwrap();
        let member = JOINER;
        ok(&JoinStarted { member, answer })
    }

    /// A practice by its kit, with the ring of its beginning.
    pub(super) fn recovering(&self) -> Got {
        let mut unlocking = self.unlocking();
        let later = self.later.iter().filter(|_| self.shown == Shown::Whole);
        unlocking.roster.extend(later.cloned());
        let kit = &self.member.as_ref().expect("a member").kit;
        ok(&Recovering {
            practice: PRACTICE,
            name: "Example Surgery".to_owned(),
            town: "Kelowna".to_owned(),
            kit: kit.document.clone(),
            signing: kit.signing.clone(),
            roster: unlocking.roster,
            ring: unlocking.ring,
            records: unlocking.records,
        })
    }

    pub(super) fn of_join(&mut self, call: &Call<'_>, rest: &[&str]) -> Got {
        match rest {
            [] => ok(&Joining {
                practice: PRACTICE,
                name: "Example Surgery".to_owned(),
                town: "Kelowna".to_owned(),
                invite: self.invited.as_ref().expect("an invitation").new.invite,
                role: Role::Member,
                expires: NOW.into(),
            }),
            ["start"] => self.register(call),
            _ => {
                let finish: JoinFinish = read(call);
                self.invited.as_mut().expect("an invitation").joiner = Some(Joiner {
                    member: RosterMember::of(finish.member, &finish.keys),
                    name: finish.name,
                    email: finish.email,
                    mac: finish.mac,
                    at: NOW.into(),
                });
                done()
            }
        }
    }
}
