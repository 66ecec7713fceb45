//! An attachment, decrypted part by part into pieces that the browser holds.

use browser::http::{Body, Call, Method};
use browser::vault::message::{Progress, Refused};
use referral::id::{AttachmentId, OfferId};
use sealing::attachment::AttachmentReader;

use crate::host::Host;
use crate::http::{Failed, surely};
use crate::inbox::Practice;
use crate::open::document;
use crate::state::OnProgress;

/// The pieces of a file, all of them verified. If anything is wrong they are dropped.
pub(crate) async fn file<H: Host>(
    host: &H,
    practice: &mut Practice<H>,
    offer: OfferId,
    attachment: AttachmentId,
    progress: OnProgress<'_>,
) -> Result<Vec<H::Piece>, Refused> {
    let row = practice.row(host, offer).await?;
    let document = document(host, practice, &row).await?;
    let mut entries = document.att.iter();
    let entry = entries.find(|entry| entry.aid == attachment);
    let entry = entry.ok_or(Refused::NoSuchReferral)?;
    let mut reader: AttachmentReader<'_, H::Crypto> = AttachmentReader::new(row.referral, entry);
    let (mut pieces, mut done) = (Vec::new(), 0);
    for number in 0..reader.layout().parts() {
        progress(Progress::File {
            file: 1,
            of: 1,
            done,
            total: entry.size,
        });
        let part = fetch_part(host, offer, attachment, number).await?;
        let opened = reader.open_next(host.crypto(), &part).await;
        let opened = opened.map_err(|_| Refused::Damaged)?;
        done += opened.len() as u64;
        pieces.push(host.keep(&opened).ok_or(Refused::OutOfTurn)?);
    }
    reader.finish().map_err(|_| Refused::Damaged)?;
    Ok(pieces)
}

async fn fetch_part<H: Host>(
    host: &H,
    offer: OfferId,
    attachment: AttachmentId,
    number: u64,
) -> Result<Vec<u8>, Refused> {
    let call = Call {
        method: Method::Get,
        path: &format!("/api/v1/offers/{offer}/attachments/{attachment}/parts/{number}"),
        bearer: None,
        body: Body::Empty,
        is_long: true,
    };
    surely(host, &call).await.map_err(Failed::in_session)
}
