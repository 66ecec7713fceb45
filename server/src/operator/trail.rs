//! `letterlock audit`: proves that nobody altered an audit trail, and writes one to a file.
//!
//! A trail is a hash chain per practice. An altered, missing or moved entry is found by itself; that
//! the newest ones were cut off is found by whoever kept an earlier head.

use std::fmt::{self, Write as _};
use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use store::audit::{AuditEntry, first_break};
use store::{KeptPractice, Store};
use thiserror::Error;
use wire::history::Line;

use super::OperatorError;
use crate::clock::Clock;
use crate::disk;

/// Why a trail proves nothing. Written for the operator.
#[derive(Debug, Error)]
pub(crate) enum TrailError {
    #[error("the audit trail of {whose} was altered: entry {at} does not follow from those before")]
    Altered { whose: String, at: u64 },
    #[error(
        "the audit trail of {whose} holds by itself, but its hash {head} is not in it: entries were \
         cut off or all of them made anew"
    )]
    Cut { whose: String, head: Head },
    #[error(
        "the audit trail of {whose} is empty: every trail begins when its practice is made, so all of \
         it was taken away"
    )]
    Empty { whose: String },
    #[error("there is no practice in this database, and so no audit trail: is it the right one?")]
    NoPractice,
    #[error("{broken} of {trails} audit trails do not hold")]
    Broken { broken: usize, trails: usize },
    #[error("line {line} of {file} is no entry of an audit trail")]
    NoEntry { file: PathBuf, line: usize },
}

/// The hash of an entry: whoever keeps the newest can tell later that nothing up to it was altered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Head([u8; 32]);

impl std::str::FromStr for Head {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut hash = [0; 32];
        hex::decode_to_slice(text.trim(), &mut hash)
            .map(|()| Self(hash))
            .map_err(|_| "a head has 64 hexadecimal digits")
    }
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

/// A trail that holds; shown, what the operator keeps of it.
#[derive(Debug)]
pub(crate) struct Holds {
    whose: String,
    entries: usize,
    head: Head,
}

impl fmt::Display for Holds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            whose,
            entries,
            head,
        } = self;
        writeln!(f, "{whose}: {entries} entries, none altered. Head {head}")
    }
}

/// What was found of some trails; shown, a line of each.
#[derive(Debug)]
pub(crate) struct Trails(Vec<Result<Holds, TrailError>>);

impl fmt::Display for Trails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|trail| match trail {
            Ok(holds) => holds.fmt(f),
            Err(error) => writeln!(f, "{error}"),
        })
    }
}

impl Trails {
    /// Whether each of them holds, and there is one at all.
    pub(crate) fn verdict(&self) -> Result<(), TrailError> {
        let trails = self.0.len();
        match self.0.iter().filter(|trail| trail.is_err()).count() {
            _ if trails == 0 => Err(TrailError::NoPractice),
            0 => Ok(()),
            broken => Err(TrailError::Broken { broken, trails }),
        }
    }
}

/// Checks the trail of a practice in the database, or of all of them, whatever is found of one.
pub(crate) async fn verify(
    store: &dyn Store,
    practice: Option<&KeptPractice>,
    kept: Option<Head>,
) -> Result<Trails, OperatorError> {
    let practices = match practice {
        Some(practice) => vec![practice.clone()],
        None => store.practices().await?,
    };
    let mut trails = Vec::with_capacity(practices.len());
    for practice in practices {
        let trail = store.audit(practice.id).await?;
        trails.push(check(practice.slug.to_string(), &trail, kept));
    }
    Ok(Trails(trails))
}

fn check(whose: String, trail: &[AuditEntry], kept: Option<Head>) -> Result<Holds, TrailError> {
    // Nothing follows from nothing, but no practice has nothing.
    let Some(last) = trail.last() else {
        return Err(TrailError::Empty { whose });
    };
    if let Some(at) = first_break(trail) {
        return Err(TrailError::Altered { whose, at });
    }
    let is_in = |head: &Head| trail.iter().any(|entry| entry.hash == head.0);
    match kept {
        Some(head) if !is_in(&head) => Err(TrailError::Cut { whose, head }),
        _ => Ok(Holds {
            whose,
            entries: trail.len(),
            head: Head(last.hash),
        }),
    }
}

