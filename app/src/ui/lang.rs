//! The language that a page speaks.

use leptos::prelude::*;
use words::{Lang, PracticeWords, Words};

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

/// The sentences of a practice's pages in this page's language.
pub fn use_practice_words() -> &'static dyn PracticeWords {
    use_lang().practice_words()
}
