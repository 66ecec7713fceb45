//! What a sender typed, kept for a day in this browser only, for those who wish so.
//!
//! It lies in `IndexedDB`: sealed with AES-256-GCM, beside the key, which no script can export, and the
//! moment after which it is void. Whoever sits at this browser can open it. Who copies the ciphertext
//! alone cannot; who copies the browser's whole profile from the disk has the key, too. Deleting it
//! deletes the key with it.
//!
//! There is one such draft in a browser, for all its tabs. Each has an id of its own, drawn at
//! random, and a tab writes over its own only: what another tab deleted does not come back.

mod database;
mod record;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use sealing::provider::{Gcm, Provider as _};
use thiserror::Error;
use time::{Duration, OffsetDateTime};
use zeroize::Zeroizing;

use crate::random;
use crate::webcrypto::{ContentKey, WebCrypto};
use database::Database;
use record::Record;

/// How long a draft is kept after it was last saved.
pub const LIFE: Duration = Duration::hours(24);

/// Which draft it is: 16 random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Id([u8; 16]);

/// What can be said of a kept draft without opening it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip {
    /// Which it is.
    pub id: Id,
    /// When it was saved.
    pub since: OffsetDateTime,
}

/// Why a draft is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotKept {
    /// The browser keeps nothing, or not this: it is private, or full.
    #[error("this browser cannot keep it")]
    Unable,
    /// It was deleted or replaced by another tab, or its time is over.
    #[error("it is not there any more")]
    Gone,
}

/// The draft that is kept, if there is one. One whose time is over is deleted unread, and so is what
/// no draft can be. Where there is none nothing is made, not even an empty database.
pub async fn look(now: OffsetDateTime) -> Option<Slip> {
    let there = Database::open().await.ok()??;
    let turn = there.begin().ok()?;
    let found = turn.get().await.ok()?;
    if found.is_undefined() {
        return None;
    }
    match Record::read(&found) {
        Some(record) if now < record.until => Some(Slip {
            id: record.id,
            since: record.until - LIFE,
        }),
        _ => {
            // If it cannot be deleted now, the next page tries again.
            let _ = turn.delete().await;
            None
        }
    }
}

/// What was kept under this id, opened; `None` where it is gone or cannot be opened.
pub async fn open(id: Id, now: OffsetDateTime) -> Option<Zeroizing<Vec<u8>>> {
    let there = Database::open().await.ok()??;
    let found = there.begin().ok()?.get().await.ok()?;
    let record = Record::read(&found).filter(|record| record.id == id && now < record.until)?;
    let crypto = WebCrypto::new().ok()?;
    let aad = record::aad(record.id, record.until);
    let gcm = Gcm {
        iv: &record.iv,
        aad: &aad,
    };
    let opened = crypto.open(&record.key, gcm, &record.sealed).await.ok()?;
    Some(Zeroizing::new(opened))
}

/// Deletes what is kept under this id, and its key.
pub async fn forget(id: Id) {
    forget_any(&[Some(id)]).await;
}

/// Deletes what is kept, if it is one of these. What a browser does not let us delete it did not let
/// us keep either.
async fn forget_any(ids: &[Option<Id>]) {
    let Ok(Some(there)) = Database::open().await else {
        return;
    };
    let Ok(turn) = there.begin() else { return };
    if let Ok(found) = turn.get().await {
        let found = Record::id_of(&found);
        if found.is_some() && ids.contains(&found) {
            let _ = turn.delete().await;
        }
    }
}

/// A place for one draft of this tab, with a key of its own. Its handles are the same place.
#[derive(Clone)]
pub struct Slot(Rc<Place>);

struct Place {
    id: Id,
    key: RefCell<Option<ContentKey>>,
    /// What may be written over besides this draft itself.
    over: Option<Id>,
    /// Whether it was written: from then on there must be something to write over.
    is_written: Cell<bool>,
    /// Counts what was asked of it: what was asked before does not come after.
    turn: Cell<u32>,
}

impl Slot {
    /// A new place, where no draft is kept. `None` where the browser has no randomness.
    pub fn new() -> Option<Self> {
        Self::over(None)
    }

    /// A new place, in which a draft takes the place of a kept one.
    pub fn in_place_of(kept: Id) -> Option<Self> {
        Self::over(Some(kept))
    }

    fn over(over: Option<Id>) -> Option<Self> {
        Some(Self(Rc::new(Place {
            id: Id(random::sixteen()?),
            key: RefCell::new(None),
            over,
            is_written: Cell::new(false),
            turn: Cell::new(0),
        })))
    }

    /// Whether both are the same place.
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// Seals this and keeps it in the place of what was kept here. Answers until when, or `None` if
    /// it was overtaken: by a later save, or by a deletion.
    ///
    /// # Errors
    /// If the browser does not keep it, or another tab has replaced or deleted what was here.
    pub fn save(
        &self,
        plain: &[u8],
        now: OffsetDateTime,
    ) -> impl Future<Output = Result<Option<OffsetDateTime>, NotKept>> {
        let asked = self.next_turn();
        async move {
            let record = self.seal(plain, now + LIFE).await?;
            let value = record.write().ok_or(NotKept::Unable)?;
            let there = Database::open_or_make().await?;
            let turn = there.begin()?;
            let found = Record::id_of(&turn.get().await?);
            // From here to the writing nobody comes in between: it is one transaction.
            if self.0.turn.get() != asked {
                return Ok(None);
            }
            if !self.may_replace(found) {
                return Err(NotKept::Gone);
            }
            self.0.is_written.set(true);
            turn.put(&value).await?;
            Ok(Some(record.until))
        }
    }

    /// Deletes what is kept here, and its key. What is being saved meanwhile is not kept.
    pub fn delete(self) -> impl Future<Output = ()> {
        self.next_turn();
        async move { forget_any(&[Some(self.0.id), self.0.over]).await }
    }

    fn next_turn(&self) -> u32 {
        let next = self.0.turn.get().wrapping_add(1);
        self.0.turn.set(next);
        next
    }

    fn may_replace(&self, found: Option<Id>) -> bool {
        match found {
            Some(found) => found == self.0.id || Some(found) == self.0.over,
            None => !self.0.is_written.get() && self.0.over.is_none(),
        }
    }

    async fn seal(&self, plain: &[u8], until: OffsetDateTime) -> Result<Record, NotKept> {
        let crypto = WebCrypto::new().map_err(|_| NotKept::Unable)?;
        let key = self.key(&crypto).await?;
        let mut iv = [0; 12];
        crypto.fill_random(&mut iv).map_err(|_| NotKept::Unable)?;
        let aad = record::aad(self.0.id, until);
        let gcm = Gcm { iv: &iv, aad: &aad };
        let sealed = crypto.seal(&key, gcm, plain).await;
        Ok(Record {
            id: self.0.id,
            key,
            iv,
            sealed: sealed.map_err(|_| NotKept::Unable)?,
            until,
        })
    }

    /// The key of this place, made when it is first needed.
    async fn key(&self, crypto: &WebCrypto) -> Result<ContentKey, NotKept> {
        let made = self.0.key.borrow().clone();
        if let Some(key) = made {
            return Ok(key);
        }
        let key = crypto.make_content_key().await;
        let key = key.map_err(|_| NotKept::Unable)?;
        self.0.key.replace(Some(key.clone()));
        Ok(key)
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
