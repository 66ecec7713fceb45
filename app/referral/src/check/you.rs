//! Step 1: who is sending.

use super::reader::{Read, Reader};
use crate::contact::Email;
use crate::form::{Field, Role};
use crate::referral::Provider;
use crate::text::Name;

/// What the first step tells. An assistant names the provider in the next.
pub(super) enum You {
    Provider { provider: Provider, email: Email },
    Moa { name: Name, email: Email },
}

pub(super) fn you(read: &mut Reader) -> Read<You> {
    let role = read.must(Field::Role);
    let name = read.must(Field::SenderName);
    let email = read.must(Field::SenderEmail);
    let msp = read.must(Field::SenderMsp);
    match role? {
        Role::Provider => {
            let provider = Provider {
                name: name?,
                msp: msp?,
            };
            Ok(You::Provider {
                provider,
                email: email?,
            })
        }
        Role::Moa => Ok(You::Moa {
            name: name?,
            email: email?,
        }),
    }
}
