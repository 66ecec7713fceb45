//! The list, and beside it what is read. Where a screen has room for one of them only, that of the
//! address is shown: styles decide, so both are there at any width.

use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_location;
use referral::id::OfferId;

use super::list::List;
use super::table::INBOX;
use crate::ui::lang::use_practice_words;
use crate::ui::title::PageTitle;

/// The id of the list's pane.
pub const LIST: &str = "list";

/// What the address is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The list.
    List,
    /// One referral.
    Referral(OfferId),
    /// Something in the place of a referral that no referral can be, or another page.
    Nowhere,
}

impl Place {
    /// By the path of an address below the inbox.
    fn of(path: &str) -> Self {
        let path = path.trim_end_matches('/');
        let below = path
            .strip_prefix(INBOX)
            .map(|id| id.trim_start_matches('/'));
        match below {
            Some("") => Self::List,
            // On the way to another page: the list keeps what it shows.
            None => Self::Nowhere,
            Some(id) => id.parse().map_or(Self::Nowhere, Self::Referral),
        }
    }

    /// The referral.
    pub fn offer(self) -> Option<OfferId> {
        match self {
            Self::Referral(offer) => Some(offer),
            Self::List | Self::Nowhere => None,
        }
    }
}

/// Both of them.
#[component]
pub fn Panes() -> impl IntoView {
    let path = use_location().pathname;
    let place = Memo::new(move |_| path.with(|path| Place::of(path)));
    let is_reading = move || place.get() != Place::List;
    view! {
        <div class="panes" class:is-reading=is_reading>
            <List place />
            <div class="pane-one">
                <Outlet />
            </div>
        </div>
    }
}

/// What stands beside the list while nothing is read.
#[component]
pub fn NonePage() -> impl IntoView {
    let words = use_practice_words();
    view! {
        <PageTitle text=words.inbox_title() />
        <div class="empty pane-none">
            <h2>{words.none_chosen_title()}</h2>
            <p>{words.none_chosen_text()}</p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inbox::table::row_address;

    #[test]
    fn an_address_is_of_the_list_or_of_a_referral() {
        let offer: OfferId = "0f".repeat(16).parse().unwrap();
        for list in ["/inbox", "/inbox/"] {
            assert_eq!(Place::of(list), Place::List);
        }
        assert_eq!(Place::of(&row_address(offer)), Place::Referral(offer));
        assert_eq!(Place::of("/inbox/of-nothing"), Place::Nowhere);
        assert_eq!(Place::of("/inbox/of-nothing").offer(), None);
        assert_eq!(Place::of("/practice/members"), Place::Nowhere);
    }
}
