//! Canadian English, at about grade 8.

mod design;
mod download;
mod form;
mod home;
mod keep;
mod kit;
mod letter;
mod mail;
mod pages;
mod practice;
mod send;
mod status;
mod wizard;

/// Canadian English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct En;
