//! Sending: one click, real progress, and a question where the choice has changed.

use browser::file::LocalFile;
use browser::leaving::{Area, Guard};
use browser::vault::message::{Ask, Progress, Refused, Send, SendAnswer, Shown};
use browser::vault::{Reply, VaultFor, VaultGone};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use referral::Referral;
use wire::send::Choice;
use words::{Sending as Doing, Trouble, Words};

use super::destination::{GoesTo, chosen};
use super::form::{Form, Phase};
use super::trouble::{Halt, button, can_go_on, may_have_arrived, of_refused, stopped};
use crate::seen_log;
use crate::ui::button::Button;
use crate::ui::focus::focus;
use crate::ui::lang::use_words;
use crate::ui::live::live;
use crate::ui::when::When;

/// How a sending stands.
#[derive(Clone, PartialEq, Eq)]
enum Stage {
    /// Not begun.
    Ready,
    /// Under way.
    Working,
    /// It would go to somebody else, and the person is asked.
    Other(Choice),
    /// Stopped.
    Stopped(Halt),
}

/// What sends. There is one on the check page, and the vault ends with it.
#[derive(Clone, Copy)]
pub struct Desk {
    form: Form,
    goes_to: GoesTo,
    stage: RwSignal<Stage>,
    progress: RwSignal<Option<Progress>>,
    vault: StoredValue<Option<VaultFor<SendAnswer>>, LocalStorage>,
    guard: StoredValue<Option<Guard>, LocalStorage>,
}

impl Desk {
    fn new(goes_to: GoesTo) -> Self {
        Self {
            form: Form::here(),
            goes_to,
            stage: RwSignal::new(Stage::Ready),
            progress: RwSignal::new(None),
            vault: StoredValue::new_local(None),
            guard: StoredValue::new_local(None),
        }
    }

    /// Sends. A second click finds the sending under way and does nothing.
    fn send(self) {
        if self.stage.with_untracked(|stage| *stage == Stage::Working) {
            return;
        }
        let Some(send) = untrack(|| self.what_to_send()) else {
            return;
        };
        match self.files(&send.referral) {
            Ok(files) => self.ask(Ask::Send(Box::new(send)), files),
            Err(place) => self.stop(Halt {
                trouble: Trouble::FileUnreadable,
                file: self.file_name(place),
                was_late: false,
            }),
        }
    }

    /// Sends from the start, with a new vault.
    pub fn send_afresh(self) {
        self.release();
        self.stage.set(Stage::Ready);
        self.send();
    }

    /// Goes on where it stopped, or with the choice that the person agreed to.
    pub fn go_on(self) {
        self.ask(Ask::GoOn, Vec::new());
    }

    /// Gives the place back, and then shows who it would go to: the place that is held counts.
    fn give_up(self) {
        let vault = self.vault.try_update_value(Option::take).flatten();
        self.goes_to.forget();
        self.stage.set(Stage::Ready);
        self.start_vault();
        spawn_local(async move {
            if let Some(vault) = vault {
                give_back(&vault).await;
            }
            self.goes_to.ask();
        });
    }

    /// Fetches the catalogue anew; the check page then says what does not fit it.
    pub fn reload_catalogue(self) {
        self.form.load();
        self.stage.set(Stage::Ready);
    }

    fn what_to_send(self) -> Option<Send> {
        let referral = self.form.check()?.ok()?;
        let expected = Shown::of(&self.goes_to.chosen()?);
        let offered = self.form.offered;
        let catalogue = offered.with(|offered| Some(offered.ready()?.version))?;
        Some(Send {
            referral,
            catalogue,
            expected,
            known: seen_log::recall(),
        })
    }

    /// The files in the order of the attachments, or the place of one that is not there.
    fn files(self, referral: &Referral) -> Result<Vec<LocalFile>, usize> {
        self.form.files.with_untracked(|files| {
            let wanted = referral.attachments.iter().enumerate();
            wanted
                .map(|(place, wanted)| {
                    let found = files.iter().find(|(id, _)| *id == wanted.id());
                    found.map(|(_, file)| file.clone()).ok_or(place)
                })
                .collect()
        })
    }

