//! The inbox of a practice: signing in, which is for the practice's other pages too, the list, one
//! referral.
//!
//! Everything decrypted is in the signals of [`session::Session`] and of the page in sight. When
//! the page locks, the vault ends and both are gone.

mod arrange;
mod bar;
mod decide;
mod decision;
mod desk;
mod files;
mod filters;
mod head;
mod keys;
mod list;
mod listing;
pub mod marks;
mod on_paper;
mod one;
mod panes;
mod reading;
mod resealing;
mod saved;
pub mod session;
mod sign_in;
mod table;
mod tools;
mod viewing;
mod views;
mod watch;
mod whole;

pub use desk::Desk;
pub use one::ReferralPage;
pub use panes::{NonePage, Panes};
pub use reading::here;
