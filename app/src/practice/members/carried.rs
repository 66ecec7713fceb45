//! What outlives a lock of the page: what was begun and needed a fresh sign-in, and what was done when
//! the vault was ended. It is for the member who was signed in, and names nobody.

use leptos::prelude::*;
use referral::id::MemberId;
use words::TeamDone;

use super::desk::Stage;

/// What is carried over a sign-in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Carries {
    /// Something was begun, and nothing changed.
    Begun(Stage),
    /// The same, and a new kit was written down in vain.
    KitLost(Stage),
    /// Something was done.
    Done(TeamDone),
}

/// There is one beside the session.
#[derive(Clone, Copy)]
pub struct Carried(StoredValue<Option<(MemberId, Carries)>>);

impl Carried {
    /// Nothing.
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// The one beside this component's session.
    pub fn here() -> Self {
        expect_context()
    }

    /// Carries this for the member. It may be gone already.
    pub fn put(self, member: MemberId, carries: Carries) {
        self.0.try_set_value(Some((member, carries)));
    }

    /// Takes what is carried, if it is this member's; what is another's is gone with it.
    pub fn take(self, member: MemberId) -> Option<Carries> {
        let carried = self.0.try_update_value(Option::take).flatten()?;
        (carried.0 == member).then_some(carried.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_began_something_goes_on_with_it_and_only_once() {
        let owner = Owner::new();
        owner.set();
        let [mo, di] = [1, 2].map(|byte| MemberId::from_bytes([byte; 16]));
        let carried = Carried::new();
        let done = Carries::Done(TeamDone::Renewed);
        carried.put(mo, done);
        assert!(carried.take(mo) == Some(done));
        assert!(carried.take(mo).is_none());
        carried.put(mo, done);
        assert!(carried.take(di).is_none());
        assert!(carried.take(mo).is_none());
    }
}
