//! Who belongs to the practice: what the roster says, with the names that the server has for it.

use std::collections::BTreeMap;

use browser::vault::message::{Answer, Refused};
use browser::vault::team::{Change, Changed, Invited, Joiner, KeysNow, Person, Proof, Team};
use referral::id::{InviteId, MemberId};
use sealing::fingerprint::Fingerprint;
use sealing::invite::{Joining, ProofKey, is_sealed_for};
use sealing::roster::{Act, Made, Roster, RosterMember};
use sealing::{OpenError, Timestamp};
use time::OffsetDateTime;
use wire::Moment;
use wire::members::{InviteRow, Members};

use crate::host::Host;
use crate::http::{Failed, get};
use crate::inbox::Practice;

/// Everything that the page shows.
pub(crate) async fn team<H: Host>(host: &H, practice: &Practice<H>) -> Result<Answer, Refused> {
    let (members, roster) = &fetch(host, practice).await?;
    let names: Names = members
        .members
        .iter()
        .map(|row| (row.member, row.name.as_str()))
        .collect();
    let mut invited = Vec::new();
    for row in &members.invites {
        invited.extend(self::invited(host, practice, (roster, &names), row).await);
    }
    Ok(Answer::Team(Box::new(Team {
        me: practice.who().member,
        role: practice.who().role,
        people: people(roster, members),
        invited,
        changes: changes(roster, &names),
        keys: keys(practice)?,
    })))
}

/// What the server has, with its roster, which begins with the latest one that was met since the sign-in.
/// With other keys than were unlocked it is of no use.
async fn fetch<H: Host>(host: &H, practice: &Practice<H>) -> Result<(Members, Roster), Refused> {
    let members: Result<Members, Failed> = get(host, "/api/v1/members", None).await;
    let members = members.map_err(Failed::in_session)?;
    let standing = &practice.standing;
    let known = &standing.roster;
    let told = Roster::replay(host.crypto(), known.practice(), &members.roster).await;
    let told = told.map_err(|OpenError| Refused::RosterDamaged)?;
    if !standing.latest.meet(&told) {
        Err(Refused::RosterForked)
    } else if told.epochs() != known.epochs() {
        Err(Refused::RosterMoved)
    } else {
        Ok((members, told))
    }
}

/// Why a referral that is sealed for later keys than the unlocked ones does not open: the keys were
/// renewed since the sign-in, if the roster says so too. Else it is the row that does not hold.
pub(crate) async fn of_later_keys<H: Host>(host: &H, practice: &Practice<H>) -> Refused {
    match fetch(host, practice).await {
        Ok(_) => Refused::Damaged,
        Err(refused) => refused,
    }
}

/// Whether nobody has become a member by an invitation, as the roster is told by now.
pub(super) async fn is_unused<H: Host>(
    host: &H,
    practice: &Practice<H>,
    invite: InviteId,
) -> Result<bool, Refused> {
    let (_, roster) = fetch(host, practice).await?;
    Ok(roster.invitation(invite).is_some())
}

/// Names by member.
type Names<'a> = BTreeMap<MemberId, &'a str>;

fn name(names: &Names<'_>, member: MemberId) -> String {
    names.get(&member).copied().unwrap_or_default().to_owned()
}

fn moment(at: Timestamp) -> Moment {
    Moment::from(OffsetDateTime::from(at))
}

fn people(roster: &Roster, members: &Members) -> Vec<Person> {
    let person = |one: &sealing::roster::Standing| {
        let mut rows = members.members.iter();
        let row = rows.find(|row| row.member == one.keys.member);
        Person {
            member: one.keys.member,
            name: row.map(|row| row.name.clone()).unwrap_or_default(),
            email: row.and_then(|row| Some(row.email.as_ref()?.as_str().to_owned())),
            role: one.role,
            since: moment(one.since),
            until: one.until.map(moment),
            may_have_kit: one.may_have_kit,
        }
    };
    roster.people().iter().map(person).collect()
}

