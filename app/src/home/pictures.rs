//! The first page's pictures: a sheet, a fold, a seal. They say nothing that the words beside them do
//! not, so a screen reader passes them over.

use leptos::prelude::*;

/// A letter folded so that it becomes its own envelope, with its seal.
pub fn folded_letter() -> AnyView {
    view! {
        <svg class="picture" viewBox="0 0 320 260" aria-hidden="true">
            <path class="p-shade" d="M52 232h232l-14 12H40z" />
            <path class="p-sheet" d="M40 60h240v170H40z" />
            <path class="p-back" d="M40 60l120 92L280 60v170H40z" />
            <path class="p-line" d="M40 230l96-92M280 230l-96-92" />
            <path class="p-flap" d="M40 60L160 16l120 44-120 92z" />
            <path class="p-line" d="M40 60l120 92L280 60" />
            <path class="p-ink" d="M112 56h96M128 74h64M144 92h32" />
            <circle class="p-seal" cx="160" cy="150" r="23" />
            <path class="p-mark" d="M153 138v20h15" />
        </svg>
    }
    .into_any()
}

/// How it works, in four: filling in, sealing, opening, answering.
pub fn how() -> [AnyView; 4] {
    [filling_in(), sealing(), opening(), answering()]
}

fn filling_in() -> AnyView {
    view! {
        <svg class="picture" viewBox="0 0 120 96" aria-hidden="true">
            <path class="p-sheet" d="M26 8h52l16 16v66H26z" />
            <path class="p-flap" d="M78 8v16h16z" />
            <path class="p-ink" d="M36 34h36M36 46h48M36 58h40M36 70h24" />
            <path class="p-pen" d="M104 40l8 8-30 30-11 3 3-11z" />
        </svg>
    }
    .into_any()
}

fn sealing() -> AnyView {
    view! {
        <svg class="picture" viewBox="0 0 120 96" aria-hidden="true">
            <path class="p-sheet" d="M10 8h100v80H10z" />
            <path class="p-line" d="M10 22h100" />
            <path class="p-dots" d="M17 15h.1M24 15h.1M31 15h.1" />
            <path class="p-back" d="M34 36h52v40H34z" />
            <path class="p-flap" d="M34 36l26 22 26-22z" />
            <path class="p-line" d="M34 36h52v40H34zM34 36l26 22 26-22" />
            <circle class="p-seal" cx="60" cy="58" r="7" />
        </svg>
    }
    .into_any()
}

fn opening() -> AnyView {
    view! {
        <svg class="picture" viewBox="0 0 120 96" aria-hidden="true">
            <path class="p-sheet" d="M30 10h48v50H30z" />
            <path class="p-ink" d="M38 22h32M38 32h32M38 42h20" />
            <path class="p-back" d="M18 44l36 24 36-24v44H18z" />
            <path class="p-line" d="M18 44l36 24 36-24v44H18z" />
            <circle class="p-key" cx="88" cy="60" r="9" />
            <path class="p-key" d="M97 60h18M109 60v8M115 60v6" />
        </svg>
    }
    .into_any()
}

fn answering() -> AnyView {
    view! {
        <svg class="picture" viewBox="0 0 120 96" aria-hidden="true">
            <path class="p-sheet" d="M20 26h64v48H20z" />
            <path class="p-line" d="M20 26l32 26 32-26" />
            <circle class="p-ok" cx="86" cy="68" r="17" />
            <path class="p-tick" d="M78 68l6 6 10-12" />
        </svg>
    }
    .into_any()
}
