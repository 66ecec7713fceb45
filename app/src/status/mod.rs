//! The status page: what became of a referral, for the sender who has its link.

use leptos::prelude::*;

/// Where a status link leads.
#[component]
pub fn StatusPage() -> impl IntoView {}
