//! Who a person is: health numbers of every jurisdiction, practitioner numbers, dates of birth.

mod birth_date;
mod card;
mod date_parts;
mod date_text;
mod health_number;
mod msp;
mod phn;

pub use birth_date::{BirthDate, OLDEST_YEARS};
pub use card::{CardError, CardNumber, Checksum, Issuer};
pub use date_parts::{DateError, DatePart, date_from_parts};
pub use date_text::date_from_text;
pub use health_number::{HealthNumber, NoNumber, NoNumberReason};
pub use msp::{MspError, MspNumber};
pub use phn::{Phn, PhnError};
