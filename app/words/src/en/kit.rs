//! What a recovery kit says on paper, in English.

use super::En;
use crate::kit::KitWords;

impl KitWords for En {
    fn kit_heading(&self) -> &'static str {
        "Recovery kit"
    }
    fn kit_made(&self, day: &str) -> String {
        format!("Made on {day}")
    }
    fn kit_told(&self) -> [(&'static str, &'static str); 4] {
        [
            (
                "What it is for",
                "Referrals to your practice are sealed, and passphrases open them. When every \
                 passphrase is lost, these eight groups still open them.",
            ),
            (
                "How it is used",
                "At the address of your Letterlock, go to “For practices”, “Forgotten your \
                 passphrase?”, then “Nobody in your practice can sign in any more” \
                 (/practice/recover). Type the eight groups there: you become an owner, with a new \
                 passphrase. Small or capital letters do not matter. If that does not work, \
                 ask whoever runs the server for an export of your practice: the groups open it too.",
            ),
            (
                "Where to keep it",
                "On paper, in a locked drawer or a safe, as you keep cash and keys. Only people \
                 you would make owners should reach it. Not in a computer, not in a mail, \
                 not in a photograph. Once this page is printed, delete its file.",
            ),
            (
                "What to know",
                "Whoever holds this page can become an owner of your practice with it, and open \
                 everything that was sent to you. The owners are told by mail, but it is open then. \
                 Without this page and without any passphrase everything stays closed for good: \
                 nobody can help then, not even us.",
            ),
        ]
    }
    fn kit_yearly(&self) -> (&'static str, &'static str) {
        (
            "Once a year",
            "See that this page is where it should be, and that every group can be read.",
        )
    }
    fn kit_checked(&self) -> [&'static str; 2] {
        ["Checked on", "by"]
    }
}
