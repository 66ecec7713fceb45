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
                 passphrase is lost, these eight groups and what the server keeps open them still.",
            ),
            (
                "How it is used",
                "Ask whoever runs your Letterlock server for an export of your practice. Whoever \
                 looks after your computers opens it with these groups. Small or capital letters \
                 do not matter, and a group that was mistyped is named.",
            ),
            (
                "Where to keep it",
                "On paper, in a locked drawer or a safe that only people who may open referrals \
                 can reach. Not in a computer, not in a mail, not in a photograph. Once this page \
                 is printed, delete its file.",
            ),
            (
                "What to know",
                "Whoever holds this page, and has what the server keeps, can open everything that \
                 was sent to your practice. Without this page and without any passphrase \
                 everything stays closed for good: nobody can help then, not even us.",
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
