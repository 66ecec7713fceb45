//! The language that a page speaks.

use leptos::prelude::*;
use words::{Lang, Words};

/// Puts the person's language where every component finds it.
pub fn provide_lang() {
    if use_context::<Lang>().is_none() {
        provide_context(Lang::En);
    }
}

/// The language of this page.
pub fn use_lang() -> Lang {
    use_context::<Lang>().unwrap_or(Lang::En)
}

/// The sentences of this page's language.
pub fn use_words() -> &'static dyn Words {
    use_lang().words()
}
