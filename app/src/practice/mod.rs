//! The pages by which a practice runs itself: who belongs to it, and its keys.

mod members;

pub use members::{Carried, MEMBERS, MembersPage};
