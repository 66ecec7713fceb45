//! Renewing the keys, with a new recovery kit or with the present one.

use leptos::prelude::*;

use super::ask;
use super::desk::Members;
use crate::ui::lang::use_practice_words;

/// Whether they are to be renewed.
pub fn asking(members: Members, new_kit: bool) -> AnyView {
    let words = use_practice_words();
    let mut lines = words.renew_text().to_vec();
    lines.push(if new_kit {
        words.new_kit_text()
    } else {
        words.kit_stays()
    });
    let act = Callback::new(move |()| members.rotate(None, new_kit));
    let title = words.renew_title(new_kit).to_owned();
    let (yes, doing) = (words.renew(new_kit), words.renewing());
    ask::question(members, title, ask::points(lines), yes, doing, act)
}
