//! Every address of the app and the page behind it.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::{SsrMode, path};

use crate::account::AccountPage;
#[cfg(feature = "ssr")]
use crate::design::DesignPage;
use crate::enrol::EnrolPage;
#[cfg(feature = "ssr")]
use crate::home::HomePage;
use crate::inbox::{Desk, NonePage, Panes, ReferralPage};
use crate::join::JoinPage;
#[cfg(feature = "sender")]
use crate::later::{Later, LaterPage, Page};
use crate::not_found::NotFoundPage;
use crate::passphrase::{ForgottenPage, PassphrasePage};
use crate::practice::{HistoryPage, MembersPage};
use crate::recover::RecoverPage;
#[cfg(feature = "sender")]
use crate::refer::{ClinicStep, Wizard, YouStep};
use crate::status::StatusPage;
use crate::ui::frame::Frame;
use crate::ui::lang::provide_lang;
use crate::ui::site::Site;

/// What is only read. It is rendered by the server and has no program.
#[cfg(feature = "ssr")]
#[component]
pub fn PlainApp() -> impl IntoView {
    provide_meta_context();
    provide_lang();
    provide_context(Site::Plain);
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

/// What the pages are made of. Only a demo shows it. It has no program.
#[cfg(feature = "ssr")]
#[component]
pub fn DesignApp() -> impl IntoView {
    provide_meta_context();
    provide_lang();
    provide_context(Site::Design);
    view! {
        <Router>
            <Frame>
                <Routes fallback=NotFoundPage>
                    <Route path=path!("/design") view=DesignPage ssr=SsrMode::Async />
                </Routes>
            </Frame>
        </Router>
    }
}

/// What senders use: one frame, one router.
#[cfg(feature = "sender")]
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_lang();
    provide_context(Site::Sender);
    provide_context(Later::new());
    view! {
        <Router>
            <Frame>
                <Routes fallback=NotFoundPage>
                    <Route path=path!("/categories") view=|| later(Page::Categories) ssr=SsrMode::Async />
                    <ParentRoute path=path!("/refer") view=Wizard ssr=SsrMode::Async>
                        <Route path=path!("/you") view=YouStep />
                        <Route path=path!("/clinic") view=ClinicStep />
                        <Route path=path!("/where") view=|| later(Page::Where) />
                        <Route path=path!("/patient") view=|| later(Page::Patient) />
                        <Route path=path!("/reason") view=|| later(Page::Reason) />
                        <Route path=path!("/attachments") view=|| later(Page::Attachments) />
                        <Route path=path!("/check") view=|| later(Page::Check) />
                        <Route path=path!("/done") view=|| later(Page::Done) />
                    </ParentRoute>
                </Routes>
            </Frame>
        </Router>
    }
}

#[cfg(feature = "sender")]
fn later(page: Page) -> AnyView {
    view! { <LaterPage page /> }.into_any()
}

/// What practices use, and the sender's status page, which needs the same code.
#[component]
pub fn PracticeApp() -> impl IntoView {
    provide_meta_context();
    provide_lang();
    provide_context(Site::Practice);
    view! {
        <Router>
            <Frame>
                <Routes fallback=NotFoundPage>
                    // One sign-in for all of them.
                    <ParentRoute path=path!("") view=Desk ssr=SsrMode::Async>
                        <ParentRoute path=path!("/inbox") view=Panes>
                            <Route path=path!("") view=NonePage />
                            <Route path=path!("/:offer") view=ReferralPage />
                        </ParentRoute>
                        <Route path=path!("/practice/members") view=MembersPage />
                        <Route path=path!("/practice/history") view=HistoryPage />
                    </ParentRoute>
                    <Route path=path!("/enrol") view=EnrolPage ssr=SsrMode::Async />
                    <Route path=path!("/join") view=JoinPage ssr=SsrMode::Async />
                    <Route path=path!("/practice/recover") view=RecoverPage ssr=SsrMode::Async />
                    <Route path=path!("/practice/account") view=AccountPage ssr=SsrMode::Async />
                    <Route path=path!("/practice/forgotten") view=ForgottenPage ssr=SsrMode::Async />
                    <Route path=path!("/practice/passphrase") view=PassphrasePage ssr=SsrMode::Async />
                    <Route path=path!("/status/:id") view=StatusPage ssr=SsrMode::Async />
                </Routes>
            </Frame>
        </Router>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_inbox_and_the_practices_own_pages_stand_under_one_sign_in_at_their_addresses() {
        let routes = leptos_axum::generate_route_list(PracticeApp);
        let paths: BTreeSet<_> = routes.iter().map(|route| route.path().to_owned()).collect();
        for path in [
            "/inbox",
            "/inbox/{offer}",
            "/practice/members",
            "/practice/history",
            "/practice/recover",
            "/practice/passphrase",
            "/enrol",
            "/join",
        ] {
            assert!(paths.contains(path), "{path} is not among {paths:?}");
        }
        assert!(!paths.contains("/"), "the first page is another part's");
    }
}
