//! A practice that was unlocked: its list, and who the referrals in it are for.

use std::collections::{BTreeMap, BTreeSet};

use browser::vault::message::{Refused, Summary};
use futures::StreamExt;
use futures::stream::iter;
use referral::Referral;
use referral::id::OfferId;
use wire::inbox::{Envelopes, Inbox, MOST_ENVELOPES, Row, Wanted};
use wire::session::Who;

use crate::host::Host;
use crate::http::{Failed, get, json, post, read, surely};
use crate::keys::{Keys, Standing, Unlocked};
use crate::members::{Pending, of_later_keys};
use crate::open::open_envelope;
use crate::reseal::is_open;

/// Envelopes that are opened at once.
const AT_ONCE: usize = 8;

/// An unlocked practice. Nothing decrypted stays in it but the summaries.
pub(crate) struct Practice<H: Host> {
    pub(crate) who: Who,
    pub(crate) keys: Keys<H::Crypto>,
    /// What the member signs with, and what that has to follow from.
    pub(crate) standing: Standing<H::Crypto>,
    /// New keys that wait until a new kit was read back.
    pub(crate) pending: Option<Pending>,
    /// The list as it was fetched last.
    rows: BTreeMap<OfferId, Row>,
    summaries: BTreeMap<OfferId, Summary>,
    /// Referrals that do not open, and so cannot be sealed anew.
    unsealable: BTreeSet<OfferId>,
}

impl<H: Host> Practice<H> {
    pub(crate) fn new(who: Who, unlocked: Unlocked<H::Crypto>) -> Self {
        let Unlocked { keys, standing } = unlocked;
        Self {
            who,
            keys,
            standing,
            pending: None,
            rows: BTreeMap::new(),
            summaries: BTreeMap::new(),
            unsealable: BTreeSet::new(),
        }
    }

    pub(crate) const fn who(&self) -> &Who {
        &self.who
    }

    /// Whether the roster that was unlocked with says that who signed in is an owner.
    pub(crate) fn owns(&self) -> bool {
        let own = self.standing.roster.member(self.who.member);
        own.is_some_and(|one| one.role.owns())
    }

    /// Whether a row is sealed for keys that came after the unlocked ones.
    pub(crate) fn is_of_later_keys(&self, row: &Row) -> bool {
        let newest = self.keys.last_key_value().map_or(0, |(epoch, _)| *epoch);
        row.epoch > newest
    }

    /// Refuses these of the list if one of them is sealed for keys that came after the unlocked ones:
    /// with them, everything else can be opened too. A row that only says so is let through; it is damaged.
    pub(crate) async fn refuse_later_keys(
        &self,
        host: &H,
        offers: &[OfferId],
    ) -> Result<(), Refused> {
        let mut rows = offers.iter().filter_map(|offer| self.rows.get(offer));
        if !rows.any(|row| self.is_of_later_keys(row)) {
            return Ok(());
        }
        match of_later_keys(host, self).await {
            Refused::Damaged => Ok(()),
            refused => Err(refused),
        }
    }

    /// Fetches the list.
    pub(crate) async fn list(&mut self, host: &H) -> Result<Inbox, Refused> {
        let inbox: Result<Inbox, Failed> = get(host, "/api/v1/inbox", None).await;
        let inbox = inbox.map_err(Failed::in_session)?;
        let rows = inbox.rows.iter().map(|row| (row.offer, row.clone()));
        self.rows = rows.collect();
        Ok(inbox)
    }

    /// A row of the list, which is fetched if the row is not in it yet.
    pub(crate) async fn row(&mut self, host: &H, offer: OfferId) -> Result<Row, Refused> {
        if !self.rows.contains_key(&offer) {
            self.list(host).await?;
        }
        self.rows
            .get(&offer)
            .cloned()
            .ok_or(Refused::NoSuchReferral)
    }

    /// The row of one that did not open, as it is by now, if another member has sealed it anew since.
    pub(crate) async fn sealed_anew_meanwhile(
        &mut self,
        host: &H,
        before: &Row,
    ) -> Result<Option<Row>, Refused> {
        self.list(host).await?;
        let row = self.rows.get(&before.offer);
        Ok(row.filter(|row| **row != *before).cloned())
    }

