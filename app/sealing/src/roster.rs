//! The roster: a hash chain of signed entries that says who belongs to a practice.
//!
//! The server keeps it and can neither write nor change an entry. Every client replays it from the
//! first one: [`Roster::replay`].

mod entry;
mod rules;
mod standing;

pub use entry::{
    Act, Addition, Creation, Invitation, KitKeys, RoleChange, RosterEntry, RosterMember, Rotation,
};
pub use standing::{Head, Made, Roster, Standing};
