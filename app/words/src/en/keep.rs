//! What the pages say in English of answers that a computer keeps for a day.

use time::OffsetDateTime;

use super::En;
use crate::keep::KeepWords;

impl KeepWords for En {
    fn keep(&self) -> &'static str {
        "Keep my answers on this computer for 24 hours"
    }
    fn keep_hint(&self) -> &'static str {
        "They are encrypted, and only this browser can open them. They are deleted when the \
         referral is sent. Files are not kept. Do not tick this on a computer that others use."
    }
    fn keep_instead(&self, since: OffsetDateTime) -> String {
        format!(
            "Answers from {} are kept on this computer already. Delete them and keep these \
             instead?",
            moment(since)
        )
    }
    fn could_not_keep(&self) -> &'static str {
        "This browser could not keep your answers. They are still on this page, but leaving it \
         loses them."
    }
    fn no_longer_kept(&self) -> &'static str {
        "Your answers are no longer kept: another tab deleted or replaced them, or 24 hours are \
         over. They are still on this page."
    }
    fn kept_found(&self, since: OffsetDateTime) -> String {
        format!("Answers from {} are kept on this computer.", moment(since))
    }
    fn kept_hint(&self) -> &'static str {
        "Go on with them if they are yours. Files were not kept and have to be chosen again."
    }
    fn kept_go_on(&self) -> &'static str {
        "Go on with them"
    }
    fn kept_go_on_sure(&self) -> &'static str {
        "The kept answers replace what you have typed here. Go on with them?"
    }
    fn kept_delete(&self) -> &'static str {
        "Delete them"
    }
    fn kept_gone(&self) -> &'static str {
        "The kept answers are not on this computer any more. Fill in the form again."
    }
    fn files_again(&self, files: usize) -> String {
        match files {
            1 => "The file that you had chosen was not kept. Choose it again under Attachments."
                .to_owned(),
            files => format!(
                "The {files} files that you had chosen were not kept. Choose them again under \
                 Attachments."
            ),
        }
    }
}

fn moment(at: OffsetDateTime) -> String {
    format!("{} at {:02}:{:02}", at.weekday(), at.hour(), at.minute())
}
