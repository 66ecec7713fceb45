//! The list of what came in, in English.

use crate::En;
use crate::practice::{Column, InboxWords, Tray};

impl InboxWords for En {
    fn inbox_title(&self) -> &'static str {
        "Inbox"
    }
    fn trays_label(&self) -> &'static str {
        "Which referrals"
    }
    fn tray(&self, tray: Tray) -> &'static str {
        match tray {
            Tray::New => "New",
            Tray::Waiting => "Waiting for me",
            Tray::Accepted => "Accepted",
            Tray::Declined => "Declined",
            Tray::All => "All",
        }
    }
    fn list_caption(&self, tray: Tray) -> String {
        format!("Referrals: {}", self.tray(tray))
    }
    fn column(&self, column: Column) -> &'static str {
        match column {
            Column::Urgency => "Urgency",
            Column::Patient => "Patient",
            Column::Category => "Category",
            Column::Number => "Number",
            Column::Specialist => "Specialist",
            Column::Received => "Received",
            Column::State => "State",
        }
    }
    fn overdue(&self, days: i64) -> String {
        format!("Overdue: {days} days")
    }
    fn tray_state(&self, tray: Tray) -> &'static str {
        match tray {
            Tray::New => "New",
            Tray::Waiting => "Opened",
            Tray::Accepted => "Accepted",
            Tray::Declined => "Declined",
            Tray::All => "",
        }
    }
    fn name_coming(&self) -> &'static str {
        "Opening the name"
    }
    fn name_damaged(&self) -> &'static str {
        "Does not open"
    }
    fn age(&self, years: u16) -> String {
        match years {
            0 => "under 1 year".to_owned(),
            1 => "1 year".to_owned(),
            years => format!("{years} years"),
        }
    }
    fn inbox_loading(&self) -> &'static str {
        "Fetching the list"
    }
    fn search(&self) -> &'static str {
        "Search names and numbers"
    }
    fn search_hint(&self) -> &'static str {
        "In this browser only: what you type here is not sent."
    }
    fn found(&self, count: usize) -> String {
        match count {
            1 => "1 referral found".to_owned(),
            count => format!("{} referrals found", in_groups(count)),
        }
    }
    fn names_open(&self, open: usize, of: usize) -> String {
        format!("{} of {} names are open", in_groups(open), in_groups(of))
    }
    fn order(&self) -> &'static str {
        "Order"
    }
    fn newest_first(&self) -> &'static str {
        "Newest first"
    }
    fn urgent_first(&self) -> &'static str {
        "Most urgent first"
    }
    fn refresh(&self) -> &'static str {
        "Refresh"
    }
    fn fetched_at(&self, time: &str) -> String {
        format!("As of {time}. It is refreshed every minute.")
    }
    fn arrived(&self, count: usize) -> String {
        match count {
            1 => "1 referral has come in.".to_owned(),
            count => format!("{} referrals have come in.", in_groups(count)),
        }
    }
    fn empty_title(&self, tray: Tray) -> &'static str {
        match tray {
            Tray::New => "Nothing new",
            Tray::Waiting => "Nothing is waiting for you",
            Tray::Accepted => "Nothing accepted yet",
            Tray::Declined => "Nothing declined yet",
            Tray::All => "Nothing has come in yet",
        }
    }
    fn empty_text(&self, tray: Tray) -> &'static str {
        match tray {
            Tray::New => {
                "Referrals that nobody has opened stand here. When one comes in, an e-mail goes to \
                 your practice."
            }
            Tray::Waiting => {
                "Referrals that were opened and are neither accepted nor declined stand here."
            }
            Tray::Accepted => "Referrals stand here once somebody in your practice accepts them.",
            Tray::Declined => "Referrals stand here once somebody in your practice declines them.",
            Tray::All => {
                "Referrals stand here as soon as a clinic sends one to a specialist of your \
                 practice. An e-mail tells you."
            }
        }
    }
    fn nothing_found(&self) -> &'static str {
        "Nothing here fits what you typed. Look under “All”, or type less of the name."
    }
    fn search_again(&self) -> &'static str {
        "Clear the search"
    }
    fn none_chosen_title(&self) -> &'static str {
        "No referral is chosen"
    }
    fn none_chosen_text(&self) -> &'static str {
        "Choose one in the list and it shows here. Nothing is opened until you say so."
    }
    fn shown_of(&self, shown: usize, of: usize) -> String {
        format!("{} of {} are shown", in_groups(shown), in_groups(of))
    }
    fn show_more(&self) -> &'static str {
        "Show more"
    }

    fn keys_title(&self) -> &'static str {
        "Keyboard"
    }
    fn keys(&self) -> [(&'static str, &'static str); 6] {
        [
            ("J, ↓", "The next referral"),
            ("K, ↑", "The one before"),
            ("Enter", "Show the chosen one"),
            ("/", "Go to the search"),
            ("Esc", "Back to the inbox"),
            ("?", "Show these keys"),
        ]
    }
    fn keys_on(&self) -> &'static str {
        "Single keys work"
    }
    fn keys_on_hint(&self) -> &'static str {
        "Turn this off if you speak to your computer, or press keys by accident. The arrows, Enter \
         and Esc always work."
    }
    fn close(&self) -> &'static str {
        "Close"
    }
}

/// A number with its thousands apart.
fn in_groups(count: usize) -> String {
    if count < 1_000 {
        count.to_string()
    } else {
        format!("{},{:03}", in_groups(count / 1_000), count % 1_000)
    }
}
