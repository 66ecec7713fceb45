//! What the pages say of the letter that a sender keeps.

/// The sentences around the PDF and its text. One function, one message.
pub trait DownloadWords {
    /// The button that saves the PDF.
    fn download_letter(&self) -> &'static str;
    /// While the PDF is being made and the person waits for it.
    fn making_letter(&self) -> &'static str;
    /// The browser has taken the file.
    fn letter_downloaded(&self) -> &'static str;
    /// The module that makes the PDF, or a font, did not load; the text can be had instead.
    fn letter_failed(&self) -> &'static str;
    /// The button that saves the text instead.
    fn download_as_text(&self) -> &'static str;
    /// The name of the file, without its ending: no name of a patient's.
    fn letter_file(&self, number: &str) -> String;
    /// The button that saves the patient's copy.
    fn download_patient_copy(&self) -> &'static str;
    /// The patient's copy could not be made; the button can be pressed again.
    fn patient_copy_failed(&self) -> &'static str;
    /// The name of the patient's copy, without its ending: no name of theirs.
    fn patient_file(&self, number: &str) -> String;
    /// On the check page, above the letters that the PDF has no glyphs for.
    fn missing_letters(&self) -> &'static str;
    /// One such letter with its code.
    fn missing_letter(&self, letter: char) -> String;
    /// In the text: an answer after its label.
    fn labelled(&self, label: &str, answer: &str) -> String;
    /// In the text: above the link that is the sender's only.
    fn text_for_sender(&self) -> &'static str;
}
