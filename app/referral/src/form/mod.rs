//! The sender's form: its steps, its fields, and the answers as they are typed.

mod draft;
mod field;
mod kept;
mod need;
mod options;
mod remembered;
mod step;
mod tidy;

pub use draft::{Draft, TICKED};
pub use field::{Field, Kind};
pub use kept::{Kept, Named, ToKeep};
pub use need::{ADULT, Need, need};
pub use options::{HealthCard, PayerKind, Role, SeenBefore, Sex, Wanted, WishKind, YesNo};
pub use remembered::Remembered;
pub use step::Step;
