//! Looking at an attached file: decrypted by the vault, drawn by a worker of its own, painted here.
//! The worker ends with the window; so does everything decrypted.

mod step;
mod window;

use std::rc::Rc;

use browser::vault::message::{Ask, Progress};
use browser::viewer::message::Refused;
use browser::viewer::{NoView, Pages, Viewer, width_in_pixels, wipe};
use browser::{Blob, NoText, plain_text};
use leptos::html::{Canvas, Div};
use leptos::prelude::*;
use leptos::task::spawn_local;
use referral::attachment::{Attachment, FileKind};
use words::{NotShown, PracticeTrouble};

use super::reading::Reading;
use step::Zoom;

pub use window::ViewerWindow;

/// How the file in the window stands.
#[derive(Clone, PartialEq, Eq)]
enum Stage {
    /// Bytes decrypted, of so many.
    Opening(u64, u64),
    /// The worker loads, and reads the file.
    Reading,
    /// A page is drawn.
    Drawing,
    /// A page is in sight.
    Shown(Shown),
    /// So is a text.
    Text(String),
    /// Nothing is, or not what is wanted.
    Stopped(Trouble),
}

/// The page in sight.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Shown {
    /// From 0.
    page: u32,
    /// Whether everything on it could be read.
    is_whole: bool,
}

/// Why nothing is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trouble {
    /// It was not decrypted.
    Practice(PracticeTrouble),
    /// It was not drawn.
    File(NotShown),
}

/// There is one for the files of a referral.
#[derive(Clone, Copy)]
pub struct Viewing {
    /// Stored once for all copies of this, which stay small.
    reading: StoredValue<Reading>,
    /// The file in the window; none while it is closed.
    file: RwSignal<Option<Attachment>>,
    stage: RwSignal<Stage>,
    pages: RwSignal<Pages>,
    /// The page that is wanted, from 0.
    page: RwSignal<u32>,
    zoom: RwSignal<Zoom>,
    canvas: NodeRef<Canvas>,
    pane: NodeRef<Div>,
    viewer: StoredValue<Option<Rc<Viewer>>, LocalStorage>,
    work: StoredValue<Work>,
}

/// What is under way.
#[derive(Clone, Copy, Default)]
struct Work {
    is_drawing: bool,
    /// Counts what was opened and closed: what comes of an earlier one is nobody's.
    turn: u32,
}

/// What a file has whose pages are not known.
const ONE_PAGE: Pages = Pages {
    count: 1,
    has_more: false,
};

impl Viewing {
    /// Closed.
    pub fn of(reading: Reading) -> Self {
        Self {
            reading: StoredValue::new(reading),
            file: RwSignal::new(None),
            stage: RwSignal::new(Stage::Reading),
            pages: RwSignal::new(ONE_PAGE),
            page: RwSignal::new(0),
            zoom: RwSignal::new(Zoom::default()),
            canvas: NodeRef::new(),
            pane: NodeRef::new(),
            viewer: StoredValue::new_local(None),
            work: StoredValue::new(Work::default()),
        }
    }

    /// Shows a file from its first page.
    pub fn open(self, file: Attachment) {
        self.page.set(0);
        self.zoom.set(Zoom::default());
        self.pages.set(ONE_PAGE);
        self.file.set(Some(file));
        self.start();
    }

    /// Closes the window and ends the worker. Signals may be gone already.
    pub fn close(self) {
        self.end();
        if let Some(Some(canvas)) = self.canvas.try_get_untracked() {
            wipe(&canvas);
        }
        self.stage.try_set(Stage::Reading);
        self.file.try_set(None);
    }

    /// Goes to a page; its worker is started again if it had to be ended.
    fn go(self, page: u32) {
        self.page.set(page);
        if let Some(pane) = self.pane.get_untracked() {
            pane.set_scroll_top(0);
        }
        self.draw();
    }

    fn set_zoom(self, zoom: Zoom) {
        self.zoom.set(zoom);
        self.draw();
    }

    /// Decrypts and opens the file that is wanted.
    fn start(self) {
        let (Some(file), Some(turn)) = (self.file.get_untracked(), self.end()) else {
            return;
        };
        self.stage.set(Stage::Opening(0, file.size()));
        spawn_local(async move {
            let stage = match self.decrypt(&file, turn).await {
                Some(Ok(blob)) => self.read(file.kind(), &blob, turn).await,
                Some(Err(trouble)) => Some(Stage::Stopped(trouble)),
                None => None,
            };
            let Some(stage) = stage.filter(|_| self.is_turn(turn)) else {
                return;
            };
            let is_read = stage == Stage::Drawing;
            self.stage.try_set(stage);
            if is_read {
                self.draw();
            }
        });
    }

