//! Saved views: the links to them, the field for a new one's name, and removing.

use browser::storage;
use leptos::prelude::*;
use words::PracticeWords;

use super::arrange::Chosen;
use super::views::{LONGEST, MOST, NotKept, View, ViewName, Views, WrongName};
use crate::ui::button::Button;
use crate::ui::field::Asked;
use crate::ui::focus::focus;
use crate::ui::form::LocalForm;
use crate::ui::lang::use_practice_words;
use crate::ui::live::live;
use crate::ui::text::{Keyboard, Line, Width};
use crate::ui::when::When;

/// Under what name the browser keeps them.
const KEPT: &str = "letterlock-views";
/// The id of the name's field.
const NAME: &str = "view-name";

/// The saved views of this browser. There is one around the list.
#[derive(Clone, Copy)]
pub struct SavedViews {
    views: RwSignal<Views>,
    said: RwSignal<Said>,
}

/// What happened last.
#[derive(Clone, PartialEq, Eq)]
enum Said {
    Nothing,
    Saved(ViewName),
    /// From this place, to which it can go back.
    Removed(usize, View),
    NotKept(NotKept),
}

impl SavedViews {
    /// As the browser kept them.
    pub fn provide() -> Self {
        let this = Self {
            views: RwSignal::new(kept()),
            said: RwSignal::new(Said::Nothing),
        };
        provide_context(this);
        this
    }

    fn here() -> Self {
        expect_context()
    }

    /// Changes what the browser keeps, as it stands: another tab may have changed it.
    fn change<T>(
        self,
        change: impl FnOnce(&mut Views) -> Result<T, NotKept>,
    ) -> Result<T, NotKept> {
        let mut views = kept();
        let changed = change(&mut views)?;
        if !storage::write(KEPT, &views.write()) {
            return Err(NotKept::Refused);
        }
        self.views.set(views);
        Ok(changed)
    }

    /// Whether it is kept by now.
    fn save(self, typed: &str, chosen: Chosen) -> bool {
        let saved = ViewName::parse(typed).map_err(NotKept::Name);
        let saved = saved.and_then(|name| {
            let view = View {
                name: name.clone(),
                chosen,
            };
            self.change(|views| views.add(view)).map(|()| name)
        });
        let is_saved = saved.is_ok();
        self.said.set(saved.map_or_else(Said::NotKept, Said::Saved));
        is_saved
    }

    fn remove(self, name: &ViewName) {
        let removed = self.change(|views| Ok(views.remove(name)));
        self.said.set(match removed {
            Ok(Some((at, view))) => Said::Removed(at, view),
            // Another tab was first.
            Ok(None) => Said::Nothing,
            Err(why) => Said::NotKept(why),
        });
    }

    fn put_back(self, at: usize, view: View) {
        let put = self.change(|views| views.put_back(at, view));
        self.said
            .set(put.map_or_else(Said::NotKept, |()| Said::Nothing));
    }
}

fn kept() -> Views {
    storage::read(KEPT).map_or_else(Views::default, |text| Views::read(&text))
}

/// The links to them.
#[component]
pub fn ViewLinks(#[prop(into)] chosen: Signal<Chosen>) -> impl IntoView {
    let words = use_practice_words();
    let views = SavedViews::here().views;
    let link = move |view: &View| {
        let own = view.chosen.clone();
        let current = move || chosen.with(|chosen| *chosen == own).then_some("true");
        view! {
            <li>
                <a href=view.chosen.address() aria-current=current>
                    {view.name.as_str().to_owned()}
                </a>
            </li>
        }
    };
    let links = move || views.with(|views| views.all().iter().map(link).collect_view());
    view! {
        <When is=move || views.with(|views| !views.all().is_empty())>
            <nav class="trays views" aria-label=words.views()>
                <ul>{live(links)}</ul>
            </nav>
        </When>
    }
}

