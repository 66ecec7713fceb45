//! SQLite's errors in the store's terms.

use std::error::Error;
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;
use store::StoreError;

/// A query that did not go through: a column of another shape than ours is corruption, the rest
/// is a database that does not answer, or not now.
pub(crate) fn failed(error: sqlx::Error) -> StoreError {
    match error {
        sqlx::Error::ColumnDecode { .. }
        | sqlx::Error::ColumnNotFound(_)
        | sqlx::Error::ColumnIndexOutOfBounds { .. }
        | sqlx::Error::Decode(_) => corrupt(error),
        other => StoreError::Unavailable(Box::new(other)),
    }
}

/// A database that holds what this version would not have written.
pub(crate) fn corrupt(error: impl Error + Send + Sync + 'static) -> StoreError {
    StoreError::Corrupt(Box::new(error))
}

/// The same of a column that has a word which this version does not know. It is not repeated.
pub(crate) fn unknown_word(column: &'static str) -> StoreError {
    StoreError::Corrupt(format!("an unknown word in {column}").into())
}

/// Reads a column's text with the type's own parser.
pub(crate) fn parse<T>(text: &str) -> Result<T, StoreError>
where
    T: FromStr<Err: Error + Send + Sync + 'static>,
{
    text.parse().map_err(corrupt)
}

/// Reads a column's JSON.
pub(crate) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(corrupt)
}

/// Writes a column's JSON.
pub(crate) fn to_json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(corrupt)
}

/// Reads a column's bytes: an id's 16, a hash's 32.
pub(crate) fn bytes<const N: usize>(bytes: &[u8]) -> Result<[u8; N], StoreError> {
    bytes.try_into().map_err(corrupt)
}

/// Reads a column's number.
pub(crate) fn number<T>(number: i64) -> Result<T, StoreError>
where
    T: TryFrom<i64, Error: Error + Send + Sync + 'static>,
{
    number.try_into().map_err(corrupt)
}

/// Writes a column's number.
pub(crate) fn integer(number: u64) -> Result<i64, StoreError> {
    number.try_into().map_err(corrupt)
}
