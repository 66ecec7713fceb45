//! A new member's account: the passphrase registered, the member's own keys drawn.

use browser::vault::message::Refused;
use opaque::ClientRegistration;
use referral::contact::Email;
use referral::id::MemberId;
use sealing::account::{
    SealedMemberKeys, SlotPlace, Unlock, derive_slot_key, make_account, open_slot,
};
use sealing::provider::Ceremony;
use sealing::roster::RosterMember;
use sealing::{OpenError, SealError};
use wire::members::{JoinStart, JoinStarted};
use zeroize::Zeroizing;

use crate::host::Host;
use crate::http::{json, once, post, read};
use crate::random::Random;

/// All that is handed over of it.
pub(crate) struct NewAccount {
    pub(crate) member: MemberId,
    pub(crate) upload: opaque::Message,
    /// The account key in the passphrase's slot: a JWE.
    pub(crate) slot: String,
    /// The member's own keys.
    pub(crate) keys: SealedMemberKeys,
}

impl NewAccount {
    /// Registers the passphrase at this route, and draws the keys.
    pub(crate) async fn make<H: Host>(
        host: &H,
        (route, bearer): (&str, &str),
        email: Email,
        passphrase: Zeroizing<String>,
    ) -> Result<Self, Refused> {
        let random = &mut Random(host.crypto());
        let (registration, request) =
            ClientRegistration::start(random, passphrase).map_err(|_| Refused::OutOfTurn)?;
        let body = json(&JoinStart { email, request });
        let call = post(route, Some(bearer), &body);
        let started: JoinStarted = once(host, &call).await.and_then(|body| read(&body))?;
        let finished = registration.finish(random, &started.answer);
        let (upload, secret) = finished.map_err(|_| Refused::Damaged)?;
        let drawn = draw(host.crypto(), started.member, &secret).await;
        let (slot, keys) = drawn.map_err(|_| Refused::OutOfTurn)?;
        Ok(Self {
            member: started.member,
            upload,
            slot,
            keys,
        })
    }

    /// As the roster names them.
    pub(crate) fn public(&self) -> RosterMember {
        RosterMember::of(self.member, &self.keys)
    }
}

/// The member's keys, in an account that opens: what does not come back out is never handed over.
async fn draw<C: Ceremony>(
    ceremony: &C,
    member: MemberId,
    secret: &[u8],
) -> Result<(String, SealedMemberKeys), SealError> {
    let place = SlotPlace {
        member,
        unlock: Unlock::Passphrase,
        number: 0,
    };
    let lost = |OpenError| SealError::Mismatch;
    let slot_key = derive_slot_key(ceremony, place, secret).await?;
    let slot = make_account(ceremony, place, &slot_key).await?;
    let account = open_slot(ceremony, place, &slot_key, slot.as_bytes()).await;
    let account = account.map_err(lost)?;
    let keys = SealedMemberKeys::make(ceremony, member, &account).await?;
    keys.open(ceremony, member, &account).await.map_err(lost)?;
    Ok((slot, keys))
}
