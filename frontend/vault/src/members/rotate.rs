//! Renewing the practice's keys, and removing a member with it.

use browser::vault::message::{Answer, Refused};
use referral::id::MemberId;
use sealing::kit::{MadeKit, derive_access};
use sealing::rotation::{self, Rotated, Rotating};
use sealing::{KitCode, Signer, Timestamp};
use wire::Token;
use wire::members::{KitKept, Rotate};

use super::hand_over;
use crate::enrol::RECORD_LASTS;
use crate::host::Host;
use crate::http::{Failed, json, once, post};
use crate::inbox::Practice;
use crate::keys::whole;
use crate::paper;

/// Keys that were made, and wait until the new kit was read back.
pub(crate) struct Pending {
    code: KitCode,
    rotate: Rotate,
}

/// New keys; nothing of them is known to the server before it is all there, and before a new kit was
/// read back.
pub(crate) async fn rotate<H: Host>(
    host: &H,
    practice: &mut Practice<H>,
    remove: Option<MemberId>,
    new_kit: bool,
) -> Result<Answer, Refused> {
    practice.pending = None;
    if !practice.owns() {
        return Err(Refused::NotAnOwner);
    }
    let standing = &practice.standing;
    let knows_kit = remove
        .and_then(|member| standing.roster.member(member))
        .is_some_and(|one| one.may_have_kit);
    let Some(((_, keys), last)) = practice.keys.last_key_value().zip(standing.records.last())
    else {
        return Err(Refused::KeysDamaged);
    };
    let with = Rotating {
        roster: &standing.roster,
        ring: &standing.ring,
        opens: standing.opens(),
        owner: standing.signs(),
        last,
        practice: Signer {
            key: &keys.sig,
            public: &keys.public_sig,
        },
        now: Timestamp::from(host.now()),
        expires: Timestamp::from(host.now() + RECORD_LASTS),
    };
    let has_kit = new_kit || knows_kit;
    if has_kit {
        // Nobody writes a kit down for a sign-in that is too long ago by then.
        let call = post("/api/v1/members/rotation/start", None, b"{}");
        once(host, &call).await.map_err(Failed::in_session)?;
    }
    let made = rotation::rotate(host.crypto(), &with, remove, has_kit).await;
    let (rotate, code) = handed(made.map_err(|_| Refused::OutOfTurn)?);
    let Some(code) = code else {
        return send(host, practice, &rotate).await;
    };
    let groups = paper::groups(&code);
    practice.pending = Some(Pending { code, rotate });
    Ok(Answer::Kit(groups))
}

/// What is handed over, and the code that is not.
fn handed(made: Rotated) -> (Rotate, Option<KitCode>) {
    let (kit, code) = made.kit.map(kept).unzip();
    let rotate = Rotate {
        entry: made.entry,
        record: made.record.to_json(),
        ring: whole(&made.ring),
        kit,
    };
    (rotate, code)
}

/// A kit without its code, and the code.
pub(crate) fn kept(made: MadeKit) -> (KitKept, KitCode) {
    let kept = KitKept {
        document: made.kit.to_json(),
        signing: made.signing.to_general(),
        access: Token::from_bytes(*derive_access(&made.code)).hash(),
    };
    (kept, made.code)
}

/// Compares what was typed with the new kit, and hands everything over if it is right.
pub(crate) async fn confirm_kit<H: Host>(
    host: &H,
    practice: &mut Practice<H>,
    typed: Vec<(usize, String)>,
) -> Result<Answer, Refused> {
    let pending = practice.pending.as_ref().ok_or(Refused::OutOfTurn)?;
    paper::compare(&pending.code, typed)?;
    let pending = practice.pending.take().ok_or(Refused::OutOfTurn)?;
    let sent = send(host, practice, &pending.rotate).await;
    if sent.is_err() {
        practice.pending = Some(pending);
    }
    sent
}

async fn send<H: Host>(
    host: &H,
    practice: &mut Practice<H>,
    rotate: &Rotate,
) -> Result<Answer, Refused> {
    let body = json(rotate);
    let path = "/api/v1/members/rotation";
    let known = hand_over(host, practice, (path, &body), &rotate.entry).await?;
    Ok(Answer::Changed(known))
}
