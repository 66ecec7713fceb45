//! Choosing another passphrase. It asks for the one until now, whoever is signed in: a page that was left
//! open changes nothing. Afterwards every session of the member is over, here and elsewhere.

mod form;

use browser::leaving::{Listener, on_left, on_restored, reload};
use browser::vault::Vault;
use browser::vault::message::{Answer, Ask, ChangePassphrase};
use leptos::prelude::*;
use leptos::task::spawn_local;
use words::PracticeTrouble;
use zeroize::Zeroize;

use self::form::ChangeForm;
use crate::refused::trouble_of;
use crate::ui::focus::{focus, focus_new};
use crate::ui::lang::use_practice_words;
use crate::ui::title::PageTitle;

/// The id of the heading of every stage.
const HEADING: &str = "passphrase-title";

/// How it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// The member types.
    Asking,
    /// It is being changed.
    Working,
    /// It is changed.
    Done,
}

/// What was typed, and how it stands. There is one on the page, and it is wiped with it.
#[derive(Clone, Copy)]
struct Changing {
    stage: RwSignal<Stage>,
    email: RwSignal<String>,
    old: RwSignal<String>,
    new: RwSignal<String>,
    again: RwSignal<String>,
    trouble: RwSignal<Option<PracticeTrouble>>,
    vault: StoredValue<Option<Vault>, LocalStorage>,
    listeners: StoredValue<Vec<Option<Listener>>, LocalStorage>,
}

impl Changing {
    fn new() -> Self {
        let text = || RwSignal::new(String::new());
        let this = Self {
            stage: RwSignal::new(Stage::Asking),
            email: text(),
            old: text(),
            new: text(),
            again: text(),
            trouble: RwSignal::new(None),
            vault: StoredValue::new_local(None),
            listeners: StoredValue::new_local(Vec::new()),
        };
        Effect::new(move |_| {
            let left = on_left(move || this.wipe());
            this.listeners.set_value(vec![left, on_restored(reload)]);
        });
        on_cleanup(move || this.wipe());
        this
    }

    /// Changes it. What was typed has been checked.
    fn change(self) {
        self.trouble.set(None);
        self.stage.set(Stage::Working);
        let ask = Ask::ChangePassphrase(ChangePassphrase {
            email: self.email.with_untracked(|email| email.trim().to_owned()),
            old: self.old.get_untracked(),
            new: self.new.get_untracked(),
        });
        spawn_local(async move {
            let heard = match Vault::start() {
                Ok(vault) => {
                    self.vault.try_set_value(Some(vault.clone()));
                    vault.ask(ask).await
                }
                Err(gone) => Err(gone),
            };
            let trouble = match heard.map(|told| told.answer) {
                Ok(Ok(Answer::Done)) => None,
                Ok(Err(refused)) => Some(trouble_of(&refused)),
                // The vault was ended, or has a defect: it may have asked already.
                Ok(Ok(_)) | Err(_) => Some(PracticeTrouble::ChangeUnknown),
            };
            self.end_vault();
            match trouble {
                None => {
                    self.wipe();
                    self.stage.try_set(Stage::Done);
                }
                Some(trouble) => self.stop(trouble),
            }
        });
    }

    fn stop(self, trouble: PracticeTrouble) {
        if trouble == PracticeTrouble::NotSignedIn {
            self.old.try_update(Zeroize::zeroize);
        }
        self.trouble.try_set(Some(trouble));
        self.stage.try_set(Stage::Asking);
        // The button that had the focus was disabled meanwhile.
        request_animation_frame(|| focus(form::OLD));
    }

    fn end_vault(self) {
        if let Some(vault) = self.vault.try_update_value(Option::take).flatten() {
            vault.end();
        }
    }

    fn wipe(self) {
        self.end_vault();
        for text in [self.email, self.old, self.new, self.again] {
            text.try_update(Zeroize::zeroize);
        }
    }
}

/// The page.
#[component]
pub fn PassphrasePage() -> impl IntoView {
    let words = use_practice_words();
    let changing = Changing::new();
    let is_done = Memo::new(move |_| changing.stage.get() == Stage::Done);
    Effect::new(move |_| {
        if is_done.get() {
            // A frame later, when what is new is there.
            request_animation_frame(|| focus_new(HEADING));
        }
    });
    let shown = move || {
        if is_done.get() {
            done()
        } else {
            view! { <ChangeForm changing /> }.into_any()
        }
    };
    view! {
        <PageTitle text=words.change_passphrase() />
        <div class="column">{shown}</div>
    }
}

fn done() -> AnyView {
    let words = use_practice_words();
    view! {
        <h1 id=HEADING tabindex="-1">
            {words.passphrase_changed()}
        </h1>
        <p class="lead">{words.passphrase_changed_text()}</p>
        <p>
            <a class="button" href="/inbox">
                {words.go_to_sign_in()}
            </a>
        </p>
    }
    .into_any()
}
