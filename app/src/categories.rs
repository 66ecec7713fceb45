//! Every specialty and category, and who takes it.

use leptos::prelude::*;
use referral::directory::{Categories, CategoryTaken, SpecialtyTaken, Taker};

use crate::fetched::{Fetched, fetch};
use crate::ui::button::Button;
use crate::ui::lang::{use_lang, use_words};
use crate::ui::live::live;
use crate::ui::title::PageTitle;

/// The list. It is fetched by the browser: a list that the server renders would bring an inline
/// script that no fixed policy can know.
#[component]
pub fn CategoriesPage() -> impl IntoView {
    let words = use_words();
    let found: RwSignal<Fetched<Categories>> = RwSignal::new(Fetched::nothing());
    let load = move || fetch("/api/v1/categories".to_owned(), found);
    Effect::new(move |_| load());
    let list = move || match found.get() {
        Fetched::Loading(_) => view! { <p role="status">{words.loading()}</p> }.into_any(),
        Fetched::Failed => view! {
            <div class="notice notice-stop" role="alert">
                <p>{words.catalogue_failed()}</p>
                <Button quiet=true label=words.try_again() on_press=load />
            </div>
        }
        .into_any(),
        Fetched::Ready(found) => found
            .specialties
            .iter()
            .map(specialty)
            .collect_view()
            .into_any(),
    };
    view! {
        <PageTitle text=words.categories_title() />
        <h1>{words.categories_title()}</h1>
        <p class="lead">{words.categories_lead()}</p>
        {live(list)}
    }
}

fn specialty(specialty: &SpecialtyTaken) -> impl IntoView + use<> {
    let name = specialty.name.in_language(use_lang().tag()).to_owned();
    view! {
        <section>
            <h2>{name}</h2>
            <dl class="taken">{specialty.categories.iter().map(category).collect_view()}</dl>
        </section>
    }
}

fn category(category: &CategoryTaken) -> impl IntoView + use<> {
    let words = use_words();
    let language = use_lang().tag();
    let subcategories: Vec<_> = category
        .subcategories
        .iter()
        .map(|each| each.name.in_language(language))
        .collect();
    let takers = if category.takers.is_empty() {
        view! { <p class="hint">{words.taken_by_nobody()}</p> }.into_any()
    } else {
        view! { <ul>{category.takers.iter().map(taker).collect_view()}</ul> }.into_any()
    };
    view! {
        <div class="taken-row">
            <dt>
                {category.name.in_language(language).to_owned()}
                <span class="hint">{subcategories.join(", ")}</span>
            </dt>
            <dd>{takers}</dd>
        </div>
    }
}

fn taker(taker: &Taker) -> impl IntoView + use<> {
    let words = use_words();
    let paused = taker
        .paused
        .as_ref()
        .map(|reason| words.paused(reason.as_str()));
    view! {
        <li>
            {format!("{}, {}, {}", taker.name, taker.practice, taker.town)}
            {paused.map(|paused| view! { <span class="paused">{paused}</span> })}
        </li>
    }
}
