//! The list as it was fetched last, and the names in it that were opened so far.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use browser::clock;
use browser::vault::message::{Answer, Ask, Summary};
use leptos::prelude::*;
use leptos::task::spawn_local;
use referral::code::CategoryCode;
use referral::directory::Offered;
use referral::id::{OfferId, SpecialistId};
use time::OffsetDateTime;
use wire::inbox::{Inbox, MOST_ENVELOPES, Row};
use words::PracticeTrouble;

use super::arrange::Chosen;
use super::session::Session;
use crate::fetched::{Fetched, fetch};
use crate::ui::lang::use_lang;

/// Rows of the list. They are shared, as a page shows them in more than one place.
pub type Rows = Vec<Arc<Row>>;
/// Who the referrals are for.
pub type Names = BTreeMap<OfferId, Summary>;

/// So many names are opened first, so that those in sight are there soon.
const FIRST_NAMES: usize = MOST_ENVELOPES;
/// So many then: the list is drawn anew after each batch.
const LATER_NAMES: usize = 5 * MOST_ENVELOPES;

/// What the pages of the inbox share. All of it but the catalogue is wiped when the page locks.
#[derive(Clone, Copy)]
pub struct Listing {
    /// The rows, the newest first; `None` until they were fetched.
    pub rows: RwSignal<Option<Rows>>,
    /// The practice's specialists, with their names.
    pub specialists: RwSignal<BTreeMap<SpecialistId, String>>,
    /// The names that were opened so far.
    pub names: RwSignal<Names>,
    /// What is searched for.
    pub search: RwSignal<String>,
    /// Which rows are in sight: their names come first.
    pub in_sight: RwSignal<Vec<OfferId>>,
    /// What the list shows.
    pub chosen: RwSignal<Chosen>,
    /// How many pages of it were in sight.
    pub pages: RwSignal<usize>,
    /// Whether it is being fetched.
    pub is_busy: RwSignal<bool>,
    /// When it was fetched last, by the browser's clock.
    pub at: RwSignal<Option<OffsetDateTime>>,
    /// How many came in with the last fetch.
    pub arrived: RwSignal<usize>,
    /// What stopped the last fetch.
    pub trouble: RwSignal<Option<PracticeTrouble>>,
    /// What can be referred; public.
    pub offered: RwSignal<Fetched<Offered>>,
    is_naming: StoredValue<bool>,
}

impl Listing {
    /// Empty.
    pub fn new() -> Self {
        Self {
            rows: RwSignal::new(None),
            specialists: RwSignal::new(BTreeMap::new()),
            names: RwSignal::new(BTreeMap::new()),
            search: RwSignal::new(String::new()),
            in_sight: RwSignal::new(Vec::new()),
            chosen: RwSignal::new(Chosen::default()),
            pages: RwSignal::new(1),
            is_busy: RwSignal::new(false),
            at: RwSignal::new(None),
            arrived: RwSignal::new(0),
            trouble: RwSignal::new(None),
            offered: RwSignal::new(Fetched::nothing()),
            is_naming: StoredValue::new(false),
        }
    }

    /// The address of the list as it was left.
    pub fn address(self) -> String {
        self.chosen.with(Chosen::address)
    }

    /// Fetches the catalogue, which gives categories their names.
    pub fn load_catalogue(self) {
        fetch("/api/v1/catalogue".to_owned(), self.offered);
    }

    /// Wipes it. Signals may be gone already.
    pub fn wipe(self) {
        self.rows.try_set(None);
        self.specialists.try_update(BTreeMap::clear);
        self.names.try_update(BTreeMap::clear);
        self.search.try_update(zeroize::Zeroize::zeroize);
        self.in_sight.try_update(Vec::clear);
        self.is_busy.try_set(false);
        self.at.try_set(None);
        self.arrived.try_set(0);
        self.trouble.try_set(None);
        self.is_naming.try_set_value(false);
    }

    /// A row, kept up to date.
    pub fn row(self, offer: OfferId) -> Memo<Option<Arc<Row>>> {
        Memo::new(move |_| {
            self.rows.with(|rows| {
                let mut rows = rows.iter().flatten();
                rows.find(|row| row.offer == offer).cloned()
            })
        })
    }

    /// Takes one row as it is now.
    pub fn update(self, row: Row) {
        self.rows.update(|rows| {
            let mut rows = rows.iter_mut().flatten();
            if let Some(known) = rows.find(|known| known.offer == row.offer) {
                *known = Arc::new(row);
            }
        });
    }

    /// The name of a category, or its code while the catalogue is not here.
    pub fn category(self, code: &CategoryCode) -> String {
        let language = use_lang().tag();
        self.offered.with(|offered| {
            let known = offered.ready();
            let known = known.and_then(|offered| offered.catalogue.category(code));
            known.map_or_else(
                || code.to_string(),
                |category| category.name.in_language(language).to_owned(),
            )
        })
    }