/// Keeping what the list shows, and the list of what was kept.
#[component]
pub fn SaveView(#[prop(into)] chosen: Signal<Chosen>) -> impl IntoView {
    let words = use_practice_words();
    let saved = SavedViews::here();
    let typed = RwSignal::new(String::new());
    // The field is empty again after each that was saved.
    let turn = RwSignal::new(0);
    let save = move |()| {
        if saved.save(&typed.get_untracked(), chosen.get_untracked()) {
            typed.set(String::new());
            turn.update(|turn| *turn += 1);
        } else {
            focus(NAME);
        }
    };
    let field = move || {
        turn.track();
        let asked = Asked {
            id: NAME.to_owned(),
            label: words.view_name().to_owned(),
            hint: Some(words.view_name_hint().to_owned()),
            optional: Signal::stored(false),
            error: Signal::derive(move || wrong(words, &saved.said.get())),
        };
        let on_input = Callback::new(move |text| typed.set(text));
        view! {
            <Line
                asked
                value=String::new()
                keyboard=Keyboard::Text
                width=Width::Full
                autocomplete="off"
                on_input
            />
        }
    };
    view! {
        <div class="save-view">
            <LocalForm is_busy=false on_submit=Callback::new(save)>
                {live(field)}
                <button class="button button-quiet button-small" type="submit">
                    {words.save_view()}
                </button>
            </LocalForm>
            {removing(saved)}
            {last_said(saved)}
        </div>
    }
}

/// Each with the button that removes it.
fn removing(saved: SavedViews) -> AnyView {
    let words = use_practice_words();
    let one = move |view: &View| {
        let name = view.name.clone();
        let shown = name.as_str().to_owned();
        let hidden = format!(": {shown}");
        view! {
            <li>
                <span>{shown}</span>
                <button
                    class="button button-quiet button-small"
                    type="button"
                    on:click=move |_| {
                        saved.remove(&name);
                        focus(SAID);
                    }
                >
                    {words.remove_view()} <span class="visually-hidden">{hidden}</span>
                </button>
            </li>
        }
    };
    let all = move || {
        let views = saved.views;
        views.with(|views| views.all().iter().map(one).collect_view())
    };
    view! {
        <When is=move || saved.views.with(|views| !views.all().is_empty())>
            <h3>{words.views()}</h3>
            <ul class="kept-views">{live(all)}</ul>
        </When>
    }
    .into_any()
}

/// The id of what says what happened. Removing leads there: what was pressed is gone.
const SAID: &str = "views-said";

fn last_said(saved: SavedViews) -> AnyView {
    let words = use_practice_words();
    let text = move || match saved.said.get() {
        Said::Saved(name) => Some(words.view_saved(name.as_str())),
        Said::Removed(_, view) => Some(words.view_removed(view.name.as_str())),
        Said::Nothing | Said::NotKept(_) => None,
    };
    let put_back = move || {
        if let Said::Removed(at, view) = saved.said.get_untracked() {
            saved.put_back(at, view);
            focus(SAID);
        }
    };
    view! {
        <div class="views-said" id=SAID tabindex="-1">
            <p role="status">{text}</p>
            <When is=move || matches!(saved.said.get(), Said::Removed(..))>
                <Button quiet=true label=words.put_view_back() on_press=put_back />
            </When>
        </div>
    }
    .into_any()
}

/// What to do about it.
fn wrong(words: &dyn PracticeWords, said: &Said) -> Option<String> {
    let Said::NotKept(why) = said else {
        return None;
    };
    Some(match why {
        NotKept::Name(WrongName::Missing) => words.view_name_missing().to_owned(),
        NotKept::Name(WrongName::TooLong) => words.view_name_too_long(LONGEST),
        NotKept::Taken => words.view_name_taken().to_owned(),
        NotKept::Full => words.views_full(MOST),
        NotKept::Refused => words.view_not_kept().to_owned(),
    })
}
