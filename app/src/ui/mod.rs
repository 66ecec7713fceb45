//! The design system: what pages are made of. Nothing here knows what a referral is.

pub mod focus;
pub mod frame;
pub mod lang;
pub mod title;
