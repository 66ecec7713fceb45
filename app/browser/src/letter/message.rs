//! What a page asks of the letter worker, and what the worker answers. Nothing here implements
//! `Debug`: a patient's words are in it, or what opens them.

use referral::catalogue::Catalogue;
use referral::{Referral, ReferralNumber};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// A request.
#[derive(Serialize, Deserialize)]
pub enum Ask {
    /// Which letters of what was typed the PDF has no glyphs for. Answered by [`Answer::Missing`];
    /// what this keeper's letter is printed with is then fetched.
    Missing(Box<Typed>, Keeper),
    /// Make the PDF. Answered by [`Answer::Written`], with the PDF as a blob beside it.
    Write(Box<Write>),
    /// Make the page of a recovery kit. Answered as [`Ask::Write`].
    Kit(Box<Kit>),
}

/// What was typed, and what is needed to say it.
#[derive(Clone, Serialize, Deserialize)]
pub struct Typed {
    /// The checked answers.
    pub referral: Referral,
    /// The names of specialties and categories.
    pub catalogue: Catalogue,
    /// The language of the letter (BCP 47).
    pub lang: String,
}

/// Who keeps a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Keeper {
    /// The clinic which refers: everything is in it.
    Clinic,
    /// The patient: nothing clinical is in it, and no secret.
    Patient,
    /// The practice that received it: everything that was entered is in it, and no secret.
    Practice,
}

/// A letter to make.
#[derive(Serialize, Deserialize)]
pub struct Write {
    /// Who is to keep it.
    pub keeper: Keeper,
    /// What was typed.
    pub typed: Typed,
    /// What sending gave.
    pub facts: Facts,
    /// What a practice has to be told before everything else; nothing in another's letter.
    pub remark: Option<Remark>,
    /// When the PDF is made, on that clock, too.
    pub made: OffsetDateTime,
}

/// A recovery kit to make a page of.
#[derive(Serialize, Deserialize)]
pub struct Kit {
    /// Whose it is.
    pub practice: String,
    /// Its groups, in their order.
    pub groups: Vec<String>,
    /// The language of the page (BCP 47).
    pub lang: String,
    /// When it is made, on the clock of whoever keeps it.
    pub made: OffsetDateTime,
}

/// Something to be told under a heading of its own.
#[derive(Clone, Serialize, Deserialize)]
pub struct Remark {
    /// The heading.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// What is told, line by line.
    pub lines: Vec<String>,
}

/// What sending gave.
#[derive(Serialize, Deserialize)]
pub struct Facts {
    /// The receiving practice.
    pub practice: String,
    /// The receiving specialist.
    pub specialist: String,
    /// The referral's number.
    pub number: ReferralNumber,
    /// When the server took it, on the clock of whoever keeps the letter.
    pub at: OffsetDateTime,
    /// The whole link of the status page, with its secret, where it is the sender who keeps it.
    pub status_url: Option<String>,
    /// What proves that it was accepted, where it is the sender who keeps it.
    pub proof: Option<Proof>,
}

/// What proves that a referral was accepted, as the vault verified it.
#[derive(Clone, Serialize, Deserialize)]
pub struct Proof {
    /// The fingerprint of the practice in words.
    pub words: String,
    /// The same in hexadecimal, in groups.
    pub fingerprint: String,
    /// The checkpoint of the key log, as the receipt names it.
    pub checkpoint: String,
    /// The thumbprint of the server's key.
    pub server: String,
    /// The server's receipt.
    pub receipt: String,
}

/// What comes back for one request.
pub type Told = crate::worker::Told<Progress, Result<Answer, Refused>>;

/// A letter is made in one go: there is nothing to say on the way.
#[derive(Serialize, Deserialize)]
pub enum Progress {}

/// An answer.
#[derive(Serialize, Deserialize)]
pub enum Answer {
    /// The letters that are printed as `U+XXXX`, each once, by code point.
    Missing(Vec<char>),
    /// The PDF is beside this.
    Written,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refused {
    /// The fonts could not be fetched; it may work the next time.
    FontsUnreached,
    /// The fonts do not fit the program, or the PDF cannot be put together: a defect of ours.
    Unwritable,
}
