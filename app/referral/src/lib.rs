//! What a referral is: form types, validation, catalogue, states and the balancing rule.

pub mod id;
