//! What people are told by mail of who belongs to a practice. Nobody is named: a name is whatever who
//! joined has typed, and a mail repeats nothing that a stranger wrote.

use crate::choice::choices;
use crate::role::Role;

choices! {
    /// What every owner is told.
    pub enum News {
        /// Somebody used an invitation, and waits to be confirmed.
        Joined = "joined",
        /// An owner confirmed who joined.
        Confirmed = "confirmed",
        /// Another member than the owner who is told has another role.
        RoleChanged = "role-changed",
        /// A member was removed, and the keys were renewed with it.
        Removed = "removed",
        /// The keys were renewed.
        Renewed = "renewed",
        /// The keys were renewed, and the recovery kit is another one.
        NewKit = "new-kit",
        /// Somebody became an owner by the recovery kit.
        Restored = "restored",
        /// Somebody with the recovery kit's code was given the practice's sealed keys.
        KitOpened = "kit-opened",
    }
}

choices! {
    /// What a member is told of themselves.
    pub enum OwnNews {
        /// They are a member now.
        Confirmed = "confirmed",
        /// They are none any more.
        Removed = "removed",
        /// An owner made them an owner.
        NowOwner = "now-owner",
        /// An owner made them a member who decides.
        NowMember = "now-member",
        /// An owner made them a reader.
        NowReader = "now-reader",
    }
}

choices! {
    /// What a member is told of what they sign in with.
    pub enum AccountNews {
        /// They set an authenticator up, or another.
        AuthenticatorSet = "authenticator-set",
        /// They removed it.
        AuthenticatorRemoved = "authenticator-removed",
        /// A passkey of theirs signs in alone from now on.
        PasskeyOpens = "passkey-opens",
        /// They made a recovery code.
        RecoveryMade = "recovery-made",
        /// Their recovery code stood in for their second step, which is removed.
        SecondStepRecovered = "second-step-recovered",
    }
}

impl OwnNews {
    /// That they have this role from now on.
    pub const fn of_role(role: Role) -> Self {
        match role {
            Role::Owner => Self::NowOwner,
            Role::Member => Self::NowMember,
            Role::Reader => Self::NowReader,
        }
    }
}
