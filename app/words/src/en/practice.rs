//! What the pages of a practice say, in English.

mod account;
mod desk;
mod enrol;
mod history;
mod inbox;
mod join;
mod passkey;
mod passphrase;
mod reading;
mod recover;
mod second_step;
mod team;
mod viewing;
mod views;

use super::En;
use crate::PracticeWords;

impl PracticeWords for En {}
