//! Passkeys between two requests.

use referral::id::MemberId;

use super::{Asking, Making};
use crate::sign_in::{LoginId, Whose};

/// A passkey that is being made.
pub(crate) struct BeingMade {
    /// Whose it will be.
    pub(crate) member: MemberId,
    /// What the authenticator was asked.
    pub(crate) making: Making,
}

/// A passkey that is being asked for.
pub(crate) struct BeingAsked {
    /// Whose; anybody's at a sign-in without a passphrase.
    pub(crate) member: Option<MemberId>,
    /// What for.
    pub(crate) what: AskedFor,
    /// What the authenticator was asked.
    pub(crate) asking: Asking,
}

/// What a passkey is asked for. An answer is good for nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AskedFor {
    /// To sign in with it alone.
    SignIn,
    /// As the second step of this sign-in.
    SecondStep(LoginId),
    /// To keep what this one opens.
    Slot(u32),
}

impl Whose for BeingMade {
    fn whose(&self) -> Option<MemberId> {
        Some(self.member)
    }
}

impl Whose for BeingAsked {
    fn whose(&self) -> Option<MemberId> {
        self.member
    }
}
