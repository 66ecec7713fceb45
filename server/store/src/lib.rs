//! What the server keeps: the trait, plain data, and the suite that every backend passes.
//!
//! One method is one whole transaction, named by its intent. Plain data goes in and comes out;
//! which database lies behind it is no caller's business. A look-up that finds nothing is
//! `Ok(None)`, not an error.

#![warn(missing_docs)]

#[cfg(feature = "conformance")]
pub mod conformance;
mod error;

pub use error::StoreError;

use async_trait::async_trait;

/// Everything that the server asks of its database.
#[async_trait]
pub trait Store: Send + Sync {
    /// Answers if the database does.
    ///
    /// # Errors
    ///
    /// [`StoreError::Unavailable`] when it cannot be reached.
    async fn ping(&self) -> Result<(), StoreError>;
}
