//! The inbox of a practice: signing in, the list, one referral.

use leptos::prelude::*;
use leptos_router::components::Outlet;

/// What stands around the inbox: the sign-in while the keys are locked, the pages when they are not.
#[component]
pub fn Desk() -> impl IntoView {
    view! { <Outlet /> }
}

/// What came in.
#[component]
pub fn ListPage() -> impl IntoView {}

/// One referral.
#[component]
pub fn ReferralPage() -> impl IntoView {}
