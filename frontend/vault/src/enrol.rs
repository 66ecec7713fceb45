//! A practice's first member: the passphrase registered, every key made, the kit confirmed, and
//! only then anything handed over.

use browser::vault::message::{Answer, Enrol, Refused, SHORTEST_PASSPHRASE};
use opaque::ClientRegistration;
use referral::contact::Email;
use referral::id::PracticeId;
use referral::text::Name;
use sealing::account::{SlotPlace, Unlock, derive_slot_key};
use sealing::creation::{CreatedPractice, NewPractice, create_practice};
use sealing::roster::Roster;
use sealing::{KitCode, Timestamp};
use time::Duration;
use wire::Token;
use wire::enrolment::{EnrolFinish, EnrolStart, EnrolStarted, Invited};
use zeroize::Zeroizing;

use crate::host::Host;
use crate::http::{get, json, once, post, read};
use crate::known::Known;
use crate::members::kept;
use crate::paper;
use crate::random::Random;

/// How long a key record holds.
pub(crate) const RECORD_LASTS: Duration = Duration::days(2 * 365);

/// Keys that were made and not handed over yet.
pub(crate) struct Enrolment {
    secret: Zeroizing<String>,
    practice: PracticeId,
    code: KitCode,
    finish: EnrolFinish,
    /// Whether a try to hand over ended without an answer.
    is_unanswered: bool,
}

/// Who a link is for.
pub(crate) async fn invited<H: Host>(host: &H, secret: &str) -> Result<Answer, Refused> {
    let secret = token(secret)?;
    let invited = get(host, "/api/v1/enrolment", Some(&secret)).await?;
    Ok(Answer::Invited(invited))
}

fn token(secret: &str) -> Result<Zeroizing<String>, Refused> {
    let token: Token = secret.parse().map_err(|_| Refused::NoSuchLink)?;
    Ok(token.to_text())
}

/// An address as accounts are named.
pub(crate) fn account(email: &str) -> Result<Email, Refused> {
    email.to_lowercase().parse().map_err(|_| Refused::NoEmail)
}

/// A passphrase that may be registered.
pub(crate) fn long_enough(typed: String) -> Result<Zeroizing<String>, Refused> {
    let typed = Zeroizing::new(typed);
    if typed.chars().count() < SHORTEST_PASSPHRASE {
        return Err(Refused::PassphraseTooShort);
    }
    Ok(typed)
}

impl Enrolment {
    /// Registers the passphrase and makes every key.
    pub(crate) async fn make<H: Host>(host: &H, enrol: Enrol) -> Result<Self, Refused> {
        let passphrase = long_enough(enrol.passphrase)?;
        let email = account(&enrol.email)?;
        // The page has checked the name by the same parser.
        let name: Name = enrol.name.parse().map_err(|_| Refused::OutOfTurn)?;
        let secret = token(&enrol.secret)?;
        let invited: Invited = get(host, "/api/v1/enrolment", Some(&secret)).await?;

        let random = &mut Random(host.crypto());
        let (registration, request) =
            ClientRegistration::start(random, passphrase).map_err(|_| Refused::OutOfTurn)?;
        let body = json(&EnrolStart {
            email: email.clone(),
            request,
        });
        let call = post("/api/v1/enrolment/start", Some(&secret), &body);
        let started: EnrolStarted = once(host, &call).await.and_then(|body| read(&body))?;
        let finished = registration.finish(random, &started.answer);
        let (upload, export_key) = finished.map_err(|_| Refused::Damaged)?;

        let slot = SlotPlace {
            member: started.member,
            unlock: Unlock::Passphrase,
            number: 0,
        };
        let created = create(host, &invited, slot, &export_key).await?;
        let (kit, code) = kept(created.kit);
        let finish = EnrolFinish {
            member: started.member,
            name,
            email,
            upload,
            slot: created.slot,
            keys: created.owner,
            kit,
            ring_enc: created.ring_enc.to_general(),
            ring_sig: created.ring_sig.to_general(),
            record: created.record.to_json(),
            roster: created.roster,
        };
        Ok(Self {
            secret,
            practice: invited.practice,
            code,
            finish,
            is_unanswered: false,
        })
    }

    /// What is to be written down.
    pub(crate) fn groups(&self) -> Vec<String> {
        paper::groups(&self.code)
    }

    /// Compares what was typed with the kit, and hands everything over if it is right. Tells what to
    /// remember of the roster that began so, where the server said that it has it: at the first sign-in it has
    /// to have it still.
    pub(crate) async fn confirm<H: Host>(
        &mut self,
        host: &H,
        typed: Vec<(usize, String)>,
    ) -> Result<Option<String>, Refused> {
        paper::compare(&self.code, typed)?;
        let begun = std::slice::from_ref(&self.finish.roster);
        let roster = Roster::replay(host.crypto(), self.practice, begun).await;
        let roster = roster.map_err(|_| Refused::OutOfTurn)?;
        let body = json(&self.finish);
        let call = post("/api/v1/enrolment/finish", Some(&self.secret), &body);
        match once(host, &call).await {
            Ok(_) => Ok(Some(Known::of_member(self.finish.member, &roster))),
            // Nobody else has the link: it was used by the try whose answer was lost, or it is over by now.
            Err(failed) if self.is_unanswered && failed.is("no-such-link") => Ok(None),
            Err(failed) => {
                self.is_unanswered |= failed.may_have_arrived();
                Err(failed.into())
            }
        }
    }
}

/// Every key of the practice, under what the passphrase gives.
async fn create<H: Host>(
    host: &H,
    invited: &Invited,
    slot: SlotPlace,
    export_key: &[u8],
) -> Result<CreatedPractice, Refused> {
    let now = host.now();
    let new = NewPractice {
        practice: invited.practice,
        name: invited.name.clone(),
        city: invited.town.clone(),
        slot,
        now: Timestamp::from(now),
        expires: Timestamp::from(now + RECORD_LASTS),
    };
    let slot_key = derive_slot_key(host.crypto(), slot, export_key).await;
    let slot_key = slot_key.map_err(|_| Refused::OutOfTurn)?;
    let created = create_practice(host.crypto(), &new, &slot_key).await;
    created.map_err(|_| Refused::OutOfTurn)
}
