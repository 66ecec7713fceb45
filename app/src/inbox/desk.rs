//! What stands around the inbox and the practice's own pages: the sign-in while the keys are locked,
//! the pages when they are not. The address stays, so whoever unlocks is where they wanted to be.

use std::time::Duration;

use browser::leaving::{on_left, on_restored, reload};
use leptos::prelude::*;
use leptos_router::components::Outlet;
use words::Locked;

use super::bar::Bar;
use super::session::{Door, Session};
use super::sign_in::SignInPage;
use super::watch::KeyWatch;
use crate::practice::Carried;
use crate::ui::focus::focus;
use crate::ui::stay::StayOpen;

/// How often the list is fetched by itself.
const REFRESH: Duration = Duration::from_mins(1);

/// What stands around them. One sign-in is for all of them.
#[component]
pub fn Desk() -> impl IntoView {
    let session = Session::new();
    provide_context(session);
    provide_context(Carried::new());
    Effect::new(move |_| {
        session.hear_tabs();
        lock_when_left(session);
        session.unused().watch(move || session.tick());
        refresh_by_itself(session);
    });
    on_cleanup(move || session.lock(Locked::ByHand));
    // While the passphrase is stretched there is time for it; before, nobody needs it.
    let is_wanted = Memo::new(move |_| !session.door.with(|door| matches!(door, Door::Shut(_))));
    Effect::new(move |_| {
        if is_wanted.get() {
            session.listing().load_catalogue();
        }
    });
    let is_open = Memo::new(move |_| session.door.with(|door| *door == Door::Open));
    Effect::new(move |was_open: Option<bool>| {
        let is_open = is_open.get();
        if is_open && was_open == Some(false) {
            // A frame later, when the sign-in is gone: the page begins where a reader begins.
            request_animation_frame(|| focus("main"));
        }
        is_open
    });
    view! {
        <StayOpen unused=session.unused() />
        <Show when=move || is_open.get() fallback=SignInPage>
            <Bar />
            <KeyWatch />
            <Outlet />
        </Show>
    }
}

/// A document that is left, for good or into the browser's back/forward cache, is locked. One that
/// comes back is loaded anew, in which nothing can have stayed.
fn lock_when_left(session: Session) {
    let listeners = [
        on_left(move || session.lock(Locked::ByHand)),
        on_restored(reload),
    ];
    StoredValue::new_local(listeners);
}

fn refresh_by_itself(session: Session) {
    let refresh = set_interval_with_handle(move || session.refresh(), REFRESH);
    on_cleanup(move || {
        if let Ok(refresh) = refresh {
            refresh.clear();
        }
    });
}
