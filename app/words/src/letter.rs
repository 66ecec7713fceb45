//! What the letter says that a sender keeps: the referral on paper.

use referral::contact::Phone;
use referral::urgency::Urgency;
use time::{Date, OffsetDateTime};

/// The sentences of the letter. One function, one message.
pub trait LetterWords {
    /// The heading of the letter, and its title in a list of files.
    fn letter_title(&self) -> &'static str;
    /// The heading of a part.
    fn letter_part(&self, part: LetterPart) -> &'static str;
    /// The label of a line; shorter than on the form, and said of the sender, not to the sender.
    fn letter_label(&self, label: LetterLabel) -> &'static str;
    /// A day, with the month in words so that nobody takes it for the day.
    fn letter_day(&self, day: Date) -> String;
    /// An instant in its own offset, which is said with it.
    fn letter_instant(&self, at: OffsetDateTime) -> String;
    /// In the head of every page: the patient's date of birth.
    fn letter_born(&self, day: &str) -> String;
    /// In the head of every page: "Page 2 of 3".
    fn letter_page(&self, page: usize, of: usize) -> String;
    /// In place of the number, while there is none.
    fn letter_unsent(&self) -> &'static str;
    /// The specialist and the practice in one line.
    fn letter_specialist_at(&self, specialist: &str, practice: &str) -> String;
    /// The emergency for which somebody was telephoned.
    fn letter_telephoned(&self) -> &'static str;
    /// No medications.
    fn letter_no_medications(&self) -> &'static str;
    /// No allergies.
    fn letter_no_allergies(&self) -> &'static str;
    /// A telephone number with its extension.
    fn letter_phone(&self, phone: &Phone) -> String;
    /// A telephone with whether a voicemail may be left.
    fn letter_voicemail(&self, phone: &str, allowed: bool) -> String;
    /// An e-mail address with whether the patient agrees to be mailed.
    fn letter_email(&self, address: &str, consent: bool) -> String;
    /// A card's number that failed its check.
    fn letter_check_failed(&self, number: &str) -> String;
    /// A card's number with its version code.
    fn letter_version(&self, number: &str, version: &str) -> String;
    /// No fixed address.
    fn letter_no_fixed_address(&self) -> &'static str;
    /// That the patient agrees.
    fn letter_consent(&self) -> &'static str;
    /// No files.
    fn letter_no_files(&self) -> &'static str;
    /// What the status page is for, and who may have its link.
    fn letter_status_lead(&self) -> &'static str;
    /// What the picture below the link is, for whoever does not see it.
    fn letter_code(&self) -> &'static str;
    /// What the file inside the PDF is, in a list of such files.
    fn letter_data(&self) -> &'static str;
    /// What the server's receipt is, for whoever wonders what to do with it.
    fn letter_receipt(&self) -> &'static str;
    /// What the receipt's file inside the PDF is, in a list of such files.
    fn letter_receipt_file(&self) -> &'static str;
    /// How many keys stood in the key log.
    fn letter_log_size(&self, size: &str) -> String;
    /// The heading of the letter as the practice that received it keeps it.
    fn letter_received_title(&self) -> &'static str;
    /// The heading of the patient's own copy.
    fn letter_patient_title(&self) -> &'static str;
    /// What the patient's copy says, under headings of its own: how soon they are to be seen, what
    /// happens next, what to do when they hear nothing, and when they get worse. `phone` is that of
    /// the clinic which refers them.
    fn letter_patient(
        &self,
        urgency: Urgency,
        practice: &str,
        phone: &str,
    ) -> [(&'static str, String); 4];
    /// To keep this page apart from the patient's chart.
    fn letter_status_apart(&self) -> &'static str;
}

/// A part of the letter, under one heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterPart {
    /// The patient.
    Patient,
    /// To whom, for what, how soon.
    Referral,
    /// By whom it was received.
    Receiver,
    /// The question and what goes with it.
    Reason,
    /// What the category asked.
    Category,
    /// Medications, allergies, cautions.
    Health,
    /// What went before, and who pays.
    Before,
    /// Who sends.
    Sender,
    /// How it was sent: by whose hands, by which choice.
    Sending,
    /// What proves that it was accepted: for which key, by the server's receipt.
    Proof,
    /// The files.
    Attachments,
    /// How to follow the referral; on a page of its own.
    Status,
}

/// The label of a line of the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the line that its name says")]
pub enum LetterLabel {
    To,
    Sent,
    Received,
    Number,
    Specialty,
    Category,
    Subcategory,
    Region,
    Chosen,
    CanTravel,
    VirtualVisit,
    Urgency,
    UrgencyReason,
    Telephoned,
    Wanted,
    Name,
    PreferredName,
    Born,
    HealthNumber,
    Sex,
    Gender,
    Pronouns,
    Phone,
    Fax,
    Address,
    Email,
    Language,
    Interpreter,
    AccessNeeds,
    Contact,
    Question,
    RedFlags,
    History,
    Investigations,
    Medications,
    Allergies,
    Anticoagulant,
    Diabetes,
    Pregnancy,
    SeenBefore,
    SeenBy,
    Elsewhere,
    Payer,
    Claim,
    Injured,
    Sensitive,
    Consent,
    Provider,
    Msp,
    SentBy,
    Clinic,
    FamilyProvider,
    CopiesTo,
    TakenIn,
    Fingerprint,
    KeyLog,
    ServerKey,
    Receipt,
    ReceiptSigns,
    StatusLink,
}
