//! The second step of a sign-in: an authenticator app or a passkey is set up, and is asked for.

mod add;
mod code;
mod either;
mod lost;
mod qr;
mod set_up;

use browser::passkey::NoPasskey;
use words::{PasskeyTrouble, PracticeTrouble};

pub use self::add::AddPasskey;
pub use self::either::{PasskeyButton, SecondStepForm, Step};
pub use self::set_up::SetUp;

/// What it means for a person that the browser gave no passkey.
pub fn trouble_of_browser(no: NoPasskey) -> PracticeTrouble {
    PracticeTrouble::Passkey(match no {
        NoPasskey::Cancelled => PasskeyTrouble::Cancelled,
        NoPasskey::Known => PasskeyTrouble::Known,
        NoPasskey::Unable => PasskeyTrouble::Unable,
    })
}
