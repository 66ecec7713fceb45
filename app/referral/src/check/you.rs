//! Step 1: who is sending.

use super::reader::Reader;
use crate::contact::Email;
use crate::form::{Field, Role};
use crate::referral::Provider;
use crate::text::Name;

/// What the first step tells. An assistant names the provider in the next.
pub(super) enum You {
    Provider { provider: Provider, email: Email },
    Moa { name: Name, email: Email },
}

pub(super) fn you(read: &mut Reader) -> Option<You> {
    let role = read.must(Field::Role);
    let name = read.must(Field::SenderName);
    let email = read.must(Field::SenderEmail);
    let msp = read.must(Field::SenderMsp);
    match role? {
        Role::Provider => Some(You::Provider {
            provider: Provider {
                name: name?,
                msp: msp?,
            },
            email: email?,
        }),
        Role::Moa => Some(You::Moa {
            name: name?,
            email: email?,
        }),
    }
}
