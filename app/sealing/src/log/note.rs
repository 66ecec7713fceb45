//! Signed notes (C2SP signed-note): lines of text, and below them who signed.

use base64ct::{Base64, Encoding as _};

use crate::encoding::Sha256Digest;
use crate::error::OpenError;
use crate::jwk::OkpPublicJwk;
use crate::jws::Signer;
use crate::provider::{Provider, ProviderError};

/// A log's own signature over the text (signed-note, Ed25519).
const SIGNATURE: u8 = 0x01;
/// A signature over the text and a time (tlog-cosignature, cosignature/v1).
const COSIGNATURE: u8 = 0x04;
/// What a signature line begins with.
const LINE: &str = "\u{2014} ";
/// Bytes of a key's short name.
const ID: usize = 4;

/// The public key of a log. The log is named by it, so that it stays the same log wherever its
/// server is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogKey(OkpPublicJwk);

impl LogKey {
    /// The log of this key.
    pub const fn new(key: OkpPublicJwk) -> Self {
        Self(key)
    }

    /// The key.
    pub const fn key(&self) -> &OkpPublicJwk {
        &self.0
    }

    /// The log's name: the first line of its checkpoints.
    pub fn origin(&self) -> String {
        format!("letterlock.keys/{}", self.0.kid())
    }

    /// The name of this log's checkpoint of that size and root, as BIND has it.
    pub fn checkpoint_name(&self, size: u64, root: Sha256Digest) -> String {
        super::checkpoint::name(self, size, root)
    }

    /// As other programs take it: signed-note's verifier key.
    pub fn to_vkey(&self) -> String {
        let id = hex::encode(self.id(SIGNATURE));
        let key = [&[SIGNATURE], &self.0.as_bytes()[..]].concat();
        format!("{}+{id}+{}", self.origin(), Base64::encode_string(&key))
    }

    fn id(&self, kind: u8) -> [u8; ID] {
        let mut named = self.origin().into_bytes();
        named.extend([b'\n', kind]);
        named.extend(self.0.as_bytes());
        let hash = Sha256Digest::of(&named);
        let [a, b, c, d, ..] = *hash.as_bytes();
        [a, b, c, d]
    }

    fn line(&self, kind: u8, signed: &[u8]) -> String {
        let bytes = [&self.id(kind)[..], signed].concat();
        let (name, signature) = (self.origin(), Base64::encode_string(&bytes));
        format!("{LINE}{name} {signature}\n")
    }

    /// What this key put below a note, without its name.
    fn find<const N: usize>(&self, lines: &[(&str, Vec<u8>)], kind: u8) -> Option<[u8; N]> {
        let (name, id) = (self.origin(), self.id(kind));
        let signed = |(by, bytes): &(&str, Vec<u8>)| {
            let rest = bytes.strip_prefix(&id[..])?;
            (*by == name).then(|| rest.try_into().ok())?
        };
        lines.iter().find_map(signed)
    }
}

/// Signs `text`, which ends in a line feed, and says that it held at `seconds` (Unix).
pub(super) async fn sign<P: Provider>(
    provider: &P,
    signer: &Signer<'_, P>,
    text: &str,
    seconds: u64,
) -> Result<String, ProviderError> {
    let log = LogKey::new(signer.public.clone());
    let plain = provider.sign(signer.key, text.as_bytes()).await?;
    let timed = provider
        .sign(signer.key, timed(text, seconds).as_bytes())
        .await?;
    let timed = [&seconds.to_be_bytes()[..], &timed].concat();
    let (plain, timed) = (log.line(SIGNATURE, &plain), log.line(COSIGNATURE, &timed));
    Ok(format!("{text}\n{plain}{timed}"))
}

/// The text of a note that `by` signed, and the Unix seconds at which it held.
pub(super) async fn verify<'a, P: Provider>(
    provider: &P,
    by: &LogKey,
    note: &'a str,
) -> Result<(&'a str, u64), OpenError> {
    let at = note.rfind("\n\n").ok_or(OpenError)?;
    let (text, signatures) = (&note[..=at], &note[at + 2..]);
    let lines = read_lines(signatures).ok_or(OpenError)?;
    let plain: [u8; 64] = by.find(&lines, SIGNATURE).ok_or(OpenError)?;
    let cosigned: [u8; 72] = by.find(&lines, COSIGNATURE).ok_or(OpenError)?;
    let (time, timed_signature) = cosigned.split_first_chunk::<8>().ok_or(OpenError)?;
    let seconds = u64::from_be_bytes(*time);
    let timed_signature = timed_signature.try_into().map_err(|_| OpenError)?;
    let message = timed(text, seconds);
    let good = provider.verify(by.key(), text.as_bytes(), &plain).await?
        && provider
            .verify(by.key(), message.as_bytes(), &timed_signature)
            .await?;
    if good {
        Ok((text, seconds))
    } else {
        Err(OpenError)
    }
}

/// Who signed, and what; other keys' lines are for others to judge.
fn read_lines(signatures: &str) -> Option<Vec<(&str, Vec<u8>)>> {
    let lines = signatures.strip_suffix('\n')?.split('\n');
    lines
        .map(|line| {
            let (name, signature) = line.strip_prefix(LINE)?.split_once(' ')?;
            Some((name, Base64::decode_vec(signature).ok()?))
        })
        .collect()
}

/// What a cosignature is made over.
fn timed(text: &str, seconds: u64) -> String {
    format!("cosignature/v1\ntime {seconds}\n{text}")
}
