//! The sender's wizard: one step, one file.

mod answer;
mod as_text;
mod attachments;
mod check;
mod clinic;
mod destination;
mod done;
mod expected;
mod form;
mod gone;
mod keep;
mod letter;
mod patient;
mod prompts;
mod questions;
mod reason;
mod sender;
mod sending;
mod step_page;
mod trouble;
mod whereto;
mod wizard;
mod you;

pub use attachments::AttachmentsStep;
pub use check::CheckStep;
pub use clinic::ClinicStep;
pub use done::DonePage;
pub use keep::{Keep, KeepTick, KeptNotice, look};
pub use patient::PatientStep;
pub use reason::ReasonStep;
#[cfg(feature = "ssr")]
pub use step_page::Steps;
pub use whereto::WhereStep;
pub use wizard::Wizard;
pub use you::YouStep;
