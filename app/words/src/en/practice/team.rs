//! Who belongs to a practice, and its keys, in English.

use referral::role::Role;
use time::OffsetDateTime;

use crate::En;
use crate::practice::{
    DeskWords, JoinDoubt, KeyFact, MemberColumn, TeamChange, TeamDone, TeamWords,
};

impl TeamWords for En {
    fn members_title(&self) -> &'static str {
        "Members and keys"
    }
    fn members_lead(&self) -> &'static str {
        "Every member can open every referral that your practice ever received, also those from \
         before they joined."
    }
    fn owners_change_this(&self) -> &'static str {
        "Only owners can change this page. Ask one of them if something should change."
    }
    fn members_loading(&self) -> &'static str {
        "Fetching the members"
    }
    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Owner => "Owner",
            Role::Member => "Member",
            Role::Reader => "Reader",
        }
    }
    fn role_text(&self, role: Role) -> &'static str {
        match role {
            Role::Owner => {
                "Opens referrals, accepts and declines them, and decides who is a member."
            }
            Role::Member => "Opens referrals, accepts and declines them.",
            Role::Reader => "Opens referrals. Does not accept or decline them.",
        }
    }
    fn reader_decides_nothing(&self) -> &'static str {
        "Your role is Reader: members and owners of your practice accept and decline. An owner can \
         give you another role."
    }

    fn people_title(&self) -> &'static str {
        "Members"
    }
    fn former_title(&self) -> &'static str {
        "Former members"
    }
    fn member_column(&self, column: MemberColumn) -> &'static str {
        match column {
            MemberColumn::Name => "Name",
            MemberColumn::Email => "E-mail address",
            MemberColumn::Role => "Role",
            MemberColumn::Since => "Since",
            MemberColumn::Until => "Until",
            MemberColumn::Actions => "Change",
        }
    }
    fn this_is_you(&self) -> &'static str {
        "(you)"
    }
    fn change_role(&self) -> &'static str {
        "Change role"
    }
    fn remove_member(&self) -> &'static str {
        "Remove"
    }

    fn invited_title(&self) -> &'static str {
        "Invited"
    }
    fn nobody_invited(&self) -> &'static str {
        "Nobody is invited at the moment."
    }
    fn invited_as(&self, role: Role, until: OffsetDateTime) -> String {
        format!(
            "Somebody is invited. Role: {}. The link works until {}.",
            self.role(role),
            self.instant(until)
        )
    }
    fn invited_by(&self, name: &str) -> String {
        format!("Invited by {name}.")
    }
    fn has_joined(&self, name: &str, email: &str, role: Role, at: OffsetDateTime) -> String {
        format!(
            "{name} ({email}) used the link on {}. Role: {}.",
            self.instant(at),
            self.role(role)
        )
    }
    fn waits_for_owner(&self) -> &'static str {
        "They can sign in once an owner confirms them."
    }
    fn join_doubt(&self, doubt: JoinDoubt) -> &'static str {
        match doubt {
            JoinDoubt::Other => {
                "Do not go on. Whoever joined did not have the link that you made, or the server put \
                 somebody else in their place. Withdraw this invitation, tell whoever runs this \
                 address, and invite again once they have explained it."
            }
            JoinDoubt::NotForThisOwner => {
                "This link was made before you were an owner. Another owner can confirm it. Or \
                 withdraw it and invite again."
            }
            JoinDoubt::Late => {
                "By the clock of this computer, the time of this link was over before they were \
                 confirmed. If the clock is right, withdraw it and invite again."
            }
        }
    }
    fn look_at_joiner(&self) -> &'static str {
        "Look and confirm"
    }
    fn withdraw(&self) -> &'static str {
        "Withdraw"
    }
    fn invite(&self) -> &'static str {
        "Invite somebody"
    }

    fn invite_role(&self) -> &'static str {
        "What may they do?"
    }
    fn role_missing(&self) -> &'static str {
        "Choose what they may do"
    }
    fn role_is_the_same(&self) -> &'static str {
        "They have this role already. Choose another one"
    }
    fn make_link(&self) -> &'static str {
        "Make the link"
    }
    fn link_title(&self) -> &'static str {
        "Give this link to the person"
    }
    fn link_text(&self) -> [&'static str; 4] {
        [
            "It is shown only now. It works once, for 7 days.",
            "Hand it over in person, or by a message to them alone. Whoever has it can join in their \
             place.",
            "If you tell them about it by e-mail, give them the link itself by another way.",
            "When they have joined, they stand on your page of members, and you confirm that it was \
             them.",
        ]
    }
    fn link_label(&self) -> &'static str {
        "The link"
    }
    fn copy_link(&self) -> &'static str {
        "Copy the link"
    }
    fn link_is_kept(&self) -> &'static str {
        "I have the link"
    }

    fn withdraw_title(&self) -> &'static str {
        "Withdraw this invitation?"
    }
    fn withdraw_text(&self) -> &'static str {
        "Its link stops working at once. Whoever joined by it is not confirmed and cannot sign in."
    }
    fn withdraw_yes(&self) -> &'static str {
        "Yes, withdraw it"
    }

    fn joiner_title(&self) -> &'static str {
        "Is this the person to whom you gave the link?"
    }
    fn joiner_text(&self) -> [&'static str; 2] {
        [
            "Ask them, face to face or on the telephone, whether they joined at that time and with \
             that address.",
            "Once you confirm them, they can open every referral that your practice ever received.",
        ]
    }
    fn joined_at_label(&self) -> &'static str {
        "Joined"
    }
    fn joiner_yes(&self) -> &'static str {
        "Yes, make them a member"
    }

    fn role_of(&self, name: &str) -> String {
        format!("What may {name} do?")
    }
    fn role_ends_invitations(&self) -> &'static str {
        "If they are no owner any more, the invitations that they made and by which nobody has \
         become a member yet end with it: invite those people again."
    }
    fn role_leaves_kit(&self) -> &'static str {
        "They may also have the recovery kit, or a copy of it, which makes whoever holds it an owner \
         again. Take it back or, to be safe, make a new one afterwards with “Renew the keys and make \
         a new kit”."
    }
    fn save_role(&self) -> &'static str {
        "Change the role"
    }

    fn remove_title(&self, name: &str) -> String {
        format!("Remove {name}?")
    }
    fn remove_text(&self) -> [&'static str; 4] {
        [
            "They are signed out everywhere at once, and their passphrase opens nothing any more.",
            "Your practice’s keys are renewed: they cannot open what comes in from now on.",
            "What they have read, saved or printed they still have.",
            "Referrals that are not decided are sealed for the new keys while somebody’s inbox is \
             open.",
        ]
    }
    fn remove_owner_text(&self) -> &'static str {
        "They were an owner and may know the recovery kit, so a new one is made. Have a pen or a \
         printer at hand: you read two groups of it back before anything is changed. The \
         invitations that they made and by which nobody has become a member yet end with it."
    }
    fn remove_yes(&self) -> &'static str {
        "Yes, remove them"
    }

    fn renew_title(&self, new_kit: bool) -> &'static str {
        if new_kit {
            "Renew the keys and make a new kit?"
        } else {
            "Renew the keys?"
        }
    }
    fn renew_text(&self) -> [&'static str; 2] {
        [
            "Senders seal for the new keys from then on. The old ones still open what came in before. \
             The fingerprint stays the same.",
            "You are asked to sign in again afterwards, and so is every other member who is signed in.",
        ]
    }
    fn new_kit_text(&self) -> &'static str {
        "The current recovery kit stops working then. Have a pen or a printer at hand: you read two \
         groups of the new one back before anything is changed."
    }
    fn kit_stays(&self) -> &'static str {
        "The recovery kit stays as it is, and opens the new keys too."
    }
    fn renew(&self, new_kit: bool) -> &'static str {
        if new_kit {
            "Renew the keys and make a new kit"
        } else {
            "Renew the keys"
        }
    }
    fn renewing(&self) -> &'static str {
        "Making the new keys. This takes a few seconds, on a slow computer up to a minute."
    }
    fn kit_takes_place(&self) -> &'static str {
        "Nothing is changed yet. Once you have read two groups back, this kit takes the place of the \
         old one: destroy that paper then."
    }
    fn renew_leave(&self) -> &'static str {
        "Nothing is changed yet. If you leave this page now, the new keys and the new kit are gone, \
         and everything stays as it was."
    }
    fn doing_it(&self) -> &'static str {
        "This takes a moment."
    }
    fn leave_it(&self) -> &'static str {
        "Leave it as it is"
    }

    fn team_done(&self, done: TeamDone) -> &'static str {
        match done {
            TeamDone::Withdrawn => "The invitation is withdrawn.",
            TeamDone::Confirmed => "The new member is confirmed and can sign in now.",
            TeamDone::RoleChanged => "The role is changed.",
            TeamDone::Removed => "The member is removed, and the keys are renewed.",
            TeamDone::Renewed => "The keys are renewed.",
            TeamDone::NewKit => {
                "The keys are renewed, and the new recovery kit holds. Destroy the paper of the old \
                 one."
            }
        }
    }
    fn kit_lost(&self) -> &'static str {
        "The new kit was not taken. Nothing was changed, and the kit until now still holds: destroy the \
         paper that you have just written. If you make a kit now, finish it within 20 minutes."
    }
    fn go_on_now(&self) -> &'static str {
        "You have signed in again. Nothing was changed so far: go on now."
    }

    fn fingerprint_title(&self) -> &'static str {
        "Fingerprint of your practice"
    }
    fn fingerprint_text(&self) -> &'static str {
        "Senders see it before they send and on their letter. When somebody calls to compare it, read \
         the six words out. It never changes: if theirs are other words, they are not to send."
    }
    fn practice_keys_title(&self) -> &'static str {
        "Keys and recovery kit"
    }
    fn key_fact(&self, fact: KeyFact) -> &'static str {
        match fact {
            KeyFact::Words => "In words",
            KeyFact::Hex => "In letters and digits",
            KeyFact::Renewed => "Keys",
            KeyFact::Made => "Made on",
            KeyFact::Expires => "Hold until",
            KeyFact::Kit => "Recovery kit made on",
        }
    }
    fn renewed(&self, times: u32) -> String {
        match times {
            0 => "The first ones".to_owned(),
            1 => "Renewed once".to_owned(),
            times => format!("Renewed {times} times"),
        }
    }
    fn keys_end_soon(&self, day: &str) -> String {
        format!(
            "The keys hold until {day}. Nobody can send to your practice after that. Renew them \
             before then: it takes a minute."
        )
    }
    fn kit_is_old(&self) -> &'static str {
        "The recovery kit was made more than a year ago. Check that you still have it and can read \
         it, or make a new one."
    }
    fn kit_restores_nobody(&self) -> &'static str {
        "This recovery kit opens what was sent to you, but nobody can become an owner with it. Make a \
         new one."
    }

    fn changes_title(&self) -> &'static str {
        "What was changed"
    }
    fn team_change(&self, change: TeamChange) -> String {
        match change {
            TeamChange::Created => "The practice was set up".to_owned(),
            TeamChange::Invited(role) => {
                format!("Somebody was invited. Role: {}", self.role(role))
            }
            TeamChange::Added(name, role) => {
                format!("{name} became a member. Role: {}", self.role(role))
            }
            TeamChange::Role(name, role) => {
                format!("{name} got another role: {}", self.role(role))
            }
            TeamChange::Removed(name) => format!("{name} was removed, and the keys were renewed"),
            TeamChange::Renewed => "The keys were renewed".to_owned(),
            TeamChange::Restored(name) => format!("{name} became an owner by the recovery kit"),
        }
    }
    fn changed_by(&self, by: Option<&str>, at: OffsetDateTime) -> String {
        let at = self.instant(at);
        match by {
            Some(name) => format!("{at}, by {name}"),
            None => format!("{at}, with the recovery kit"),
        }
    }
}
