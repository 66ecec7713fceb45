//! Who belongs to a practice, and its keys.

use referral::role::Role;
use time::OffsetDateTime;

/// The sentences of that page and of what is asked there. One function, one message.
pub trait TeamWords {
    /// Its heading, and the link to it.
    fn members_title(&self) -> &'static str;
    /// Who can open what, since when.
    fn members_lead(&self) -> &'static str;
    /// Who changes what stands here, for those who do not.
    fn owners_change_this(&self) -> &'static str;
    /// While it is fetched.
    fn members_loading(&self) -> &'static str;
    /// A role's name.
    fn role(&self, role: Role) -> &'static str;
    /// What who has it may do.
    fn role_text(&self, role: Role) -> &'static str;
    /// That a reader does not decide, in the place of the buttons.
    fn reader_decides_nothing(&self) -> &'static str;

    /// Heading of the table.
    fn people_title(&self) -> &'static str;
    /// Heading of the table of those who were removed.
    fn former_title(&self) -> &'static str;
    /// The head of a column.
    fn member_column(&self, column: MemberColumn) -> &'static str;
    /// Beside the reader's own name.
    fn this_is_you(&self) -> &'static str;
    /// The button that gives somebody another role.
    fn change_role(&self) -> &'static str;
    /// The button that removes somebody.
    fn remove_member(&self) -> &'static str;

    /// Heading of the invitations.
    fn invited_title(&self) -> &'static str;
    /// There is none.
    fn nobody_invited(&self) -> &'static str;
    /// An invitation that nobody has used.
    fn invited_as(&self, role: Role, until: OffsetDateTime) -> String;
    /// Which owner made the link.
    fn invited_by(&self, name: &str) -> String;
    /// Who used it.
    fn has_joined(&self, name: &str, email: &str, role: Role, at: OffsetDateTime) -> String;
    /// That they wait.
    fn waits_for_owner(&self) -> &'static str;
    /// Why somebody who joined cannot be confirmed, and what to do.
    fn join_doubt(&self, doubt: JoinDoubt) -> &'static str;
    /// The button that shows who joined, to be confirmed.
    fn look_at_joiner(&self) -> &'static str;
    /// The button that withdraws an invitation.
    fn withdraw(&self) -> &'static str;
    /// The button that begins one, and the heading of what it asks.
    fn invite(&self) -> &'static str;

