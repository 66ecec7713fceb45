//! The kit as a PDF. A worker of this browser makes it; it is started for that and ends with it, and
//! with the page.

use browser::letter::message;
use browser::letter::{Letter, NoLetter};
use browser::{Blob, Saved, clock, download};
use leptos::prelude::*;
use leptos::task::spawn_local;
use words::Lang;

use crate::ui::button::Button;
use crate::ui::lang::{use_lang, use_practice_words, use_words};
use crate::ui::when::When;

/// How the PDF stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Idle,
    Making,
    Saved,
    Failed,
}

#[derive(Clone, Copy)]
struct Paper {
    kit: super::Kit,
    /// What people call the practice.
    practice: StoredValue<String>,
    lang: Lang,
    stage: RwSignal<Stage>,
    worker: StoredValue<Option<Letter>, LocalStorage>,
    saved: StoredValue<Option<Saved>, LocalStorage>,
}

/// The button, and how the PDF stands.
#[component]
pub fn KitOnPaper(kit: super::Kit, practice: String) -> impl IntoView {
    let words = use_practice_words();
    let form_words = use_words();
    let paper = Paper::of(kit, practice, use_lang());
    let stage = paper.stage;
    let said = move || match stage.get() {
        Stage::Idle | Stage::Failed => "",
        Stage::Making => form_words.making_letter(),
        Stage::Saved => words.kit_saved(),
    };
    view! {
        <div class="on-paper">
            <Button quiet=true label=words.save_kit() on_press=move || paper.save() />
            <p class="hint" role="status">
                {Signal::derive(said)}
            </p>
            <When is=move || stage.get() == Stage::Failed>
                <p class="notice notice-seal" role="alert">
                    {words.kit_not_saved()}
                </p>
            </When>
        </div>
    }
}

impl Paper {
    fn of(kit: super::Kit, practice: String, lang: Lang) -> Self {
        let paper = Self {
            kit,
            practice: StoredValue::new(practice),
            lang,
            stage: RwSignal::new(Stage::Idle),
            worker: StoredValue::new_local(None),
            saved: StoredValue::new_local(None),
        };
        on_cleanup(move || paper.end());
        paper
    }

    /// Makes the PDF and hands it over. A second click while it is made does nothing.
    fn save(self) {
        if self.stage.get_untracked() == Stage::Making {
            return;
        }
        self.stage.set(Stage::Making);
        let asked = self.asked();
        let name = self
            .lang
            .practice_words()
            .kit_file(&asked.made.date().to_string());
        spawn_local(async move {
            let made = self.make(asked).await.ok();
            self.end();
            if self.stage.try_get_untracked().is_none() {
                // The page is gone: nobody wants the PDF any more.
                return;
            }
            let saved = made.and_then(|pdf| download(&pdf, &format!("{name}.pdf")));
            let stage = if saved.is_some() {
                Stage::Saved
            } else {
                Stage::Failed
            };
            self.saved.try_set_value(saved);
            self.stage.try_set(stage);
        });
    }

    fn asked(self) -> message::Kit {
        message::Kit {
            practice: self.practice.get_value(),
            groups: self.kit.paper.groups(),
            lang: self.lang.tag().to_owned(),
            made: clock::local(clock::now()),
        }
    }

    async fn make(self, asked: message::Kit) -> Result<Blob, NoLetter> {
        let worker = Letter::start()?;
        self.worker.try_set_value(Some(worker.clone()));
        worker.kit(asked).await
    }

    /// Ends the worker: no group stays in it.
    fn end(self) {
        if let Some(worker) = self.worker.try_update_value(Option::take).flatten() {
            worker.end();
        }
    }
}
