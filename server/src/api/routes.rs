//! The table of the API's routes. The router is built of nothing else, so a test that holds every
//! row of it against every kind of caller leaves no route out.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::handler::Handler;
use axum::http::header::CONTENT_LENGTH;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use http_body_util::Limited;
use tokio::time::timeout;

use super::refusal::{too_large, too_slow};
use crate::router::AppState;

/// The most bytes of a request's body, unless a route says otherwise.
const USUAL: usize = 64 * 1024;
/// How long a request may take, with its body, unless a route says otherwise. A browser waits no
/// longer either.
const USUAL_TIME: Duration = Duration::from_mins(1);

/// The most that a route takes.
#[derive(Clone, Copy)]
pub(super) struct Most {
    /// Of the request's body.
    pub(super) bytes: usize,
    /// From the request's first line to the answer's.
    pub(super) time: Duration,
}

impl Most {
    fn bytes(bytes: usize) -> Self {
        let time = USUAL_TIME;
        Self { bytes, time }
    }
}

/// Routes, each with its method and with the most bytes that it takes.
#[derive(Default)]
pub(super) struct Routes {
    router: Router<AppState>,
    listed: Vec<Listed>,
}

/// A method, and a path under `/api/v1`.
pub(super) type Listed = (&'static str, &'static str);

impl Routes {
    pub(super) fn get<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.add(
            (MethodFilter::GET, "GET"),
            path,
            Most::bytes(USUAL),
            handler,
        )
    }

    pub(super) fn post<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.post_up_to(USUAL, path, handler)
    }

    pub(super) fn post_up_to<H, T>(self, most: usize, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let most = Most::bytes(most);
        self.add((MethodFilter::POST, "POST"), path, most, handler)
    }

    pub(super) fn put_up_to<H, T>(self, most: usize, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.put_within(Most::bytes(most), path, handler)
    }

    pub(super) fn put_within<H, T>(self, most: Most, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.add((MethodFilter::PUT, "PUT"), path, most, handler)
    }

    pub(super) fn delete<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.add(
            (MethodFilter::DELETE, "DELETE"),
            path,
            Most::bytes(USUAL),
            handler,
        )
    }

    pub(super) fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.listed.extend(other.listed);
        self
    }

    fn add<H, T>(
        mut self,
        (filter, method): (MethodFilter, &'static str),
        path: &'static str,
        most: Most,
        handler: H,
    ) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        let limited = from_fn(move |request: Request, next: Next| limit(most, request, next));
        let route = on(filter, handler).layer(limited);
        self.router = self.router.route(path, route);
        self.listed.push((method, path));
        self
    }

    pub(super) fn router(self) -> Router<AppState> {
        self.router
    }

    #[cfg(test)]
    pub(super) fn listed(&self) -> &[Listed] {
        &self.listed
    }

    #[cfg(test)]
    pub(super) fn with_state(self, state: AppState) -> Router {
        self.router.with_state(state)
    }
}

/// Refuses a body that says it is too long, and cuts off one that does not say so. Nobody holds a
/// request open for ever.
async fn limit(most: Most, request: Request, next: Next) -> Response {
    let length = request.headers().get(CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > most.bytes as u64) {
        return too_large();
    }
    let request = request.map(|body| Body::new(Limited::new(body, most.bytes)));
    match timeout(most.time, next.run(request)).await {
        Ok(answer) => answer,
        Err(_) => too_slow(),
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Bytes;
    use axum::http::StatusCode;

    use super::*;
    use crate::api::world::{ask, refused, stalled};
    use crate::operator::test_kit::Folder;

    #[tokio::test]
    async fn a_request_whose_body_does_not_end_is_answered_in_time() {
        let folder = Folder::new();
        let state = folder.state(folder.store().await);
        let most = Most {
            bytes: USUAL,
            time: Duration::from_millis(20),
        };
        let routes = Routes::default().put_within(most, "/", |_: Bytes| async { StatusCode::OK });
        let request = Request::put("/");
        let (_sender, body) = stalled(b"half").await;
        let answer = ask(routes.with_state(state), request, body).await;
        assert_eq!(answer.refusal(), refused(503, "too-slow"));
    }
}
