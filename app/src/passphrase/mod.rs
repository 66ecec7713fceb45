//! Choosing another passphrase: with the one until now, whoever is signed in, or with the recovery code.
//! Afterwards every session of the member is over, here and elsewhere.

mod check;
mod form;

use browser::leaving::{Listener, on_left, on_restored, reload};
use browser::passkey;
use browser::vault::message::{
    Answer, Ask, AskPasskey, ChangePassphrase, Progress, Recover, Refused,
};
use browser::vault::{Vault, VaultGone};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wire::session::Ways;
use words::{Cleared, PracticeTrouble, PracticeWords};
use zeroize::Zeroize;

pub(crate) use self::check::wrong_code;
use self::form::ChangeForm;
use crate::refused::{cleared, trouble_of};
use crate::second_step::{SecondStepForm, Step, trouble_of_browser};
use crate::seen_rosters;
use crate::tabs::{PageTabs, Said};
use crate::ui::focus::{focus, focus_new};
use crate::ui::lang::use_practice_words;
use crate::ui::stay::StayOpen;
use crate::ui::title::PageTitle;
use crate::ui::unused::Unused;

/// The id of the heading of every stage.
const HEADING: &str = "passphrase-title";

/// What the change is allowed by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// The passphrase until now.
    Passphrase,
    /// The recovery code, for whoever forgot it.
    RecoveryCode,
}

impl By {
    fn title(self, words: &dyn PracticeWords) -> &'static str {
        match self {
            Self::Passphrase => words.change_passphrase(),
            Self::RecoveryCode => words.forgotten_title(),
        }
    }
}

/// How it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// The member types.
    Asking,
    /// It is being changed.
    Working,
    /// A second step is asked for, or tried.
    SecondStep(Ways),
    /// It is changed.
    Done,
}

/// What was typed, and how it stands. There is one on the page, and it is wiped with it.
#[derive(Clone, Copy)]
struct Changing {
    by: By,
    stage: RwSignal<Stage>,
    email: RwSignal<String>,
    /// The passphrase until now, or the recovery code.
    proof: RwSignal<String>,
    new: RwSignal<String>,
    again: RwSignal<String>,
    trouble: RwSignal<Option<PracticeTrouble>>,
    /// Whether a code is being tried.
    is_trying: RwSignal<bool>,
    /// Counts how often the form was made anew, with nothing typed.
    turn: RwSignal<u32>,
    unused: Unused,
    vault: StoredValue<Option<Vault>, LocalStorage>,
    tabs: PageTabs,
    listeners: StoredValue<Vec<Option<Listener>>, LocalStorage>,
}

impl Changing {
    fn new(by: By) -> Self {
        let text = || RwSignal::new(String::new());
        let this = Self {
            by,
            stage: RwSignal::new(Stage::Asking),
            email: text(),
            proof: text(),
            new: text(),
            again: text(),
            trouble: RwSignal::new(None),
            is_trying: RwSignal::new(false),
            turn: RwSignal::new(0),
            unused: Unused::never(),
            vault: StoredValue::new_local(None),
            tabs: PageTabs::new(),
            listeners: StoredValue::new_local(Vec::new()),
        };
        Effect::new(move |_| {
            let left = on_left(move || this.wipe());
            this.listeners.set_value(vec![left, on_restored(reload)]);
            this.unused.watch(move || this.tick());
            this.tabs.hear(move |said| this.hear(said));
        });
        on_cleanup(move || this.wipe());
        this
    }

    /// Changes it. What was typed has been checked.
    fn change(self) {
        self.trouble.set(None);
        self.stage.set(Stage::Working);
        let ask = self.asked();
        spawn_local(async move {
            let heard = match Vault::start() {
                Ok(vault) => {
                    self.vault.try_set_value(Some(vault.clone()));
                    self.ask(&vault, ask).await
                }
                Err(gone) => Err(gone),
            };
            self.settle(heard);
        });
    }

    /// Goes on with a code of the member's authenticator, and changes it if that is right.
    fn second_step(self, code: String) {
        let Some(vault) = self.vault.get_value() else {
            return;
        };
        self.trouble.set(None);
        self.is_trying.set(true);
        spawn_local(async move {
            let heard = self.ask(&vault, Ask::SecondStep(code)).await;
            self.tried(heard);
        });
    }

