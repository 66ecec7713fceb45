//! The answers sealed, handed over, and the receipt held against them.

use browser::http::{Body, Call, Method};
use browser::vault::message::{Refused, Send};
use referral::Referral;
use referral::id::AttachmentId;
use sealing::attachment::ciphertext_len;
use sealing::bind::BoundAttachment;
use sealing::document::{self, Document};
use sealing::envelope::seal_referral;
use sealing::receipt::Receipt;
use sealing::thread::{SealedThread, StatusSecret};
use sealing::{Sha256Digest, Timestamp};
use wire::send::{Commit, Committed};
use wire::{Bound, Moment};

use super::parts::refused;
use super::place::Place;
use crate::host::Host;
use crate::http::{Failed, json, read, surely};

/// A sealed referral, ready to be handed over: the same bytes however often that is tried.
pub(crate) struct Prepared {
    body: Vec<u8>,
    envelope: Sha256Digest,
    attachments: Vec<(AttachmentId, Sha256Digest)>,
    /// Opens what the practice will write; the person gets it when the referral has arrived.
    pub(crate) secret: StatusSecret,
}

impl Prepared {
    /// Seals the answers, with what opens the attachments, for the practice.
    pub(crate) async fn seal<H: Host>(
        host: &H,
        place: &Place,
        send: &Send,
        entries: &[document::Attachment],
    ) -> Result<Self, Refused> {
        let (crypto, id) = (host.crypto(), place.reserved.id);
        let secret = StatusSecret::make(crypto).map_err(|error| refused(error.into()))?;
        let thread = SealedThread::make(crypto, id, &secret, place.proven.key.sig.clone()).await;
        let (thread, keys) = thread.map_err(refused)?;

        let route = send.referral.route();
        let bind =
            bound(place, send.catalogue, &route).with(entries.iter().map(bind_entry).collect());
        let created = Timestamp::from(host.now());
        let document: Document<&Referral> =
            Document::new(&send.referral, entries.to_vec(), keys, created);
        let envelope = seal_referral(crypto, &bind, &place.proven.key.enc, &document).await;
        let envelope = envelope.map_err(refused)?;

        let attachments: Vec<_> = entries
            .iter()
            .map(|entry| (entry.aid, entry.sha256))
            .collect();
        Ok(Self {
            body: json(&Commit {
                envelope: envelope.to_general(),
                attachments: attachments.clone(),
                thread,
                access: secret.derive_access_token(&id).hash(),
            }),
            envelope: envelope.hash(),
            attachments,
            secret,
        })
    }

    /// Hands it over. Tells when it arrived, and the receipt that proves it.
    pub(crate) async fn commit<H: Host>(
        &self,
        host: &H,
        place: &Place,
    ) -> Result<(Moment, String), Refused> {
        let call = Call {
            method: Method::Put,
            path: &format!("{}/envelope", place.path()),
            bearer: Some(&place.reserved.token.to_text()),
            body: Body::Json(&self.body),
            is_long: false,
        };
        let committed = surely(host, &call).await.and_then(|body| read(&body));
        let Committed { receipt } = committed.map_err(Failed::of_place)?;
        let server = &place.reserved.server;
        let stated = Receipt::verify(host.crypto(), server, &receipt).await;
        let stated = stated.map_err(|_| Refused::ReceiptFalse)?;
        if self.is_stated_by(&stated, place) {
            Ok((Moment::from(time::OffsetDateTime::from(stated.at)), receipt))
        } else {
            Err(Refused::ReceiptFalse)
        }
    }

    fn is_stated_by(&self, receipt: &Receipt, place: &Place) -> bool {
        receipt.rid == place.reserved.id
            && receipt.number == place.reserved.number.to_string()
            && receipt.env == self.envelope
            && receipt.att == self.attachments
            && receipt.cp == place.proven.cp
    }
}

fn bound<'a>(place: &Place, catalogue: u32, route: &'a referral::route::Route) -> Bound<'a> {
    let Place { reserved, proven } = place;
    let key = &proven.key;
    Bound {
        id: reserved.id,
        number: reserved.number,
        practice: reserved.to.practice,
        specialist: reserved.to.specialist,
        kid: key.enc[0].kid().clone(),
        epoch: key.epoch,
        proven: (proven.kr.clone(), proven.cp.clone()),
        catalogue,
        route,
    }
}

fn bind_entry(entry: &document::Attachment) -> BoundAttachment {
    BoundAttachment {
        aid: entry.aid,
        bytes: ciphertext_len(entry.size),
    }
}
