//! What a member of a practice may do.

use crate::choice::choices;

choices! {
    /// A member's role. Everybody opens everything that the practice received; the rest differs.
    pub enum Role {
        /// Also decides who is a member, and renews the keys.
        Owner = "owner",
        /// Opens and decides.
        Member = "member",
        /// Opens, and decides nothing.
        Reader = "reader",
    }
}

impl Role {
    /// Whether who has it accepts and declines.
    pub const fn decides(self) -> bool {
        matches!(self, Self::Owner | Self::Member)
    }

    /// Whether who has it decides who is a member.
    pub const fn owns(self) -> bool {
        matches!(self, Self::Owner)
    }
}
