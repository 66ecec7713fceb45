//! What asks the vault where a referral stands, and keeps the answer while the page is in sight.

use browser::vault::message::{Answer, Ask, Refused, Written};
use browser::vault::{Vault, VaultGone};
use browser::{address, clock};
use leptos::prelude::*;
use leptos::task::spawn_local;
use time::OffsetDateTime;
use wire::status::Status;
use words::{CodeTrouble, NotAsked};
use zeroize::Zeroize;

use super::link::Link;

/// How the page stands.
#[derive(Clone, PartialEq, Eq)]
pub enum Stage {
    /// It is being looked up.
    Asking,
    /// The link leads to no referral.
    NoReferral,
    /// A code is wanted first.
    CodeWanted,
    /// Here it is, with what the practice wrote.
    Known(Box<Status>, Option<Written>),
    /// It could not be looked up.
    Stopped(NotAsked),
}

/// How asking for a code and trying it stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// Nothing is under way.
    Idle,
    /// One is being asked for.
    Mailing,
    /// One is on its way.
    Mailed,
    /// None was mailed.
    NotMailed(CodeTrouble),
    /// What was typed is being tried.
    Trying,
    /// It did not open the page.
    Refused(CodeTrouble),
}

impl Code {
    /// Whether the vault is at work.
    pub fn is_busy(self) -> bool {
        matches!(self, Self::Mailing | Self::Trying)
    }
}

/// There is one on the page, and the vault ends with it.
#[derive(Clone, Copy)]
pub struct Desk {
    link: StoredValue<Option<Link>>,
    vault: StoredValue<Option<Vault>, LocalStorage>,
    /// Counts links and departures: an answer to an earlier one is nobody's.
    round: StoredValue<u32>,
    /// How the page stands.
    pub stage: RwSignal<Stage>,
    /// How the code stands.
    pub code: RwSignal<Code>,
    /// What was typed of the code.
    pub typed: RwSignal<String>,
    /// Whether it is being looked up again.
    pub is_asking: RwSignal<bool>,
    /// Why it could not be looked up again. What is known stays in sight.
    pub trouble: RwSignal<Option<NotAsked>>,
    /// When the server last answered, on the reader's own clock.
    pub at: RwSignal<Option<OffsetDateTime>>,
}

impl Desk {
    /// With nothing asked.
    pub fn new() -> Self {
        let desk = Self {
            link: StoredValue::new(None),
            vault: StoredValue::new_local(None),
            round: StoredValue::new(0),
            stage: RwSignal::new(Stage::Asking),
            code: RwSignal::new(Code::Idle),
            typed: RwSignal::new(String::new()),
            is_asking: RwSignal::new(false),
            trouble: RwSignal::new(None),
            at: RwSignal::new(None),
        };
        on_cleanup(move || desk.wipe());
        desk
    }

    /// Reads the link and asks. `id` is the one in the path.
    ///
    /// The secret stays in the address bar too: there it can be bookmarked, and there Back and a
    /// reload find it again. It gives nothing away that the bookmark or the PDF does not, because
    /// every browser needs a mailed code besides, and no browser sends a fragment anywhere.
    pub fn start(self, id: &str) {
        self.wipe();
        let link = Link::read(id, &address::fragment());
        let is_whole = link.is_some();
        self.link.set_value(link);
        if is_whole {
            self.look();
        } else {
            self.stage.set(Stage::NoReferral);
        }
    }

    /// Asks where the referral stands.
    pub fn look(self) {
        let ask = |link: &Link| Ask::Status(link.id(), link.secret());
        self.is_asking.set(true);
        self.ask(ask, move |heard| {
            self.is_asking.set(false);
            self.hear(heard);
        });
    }

    fn hear(self, heard: Result<Answer, Refused>) {
        let trouble = match heard {
            Ok(Answer::Status(status, written)) => {
                self.typed.update(Zeroize::zeroize);
                self.code.set(Code::Idle);
                self.trouble.set(None);
                self.at.set(Some(clock::local(clock::now())));
                self.show(Stage::Known(status, written));
                return;
            }
            Err(Refused::CodeWanted) => {
                let was_right = self.code.get_untracked() == Code::Trying;
                self.code.set(if was_right {
                    Code::Refused(CodeTrouble::NoCookie)
                } else {
                    Code::Idle
                });
                self.show(Stage::CodeWanted);
                return;
            }
            Err(Refused::NoSuchReferral) => {
                self.show(Stage::NoReferral);
                return;
            }
            Err(refused) => not_asked(&refused),
            Ok(_) => NotAsked::Stopped,
        };
        let is_known = self
            .stage
            .with_untracked(|stage| matches!(stage, Stage::Known(..)));
        if is_known {
            self.trouble.set(Some(trouble));
        } else {
            self.show(Stage::Stopped(trouble));
        }
    }

    /// Shows a stage, unless it is in sight already: what is drawn anew loses the focus.
    fn show(self, stage: Stage) {
        if self.stage.with_untracked(|shown| *shown != stage) {
            self.stage.set(stage);
        }
    }

    /// Tries again after it could not be looked up, with a new vault.
    pub fn try_again(self) {
        self.end_vault();
        self.stage.set(Stage::Asking);
        self.look();
    }

