//! What this browser remembers of the key log, from one sending or sign-in to the next: only so is a server
//! found out that shows another one later. Several tabs write it, and none may take it back.

use browser::storage;
use serde::Deserialize;

/// Under which name it is kept.
const KEPT: &str = "letterlock.keylog";

/// As the vault wants it.
pub fn recall() -> Option<String> {
    storage::read(KEPT)
}

/// Keeps what the vault answered, unless another tab has seen more by now. A browser that keeps nothing
/// starts anew each time.
pub fn remember(known: &str) {
    // As it stands now: another tab may have written since it was recalled.
    if goes_on(storage::read(KEPT).as_deref(), known) {
        storage::write(KEPT, known);
    }
}

/// What counts of it here; the vault reads all.
#[derive(Deserialize)]
struct Known {
    seen: Seen,
    registrar: Option<String>,
}

#[derive(Deserialize)]
struct Seen {
    log: String,
    size: u64,
    root: String,
}

/// Whether this takes the place of what is kept: no shorter log of the same key, none as long that has
/// another root, and the same registrar if there was one. Where two tabs were shown two logs at once, the
/// first stays, and whoever is shown the other one is warned.
fn goes_on(kept: Option<&str>, known: &str) -> bool {
    let read = |text| serde_json::from_str::<Known>(text).ok();
    match (kept.and_then(read), read(known)) {
        (Some(kept), Some(known)) => {
            kept.seen.log == known.seen.log
                && (kept.seen.size < known.seen.size
                    || (kept.seen.size == known.seen.size && kept.seen.root == known.seen.root))
                && (kept.registrar.is_none() || kept.registrar == known.registrar)
        }
        (_, known) => known.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(log: &str, size: u64) -> String {
        let root = "0".repeat(64);
        format!(r#"{{"seen":{{"log":"{log}","size":{size},"root":"{root}"}},"registrar":null}}"#)
    }

    #[test]
    fn a_tab_that_saw_less_takes_nothing_back() {
        let kept = known("one", 7);
        for (seen, expected) in [
            (known("one", 6), false),
            (known("one", 7), true),
            (known("one", 8), true),
            (known("other", 9), false),
            ("no JSON".to_owned(), false),
        ] {
            assert_eq!(goes_on(Some(&kept), &seen), expected, "{seen}");
        }
        assert!(!goes_on(Some(&kept), &kept.replace("0000", "1111")));
        let registered = kept.replace("null", "\"registrar\"");
        assert!(goes_on(Some(&kept), &registered));
        assert!(!goes_on(Some(&registered), &known("one", 8)));
        for nothing in [None, Some("no JSON")] {
            assert!(goes_on(nothing, &kept));
        }
    }
}
