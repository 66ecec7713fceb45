//! The files of a referral that was opened: each is decrypted when it is wanted, and shown as pixels
//! or handed to the browser's downloads under its safe name.

use std::time::Duration;

use browser::vault::message::{Ask, Progress};
use browser::{Blob, Saved, download};
use leptos::prelude::*;
use leptos::task::spawn_local;
use referral::attachment::{self, Attachment};
use words::{LetterPart, PracticeTrouble};

use super::reading::Reading;
use super::viewing::{ViewerWindow, Viewing};
use crate::ui::lang::{use_practice_words, use_words};
use crate::ui::told::Stopped;

/// How long the browser has to begin with a file before its address is taken back: a minute. What
/// it has begun to save, it saves to the end.
const ADDRESS_LASTS: Duration = Duration::from_mins(1);

/// How a file stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Idle,
    /// Bytes done, of so many.
    Working(u64, u64),
    Saved,
    Stopped(PracticeTrouble),
}

/// The list of the files.
#[component]
pub fn Files(reading: Reading) -> impl IntoView {
    let words = use_practice_words();
    let form_words = use_words();
    let files = reading.opened.with_untracked(|opened| {
        let opened = opened.as_ref();
        opened.map(|opened| opened.referral.attachments.clone())
    });
    let files = files.unwrap_or_default();
    let viewing = Viewing::of(reading);
    let list = if files.is_empty() {
        view! { <p>{form_words.letter_no_files()}</p> }.into_any()
    } else {
        view! {
            <p class="hint">{words.files_text()}</p>
            <ul class="files">
                {files
                    .into_iter()
                    .map(|file| view! { <File reading viewing file /> })
                    .collect_view()}
            </ul>
            <ViewerWindow viewing />
        }
        .into_any()
    };
    view! {
        <section class="reading-files" id="files">
            <h2>{form_words.letter_part(LetterPart::Attachments)}</h2>
            {list}
        </section>
    }
}

#[component]
fn File(reading: Reading, viewing: Viewing, file: Attachment) -> impl IntoView {
    let words = use_practice_words();
    let form_words = use_words();
    let stage = RwSignal::new(Stage::Idle);
    let saved = StoredValue::new_local(None);
    let name = file.name().as_str().to_owned();
    let about = format!(
        "{}, {}",
        form_words.file_kind(file.kind()),
        form_words.file_size(file.size())
    );
    let said = move || match stage.get() {
        Stage::Idle | Stage::Stopped(_) => None,
        Stage::Working(done, total) => {
            let [done, total] = [done, total].map(|bytes| form_words.file_size(bytes));
            Some(words.saving_file(&done, &total))
        }
        Stage::Saved => Some(words.file_saved().to_owned()),
    };
    let trouble = Signal::derive(move || match stage.get() {
        Stage::Stopped(trouble) => Some(words.practice_trouble(trouble)),
        _ => None,
    });
    let hidden = format!(": {name}");
    let view = match file.kind().viewing() {
        attachment::Viewing::Shown => view_button(viewing, file.clone()),
        attachment::Viewing::Saved => {
            view! { <p class="hint file-said">{words.only_saved()}</p> }.into_any()
        }
    };
    view! {
        <li class="file">
            <div>
                <p class="file-name">{name}</p>
                <p class="hint">{about}</p>
            </div>
            <div class="file-does">
                {view}
                <button
                    class="button button-quiet button-small"
                    type="button"
                    on:click=move |_| save(reading, &file, stage, saved)
                >
                    {words.save_file()} <span class="visually-hidden">{hidden}</span>
                </button>
            </div>
            <p class="hint file-said" role="status">
                {said}
            </p>
            <Stopped text=trouble />
        </li>
    }
}

fn view_button(viewing: Viewing, file: Attachment) -> AnyView {
    let words = use_practice_words();
    let hidden = format!(": {}", file.name().as_str());
    view! {
        <button
            class="button button-quiet button-small"
            type="button"
            aria-haspopup="dialog"
            on:click=move |_| viewing.open(file.clone())
        >
            {words.view_file()} <span class="visually-hidden">{hidden}</span>
        </button>
    }
    .into_any()
}

/// Decrypts the file and hands it over. A second click while it works does nothing.
fn save(
    reading: Reading,
    file: &Attachment,
    stage: RwSignal<Stage>,
    saved: StoredValue<Option<Saved>, LocalStorage>,
) {
    if matches!(stage.get_untracked(), Stage::Working(..)) {
        return;
    }
    stage.set(Stage::Working(0, file.size()));
    let ask = Ask::File(reading.offer, file.id());
    let name = file.name().as_str().to_owned();
    spawn_local(async move {
        let on_progress = move |progress| {
            if let Progress::File { done, total, .. } = progress {
                // The page may be gone by now.
                stage.try_set(Stage::Working(done, total));
            }
        };
        let Some(heard) = reading.session.ask_with(ask, on_progress).await else {
            return;
        };
        if stage.try_get_untracked().is_none() {
            // The page is gone: nobody wants the file any more.
            return;
        }
        stage.try_set(match heard {
            Ok((_, Some(blob))) if hand_over(&blob, &name, saved) => Stage::Saved,
            Ok(_) => Stage::Stopped(PracticeTrouble::NotSaved),
            Err(trouble) => Stage::Stopped(trouble),
        });
    });
}

/// Hands a file to the browser's downloads, and keeps its address for a while in `saved`. Says
/// whether the browser took it.
pub fn hand_over(file: &Blob, name: &str, saved: StoredValue<Option<Saved>, LocalStorage>) -> bool {
    let Some(taken) = download(file, name) else {
        return false;
    };
    saved.try_set_value(Some(taken));
    let take_back = move || {
        saved.try_set_value(None);
    };
    set_timeout(take_back, ADDRESS_LASTS);
    true
}