    /// The same with a passkey.
    fn second_passkey(self) {
        let Some(vault) = self.vault.get_value() else {
            return;
        };
        self.trouble.set(None);
        self.is_trying.set(true);
        spawn_local(async move {
            let asked = match self.ask(&vault, Ask::Passkey(AskPasskey::ToGoOn)).await {
                Ok(Ok(Answer::UsePasskey(asked))) => asked,
                heard => return self.tried(heard),
            };
            match passkey::answer(&asked).await {
                Ok(answered) => {
                    let go_on = Ask::Passkey(AskPasskey::GoOn(answered));
                    let heard = self.ask(&vault, go_on).await;
                    self.tried(heard);
                }
                Err(no) => {
                    self.is_trying.try_set(false);
                    self.trouble.try_set(Some(trouble_of_browser(no)));
                }
            }
        });
    }

    /// What came of it. One that does not hold may be followed by another.
    fn tried(self, heard: Result<Result<Answer, Refused>, VaultGone>) {
        self.is_trying.try_set(false);
        match heard {
            Ok(Err(
                refused @ (Refused::WrongCode | Refused::TooManyTries(_) | Refused::Passkey(_)),
            )) => {
                self.trouble.try_set(Some(trouble_of(&refused)));
            }
            heard => self.settle(heard),
        }
    }

    fn settle(self, heard: Result<Result<Answer, Refused>, VaultGone>) {
        let trouble = match heard {
            Ok(Ok(Answer::SecondStep(ways))) => {
                self.unused.stay();
                self.stage.try_set(Stage::SecondStep(ways));
                return;
            }
            Ok(Ok(Answer::Done)) => None,
            Ok(Err(refused)) => Some(trouble_of(&refused)),
            // The vault was ended, or has a defect: it may have asked already.
            Ok(Ok(_)) | Err(VaultGone) => Some(PracticeTrouble::ChangeUnknown),
        };
        self.end_vault();
        match trouble {
            None => {
                self.wipe();
                self.stage.try_set(Stage::Done);
            }
            Some(trouble) => self.stop(trouble),
        }
    }

    /// Asks the vault. The other tabs hear of it as soon as their session is another one, however the
    /// change ends.
    async fn ask(self, vault: &Vault, ask: Ask) -> Result<Result<Answer, Refused>, VaultGone> {
        let on_progress = |progress| {
            if progress == Progress::AtAccount {
                self.tabs.say(Said::AccountOpened);
            }
        };
        let on_progress = seen_rosters::hearing(on_progress);
        let heard = vault.ask_with(ask, &[], on_progress).await;
        heard.map(|told| told.answer)
    }

    fn asked(self) -> Ask {
        let email = self.email.with_untracked(|email| email.trim().to_owned());
        let proof = self.proof.get_untracked();
        let new = self.new.get_untracked();
        match self.by {
            By::Passphrase => Ask::ChangePassphrase(ChangePassphrase {
                email,
                old: proof,
                new,
                known: seen_rosters::recall(),
            }),
            By::RecoveryCode => {
                let code = proof;
                Ask::Recover(Recover { email, code, new })
            }
        }
    }

    fn stop(self, trouble: PracticeTrouble) {
        if trouble == PracticeTrouble::NotSignedIn {
            self.proof.try_update(Zeroize::zeroize);
        }
        self.trouble.try_set(Some(trouble));
        self.stage.try_set(Stage::Asking);
        // The button that had the focus was disabled meanwhile.
        request_animation_frame(|| focus(form::PROOF));
    }

    /// What was typed goes when nobody is there. While it is being changed, somebody is.
    fn tick(self) {
        if !self.is_waiting() {
            self.unused.stay();
        } else if self.unused.is_over() {
            let trouble = self.trouble.try_get_untracked().flatten();
            self.clear(PracticeTrouble::Cleared(cleared(trouble)));
        }
    }

    /// Who signs out in one tab leaves nothing in another.
    fn hear(self, said: Said<'_>) {
        let is_left = matches!(said, Said::Locked | Said::SignedOut);
        if is_left && self.is_waiting() {
            self.clear(PracticeTrouble::Cleared(Cleared::OtherTab));
        }
    }

