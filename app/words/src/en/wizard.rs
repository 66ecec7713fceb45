//! What the sender's wizard says besides its fields, in English.

use super::En;
use crate::wizard::{Section, WizardWords};

impl WizardWords for En {
    fn step_of(&self, number: usize, count: usize) -> String {
        format!("Step {number} of {count}")
    }
    fn steps_label(&self) -> &'static str {
        "Steps of the referral"
    }
    fn back(&self) -> &'static str {
        "Back"
    }
    fn go_on(&self) -> &'static str {
        "Continue"
    }
    fn change(&self) -> &'static str {
        "Change"
    }
    fn wizard_leave(&self) -> &'static str {
        "This referral is not sent. If you leave it now, your answers are lost."
    }
    fn remember(&self) -> &'static str {
        "Remember me and my clinic on this computer"
    }
    fn remember_hint(&self) -> &'static str {
        "Nothing about a patient is kept. Do not tick this on a computer that others use."
    }
    fn recalled(&self) -> &'static str {
        "Who you are and your clinic are filled in from what this computer remembers."
    }
    fn forget_sender(&self) -> &'static str {
        "Forget it"
    }
    fn delete_answers(&self) -> &'static str {
        "Delete my answers"
    }
    fn delete_answers_sure(&self) -> &'static str {
        "Delete every answer and file of this referral? This cannot be undone."
    }
    fn started_anew(&self) -> &'static str {
        "This page was loaded again, so the form starts anew. Nothing was kept, and nothing was \
         sent."
    }
    fn optional(&self) -> &'static str {
        " (optional)"
    }
    fn error_prefix(&self) -> &'static str {
        "Error: "
    }
    fn error_summary_title(&self) -> &'static str {
        "There is a problem"
    }
    fn error_title(&self, title: &str) -> String {
        format!("Error: {title}")
    }
    fn about_question(&self, to_do: &str, question: &str) -> String {
        format!("{to_do}: {question}")
    }
    fn expected(&self, given: usize, all: usize) -> String {
        if given == all {
            "Everything that specialists expect to read here is answered.".to_owned()
        } else {
            format!("Answered: {given} of {all}. Specialists expect an answer to each question.")
        }
    }
    fn expected_missing(&self) -> &'static str {
        "Not answered yet:"
    }
    fn find(&self) -> &'static str {
        "Find by name, practice or town"
    }
    fn found_of(&self, found: usize, all: usize) -> String {
        match found {
            0 => format!("None of {all} fits. Type less to see more."),
            _ => format!("{found} of {all} shown"),
        }
    }
    fn choose_one(&self) -> &'static str {
        "Choose one"
    }
    fn date_parts(&self) -> [&'static str; 3] {
        ["Day", "Month", "Year"]
    }
    fn why_title(&self) -> &'static str {
        "Why do we need this information?"
    }
    fn why_you(&self) -> &'static str {
        "The receiving practice has to know who sent a referral, and we need an address to tell \
         you that it arrived and how it was answered."
    }
    fn why_clinic(&self) -> &'static str {
        "The receiving practice has to know where a referral comes from, and how to reach the \
         provider's office with a question."
    }
    fn section(&self, section: Section) -> &'static str {
        match section {
            Section::What => "What the referral is for",
            Section::Who => "Who should see the patient",
            Section::Identity => "Who the patient is",
            Section::Reach => "How to reach the patient",
            Section::Needs => "What the patient needs",
            Section::Contact => "Parent, guardian or other contact",
            Section::HowSoon => "How soon",
            Section::Question => "What you ask of the specialist",
            Section::Category => "What this category needs",
            Section::Health => "The patient's health",
            Section::Before => "What went before",
            Section::Payer => "Who pays",
            Section::Consent => "Consent",
        }
    }
    fn catalogue_failed(&self) -> &'static str {
        "The list of specialties did not load. Your answers are still here. Check the connection \
         and try again."
    }
    fn part_failed(&self) -> &'static str {
        "This part of the page did not load. What you have typed is still here. Check the \
         connection and try again."
    }
    fn try_again(&self) -> &'static str {
        "Try again"
    }
    fn loading(&self) -> &'static str {
        "Loading"
    }
    fn who_takes_it(&self) -> &'static str {
        "Who takes these referrals"
    }
    fn nobody_takes_it(&self) -> &'static str {
        "Nobody takes these referrals in this region now. Choose another region, or a different \
         category."
    }
    fn speaks(&self, languages: &str) -> String {
        format!("Also speaks {languages}")
    }
    fn paused(&self, reason: &str) -> String {
        format!("Paused: {reason}")
    }
    fn told_wait(&self, wait: &str) -> String {
        format!("Wait told when last accepting: {wait}")
    }
    fn away_until(&self, day: &str) -> String {
        format!("Away until {day}")
    }
    fn looking_at_files(&self) -> &'static str {
        "Your files are still being looked at. The next step follows by itself."
    }
    fn file_rules(&self, files: usize, each: &str, together: &str) -> String {
        format!(
            "Up to {files} files of PDF, JPEG, PNG, TIFF, plain text, Word (DOCX) or DICOM. Each \
             up to {each}, together up to {together}. They are sealed in your browser with the \
             referral."
        )
    }
    fn choose_files(&self) -> &'static str {
        "Choose files"
    }
    fn drop_files(&self) -> &'static str {
        "or drop them here"
    }
    fn no_files(&self) -> &'static str {
        "No files yet. You can go on without any."
    }
    fn remove_file(&self, name: &str) -> String {
        format!("Remove {name}")
    }
    fn file_removed(&self, name: &str) -> String {
        format!("{name} was removed.")
    }
    fn files_added(&self, count: usize) -> String {
        match count {
            1 => "One file was added.".to_owned(),
            count => format!("{count} files were added."),
        }
    }
    fn file_unreadable(&self, name: &str) -> String {
        format!("{name} could not be read. Check that it is still there, then choose it again.")
    }
    fn check_lead(&self) -> &'static str {
        "Read this once more. Nothing about the patient has left your browser yet."
    }
    fn not_given(&self) -> &'static str {
        "Not given"
    }
    fn emergent_stop(&self) -> &'static str {
        "An emergency cannot wait for a referral to be read. Telephone the specialist on call, or \
         send the patient to the emergency department, or call 911. When you have telephoned, the \
         referral can be sent as urgent."
    }
    fn categories_title(&self) -> &'static str {
        "Specialties and categories"
    }
    fn categories_lead(&self) -> &'static str {
        "Every category that a referral can be sent in, and who takes it."
    }
    fn taken_by_nobody(&self) -> &'static str {
        "Nobody takes these referrals now."
    }
    fn nav_categories(&self) -> &'static str {
        "Specialties"
    }
    fn nav_label(&self) -> &'static str {
        "Letterlock"
    }
}