    /// The question for the role of who is invited.
    fn invite_role(&self) -> &'static str;
    /// No role was chosen.
    fn role_missing(&self) -> &'static str;
    /// What is wrong where the role that somebody has was chosen anew.
    fn role_is_the_same(&self) -> &'static str;
    /// The button that makes the link.
    fn make_link(&self) -> &'static str;
    /// Heading above the link.
    fn link_title(&self) -> &'static str;
    /// How it is handed over, and what comes then.
    fn link_text(&self) -> [&'static str; 4];
    /// Names the link.
    fn link_label(&self) -> &'static str;
    /// The button that copies it.
    fn copy_link(&self) -> &'static str;
    /// The button back to the page once the link was handed over.
    fn link_is_kept(&self) -> &'static str;

    /// Heading: withdraw it?
    fn withdraw_title(&self) -> &'static str;
    /// What it does.
    fn withdraw_text(&self) -> &'static str;
    /// The button that does it.
    fn withdraw_yes(&self) -> &'static str;

    /// Heading: is it them?
    fn joiner_title(&self) -> &'static str;
    /// How to make sure, and what they will be able to do.
    fn joiner_text(&self) -> [&'static str; 2];
    /// The label of when they joined.
    fn joined_at_label(&self) -> &'static str;
    /// The button that makes them a member.
    fn joiner_yes(&self) -> &'static str;

    /// Heading: what may this member do?
    fn role_of(&self, name: &str) -> String;
    /// What becomes of an owner's invitations once they are none.
    fn role_ends_invitations(&self) -> &'static str;
    /// That who was an owner may still have the recovery kit, and what to do about it.
    fn role_leaves_kit(&self) -> &'static str;
    /// The button that gives them the role.
    fn save_role(&self) -> &'static str;

    /// Heading: remove this member?
    fn remove_title(&self, name: &str) -> String;
    /// What it does, and what it does not.
    fn remove_text(&self) -> [&'static str; 4];
    /// That there will be a new kit, as who is removed knows the present one.
    fn remove_owner_text(&self) -> &'static str;
    /// The button that does it.
    fn remove_yes(&self) -> &'static str;

    /// Heading: renew the keys, and make a new kit?
    fn renew_title(&self, new_kit: bool) -> &'static str;
    /// What it does.
    fn renew_text(&self) -> [&'static str; 2];
    /// What a new kit does to the present one.
    fn new_kit_text(&self) -> &'static str;
    /// That the present kit stays.
    fn kit_stays(&self) -> &'static str;
    /// The button, here and on the page before.
    fn renew(&self, new_kit: bool) -> &'static str;
    /// While keys are made and sealed.
    fn renewing(&self) -> &'static str;
    /// Above the new kit: when it takes the old one's place.
    fn kit_takes_place(&self) -> &'static str;
    /// Asked before the page is left on which keys were made.
    fn renew_leave(&self) -> &'static str;
    /// While something else is done.
    fn doing_it(&self) -> &'static str;
    /// The button that changes nothing.
    fn leave_it(&self) -> &'static str;

    /// What was done.
    fn team_done(&self, done: TeamDone) -> &'static str;
    /// After a sign-in, where a new kit was written down in vain before it.
    fn kit_lost(&self) -> &'static str;
    /// After a fresh sign-in, where something was begun before it.
    fn go_on_now(&self) -> &'static str;

    /// Heading of the fingerprint.
    fn fingerprint_title(&self) -> &'static str;
    /// What it is for.
    fn fingerprint_text(&self) -> &'static str;
    /// Heading of the keys and the kit.
    fn practice_keys_title(&self) -> &'static str;
    /// The label of a fact.
    fn key_fact(&self, fact: KeyFact) -> &'static str;
    /// How often the keys were renewed.
    fn renewed(&self, times: u32) -> String;
    /// That they end soon.
    fn keys_end_soon(&self, day: &str) -> String;
    /// That the kit was made more than a year ago.
    fn kit_is_old(&self) -> &'static str;
    /// That the kit is of the first ones, which make no new owner.
    fn kit_restores_nobody(&self) -> &'static str;

    /// Heading of what was changed.
    fn changes_title(&self) -> &'static str;
    /// One change.
    fn team_change(&self, change: TeamChange) -> String;
    /// When, and by whom; by the kit where there is nobody.
    fn changed_by(&self, by: Option<&str>, at: OffsetDateTime) -> String;
}

/// A column of the table of members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the column that its name says")]
pub enum MemberColumn {
    Name,
    Email,
    Role,
    Since,
    Until,
    Actions,
}

/// Something about the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyFact {
    /// The fingerprint in six words.
    Words,
    /// The same in hexadecimal.
    Hex,
    /// How often they were renewed.
    Renewed,
    /// When they were made.
    Made,
    /// Until when senders seal for them.
    Expires,
    /// When the recovery kit was made.
    Kit,
}

/// Why somebody who joined cannot be confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinDoubt {
    /// They are not who had the link.
    Other,
    /// Only who was an owner when the link was made can tell.
    NotForThisOwner,
    /// The link's time is over.
    Late,
}

/// What an owner did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TeamDone {
    /// An invitation is withdrawn.
    Withdrawn,
    /// Somebody is a member now.
    Confirmed,
    /// Somebody has another role.
    RoleChanged,
    /// Somebody is removed.
    Removed,
    /// The keys are renewed.
    Renewed,
    /// The keys are renewed, and there is a new kit.
    NewKit,
}

/// One change of who belongs to a practice; people by their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TeamChange<'a> {
    /// The practice began.
    Created,
    /// Somebody was invited.
    Invited(Role),
    /// Somebody became a member.
    Added(&'a str, Role),
    /// A member got another role.
    Role(&'a str, Role),
    /// A member was removed.
    Removed(&'a str),
    /// The keys were renewed.
    Renewed,
    /// Somebody became an owner by the kit.
    Restored(&'a str),
}
