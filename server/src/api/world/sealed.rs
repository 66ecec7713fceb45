//! Sealing, as a sender's browser does it.

use referral::id::AttachmentId;
use sealing::attachment::{AttachmentWriter, ciphertext_len};
use sealing::bind::{Bind, BoundAttachment};
use sealing::document::{self, Document};
use sealing::envelope::seal_referral;
use sealing::log::{Checkpoint, LogKey};
use sealing::native::Native;
use sealing::parts::content_digest;
use sealing::record::KeyRecord;
use sealing::thread::{SealedThread, StatusSecret};
use sealing::{Sha256Digest, Timestamp};
use serde_json::json;
use wire::send::{Commit, Reserved};
use wire::{Bound, Token};

use super::{CATALOGUE, World};

/// What somebody typed, which only the practice may read.
pub(crate) const TYPED: &str = "canaryword";

/// A referral that was sealed.
pub(crate) struct Sealed {
    pub(crate) bind: Bind,
    pub(crate) document: Document<serde_json::Value>,
    pub(crate) key: KeyRecord,
    pub(crate) parts: Vec<Part>,
    pub(crate) commit: Commit,
    /// Opens the status page.
    pub(crate) access: Token,
}

/// A part of an attachment.
#[derive(Clone)]
pub(crate) struct Part {
    pub(crate) attachment: AttachmentId,
    pub(crate) number: u32,
    pub(crate) bytes: Vec<u8>,
}

impl Part {
    pub(crate) fn path(&self, reserved: &Reserved) -> String {
        let Self {
            attachment, number, ..
        } = self;
        let id = reserved.id;
        format!("/referrals/{id}/attachments/{attachment}/parts/{number}")
    }

    pub(crate) fn digest(&self) -> String {
        content_digest(&Sha256Digest::of(&self.bytes))
    }
}

impl World {
    pub(crate) async fn seal(&self, reserved: &Reserved, files: &[Vec<u8>]) -> Sealed {
        let key = reserved
            .records
            .last()
            .expect("a record")
            .record()
            .expect("a record");
        let mut parts = Vec::new();
        let mut entries = Vec::new();
        for (n, file) in (1..).zip(files) {
            let aid = AttachmentId::from_bytes([n; 16]);
            entries.push(attach(reserved, aid, file, &mut parts).await);
        }
        let secret = StatusSecret::make(&Native).expect("random bytes");
        let thread = SealedThread::make(&Native, reserved.id, &secret, key.sig.clone()).await;
        let (thread, keys) = thread.expect("a thread");
        let route = self.route();
        let bound = Bound {
            id: reserved.id,
            number: reserved.number,
            practice: reserved.to.practice,
            specialist: reserved.to.specialist,
            kid: key.enc[0].kid().clone(),
            epoch: key.epoch,
            proven: self.proven(reserved).await,
            catalogue: CATALOGUE,
            route: &route,
        };
        let attachments = entries.iter().map(|entry| BoundAttachment {
            aid: entry.aid,
            bytes: ciphertext_len(entry.size),
        });
        let bind = bound.with(attachments.collect());
        let created = Timestamp::from(self.state.clock.now());
        let hashes = entries.iter().map(|entry| (entry.aid, entry.sha256));
        let hashes = hashes.collect();
        let document = Document::new(json!({ "question": TYPED }), entries, keys, created);
        let token = secret.derive_access_token(&reserved.id).to_text();
        let access: Token = token.parse().expect("a token");
        let commit = Commit {
            envelope: envelope(&bind, &key, &document).await,
            attachments: hashes,
            thread,
            access: access.hash(),
        };
        Sealed {
            bind,
            document,
            key,
            parts,
            commit,
            access,
        }
    }
}

impl World {
    /// What a browser that has verified everything binds.
    async fn proven(&self, reserved: &Reserved) -> (String, String) {
        let log = LogKey::new(reserved.log.key.clone());
        let head = Checkpoint::verify(&Native, &log, &reserved.log.checkpoint).await;
        let head = head.expect("a checkpoint");
        let record = reserved.records.last().expect("a record");
        (record.hash().to_string(), head.name())
    }
}

impl Sealed {
    /// The same referral under another BIND.
    pub(crate) async fn under(&self, change: impl FnOnce(&mut Bind)) -> Commit {
        let mut bind = self.bind.clone();
        change(&mut bind);
        Commit {
            envelope: envelope(&bind, &self.key, &self.document).await,
            ..self.commit.clone()
        }
    }
}

async fn envelope(bind: &Bind, key: &KeyRecord, document: &Document<serde_json::Value>) -> String {
    let sealed = seal_referral(&Native, bind, &key.enc, document).await;
    sealed.expect("an envelope").to_general()
}

async fn attach(
    reserved: &Reserved,
    aid: AttachmentId,
    file: &[u8],
    parts: &mut Vec<Part>,
) -> document::Attachment {
    let size = file.len() as u64;
    let writer = AttachmentWriter::make(&Native, &reserved.id, aid, size).await;
    let mut writer = writer.expect("a writer");
    let mut number = 0;
    while let Some(range) = writer.next_range() {
        let at = |end: u64| usize::try_from(end).expect("it fits");
        let plain = &file[at(range.start)..at(range.end)];
        let (bytes, _) = writer.seal_next(&Native, plain).await.expect("a part");
        parts.push(Part {
            attachment: aid,
            number,
            bytes,
        });
        number += 1;
    }
    let entry = writer.finish("scan.pdf".to_owned(), "application/pdf".to_owned());
    entry.expect("an entry")
}
