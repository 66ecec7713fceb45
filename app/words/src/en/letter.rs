//! What the letter says in English.

use referral::contact::Phone;
use referral::urgency::Urgency;
use time::{Date, OffsetDateTime};

use super::En;
use crate::letter::{LetterLabel, LetterPart, LetterWords};

impl LetterWords for En {
    fn letter_title(&self) -> &'static str {
        "Referral"
    }
    fn letter_part(&self, part: LetterPart) -> &'static str {
        match part {
            LetterPart::Patient => "Patient",
            LetterPart::Referral => "Sent to",
            LetterPart::Receiver => "Received by",
            LetterPart::Reason => "Reason for referral",
            LetterPart::Category => "Asked for this category",
            LetterPart::Health => "Health",
            LetterPart::Before => "Background",
            LetterPart::Sender => "Referred by",
            LetterPart::Sending => "How it was sent",
            LetterPart::Proof => "Proof of sending",
            LetterPart::Attachments => "Attachments",
            LetterPart::Status => "Follow this referral",
        }
    }
    fn letter_label(&self, label: LetterLabel) -> &'static str {
        self::label(label)
    }
    fn letter_day(&self, day: Date) -> String {
        format!("{} {} {}", day.day(), day.month(), day.year())
    }
    fn letter_instant(&self, at: OffsetDateTime) -> String {
        let (hours, minutes, _) = at.offset().as_hms();
        let sign = if at.offset().is_negative() {
            '−'
        } else {
            '+'
        };
        format!(
            "{}, {:02}:{:02} (UTC{sign}{:02}:{:02})",
            self.letter_day(at.date()),
            at.hour(),
            at.minute(),
            hours.unsigned_abs(),
            minutes.unsigned_abs(),
        )
    }
    fn letter_born(&self, day: &str) -> String {
        format!("Born {day}")
    }
    fn letter_page(&self, page: usize, of: usize) -> String {
        format!("Page {page} of {of}")
    }
    fn letter_unsent(&self) -> &'static str {
        "Not sent"
    }
    fn letter_specialist_at(&self, specialist: &str, practice: &str) -> String {
        format!("{specialist}, {practice}")
    }
    fn letter_telephoned(&self) -> &'static str {
        "Emergency, telephoned first"
    }
    fn letter_no_medications(&self) -> &'static str {
        "None taken"
    }
    fn letter_no_allergies(&self) -> &'static str {
        "None known"
    }
    fn letter_phone(&self, phone: &Phone) -> String {
        phone.to_string()
    }
    fn letter_voicemail(&self, phone: &str, allowed: bool) -> String {
        if allowed {
            format!("{phone} (voicemail allowed)")
        } else {
            format!("{phone} (no voicemail)")
        }
    }
    fn letter_email(&self, address: &str, consent: bool) -> String {
        if consent {
            format!("{address} (agrees to be contacted by e-mail)")
        } else {
            format!("{address} (has not agreed to be contacted by e-mail)")
        }
    }
    fn letter_check_failed(&self, number: &str) -> String {
        format!("{number} (last digit does not fit: compare with the card)")
    }
    fn letter_version(&self, number: &str, version: &str) -> String {
        format!("{number}, version {version}")
    }
    fn letter_no_fixed_address(&self) -> &'static str {
        "No fixed address"
    }
    fn letter_consent(&self) -> &'static str {
        "The patient knows about this referral and agrees to it"
    }
    fn letter_no_files(&self) -> &'static str {
        "None"
    }
    fn letter_status_lead(&self) -> &'static str {
        "Open this link, or scan the code, to see whether the referral was accepted and to read \
         what the practice wrote. A six-digit code is then sent to the sender’s e-mail address. \
         The link does not open the referral itself."
    }
    fn letter_code(&self) -> &'static str {
        "QR code of the link above"
    }
    fn letter_data(&self) -> &'static str {
        "This referral as data, for programs"
    }
    fn letter_receipt(&self) -> &'static str {
        "The server signed this receipt when it took the referral in. It proves which sealed \
         referral came in and when, and says nothing of what is in it. You need not do anything \
         with it. If anybody ever doubts that the referral was sent, whoever looks after your \
         computers can check it; it is also a file inside this PDF."
    }
    fn letter_receipt_file(&self) -> &'static str {
        "The server’s receipt for this referral, to be checked by a program"
    }
    fn letter_log_size(&self, size: &str) -> String {
        match size {
            "1" => "1 entry".to_owned(),
            size => format!("{size} entries"),
        }
    }
    fn letter_received_title(&self) -> &'static str {
        "Referral received"
    }
    fn letter_patient_title(&self) -> &'static str {
        "Your referral"
    }
    fn letter_patient(
        &self,
        urgency: Urgency,
        practice: &str,
        phone: &str,
    ) -> [(&'static str, String); 4] {
        let within = match urgency {
            Urgency::Urgent => "within about two weeks",
            Urgency::SemiUrgent => "within about two months",
            Urgency::Routine => "within about six months",
        };
        [
            (
                "How soon",
                format!(
                    "Your clinic asked that you be seen {within}. The specialist may find that you \
                     need to be seen sooner, or can wait longer."
                ),
            ),
            (
                "What happens next",
                format!(
                    "{practice} reads the referral and decides whether it can see you, and answers \
                     your clinic. You will hear of an appointment from one of them. If it cannot \
                     see you, your clinic looks for another way."
                ),
            ),
            (
                "If you hear nothing, or move",
                format!(
                    "Telephone your clinic at {phone} and give the referral number above. Tell them \
                     too when your telephone number or your address changes."
                ),
            ),
            (
                "If you get worse",
                format!(
                    "Do not wait for the appointment. Telephone your clinic at {phone}. In an \
                     emergency call 9-1-1, or go to the nearest emergency department."
                ),
            ),
        ]
    }
    fn letter_status_apart(&self) -> &'static str {
        "This page is for the sender only. Keep it apart: do not file it in the patient’s chart, \
         and do not send it on with the letter."
    }
}

