//! Sending a referral, in four steps, each of which is kept until the next one is done: a place,
//! the files part by part, the sealed answers, the receipt.

mod commit;
mod parts;
mod place;

use browser::vault::message::{Answer, Progress, Refused, Send, Sent};
use zeroize::Zeroizing;

use self::commit::Prepared;
use self::parts::Parts;
use self::place::Place;
use crate::host::{Chosen, Host};
use crate::http::{delete, once};
use crate::state::OnProgress;

/// A sending under way.
pub(crate) struct Sending<H: Host> {
    what: Send,
    files: Vec<H::File>,
    place: Option<Place>,
    parts: Parts<H>,
    prepared: Option<Prepared>,
}

impl<H: Host> Sending<H> {
    /// What is to be sent, with the files of its attachments in their order.
    pub(crate) fn new(what: Send, files: Vec<H::File>) -> Result<Self, Refused> {
        let attachments = &what.referral.attachments;
        if files.len() != attachments.len() {
            return Err(Refused::OutOfTurn);
        }
        let mut pairs = attachments.iter().zip(&files);
        if let Some(changed) = pairs.position(|(known, file)| known.size() != file.size()) {
            return Err(Refused::FileUnreadable(changed));
        }
        Ok(Self {
            what,
            files,
            place: None,
            parts: Parts::default(),
            prepared: None,
        })
    }

    /// The person has seen who it goes to.
    pub(crate) fn agree(&mut self) {
        if let Some(place) = &self.place {
            self.what.expected = place.reserved.to.specialist;
        }
    }

    /// Goes on from wherever it stands.
    async fn proceed(&mut self, host: &H, progress: OnProgress<'_>) -> Result<Answer, Refused> {
        let place = if let Some(place) = &self.place {
            place
        } else {
            progress(Progress::Choosing);
            let place = Place::reserve(host, &self.what).await?;
            self.place.insert(place)
        };
        let to = &place.reserved.to;
        if to.specialist != self.what.expected {
            return Ok(Answer::OtherChoice(to.clone()));
        }
        let attachments = &self.what.referral.attachments;
        let source = (attachments.as_slice(), self.files.as_slice());
        self.parts.upload(host, place, source, progress).await?;
        let prepared = if let Some(prepared) = &self.prepared {
            prepared
        } else {
            progress(Progress::Sealing);
            let entries = self.parts.entries();
            let sealed = Prepared::seal(host, place, &self.what, entries).await?;
            self.prepared.insert(sealed)
        };
        progress(Progress::Recording);
        let (at, receipt) = prepared.commit(host, place).await?;
        Ok(Answer::Sent(Box::new(Sent {
            id: place.reserved.id,
            number: place.reserved.number,
            to: to.clone(),
            at,
            secret: prepared.secret.to_string(),
            receipt,
        })))
    }
}

/// Goes on with a sending, and forgets it when it is over: done, or refused in a way that no second
/// try mends.
pub(crate) async fn go_on<H: Host>(
    host: &H,
    kept: &mut Option<Sending<H>>,
    progress: OnProgress<'_>,
) -> Result<Answer, Refused> {
    let sending = kept.as_mut().ok_or(Refused::OutOfTurn)?;
    let result = sending.proceed(host, progress).await;
    match &result {
        Ok(Answer::OtherChoice(_))
        | Err(Refused::Unreached | Refused::ServerFailed | Refused::TooManyTries(_)) => {}
        Ok(_) | Err(Refused::Expired | Refused::Damaged) => *kept = None,
        Err(_) => {
            if let Some(over) = kept.take() {
                give_up(host, over).await;
            }
        }
    }
    result
}

/// Gives the place back, if there is one. If the server does not hear it, the place ends by itself.
pub(crate) async fn give_up<H: Host>(host: &H, sending: Sending<H>) {
    let Some(place) = sending.place else { return };
    let path = place.path();
    let token: Zeroizing<String> = place.reserved.token.to_text();
    let _ = once(host, &delete(&path, Some(&token))).await;
}
