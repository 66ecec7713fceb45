//! Mail: what the outbox holds is put into words and handed over.
//!
//! A mail is written into the outbox in the transaction that is its cause, so none is lost. Here
//! it is claimed for a while, handed to a mail server or written into a file, and noted as sent. A
//! crash between the last two hands it over once more, under the same `Message-ID` and into the
//! same file.

mod compose;
mod handover;
mod html;
mod retry;
#[cfg(test)]
mod test_server;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod two_forms;
mod worker;

use std::path::{Path, PathBuf};

pub(crate) use compose::Composer;
pub(crate) use handover::Way;
pub(crate) use worker::Worker;

/// Where mails lie that no mail server is given, in the data folder.
pub(crate) fn folder(data: &Path) -> PathBuf {
    data.join("mail")
}

/// What the file of a mail ends in.
pub(crate) const ENDING: &str = "eml";