/// Writes the trail of a practice, an entry a line of JSON, to a file that is not there yet. That it
/// is written is an entry itself, and stands in the file.
pub(crate) async fn export(
    store: &dyn Store,
    clock: &dyn Clock,
    practice: &KeptPractice,
    out: &Path,
) -> Result<Holds, OperatorError> {
    let unwritten = |source| OperatorError::Write {
        file: out.to_owned(),
        source,
    };
    let file = disk::create_private(out).map_err(unwritten)?;
    store
        .note_saved_trail(practice.id, None, clock.now())
        .await?;
    let trail = store.audit(practice.id).await?;
    let mut text = String::new();
    for entry in &trail {
        let line = serde_json::to_string(&Line::from(entry.clone())).unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{line}");
    }
    write(file, &text).map_err(unwritten)?;
    Ok(check(practice.slug.to_string(), &trail, None)?)
}

fn write(mut file: File, text: &str) -> io::Result<()> {
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Checks a trail that was written to a file. No database is asked.
pub(crate) fn verify_file(file: &Path, kept: Option<Head>) -> Result<Holds, OperatorError> {
    let text = std::fs::read_to_string(file).map_err(|source| OperatorError::Read {
        file: file.to_owned(),
        source,
    })?;
    let read = |(place, line): (usize, &str)| {
        entry(line).ok_or_else(|| TrailError::NoEntry {
            file: file.to_owned(),
            line: place + 1,
        })
    };
    let trail = text.lines().enumerate().map(read);
    let trail: Vec<_> = trail.collect::<Result<_, _>>()?;
    Ok(check(file.display().to_string(), &trail, kept)?)
}

fn entry(line: &str) -> Option<AuditEntry> {
    let line: Line = serde_json::from_str(line).ok()?;
    Some(line.into())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::find;
    use super::super::test_kit::{CLOCK, Folder};
    use super::*;
    use crate::test_referral;

    async fn exported(folder: &Folder) -> (PathBuf, Holds) {
        let store = folder.store().await;
        test_referral::furnish(&store, CLOCK.now()).await;
        let practice = find(&store, "orchard").await.expect("it is there");
        let file = folder.path().join("trail.jsonl");
        let holds = export(&store, &CLOCK, &practice, &file)
            .await
            .expect("it is written");
        (file, holds)
    }

    #[tokio::test]
    async fn a_trail_in_the_database_holds_and_so_does_its_file() {
        let folder = Folder::new();
        let (file, written) = exported(&folder).await;
        let store = folder.store().await;
        let all = verify(&store, None, None).await.expect("it answers");
        all.verdict().expect("they hold");
        let [Ok(one)] = all.0.as_slice() else {
            panic!("one trail")
        };
        assert_eq!(one.head, written.head);
        assert!(one.entries > 1);
        let said = all.to_string();
        assert!(said.starts_with("orchard: "), "{said}");
        assert!(said.contains(&written.head.to_string()), "{said}");
        let read = verify_file(&file, Some(written.head)).expect("it holds");
        assert_eq!(read.entries, written.entries);
    }

    #[tokio::test]
    async fn a_trail_that_does_not_hold_hides_no_other() {
        let folder = Folder::new();
        let (_, written) = exported(&folder).await;
        let store = folder.store().await;
        let practices = store.practices().await.expect("it answers");
        let trail = store.audit(practices[0].id).await.expect("it answers");
        let all = Trails(vec![
            check("empty".to_owned(), &[], None),
            check("cut".to_owned(), &trail[1..], None),
            check("orchard".to_owned(), &trail, None),
        ]);
        let said: Vec<_> = all.to_string().lines().map(str::to_owned).collect();
        assert_eq!(said.len(), 3);
        assert!(said[0].contains("of empty is empty"), "{}", said[0]);
        assert!(said[1].contains("of cut was altered"), "{}", said[1]);
        assert!(said[2].contains(&written.head.to_string()), "{}", said[2]);
        let verdict = all.verdict().expect_err("two of them do not hold");
        assert_eq!(verdict.to_string(), "2 of 3 audit trails do not hold");
    }

    #[tokio::test]
    async fn a_database_without_a_practice_proves_nothing() {
        let folder = Folder::new();
        let store = folder.store().await;
        let none = verify(&store, None, None).await.expect("it answers");
        let verdict = none.verdict().expect_err("there is none");
        assert!(verdict.to_string().contains("is it the right one?"));
    }

    #[tokio::test]
    async fn a_trail_is_written_for_its_reader_alone_and_says_itself_that_it_was() {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = Folder::new();
        let (file, _) = exported(&folder).await;
        let mode = fs::metadata(&file).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let text = fs::read_to_string(&file).expect("a text");
        let last = text.lines().last().and_then(entry).expect("an entry");
        assert_eq!(last.entry, r#"{"kind":"trail-saved"}"#);
    }

    #[tokio::test]
    async fn an_altered_line_is_found() {
        let folder = Folder::new();
        let (file, _) = exported(&folder).await;
        let text = fs::read_to_string(&file).expect("a text");
        let altered = text.replacen("verified", "pending!", 1);
        assert_ne!(text, altered);
        fs::write(&file, altered).expect("it is written");
        let told = verify_file(&file, None).expect_err("it was altered");
        assert!(told.to_string().contains("altered: entry 1 "), "{told}");
    }

    #[tokio::test]
    async fn entries_that_were_cut_off_are_found_by_whoever_kept_the_head() {
        let folder = Folder::new();
        let (file, written) = exported(&folder).await;
        let text = fs::read_to_string(&file).expect("a text");
        let lines: Vec<_> = text.lines().collect();
        let shorter = lines[..lines.len() - 1].join("\n");
        fs::write(&file, shorter).expect("it is written");
        verify_file(&file, None).expect("it holds by itself");
        let told = verify_file(&file, Some(written.head)).expect_err("it was cut");
        assert!(told.to_string().contains("cut off"), "{told}");
    }

    #[tokio::test]
    async fn a_trail_that_was_emptied_is_found() {
        let folder = Folder::new();
        let (file, _) = exported(&folder).await;
        fs::write(&file, "").expect("it is written");
        let told = verify_file(&file, None).expect_err("it is empty");
        assert!(told.to_string().contains(" is empty: "), "{told}");
        let told = check("orchard".to_owned(), &[], None).expect_err("it is empty");
        assert!(told.to_string().contains("of orchard is empty"), "{told}");
    }

    #[tokio::test]
    async fn what_is_no_trail_is_named_by_its_line_and_no_file_is_written_over() {
        let folder = Folder::new();
        let (file, _) = exported(&folder).await;
        let store = folder.store().await;
        let practice = find(&store, "orchard").await.expect("it is there");
        let refused = export(&store, &CLOCK, &practice, &file).await;
        assert!(matches!(refused, Err(OperatorError::Write { .. })));
        let mut text = fs::read_to_string(&file).expect("a text");
        text.push_str("{}\n");
        fs::write(&file, &text).expect("it is written");
        let told = verify_file(&file, None).expect_err("no entry").to_string();
        let line = format!("line {} of", text.lines().count());
        assert!(told.contains(&line), "{told}");
    }

    #[test]
    fn a_head_is_64_hexadecimal_digits() {
        let text = "d64dd05bebdfa91f95148d689b8bcd66cec40c5130235684d19648cebeec5c28";
        let head: Head = text.parse().expect("a head");
        assert_eq!(head.to_string(), text);
        assert!(text[1..].parse::<Head>().is_err());
    }
}
