//! What stands where a sent referral was: on Back, in a restored page, or at an address that was
//! opened on its own.

use leptos::prelude::*;

use super::form::{Form, Phase};
use crate::ui::focus::focus;
use crate::ui::lang::use_words;
use crate::ui::title::PageTitle;

/// Says that what was typed is gone, and where to look. Another referral starts with a page that is
/// loaded anew, in which nothing can have stayed.
#[component]
pub fn Gone() -> impl IntoView {
    let form = Form::here();
    let words = use_words();
    Effect::new(move |_| {
        if !form.is_writing() {
            // A frame later, when the page before this one is gone.
            request_animation_frame(|| focus("gone-title"));
        } else if form.draft.with_untracked(referral::Draft::is_empty) {
            form.phase.set(Phase::Over);
        }
    });
    view! {
        <PageTitle text=words.gone_title() />
        <div class="column">
            <h1 id="gone-title" tabindex="-1">
                {words.gone_title()}
            </h1>
            <p class="lead">{words.gone_text()}</p>
            <p>{words.gone_look()}</p>
            <p>
                <a class="button" href="/refer/you" rel="external">
                    {words.another()}
                </a>
            </p>
        </div>
    }
}
