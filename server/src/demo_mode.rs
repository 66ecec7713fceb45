//! The demo: what its first start puts into an empty database, and how a person finds the way
//! around in it.

mod enrol;
mod filed;
mod guide;
pub(crate) mod mails;

use std::collections::BTreeSet;

use store::{CreateError, EnrolError, NewMember, NewPractice, PracticeStatus, Store, StoreError};
use thiserror::Error;
use time::Duration;

use crate::clock::Clock;
use crate::random::{self, RandomError};
use crate::router::AppState;

pub(crate) use guide::{Guide, SignIns};

/// Why the demo could not be set up. Written for the operator.
#[derive(Debug, Error)]
pub(crate) enum DemoError {
    #[error("the database failed: {0}")]
    Store(#[from] StoreError),
    #[error(transparent)]
    Random(#[from] RandomError),
    #[error("the demo's keys for {practice} do not hold together")]
    Keys { practice: String },
}

/// Puts in the demo's catalogue, its practices and their owners, as far as they are not there.
/// Absences are counted from today. `told` hears how many owners are enrolled, and of how many;
/// nothing when all were there.
pub(crate) async fn furnish(
    state: &AppState,
    mut told: impl FnMut(usize, usize),
) -> Result<(), DemoError> {
    create_practices(&*state.store, &*state.clock).await?;
    let practices = demo::practices(state.clock.today());
    let mut missing = Vec::new();
    for (owner, keys) in demo::with_keys(&practices) {
        if state.store.sign_in_record(&owner.email).await?.is_none() {
            missing.push((owner, keys));
        }
    }
    let all = missing.len();
    let mut registering = enrol::Registering::of(missing, &state.random, &state.secrets);
    let mut done = 0;
    while let Some(member) = registering.next().await {
        enrol(state, member?).await?;
        done += 1;
        told(done, all);
    }
    Ok(())
}

async fn create_practices(store: &dyn Store, clock: &dyn Clock) -> Result<(), StoreError> {
    if store.catalogue().await?.is_none() {
        store.put_catalogue(&demo::catalogue(), clock.now()).await?;
    }
    let kept = store.practices().await?;
    let kept: BTreeSet<_> = kept.iter().map(|practice| &practice.slug).collect();
    let missing = demo::practices(clock.today())
        .into_iter()
        .filter(|profile| !kept.contains(profile.slug()));
    for profile in missing {
        let id = demo::practice_id(profile.slug());
        let practice = NewPractice::new(id, PracticeStatus::Verified, profile, demo::specialist_id);
        match store.create_practice(practice, clock.now()).await {
            Ok(()) => {}
            Err(CreateError::Store(error)) => return Err(error),
            // Somebody starts a second server on this folder right now, and was faster.
            Err(error) => tracing::warn!(%error, "a practice of the demo was there already"),
        }
    }
    Ok(())
}

/// Enrols an owner by a link, as every first member.
async fn enrol(state: &AppState, member: NewMember) -> Result<(), DemoError> {
    let now = state.clock.now();
    let link = random::token(&*state.random)?.hash();
    let link = *link.as_bytes();
    let practice = member.key.practice;
    let put = state
        .store
        .put_enrolment(practice, link, now + Duration::HOUR, now);
    if !put.await? {
        tracing::warn!("a practice of the demo had a member already");
        return Ok(());
    }
    match state.store.enrol(link, member, now).await {
        Ok(()) => Ok(()),
        Err(EnrolError::Store(error)) => Err(error.into()),
        Err(error) => {
            tracing::warn!(%error, "an owner of the demo was there already");
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests;
