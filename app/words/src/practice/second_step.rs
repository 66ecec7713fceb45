//! The second step of a sign-in.

use time::OffsetDateTime;

/// The sentences about an authenticator app. One function, one message.
pub trait SecondStepWords {
    /// Heading where a code is asked for.
    fn second_step_title(&self) -> &'static str;
    /// Where it is found.
    fn second_step_lead(&self) -> &'static str;
    /// The label of the code.
    fn authenticator_code(&self) -> &'static str;
    /// Below it.
    fn authenticator_code_hint(&self) -> &'static str;
    /// No code was typed, or none that is one.
    fn authenticator_code_missing(&self) -> &'static str;
    /// While it is checked.
    fn checking_code(&self) -> &'static str;

    /// What opens the way for whoever has neither phone nor passkey any more.
    fn second_step_lost(&self) -> &'static str;
    /// The button back to the passphrase.
    fn second_step_other(&self) -> &'static str;
    /// Heading where the recovery code is asked for.
    fn lost_title(&self) -> &'static str;
    /// What the code does.
    fn lost_lead(&self) -> &'static str;
    /// This is not the member's code.
    fn lost_refused(&self) -> &'static str;
    /// The link to where the code can be used, from where it cannot.
    fn lost_at_sign_in(&self) -> &'static str;
    /// Where there is no code.
    fn lost_without(&self) -> &'static str;

    /// Heading on the page of an account.
    fn authenticator(&self) -> &'static str;
    /// What it is for.
    fn authenticator_text(&self) -> &'static str;
    /// There is none.
    fn no_authenticator(&self) -> &'static str;
    /// When it was set up.
    fn authenticator_made(&self, at: OffsetDateTime) -> String;
    /// The button that sets the first up, and the heading of that page.
    fn set_up_authenticator(&self) -> &'static str;
    /// The button that sets another up.
    fn replace_authenticator(&self) -> &'static str;
    /// The button that removes it.
    fn remove_authenticator(&self) -> &'static str;
    /// It is removed.
    fn authenticator_removed(&self) -> &'static str;

    /// Why it comes before the inbox.
    fn authenticator_wanted(&self) -> &'static str;
    /// What an authenticator app is.
    fn authenticator_lead(&self) -> &'static str;
    /// What to do, in order.
    fn authenticator_steps(&self) -> [&'static str; 3];
    /// Describes the QR code.
    fn authenticator_qr(&self) -> &'static str;
    /// Above the text for whoever cannot scan.
    fn authenticator_by_hand(&self) -> &'static str;
    /// The button that ends it.
    fn finish_authenticator(&self) -> &'static str;
    /// It is set up.
    fn authenticator_kept(&self) -> &'static str;
}
