//! What this browser remembers of its practices' rosters: how long they are, their hashes, and which members it
//! has seen in which. Only so is a server found out that hands out an older one, or another.

use std::collections::BTreeMap;

use browser::vault::message::Progress;
use serde::{Deserialize, Serialize};

use crate::seen::{Next, Seen};

thread_local! {
    static ROSTERS: Seen = const { Seen::under("letterlock.roster") };
}

/// The most practices, and the most members, that are remembered: those of the demo, and some.
const MOST: usize = 50;

/// As the vault writes it, and reads what stands in it.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rosters {
    /// The length of a roster and the hash of its last entry, by practice.
    rosters: BTreeMap<String, (u32, String)>,
    /// The practice, by member.
    members: BTreeMap<String, String>,
}

/// As the vault wants it.
pub fn recall() -> Option<String> {
    ROSTERS.with(Seen::recall)
}

/// Keeps what the vault answered, unless another tab has seen another roster of the same practice by now.
pub fn remember(seen: &str) {
    ROSTERS.with(|rosters| rosters.keep(|kept, recalled| with(kept, recalled, seen)));
}

/// Keeps what the vault met on the way to an answer, and hands on how far it is.
pub fn hearing(mut on_progress: impl FnMut(Progress)) -> impl FnMut(Progress) {
    move |progress| match progress {
        Progress::Met(seen) => remember(&seen),
        progress => on_progress(progress),
    }
}

/// What is to be kept once this was seen too; `None` where that is nothing that the vault writes. The vault
/// has held a longer one against what this tab recalled, or wrote, and against nothing else: where another
/// tab has written of the practice since, the first stays, and whoever is shown the other one is warned.
fn with(kept: Option<&str>, recalled: Option<&str>, seen: &str) -> Option<Next> {
    let read = |text| serde_json::from_str::<Rosters>(text).ok();
    let seen = read(seen)?;
    let mut all = kept.and_then(read).unwrap_or_default();
    let mut recalled = recalled.and_then(read).unwrap_or_default();
    for (practice, head) in seen.rosters {
        let before = all.rosters.get(&practice);
        let is_later = before.is_none_or(|(len, _)| *len < head.0);
        if is_later && (before.is_none() || before == recalled.rosters.get(&practice)) {
            put(&mut all.rosters, &practice, &head);
        }
        if all.rosters.get(&practice) == Some(&head) {
            recalled.rosters.insert(practice, head);
        }
    }
    for (member, practice) in seen.members {
        // Where they were first seen they belong.
        if !all.members.contains_key(&member) {
            put(&mut all.members, &member, &practice);
        }
    }
    Some(Next {
        kept: serde_json::to_string(&all).ok()?,
        recalled: serde_json::to_string(&recalled).ok()?,
    })
}

/// Puts it in the place of what has its name; where that is new, there is room for it.
fn put<T: Clone>(into: &mut BTreeMap<String, T>, name: &str, what: &T) {
    while into.len() >= MOST && !into.contains_key(name) {
        into.pop_first();
    }
    into.insert(name.to_owned(), what.clone());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(practice: &str, len: u32, hash: &str) -> String {
        format!(r#"{{"rosters":{{"{practice}":[{len},"{hash}"]}},"members":{{}}}}"#)
    }

    #[test]
    fn a_tab_that_saw_a_shorter_roster_takes_nothing_back() {
        let kept = head("one", 7, "seven");
        for (seen, expected) in [
            (head("one", 6, "six"), kept.clone()),
            (head("one", 7, "another"), kept.clone()),
            (head("one", 8, "eight"), head("one", 8, "eight")),
            (
                head("two", 1, "one"),
                r#"{"rosters":{"one":[7,"seven"],"two":[1,"one"]},"members":{}}"#.to_owned(),
            ),
        ] {
            let next = with(Some(&kept), Some(&kept), &seen).map(|next| next.kept);
            assert_eq!(next, Some(expected), "{seen}");
        }
        for nothing in [None, Some("no JSON")] {
            let next = with(nothing, None, &kept).map(|next| next.kept);
            assert_eq!(next.as_ref(), Some(&kept));
        }
        assert_eq!(with(Some(&kept), None, "no JSON"), None);
    }

    #[test]
    fn of_two_rosters_that_two_tabs_were_shown_at_once_the_first_stays_also_where_the_other_is_longer()
     {
        let recalled = head("one", 7, "seven");
        let first = head("one", 8, "eight");
        for (seen, recalled, expected) in [
            (head("one", 9, "of another"), Some(&recalled), &first),
            (head("one", 9, "of another"), None, &first),
            (
                head("one", 9, "nine"),
                Some(&first),
                &head("one", 9, "nine"),
            ),
        ] {
            let next = with(Some(&first), recalled.map(String::as_str), &seen);
            assert_eq!(
                next.map(|next| next.kept).as_ref(),
                Some(expected),
                "{seen}"
            );
        }
    }

    #[test]
    fn a_tab_that_was_not_believed_once_is_not_believed_later() {
        let (recalled, first) = (head("one", 7, "seven"), head("one", 8, "eight"));
        // Another tab has written the eighth; this one is shown another, and then what follows from that.
        let mut tab = (first.clone(), recalled);
        for seen in [
            head("one", 8, "of another"),
            head("two", 1, "one"),
            head("one", 9, "of another"),
        ] {
            let next = with(Some(&tab.0), Some(&tab.1), &seen).expect("it is JSON");
            tab = (next.kept, next.recalled);
        }
        let Rosters { rosters, .. } = serde_json::from_str(&tab.0).expect("JSON");
        assert_eq!(rosters["one"], (8, "eight".to_owned()));
        assert_eq!(rosters["two"], (1, "one".to_owned()));
    }

    #[test]
    fn so_many_practices_are_remembered_and_the_one_that_was_seen_last_among_them() {
        let mut kept = None;
        for practice in 0..=MOST {
            let seen = head(&format!("{practice:03}"), 1, "one");
            kept = with(kept.as_deref(), kept.as_deref(), &seen).map(|next| next.kept);
        }
        let last = with(kept.as_deref(), None, &head("!", 1, "one")).expect("it is kept");
        let Rosters { rosters, .. } = serde_json::from_str(&last.kept).expect("JSON");
        assert_eq!(rosters.len(), MOST);
        assert!(rosters.contains_key("!"));
    }

    #[test]
    fn a_member_belongs_where_they_were_first_seen() {
        let seen = |practice| {
            format!(r#"{{"rosters":{{"{practice}":[1,"one"]}},"members":{{"mo":"{practice}"}}}}"#)
        };
        let first = with(None, None, &seen("one")).expect("it is kept");
        let then = with(Some(&first.kept), Some(&first.recalled), &seen("two"));
        let Rosters { rosters, members } =
            serde_json::from_str(&then.expect("it is kept").kept).expect("JSON");
        assert_eq!(rosters.len(), 2);
        assert_eq!(
            members,
            BTreeMap::from([("mo".to_owned(), "one".to_owned())])
        );
    }
}
