//! Deciding, with words for the sender that only the sender reads.

use browser::vault::message::{Answer, Refused};
use referral::id::OfferId;
use referral::offer::Decision;
use sealing::message::{Direction, Message, MessagePlace, seal_to_sender};
use sealing::{SealError, Signer, Timestamp};
use wire::Note;
use wire::inbox::{Decide, Row};

use crate::host::Host;
use crate::http::{Failed, json, post, read, surely};
use crate::inbox::Practice;
use crate::open::document;

/// Decides. If somebody has before, the answer is what they decided.
pub(crate) async fn decide<H: Host>(
    host: &H,
    practice: &mut Practice<H>,
    offer: OfferId,
    decision: Decision,
    words: Option<String>,
) -> Result<Answer, Refused> {
    let row = practice.row(host, offer).await?;
    let words = words.filter(|words| !words.trim().is_empty());
    let message = match words {
        Some(text) => Some(seal(host, practice, &row, Note { text }).await?),
        None => None,
    };
    let body = json(&Decide { decision, message });
    let path = format!("/api/v1/offers/{offer}/decision");
    let decided = surely(host, &post(&path, None, &body)).await;
    let row = match decided.and_then(|body| read::<Row>(&body)) {
        Ok(row) => row,
        // This one, if the answer to an earlier try was lost.
        Err(failed) if failed.is("decided") => {
            practice.list(host).await?;
            practice.row(host, offer).await?
        }
        Err(failed) => return Err(Failed::in_session(failed)),
    };
    practice.update(row.clone());
    Ok(Answer::Row(Box::new(row)))
}

/// Seals words for the sender, signed by the key that the sender's browser knows: that of the epoch
/// in which the referral was sent, whatever it was sealed anew for.
async fn seal<H: Host>(
    host: &H,
    practice: &mut Practice<H>,
    row: &Row,
    note: Note,
) -> Result<String, Refused> {
    let document = document(host, practice, row).await?;
    let keys = practice.keys.get(&row.sent_epoch);
    let keys = keys.ok_or(Refused::Damaged)?;
    let (id, hop) = (row.referral, row.hop);
    let place = MessagePlace::first(
        id,
        practice.who().practice,
        hop,
        Direction::PracticeToSender,
    );
    let message = Message {
        at: Timestamp::from(host.now()),
        body: note,
    };
    let signer = Signer {
        key: &keys.sig,
        public: &keys.public_sig,
    };
    let to = &document.thread.enc;
    let sealed = seal_to_sender(host.crypto(), &place, message, &signer, to).await;
    sealed.map_err(|error| match error {
        SealError::TooLong => Refused::TooLong,
        // The sender's key is no point of the curve: whoever sent this wants no answer.
        _ => Refused::Damaged,
    })
}
