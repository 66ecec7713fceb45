//! How a route refuses.

use serde::{Deserialize, Serialize};

/// The body of every answer that is not a success. The codes never change, and the crate `words`
/// has the sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Which refusal: lower case with hyphens.
    pub error: String,
    /// Seconds after which the same request may succeed, where the server knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<u32>,
}
