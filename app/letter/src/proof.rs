//! The proof of what was accepted, for whoever has to check it later: for which key it was sealed, what
//! the server signed, and where the key log stood.

use words::{LetterLabel, LetterPart, Words};

use crate::compose::Sent;
use crate::inside::{Inside, Relation};
use crate::model::{Block, Proven, Section};

/// How many signs of a receipt stand on a line: few enough to be compared with a finger under them.
const SIGNS: usize = 64;

/// What proves that a referral was accepted.
#[derive(Clone, PartialEq, Eq)]
pub struct Proof {
    /// The fingerprint of the practice in words.
    pub words: String,
    /// The same in hexadecimal, in groups.
    pub fingerprint: String,
    /// The checkpoint of the key log that the sender's browser verified: `NAME:SIZE:ROOT`; empty
    /// where there was no log.
    pub checkpoint: String,
    /// The thumbprint of the key that the server signs receipts with.
    pub server: String,
    /// The server's receipt: a compact JWS.
    pub receipt: String,
}

impl Proof {
    /// The part of the letter.
    pub(crate) fn part(&self, sent: &Sent, words: &dyn Words) -> Proven {
        let row = |label, value| Block::Row {
            label: words.letter_label(label).to_owned(),
            value,
        };
        let key = format!("{}\n{}", self.words, self.fingerprint);
        let log = self.log(words).map(|log| row(LetterLabel::KeyLog, log));
        let rows = [
            row(LetterLabel::Number, sent.number.to_string()),
            row(LetterLabel::TakenIn, words.letter_instant(sent.at)),
            row(LetterLabel::Fingerprint, key),
        ];
        let server = row(LetterLabel::ServerKey, self.server.clone());
        let receipt = Block::Prose {
            label: words.letter_label(LetterLabel::Receipt).to_owned(),
            text: words.letter_receipt().to_owned(),
        };
        let blocks = rows.into_iter().chain(log).chain([server, receipt]);
        Proven {
            about: Section {
                title: words.letter_part(LetterPart::Proof).to_owned(),
                blocks: blocks.collect(),
            },
            label: words.letter_label(LetterLabel::ReceiptSigns).to_owned(),
            signs: self.lines(),
        }
    }

    /// The log, how much it held, and its root.
    fn log(&self, words: &dyn Words) -> Option<String> {
        let (rest, root) = self.checkpoint.rsplit_once(':')?;
        let (name, size) = rest.rsplit_once(':')?;
        Some(format!("{name}\n{}\n{root}", words.letter_log_size(size)))
    }

    fn lines(&self) -> Vec<String> {
        let signs: Vec<char> = self.receipt.chars().collect();
        signs.chunks(SIGNS).map(String::from_iter).collect()
    }

    /// The receipt as a file, so that nobody has to type it.
    pub(crate) fn inside(&self, sent: &Sent, words: &dyn Words) -> Inside {
        Inside {
            file: format!("referral-{}.receipt.jws", sent.number),
            about: words.letter_receipt_file(),
            kind: "application/jose",
            relation: Relation::Supplement,
            bytes: self.receipt.clone().into_bytes(),
        }
    }
}
