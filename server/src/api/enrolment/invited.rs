//! `GET /api/v1/enrolment`: whom a link is for.

use axum::Json;
use wire::enrolment::Invited;

use super::link::Link;

pub(super) async fn get(link: Link) -> Json<Invited> {
    let enrolment = link.enrolment;
    Json(Invited {
        practice: enrolment.practice,
        name: enrolment.name,
        town: enrolment.town,
        expires: enrolment.expires.into(),
    })
}
