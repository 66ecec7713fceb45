//! `POST /api/v1/referrals`: keeps a place for a referral that is about to be sealed.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use referral::id::{OfferId, ReferralId};
use referral::lang::LangTag;
use sealing::OpenError;
use sealing::provider::ProviderError;
use sealing::record::SignedRecord;
use store::{KeptCatalogue, NewReservation, Reservation, StoreError, Unavailable};
use thiserror::Error;
use time::Duration;
use wire::Token;
use wire::send::{Logged, Reserve, Reserved};

use super::whom::{choice, named_unavailable, nobody_takes_it};
use crate::api::body::{Said, bad_request};
use crate::api::keylog;
use crate::api::refusal::{broken, database_failed, no_catalogue, nothing_drawn, refuse};
use crate::language;
use crate::random::{self, RandomError};
use crate::router::AppState;

/// How long a place is kept.
const KEPT: Duration = Duration::hours(2);
/// How often a number or an id is drawn that is in use already, before that is thought impossible.
const MOST_DRAWN: u32 = 8;

/// Why there is no place.
#[derive(Debug, Error)]
pub(super) enum RouteError {
    #[error("the catalogue has no such route")]
    Route,
    #[error("the catalogue is another one by now")]
    OtherCatalogue,
    #[error("nobody takes it")]
    NobodyTakesIt,
    #[error("the named specialist does not receive this")]
    NamedUnavailable(Unavailable),
    #[error("no catalogue has been loaded")]
    NoCatalogue,
    #[error("every number that was drawn is in use")]
    AllInUse,
    #[error("a published key record cannot be read")]
    Record(#[from] OpenError),
    #[error("the key log's checkpoint cannot be signed")]
    Checkpoint(#[from] ProviderError),
    #[error(transparent)]
    Random(#[from] RandomError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        match self {
            Self::Route => bad_request(),
            Self::OtherCatalogue => refuse(StatusCode::CONFLICT, "other-catalogue"),
            Self::NobodyTakesIt => nobody_takes_it(),
            Self::NamedUnavailable(why) => named_unavailable(why),
            Self::NoCatalogue => no_catalogue(),
            Self::AllInUse | Self::Record(_) | Self::Checkpoint(_) => broken(&self),
            Self::Random(error) => nothing_drawn(error),
            Self::Store(error) => database_failed(&error),
        }
    }
}

pub(super) async fn post(
    State(state): State<AppState>,
    headers: HeaderMap,
    Said(reserve): Said<Reserve>,
) -> Result<Json<Reserved>, RouteError> {
    let kept = state.store.catalogue().await?;
    check(&reserve, &kept.ok_or(RouteError::NoCatalogue)?)?;
    let lang = language::tag(&headers);
    for _ in 0..MOST_DRAWN {
        let token = random::token(&*state.random)?;
        let new = draw(&state, &reserve, &lang, &token)?;
        let (id, number, expires) = (new.referral, new.number, new.expires.into());
        match state.store.reserve(new).await? {
            Reservation::Reserved(place) => {
                let reserved = Reserved {
                    id,
                    number,
                    token,
                    expires,
                    to: choice(&place)?,
                    records: records(&place)?,
                    log: logged(&state, place.position).await?,
                    registrar: state.registrar.clone(),
                    server: state.secrets.receipts_key(),
                };
                return Ok(Json(reserved));
            }
            Reservation::NobodyTakesIt => return Err(RouteError::NobodyTakesIt),
            Reservation::NamedUnavailable { why } => {
                return Err(RouteError::NamedUnavailable(why));
            }
            Reservation::InUse => {}
        }
    }
    Err(RouteError::AllInUse)
}

fn records(place: &store::Reserved) -> Result<Vec<SignedRecord>, OpenError> {
    let records = place.records.iter();
    records.map(|record| SignedRecord::parse(record)).collect()
}

/// A place in the log, with the log's head. That is read later, and a log only grows.
async fn logged(state: &AppState, position: u64) -> Result<Logged, RouteError> {
    let head = state.store.log_head().await?;
    Ok(Logged {
        position,
        checkpoint: keylog::sign(state, head).await?,
        key: state.secrets.log_key(),
    })
}

/// A form that was filled in by an older catalogue may be sent as long as its route is still there.
fn check(reserve: &Reserve, kept: &KeptCatalogue) -> Result<(), RouteError> {
    if !(1..=kept.version).contains(&reserve.catalogue) {
        return Err(RouteError::OtherCatalogue);
    }
    match reserve.route.check(&kept.catalogue) {
        Ok(_) => Ok(()),
        Err(_) if reserve.catalogue != kept.version => Err(RouteError::OtherCatalogue),
        Err(_) => Err(RouteError::Route),
    }
}

fn draw(
    state: &AppState,
    reserve: &Reserve,
    lang: &LangTag,
    token: &Token,
) -> Result<NewReservation, RandomError> {
    let random = &*state.random;
    let now = state.clock.now();
    Ok(NewReservation {
        referral: ReferralId::from_bytes(random::id(random)?),
        offer: OfferId::from_bytes(random::id(random)?),
        number: random::number(random)?,
        token_hash: *token.hash().as_bytes(),
        route: reserve.route.clone(),
        catalogue: reserve.catalogue,
        sender: reserve.sender.clone(),
        lang: lang.clone(),
        now,
        today: state.clock.today(),
        expires: now + KEPT,
    })
}