    fn file_name(self, place: usize) -> Option<String> {
        self.form.draft.with_untracked(|draft| {
            let file = draft.attachments().get(place)?;
            Some(file.name().as_str().to_owned())
        })
    }

    fn ask(self, ask: Ask, files: Vec<LocalFile>) {
        self.progress.set(None);
        self.stage.set(Stage::Working);
        self.start_vault();
        spawn_local(async move {
            let heard = match self.vault.try_get_value().flatten() {
                Some(vault) => {
                    let on_progress = move |progress| match progress {
                        Progress::Proven(known) => seen_log::remember(&known),
                        // The page may be gone by now.
                        progress => {
                            self.progress.try_set(Some(progress));
                        }
                    };
                    vault.ask_with(ask, &files, on_progress).await
                }
                None => Err(VaultGone),
            };
            self.hear(heard);
        });
    }

    fn hear(self, heard: Result<Reply<SendAnswer>, VaultGone>) {
        let was_late = self.progress.try_get_untracked().flatten() == Some(Progress::Recording);
        match heard.map(|reply| reply.answer) {
            Ok(Ok(SendAnswer::Sent(sent))) => {
                self.arm(false);
                self.form.phase.try_set(Phase::Sent(sent));
            }
            Ok(Ok(SendAnswer::OtherChoice(choice))) => {
                self.stage.try_set(Stage::Other(choice));
            }
            Ok(Err(refused)) => {
                let file = match refused {
                    Refused::FileUnreadable(place) => self.file_name(place),
                    _ => None,
                };
                let trouble = of_refused(&refused);
                self.stop(Halt {
                    trouble,
                    file,
                    was_late: was_late && may_have_arrived(trouble),
                });
            }
            Ok(Ok(SendAnswer::Done)) | Err(VaultGone) => self.stop(Halt {
                trouble: if was_late {
                    Trouble::StoppedLate
                } else {
                    Trouble::Stopped
                },
                file: None,
                was_late,
            }),
        }
    }

    fn stop(self, halt: Halt) {
        self.stage.try_set(Stage::Stopped(halt));
    }

    /// Starts a vault, if none runs. One that does not start is found out by asking it.
    fn start_vault(self) {
        self.vault.try_update_value(|vault| {
            if vault.is_none() {
                *vault = VaultFor::start().ok();
            }
        });
    }

    /// Ends the vault; where it may hold a place, it gives that back first.
    fn release(self) {
        let vault = self.vault.try_update_value(Option::take).flatten();
        let stage = self.stage.try_get_untracked();
        let holds = matches!(stage, Some(Stage::Other(_) | Stage::Stopped(_)));
        match vault {
            Some(vault) if holds => spawn_local(async move { give_back(&vault).await }),
            Some(vault) => vault.end(),
            None => {}
        }
    }

    fn arm(self, on: bool) {
        self.guard.try_with_value(|guard| {
            if let Some(guard) = guard {
                guard.arm(on);
            }
        });
    }

    /// What a page that is left now would lose.
    fn would_lose(self) -> bool {
        self.stage.with(|stage| match stage {
            Stage::Ready => false,
            Stage::Working | Stage::Other(_) => true,
            Stage::Stopped(halt) => can_go_on(halt.trouble),
        })
    }
}

/// Gives back the place that the vault holds, and ends it.
async fn give_back(vault: &VaultFor<SendAnswer>) {
    // A place that cannot be given back runs out by itself.
    let _ = vault.ask(Ask::GiveUp).await;
    vault.end();
}

/// The end of the check page.
#[component]
pub fn Sending(goes_to: GoesTo) -> impl IntoView {
    let desk = Desk::new(goes_to);
    let words = use_words();
    open(desk, words);
    let doing = Memo::new(move |_| doing(desk, words));
    let shown = move || match desk.stage.get() {
        Stage::Ready => ready(desk),
        Stage::Working => working(desk),
        Stage::Other(choice) => other(desk, &choice),
        Stage::Stopped(halt) => stopped(desk, &halt),
    };
    view! {
        <section id="sending" class="sending" tabindex="-1" aria-label=words.sending_label()>
            <p class="sending-now" role="status">
                {doing}
            </p>
            {live(shown)}
        </section>
    }
}