    /// `None` if the page was locked.
    async fn decrypt(self, file: &Attachment, turn: u32) -> Option<Result<Blob, Trouble>> {
        let on_progress = move |progress| {
            if let Progress::File { done, total, .. } = progress
                && self.is_turn(turn)
            {
                self.stage.try_set(Stage::Opening(done, total));
            }
        };
        let Reading { offer, session, .. } = self.reading.get_value();
        let ask = Ask::File(offer, file.id());
        let heard = session.ask_with(ask, on_progress).await?;
        Some(match heard {
            Ok((_, Some(blob))) => Ok(blob),
            Ok((_, None)) => Err(Trouble::File(NotShown::Stopped)),
            Err(trouble) => Err(Trouble::Practice(trouble)),
        })
    }

    /// What comes after a file was decrypted; `None` if nobody wants it any more.
    async fn read(self, kind: FileKind, file: &Blob, turn: u32) -> Option<Stage> {
        if !self.is_turn(turn) {
            return None;
        }
        self.stage.try_set(Stage::Reading);
        if kind == FileKind::Text {
            return Some(match plain_text(file).await {
                Ok(text) => Stage::Text(text),
                Err(NoText::TooLarge) => Stage::Stopped(Trouble::File(NotShown::TooLarge)),
                Err(NoText::Unreadable) => Stage::Stopped(Trouble::File(NotShown::Stopped)),
            });
        }
        let opened = Viewer::open(kind, file).await;
        if !self.is_turn(turn) {
            return None;
        }
        Some(match opened {
            Ok(viewer) => {
                self.pages.try_set(viewer.pages());
                self.viewer.try_set_value(Some(Rc::new(viewer)));
                Stage::Drawing
            }
            Err(error) => Stage::Stopped(Trouble::File(not_shown(error))),
        })
    }

    /// Draws what is wanted, and again if something else is wanted by then.
    fn draw(self) {
        let Some(viewer) = self.viewer.get_value() else {
            if matches!(self.stage.get_untracked(), Stage::Stopped(_)) {
                self.start();
            }
            return;
        };
        let Work { is_drawing, turn } = self.work.get_value();
        if is_drawing {
            return;
        }
        self.set_drawing(true);
        spawn_local(async move {
            while self.draw_once(&viewer, turn).await {}
            if self.is_turn(turn) {
                self.set_drawing(false);
            }
        });
    }

    /// Whether something else is wanted by now.
    async fn draw_once(self, viewer: &Viewer, turn: u32) -> bool {
        let (Some(Some(area)), Some(wanted)) = (self.pane.try_get_untracked(), self.wanted())
        else {
            return false;
        };
        self.stage.try_set(Stage::Drawing);
        let (page, zoom) = wanted;
        let width = zoom.of(width_in_pixels(&area));
        let drawn = viewer.draw(page, width).await;
        if !self.is_turn(turn) {
            return false;
        }
        let painted = drawn.and_then(|drawn| {
            let canvas = self.canvas.try_get_untracked().flatten();
            let is_painted = canvas.is_some_and(|canvas| drawn.paint(&canvas).is_ok());
            let is_whole = drawn.is_whole();
            let shown = is_painted.then_some(Shown { page, is_whole });
            shown.ok_or(NoView::Refused(Refused::TooLarge))
        });
        if matches!(painted, Err(NoView::TooSlow | NoView::Gone(_))) {
            // That worker answers nothing more.
            self.viewer.try_set_value(None);
        }
        let may_go_on = !matches!(painted, Err(NoView::TooSlow | NoView::Gone(_)));
        self.stage.try_set(match painted {
            Ok(shown) => Stage::Shown(shown),
            Err(error) => Stage::Stopped(Trouble::File(not_shown(error))),
        });
        may_go_on && self.wanted() != Some(wanted)
    }

    fn wanted(self) -> Option<(u32, Zoom)> {
        self.page
            .try_get_untracked()
            .zip(self.zoom.try_get_untracked())
    }

    fn is_turn(self, turn: u32) -> bool {
        self.work
            .try_with_value(|work| work.turn == turn)
            .unwrap_or(false)
    }

    /// Ends the worker. What it was asked is nobody's from now on.
    fn end(self) -> Option<u32> {
        if let Some(viewer) = self.viewer.try_update_value(Option::take).flatten() {
            viewer.end();
        }
        self.work.try_update_value(|work| {
            work.is_drawing = false;
            work.turn = work.turn.wrapping_add(1);
            work.turn
        })
    }

    fn set_drawing(self, is_drawing: bool) {
        self.work
            .try_update_value(|work| work.is_drawing = is_drawing);
    }
}

fn not_shown(error: NoView) -> NotShown {
    match error {
        NoView::NotLoaded => NotShown::NotLoaded,
        NoView::TooSlow => NotShown::TooSlow,
        NoView::Refused(Refused::TooLarge) => NotShown::TooLarge,
        NoView::Refused(Refused::Damaged) => NotShown::Damaged,
        NoView::Refused(Refused::Locked) => NotShown::Locked,
        NoView::Refused(Refused::Unknown) => NotShown::Unknown,
        NoView::Gone(_) | NoView::OtherAnswer | NoView::Refused(Refused::OutOfTurn) => {
            NotShown::Stopped
        }
    }
}
