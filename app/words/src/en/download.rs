//! What the pages say in English of the letter that a sender keeps.

use super::En;
use crate::download::DownloadWords;

impl DownloadWords for En {
    fn download_letter(&self) -> &'static str {
        "Download the referral (PDF)"
    }
    fn making_letter(&self) -> &'static str {
        "Making the PDF. This takes a few seconds."
    }
    fn letter_downloaded(&self) -> &'static str {
        "Your browser has the file. Open it from your downloads to see that it is whole."
    }
    fn letter_failed(&self) -> &'static str {
        "The PDF could not be made, because a part of this page did not load. The referral itself \
         was sent. Check the connection and try again, or download it as plain text."
    }
    fn download_as_text(&self) -> &'static str {
        "Download as text"
    }
    fn letter_file(&self, number: &str) -> String {
        format!("Referral {number}")
    }
    fn download_patient_copy(&self) -> &'static str {
        "Download a copy for the patient (PDF)"
    }
    fn patient_copy_failed(&self) -> &'static str {
        "The patient’s copy could not be made, because a part of this page did not load. Check the \
         connection and press the button again."
    }
    fn patient_file(&self, number: &str) -> String {
        format!("Referral {number} for the patient")
    }
    fn missing_letters(&self) -> &'static str {
        "Your own PDF copy cannot show these letters and will have their codes instead. The \
         practice receives them as you typed them."
    }
    fn missing_letter(&self, letter: char) -> String {
        format!("{letter} as U+{:04X}", u32::from(letter))
    }
    fn labelled(&self, label: &str, answer: &str) -> String {
        format!("{label}: {answer}")
    }
    fn text_for_sender(&self) -> &'static str {
        "For the sender only. Keep it apart: take everything from here on out before you file this \
         text in the patient’s chart."
    }
}
