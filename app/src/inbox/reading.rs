//! A referral that is being read. What was opened is gone with the page.

use std::sync::Arc;

use browser::vault::message::{Answer, Ask, Opened};
use browser::{assets, clock};
use leptos::prelude::*;
use leptos::task::spawn_local;
use referral::id::OfferId;
use time::OffsetDateTime;
use wire::Moment;
use wire::inbox::Row;
use words::PracticeTrouble;

use super::session::Session;

/// How it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nobody here has opened it.
    Closed,
    /// It is being opened.
    Opening,
    /// It is in sight.
    Open,
    /// It does not open.
    Stopped(PracticeTrouble),
}

/// There is one on the page.
#[derive(Clone, Copy)]
pub struct Reading {
    /// Around it.
    pub session: Session,
    /// Which offer.
    pub offer: OfferId,
    /// Its row, as it is now.
    pub row: Memo<Option<Arc<Row>>>,
    /// How it stands.
    pub stage: RwSignal<Stage>,
    /// What was opened.
    pub opened: RwSignal<Option<Arc<Opened>>>,
    /// Whether a decision was begun.
    pub is_deciding: RwSignal<bool>,
}

impl Reading {
    /// Not opened.
    pub fn of(session: Session, offer: OfferId) -> Self {
        Self {
            session,
            offer,
            row: session.listing().row(offer),
            stage: RwSignal::new(Stage::Closed),
            opened: RwSignal::new(None),
            is_deciding: RwSignal::new(false),
        }
    }

    /// Its number.
    pub fn number(self) -> String {
        let row = self.row.get_untracked();
        row.map(|row| row.number.to_string()).unwrap_or_default()
    }

    /// When somebody first opened it, on the reader's own clock.
    pub fn opened_at(self) -> Option<OffsetDateTime> {
        self.row
            .with(|row| row.as_ref().and_then(|row| row.opened))
            .map(here)
    }

    /// Whether it does not open and never will.
    pub fn is_damaged(self) -> bool {
        self.stage.get() == Stage::Stopped(PracticeTrouble::Damaged)
    }

    /// Opens it: the server records it first. A second click does nothing.
    pub fn open(self) {
        if self.stage.get_untracked() == Stage::Opening {
            return;
        }
        self.stage.set(Stage::Opening);
        spawn_local(async move {
            let Some(heard) = self.session.ask(Ask::Open(self.offer)).await else {
                return;
            };
            let stage = match heard {
                Ok(Answer::Opened(opened)) => {
                    self.session.listing().update(opened.row.clone());
                    // The page may be gone by now.
                    self.opened.try_set(Some(Arc::new(*opened)));
                    Stage::Open
                }
                Ok(_) => Stage::Stopped(PracticeTrouble::Stopped),
                Err(PracticeTrouble::Damaged) => Stage::Stopped(damaged().await),
                Err(trouble) => Stage::Stopped(trouble),
            };
            self.stage.try_set(stage);
            if matches!(stage, Stage::Stopped(_)) {
                // The opening may be on record all the same: show the row as it is.
                self.session.refresh();
            }
        });
    }
}

/// What does not open is damaged, unless this page is older than what it was asked to open.
async fn damaged() -> PracticeTrouble {
    match assets::is_current().await {
        Ok(true) => PracticeTrouble::Damaged,
        Ok(false) => PracticeTrouble::Outdated,
        Err(_) => PracticeTrouble::Unreached,
    }
}

/// A moment on the reader's own clock.
pub fn here(at: Moment) -> OffsetDateTime {
    clock::local(at.into())
}
