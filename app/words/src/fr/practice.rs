//! What the pages of a practice say, in French.

mod account;
mod desk;
mod enrol;
mod inbox;
mod passphrase;
mod reading;
mod second_step;
mod viewing;
mod views;

use super::Fr;
use crate::PracticeWords;

impl PracticeWords for Fr {}
