//! The first page, in English.

use crate::En;
use crate::home::HomeWords;

impl HomeWords for En {
    fn home_title(&self) -> &'static str {
        "Send a specialist referral, sealed"
    }
    fn home_lead(&self) -> &'static str {
        "From any clinic to a specialist practice, in about four minutes. No account, nothing to \
         pay, nothing to install."
    }
    fn start_referral(&self) -> &'static str {
        "Start a referral"
    }
    fn facts(&self) -> [&'static str; 3] {
        [
            "It is free, and you do not need an account.",
            "The referral and its attachments are sealed in your browser before they leave it.",
            "Only members of the receiving practice can open them. We cannot.",
        ]
    }
    fn how_title(&self) -> &'static str {
        "How it works"
    }
    fn how(&self) -> [(&'static str, &'static str); 4] {
        [
            (
                "You fill it in",
                "One short page after the other. Name a specialist, or let Letterlock choose the \
                 one with the most room.",
            ),
            (
                "Your browser seals it",
                "With the practice’s own key, on your computer. You get a referral number and a \
                 PDF for the patient’s file.",
            ),
            (
                "The practice opens it",
                "Its members unlock it in their browser. Nobody on the way can read it.",
            ),
            (
                "You hear the answer",
                "An e-mail says accepted or declined. What the practice writes is sealed too, and \
                 only you can open it.",
            ),
        ]
    }
    fn questions_title(&self) -> &'static str {
        "What people ask"
    }
    fn questions(&self) -> [(&'static str, &'static str); 7] {
        [
            (
                "What do I need before I start?",
                "The patient’s date of birth, health number and telephone number, the referring \
                 provider’s MSP number, and any results as PDF or picture files. You can look up \
                 who takes what under Specialties first.",
            ),
            (
                "How does Letterlock choose a specialist?",
                "Among those who take the category in the region you name and are not away, it \
                 chooses the one with the least open work for the number of referrals they take a \
                 week. You see who it is before you send.",
            ),
            (
                "What can the server see?",
                "Which practice the referral goes to, its category and urgency, how large it is, \
                 when it was sent, and your e-mail address for the answer. Not who the patient is, \
                 nor a word of what you wrote.",
            ),
            (
                "Can I look at it again after sending?",
                "Download the PDF when the referral is sent: it is the only opportunity, because \
                 after that nobody but the practice can open the referral. Its last page has a \
                 secret link that shows where the referral stands.",
            ),
            (
                "What if it is an emergency?",
                "Do not send it here. Telephone the specialist on call or the emergency \
                 department.",
            ),
            (
                "What happens if the practice declines?",
                "You get an e-mail with a reason. The practice can write more, which you read on \
                 the status page, for example what is missing or where else to turn.",
            ),
            (
                "What is the limit of all this?",
                "Your browser gets the practice’s public key from this server. It takes only one \
                 that the practice signed and that stands in a public list, and it notices when \
                 that list is changed later. But at your first visit, whoever runs the server \
                 could hand out a false key. Compare the fingerprint on the check page with the \
                 practice’s own.",
            ),
        ]
    }
    fn practices_title(&self) -> &'static str {
        "You receive referrals?"
    }
    fn practices_text(&self) -> &'static str {
        "Members of a practice unlock its inbox with their own passphrase. If your practice is not \
         here yet, whoever runs this address can send you a link to set it up."
    }
    fn home_sign_in(&self) -> &'static str {
        "Go to your practice’s inbox"
    }
}
