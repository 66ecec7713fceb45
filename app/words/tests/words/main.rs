//! What the words say, in every language.

mod form;
mod french;
mod history;
mod keep;
mod mail;
mod practice;
mod send;
mod status;
mod team;
mod told;
mod voice;
