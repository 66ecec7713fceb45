//! How a person or a clinic is reached.

mod address;
mod email;
mod phone;
mod postal_code;

pub use address::{Address, Jurisdiction};
pub use email::{Email, EmailError};
pub use phone::{Phone, PhoneError};
pub use postal_code::{PostalCode, PostalCodeError};