    /// Has a code mailed. Only a person's click does.
    pub fn mail_code(self) {
        if self.code.get_untracked().is_busy() {
            return;
        }
        self.code.set(Code::Mailing);
        let ask = |link: &Link| Ask::SendCode(link.id(), link.secret());
        self.ask(ask, move |heard| match heard {
            Ok(_) => self.code.set(Code::Mailed),
            Err(refused) => self.hear_of_code(&refused, Code::NotMailed),
        });
    }

    /// Tries what was typed.
    pub fn try_code(self) {
        if self.code.get_untracked().is_busy() {
            return;
        }
        let Some(code) = self.typed.with_untracked(|typed| six_digits(typed)) else {
            self.code.set(Code::Refused(CodeTrouble::NotSixDigits));
            return;
        };
        self.code.set(Code::Trying);
        let ask = |link: &Link| Ask::TryCode(link.id(), link.secret(), code);
        self.ask(ask, move |heard| match heard {
            Ok(_) => self.look(),
            Err(refused) => self.hear_of_code(&refused, Code::Refused),
        });
    }

    fn hear_of_code(self, refused: &Refused, told: fn(CodeTrouble) -> Code) {
        self.code.set(told(match refused {
            Refused::NoSuchReferral => {
                self.stage.set(Stage::NoReferral);
                return;
            }
            Refused::WrongCode | Refused::CodeWanted => CodeTrouble::OtherCode,
            Refused::TooManyTries(seconds) => CodeTrouble::wait(*seconds),
            other => CodeTrouble::NotAsked(not_asked(other)),
        }));
    }

    /// Asks the vault, and hears its answer if the page is still about the same link by then.
    fn ask(
        self,
        ask: impl FnOnce(&Link) -> Ask,
        hear: impl FnOnce(Result<Answer, Refused>) + 'static,
    ) {
        let Some(ask) = self.link.with_value(|link| link.as_ref().map(ask)) else {
            return;
        };
        let round = self.round.get_value();
        let vault = self.vault();
        spawn_local(async move {
            let heard = match vault {
                Some(vault) => vault.ask(ask).await.map(|reply| reply.answer),
                None => Err(VaultGone),
            };
            if self.round.try_get_value() != Some(round) {
                return;
            }
            if heard.is_err() {
                self.end_vault();
            }
            hear(heard.unwrap_or(Err(Refused::OutOfTurn)));
        });
    }

    /// The running vault, or a new one. One that does not start is found out by asking it.
    fn vault(self) -> Option<Vault> {
        if self.vault.with_value(Option::is_none) {
            self.vault.set_value(Vault::start().ok());
        }
        self.vault.get_value()
    }

    fn end_vault(self) {
        let vault = self.vault.try_update_value(Option::take).flatten();
        if let Some(vault) = vault {
            vault.end();
        }
    }

    /// Forgets the link, the answer and what was typed. Signals may be gone already.
    pub fn wipe(self) {
        self.round
            .try_update_value(|round| *round = round.wrapping_add(1));
        self.end_vault();
        self.link.try_update_value(|link| *link = None);
        self.stage.try_update(|stage| {
            if let Stage::Known(_, Some(Written::Text(text))) = stage {
                text.zeroize();
            }
            *stage = Stage::Asking;
        });
        self.typed.try_update(Zeroize::zeroize);
        self.code.try_set(Code::Idle);
        self.is_asking.try_set(false);
        self.trouble.try_set(None);
        self.at.try_set(None);
    }
}

/// What the vault's refusal means. What cannot be refused here is a defect of ours, and a new vault
/// may do better.
fn not_asked(refused: &Refused) -> NotAsked {
    match refused {
        Refused::Unreached => NotAsked::Unreached,
        Refused::ServerFailed | Refused::TooManyTries(_) => NotAsked::ServerFailed,
        _ => NotAsked::Stopped,
    }
}

/// The code in what was typed: people put spaces and hyphens between digits.
fn six_digits(typed: &str) -> Option<String> {
    let code: String = typed
        .chars()
        .filter(|sign| !sign.is_whitespace() && *sign != '-')
        .collect();
    let is_code = code.len() == 6 && code.bytes().all(|sign| sign.is_ascii_digit());
    is_code.then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_six_digits_however_they_are_spaced() {
        for typed in ["012345", " 012 345 ", "012-345", "0 1 2 3 4 5\n"] {
            assert_eq!(six_digits(typed).as_deref(), Some("012345"), "{typed:?}");
        }
        for typed in ["", "01234", "0123456", "O12345", "٠١٢٣٤٥"] {
            assert_eq!(six_digits(typed), None, "{typed:?}");
        }
    }

    #[test]
    fn what_the_vault_refuses_is_told_as_what_helps() {
        let told = [
            (Refused::Unreached, NotAsked::Unreached),
            (Refused::ServerFailed, NotAsked::ServerFailed),
            (Refused::TooManyTries(5), NotAsked::ServerFailed),
            (Refused::OutOfTurn, NotAsked::Stopped),
        ];
        for (refused, told) in told {
            assert_eq!(not_asked(&refused), told);
        }
    }
}
