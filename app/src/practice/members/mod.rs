//! Who belongs to the practice, and its keys. Every member sees it; owners change it.
//!
//! Each change is asked on a page of its own in the place of this one, and nothing is done before the
//! last button there. What touches the keys ends the vault with it: the page locks, and says after the
//! next sign-in what was done.

mod ask;
mod carried;
mod changes;
mod confirm;
mod desk;
mod due;
mod invite;
mod invited;
mod keys;
mod overview;
mod people;
mod remove;
mod renew;
mod role;
mod table;
mod withdraw;

use leptos::prelude::*;

use self::desk::{Members, Stage};
use self::overview::overview;
use crate::inbox::session::Session;
use crate::kit::{KitCheck, KitShown};
use crate::ui::focus::{focus, focus_new};
use crate::ui::lang::use_practice_words;
use crate::ui::title::PageTitle;

pub use carried::Carried;

/// The address of the page.
pub const MEMBERS: &str = "/practice/members";
/// The id of the heading of every stage.
const HEADING: &str = "members-title";

/// The page.
#[component]
pub fn MembersPage() -> impl IntoView {
    let words = use_practice_words();
    let members = Members::of(Session::here(), words);
    Effect::new(move |_| members.load());
    let stage = members.stage;
    Effect::new(move |before: Option<()>| {
        stage.track();
        // A frame later, when what is new is there.
        request_animation_frame(if before.is_some() {
            // An error has the focus already.
            || focus_new(HEADING)
        } else {
            // The link that leads here stays, and has it.
            || focus(HEADING)
        });
    });
    let shown = move || match stage.get() {
        Stage::Overview => overview(members),
        Stage::Inviting(chosen) => invite::asking(members, chosen),
        Stage::Link => invite::link(members),
        Stage::Withdrawing(invite) => withdraw::asking(members, invite),
        Stage::Confirming(invite) => confirm::asking(members, invite),
        Stage::RoleOf(member, chosen) => role::asking(members, member, chosen),
        Stage::Removing(member) => remove::asking(members, member),
        Stage::Renewing { new_kit } => renew::asking(members, new_kit),
        Stage::Kit => kit(members),
        Stage::KitCheck => kit_check(members),
    };
    view! {
        <PageTitle text=words.members_title() />
        {shown}
    }
}

fn kit(members: Members) -> AnyView {
    let words = use_practice_words();
    let who = members.session.get_value().who.get_untracked();
    let practice = who.map(|who| who.practice_name).unwrap_or_default();
    let on_kept = Callback::new(move |()| members.stage.set(Stage::KitCheck));
    let remark = words.kit_takes_place();
    view! {
        <div class="column">
            <KitShown kit=members.kit.get_value() heading=HEADING practice remark on_kept />
            {ask::leave(members)}
        </div>
    }
    .into_any()
}

fn kit_check(members: Members) -> AnyView {
    let on_look = Callback::new(move |()| members.stage.set(Stage::Kit));
    let on_finish = Callback::new(move |()| members.finish_kit());
    view! {
        <div class="column">
            <KitCheck kit=members.kit.get_value() heading=HEADING on_look on_finish />
        </div>
    }
    .into_any()
}