fn label(label: LetterLabel) -> &'static str {
    use LetterLabel as L;
    match label {
        L::To => "Specialist",
        L::Sent => "Sent",
        L::Received => "Received",
        L::Number => "Referral number",
        L::Specialty => "Specialty",
        L::Category => "Category",
        L::Subcategory => "Subcategory",
        L::Region => "Region",
        L::Chosen => "Choice of specialist",
        L::CanTravel => "Can travel outside region",
        L::VirtualVisit => "Virtual visit suits",
        L::Urgency => "Urgency",
        L::UrgencyReason => "Why this urgency",
        L::Telephoned => "Spoken with",
        L::Wanted => "Asked of the specialist",
        L::Name => "Legal name",
        L::PreferredName => "Preferred name",
        L::Born => "Date of birth",
        L::HealthNumber => "Health number",
        L::Sex => "Sex on card",
        L::Gender => "Gender",
        L::Pronouns => "Pronouns",
        L::Phone => "Telephone",
        L::Fax => "Fax",
        L::Address => "Address",
        L::Email => "E-mail",
        L::Language => "Language",
        L::Interpreter => "Interpreter needed",
        L::AccessNeeds => "Access needs",
        L::Contact => "Contact person",
        L::Question => "Clinical question",
        L::RedFlags => "Red flags",
        L::History => "History and findings",
        L::Investigations => "Investigations",
        L::Medications => "Medications",
        L::Allergies => "Allergies",
        L::Anticoagulant => "Takes an anticoagulant",
        L::Diabetes => "Has diabetes",
        L::Pregnancy => "Is or may be pregnant",
        L::SeenBefore => "Seen before for this",
        L::SeenBy => "Seen by",
        L::Elsewhere => "Also sent to",
        L::Payer => "Paid by",
        L::Claim => "Claim number",
        L::Injured => "Date of injury",
        L::Sensitive => "Handle with special care",
        L::Consent => "Consent",
        L::Provider => "Referring provider",
        L::Msp => "MSP number",
        L::SentBy => "Sent by",
        L::Clinic => "Clinic",
        L::FamilyProvider => "Family provider",
        L::CopiesTo => "Copy of the answer to",
        L::TakenIn => "Taken in by the server",
        L::Fingerprint => "Sealed for key",
        L::KeyLog => "Key log then",
        L::ServerKey => "Signed with key",
        L::Receipt => "The server’s receipt",
        L::ReceiptSigns => "The receipt, sign by sign",
        L::StatusLink => "Status page",
    }
}
