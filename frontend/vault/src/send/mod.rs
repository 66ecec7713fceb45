//! Sending a referral, in four steps, each of which is kept until the next one is done: a place,
//! the files part by part, the sealed answers, the receipt.

pub(crate) mod believe;
mod commit;
mod parts;
mod place;

use browser::vault::message::{Answer, Progress, Refused, Send, Sent, Shown};

use self::commit::Prepared;
use self::parts::Parts;
use self::place::Place;
use crate::host::{Chosen, Host};
use crate::state::OnProgress;

/// A sending under way.
pub(crate) struct Sending<H: Host> {
    place: Option<Place>,
    /// What is not sealed yet: wiped as soon as it is.
    unsealed: Option<Unsealed<H>>,
    prepared: Option<Prepared>,
}

struct Unsealed<H: Host> {
    what: Send,
    files: Vec<H::File>,
    parts: Parts<H>,
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
            place: None,
            unsealed: Some(Unsealed {
                what,
                files,
                parts: Parts::default(),
            }),
            prepared: None,
        })
    }

    /// The person has seen who it goes to.
    pub(crate) fn agree(&mut self) {
        if let (Some(place), Some(unsealed)) = (&self.place, &mut self.unsealed) {
            unsealed.what.expected = Shown::of(&place.reserved.to);
        }
    }

    /// Goes on from wherever it stands.
    async fn proceed(&mut self, host: &H, progress: OnProgress<'_>) -> Result<Answer, Refused> {
        if let Some(Unsealed { what, files, parts }) = &mut self.unsealed {
            let place = if let Some(place) = &self.place {
                place
            } else {
                progress(Progress::Choosing);
                let place = self.place.insert(Place::reserve(host, what).await?);
                progress(Progress::Proven(place.proven.known.clone()));
                place
            };
            if place.reserved.to.specialist != what.expected.specialist {
                return Ok(Answer::OtherChoice(place.reserved.to.clone()));
            }
            let source = (what.referral.attachments.as_slice(), files.as_slice());
            parts.upload(host, place, source, progress).await?;
            progress(Progress::Sealing);
            let sealed = Prepared::seal(host, place, what, parts.entries()).await?;
            self.prepared = Some(sealed);
            self.unsealed = None;
        }
        let (Some(place), Some(prepared)) = (&self.place, &self.prepared) else {
            return Err(Refused::OutOfTurn);
        };
        progress(Progress::Recording);
        let (at, receipt) = prepared.commit(host, place).await?;
        Ok(Answer::Sent(Box::new(Sent {
            id: place.reserved.id,
            number: place.reserved.number,
            to: place.reserved.to.clone(),
            at,
            secret: prepared.secret.to_string(),
            receipt,
            server: place.reserved.server.kid().to_string(),
            checkpoint: place.proven.cp.clone(),
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
        Ok(_) | Err(Refused::Expired | Refused::ReceiptFalse) => *kept = None,
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
    place::give_back(host, &place.reserved).await;
}
