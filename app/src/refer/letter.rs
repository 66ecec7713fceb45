//! The letter that a sender keeps: which of its letters cannot be printed, and its download.
//!
//! A worker makes the PDF. It is started on the check page, so that it is there when the referral
//! was sent, and ended when the sender leaves the page on which the PDF is offered.

use browser::letter::message::{Facts, Keeper, Proof, Typed, Write};
use browser::letter::{Letter, NoLetter};
use browser::vault::message::Sent;
use browser::{Blob, Saved, address, clock, download, text_file};
use leptos::prelude::*;
use leptos::task::spawn_local;
use words::Lang;

use super::as_text::as_text;
use super::form::Form;
use crate::ui::button::Button;
use crate::ui::fingerprint::in_groups;
use crate::ui::lang::{use_lang, use_words};
use crate::ui::live::live;
use crate::ui::when::When;

/// Where letters are made for this wizard.
#[derive(Clone, Copy)]
pub struct LetterDesk {
    worker: StoredValue<Option<Letter>, LocalStorage>,
    missing: RwSignal<Vec<char>>,
}

impl LetterDesk {
    /// With nothing started.
    pub fn new() -> Self {
        let desk = Self {
            worker: StoredValue::new_local(None),
            missing: RwSignal::new(Vec::new()),
        };
        on_cleanup(move || desk.close());
        desk
    }

    fn here() -> Self {
        expect_context()
    }

    /// The running worker, or a new one where there is none or it has stopped.
    fn worker(self) -> Result<Letter, NoLetter> {
        let running = self.worker.try_get_value().flatten();
        if let Some(running) = running.filter(|worker| !worker.is_gone()) {
            return Ok(running);
        }
        let started = Letter::start()?;
        self.worker
            .try_update_value(|worker| *worker = Some(started.clone()));
        Ok(started)
    }

    /// Ends the worker: nothing of the referral stays in it.
    fn close(self) {
        let running = self.worker.try_update_value(Option::take).flatten();
        if let Some(running) = running {
            running.end();
        }
    }
}

/// Starts to load what makes the letter, and asks which letters of the answers it cannot print.
/// Called by the check page; nothing there waits for it.
pub fn preload_letter(form: Form) {
    let desk = LetterDesk::here();
    let lang = use_lang();
    Effect::new(move |_| {
        let Some(typed) = typed(form, lang) else {
            return;
        };
        let Ok(worker) = desk.worker() else {
            return;
        };
        spawn_local(async move {
            // What does not load now is told where the letter is wanted.
            let missing = worker
                .missing(typed, Keeper::Clinic)
                .await
                .unwrap_or_default();
            desk.missing.try_set(missing);
        });
    });
}

/// What was typed, once it is right.
fn typed(form: Form, lang: Lang) -> Option<Typed> {
    Some(Typed {
        referral: form.check()?.ok()?,
        catalogue: form.with_catalogue(Clone::clone)?,
        lang: lang.tag().to_owned(),
    })
}

/// Names the letters that the PDF cannot show, if there are any. They stop nothing.
#[component]
pub fn MissingLetters() -> impl IntoView {
    let missing = LetterDesk::here().missing;
    let words = use_words();
    let named = move || {
        let letter = |letter: char| view! { <li>{words.missing_letter(letter)}</li> };
        missing.get().into_iter().map(letter).collect_view()
    };
    view! {
        <When is=move || missing.with(|letters| !letters.is_empty())>
            <div class="notice" role="status">
                <p>{words.missing_letters()}</p>
                <ul>{live(named)}</ul>
            </div>
        </When>
    }
}

/// How the PDF stands.
enum Stage {
    Unmade,
    Making,
    Made(Blob),
    Failed,
}

/// Offers the PDF of a referral that was sent, and its text where the PDF cannot be made.
/// `on_downloaded` is told when the browser has taken either.
///
/// The PDF is made at once, so that a line that breaks later does not matter, and saved when the
/// button is pressed. Leaving ends the worker and lets the browser forget both files.
#[component]
pub fn DownloadLetter(sent: Sent, on_downloaded: Callback<()>) -> impl IntoView {
    let words = use_words();
    let download = Download::new(sent, Keeper::Clinic, on_downloaded);
    Effect::new(move |_| download.make());
    let is_coming = move || download.is_wanted.get() && !download.has_failed();
    let status = move || match (download.is_saved.get(), is_coming()) {
        (true, _) => words.letter_downloaded(),
        (false, true) => words.making_letter(),
        (false, false) => "",
    };
    view! {
        <When
            is=move || !download.has_failed()
            otherwise=move || view! { <NotMade download /> }
        >
            <Button label=words.download_letter() on_press=move || download.save_pdf() />
        </When>
        <p role="status">{Signal::derive(status)}</p>
    }
}