    /// Whether something typed waits for its person.
    fn is_waiting(self) -> bool {
        match self.stage.try_get_untracked() {
            Some(Stage::Asking) => self.is_typed(),
            Some(Stage::SecondStep(_)) => !self.is_trying.get_untracked(),
            _ => false,
        }
    }

    fn clear(self, why: PracticeTrouble) {
        self.wipe();
        self.stage.try_set(Stage::Asking);
        self.unused.stay();
        self.trouble.try_set(Some(why));
        self.turn.try_update(|turn| *turn += 1);
    }

    /// Gives up the sign-in that waits; what was typed stays.
    fn back_to_passphrase(self) {
        self.end_vault();
        self.trouble.set(None);
        self.stage.set(Stage::Asking);
        // A frame later, when it is there.
        request_animation_frame(|| focus(HEADING));
    }

    fn texts(self) -> [RwSignal<String>; 4] {
        [self.email, self.proof, self.new, self.again]
    }

    fn is_typed(self) -> bool {
        let is_there = |text: &String| !text.is_empty();
        let mut texts = self.texts().into_iter();
        texts.any(|text| text.try_with_untracked(is_there) == Some(true))
    }

    fn end_vault(self) {
        if let Some(vault) = self.vault.try_update_value(Option::take).flatten() {
            vault.end();
        }
    }

    fn wipe(self) {
        self.end_vault();
        for text in self.texts() {
            text.try_update(Zeroize::zeroize);
        }
    }
}

/// For whoever knows the passphrase until now.
#[component]
pub fn PassphrasePage() -> impl IntoView {
    page(By::Passphrase)
}

/// For whoever forgot it and has a recovery code.
#[component]
pub fn ForgottenPage() -> impl IntoView {
    page(By::RecoveryCode)
}

fn page(by: By) -> AnyView {
    let words = use_practice_words();
    let changing = Changing::new(by);
    // While it is being changed the form stays in sight.
    let shown = Memo::new(move |_| match changing.stage.get() {
        Stage::Working => Stage::Asking,
        stage => stage,
    });
    Effect::new(move |_| {
        if shown.get() == Stage::Done {
            // A frame later, when what is new is there.
            request_animation_frame(|| focus_new(HEADING));
        }
    });
    let shown = move || {
        changing.turn.track();
        match shown.get() {
            Stage::Done => done(by),
            Stage::SecondStep(ways) => second_step(changing, ways),
            Stage::Asking | Stage::Working => view! { <ChangeForm changing /> }.into_any(),
        }
    };
    view! {
        <PageTitle text=by.title(words) />
        <StayOpen unused=changing.unused />
        <div class="column">{shown}</div>
    }
    .into_any()
}

fn second_step(changing: Changing, ways: Ways) -> AnyView {
    let words = use_practice_words();
    let on_step = Callback::new(move |step| match step {
        Step::Code(code) => changing.second_step(code),
        // It is not offered here: the passphrase is changed by who has a second step.
        Step::Lost(_) => {}
        Step::Passkey => changing.second_passkey(),
        Step::Back => changing.back_to_passphrase(),
    });
    view! {
        <SecondStepForm
            heading=HEADING
            act=words.change_passphrase()
            ways
            trouble=changing.trouble
            is_busy=changing.is_trying
            on_step
            takes_recovery=false
        />
    }
    .into_any()
}

fn done(by: By) -> AnyView {
    let words = use_practice_words();
    let text = match by {
        By::Passphrase => words.passphrase_changed_text(),
        By::RecoveryCode => words.forgotten_done(),
    };
    let stay = by == By::Passphrase && passkey::are_offered();
    let passkeys = stay.then(|| view! { <p>{words.passphrase_passkeys_stay()}</p> });
    view! {
        <h1 id=HEADING tabindex="-1">
            {words.passphrase_changed()}
        </h1>
        <p class="lead">{text}</p>
        {passkeys}
        <p>
            <a class="button" href="/inbox">
                {words.go_to_sign_in()}
            </a>
        </p>
    }
    .into_any()
}
