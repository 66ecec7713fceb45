//! The second step of a sign-in, in English.

use time::OffsetDateTime;

use crate::practice::SecondStepWords;
use crate::{En, LetterWords};

impl SecondStepWords for En {
    fn second_step_title(&self) -> &'static str {
        "Enter the code from your authenticator app"
    }
    fn second_step_lead(&self) -> &'static str {
        "Open the authenticator app on your phone, and find the code for Letterlock. It changes \
         every 30 seconds, and each code works once."
    }
    fn authenticator_code(&self) -> &'static str {
        "Code from the app"
    }
    fn authenticator_code_hint(&self) -> &'static str {
        "Six digits"
    }
    fn authenticator_code_missing(&self) -> &'static str {
        "Enter the six digits that your authenticator app shows"
    }
    fn checking_code(&self) -> &'static str {
        "Checking the code"
    }

    fn second_step_lost(&self) -> &'static str {
        "I have lost my phone or my passkey"
    }
    fn second_step_other(&self) -> &'static str {
        "Go back to the passphrase"
    }
    fn lost_title(&self) -> &'static str {
        "Use your recovery code"
    }
    fn lost_lead(&self) -> &'static str {
        "Your recovery code takes the place of what you have lost. Your authenticator app and your \
         passkeys are then removed from your account, the code is used up, and you are signed out \
         everywhere else. If you find your phone later, it shows codes of no use."
    }
    fn lost_refused(&self) -> &'static str {
        "This is not your recovery code, or it has been used. Check that your paper is the newest one"
    }
    fn lost_at_sign_in(&self) -> &'static str {
        "Sign in to your inbox with your recovery code, and set up another second step there first"
    }
    fn lost_without(&self) -> &'static str {
        "Without a recovery code, another owner of your practice can remove you and invite you again."
    }

    fn authenticator(&self) -> &'static str {
        "Authenticator app"
    }
    fn authenticator_text(&self) -> &'static str {
        "With an authenticator app, nobody signs in with your passphrase alone: a code from your \
         phone is asked for, too."
    }
    fn no_authenticator(&self) -> &'static str {
        "You have not set up an authenticator app yet."
    }
    fn authenticator_made(&self, at: OffsetDateTime) -> String {
        format!(
            "You set up your authenticator app on {}.",
            self.letter_day(at.date())
        )
    }
    fn set_up_authenticator(&self) -> &'static str {
        "Set up an authenticator app"
    }
    fn replace_authenticator(&self) -> &'static str {
        "Set up another phone instead"
    }
    fn remove_authenticator(&self) -> &'static str {
        "Remove it"
    }
    fn authenticator_removed(&self) -> &'static str {
        "Your authenticator app is not asked for any more."
    }

    fn authenticator_wanted(&self) -> &'static str {
        "One more step protects your practice’s inbox. You do this once."
    }
    fn authenticator_lead(&self) -> &'static str {
        "An authenticator app on your phone shows a new code every 30 seconds. From now on you \
         enter one each time you sign in."
    }
    fn authenticator_steps(&self) -> [&'static str; 3] {
        [
            "Open an authenticator app on your phone. If you have none, ask whoever looks after \
             your computers which one to install.",
            "In the app, add an account, and scan this picture with it.",
            "Enter the code that the app then shows for Letterlock.",
        ]
    }
    fn authenticator_qr(&self) -> &'static str {
        "QR code for your authenticator app. The same stands below as text."
    }
    fn authenticator_by_hand(&self) -> &'static str {
        "If you cannot scan it, choose “enter a key” in the app and type this:"
    }
    fn finish_authenticator(&self) -> &'static str {
        "Finish"
    }
    fn authenticator_kept(&self) -> &'static str {
        "Your authenticator app is set up."
    }
}
