//! The routes on a real database in a temporary folder.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt;
use referral::catalogue::Catalogue;
use referral::id::{PracticeId, SpecialistId};
use referral::practice::PracticeProfile;
use serde_json::Value;
use store::{NewPractice, PracticeStatus, Store};
use tower::ServiceExt;

use crate::clock::Clock;
use crate::operator::test_kit::{CATALOGUE, CLOCK, Folder, PRACTICE};

/// Who is in the furnished server's directory.
pub(super) const SPECIALIST: SpecialistId = SpecialistId::from_bytes([2; 16]);

/// The furnished server's catalogue.
pub(super) fn catalogue() -> Catalogue {
    toml::from_str(CATALOGUE).expect("a catalogue")
}

pub(super) struct Server {
    router: Router,
    /// Goes when the server does.
    _folder: Folder,
}

impl Server {
    /// Without a catalogue.
    pub(super) async fn empty() -> Self {
        let folder = Folder::new();
        let store = folder.store().await;
        Self::on(folder, store)
    }

    /// With a catalogue and one practice.
    pub(super) async fn furnished() -> Self {
        let folder = Folder::new();
        let store = folder.store().await;
        let catalogue = catalogue();
        let put = store.put_catalogue(&catalogue, CLOCK.now()).await;
        put.expect("it is kept");
        let file = toml::from_str(PRACTICE).expect("a practice's file");
        let profile = PracticeProfile::parse(file, &catalogue).expect("it fits");
        let id = PracticeId::from_bytes([1; 16]);
        let practice = NewPractice::new(id, PracticeStatus::Verified, profile, |_| SPECIALIST);
        let created = store.create_practice(practice, CLOCK.now()).await;
        created.expect("it is created");
        Self::on(folder, store)
    }

    fn on(folder: Folder, store: impl Store + 'static) -> Self {
        let state = folder.state(store);
        Self {
            router: super::routes().with_state(state),
            _folder: folder,
        }
    }

    /// The status and the JSON of an address under `/api/v1`.
    pub(super) async fn get(&self, address: &str) -> (StatusCode, Value) {
        let request = Request::get(address).body(Body::empty());
        let request = request.expect("a request");
        let Ok(response) = self.router.clone().oneshot(request).await;
        let status = response.status();
        let body = response.into_body().collect().await.expect("a body");
        let json = serde_json::from_slice(&body.to_bytes()).expect("JSON");
        (status, json)
    }
}
