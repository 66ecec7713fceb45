//! Passkeys, in English.

use time::OffsetDateTime;

use crate::practice::{PasskeyTrouble, PasskeyWords};
use crate::{En, LetterWords};

impl PasskeyWords for En {
    fn passkeys(&self) -> &'static str {
        "Passkeys"
    }
    fn passkeys_text(&self) -> &'static str {
        "Your computer, your phone or a security key keeps a passkey, and asks for your finger, your \
         face or a PIN. After your passphrase it takes the place of the code from the app. Many can \
         also sign you in without your passphrase."
    }
    fn passkeys_lose_nothing(&self) -> &'static str {
        "If you lose a passkey, nothing that is sealed is lost: your passphrase opens it as before. So \
         that you can still sign in then, keep a second passkey or an authenticator app."
    }
    fn no_passkeys(&self) -> &'static str {
        "You have not added a passkey yet."
    }
    fn passkey_made(&self, at: OffsetDateTime) -> String {
        format!("Added on {}.", self.letter_day(at.date()))
    }
    fn passkey_used(&self, at: Option<OffsetDateTime>) -> String {
        match at {
            Some(at) => format!("Last used on {}.", self.letter_day(at.date())),
            None => "Not used yet.".to_owned(),
        }
    }
    fn passkey_opens(&self, alone: bool) -> &'static str {
        if alone {
            "Signs you in without your passphrase."
        } else {
            "A second step: your passphrase comes first."
        }
    }
    fn let_passkey_open(&self, name: &str) -> (&'static str, String) {
        (
            "Let it sign you in alone",
            format!("Let “{name}” sign you in without your passphrase"),
        )
    }
    fn remove_passkey(&self, name: &str) -> (&'static str, String) {
        ("Remove", format!("Remove the passkey “{name}”"))
    }
    fn passkey_removed(&self) -> &'static str {
        "The passkey is removed, and other browsers are signed out. You can delete it from the device \
         too."
    }

    fn add_passkey(&self) -> &'static str {
        "Add a passkey"
    }
    fn add_passkey_lead(&self) -> &'static str {
        "Your browser asks you where to keep it. It may ask twice: the second time it finds out \
         whether the passkey can sign you in without your passphrase."
    }
    fn passkey_name(&self) -> &'static str {
        "A name for it"
    }
    fn passkey_name_hint(&self) -> &'static str {
        "So that you know it in your list. For example: laptop at reception"
    }
    fn passkey_name_missing(&self) -> &'static str {
        "Enter a name of up to 60 characters for the passkey"
    }
    fn make_passkey(&self) -> &'static str {
        "Go on to your browser"
    }
    fn no_passkey_now(&self) -> &'static str {
        "Add none now"
    }
    fn passkey_waiting(&self) -> &'static str {
        "Do what your browser asks."
    }
    fn passkey_added(&self, alone: bool) -> &'static str {
        if alone {
            "Your passkey is added. It signs you in without your passphrase."
        } else {
            "Your passkey is added as a second step. Your passphrase still comes first."
        }
    }
    fn passkey_instead(&self) -> &'static str {
        "Add a passkey instead"
    }

    fn second_passkey_title(&self) -> &'static str {
        "Use your passkey"
    }
    fn second_passkey_lead(&self) -> &'static str {
        "Your browser asks for a passkey that you added to your account."
    }
    fn use_passkey(&self) -> &'static str {
        "Use a passkey"
    }
    fn second_step_nowhere(&self) -> &'static str {
        "You added passkeys to your account, and passkeys are not in use at this address now. Tell \
         whoever runs it."
    }
    fn sign_in_by_passkey(&self) -> &'static str {
        "Sign in with a passkey"
    }
}

pub(super) const fn trouble(trouble: PasskeyTrouble) -> &'static str {
    match trouble {
        PasskeyTrouble::Cancelled => {
            "Your browser ended this: it was cancelled, it took too long, or it found no passkey. \
             Nothing was changed. Try again, or use another way."
        }
        PasskeyTrouble::Known => {
            "This device keeps a passkey of your account already. Choose another device, or use the \
             one that you have."
        }
        PasskeyTrouble::Unable => {
            "Your browser or this device cannot do that with a passkey. Use another browser or \
             device, or use another way."
        }
        PasskeyTrouble::Refused => {
            "This passkey was not accepted: it is not one of your account, or it was removed. Use \
             another one, or another way."
        }
        PasskeyTrouble::NotAdded => {
            "This passkey could not be added. Nothing was changed. Try again, or use another device."
        }
        PasskeyTrouble::TooLate => {
            "This took more than 5 minutes, or you began again in another tab. Nothing was changed \
             here. Begin once more."
        }
        PasskeyTrouble::NoSecret => {
            "This passkey cannot sign you in without your passphrase. Enter your passphrase, then use \
             the passkey as the second step."
        }
        PasskeyTrouble::SecondStepOnly => {
            "This passkey is a second step only. Enter your passphrase first. Under “Your account” you \
             can let it sign you in alone."
        }
        PasskeyTrouble::DoesNotOpen => {
            "This passkey does not open your account. Use your passphrase. Then remove the passkey \
             under “Your account”, and add it again."
        }
        PasskeyTrouble::Last => {
            "This is your only second step, and one is needed. Add the new one first, then remove this \
             one."
        }
    }
}
