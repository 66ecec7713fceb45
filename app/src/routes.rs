//! Every address of the app and the page behind it.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

use crate::home::HomePage;
use crate::not_found::NotFoundPage;
use crate::ui::frame::Frame;
use crate::ui::lang::provide_lang;

/// The app: one frame, one router.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_lang();
    view! {
        <Router>
            <Frame>
                <Routes fallback=NotFoundPage>
                    <Route path=path!("/") view=HomePage ssr=SsrMode::Async />
                </Routes>
            </Frame>
        </Router>
    }
}
