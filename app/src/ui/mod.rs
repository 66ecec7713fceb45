//! The design system: what pages are made of. Nothing here knows what a referral is.

pub mod button;
pub mod choice;
pub mod copy;
pub mod credentials;
pub mod date;
pub mod error_summary;
pub mod field;
pub mod find;
pub mod fingerprint;
pub mod focus;
pub mod form;
pub mod frame;
pub mod idle;
pub mod lang;
pub mod live;
pub mod number;
pub mod secret;
pub mod site;
pub mod stay;
pub mod summary;
pub mod text;
pub mod title;
pub mod toast;
pub mod told;
pub mod unused;
pub mod when;
