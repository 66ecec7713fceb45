//! The lines as they came, what this browser finds of them, and those that fit a question.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use referral::ReferralNumber;
use referral::audit::{AuditEntry, Audited, Broken, Subject, follows};
use referral::id::{MemberId, ReferralId};
use wire::history::{Line, Lines, MOST};
use words::{Named, Verdict};

use super::known::End;

/// A line.
#[derive(Clone)]
pub struct Entry {
    /// As it came.
    pub line: AuditEntry,
    /// What it says; nothing where this page cannot read it.
    pub what: Option<Audited>,
    /// Why it does not follow from the one before.
    pub broken: Option<Broken>,
}

/// All of them, the oldest first.
#[derive(Clone, Default)]
pub struct Trail {
    entries: Vec<Entry>,
    members: BTreeMap<MemberId, String>,
    numbers: BTreeMap<ReferralId, ReferralNumber>,
}

/// Which lines are wanted.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// About what.
    pub subject: Option<Subject>,
    /// By whom, or about whom.
    pub member: Option<MemberId>,
    /// A part of a referral's number, as it was typed.
    pub number: String,
}

impl Trail {
    /// The place of the last line, 0 while there is none.
    pub fn last(&self) -> u64 {
        self.entries.last().map_or(0, |last| last.line.sequence)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// A line by its place in [`Trail::find`].
    pub fn entry(&self, at: usize) -> Option<&Entry> {
        self.entries.get(at)
    }

    /// Takes what came after the last one, checks it, and says whether there may be more.
    pub fn take(&mut self, lines: Lines) -> bool {
        let is_full = u32::try_from(lines.lines.len()).is_ok_and(|count| count >= MOST);
        let last = self.last();
        for line in lines.lines {
            let line = AuditEntry::from(line);
            let before = self.entries.last().map(|before| &before.line);
            let broken = follows(before, &line).err();
            let what = serde_json::from_str(&line.entry).ok();
            self.entries.push(Entry { line, what, broken });
        }
        self.members.extend(lines.members);
        self.numbers.extend(lines.referrals);
        // One that sends the same again does not keep this going for ever.
        is_full && self.last() > last
    }

    /// What is found of all lines, by where they ended when they were seen before.
    pub fn verdict(&self, seen: Option<End>) -> Verdict {
        let broken = self.entries.iter().filter(|entry| entry.broken.is_some());
        match (broken.count(), seen) {
            (0, Some(seen)) if !self.has(seen) => Verdict::Cut,
            (0, None) if self.entries.is_empty() => Verdict::Empty,
            (0, seen) => Verdict::Holds {
                lines: self.len(),
                seen: seen.map(|seen| seen.sequence),
            },
            (count, _) => Verdict::Broken(count),
        }
    }

    fn has(&self, end: End) -> bool {
        let mut lines = self.entries.iter().map(|entry| &entry.line);
        lines.any(|line| End::of(line) == end)
    }

    /// Where the trail ends.
    pub fn end(&self) -> Option<End> {
        self.entries.last().map(|last| End::of(&last.line))
    }

    /// The places of the lines that fit, the newest first.
    pub fn find(&self, question: &Question) -> Vec<usize> {
        let number = signs(&question.number);
        let fits = |entry: &Entry| {
            let Some(what) = &entry.what else {
                return *question == Question::default();
            };
            let about = question
                .subject
                .is_none_or(|subject| what.subject() == subject);
            let of = question
                .member
                .is_none_or(|member| what.by() == Some(member) || what.concerns() == Some(member));
            about && of && (number.is_empty() || self.is_of(what, &number))
        };
        let places = self.entries.iter().enumerate().rev();
        places
            .filter(|(_, entry)| fits(entry))
            .map(|(at, _)| at)
            .collect()
    }

    fn is_of(&self, what: &Audited, number: &str) -> bool {
        let known = what
            .referral()
            .and_then(|referral| self.numbers.get(&referral));
        known.is_some_and(|known| signs(&known.to_string()).contains(number))
    }

    /// Everybody by name, in the order of the names.
    pub fn people(&self) -> Vec<(MemberId, String)> {
        let people = self.members.iter();
        let mut people: Vec<_> = people.map(|(id, name)| (*id, name.clone())).collect();
        people.sort_by_key(|(_, name)| browser::text::folded(name));
        people
    }

    /// The lines as a file: `letterlock audit verify` reads it.
    pub fn file(&self) -> String {
        let mut text = String::new();
        for entry in &self.entries {
            let line = serde_json::to_string(&Line::from(entry.line.clone())).unwrap_or_default();
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{line}");
        }
        text
    }
}

impl Named for Trail {
    fn member(&self, member: MemberId) -> Option<&str> {
        self.members.get(&member).map(String::as_str)
    }

