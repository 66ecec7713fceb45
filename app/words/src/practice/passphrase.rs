//! Choosing another passphrase.

/// The sentences of that page. One function, one message.
pub trait PassphraseWords {
    /// Its heading, its button, and the link to it.
    fn change_passphrase(&self) -> &'static str;
    /// What changes with it and what does not.
    fn change_passphrase_lead(&self) -> &'static str;
    /// The label of the one until now.
    fn passphrase_until_now(&self) -> &'static str;
    /// The new one is the old one.
    fn passphrase_same(&self) -> &'static str;
    /// While it is being changed.
    fn changing_passphrase(&self) -> &'static str;
    /// The heading when it is done.
    fn passphrase_changed(&self) -> &'static str;
    /// What comes next.
    fn passphrase_changed_text(&self) -> &'static str;
    /// Where there may be some.
    fn passphrase_passkeys_stay(&self) -> &'static str;
}
