//! Joining a practice by an invitation.

use referral::role::Role;

/// The sentences of that page. One function, one message.
pub trait JoinWords {
    /// Heading.
    fn join_title(&self) -> &'static str;
    /// What the new member will be able to do.
    fn join_as(&self, role: Role) -> String;
    /// What happens here and after it, in order.
    fn join_steps(&self) -> [&'static str; 3];
    /// What happens when a member has lost the passphrase.
    fn member_passphrase_lost(&self) -> &'static str;
    /// The button.
    fn join(&self) -> &'static str;
    /// While the member's own keys are made.
    fn joining(&self) -> &'static str;
    /// Heading when it is done.
    fn joined_title(&self) -> &'static str;
    /// What comes next.
    fn joined_text(&self) -> &'static str;
}
