//! What the sender's wizard says besides its fields.

/// The sentences of the wizard. One function, one message.
pub trait WizardWords {
    /// "Step 3 of 7".
    fn step_of(&self, number: usize, count: usize) -> String;
    /// Names the list of steps for a screen reader.
    fn steps_label(&self) -> &'static str;
    /// The link to the step before.
    fn back(&self) -> &'static str;
    /// The button to the next step.
    fn go_on(&self) -> &'static str;
    /// The link from the check page to a step.
    fn change(&self) -> &'static str;
    /// Asked before the wizard is left with answers in it.
    fn wizard_leave(&self) -> &'static str;
    /// The box that lets this computer remember the sender.
    fn remember(&self) -> &'static str;
    /// What is remembered, and where not to tick it.
    fn remember_hint(&self) -> &'static str;
    /// That answers were filled in from what this computer remembers.
    fn recalled(&self) -> &'static str;
    /// The button that forgets it.
    fn forget_sender(&self) -> &'static str;
    /// The button that deletes every answer.
    fn delete_answers(&self) -> &'static str;
    /// Asked before it does.
    fn delete_answers_sure(&self) -> &'static str;
    /// Said where the page was loaded again and the answers are gone.
    fn started_anew(&self) -> &'static str;
    /// After a label that may be left empty.
    fn optional(&self) -> &'static str;
    /// Before an error, for a screen reader.
    fn error_prefix(&self) -> &'static str;
    /// Heading of the error summary.
    fn error_summary_title(&self) -> &'static str;
    /// Before the title of a page on which something is wrong.
    fn error_title(&self, title: &str) -> String;
    /// What to do about a question of the category, where the question does not stand beside it.
    fn about_question(&self, to_do: &str, question: &str) -> String;
    /// How many of the answers that specialists expect are given.
    fn expected(&self, given: usize, all: usize) -> String;
    /// Before the questions that are not answered yet.
    fn expected_missing(&self) -> &'static str;
    /// The field that finds a specialist in a long list.
    fn find(&self) -> &'static str;
    /// How many of a list fit what was typed.
    fn found_of(&self, found: usize, all: usize) -> String;
    /// The first line of a list from which nothing is chosen.
    fn choose_one(&self) -> &'static str;
    /// A date's parts: day, month, year.
    fn date_parts(&self) -> [&'static str; 3];
    /// The disclosure "Why do we need this information?".
    fn why_title(&self) -> &'static str;
    /// Why the sender is asked who they are.
    fn why_you(&self) -> &'static str;
    /// Why the clinic is asked for.
    fn why_clinic(&self) -> &'static str;
    /// Headings inside the longer steps.
    fn section(&self, section: Section) -> &'static str;
    /// The catalogue could not be fetched.
    fn catalogue_failed(&self) -> &'static str;
    /// A part of the program could not be fetched.
    fn part_failed(&self) -> &'static str;
    /// The button that tries it again.
    fn try_again(&self) -> &'static str;
    /// While something is fetched.
    fn loading(&self) -> &'static str;
    /// Heading above those who take a category.
    fn who_takes_it(&self) -> &'static str;
    /// Nobody takes the category in the region.
    fn nobody_takes_it(&self) -> &'static str;
    /// "Speaks English, French".
    fn speaks(&self, languages: &str) -> String;
    /// Takes no referrals in this category now, and why.
    fn paused(&self, reason: &str) -> String;
    /// The wait that they told last.
    fn told_wait(&self, wait: &str) -> String;
    /// Away until a day.
    fn away_until(&self, day: &str) -> String;
    /// While chosen files are looked at.
    fn looking_at_files(&self) -> &'static str;
    /// What kinds of files are taken, how many, how large.
    fn file_rules(&self, files: usize, each: &str, together: &str) -> String;
    /// The label of the file input.
    fn choose_files(&self) -> &'static str;
    /// In the drop zone.
    fn drop_files(&self) -> &'static str;
    /// Above the files, while there are none.
    fn no_files(&self) -> &'static str;
    /// The button beside a file.
    fn remove_file(&self, name: &str) -> String;
    /// Announced after removal.
    fn file_removed(&self, name: &str) -> String;
    /// Announced after files were added.
    fn files_added(&self, count: usize) -> String;
    /// A file could not be read.
    fn file_unreadable(&self, name: &str) -> String;
    /// Above the answers on the check page.
    fn check_lead(&self) -> &'static str;
    /// An answer left empty.
    fn not_given(&self) -> &'static str;
    /// What is emergent is not sent before somebody is telephoned.
    fn emergent_stop(&self) -> &'static str;
    /// The heading of the page of all categories.
    fn categories_title(&self) -> &'static str;
    /// What that page is.
    fn categories_lead(&self) -> &'static str;
    /// Nobody takes the category anywhere.
    fn taken_by_nobody(&self) -> &'static str;
    /// The link to that page.
    fn nav_categories(&self) -> &'static str;
    /// Names the navigation for a screen reader.
    fn nav_label(&self) -> &'static str;
}

/// A part of a longer step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// What the referral is for.
    What,
    /// Who is to see the patient.
    Who,
    /// The patient's names and dates.
    Identity,
    /// How to reach the patient.
    Reach,
    /// What the patient needs.
    Needs,
    /// Somebody else to reach.
    Contact,
    /// How soon.
    HowSoon,
    /// What is asked of the specialist.
    Question,
    /// What the category asks.
    Category,
    /// The patient's health.
    Health,
    /// What went before.
    Before,
    /// Who pays.
    Payer,
    /// The patient's consent.
    Consent,
}
