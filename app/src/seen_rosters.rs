//! What this browser remembers of its practices' rosters: how long they are, and their hashes. Only so is a
//! server found out that hands out an older one, or another. Several tabs write it, and none may take it
//! back.

use std::collections::BTreeMap;

use browser::storage;
use browser::vault::message::Progress;

/// Under which name it is kept.
const KEPT: &str = "letterlock.roster";
/// The most practices that are remembered: those of the demo, and some.
const MOST: usize = 50;

/// The length of a roster and the hash of its last entry, by practice; the vault reads what stands in it.
type Heads = BTreeMap<String, (u32, String)>;

/// As the vault wants it.
pub fn recall() -> Option<String> {
    storage::read(KEPT)
}

/// Keeps what the vault answered, unless another tab has seen more of the same practice by now. A browser
/// that keeps nothing meets the roster anew each time.
pub fn remember(seen: &str) {
    // As it stands now: another tab may have written since it was recalled.
    if let Some(all) = with(storage::read(KEPT).as_deref(), seen) {
        storage::write(KEPT, &all);
    }
}

/// Keeps what the vault met on the way to an answer, and hands on how far it is.
pub fn hearing(mut on_progress: impl FnMut(Progress)) -> impl FnMut(Progress) {
    move |progress| match progress {
        Progress::Met(seen) => remember(&seen),
        progress => on_progress(progress),
    }
}

/// What is to be kept once this was seen too; `None` where that is nothing that the vault writes. Of two
/// that are as long the first stays: whoever is shown the other one is warned.
fn with(kept: Option<&str>, seen: &str) -> Option<String> {
    let read = |text| serde_json::from_str::<Heads>(text).ok();
    let mut all = kept.and_then(read).unwrap_or_default();
    for (practice, head) in read(seen)? {
        if all.get(&practice).is_some_and(|(len, _)| *len >= head.0) {
            continue;
        }
        while all.len() >= MOST && !all.contains_key(&practice) {
            all.pop_first();
        }
        all.insert(practice, head);
    }
    serde_json::to_string(&all).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(practice: &str, len: u32, hash: &str) -> String {
        format!(r#"{{"{practice}":[{len},"{hash}"]}}"#)
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
                r#"{"one":[7,"seven"],"two":[1,"one"]}"#.to_owned(),
            ),
        ] {
            assert_eq!(with(Some(&kept), &seen), Some(expected), "{seen}");
        }
        for nothing in [None, Some("no JSON")] {
            assert_eq!(with(nothing, &kept).as_ref(), Some(&kept));
        }
        assert_eq!(with(Some(&kept), "no JSON"), None);
    }

    #[test]
    fn so_many_practices_are_remembered_and_the_one_that_was_seen_last_among_them() {
        let mut kept = None;
        for practice in 0..=MOST {
            let seen = head(&format!("{practice:03}"), 1, "one");
            kept = with(kept.as_deref(), &seen);
        }
        let last = with(kept.as_deref(), &head("!", 1, "one")).expect("it is kept");
        let heads: Heads = serde_json::from_str(&last).expect("JSON");
        assert_eq!(heads.len(), MOST);
        assert!(heads.contains_key("!"));
    }
}
