//! What travels: one protocol message as text.

use std::fmt;

use base64ct::{Base64UrlUnpadded, Encoding};
use serde::{Deserialize, Serialize};

/// No message of the suite is longer, in bytes.
const LONGEST: usize = 512;

/// The text is no message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a message of the sign-in protocol")]
pub struct Unreadable;

/// One message as it travels: base64url without padding. Only who takes the next step knows whether
/// it is one of the protocol's.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Message(Vec<u8>);

impl Message {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl TryFrom<String> for Message {
    type Error = Unreadable;

    fn try_from(text: String) -> Result<Self, Unreadable> {
        let bytes = Base64UrlUnpadded::decode_vec(&text).map_err(|_| Unreadable)?;
        if bytes.len() <= LONGEST {
            Ok(Self(bytes))
        } else {
            Err(Unreadable)
        }
    }
}

impl From<Message> for String {
    fn from(message: Message) -> Self {
        Base64UrlUnpadded::encode_string(&message.0)
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Message(..)")
    }
}
