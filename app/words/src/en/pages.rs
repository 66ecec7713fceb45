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

    fn nav_language(&self) -> &'static str {
        "Language"
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

    fn back_to_start(&self) -> &'static str {
        "Go to the first page"
    }
}
