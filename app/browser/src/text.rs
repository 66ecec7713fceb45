//! Text as a search compares it.

/// Without regard to case and to accents: whoever types `belanger` finds Bélanger. It is the text in
/// small letters, decomposed (Unicode's NFD), without the marks of Latin letters.
pub fn folded(text: &str) -> String {
    let is_mark = |letter: &char| ('\u{300}'..='\u{36f}').contains(letter);
    decomposed(&text.to_lowercase())
        .chars()
        .filter(|letter| !is_mark(letter))
        .collect()
}

/// The browser has Unicode's tables already.
#[cfg(target_arch = "wasm32")]
fn decomposed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFD").into()
}

#[cfg(not(target_arch = "wasm32"))]
fn decomposed(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfd(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_do_not_matter() {
        for (text, expected) in [
            ("Bélanger", "belanger"),
            ("NGUYỄN", "nguyen"),
            ("Tŝilhqot'in", "tsilhqot'in"),
            ("Ransome", "ransome"),
        ] {
            assert_eq!(folded(text), expected);
        }
    }

    #[test]
    fn letters_of_other_scripts_stay() {
        assert_eq!(folded("ਕੌਰ 王芳"), "ਕੌਰ 王芳");
    }
}
