//! The `pad` member: zeros that bring a JSON object to a Padmé length.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use zeroize::Zeroizing;

use crate::padme::padded_len;

/// The last member of a padded object. Empty until [`fill`] lengthens it; what
/// a reader finds in it, zeros only, is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Pad;

impl Serialize for Pad {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str("")
    }
}

impl<'de> Deserialize<'de> for Pad {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        if text.bytes().all(|b| b == b'0') {
            Ok(Self)
        } else {
            Err(D::Error::custom("padding other than zeros"))
        }
    }
}

/// Fills the empty `pad` that ends `json`, which is an object's compact JSON.
pub(crate) fn fill(json: Vec<u8>) -> Zeroizing<Vec<u8>> {
    const END: &[u8] = b"\"}";
    let json = Zeroizing::new(json);
    let target = usize::try_from(padded_len(json.len() as u64)).unwrap_or(json.len());
    let mut padded = Zeroizing::new(Vec::with_capacity(target));
    padded.extend_from_slice(json.strip_suffix(END).unwrap_or(&json));
    padded.resize(target - END.len(), b'0');
    padded.extend_from_slice(END);
    padded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Padded {
        text: String,
        pad: Pad,
    }

    proptest! {
        #[test]
        fn a_filled_object_has_a_padded_length_and_reads_the_same(text in ".{0,6000}") {
            let object = Padded { text, pad: Pad };
            let bytes = fill(serde_json::to_vec(&object).unwrap());
            prop_assert_eq!(padded_len(bytes.len() as u64), bytes.len() as u64);
            prop_assert_eq!(serde_json::from_slice::<Padded>(&bytes).unwrap(), object);
        }
    }

    #[test]
    fn nothing_can_hide_in_the_padding() {
        assert!(serde_json::from_str::<Padded>(r#"{"text":"","pad":"00x0"}"#).is_err());
    }
}
