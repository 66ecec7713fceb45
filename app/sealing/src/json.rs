//! Strict JSON: no duplicate members, no deep nesting, nothing after the value.

use std::collections::HashSet;
use std::fmt;

use serde::Serialize;
use serde::de::{DeserializeOwned, DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};

use crate::error::OpenError;

/// The deepest nesting any of our objects has, with room for a referral's answers.
const MAX_DEPTH: u8 = 16;

/// Reads a value whose every object, at any depth, names each member once.
///
/// Readers disagree on which duplicate counts, so a document with one could
/// mean one thing to us and another to whoever checks us.
pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, OpenError> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    Strict { depth: 0 }
        .deserialize(&mut reader)
        .and_then(|()| reader.end())
        .map_err(|_| OpenError)?;
    serde_json::from_slice(bytes).map_err(|_| OpenError)
}

/// Compact JSON in the order in which the type declares its members.
pub(crate) fn to_vec<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("our own types have string keys and no failing serializer")
}

/// As [`to_vec`], as text.
pub(crate) fn to_string<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("our own types have string keys and no failing serializer")
}

/// Walks a value and keeps nothing of it.
#[derive(Clone, Copy)]
struct Strict {
    depth: u8,
}

impl Strict {
    fn deeper<E: Error>(self) -> Result<Self, E> {
        if self.depth == MAX_DEPTH {
            return Err(E::custom("nested too deeply"));
        }
        Ok(Self {
            depth: self.depth + 1,
        })
    }
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON without duplicate members")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let inner = self.deeper()?;
        while seq.next_element_seed(inner)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let inner = self.deeper()?;
        let mut seen = HashSet::new();
        while let Some(name) = map.next_key::<String>()? {
            if !seen.insert(name) {
                return Err(A::Error::custom("duplicate member"));
            }
            map.next_value_seed(inner)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn accepts(text: &str) -> bool {
        parse::<Value>(text.as_bytes()).is_ok()
    }

    #[test]
    fn ordinary_json_is_read() {
        assert!(accepts(r#"{"a":[1,-2,3.5,"x",null,true],"b":{"a":{}}}"#));
    }

    #[test]
    fn a_member_named_twice_is_refused_at_any_depth_and_in_any_spelling() {
        assert!(!accepts(r#"{"a":1,"a":1}"#));
        assert!(!accepts(r#"{"x":[{"a":1,"b":2,"a":3}]}"#));
        assert!(!accepts(r#"{"alg":1,"\u0061lg":2}"#));
    }

    #[test]
    fn sixteen_levels_are_read_and_seventeen_are_not() {
        assert!(accepts(&("[".repeat(16) + &"]".repeat(16))));
        assert!(!accepts(&("[".repeat(17) + &"]".repeat(17))));
        assert!(!accepts(&"[".repeat(100_000)));
    }

    #[test]
    fn anything_after_the_value_is_refused() {
        assert!(!accepts("{} {}"));
        assert!(!accepts("{}x"));
    }
}
