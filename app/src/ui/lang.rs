//! The language that a page speaks.

use leptos::prelude::*;
use words::{Lang, PracticeWords, Words};

/// Puts the person's language where every component finds it. On the server it is there already:
/// the request's.
pub fn provide_lang() {
    if use_context::<Lang>().is_none() {
        provide_context(of_document());
    }
}

/// The language in which the server wrote the document that this page stands in.
fn of_document() -> Lang {
    let tag = if cfg!(target_arch = "wasm32") {
        browser::language::of_document()
    } else {
        String::new()
    };
    Lang::from_tag(&tag).unwrap_or_default()
}

/// The language of this page.
pub fn use_lang() -> Lang {
    use_context::<Lang>().unwrap_or_default()
}

/// The sentences of this page's language.
pub fn use_words() -> &'static dyn Words {
    use_lang().words()
}

/// The sentences of a practice's pages in this page's language.
pub fn use_practice_words() -> &'static dyn PracticeWords {
    use_lang().practice_words()
}
