//! Which rows a list shows, and in which order. Pure: nothing here is told to anybody.

use std::sync::Arc;

use browser::text::folded;
use browser::vault::message::Summary;
use referral::choice::Choice as _;
use referral::code::CategoryCode;
use referral::id::{OfferId, SpecialistId};
use referral::offer::OfferState;
use referral::urgency::Urgency;
use wire::inbox::Row;
use words::Tray;

use super::listing::{Names, Rows};
use super::table::INBOX;

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The newest first.
    #[default]
    Newest,
    /// The most urgent first, and of those the newest.
    Urgent,
}

impl Order {
    /// By its code; whatever is none of ours is what comes by itself.
    pub fn read(code: Option<&str>) -> Self {
        if code == Some(URGENT) {
            Self::Urgent
        } else {
            Self::Newest
        }
    }
}

/// What the address of the list says. There is nothing about a patient in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Which rows.
    pub tray: Tray,
    /// In which order.
    pub order: Order,
    /// Of them only those of a category.
    pub category: Option<CategoryCode>,
    /// Only those that are so urgent.
    pub urgency: Option<Urgency>,
    /// Only those for a specialist.
    pub specialist: Option<SpecialistId>,
}

const TRAYS: [(Tray, &str); 5] = [
    (Tray::New, "new"),
    (Tray::Waiting, "waiting"),
    (Tray::Accepted, "accepted"),
    (Tray::Declined, "declined"),
    (Tray::All, "all"),
];
/// How an address asks for [`Order::Urgent`].
pub const URGENT: &str = "urgent";

impl Default for Chosen {
    fn default() -> Self {
        Self {
            tray: Tray::New,
            order: Order::default(),
            category: None,
            urgency: None,
            specialist: None,
        }
    }
}

impl Chosen {
    /// Reads what an address says under each name. What is none of ours is not asked for.
    pub fn read<'a>(said: impl Fn(&str) -> Option<&'a str>) -> Self {
        let show = said("show");
        let tray = TRAYS.iter().find(|(_, code)| Some(*code) == show);
        Self {
            tray: tray.map_or(Tray::New, |(tray, _)| *tray),
            order: Order::read(said("order")),
            category: said("category").and_then(|code| code.parse().ok()),
            urgency: said("urgency").and_then(Urgency::from_code),
            specialist: said("specialist").and_then(|id| id.parse().ok()),
        }
    }

    /// Reads the part of an address after its `?`. Nothing of ours has to be escaped in it.
    pub fn of_query(query: &str) -> Self {
        let said = |name: &str| {
            let mut parts = query.split('&').filter_map(|part| part.split_once('='));
            parts
                .find(|(known, _)| *known == name)
                .map(|(_, said)| said)
        };
        Self::read(said)
    }

    /// The part of an address after its `?`.
    pub fn query(&self) -> String {
        let code = TRAYS.iter().find(|(tray, _)| *tray == self.tray);
        let mut query = format!("show={}", code.map_or("new", |(_, code)| *code));
        let order = (self.order == Order::Urgent).then(|| URGENT.to_owned());
        for (name, said) in [
            ("order", order),
            ("category", self.category.as_ref().map(ToString::to_string)),
            (
                "urgency",
                self.urgency.map(|urgency| urgency.code().to_owned()),
            ),
            ("specialist", self.specialist.map(|id| id.to_string())),
        ] {
            query.extend(said.map(|said| format!("&{name}={said}")));
        }
        query
    }

    /// The address of the list that shows this.
    pub fn address(&self) -> String {
        format!("{INBOX}?{}", self.query())
    }

    /// Whether anything but tray and order is asked for.
    pub fn is_filtered(&self) -> bool {
        *self != self.clone().unfiltered()
    }

    /// The same tray and order, without filters.
    pub fn unfiltered(self) -> Self {
        Self {
            tray: self.tray,
            order: self.order,
            ..Self::default()
        }
    }

    fn lets_through(&self, row: &Row) -> bool {
        let is = |asked: Option<bool>| asked.unwrap_or(true);
        is(self
            .category
            .as_ref()
            .map(|category| *category == row.category))
            && is(self.urgency.map(|urgency| urgency == row.urgency))
            && is(self
                .specialist
                .map(|specialist| specialist == row.specialist))
    }
}

