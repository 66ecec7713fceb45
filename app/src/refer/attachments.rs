//! Step 6: the files. Each is looked at where it lies; nothing is read whole and nothing leaves.

use browser::file::{LocalFile, chosen, dropped};
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use referral::attachment::{Attachment, HEAD_BYTES, Limits};
use referral::id::AttachmentId;
use referral::{Step, Target};
use words::Words;

use super::form::Form;
use super::step_page::StepPage;
use crate::ui::button::Button;
use crate::ui::focus::focus;
use crate::ui::lang::use_words;
use crate::ui::live::live;
use crate::ui::when::When;

/// The files that go with the referral.
#[component]
pub fn AttachmentsStep() -> impl IntoView {
    let form = Form::here();
    let words = use_words();
    let limits = move || {
        let limits = form.limits();
        let (each, together) = (
            words.file_size(limits.each),
            words.file_size(limits.together),
        );
        words.file_rules(limits.files, &each, &together)
    };
    let refused = RwSignal::new(Vec::<String>::new());
    let said = RwSignal::new(String::new());
    view! {
        <StepPage step=Step::Attachments>
            <p id="attachments-rules">{Signal::derive(limits)}</p>
            <Chooser refused said />
            <ul class="refused" aria-live="polite">
                {live(move || {
                    let line = |why| view! { <li class="error">{why}</li> };
                    refused.get().into_iter().map(line).collect_view()
                })}
            </ul>
            <Files said />
            <p class="visually-hidden" role="status">
                {said}
            </p>
        </StepPage>
    }
}

/// The native input, and the area that takes what is dropped.
#[component]
fn Chooser(refused: RwSignal<Vec<String>>, said: RwSignal<String>) -> impl IntoView {
    let form = Form::here();
    let words = use_words();
    let over = RwSignal::new(false);
    let input = NodeRef::<Input>::new();
    let take = move |files| spawn_local(add(form, words, files, refused, said));
    view! {
        <div
            class="drop"
            class:drop-over=move || over.get()
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| {
                event.prevent_default();
                over.set(false);
                take(dropped(&event));
            }
        >
            <label class="label" for="attachments">
                {words.choose_files()}
            </label>
            <input
                id="attachments"
                type="file"
                multiple
                aria-describedby="attachments-rules"
                node_ref=input
                on:change=move |_| {
                    if let Some(input) = input.get_untracked() {
                        take(chosen(&input));
                    }
                }
            />
            <p class="hint">{words.drop_files()}</p>
        </div>
    }
}

/// Looks at each file and takes it or says why not.
async fn add(
    form: Form,
    words: &'static dyn Words,
    files: Vec<LocalFile>,
    refused: RwSignal<Vec<String>>,
    said: RwSignal<String>,
) {
    let mut problems = Vec::new();
    let mut added = 0;
    let limits = untrack(|| form.limits());
    form.looking.update(|looking| *looking += 1);
    for file in files {
        let examined = examine(limits, words, &file).await;
        if !form.is_writing() {
            // The wizard was left in the meantime.
            return;
        }
        match examined {
            Ok((attachment, remark)) => {
                form.files
                    .update(|files| files.push((attachment.id(), file)));
                form.draft.update(|draft| draft.attach(attachment));
                problems.extend(remark);
                added += 1;
            }
            Err(problem) => problems.push(problem),
        }
    }
    form.looking.update(|looking| *looking -= 1);
    // The page of this step may be gone by now.
    refused.try_set(problems);
    if added > 0 {
        said.try_set(words.files_added(added));
    }
    // What was wrong together may be right now, or the other way round.
    if form.errors.with_untracked(|errors| !errors.is_empty()) {
        form.check_step(Step::Attachments);
    }
}

/// A file that can be taken, and what to say of it; or why it is not.
async fn examine(
    limits: Limits,
    words: &'static dyn Words,
    file: &LocalFile,
) -> Result<(Attachment, Option<String>), String> {
    let name = file.name();
    let unreadable = || words.file_unreadable(&name);
    let head = file
        .head(HEAD_BYTES as u64)
        .await
        .map_err(|_| unreadable())?;
    let id = AttachmentId::from_bytes(browser::random::sixteen().ok_or_else(unreadable)?);
    let examined = Attachment::examine(id, &name, file.size(), &head, &limits)
        .map_err(|error| words.file_error(&name, error))?;
    let remark = examined
        .renamed
        .then(|| words.file_renamed(&name, examined.attachment.name().as_str()));
    Ok((examined.attachment, remark))
}

#[component]
fn Files(said: RwSignal<String>) -> impl IntoView {
    let form = Form::here();
    let words = use_words();
    let files = Memo::new(move |_| form.draft.with(|draft| draft.attachments().to_vec()));
    // All of them anew: there are few, and it is a matter of bytes to load. The focus is on none, as
    // whoever removed one is brought back to the input.
    let rows = move || {
        let files = files.get().into_iter();
        files
            .map(|file| view! { <FileRow file said /> })
            .collect_view()
    };
    view! {
        <When
            is=move || !files.with(Vec::is_empty)
            otherwise=move || view! { <p class="hint">{words.no_files()}</p> }
        >
            <ul class="files">{live(rows)}</ul>
        </When>
    }
}

#[component]
fn FileRow(file: Attachment, said: RwSignal<String>) -> impl IntoView {
    let form = Form::here();
    let words = use_words();
    let target = Target::Attachment(file.id());
    let name = file.name().as_str().to_owned();
    let error = form.error_at(target.clone());
    let about = format!(
        "{}, {}",
        words.file_kind(file.kind()),
        words.file_size(file.size())
    );
    let removed = words.file_removed(&name);
    let remove = move || {
        form.files
            .update(|files| files.retain(|(id, _)| *id != file.id()));
        form.draft.update(|draft| draft.detach(file.id()));
        form.errors
            .update(|errors| errors.retain(|error| error.target != Target::Attachment(file.id())));
        said.set(removed.clone());
        focus("attachments");
    };
    view! {
        <li class="file" id=target.anchor() tabindex="-1">
            <div>
                <p class="file-name">{name.clone()}</p>
                <p class="hint">{about}</p>
                <When is=move || error.with(Option::is_some)>
                    <p class="error">{error}</p>
                </When>
            </div>
            <Button quiet=true label=words.remove_file(&name) on_press=remove />
        </li>
    }
}