    /// The name of a specialist of the practice.
    pub fn specialist(self, id: SpecialistId) -> String {
        let name = self
            .specialists
            .with(|specialists| specialists.get(&id).cloned());
        name.unwrap_or_default()
    }

    fn take(self, inbox: Inbox) {
        let rows: Rows = inbox.rows.into_iter().map(Arc::new).collect();
        let before = self.rows.with_untracked(|before| {
            let before = before.as_ref()?;
            Some(before.iter().map(|row| row.offer).collect::<BTreeSet<_>>())
        });
        let arrived = before.map_or(0, |before| {
            let new = rows.iter().filter(|row| !before.contains(&row.offer));
            new.count()
        });
        self.arrived.set(arrived);
        self.specialists
            .set(inbox.specialists.into_iter().collect());
        if self
            .rows
            .with_untracked(|known| known.as_ref() != Some(&rows))
        {
            self.rows.set(Some(rows));
        }
        self.at.set(Some(clock::local(clock::now())));
        self.trouble.set(None);
    }

    fn next_names(self) -> Vec<OfferId> {
        let rows = self.rows.get_untracked().unwrap_or_default();
        self.in_sight.with_untracked(|in_sight| {
            self.names
                .with_untracked(|names| unnamed(in_sight, &rows, names))
        })
    }
}

impl Session {
    /// Fetches the list, then the names that are not known yet.
    pub fn refresh(self) {
        let listing = self.listing();
        if !self.is_open() || listing.is_busy.get_untracked() || self.is_held() {
            return;
        }
        listing.is_busy.set(true);
        if listing
            .offered
            .with_untracked(|offered| *offered == Fetched::Failed)
        {
            listing.load_catalogue();
        }
        spawn_local(async move {
            let Some(heard) = self.ask(Ask::Inbox).await else {
                return;
            };
            listing.is_busy.set(false);
            match heard {
                Ok(Answer::Inbox(inbox)) => {
                    listing.take(inbox);
                    self.name();
                    self.want_resealing();
                }
                Ok(_) => listing.trouble.set(Some(PracticeTrouble::Stopped)),
                Err(trouble) => listing.trouble.set(Some(trouble)),
            }
        });
    }

    /// Opens the names that are not known yet, batch after batch: what was asked for in between, such
    /// as opening a referral, does not wait for all of them.
    pub fn name(self) {
        let listing = self.listing();
        if listing.is_naming.get_value() {
            return;
        }
        listing.is_naming.set_value(true);
        spawn_local(async move {
            loop {
                let batch = listing.next_names();
                if batch.is_empty() {
                    break;
                }
                let Some(heard) = self.ask(Ask::Summaries(batch)).await else {
                    return;
                };
                match heard {
                    Ok(Answer::Summaries(found)) => {
                        listing.names.update(|names| names.extend(found));
                    }
                    Ok(_) => {
                        listing.trouble.set(Some(PracticeTrouble::Stopped));
                        break;
                    }
                    Err(trouble) => {
                        listing.trouble.set(Some(trouble));
                        break;
                    }
                }
            }
            listing.is_naming.try_set_value(false);
        });
    }
}

/// The next names to open: those in sight first, then the others in the list's order.
fn unnamed(in_sight: &[OfferId], rows: &[Arc<Row>], names: &Names) -> Vec<OfferId> {
    let most = if names.is_empty() {
        FIRST_NAMES
    } else {
        LATER_NAMES
    };
    let all = in_sight.iter().copied();
    let all = all.chain(rows.iter().map(|row| row.offer));
    let mut seen = BTreeSet::new();
    all.filter(|offer| !names.contains_key(offer) && seen.insert(*offer))
        .take(most)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inbox::arrange::fixture::row;

    fn rows(count: u8) -> Rows {
        (0..count).map(|at| Arc::new(row(at))).collect()
    }

    fn id(at: u8) -> OfferId {
        row(at).offer
    }

    #[test]
    fn names_in_sight_come_first_and_none_comes_twice() {
        let batch = unnamed(&[id(30), id(2)], &rows(40), &Names::new());
        assert_eq!(batch.len(), FIRST_NAMES);
        assert_eq!(batch[..4], [id(30), id(2), id(0), id(1)]);
        let distinct: BTreeSet<_> = batch.iter().collect();
        assert_eq!(distinct.len(), batch.len());
    }

    #[test]
    fn later_batches_are_larger_and_end() {
        let mut names = Names::from([(id(0), Summary::Damaged)]);
        let rows = rows(200);
        let batch = unnamed(&[], &rows, &names);
        assert_eq!(batch.len(), LATER_NAMES);
        names.extend(rows.iter().map(|row| (row.offer, Summary::Damaged)));
        assert!(unnamed(&[id(7)], &rows, &names).is_empty());
    }
}