/// Offers the patient's own copy. It is made when it is asked for, and does not free the page: what
/// is lost by leaving is the clinic's letter.
#[component]
pub fn DownloadPatientCopy(sent: Sent) -> impl IntoView {
    let words = use_words();
    let download = Download::new(sent, Keeper::Patient, Callback::new(|()| ()));
    let status = move || {
        let has_failed = download.has_failed();
        match (download.is_saved.get(), download.is_wanted.get()) {
            (true, _) => words.letter_downloaded(),
            (false, true) if has_failed => words.patient_copy_failed(),
            (false, true) => words.making_letter(),
            (false, false) => "",
        }
    };
    view! {
        <Button
            quiet=true
            label=words.download_patient_copy()
            on_press=move || download.save_pdf()
        />
        <p role="status">{Signal::derive(status)}</p>
    }
}

#[component]
fn NotMade(download: Download) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="notice" role="alert">
            <p>{words.letter_failed()}</p>
            <Button label=words.try_again() on_press=move || download.make() />
            <Button
                quiet=true
                label=words.download_as_text()
                on_press=move || download.save_text()
            />
        </div>
    }
}

/// One letter on its way to the sender's disk.
#[derive(Clone, Copy)]
struct Download {
    keeper: Keeper,
    form: Form,
    desk: LetterDesk,
    lang: Lang,
    sent: StoredValue<Sent>,
    text: Memo<String>,
    stage: RwSignal<Stage, LocalStorage>,
    /// Whether the button was pressed before the PDF was there.
    is_wanted: RwSignal<bool>,
    is_saved: RwSignal<bool>,
    saved: StoredValue<Option<Saved>, LocalStorage>,
    on_downloaded: Callback<()>,
}

impl Download {
    fn new(sent: Sent, keeper: Keeper, on_downloaded: Callback<()>) -> Self {
        let (form, desk, lang) = (Form::here(), LetterDesk::here(), use_lang());
        let sent = StoredValue::new(sent);
        on_cleanup(move || desk.close());
        Self {
            keeper,
            form,
            desk,
            lang,
            sent,
            text: Memo::new(move |_| as_text(form, lang.words(), &sent.with_value(facts))),
            stage: RwSignal::new_local(Stage::Unmade),
            is_wanted: RwSignal::new(false),
            is_saved: RwSignal::new(false),
            saved: StoredValue::new_local(None),
            on_downloaded,
        }
    }

    fn has_failed(self) -> bool {
        self.stage.with(|stage| matches!(stage, Stage::Failed))
    }

    fn make(self) {
        self.stage.set(Stage::Making);
        let typed = untrack(|| typed(self.form, self.lang));
        let (keeper, facts) = (self.keeper, self.sent.with_value(facts));
        spawn_local(async move {
            let stage = match typed {
                Some(typed) => write(self.desk, keeper, typed, facts).await.ok(),
                None => None,
            };
            let stage = stage.map_or(Stage::Failed, Stage::Made);
            // The page may be gone by now.
            if self.stage.try_set(stage).is_none() && self.is_wanted.get_untracked() {
                self.save_pdf();
            }
        });
    }

    /// Saves the PDF, now or as soon as it is there.
    fn save_pdf(self) {
        self.is_wanted.set(true);
        let is_made_later = self.stage.with_untracked(|stage| match stage {
            Stage::Made(pdf) => {
                self.save(pdf, "pdf");
                false
            }
            Stage::Making => false,
            Stage::Unmade | Stage::Failed => true,
        });
        if is_made_later {
            self.make();
        }
    }

    fn save_text(self) {
        if let Some(file) = self.text.with_untracked(|text| text_file(text)) {
            self.save(&file, "txt");
        }
    }

    fn save(self, file: &Blob, ending: &str) {
        let number = self.sent.with_value(|sent| sent.number.to_string());
        let words = self.lang.words();
        let name = match self.keeper {
            Keeper::Clinic | Keeper::Practice => words.letter_file(&number),
            Keeper::Patient => words.patient_file(&number),
        };
        let name = format!("{name}.{ending}");
        if let Some(saved) = download(file, &name) {
            self.saved.set_value(Some(saved));
            self.is_saved.set(true);
            self.on_downloaded.run(());
        }
    }
}

async fn write(
    desk: LetterDesk,
    keeper: Keeper,
    typed: Typed,
    facts: Facts,
) -> Result<Blob, NoLetter> {
    let made = clock::local(clock::now());
    let write = Write {
        keeper,
        typed,
        facts,
        remark: None,
        made,
    };
    desk.worker()?.write(write).await
}

/// What sending gave, as the letter says it.
fn facts(sent: &Sent) -> Facts {
    Facts {
        practice: sent.to.practice_name.clone(),
        specialist: sent.to.specialist_name.clone(),
        number: sent.number,
        at: clock::local(sent.at.into()),
        status_url: Some(sent.status_link(&address::origin())),
        proof: Some(Proof {
            words: sent.to.words.clone(),
            fingerprint: in_groups(&sent.to.fingerprint),
            checkpoint: sent.checkpoint.clone(),
            server: sent.server.clone(),
            receipt: sent.receipt.clone(),
        }),
    }
}
