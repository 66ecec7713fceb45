//! The letter as other programs read it.

mod data;
mod fetched;
mod kit;
mod look;
mod patient;
mod pdf;
mod proof;
mod qr;
mod received;
mod same;
mod structure;
mod support;
