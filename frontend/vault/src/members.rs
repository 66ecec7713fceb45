//! What an owner's browser does about who belongs to the practice. The server keeps what was signed
//! here; it decides nothing.

mod list;
mod rotate;

use browser::http::Method;
use browser::vault::message::{Answer, Refused};
use referral::id::{InviteId, MemberId};
use referral::role::Role;
use sealing::Timestamp;
use sealing::invite::InviteSecret;
use sealing::provider::Provider;
use sealing::roster::{Act, Addition, Invitation, RoleChange};
use sealing::rotation::admit;
use time::Duration;
use wire::Token;
use wire::members::{ChangeRole, Confirm, Members, NewInvite};

use crate::host::Host;
use crate::http::{Failed, bare, get, json, once, post};
use crate::inbox::Practice;
use crate::keys::whole;
use crate::known::Known;

pub(crate) use self::list::{of_later_keys, team};
pub(crate) use self::rotate::{Pending, confirm_kit, kept, rotate};

/// How long an invitation holds.
const INVITATION: Duration = Duration::days(7);

/// Signs the roster's next entry, which the practice's other members will take.
async fn sign<H: Host>(host: &H, practice: &Practice<H>, act: Act) -> Result<String, Refused> {
    if !practice.owns() {
        return Err(Refused::NotAnOwner);
    }
    let standing = &practice.standing;
    let entry = standing.roster.next(Timestamp::from(host.now()), act);
    let signed = entry.sign(host.crypto(), &standing.signs()).await;
    let signed = signed.map_err(|_| Refused::OutOfTurn)?;
    let mut after = standing.roster.clone();
    let extended = after.extend(host.crypto(), &signed).await;
    extended.map_err(|_| Refused::OutOfTurn)?;
    Ok(signed)
}

/// Hands something over that the roster moves on by, and tells what to remember of it: at the next
/// sign-in the server has to have it.
async fn hand_over<H: Host>(
    host: &H,
    practice: &mut Practice<H>,
    (path, body): (&str, &[u8]),
    entry: &str,
) -> Result<String, Refused> {
    match once(host, &post(path, None, body)).await {
        Ok(_) => {}
        // An answer that was lost, or a second try after one.
        Err(failed) if may_be_in(&failed) && is_in(host, entry).await => {}
        Err(failed) => return Err(failed.in_session()),
    }
    let standing = &mut practice.standing;
    let extended = standing.roster.extend(host.crypto(), entry).await;
    extended.map_err(|_| Refused::OutOfTurn)?;
    standing.latest.own(&standing.roster);
    Ok(Known::of(&standing.roster))
}

fn may_be_in(failed: &Failed) -> bool {
    failed.may_have_arrived() || failed.is("roster-moved") || failed.is("sign-in-again")
}

/// Whether the roster has this entry: nobody else signs the same.
async fn is_in<H: Host>(host: &H, entry: &str) -> bool {
    let members: Result<Members, Failed> = get(host, "/api/v1/members", None).await;
    members.is_ok_and(|members| members.roster.iter().any(|one| one == entry))
}

/// Invites somebody: the link's secret, which goes to nobody else.
pub(crate) async fn invite<H: Host>(
    host: &H,
    practice: &mut Practice<H>,
    role: Role,
) -> Result<Answer, Refused> {
    let now = Timestamp::from(host.now());
    if !practice.standing.roster.has_room_to_invite(now) {
        return Err(Refused::TooManyInvited);
    }
    let crypto = host.crypto();
    let secret = InviteSecret::make(crypto).map_err(|_| Refused::OutOfTurn)?;
    let key = secret.derive_proof_key();
    let mut id = [0; 16];
    crypto
        .fill_random(&mut id)
        .map_err(|_| Refused::OutOfTurn)?;
    let invite = InviteId::from_bytes(id);
    let act = Act::Invite(Invitation {
        invite,
        role,
        key: key.hash(),
        until: Timestamp::from(host.now() + INVITATION),
    });
    let entry = sign(host, practice, act).await?;
    let roster = &practice.standing.roster;
    let owners = roster.members().filter(|one| one.role.owns());
    let owners: Vec<_> = owners.map(|one| one.keys.enc.clone()).collect();
    let place = (roster.practice(), invite);
    let sealed = key.seal(crypto, place, &owners).await;
    let body = json(&NewInvite {
        invite,
        access: Token::from_bytes(*secret.derive_access()).hash(),
        sealed: sealed.map_err(|_| Refused::OutOfTurn)?,
        entry: entry.clone(),
    });
    let known = hand_over(host, practice, ("/api/v1/members/invites", &body), &entry).await?;
    let secret = Token::from_bytes(*secret.as_bytes()).to_text();
    Ok(Answer::InviteSecret(secret.as_str().to_owned(), known))
}

/// Withdraws an invitation. Where the server does not have it any more, somebody else withdrew it, or
/// whoever used it is a member by now: the roster says which.
pub(crate) async fn withdraw<H: Host>(
    host: &H,
    practice: &Practice<H>,
    invite: InviteId,
) -> Result<Answer, Refused> {
    let path = format!("/api/v1/members/invites/{invite}");
    match once(host, &bare(Method::Delete, &path, None)).await {
        Ok(_) => Ok(Answer::Done),
        Err(failed) if failed.is("no-such-member") => {
            if list::is_unused(host, practice, invite).await? {
                Ok(Answer::Done)
            } else {
                Err(Refused::RosterMoved)
            }
        }
        Err(failed) => Err(failed.in_session()),
    }
}

/// Makes who used an invitation a member, if they are who had the link.
pub(crate) async fn confirm<H: Host>(
    host: &H,
    practice: &mut Practice<H>,
    invite: InviteId,
) -> Result<Answer, Refused> {
    let member = list::proven(host, practice, invite).await?;
    let standing = &practice.standing;
    if !standing.roster.has_room() {
        return Err(Refused::TooManyMembers);
    }
    let ring = admit(host.crypto(), &standing.ring, standing.opens(), &member.enc).await;
    let ring = ring.map_err(|_| Refused::OutOfTurn)?;
    let entry = sign(host, practice, Act::Add(Addition { invite, member })).await?;
    let body = json(&Confirm {
        invite,
        entry: entry.clone(),
        ring: whole(&ring),
    });
    let known = hand_over(host, practice, ("/api/v1/members", &body), &entry).await?;
    practice.standing.ring = ring;
    Ok(Answer::Changed(known))
}

/// Gives a member another role.
pub(crate) async fn change_role<H: Host>(
    host: &H,
    practice: &mut Practice<H>,
    member: MemberId,
    role: Role,
) -> Result<Answer, Refused> {
    let entry = sign(host, practice, Act::Role(RoleChange { member, role })).await?;
    let body = json(&ChangeRole {
        entry: entry.clone(),
    });
    let known = hand_over(host, practice, ("/api/v1/members/roles", &body), &entry).await?;
    Ok(Answer::Changed(known))
}
