//! The first member of a practice: the link, the passphrase, the recovery kit.

use leptos::prelude::*;

/// Where an enrolment link leads.
#[component]
pub fn EnrolPage() -> impl IntoView {}
