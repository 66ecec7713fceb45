//! Joining a practice, in English.

use referral::role::Role;

use crate::En;
use crate::practice::{JoinWords, TeamWords};

impl JoinWords for En {
    fn join_title(&self) -> &'static str {
        "Join your practice"
    }
    fn join_as(&self, role: Role) -> String {
        format!("You join as: {}. {}", self.role(role), self.role_text(role))
    }
    fn join_steps(&self) -> [&'static str; 3] {
        [
            "You choose the passphrase that you will sign in with.",
            "Your browser makes keys of your own. They never leave it unsealed.",
            "Whoever gave you the link confirms that it was you. You can sign in from then on.",
        ]
    }
    fn member_passphrase_lost(&self) -> &'static str {
        "Nobody can reset it or look it up. An owner of your practice can then remove you and invite \
         you again: nothing that was sent to your practice is lost with it."
    }
    fn join(&self) -> &'static str {
        "Join"
    }
    fn joining(&self) -> &'static str {
        "Making your keys. This takes a few seconds, on a slow computer up to a minute."
    }
    fn joined_title(&self) -> &'static str {
        "An owner has to confirm you"
    }
    fn joined_text(&self) -> &'static str {
        "Tell whoever gave you the link that you have joined: they see you on their page of members. \
         Once they have confirmed you, sign in with your e-mail address and your passphrase."
    }
}
