//! The recovery kit in use, in English.

use crate::En;
use crate::practice::RecoverWords;

impl RecoverWords for En {
    fn recover_title(&self) -> &'static str {
        "Nobody can sign in any more"
    }
    fn recover_lead(&self) -> &'static str {
        "With your practice’s recovery kit you become an owner of it, and everything that was sent \
         to it opens again."
    }
    fn recover_text(&self) -> &'static str {
        "The kit is a paper with eight groups of letters and digits, written down when your practice \
         was set up, or since. If another owner can still sign in, leave it where it is: they can \
         remove you and invite you again."
    }
    fn kit_fields(&self) -> &'static str {
        "The eight groups on the paper"
    }
    fn look_up_kit(&self) -> &'static str {
        "Look up the practice"
    }
    fn looking_up_kit(&self) -> &'static str {
        "Looking up the practice of this kit. This takes a few seconds."
    }
    fn recovering_title(&self) -> &'static str {
        "Become an owner"
    }
    fn recovering_text(&self) -> &'static str {
        "You become an owner beside those who are members now. Nobody is removed, and the kit stays \
         as it is. All of them see that it was used."
    }
    fn restore(&self) -> &'static str {
        "Become an owner"
    }
    fn restoring(&self) -> &'static str {
        "Opening the keys with the kit and sealing them for you. This takes a few seconds, on a slow \
         computer up to a minute."
    }
    fn restored_title(&self) -> &'static str {
        "You are an owner now"
    }
    fn restored_steps(&self) -> [&'static str; 3] {
        [
            "Sign in with your e-mail address and your new passphrase.",
            "Look at “Members and keys”, and remove everybody who should not be there.",
            "Make a new kit there: this one has been out of its place. Until then, keep it where \
             nobody else sees it.",
        ]
    }
}
