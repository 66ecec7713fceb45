//! The pages' frame and the pages that stand alone, in English.

use super::En;
use crate::PageWords;

impl PageWords for En {
    fn product(&self) -> &'static str {
        "Letterlock"
    }

    fn skip_to_content(&self) -> &'static str {
        "Skip to the page"
    }

    fn needs_script(&self) -> &'static str {
        "Letterlock seals a referral inside your browser, and for that it needs JavaScript. \
         Turn JavaScript on for this address, then load the page again. Nothing can be sent \
         without it."
    }

    fn cannot_run_wasm(&self) -> &'static str {
        "This browser cannot run WebAssembly, which Letterlock needs to seal a referral. Update \
         the browser or use another one. Nothing can be sent from here."
    }

    fn cannot_be_secure(&self) -> &'static str {
        "Letterlock can only seal a referral on a secure address. Ask whoever gave you this \
         address for the one that starts with https. Nothing can be sent from here."
    }

    fn cannot_load(&self) -> &'static str {
        "Part of this page did not load, so nothing can be typed or sent yet. Check the \
         connection, then load the page again."
    }

    fn page_broke(&self) -> &'static str {
        "Something went wrong and this page has stopped. Copy anything that you still need from \
         the page, the referral number if you see one, then load it again."
    }

    fn footer(&self) -> &'static str {
        "Referrals are sealed in your browser. Only the receiving practice can open them."
    }

    fn home_title(&self) -> &'static str {
        "Send a specialist referral, sealed"
    }

    fn home_lead(&self) -> &'static str {
        "Letterlock takes a referral from any clinic to a specialist practice. There is no \
         account to make and nothing to pay."
    }

    fn home_point_free(&self) -> &'static str {
        "It is free. You do not need an account."
    }

    fn home_point_sealed(&self) -> &'static str {
        "The referral and its attachments are sealed in your browser before they leave it. Only \
         members of the receiving practice can open them."
    }

    fn home_point_server_sees(&self) -> &'static str {
        "The server is told where the referral goes, how urgent it is, and your e-mail address \
         for updates. It is not told who the patient is."
    }

    fn home_key_caveat(&self) -> &'static str {
        "One honest limit: your browser gets the practice's public key from this server. Until \
         practices' keys are proven by signed key records and a public log, whoever runs the \
         server could hand out a false key."
    }

    fn not_found_title(&self) -> &'static str {
        "There is no page here"
    }

    fn not_found_text(&self) -> &'static str {
        "If you typed the address, check it. If you followed a link, it may have been moved or \
         used up."
    }

    fn nav_practices(&self) -> &'static str {
        "For practices"
    }

    fn home_practices(&self) -> &'static str {
        "You receive referrals? Sign in to your practice’s inbox"
    }

    fn back_to_start(&self) -> &'static str {
        "Go to the first page"
    }
}
