//! An attachment, decrypted part by part into pieces that the browser holds.

use std::rc::Rc;

use browser::http::{Body, Call, Method};
use browser::vault::message::{Progress, Refused};
use referral::id::{AttachmentId, OfferId, ReferralId};
use sealing::attachment::AttachmentReader;
use sealing::document;

use crate::host::Host;
use crate::http::{Failed, surely};
use crate::inbox::Practice;
use crate::open;
use crate::state::OnProgress;

/// A file that is about to be fetched. It has its own key out of the referral and needs none of the
/// practice's any more, so that a long one holds nothing up.
pub(crate) struct Download<H: Host> {
    pub(crate) host: Rc<H>,
    offer: OfferId,
    referral: ReferralId,
    entry: document::Attachment,
}

impl<H: Host> Download<H> {
    /// Finds the file's key.
    pub(crate) async fn begin(
        host: &Rc<H>,
        practice: &mut Practice<H>,
        offer: OfferId,
        attachment: AttachmentId,
    ) -> Result<Self, Refused> {
        let row = practice.row(&**host, offer).await?;
        let document = open::document(&**host, practice, &row).await?;
        let mut entries = document.att.into_iter();
        let entry = entries.find(|entry| entry.aid == attachment);
        Ok(Self {
            host: Rc::clone(host),
            offer,
            referral: row.referral,
            entry: entry.ok_or(Refused::NoSuchReferral)?,
        })
    }

    /// The pieces of the file, all of them verified. If anything is wrong they are dropped.
    pub(crate) async fn run(self, progress: OnProgress<'_>) -> Result<Vec<H::Piece>, Refused> {
        let (host, entry) = (&*self.host, &self.entry);
        let mut reader: AttachmentReader<'_, H::Crypto> =
            AttachmentReader::new(self.referral, entry);
        let (mut pieces, mut done) = (Vec::new(), 0);
        for number in 0..reader.layout().parts() {
            progress(Progress::File {
                file: 1,
                of: 1,
                done,
                total: entry.size,
            });
            let part = fetch_part(host, self.offer, entry.aid, number).await?;
            let opened = reader.open_next(host.crypto(), &part).await;
            let opened = opened.map_err(|_| Refused::Damaged)?;
            done += opened.len() as u64;
            pieces.push(host.keep(&opened).ok_or(Refused::OutOfTurn)?);
        }
        reader.finish().map_err(|_| Refused::Damaged)?;
        Ok(pieces)
    }
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