/// Starts the vault with the page, so that it is there when it is wanted; keeps the guard and the
/// focus; and goes to the done page.
fn open(desk: Desk, words: &'static dyn Words) {
    let navigate = use_navigate();
    Effect::new(move |_| {
        desk.start_vault();
        let guard = Guard::new(Area::page("/refer/check"), words.sending_leave());
        desk.guard.set_value(Some(guard));
    });
    Effect::new(move |before: Option<()>| {
        desk.arm(desk.would_lose());
        desk.stage.track();
        if before.is_some() {
            // A frame later, when what is new is there.
            request_animation_frame(|| focus("sending"));
        }
    });
    Effect::new(move |_| {
        if desk
            .form
            .phase
            .with(|phase| matches!(phase, Phase::Sent(_)))
        {
            let instead = NavigateOptions {
                replace: true,
                ..NavigateOptions::default()
            };
            navigate("/refer/done", instead);
        }
    });
    on_cleanup(move || desk.release());
}

/// What is being done, for eyes and for a screen reader; it does not count bytes.
fn doing(desk: Desk, words: &'static dyn Words) -> Option<String> {
    if desk.stage.with(|stage| *stage != Stage::Working) {
        return None;
    }
    Some(words.sending(match desk.progress.get() {
        // A sending begins no session.
        None | Some(Progress::AtAccount) => Doing::Starting,
        Some(Progress::Choosing | Progress::Proven(_) | Progress::Met(_)) => Doing::Choosing,
        Some(Progress::File { file, of, .. }) => Doing::File { file, of },
        Some(Progress::Sealing) => Doing::Sealing,
        Some(Progress::Recording) => Doing::Recording,
    }))
}

fn ready(desk: Desk) -> AnyView {
    let words = use_words();
    let ready = Memo::new(move |_| {
        desk.form.looking.get() == 0
            && desk.form.check().is_some_and(|checked| checked.is_ok())
            && desk.goes_to.chosen().is_some()
    });
    view! {
        <When is=move || ready.get()>
            {button(words.confirm_and_send(), desk, Desk::send)}
        </When>
    }
    .into_any()
}

fn working(desk: Desk) -> AnyView {
    let words = use_words();
    let bytes = move || match desk.progress.get() {
        Some(Progress::File { done, total, .. }) => {
            words.sent_of(&words.file_size(done), &words.file_size(total))
        }
        _ => String::new(),
    };
    view! {
        <progress
            class="sending-bar"
            max="100"
            prop:value=move || desk.progress.with(|progress| f64::from(percent(progress.as_ref())))
            aria-label=words.sending_label()
        ></progress>
        <p class="hint">{Signal::derive(bytes)}</p>
        <p class="hint">{words.sending_stay()}</p>
    }
    .into_any()
}

/// How much is done: most of the work is in the files.
fn percent(progress: Option<&Progress>) -> u8 {
    match progress {
        None | Some(Progress::AtAccount) => 2,
        Some(Progress::Choosing | Progress::Proven(_) | Progress::Met(_)) => 5,
        Some(&Progress::File { done, total, .. }) => {
            let share = u128::from(done.min(total)) * 75 / u128::from(total.max(1));
            10 + u8::try_from(share).unwrap_or(75)
        }
        Some(Progress::Sealing) => 90,
        Some(Progress::Recording) => 95,
    }
}

fn other(desk: Desk, choice: &Choice) -> AnyView {
    let words = use_words();
    view! {
        <div class="card">
            <h2>{words.other_choice_title()}</h2>
            <p>{words.other_choice_text()}</p>
            {chosen(choice)}
            <div class="buttons">
                {button(words.confirm_and_send(), desk, Desk::go_on)}
                <Button quiet=true label=words.do_not_send() on_press=move || desk.give_up() />
            </div>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_grows_with_the_bytes_and_is_never_full_before_the_end() {
        let file = |done, total| {
            percent(Some(&Progress::File {
                file: 1,
                of: 1,
                done,
                total,
            }))
        };
        assert_eq!((file(0, 8), file(4, 8), file(8, 8)), (10, 47, 85));
        assert_eq!(file(0, 0), 10, "empty files divide by nothing");
        assert_eq!(file(9, 8), 85, "padding may count more than there is");
        assert!(percent(Some(&Progress::Recording)) < 100);
    }
}
