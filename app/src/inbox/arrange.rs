//! Which rows a list shows, and in which order. Pure: nothing here is told to anybody.

use std::sync::Arc;

use browser::vault::message::Summary;
use referral::id::OfferId;
use referral::offer::OfferState;
use wire::inbox::Row;
use words::Tray;

use super::listing::{Names, Rows};

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The newest first.
    Newest,
    /// The most urgent first, and of those the newest.
    Urgent,
}

/// What the address of the list says. There is nothing about a patient in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    /// Which rows.
    pub tray: Tray,
    /// In which order.
    pub order: Order,
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

impl Chosen {
    /// Reads `?show=…&order=…`. What is none of ours is what is shown first.
    pub fn read(show: Option<&str>, order: Option<&str>) -> Self {
        let tray = TRAYS.iter().find(|(_, code)| Some(*code) == show);
        Self {
            tray: tray.map_or(Tray::New, |(tray, _)| *tray),
            order: if order == Some(URGENT) {
                Order::Urgent
            } else {
                Order::Newest
            },
        }
    }

    /// The address of the list that shows this.
    pub fn address(self) -> String {
        let code = TRAYS.iter().find(|(tray, _)| *tray == self.tray);
        let code = code.map_or("new", |(_, code)| *code);
        match self.order {
            Order::Newest => format!("/inbox?show={code}"),
            Order::Urgent => format!("/inbox?show={code}&order={URGENT}"),
        }
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

/// How many rows stand on a tray.
pub fn count(rows: &[Arc<Row>], tray: Tray) -> usize {
    rows.iter().filter(|row| stands_on(row, tray)).count()
}

/// The rows that are to be shown, in order. The one that is being read stays, although opening it
/// puts it on another tray.
pub fn arrange(
    rows: &[Arc<Row>],
    names: &Names,
    chosen: Chosen,
    search: &str,
    read: Option<OfferId>,
) -> Rows {
    let search = folded(search);
    let wanted: Vec<&str> = search.split_whitespace().collect();
    let shown = rows.iter().filter(|row| {
        let is_found = wanted.is_empty() || is_found(row, names.get(&row.offer), &wanted);
        (stands_on(row, chosen.tray) || read == Some(row.offer)) && is_found
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

/// As it is compared: case does not matter.
fn folded(text: &str) -> String {
    text.to_lowercase()
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
    use referral::urgency::Urgency;

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

    fn shown(chosen: Chosen, names: &Names, search: &str) -> Vec<i64> {
        let rows = arrange(&list(), names, chosen, search, None);
        rows.iter().map(|row| row.sent.millis() / 1_000).collect()
    }

    fn chosen(tray: Tray) -> Chosen {
        let order = Order::Newest;
        Chosen { tray, order }
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
        assert_eq!(Tray::ALL.map(|tray| count(&rows, tray)), [2, 1, 1, 1, 5]);
    }

    #[test]
    fn the_newest_comes_first_unless_the_most_urgent_is_wanted() {
        let none = Names::new();
        assert_eq!(shown(chosen(Tray::All), &none, ""), [5, 4, 3, 2, 1]);
        assert_eq!(shown(chosen(Tray::New), &none, ""), [5, 1]);
        let urgent = Chosen {
            tray: Tray::All,
            order: Order::Urgent,
        };
        assert_eq!(shown(urgent, &none, ""), [1, 5, 4, 3, 2]);
    }

    #[test]
    fn the_one_that_is_read_stays_where_it_was_opened_but_not_where_it_is_not_searched_for() {
        let (rows, none) = (list(), Names::new());
        let read = Some(row(2).offer);
        let offers = |search: &str| -> Vec<OfferId> {
            let shown = arrange(&rows, &none, chosen(Tray::New), search, read);
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
        let all = chosen(Tray::All);
        assert_eq!(shown(all, &names, "tremb"), [2, 1]);
        assert_eq!(shown(all, &names, " TREMBLAY élodie "), [1]);
        assert_eq!(shown(all, &names, "tremblay elena"), Vec::<i64>::new());
        let number = row(3).number.to_string();
        assert_eq!(shown(all, &names, &number.to_lowercase()), [3]);
        assert_eq!(shown(all, &names, &number.replace('-', "")), [3]);
    }

    #[test]
    fn an_address_reads_back_and_an_unknown_one_shows_what_is_new() {
        for (tray, code) in TRAYS {
            for (order, asked) in [(Order::Newest, None), (Order::Urgent, Some(URGENT))] {
                let chosen = Chosen { tray, order };
                assert_eq!(Chosen::read(Some(code), asked), chosen);
                assert!(chosen.address().contains(code));
            }
        }
        assert_eq!(Chosen::read(Some("x"), Some("y")), chosen(Tray::New));
        assert_eq!(Chosen::read(None, None), chosen(Tray::New));
    }
}
