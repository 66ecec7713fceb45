//! Opening a referral: what it says is held against what the server says of it.

use browser::http::Method;
use browser::vault::message::{Answer, Opened, Refused};
use referral::Referral;
use referral::route::{Route, Wish};
use sealing::OpenError;
use sealing::bind::{Bind, BoundAttachment};
use sealing::document::Document;
use sealing::envelope::{Envelope, open_referral};
use sealing::provider::Provider;
use time::OffsetDateTime;
use wire::inbox::Row;
use wire::{Bound, Moment};

use crate::host::Host;
use crate::http::{Failed, bare, read, surely};
use crate::inbox::{Practice, fetch};
use crate::keys::EpochKeys;
use crate::members::of_later_keys;

/// Opens a referral; the server records it first.
pub(crate) async fn open<H: Host>(
    host: &H,
    practice: &mut Practice<H>,
    offer: referral::id::OfferId,
) -> Result<Answer, Refused> {
    // Before it is recorded: nobody opens it so.
    practice.refuse_later_keys(host, &[offer]).await?;
    let path = format!("/api/v1/offers/{offer}/open");
    let recorded = surely(host, &bare(Method::Post, &path, None)).await;
    let row = recorded
        .and_then(|body| read::<Row>(&body))
        .map_err(Failed::in_session)?;
    practice.update(row.clone());
    let document = document(host, practice, &row).await?;
    let received = OffsetDateTime::from(row.sent).date();
    let broken = document.body.recheck(received, None, None).err();
    let breaks = broken
        .iter()
        .flatten()
        .map(|error| error.target.anchor())
        .collect();
    Ok(Answer::Opened(Box::new(Opened {
        row,
        created: Moment::from(OffsetDateTime::from(document.created)),
        referral: document.body,
        breaks,
    })))
}

/// Fetches and decrypts what a row stands for. Nothing of it is kept.
pub(crate) async fn document<H: Host>(
    host: &H,
    practice: &mut Practice<H>,
    row: &Row,
) -> Result<Document<Referral>, Refused> {
    match document_at(host, practice, row).await {
        Err(Refused::Damaged) => match practice.sealed_anew_meanwhile(host, row).await? {
            Some(row) => document_at(host, practice, &row).await,
            None => Err(Refused::Damaged),
        },
        heard => heard,
    }
}

async fn document_at<H: Host>(
    host: &H,
    practice: &Practice<H>,
    row: &Row,
) -> Result<Document<Referral>, Refused> {
    if practice.is_of_later_keys(row) {
        return Err(of_later_keys(host, practice).await);
    }
    let fetched = fetch(host, &[row.offer]).await?;
    let mut fetched = fetched.into_iter();
    let envelope = fetched.find(|(offer, _)| *offer == row.offer);
    let (_, envelope) = envelope.ok_or(Refused::NoSuchReferral)?;
    let document = open_envelope(host, practice, row, &envelope).await;
    document.map_err(|_| Refused::Damaged)
}

/// The document in an envelope that stands exactly where the row says.
pub(crate) async fn open_envelope<H: Host>(
    host: &H,
    practice: &Practice<H>,
    row: &Row,
    envelope: &str,
) -> Result<Document<Referral>, OpenError> {
    let keys = practice.keys.get(&row.epoch).ok_or(OpenError)?;
    let envelope = Envelope::parse(envelope.as_bytes())?;
    let expected = bind_of(practice, row, keys, &envelope)?;
    let document: Document<Referral> =
        open_referral(host.crypto(), &envelope, &expected, &keys.kid, &keys.enc).await?;
    if is_routed_as(&document.body, row) && lists_its_files(&document) {
        Ok(document)
    } else {
        Err(OpenError)
    }
}

/// BIND of the envelope that belongs where the row says.
pub(crate) fn bind_of<H: Host>(
    practice: &Practice<H>,
    row: &Row,
    keys: &EpochKeys<H::Crypto>,
    envelope: &Envelope,
) -> Result<Bind, OpenError> {
    Ok(expected(practice, row, keys, proven(envelope, keys)?))
}

/// What the sender's browser says of the key's record and the log: the practice's own record, or
/// nothing, as before there was a log. Which checkpoint it saw is the sender's to say.
fn proven<P: Provider>(
    envelope: &Envelope,
    keys: &EpochKeys<P>,
) -> Result<(String, String), OpenError> {
    let Bind { kr, cp, .. } = envelope.bind();
    let is_older = kr.is_empty() && cp.is_empty();
    if is_older || *kr == keys.record.to_string() {
        Ok((kr.clone(), cp.clone()))
    } else {
        Err(OpenError)
    }
}

/// BIND as the row has it.
fn expected<H: Host>(
    practice: &Practice<H>,
    row: &Row,
    keys: &EpochKeys<H::Crypto>,
    proven: (String, String),
) -> Bind {
    let route = Route {
        specialty: row.specialty.clone(),
        category: row.category.clone(),
        subcategory: row.subcategory.clone(),
        region: row.region,
        urgency: row.urgency,
        wish: Wish::Named(row.specialist),
    };
    let bound = Bound {
        id: row.referral,
        number: row.number,
        practice: practice.who().practice,
        specialist: row.specialist,
        kid: keys.kid.clone(),
        epoch: row.epoch,
        proven,
        catalogue: row.catalogue,
        route: &route,
    };
    let attachments = row.attachments.iter().copied().map(BoundAttachment::from);
    let mut bind = bound.with(attachments.collect());
    bind.hop = row.hop;
    bind.prev = row.prev.map(|prev| prev.to_string()).unwrap_or_default();
    bind
}

/// Whether the answers ask for what the server did with them.
fn is_routed_as(referral: &Referral, row: &Row) -> bool {
    let route = referral.route();
    route.specialty == row.specialty
        && route.category == row.category
        && route.subcategory == row.subcategory
        && route.region == row.region
        && route.urgency == row.urgency
        && route.wish.allows(row.specialist)
}

/// Whether the answers name the files that the document can open.
fn lists_its_files(document: &Document<Referral>) -> bool {
    let files = &document.body.attachments;
    files.len() == document.att.len()
        && files.iter().zip(&document.att).all(|(file, entry)| {
            file.id() == entry.aid
                && file.name().as_str() == entry.name
                && file.size() == entry.size
        })
}
