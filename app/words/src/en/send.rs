//! What sending says, in English.

use super::En;
use crate::send::{SendWords, Sending, Trouble};

impl SendWords for En {
    fn goes_to_title(&self) -> &'static str {
        "Where it goes"
    }
    fn goes_to_asked(&self) -> &'static str {
        "Looking up who it would go to"
    }
    fn goes_to_unknown(&self) -> &'static str {
        "We could not look up who it would go to. Your answers are still here. Check the \
         connection and try again."
    }
    fn goes_to_later(&self) -> &'static str {
        "Who it goes to stands here once the answers above are complete."
    }
    fn goes_to_may_change(&self) -> &'static str {
        "Chosen for you as things stand now. If it is somebody else when you send, you are asked \
         first."
    }
    fn practice_in(&self, practice: &str, town: &str) -> String {
        format!("{practice}, {town}")
    }
    fn key_title(&self) -> &'static str {
        "The practice’s key"
    }
    fn key_text(&self) -> &'static str {
        "This is the practice’s fingerprint: its keys are proven by it, and it stays the same when \
         they change. It stands in your PDF too, so that it can be compared with the practice’s \
         own at any time."
    }
    fn change_where(&self) -> &'static str {
        "Change where it goes"
    }
    fn on_send_title(&self) -> &'static str {
        "What happens when you send"
    }
    fn on_send(&self) -> [&'static str; 3] {
        [
            "Your answers and files are sealed here, in your browser. Only the practice above can \
             open them.",
            "The server sees where the referral goes, how urgent it is, its size, and your e-mail \
             address. It does not see who the patient is.",
            "You get the referral number at once, and an e-mail when the practice accepts or \
             declines.",
        ]
    }
    fn confirm_and_send(&self) -> &'static str {
        "Confirm and send"
    }
    fn sending_label(&self) -> &'static str {
        "Sending"
    }
    fn sending(&self, stage: Sending) -> String {
        match stage {
            Sending::Starting => "Getting ready".to_owned(),
            Sending::Choosing => "Asking for a place with the practice".to_owned(),
            Sending::File { file, of } => format!("Sealing and sending file {file} of {of}"),
            Sending::Sealing => "Sealing your answers".to_owned(),
            Sending::Recording => "Handing over the sealed referral".to_owned(),
        }
    }
    fn sent_of(&self, done: &str, total: &str) -> String {
        format!("{done} of {total}")
    }
    fn sending_stay(&self) -> &'static str {
        "Keep this page open until you see the referral number."
    }
    fn sending_leave(&self) -> &'static str {
        "The referral is still being sent. If you leave this page now, it may not arrive, and you \
         will not see its number."
    }
    fn other_choice_title(&self) -> &'static str {
        "It would go to somebody else now"
    }
    fn other_choice_text(&self) -> &'static str {
        "Things changed since you looked. Nothing has been sealed or sent yet. Send it to this \
         specialist, or go back and choose."
    }
    fn do_not_send(&self) -> &'static str {
        "Go back"
    }
    fn maybe_sent_title(&self) -> &'static str {
        "The referral may have arrived"
    }
    fn not_sent_title(&self) -> &'static str {
        "The referral has not been sent yet"
    }
    fn trouble(&self, trouble: Trouble) -> &'static str {
        match trouble {
            Trouble::Unreached => {
                "The server could not be reached. Nothing is lost. Check the connection, then try \
                 again: it goes on where it stopped."
            }
            Trouble::ServerFailed => {
                "The server is busy. Nothing is lost. Wait a minute, then try again: it goes on \
                 where it stopped."
            }
            Trouble::NobodyTakesIt => {
                "Nobody takes these referrals in this region now. Choose another region or \
                 category. Your answers are kept."
            }
            Trouble::NamedPaused => {
                "The specialist you named is not taking these referrals now. Choose somebody else, \
                 or let Letterlock choose. Your answers are kept."
            }
            Trouble::NamedDoesNotTakeIt => {
                "The specialist you named does not take this kind of referral from this region. \
                 Choose somebody else, or let Letterlock choose. Your answers are kept."
            }
            Trouble::NamedNotReady => {
                "The practice of the specialist you named cannot receive sealed referrals yet. \
                 Choose somebody else, or let Letterlock choose. Your answers are kept."
            }
            Trouble::OtherCatalogue => {
                "The list of specialties has changed, and your answers do not fit it any more. \
                 Load the new list: the answers to look at are then named above."
            }
            Trouble::Expired => {
                "It took longer than a place is kept, so the place was given up. Your answers and \
                 files are still here. Send it again."
            }
            Trouble::KeyRefused => {
                "The practice’s key does not hold, so nothing was sealed. Do not send this \
                 referral here. Telephone the practice about the patient, and tell whoever runs \
                 this address that the key was refused."
            }
            Trouble::KeyNotNow => {
                "The practice’s key does not hold today, so nothing was sealed. Look whether this computer’s date is right. If it is, telephone the practice."
            }
            Trouble::KeyDiscontinuous => {
                "The practice’s new key is not signed with its old one, so nothing was sealed. Do not send this referral here: telephone the practice, and tell whoever runs this address."
            }
            Trouble::KeyUnregistered => {
                "The registrar has not signed for this practice, so nothing was sealed. Do not send this referral here: telephone the practice, and tell whoever runs this address."
            }
            Trouble::OtherRegistrar => {
                "This address names another registrar than before, or none, so nothing was sealed. Do not send this referral here: telephone the practice, and tell whoever runs this address."
            }
            Trouble::OtherLog => {
                "The public list of keys is signed by somebody else than before, so nothing was sealed. Do not send this referral here: telephone the practice, and tell whoever runs this address."
            }
            Trouble::LogUnsigned => {
                "The public list of keys is not signed as it has to be, so nothing was sealed. Do not send this referral here: telephone the practice, and tell whoever runs this address."
            }
            Trouble::LogStale => {
                "The public list of keys is not today’s, so nothing was sealed. Look whether this computer’s date is right. If it is, telephone the practice."
            }
            Trouble::LogRolledBack => {
                "The public list of keys is shorter than when this browser saw it last, so nothing was sealed. Do not send this referral here: telephone the practice, and tell whoever runs this address."
            }
            Trouble::LogForked => {
                "The public list of keys was changed since this browser saw it last, so nothing was sealed. Do not send this referral here: telephone the practice, and tell whoever runs this address."
            }
            Trouble::KeyNotLogged => {
                "The practice’s key is not in the public list of keys, so nothing was sealed. Do not send this referral here: telephone the practice, and tell whoever runs this address."
            }
            Trouble::FileUnreadable => {
                "A file cannot be read any more. Remove it and choose it again."
            }
            Trouble::TooLong => {
                "Your answers are longer than one referral can be. Shorten the longest ones, or \
                 attach them as a file."
            }
            Trouble::Stopped => {
                "The part of this page that seals the referral has stopped. Your answers and files \
                 are still here. Try again."
            }
            Trouble::StoppedLate => {
                "The part of this page that seals the referral stopped while the referral was \
                 being handed over, so it may have arrived. Telephone the practice before you \
                 send it again, so that the patient is not referred twice."
            }
            Trouble::ReceiptFalse => {
                "The server’s confirmation does not fit what was sent, so it proves nothing. The \
                 referral may have arrived all the same. Telephone the practice about the patient, \
                 and tell whoever runs this address. Do not send it again here."
            }
        }
    }
    fn file_gone(&self, name: &str) -> String {
        format!(
            "{name} cannot be read any more. It may have been moved or changed. Remove it, then \
             choose it again."
        )
    }
    fn send_again(&self) -> &'static str {
        "Send again"
    }
    fn reload_list(&self) -> &'static str {
        "Load the new list"
    }
    fn go_to(&self, step: &str) -> String {
        format!("Go to “{step}”")
    }

    fn done_title(&self) -> &'static str {
        "The referral has been sent"
    }
    fn done_number(&self) -> &'static str {
        "Referral number"
    }
    fn done_keep_number(&self) -> &'static str {
        "Keep this number in the patient’s file. Every e-mail about the referral names it."
    }
    fn copy_number(&self) -> &'static str {
        "Copy the number"
    }
    fn copy_link(&self) -> &'static str {
        "Copy the link"
    }
    fn copied(&self) -> &'static str {
        "Copied"
    }
    fn not_copied(&self) -> &'static str {
        "Your browser did not allow copying. Select the text and copy it yourself."
    }
    fn download_title(&self) -> &'static str {
        "Download the referral now"
    }
    fn download_only_now(&self) -> &'static str {
        "This is the only opportunity. Once you leave this page, nobody but the practice can open \
         the referral: not you, and not us."
    }
    fn download_leave(&self) -> &'static str {
        "You have not downloaded the referral. If you leave this page now, you cannot download it \
         later."
    }
    fn next_title(&self) -> &'static str {
        "What happens next"
    }
    fn next(&self, email: &str) -> [String; 3] {
        [
            "The practice opens the referral and accepts or declines it.".to_owned(),
            format!(
                "When it has decided, an e-mail goes to {email} with the referral number and the \
                 answer, and no patient details."
            ),
            "If the patient gets worse in the meantime, do not wait for the answer: telephone the \
             practice, or send the patient to the emergency department."
                .to_owned(),
        ]
    }
    fn status_title(&self) -> &'static str {
        "Follow the referral"
    }
    fn status_text(&self) -> &'static str {
        "This secret link shows where the referral stands and what the practice wrote. It stands \
         on the last page of the PDF too. Give it to nobody who may not know about the referral."
    }
    fn another_title(&self) -> &'static str {
        "Another patient"
    }
    fn another_keep(&self) -> &'static str {
        "Keep who I am and the clinic"
    }
    fn another_keep_hint(&self) -> &'static str {
        "Kept in this page only. Nothing about this patient is kept."
    }
    fn another(&self) -> &'static str {
        "Send another referral"
    }

    fn gone_title(&self) -> &'static str {
        "The referral is not here any more"
    }
    fn gone_text(&self) -> &'static str {
        "If you saw a referral number, the referral was sent. What you typed was then wiped from \
         this browser, so that nobody who comes after you can read it."
    }
    fn gone_look(&self) -> &'static str {
        "Look at the PDF that you downloaded, or follow the referral with the secret link on the \
         last page of the PDF."
    }
}