/// An invitation that the roster knows; another is nobody's.
async fn invited<H: Host>(
    host: &H,
    practice: &Practice<H>,
    (roster, names): (&Roster, &Names<'_>),
    row: &InviteRow,
) -> Option<Invited> {
    let invitation = roster.invitation(row.invite)?;
    let by = roster.inviter(row.invite)?;
    let joiner = match &row.joiner {
        None => None,
        Some(joiner) => Some(Joiner {
            name: joiner.name.as_str().to_owned(),
            email: joiner.email.as_str().to_owned(),
            at: joiner.at,
            proof: proof(host, practice, roster, row).await,
        }),
    };
    Some(Invited {
        invite: row.invite,
        role: invitation.role,
        by: name(names, by),
        expires: moment(invitation.until),
        joiner,
    })
}

/// Whether who joined is who had the link.
async fn proof<H: Host>(
    host: &H,
    practice: &Practice<H>,
    roster: &Roster,
    row: &InviteRow,
) -> Proof {
    let standing = &practice.standing;
    let (Some(invitation), Some(joiner)) = (roster.invitation(row.invite), &row.joiner) else {
        return Proof::Bad;
    };
    let place = (roster.practice(), row.invite);
    let sealed = row.sealed.as_bytes();
    let own = standing.public.enc.kid();
    let Ok(key) = ProofKey::open(host.crypto(), place, sealed, standing.opens()).await else {
        return match is_sealed_for(place, sealed, own) {
            Ok(false) => Proof::NotMine,
            // It was sealed for this owner, and was spoiled.
            Ok(true) | Err(OpenError) => Proof::Bad,
        };
    };
    let joining = Joining {
        practice: roster.practice(),
        invite: row.invite,
        member: &joiner.member,
        name: joiner.name.as_str(),
        email: joiner.email.as_str(),
    };
    let is_proven = key.hash() == invitation.key && key.check(joining, &joiner.mac).is_ok();
    if !is_proven {
        Proof::Bad
    } else if Timestamp::from(host.now()) >= invitation.until {
        Proof::Late
    } else {
        Proof::Good
    }
}

/// Who used an invitation, if they are who had its link.
pub(super) async fn proven<H: Host>(
    host: &H,
    practice: &Practice<H>,
    invite: InviteId,
) -> Result<RosterMember, Refused> {
    let (members, roster) = &fetch(host, practice).await?;
    if roster.head() != practice.standing.roster.head() {
        return Err(Refused::RosterMoved);
    }
    let mut rows = members.invites.iter();
    let row = rows.find(|row| row.invite == invite);
    // It was withdrawn meanwhile, or what it began was.
    let row = row.ok_or(Refused::RosterMoved)?;
    let joiner = row.joiner.as_ref().ok_or(Refused::RosterMoved)?;
    match proof(host, practice, roster, row).await {
        Proof::Good => Ok(joiner.member.clone()),
        Proof::Bad => Err(Refused::JoinerRefused),
        Proof::Late => Err(Refused::JoinerLate),
        // The page lets nobody confirm it.
        Proof::NotMine => Err(Refused::OutOfTurn),
    }
}

/// The latest first.
fn changes(roster: &Roster, names: &Names<'_>) -> Vec<Change> {
    let change = |made: &Made| Change {
        at: moment(made.at),
        by: made.by.map(|by| name(names, by)),
        what: changed(roster, names, &made.act),
    };
    roster.made().iter().rev().map(change).collect()
}

fn changed(roster: &Roster, names: &Names<'_>, act: &Act) -> Changed {
    match act {
        Act::Create(_) => Changed::Created,
        Act::Invite(invitation) => Changed::Invited(invitation.role),
        Act::Add(addition) => {
            let member = addition.member.member;
            let mut made = roster.made().iter();
            let role = made.find_map(|made| match &made.act {
                Act::Invite(one) if one.invite == addition.invite => Some(one.role),
                _ => None,
            });
            let role = role.unwrap_or(referral::role::Role::Reader);
            Changed::Added(name(names, member), role)
        }
        Act::Role(change) => Changed::Role(name(names, change.member), change.role),
        Act::Rotate(rotation) => match rotation.remove {
            Some(member) => Changed::Removed(name(names, member)),
            None => Changed::Renewed,
        },
        Act::Restore(member) => Changed::Restored(name(names, member.member)),
    }
}

fn keys<H: Host>(practice: &Practice<H>) -> Result<KeysNow, Refused> {
    let standing = &practice.standing;
    let (Some(first), Some(last)) = (standing.records.first(), standing.records.last()) else {
        return Err(Refused::KeysDamaged);
    };
    let current = last.record().map_err(|_| Refused::KeysDamaged)?;
    let fingerprint = Fingerprint::of(first.hash());
    Ok(KeysNow {
        words: fingerprint.words(),
        fingerprint: fingerprint.to_string(),
        epoch: current.epoch,
        made: moment(current.nbf),
        expires: moment(current.exp),
        kit_made: moment(standing.roster.kit_made()),
        kit_restores: standing.roster.kit_sig().is_some(),
    })
}
