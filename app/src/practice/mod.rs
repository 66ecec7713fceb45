//! The pages by which a practice runs itself: who belongs to it, its keys, and what was done.

mod history;
mod members;

pub use history::HistoryPage;
pub use members::{Carried, MEMBERS, MembersPage};
