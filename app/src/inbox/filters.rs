//! The order of the list and its filters, folded away under a line that says what is set.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use referral::choice::Choice as _;
use referral::code::CategoryCode;
use referral::urgency::Urgency;
use words::Column;

use super::arrange::{Chosen, Order, URGENT};
use super::list::Found;
use super::listing::Listing;
use super::panes::Place;
use super::saved::SaveView;
use super::session::Session;
use crate::ui::button::Button;
use crate::ui::choice::{Choosable, Pick};
use crate::ui::lang::{use_practice_words, use_words};
use crate::ui::when::When;

/// Order, filters, and keeping them under a name.
#[component]
pub fn Filters(found: Found) -> impl IntoView {
    let words = use_practice_words();
    let listing = Session::here().listing();
    let set = move || {
        let set = named(&found.chosen.get(), listing);
        let set: Vec<&str> = set.iter().map(String::as_str).collect();
        (!set.is_empty()).then(|| words.filters_set(&set))
    };
    let choose = choosing(found);
    view! {
        <details class="list-filters">
            <summary>{words.filters()} <span class="hint">{set}</span></summary>
            <div class="list-choices">
                {in_order(found, choose)} {of_category(found, listing, choose)}
                {of_urgency(found, choose)} {of_specialist(found, listing, choose)}
            </div>
            <When is=move || found.chosen.with(Chosen::is_filtered)>
                <Button
                    quiet=true
                    label=words.clear_filters()
                    on_press=move || choose.run(found.chosen.get_untracked().unfiltered())
                />
            </When>
            <SaveView chosen=found.chosen />
        </details>
    }
}

/// Shows something else, and has the address say so. What is read meanwhile stays.
pub fn choosing(found: Found) -> Callback<Chosen> {
    let navigate = use_navigate();
    Callback::new(move |chosen: Chosen| {
        let address = chosen.address();
        found.chosen.set(chosen);
        if found.place.get_untracked() == Place::List {
            let instead = NavigateOptions {
                replace: true,
                scroll: false,
                ..NavigateOptions::default()
            };
            navigate(&address, instead);
        }
    })
}

/// What is set, by its names.
fn named(chosen: &Chosen, listing: Listing) -> Vec<String> {
    let order = (chosen.order == Order::Urgent).then(|| use_practice_words().urgent_first());
    let urgency = chosen.urgency.map(|urgency| use_words().urgency(urgency));
    let category = chosen.category.as_ref();
    let specialist = chosen.specialist.map(|id| listing.specialist(id));
    let named = order.into_iter().chain(urgency).map(str::to_owned);
    named
        .chain(category.map(|category| listing.category(category)))
        .chain(specialist)
        .collect()
}

fn option(code: impl Into<String>, label: impl Into<String>) -> Choosable {
    Choosable {
        code: code.into(),
        label: label.into(),
        hint: None,
    }
}

fn in_order(found: Found, choose: Callback<Chosen>) -> AnyView {
    let words = use_practice_words();
    let options = vec![
        option("", words.newest_first()),
        option(URGENT, words.urgent_first()),
    ];
    let value = Signal::derive(move || match found.chosen.with(|chosen| chosen.order) {
        Order::Newest => String::new(),
        Order::Urgent => URGENT.to_owned(),
    });
    let on_choose = Callback::new(move |code: String| {
        choose.run(Chosen {
            order: Order::read(Some(&code)),
            ..found.chosen.get_untracked()
        });
    });
    view! { <Pick id="order" label=words.order() options value on_choose /> }.into_any()
}

/// One of the categories that referrals came in for.
fn of_category(found: Found, listing: Listing, choose: Callback<Chosen>) -> AnyView {
    let words = use_practice_words();
    let options = Memo::new(move |_| {
        let chosen = found.chosen.with(|chosen| chosen.category.clone());
        let came = listing.rows.with(|rows| {
            let rows = rows.iter().flatten();
            rows.map(|row| row.category.clone()).collect::<Vec<_>>()
        });
        let all = came.into_iter().chain(chosen);
        // Each once, and in the order of their names.
        let all: BTreeMap<String, CategoryCode> =
            all.map(|code| (listing.category(&code), code)).collect();
        let all = all
            .into_iter()
            .map(|(name, code)| option(code.to_string(), name));
        let any = option("", words.any_category());
        [any].into_iter().chain(all).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || {
        let category = found.chosen.with(|chosen| chosen.category.clone());
        category.map(|code| code.to_string()).unwrap_or_default()
    });
    let on_choose = Callback::new(move |code: String| {
        choose.run(Chosen {
            category: code.parse().ok(),
            ..found.chosen.get_untracked()
        });
    });
    let label = words.column(Column::Category);
    view! { <Pick id="of-category" label options value on_choose /> }.into_any()
}

fn of_urgency(found: Found, choose: Callback<Chosen>) -> AnyView {
    let (words, form_words) = (use_practice_words(), use_words());
    let one = |urgency: &Urgency| option(urgency.code(), form_words.urgency(*urgency));
    let any = option("", words.any_urgency());
    let options: Vec<_> = [any]
        .into_iter()
        .chain(Urgency::ALL.iter().map(one))
        .collect();
    let value = Signal::derive(move || {
        let urgency = found.chosen.with(|chosen| chosen.urgency);
        urgency.map(Urgency::code).unwrap_or_default().to_owned()
    });
    let on_choose = Callback::new(move |code: String| {
        choose.run(Chosen {
            urgency: Urgency::from_code(&code),
            ..found.chosen.get_untracked()
        });
    });
    let label = words.column(Column::Urgency);
    view! { <Pick id="of-urgency" label options value on_choose /> }.into_any()
}

/// Where the practice has more than one.
fn of_specialist(found: Found, listing: Listing, choose: Callback<Chosen>) -> AnyView {
    let words = use_practice_words();
    let options = Memo::new(move |_| {
        let any = option("", words.any_specialist());
        let all = listing.specialists.get();
        let all = all
            .into_iter()
            .map(|(id, name)| option(id.to_string(), name));
        [any].into_iter().chain(all).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || {
        let specialist = found.chosen.with(|chosen| chosen.specialist);
        specialist.map(|id| id.to_string()).unwrap_or_default()
    });
    let on_choose = Callback::new(move |code: String| {
        choose.run(Chosen {
            specialist: code.parse().ok(),
            ..found.chosen.get_untracked()
        });
    });
    let label = words.column(Column::Specialist);
    view! {
        <When is=move || listing.specialists.with(|all| all.len() > 1)>
            <Pick id="of-specialist" label options value on_choose />
        </When>
    }
    .into_any()
}