    /// The same of several: which of them have another row by now.
    async fn all_sealed_anew_meanwhile(
        &mut self,
        host: &H,
        offers: &[OfferId],
    ) -> Result<Vec<OfferId>, Refused> {
        if offers.is_empty() {
            return Ok(Vec::new());
        }
        let before = self.rows.clone();
        self.list(host).await?;
        let moved = offers.iter().copied().filter(|offer| {
            let (row, before) = (self.rows.get(offer), before.get(offer));
            row.zip(before).is_some_and(|(row, before)| row != before)
        });
        Ok(moved.collect())
    }

    /// Takes a row as the server has it now.
    pub(crate) fn update(&mut self, row: Row) {
        self.rows.insert(row.offer, row);
    }

    /// The open referrals of the list that are sealed for an earlier key, the oldest first.
    pub(crate) fn sealed_for_earlier_keys(&self) -> Vec<Row> {
        let current = self.keys.last_key_value().map_or(0, |(epoch, _)| *epoch);
        let old = self.rows.values().filter(|row| {
            row.epoch < current && is_open(row) && !self.unsealable.contains(&row.offer)
        });
        let mut old: Vec<Row> = old.cloned().collect();
        old.sort_by_key(|row| row.sent);
        old
    }

    /// Leaves a referral as it is sealed: it does not open.
    pub(crate) fn leave_sealed(&mut self, offer: OfferId) {
        self.unsealable.insert(offer);
    }

    /// Who these referrals are for. What was opened once is remembered; what does not open is tried again
    /// as it is by then, and each time that it is asked for.
    pub(crate) async fn summaries(
        &mut self,
        host: &H,
        offers: Vec<OfferId>,
    ) -> Result<Vec<(OfferId, Summary)>, Refused> {
        let mut unknown = offers.clone();
        let mut asked = BTreeSet::new();
        unknown.retain(|offer| !self.summaries.contains_key(offer) && asked.insert(*offer));
        if unknown.iter().any(|offer| !self.rows.contains_key(offer)) {
            self.list(host).await?;
        }
        self.summarize_all(host, &unknown).await?;
        unknown.retain(|offer| !self.summaries.contains_key(offer));
        let moved = self.all_sealed_anew_meanwhile(host, &unknown).await?;
        self.summarize_all(host, &moved).await?;
        let summary = |offer| {
            self.summaries
                .get(&offer)
                .cloned()
                .unwrap_or(Summary::Damaged)
        };
        Ok(offers
            .into_iter()
            .map(|offer| (offer, summary(offer)))
            .collect())
    }

    /// Remembers who these of the list are for, if they open.
    async fn summarize_all(&mut self, host: &H, offers: &[OfferId]) -> Result<(), Refused> {
        self.refuse_later_keys(host, offers).await?;
        for batch in offers.chunks(MOST_ENVELOPES) {
            let fetched = fetch(host, batch).await?;
            let opened: Vec<_> = iter(&fetched)
                .map(async |(offer, envelope)| {
                    let summary = self.summarize(host, *offer, envelope).await;
                    summary.map(|summary| (*offer, summary))
                })
                .buffer_unordered(AT_ONCE)
                .collect()
                .await;
            self.summaries.extend(opened.into_iter().flatten());
        }
        Ok(())
    }

    async fn summarize(&self, host: &H, offer: OfferId, envelope: &str) -> Option<Summary> {
        let row = self.rows.get(&offer)?;
        let document = open_envelope(host, self, row, envelope).await.ok()?;
        Some(summary_of(&document.body))
    }
}

fn summary_of(referral: &Referral) -> Summary {
    let patient = &referral.patient;
    Summary::Patient {
        family: patient.name.family.as_str().to_owned(),
        given: patient.name.given.as_str().to_owned(),
        born: patient.born.to_string(),
    }
}

/// The envelopes of these offers, at most [`MOST_ENVELOPES`].
pub(crate) async fn fetch<H: Host>(
    host: &H,
    offers: &[OfferId],
) -> Result<Vec<(OfferId, String)>, Refused> {
    let body = json(&Wanted {
        offers: offers.to_vec(),
    });
    let call = post("/api/v1/inbox/envelopes", None, &body);
    let fetched = surely(host, &call).await.and_then(|body| read(&body));
    let Envelopes { envelopes } = fetched.map_err(Failed::in_session)?;
    Ok(envelopes)
}
