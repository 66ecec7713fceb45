//! The files, part by part: read, sealed, uploaded, dropped. Two sealed parts are held at most, so
//! that one is sealed while the other is on its way, and memory stays flat whatever the files' size.

use std::collections::VecDeque;

use browser::http::{Body, Call, Method};
use browser::vault::message::{Progress, Refused};
use futures::future::join;
use referral::attachment::Attachment;
use referral::id::AttachmentId;
use sealing::attachment::AttachmentWriter;
use sealing::document;
use sealing::parts::content_digest;
use sealing::{SealError, Sha256Digest};
use zeroize::Zeroizing;

use super::place::Place;
use crate::host::{Chosen, Host};
use crate::http::{Failed, surely};
use crate::state::OnProgress;

/// Sealed parts that are held at once.
const MOST_HELD: usize = 2;

/// Attachments with their files, in one order.
type Source<'a, F> = (&'a [Attachment], &'a [F]);

/// How far the files are.
pub(crate) struct Parts<H: Host> {
    sealer: Sealer<H>,
    /// Sealed and not yet confirmed. A part is never sealed twice, so it stays until it is.
    held: VecDeque<Sealed>,
    /// Bytes of the files that have arrived.
    done: u64,
}

/// Seals the next part of the next file.
struct Sealer<H: Host> {
    writer: Option<AttachmentWriter<H::Crypto>>,
    /// The number of its next part.
    next: u64,
    /// What the sealed document says of the files that are done.
    entries: Vec<document::Attachment>,
}

struct Sealed {
    /// The file's place among the attachments.
    file: usize,
    attachment: AttachmentId,
    number: u64,
    bytes: Vec<u8>,
    digest: Sha256Digest,
    /// How many bytes of the file are in it.
    covers: u64,
}

impl<H: Host> Default for Parts<H> {
    fn default() -> Self {
        Self {
            sealer: Sealer {
                writer: None,
                next: 0,
                entries: Vec::new(),
            },
            held: VecDeque::new(),
            done: 0,
        }
    }
}

impl<H: Host> Parts<H> {
    /// Uploads whatever has not been.
    pub(crate) async fn upload(
        &mut self,
        host: &H,
        place: &Place,
        source: Source<'_, H::File>,
        progress: OnProgress<'_>,
    ) -> Result<(), Refused> {
        loop {
            self.tell(source.0, progress);
            let Self { sealer, held, .. } = self;
            let sealing = async {
                if held.len() < MOST_HELD {
                    sealer.next(host, place, source).await
                } else {
                    Ok(None)
                }
            };
            let (uploaded, sealed) = join(upload(host, place, held.front()), sealing).await;
            if uploaded.is_ok()
                && let Some(part) = self.held.pop_front()
            {
                self.done += part.covers;
            }
            // What cannot be sealed ends the sending; what did not arrive is held for another try.
            self.held.extend(sealed?);
            uploaded.map_err(Failed::of_place)?;
            if self.held.is_empty() {
                self.tell(source.0, progress);
                return Ok(());
            }
        }
    }

    /// What the sealed document says of the files, once all are uploaded.
    pub(crate) fn entries(&self) -> &[document::Attachment] {
        &self.sealer.entries
    }

    fn tell(&self, attachments: &[Attachment], progress: OnProgress<'_>) {
        let of = attachments.len();
        if of == 0 {
            return;
        }
        let at = self.held.front().map(|part| part.file);
        let file = at.unwrap_or(self.sealer.entries.len()) + 1;
        progress(Progress::File {
            file: file.min(of),
            of,
            done: self.done,
            total: attachments.iter().map(Attachment::size).sum(),
        });
    }
}

impl<H: Host> Sealer<H> {
    /// The next part of all files; `None` after the last.
    async fn next(
        &mut self,
        host: &H,
        place: &Place,
        (attachments, files): Source<'_, H::File>,
    ) -> Result<Option<Sealed>, Refused> {
        loop {
            let at = self.entries.len();
            let (Some(attachment), Some(file)) = (attachments.get(at), files.get(at)) else {
                return Ok(None);
            };
            let mut writer = match self.writer.take() {
                Some(writer) => writer,
                None => self.begin(host, place, attachment).await?,
            };
            let Some(range) = writer.next_range() else {
                let name = attachment.name().as_str().to_owned();
                let kind = attachment.kind().media_type().to_owned();
                self.entries
                    .push(writer.finish(name, kind).map_err(refused)?);
                continue;
            };
            let covers = range.end - range.start;
            let read = file.read(range).await;
            let plaintext = Zeroizing::new(read.map_err(|_| Refused::FileUnreadable(at))?);
            let sealed = writer.seal_next(host.crypto(), &plaintext).await;
            let (bytes, digest) = sealed.map_err(refused)?;
            self.writer = Some(writer);
            let number = self.next;
            self.next += 1;
            return Ok(Some(Sealed {
                file: at,
                attachment: attachment.id(),
                number,
                bytes,
                digest,
                covers,
            }));
        }
    }

    async fn begin(
        &mut self,
        host: &H,
        place: &Place,
        attachment: &Attachment,
    ) -> Result<AttachmentWriter<H::Crypto>, Refused> {
        self.next = 0;
        let (rid, aid, size) = (&place.reserved.id, attachment.id(), attachment.size());
        let writer = AttachmentWriter::make(host.crypto(), rid, aid, size).await;
        writer.map_err(refused)
    }
}

async fn upload<H: Host>(host: &H, place: &Place, part: Option<&Sealed>) -> Result<(), Failed> {
    let Some(part) = part else { return Ok(()) };
    let (attachment, number) = (part.attachment, part.number);
    let path = format!("{}/attachments/{attachment}/parts/{number}", place.path());
    let call = Call {
        method: Method::Put,
        path: &path,
        bearer: Some(&place.reserved.token.to_text()),
        body: Body::Part {
            bytes: &part.bytes,
            digest: &content_digest(&part.digest),
        },
        is_long: true,
    };
    surely(host, &call).await.map(drop)
}

/// As the page is told that something cannot be sealed.
pub(super) fn refused(error: SealError) -> Refused {
    match error {
        SealError::TooLong => Refused::TooLong,
        // A person cannot mend what is left: our own defect, or the browser's.
        _ => Refused::OutOfTurn,
    }
}
