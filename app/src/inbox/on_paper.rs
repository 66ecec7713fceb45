//! The referral on paper: printed, or saved as a PDF. A worker of this browser makes the PDF; it is
//! started for that and ends with it, and with the page.

use browser::letter::message::{Facts, Keeper, Remark, Typed, Write};
use browser::letter::{Letter, NoLetter};
use browser::vault::message::Opened;
use browser::{Blob, Saved, clock, paper};
use leptos::prelude::*;
use leptos::task::spawn_local;
use words::Lang;

use super::files::hand_over;
use super::reading::{Reading, here};
use super::whole::question;
use crate::ui::button::Button;
use crate::ui::lang::{use_lang, use_practice_words, use_words};
use crate::ui::live::live;
use crate::ui::when::When;

/// How the PDF stands.
#[derive(Clone, PartialEq, Eq)]
enum Stage {
    Idle,
    Making,
    /// With the letters that it has the codes of.
    Saved(Vec<char>),
    Failed,
}

#[derive(Clone, Copy)]
struct Paper {
    /// Stored once for all copies of this, which stay small.
    reading: StoredValue<Reading>,
    lang: Lang,
    stage: RwSignal<Stage>,
    worker: StoredValue<Option<Letter>, LocalStorage>,
    saved: StoredValue<Option<Saved>, LocalStorage>,
}

/// The buttons, and how the PDF stands.
#[component]
pub fn OnPaper(reading: Reading) -> impl IntoView {
    let words = use_practice_words();
    let form_words = use_words();
    let paper = Paper::of(reading, use_lang());
    let stage = paper.stage;
    let said = move || match stage.get() {
        Stage::Idle | Stage::Failed => "",
        Stage::Making => form_words.making_letter(),
        Stage::Saved(_) => words.pdf_saved(),
    };
    let missing = move || match stage.get() {
        Stage::Saved(missing) => missing,
        Stage::Idle | Stage::Making | Stage::Failed => Vec::new(),
    };
    let named = move || {
        let letter = |letter| view! { <li>{form_words.missing_letter(letter)}</li> };
        missing().into_iter().map(letter).collect_view()
    };
    view! {
        <div class="on-paper">
            <div class="buttons">
                <Button
                    quiet=true
                    label=words.print_referral()
                    on_press=move || paper::print()
                />
                <Button quiet=true label=words.save_pdf() on_press=move || paper.save() />
            </div>
            <p class="hint" role="status">
                {Signal::derive(said)}
            </p>
            <When is=move || !missing().is_empty()>
                <div class="notice">
                    <p>{words.pdf_missing()}</p>
                    <ul>{live(named)}</ul>
                </div>
            </When>
            <When is=move || stage.get() == Stage::Failed>
                <div class="notice notice-seal" role="alert">
                    <p>{words.pdf_failed()}</p>
                    <Button
                        quiet=true
                        label=form_words.try_again()
                        on_press=move || paper.save()
                    />
                </div>
            </When>
        </div>
    }
}

impl Paper {
    fn of(reading: Reading, lang: Lang) -> Self {
        let paper = Self {
            reading: StoredValue::new(reading),
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
        let reading = self.reading.get_value();
        let name = self.lang.words().letter_file(&reading.number());
        let asked = self.asked(reading);
        spawn_local(async move {
            let made = match asked {
                Some(asked) => self.make(asked).await.ok(),
                None => None,
            };
            self.end();
            if self.stage.try_get_untracked().is_none() {
                // The page is gone: nobody wants the PDF any more.
                return;
            }
            let stage = made.and_then(|(pdf, missing)| {
                let is_taken = hand_over(&pdf, &format!("{name}.pdf"), self.saved);
                is_taken.then_some(Stage::Saved(missing))
            });
            self.stage.try_set(stage.unwrap_or(Stage::Failed));
        });
    }

    /// What the worker is asked for; `None` while the catalogue is not here, which is then fetched.
    fn asked(self, reading: Reading) -> Option<Write> {
        let listing = reading.session.listing();
        let catalogue = listing.offered.with_untracked(|offered| {
            let offered = offered.ready();
            offered.map(|offered| offered.catalogue.clone())
        });
        if catalogue.is_none() {
            listing.load_catalogue();
        }
        let opened = reading.opened.get_untracked()?;
        let typed = Typed {
            referral: opened.referral.clone(),
            catalogue: catalogue?,
            lang: self.lang.tag().to_owned(),
        };
        Some(Write {
            keeper: Keeper::Practice,
            typed,
            facts: untrack(|| facts(reading, &opened)),
            remark: remark(&opened.breaks, self.lang),
            made: clock::local(clock::now()),
        })
    }

    async fn make(self, asked: Write) -> Result<(Blob, Vec<char>), NoLetter> {
        let worker = Letter::start()?;
        self.worker.try_set_value(Some(worker.clone()));
        let missing = worker.missing(asked.typed.clone(), asked.keeper).await?;
        Ok((worker.write(asked).await?, missing))
    }

    /// Ends the worker: nothing of the referral stays in it.
    fn end(self) {
        if let Some(worker) = self.worker.try_update_value(Option::take).flatten() {
            worker.end();
        }
    }
}

/// What the page says above a referral whose answers a sender's page would not have let through.
fn remark(breaks: &[String], lang: Lang) -> Option<Remark> {
    let words = lang.practice_words();
    (!breaks.is_empty()).then(|| Remark {
        title: words.breaks_title().to_owned(),
        about: words.breaks_text().to_owned(),
        lines: breaks.iter().map(|id| question(id, lang.words())).collect(),
    })
}

/// What the practice knows of the way that the referral came. It knows neither the status link nor
/// which of its keys the sender saw.
fn facts(reading: Reading, opened: &Opened) -> Facts {
    let session = reading.session;
    let practice = session
        .who
        .with(|who| who.as_ref().map(|who| who.practice_name.clone()));
    let row = &opened.row;
    Facts {
        practice: practice.unwrap_or_default(),
        specialist: session.listing().specialist(row.specialist),
        number: row.number,
        at: here(row.sent),
        status_url: None,
        proof: None,
    }
}