/// Where a row stands.
pub fn tray_of(row: &Row) -> Tray {
    match row.state {
        OfferState::Reserved | OfferState::Sent => Tray::New,
        OfferState::Opened => Tray::Waiting,
        OfferState::Accepted => Tray::Accepted,
        OfferState::Declined => Tray::Declined,
    }
}

fn stands_on(row: &Row, tray: Tray) -> bool {
    tray == Tray::All || tray_of(row) == tray
}

/// How many rows are there to be shown, but for a search.
pub fn count(rows: &[Arc<Row>], chosen: &Chosen) -> usize {
    let is_there = |row: &&Arc<Row>| stands_on(row, chosen.tray) && chosen.lets_through(row);
    rows.iter().filter(is_there).count()
}

/// The rows that are to be shown, in order. The one that is being read stays, although opening it
/// puts it on another tray.
pub fn arrange(
    rows: &[Arc<Row>],
    names: &Names,
    chosen: &Chosen,
    search: &str,
    read: Option<OfferId>,
) -> Rows {
    let search = folded(search);
    let wanted: Vec<&str> = search.split_whitespace().collect();
    let shown = rows.iter().filter(|row| {
        let is_found = wanted.is_empty() || is_found(row, names.get(&row.offer), &wanted);
        let is_there = stands_on(row, chosen.tray) || read == Some(row.offer);
        is_there && chosen.lets_through(row) && is_found
    });
    let mut shown: Rows = shown.cloned().collect();
    shown.sort_by(|one, other| {
        let by_time = other.sent.cmp(&one.sent);
        match chosen.order {
            Order::Newest => by_time,
            Order::Urgent => one.urgency.cmp(&other.urgency).then(by_time),
        }
    });
    shown
}

/// Whether every word stands in the name, or in the number with or without its hyphens.
fn is_found(row: &Row, name: Option<&Summary>, wanted: &[&str]) -> bool {
    let name = match name {
        Some(Summary::Patient { family, given, .. }) => folded(&format!("{given} {family}")),
        Some(Summary::Damaged) | None => String::new(),
    };
    let number = folded(&row.number.to_string());
    let run_together = number.replace('-', "");
    wanted.iter().all(|word| {
        [&name, &number, &run_together]
            .iter()
            .any(|text| text.contains(word))
    })
}

#[cfg(test)]
pub mod fixture {
    //! Rows for tests.

    use referral::ReferralNumber;
    use wire::inbox::Row;

