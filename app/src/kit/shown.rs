//! The recovery kit: shown once, to be written down, printed or saved as a PDF.

use browser::clock;
use leptos::prelude::*;

use super::Kit;
use super::on_paper::KitOnPaper;
use crate::paper::{PaperShown, Said};
use crate::ui::lang::{use_practice_words, use_words};

/// The kit's eight groups, and what they are for. `remark` is what else is to be known before it holds.
#[component]
pub fn KitShown(
    kit: Kit,
    heading: &'static str,
    /// What people call the practice.
    practice: String,
    #[prop(optional)] remark: Option<&'static str>,
    on_kept: Callback<()>,
) -> impl IntoView {
    let words = use_practice_words();
    let today = use_words().letter_day(clock::today());
    let said = Said {
        heading,
        title: words.kit_title(),
        whose: words.kit_of(&practice, &today),
        remark,
        text: words.kit_text(),
        label: words.kit_label(),
        print: words.print_kit(),
    };
    view! {
        <PaperShown paper=kit.paper said on_kept>
            <KitOnPaper kit practice />
        </PaperShown>
    }
}
