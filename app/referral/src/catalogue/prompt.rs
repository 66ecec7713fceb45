//! What a category asks besides the form: "Weight-bearing x-ray under 6 months".

use serde::{Deserialize, Serialize};

use super::Phrase;
use crate::choice::choices;
use crate::code::PromptCode;

choices! {
    /// How a prompt is answered.
    pub enum PromptKind {
        /// In words.
        Text = "text",
        /// With yes or no.
        YesNo = "yes-no",
        /// With a tick.
        Tick = "tick",
        /// With a day.
        Date = "date",
        /// With one of its options.
        Choice = "choice",
    }
}

/// A question that a category or subcategory asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// Unique among what one referral is asked.
    pub code: PromptCode,
    /// The question.
    pub ask: Phrase,
    /// What helps to answer it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Phrase>,
    /// How it is answered.
    pub answer: PromptKind,
    /// Whether it must be answered; a tick, whether it must be ticked.
    #[serde(default)]
    pub required: bool,
    /// The options of a choice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<PromptOption>,
}

/// One answer to a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PromptOption {
    /// Unique in the prompt.
    pub code: PromptCode,
    /// What people read.
    pub name: Phrase,
}