    /// A new, routine row; a larger `at` came in later.
    pub fn row(at: u8) -> Row {
        let id = format!("{at:02x}").repeat(16);
        let number = ReferralNumber::draw(|| at % 29).to_string();
        serde_json::from_value(serde_json::json!({
            "offer": id,
            "referral": id,
            "number": number,
            "specialist": "01".repeat(16),
            "specialty": "general-surgery",
            "category": "gallbladder",
            "subcategory": null,
            "region": "okanagan",
            "urgency": "routine",
            "catalogue": 1,
            "hop": 0,
            "epoch": 1,
            "sent_epoch": 1,
            "attachments": [],
            "state": "sent",
            "sent": 1_000 * i64::from(at),
            "opened": null,
            "decided": null,
        }))
        .unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::fixture::row;
    use super::*;

    fn list() -> Rows {
        let states = [
            OfferState::Sent,
            OfferState::Opened,
            OfferState::Accepted,
            OfferState::Declined,
            OfferState::Sent,
        ];
        let rows = states.into_iter().zip(1..).map(|(state, at)| {
            Arc::new(Row {
                state,
                urgency: if at == 1 {
                    Urgency::Urgent
                } else {
                    Urgency::Routine
                },
                ..row(at)
            })
        });
        rows.collect()
    }

    fn shown(chosen: &Chosen, names: &Names, search: &str) -> Vec<i64> {
        let rows = arrange(&list(), names, chosen, search, None);
        rows.iter().map(|row| row.sent.millis() / 1_000).collect()
    }

    fn chosen(tray: Tray) -> Chosen {
        Chosen {
            tray,
            ..Chosen::default()
        }
    }

    fn called(given: &str, family: &str) -> Summary {
        Summary::Patient {
            family: family.to_owned(),
            given: given.to_owned(),
            born: "1971-04-09".to_owned(),
        }
    }

    #[test]
    fn every_row_stands_on_one_tray_and_among_all() {
        let rows = list();
        assert_eq!(
            Tray::ALL.map(|tray| count(&rows, &chosen(tray))),
            [2, 1, 1, 1, 5]
        );
    }

    #[test]
    fn the_newest_comes_first_unless_the_most_urgent_is_wanted() {
        let none = Names::new();
        assert_eq!(shown(&chosen(Tray::All), &none, ""), [5, 4, 3, 2, 1]);
        assert_eq!(shown(&chosen(Tray::New), &none, ""), [5, 1]);
        let urgent = Chosen {
            order: Order::Urgent,
            ..chosen(Tray::All)
        };
        assert_eq!(shown(&urgent, &none, ""), [1, 5, 4, 3, 2]);
    }

    #[test]
    fn the_one_that_is_read_stays_where_it_was_opened_but_not_where_it_is_not_searched_for() {
        let (rows, none) = (list(), Names::new());
        let read = Some(row(2).offer);
        let offers = |search: &str| -> Vec<OfferId> {
            let shown = arrange(&rows, &none, &chosen(Tray::New), search, read);
            shown.iter().map(|row| row.offer).collect()
        };
        assert_eq!(offers(""), [5, 2, 1].map(|at| row(at).offer));
        assert_eq!(offers("tremblay"), []);
    }

    #[test]
    fn a_search_finds_every_word_of_it_in_names_and_numbers() {
        let names = Names::from([
            (row(1).offer, called("Élodie", "Tremblay")),
            (row(2).offer, called("Elena", "Trembath")),
            (row(3).offer, Summary::Damaged),
        ]);
        let all = &chosen(Tray::All);
        assert_eq!(shown(all, &names, "tremb"), [2, 1]);
        assert_eq!(shown(all, &names, " TREMBLAY élodie "), [1]);
        assert_eq!(shown(all, &names, "elodie"), [1]);
        assert_eq!(shown(all, &names, "tremblay elena"), Vec::<i64>::new());
        let number = row(3).number.to_string();
        assert_eq!(shown(all, &names, &number.to_lowercase()), [3]);
        assert_eq!(shown(all, &names, &number.replace('-', "")), [3]);
    }

    #[test]
    fn filters_let_through_what_fits_all_of_them_and_trays_count_it() {
        let none = Names::new();
        let urgent = Chosen {
            urgency: Some(Urgency::Urgent),
            ..chosen(Tray::All)
        };
        assert_eq!(shown(&urgent, &none, ""), [1]);
        assert_eq!(count(&list(), &urgent), 1);
        let others = Chosen {
            category: Some("hernia".parse().unwrap()),
            ..urgent.clone()
        };
        assert_eq!(shown(&others, &none, ""), Vec::<i64>::new());
        let specialist = |id: &str| Chosen {
            specialist: Some(id.repeat(16).parse().unwrap()),
            ..urgent.clone()
        };
        assert_eq!(shown(&specialist("01"), &none, ""), [1]);
        assert_eq!(count(&list(), &specialist("02")), 0);
        assert_eq!(urgent.unfiltered(), chosen(Tray::All));
    }

    #[test]
    fn an_address_reads_back_and_an_unknown_one_shows_what_is_new() {
        for (tray, code) in TRAYS {
            for order in [Order::Newest, Order::Urgent] {
                let bare = Chosen {
                    order,
                    ..chosen(tray)
                };
                let filtered = Chosen {
                    category: Some("gallbladder".parse().unwrap()),
                    urgency: Some(Urgency::SemiUrgent),
                    specialist: Some("01".repeat(16).parse().unwrap()),
                    ..bare.clone()
                };
                for chosen in [bare, filtered] {
                    assert_eq!(Chosen::of_query(&chosen.query()), chosen);
                    assert!(chosen.address().contains(code));
                }
            }
        }
        let unknown = "show=x&order=y&category=A%20b&urgency=now&specialist=1&search=z";
        for nothing in [unknown, "", "show", "&&="] {
            assert_eq!(Chosen::of_query(nothing), chosen(Tray::New));
        }
    }
}