    fn number(&self, referral: ReferralId) -> Option<ReferralNumber> {
        self.numbers.get(&referral).copied()
    }
}

/// What counts of a number, however it was typed.
fn signs(number: &str) -> String {
    let signs = number.chars().filter(char::is_ascii_alphanumeric);
    signs.map(|sign| sign.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use referral::audit::{START, link};
    use referral::id::InviteId;
    use referral::role::Role;

    use super::*;

    const MO: MemberId = MemberId::from_bytes([1; 16]);
    const SAM: MemberId = MemberId::from_bytes([2; 16]);
    const REFERRAL: ReferralId = ReferralId::from_bytes([3; 16]);

    /// A chain of these.
    fn lines(said: &[Audited]) -> Lines {
        let mut before = START;
        let chained = (1..).zip(said).map(|(sequence, what)| {
            let entry = serde_json::to_string(what).expect("JSON");
            before = link(&before, sequence, 9, &entry);
            Line::from(AuditEntry {
                sequence,
                at: 9,
                entry,
                hash: before,
            })
        });
        Lines {
            lines: chained.collect(),
            members: vec![(MO, "Mo".to_owned()), (SAM, "Élise Sam".to_owned())],
            referrals: vec![(REFERRAL, "R-7K4M-2QXD-4".parse().expect("a number"))],
        }
    }

    fn story() -> Lines {
        lines(&[
            Audited::SignedIn { member: MO },
            Audited::ReferralReceived {
                referral: REFERRAL,
                envelope: "00".repeat(32),
            },
            Audited::ReferralOpened {
                referral: REFERRAL,
                member: MO,
            },
            Audited::MemberInvited {
                member: MO,
                invite: InviteId::from_bytes([4; 16]),
                role: Role::Member,
            },
            Audited::MemberRemoved {
                member: MO,
                removed: SAM,
            },
        ])
    }

    fn trail(lines: Lines) -> Trail {
        let mut trail = Trail::default();
        assert!(!trail.take(lines), "there is no more");
        trail
    }

    #[test]
    fn lines_that_follow_from_one_another_hold_and_so_do_those_seen_before() {
        let whole = trail(story());
        let seen = whole.entry(2).map(|entry| End::of(&entry.line));
        for (seen, sequence) in [(None, None), (seen, Some(3))] {
            let holds = Verdict::Holds {
                lines: 5,
                seen: sequence,
            };
            assert_eq!(whole.verdict(seen), holds);
        }
    }

    #[test]
    fn a_line_that_was_altered_is_marked_and_so_is_where_one_is_missing() {
        let mut altered = story();
        altered.lines[2].entry = altered.lines[2].entry.replace("opened", "decided");
        altered.lines.remove(3);
        let altered = trail(altered);
        assert_eq!(altered.verdict(None), Verdict::Broken(2));
        let broken = (0..4).map(|at| altered.entry(at).and_then(|entry| entry.broken));
        let expected = [None, None, Some(Broken::Altered), Some(Broken::Missing)];
        assert_eq!(broken.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn lines_that_were_seen_and_are_gone_or_made_anew_are_missed() {
        let whole = trail(story());
        let mut cut = story();
        cut.lines.pop();
        assert_eq!(trail(cut).verdict(whole.end()), Verdict::Cut);
        let anew = trail(lines(&[Audited::SignedIn { member: SAM }]));
        let first = whole.entry(0).map(|entry| End::of(&entry.line));
        assert_eq!(anew.verdict(first), Verdict::Cut);
        let none = trail(lines(&[]));
        assert_eq!(none.verdict(None), Verdict::Empty);
        assert_eq!(none.verdict(first), Verdict::Cut);
    }

    #[test]
    fn lines_are_found_by_subject_by_who_is_in_them_and_by_a_part_of_the_number() {
        let whole = trail(story());
        let find = |question: Question| whole.find(&question);
        assert_eq!(find(Question::default()), [4, 3, 2, 1, 0]);
        let subject = Some(Subject::Members);
        let about = Question {
            subject,
            ..Question::default()
        };
        assert_eq!(find(about), [4, 3]);
        let member = Some(SAM);
        let of = Question {
            member,
            ..Question::default()
        };
        assert_eq!(find(of), [4]);
        for (typed, found) in [
            ("7k4m2", vec![2, 1]),
            ("r-7K4M", vec![2, 1]),
            ("9999", vec![]),
        ] {
            let number = typed.to_owned();
            let of = Question {
                number,
                ..Question::default()
            };
            assert_eq!(find(of), found, "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_shown_and_holds_all_the_same() {
        let mut before = START;
        let mut lines = story();
        lines.lines.clear();
        for (sequence, entry) in [(1, r#"{"kind":"of-another-year"}"#), (2, "no JSON")] {
            before = link(&before, sequence, 9, entry);
            lines.lines.push(Line::from(AuditEntry {
                sequence,
                at: 9,
                entry: entry.to_owned(),
                hash: before,
            }));
        }
        let trail = trail(lines);
        assert_eq!(trail.find(&Question::default()), [1, 0]);
        assert!(matches!(trail.verdict(None), Verdict::Holds { .. }));
    }

    #[test]
    fn the_file_has_every_line_as_it_came() {
        let file = trail(story()).file();
        let read: Vec<Line> = file
            .lines()
            .map(|line| serde_json::from_str(line).expect("a line"))
            .collect();
        assert_eq!(read, story().lines);
    }
}
