//! Changes of members and keys, and sealing anew, are made whole or not at all: whichever write of one fails, as
//! it would where the server is killed there, everything is as it was, and the same change takes later.

use std::collections::BTreeMap;
use std::future::Future;

use super::kit::member;
use super::steps::{enrol, send};
use super::team::{
    JOINED, confirmation, confirmed, joined, new_kit, promotion, rotated, rotation, seal,
};
use crate::{NewRotation, ResealOutcome, Store};

/// What makes writes of a store fail.
pub trait Breaks {
    /// Everything that is kept, by table.
    fn kept(&self) -> impl Future<Output = BTreeMap<String, String>>;

    /// Lets every write to this table fail, or none.
    fn fail_at(&self, table: Option<&str>) -> impl Future<Output = ()>;
}

/// A change, and what has to be there before.
enum Change {
    Confirmation,
    NewRole,
    Renewal,
    Removal,
    RemovalWithNewKit,
    SealingAnew,
}

const CHANGES: [Change; 6] = [
    Change::Confirmation,
    Change::NewRole,
    Change::Renewal,
    Change::Removal,
    Change::RemovalWithNewKit,
    Change::SealingAnew,
];

impl Change {
    async fn prepare(&self, store: &impl Store) {
        match self {
            Self::Confirmation => joined(store).await,
            Self::NewRole | Self::Removal | Self::RemovalWithNewKit => confirmed(store).await,
            Self::Renewal => enrol(store, "a").await,
            Self::SealingAnew => return rotated(store).await,
        }
        send(store, 1, "a").await;
    }

    /// Whether it was made.
    async fn make(&self, store: &impl Store) -> bool {
        let removal = rotation(3, Some(member("b")));
        match self {
            Self::Confirmation => store.confirm(confirmation(2), JOINED).await.is_ok(),
            Self::NewRole => store.change_role(promotion(3), JOINED).await.is_ok(),
            Self::Renewal => store.rotate(rotation(1, None), JOINED).await.is_ok(),
            Self::Removal => store.rotate(removal, JOINED).await.is_ok(),
            Self::RemovalWithNewKit => {
                let kit = Some(new_kit([1; 32]));
                let removal = NewRotation { kit, ..removal };
                store.rotate(removal, JOINED).await.is_ok()
            }
            Self::SealingAnew => {
                let sealed = store.reseal(seal(1, [1; 32])).await;
                sealed.is_ok_and(|outcome| outcome == ResealOutcome::Sealed)
            }
        }
    }

    /// The tables that it writes to at least.
    fn writes(&self) -> &'static [&'static str] {
        match self {
            Self::Confirmation => &["audit", "joiner", "member", "outbox", "ring", "roster"],
            Self::NewRole => &["audit", "member", "outbox", "roster"],
            Self::Renewal => &["audit", "key_record", "ring", "roster"],
            Self::Removal => &[
                "audit",
                "key_record",
                "member",
                "outbox",
                "ring",
                "roster",
                "session",
            ],
            Self::RemovalWithNewKit => &["audit", "key_record", "kit", "member", "ring", "roster"],
            Self::SealingAnew => &["audit", "envelope", "offer"],
        }
    }
}

/// Runs each change on stores that `fresh` makes, each empty.
///
/// # Panics
/// Where a change was made by half, or was not to be made.
pub async fn changes_are_made_whole_or_not_at_all<S, B, F>(mut fresh: F)
where
    S: Store,
    B: Breaks,
    F: AsyncFnMut() -> (S, B),
{
    for change in CHANGES {
        let (store, breaks) = fresh().await;
        change.prepare(&store).await;
        let before = breaks.kept().await;
        assert!(change.make(&store).await);
        let after = breaks.kept().await;
        let touched = || {
            after
                .iter()
                .filter(|(table, kept)| before.get(*table) != Some(kept))
        };
        let touched: Vec<&str> = touched().map(|(table, _)| table.as_str()).collect();
        for table in change.writes() {
            assert!(touched.contains(table), "{table} of {touched:?}");
        }

        let (store, breaks) = fresh().await;
        change.prepare(&store).await;
        for table in touched {
            breaks.fail_at(Some(table)).await;
            assert!(!change.make(&store).await, "{table} was not to be written");
            breaks.fail_at(None).await;
            assert_eq!(breaks.kept().await, before, "{table} could not be written");
        }
        assert!(change.make(&store).await);
        assert_eq!(breaks.kept().await, after);
    }
}
