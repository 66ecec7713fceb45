//! A page to which a link with a secret leads: the secret is taken out of the address, and what is said
//! while it is looked up or where it cannot be used.

use browser::address;
use browser::leaving::{Listener, on_left, on_restored, reload};
use leptos::prelude::*;
use words::PracticeTrouble;
use zeroize::Zeroizing;

use crate::ui::button::Button;
use crate::ui::lang::{use_practice_words, use_words};

/// Takes the secret out of the address bar; empty where there is none. The listeners are to be kept as
/// long as the page: they call `wipe` when it is left, and load it anew when it comes back or another
/// link is put into the address bar.
pub fn take(wipe: impl FnMut() + 'static) -> (Zeroizing<String>, Vec<Option<Listener>>) {
    let secret = Zeroizing::new(address::fragment());
    address::forget_fragment();
    let listeners = vec![
        address::on_fragment_changed(|| {
            if !address::fragment().is_empty() {
                reload();
            }
        }),
        on_left(wipe),
        on_restored(reload),
    ];
    (secret, listeners)
}

/// While it is looked up.
pub fn reading(heading: &'static str, title: &'static str) -> AnyView {
    let words = use_practice_words();
    view! {
        <h1 id=heading tabindex="-1">
            {title}
        </h1>
        <p role="status">{words.reading_link()}</p>
    }
    .into_any()
}

/// It cannot be used.
pub fn no_link(heading: &'static str, text: String) -> AnyView {
    let words = use_practice_words();
    view! {
        <h1 id=heading tabindex="-1">
            {words.no_link_title()}
        </h1>
        <p class="lead">{text}</p>
        <p>
            <a href="/inbox">{words.go_to_sign_in()}</a>
        </p>
    }
    .into_any()
}

/// The link is none, or could not be looked up: the second can be tried again.
pub fn refused(
    heading: &'static str,
    title: &'static str,
    trouble: PracticeTrouble,
    on_again: Callback<()>,
) -> AnyView {
    let words = use_practice_words();
    if trouble == PracticeTrouble::NoSuchLink {
        return no_link(heading, words.practice_trouble(trouble));
    }
    view! {
        <h1 id=heading tabindex="-1">
            {title}
        </h1>
        <div class="notice notice-seal" role="alert">
            <p>{words.practice_trouble(trouble)}</p>
            <Button quiet=true label=use_words().try_again() on_press=on_again />
        </div>
    }
    .into_any()
}

/// While keys are made. `label` names the bar.
pub fn making(
    heading: &'static str,
    title: &'static str,
    text: &'static str,
    label: &'static str,
) -> AnyView {
    view! {
        <h1 id=heading tabindex="-1">
            {title}
        </h1>
        <p role="status">{text}</p>
        <progress class="sending-bar" aria-label=label></progress>
    }
    .into_any()
}
