//! Passkeys: as a second step, and as a way to sign in.

use time::OffsetDateTime;

/// What stopped a passkey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasskeyTrouble {
    /// The browser ended it: the person did, or it took too long, or there is none here.
    Cancelled,
    /// This authenticator has one of the account already.
    Known,
    /// This browser, or what it found, makes none that serves.
    Unable,
    /// What was answered does not hold, or the passkey was removed.
    Refused,
    /// It was being added, and what the browser made is none that this server takes.
    NotAdded,
    /// It took more than five minutes, or was begun anew in another tab.
    TooLate,
    /// The authenticator gives no secret to unlock with.
    NoSecret,
    /// It is a second step only.
    SecondStepOnly,
    /// Its secret does not open what it is to open.
    DoesNotOpen,
    /// It is the last second step.
    Last,
}

/// The sentences about passkeys. One function, one message.
pub trait PasskeyWords {
    /// Heading on the page of an account.
    fn passkeys(&self) -> &'static str;
    /// What they are for.
    fn passkeys_text(&self) -> &'static str;
    /// That deleting one loses nothing.
    fn passkeys_lose_nothing(&self) -> &'static str;
    /// There is none.
    fn no_passkeys(&self) -> &'static str;
    /// When one was added.
    fn passkey_made(&self, at: OffsetDateTime) -> String;
    /// When somebody last signed in with it.
    fn passkey_used(&self, at: Option<OffsetDateTime>) -> String;
    /// What it does: alone, or after the passphrase.
    fn passkey_opens(&self, alone: bool) -> &'static str;
    /// The button that lets it do it alone; the second is what its name is with the passkey's.
    fn let_passkey_open(&self, name: &str) -> (&'static str, String);
    /// The button that removes it, likewise.
    fn remove_passkey(&self, name: &str) -> (&'static str, String);
    /// It is removed.
    fn passkey_removed(&self) -> &'static str;

    /// The button that begins to add one, and the heading of its form.
    fn add_passkey(&self) -> &'static str;
    /// What comes.
    fn add_passkey_lead(&self) -> &'static str;
    /// The label of its name.
    fn passkey_name(&self) -> &'static str;
    /// Below it.
    fn passkey_name_hint(&self) -> &'static str;
    /// Nothing was typed, or too much.
    fn passkey_name_missing(&self) -> &'static str;
    /// The button that goes on to the browser.
    fn make_passkey(&self) -> &'static str;
    /// The button that gives it up.
    fn no_passkey_now(&self) -> &'static str;
    /// While the browser asks its person.
    fn passkey_waiting(&self) -> &'static str;
    /// It is added: does it alone, or not.
    fn passkey_added(&self, alone: bool) -> &'static str;
    /// Where a second step has to be set up: the button to a passkey instead.
    fn passkey_instead(&self) -> &'static str;

    /// Heading where a passkey, and no code, is asked for after the passphrase.
    fn second_passkey_title(&self) -> &'static str;
    /// What to do.
    fn second_passkey_lead(&self) -> &'static str;
    /// The button that asks the browser for it.
    fn use_passkey(&self) -> &'static str;
    /// Where the member has nothing but passkeys and the server offers none now.
    fn second_step_nowhere(&self) -> &'static str;
    /// The button that signs in without a passphrase.
    fn sign_in_by_passkey(&self) -> &'static str;
}
