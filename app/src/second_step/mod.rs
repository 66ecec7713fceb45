//! The second step of a sign-in: an authenticator app is set up, and its codes are asked for.

mod code;
mod qr;
mod set_up;

pub use self::code::CodeForm;
pub use self::set_up::SetUp;
