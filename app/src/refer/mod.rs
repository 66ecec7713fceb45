//! The sender's wizard: one step, one file.

mod answer;
mod as_text;
mod attachments;
mod check;
mod clinic;
mod form;
mod letter;
mod patient;
mod prompts;
mod reason;
mod step_page;
mod whereto;
mod wizard;
mod you;

pub use attachments::AttachmentsStep;
pub use check::CheckStep;
pub use clinic::ClinicStep;
pub use patient::PatientStep;
pub use reason::ReasonStep;
pub use whereto::WhereStep;
pub use wizard::Wizard;
pub use you::YouStep;
