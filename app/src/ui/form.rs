//! A form from which nothing can leave by itself.

use leptos::prelude::*;

/// A form around its fields. `method="dialog"` outside of a dialog never submits: even before the
/// page is live, and without scripts, nothing typed can leave. The fields are disabled until the
/// page is live, and while it is busy.
#[component]
pub fn LocalForm(
    #[prop(into)] is_busy: Signal<bool>,
    on_submit: Callback<()>,
    children: Children,
) -> impl IntoView {
    let is_live = RwSignal::new(false);
    Effect::new(move |_| is_live.set(true));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !is_busy.get_untracked() {
            on_submit.run(());
        }
    };
    view! {
        <form method="dialog" novalidate on:submit=submit>
            <fieldset class="bare" disabled=move || !is_live.get() || is_busy.get()>
                {children()}
            </fieldset>
        </form>
    }
}
