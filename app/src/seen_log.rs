//! What this browser remembers of the key log, from one sending or sign-in to the next: only so is a server
//! found out that shows another one later.

use serde::Deserialize;

use crate::seen::{Next, Seen as Memory};

thread_local! {
    static LOG: Memory = const { Memory::under("letterlock.keylog") };
}

/// As the vault wants it.
pub fn recall() -> Option<String> {
    LOG.with(Memory::recall)
}

/// Keeps what the vault answered, unless another tab has seen another log by now.
pub fn remember(known: &str) {
    LOG.with(|log| {
        log.keep(|kept, recalled| {
            goes_on(kept, recalled, known).then(|| Next {
                kept: known.to_owned(),
                recalled: known.to_owned(),
            })
        });
    });
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
/// another root, and the same registrar if there was one. The vault has held a longer one against what was
/// recalled and against nothing else: where another tab has written since, the first stays, and whoever is
/// shown another log is warned.
fn goes_on(kept: Option<&str>, recalled: Option<&str>, known: &str) -> bool {
    let read = |text| serde_json::from_str::<Known>(text).ok();
    match (kept.and_then(read), read(known)) {
        (Some(before), Some(known)) => {
            before.seen.log == known.seen.log
                && ((before.seen.size < known.seen.size && kept == recalled)
                    || (before.seen.size == known.seen.size && before.seen.root == known.seen.root))
                && (before.registrar.is_none() || before.registrar == known.registrar)
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
        let follows = |kept, known: &str| goes_on(kept, kept, known);
        for (seen, expected) in [
            (known("one", 6), false),
            (known("one", 7), true),
            (known("one", 8), true),
            (known("other", 9), false),
            ("no JSON".to_owned(), false),
        ] {
            assert_eq!(follows(Some(&kept), &seen), expected, "{seen}");
        }
        assert!(!follows(Some(&kept), &kept.replace("0000", "1111")));
        let registered = kept.replace("null", "\"registrar\"");
        assert!(follows(Some(&kept), &registered));
        assert!(!follows(Some(&registered), &known("one", 8)));
        for nothing in [None, Some("no JSON")] {
            assert!(follows(nothing, &kept));
        }
    }

    #[test]
    fn of_two_logs_that_two_tabs_were_shown_at_once_the_first_stays_also_where_the_other_is_longer()
    {
        let recalled = known("one", 7);
        let first = known("one", 8);
        let other = known("one", 9).replace("0000", "1111");
        assert!(goes_on(Some(&recalled), Some(&recalled), &first));
        assert!(!goes_on(Some(&first), Some(&recalled), &other));
        assert!(!goes_on(Some(&first), None, &other));
        assert!(goes_on(Some(&first), Some(&recalled), &first));
        assert!(goes_on(Some(&first), Some(&first), &known("one", 9)));
    }
}
