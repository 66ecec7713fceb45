//! Every address of the app and the page behind it.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::{SsrMode, path};

use crate::categories::CategoriesPage;
use crate::enrol::EnrolPage;
#[cfg(feature = "ssr")]
use crate::home::HomePage;
use crate::inbox::{Desk, ListPage, ReferralPage};
use crate::not_found::NotFoundPage;
use crate::refer::{
    AttachmentsStep, CheckStep, ClinicStep, DonePage, PatientStep, ReasonStep, WhereStep, Wizard,
    YouStep,
};
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

/// What senders use: one frame, one router.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_lang();
    provide_context(Site::Sender);
    view! {
        <Router>
            <Frame>
                <Routes fallback=NotFoundPage>
                    <Route path=path!("/categories") view=CategoriesPage ssr=SsrMode::Async />
                    <ParentRoute path=path!("/refer") view=Wizard ssr=SsrMode::Async>
                        <Route path=path!("/you") view=YouStep />
                        <Route path=path!("/clinic") view=ClinicStep />
                        <Route path=path!("/where") view=WhereStep />
                        <Route path=path!("/patient") view=PatientStep />
                        <Route path=path!("/reason") view=ReasonStep />
                        <Route path=path!("/attachments") view=AttachmentsStep />
                        <Route path=path!("/check") view=CheckStep />
                        <Route path=path!("/done") view=DonePage />
                    </ParentRoute>
                </Routes>
            </Frame>
        </Router>
    }
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
                    <ParentRoute path=path!("/inbox") view=Desk ssr=SsrMode::Async>
                        <Route path=path!("") view=ListPage />
                        <Route path=path!("/:offer") view=ReferralPage />
                    </ParentRoute>
                    <Route path=path!("/enrol") view=EnrolPage ssr=SsrMode::Async />
                    <Route path=path!("/status/:id") view=StatusPage ssr=SsrMode::Async />
                </Routes>
            </Frame>
        </Router>
    }
}
