//! How the page stands, and what it asks of the vault.

use std::sync::Arc;

use browser::vault::message::{Answer, Ask};
use browser::{Saved, clock, download, paper, text_file};
use leptos::prelude::*;
use leptos::task::spawn_local;
use words::{PracticeTrouble, PracticeWords, Verdict};

use super::known;
use super::trail::{Question, Trail};
use crate::inbox::session::Session;

/// So many lines are in sight at once.
pub const PAGE: usize = 50;
/// So many are printed at most: about forty sheets.
const ON_PAPER: usize = 1_500;

/// How saving the file ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FileSaved {
    /// The browser has it.
    Yes,
    /// It took none.
    No,
}

/// There is one on the page.
#[derive(Clone, Copy)]
pub struct History {
    /// Around it; stored once for all copies of this, which stay small.
    pub session: StoredValue<Session>,
    words: &'static dyn PracticeWords,
    /// Every line; `None` until all were fetched.
    pub trail: RwSignal<Option<Arc<Trail>>>,
    /// What this browser found of them.
    pub verdict: RwSignal<Option<Verdict>>,
    /// How many lines have come, while they are fetched.
    pub coming: RwSignal<Option<usize>>,
    /// What stopped it.
    pub trouble: RwSignal<Option<PracticeTrouble>>,
    /// Which lines are wanted.
    pub question: RwSignal<Question>,
    /// Which page of those is in sight, from 0.
    pub page: RwSignal<usize>,
    /// Whether more than a page is in sight, to be printed.
    pub on_paper: RwSignal<bool>,
    /// How saving the file ended.
    pub file: RwSignal<Option<FileSaved>>,
    saved: StoredValue<Option<Saved>, LocalStorage>,
}

impl History {
    /// With nothing fetched yet.
    pub fn of(session: Session, words: &'static dyn PracticeWords) -> Self {
        Self {
            session: StoredValue::new(session),
            words,
            trail: RwSignal::new(None),
            verdict: RwSignal::new(None),
            coming: RwSignal::new(None),
            trouble: RwSignal::new(None),
            question: RwSignal::new(Question::default()),
            page: RwSignal::new(0),
            on_paper: RwSignal::new(false),
            file: RwSignal::new(None),
            saved: StoredValue::new_local(None),
        }
    }

    /// Fetches every line anew, unless they are being fetched.
    pub fn load(self) {
        if self.coming.get_untracked().is_some() {
            return;
        }
        let Some(session) = self.session.try_get_value() else {
            return;
        };
        self.begin();
        spawn_local(async move {
            self.read_on(session, Trail::default()).await;
        });
    }

    /// Notes that the history is saved, fetches what came meanwhile, and hands the file over.
    pub fn save(self) {
        let Some(trail) = self.trail.get_untracked() else {
            return;
        };
        if self.coming.get_untracked().is_some() {
            return;
        }
        let session = self.session.get_value();
        self.begin();
        spawn_local(async move {
            match session.ask(Ask::SaveHistory).await {
                Some(Ok(_)) => {}
                Some(Err(trouble)) => return self.stop(trouble),
                None => return,
            }
            if let Some(whole) = self.read_on(session, Trail::clone(&trail)).await {
                self.hand_over(&whole);
            }
        });
    }

    fn begin(self) {
        self.trouble.set(None);
        self.file.set(None);
        self.coming.set(Some(0));
    }

    fn stop(self, trouble: PracticeTrouble) {
        self.coming.try_set(None);
        self.trouble.try_set(Some(trouble));
    }

    /// Fetches what comes after the last line. `None` when it was stopped, which is shown, or the
    /// page is gone.
    async fn read_on(self, session: Session, mut trail: Trail) -> Option<Arc<Trail>> {
        loop {
            match session.ask(Ask::History(trail.last())).await? {
                Ok(Answer::History(lines)) => {
                    let is_more = trail.take(*lines);
                    self.coming.try_set(Some(trail.len()));
                    if !is_more {
                        break;
                    }
                }
                Ok(_) => {
                    self.stop(PracticeTrouble::Stopped);
                    return None;
                }
                Err(trouble) => {
                    self.stop(trouble);
                    return None;
                }
            }
        }
        let trail = Arc::new(trail);
        self.judge(session, &trail);
        self.coming.try_set(None);
        self.trail.try_set(Some(Arc::clone(&trail)));
        Some(trail)
    }

    /// What is found of them is said, and where they end is remembered if nothing is wrong.
    fn judge(self, session: Session, trail: &Trail) {
        let who = session.who.try_get_untracked().flatten();
        let Some(practice) = who.map(|who| who.practice) else {
            return;
        };
        let verdict = trail.verdict(known::end(practice));
        if let (Verdict::Holds { .. }, Some(end)) = (verdict, trail.end()) {
            known::keep(practice, end);
        }
        self.verdict.try_set(Some(verdict));
    }

    fn hand_over(self, trail: &Trail) {
        let day = clock::today();
        let title = self.words.history_title().to_lowercase();
        let name = format!("letterlock-{title}-{day}.jsonl");
        let saved = text_file(&trail.file()).and_then(|blob| download(&blob, &name));
        self.file.try_set(Some(if saved.is_some() {
            FileSaved::Yes
        } else {
            FileSaved::No
        }));
        self.saved.try_set_value(saved);
    }

    /// Shows what fits this.
    pub fn ask(self, change: impl FnOnce(&mut Question)) {
        self.page.set(0);
        self.question.update(change);
    }

    /// The places of the lines that are in sight, among so many that fit.
    pub fn in_sight(self, fitting: &[usize]) -> (usize, Vec<usize>) {
        let (from, count) = if self.on_paper.get() {
            (0, ON_PAPER)
        } else {
            (self.page.get() * PAGE, PAGE)
        };
        let lines = fitting.iter().skip(from).take(count).copied();
        (from, lines.collect())
    }

    /// Prints the lines that fit, and not only those in sight.
    pub fn print(self) {
        self.on_paper.set(true);
        // Two frames later they are there.
        request_animation_frame(move || {
            request_animation_frame(move || {
                paper::print();
                self.on_paper.try_set(false);
            });
        });
    }
}
