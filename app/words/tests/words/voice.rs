//! How the pages, the letter and the mails speak, in every language.

use words::Lang;

/// Words that blame, beg or shout, and code left standing; in small letters.
fn unheard(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::En => &[
            "!", "{", "_", "  ", "invalid", "error", "please", "sorry", "failed", "must",
            "illegal", "wrong",
        ],
        Lang::Fr => &[
            "!",
            "{",
            "_",
            "  ",
            "invalide",
            "erreur",
            "veuillez",
            "s’il vous plaît",
            "désolé",
            "échoué",
            "échec",
            "devez",
            "illégal",
            "obligatoire",
            "incorrect",
            "fautif",
        ],
    }
}

/// Plain and calm: no blame, no begging, no shouting, no code left standing; and set as the
/// language is.
pub fn assert_calm(lang: Lang, sentence: &str) {
    let lower = sentence.to_lowercase();
    for word in unheard(lang) {
        assert!(!lower.contains(word), "{sentence:?} says {word:?}");
    }
    assert!(
        !sentence.is_empty() && sentence.trim() == sentence,
        "{sentence:?}"
    );
    if lang == Lang::Fr {
        assert_set_as_french(sentence);
    }
}

/// Typography of the Office québécois de la langue française, and nothing of English in it.
pub fn assert_set_as_french(text: &str) {
    for sign in ['\'', '"', '“', '”', '‘', '!', '\u{202f}'] {
        assert!(!text.contains(sign), "{text:?} has {sign:?}");
    }
    let signs: Vec<char> = text.chars().collect();
    for (place, sign) in signs.iter().enumerate() {
        let before = place.checked_sub(1).map(|place| signs[place]);
        let after = signs.get(place + 1).copied();
        let fits = match sign {
            // One inside an address or an offset is no colon of a sentence.
            ':' if after.is_none_or(char::is_whitespace) => before == Some('\u{a0}'),
            '%' | '»' => before == Some('\u{a0}'),
            '«' => after == Some('\u{a0}'),
            ';' | '?' | ',' | '.' => before.is_none_or(|before| !before.is_whitespace()),
            _ => true,
        };
        assert!(fits, "{text:?}: the space beside {sign:?}");
    }
    let words = text.split(|sign: char| !sign.is_alphanumeric());
    for word in words {
        let word = word.to_lowercase();
        assert!(
            !ENGLISH.contains(&word.as_str()),
            "{text:?} says {word:?}, which is English"
        );
    }
}

/// Small words that no English sentence does without and that French does not have.
const ENGLISH: &[&str] = &[
    "about", "after", "again", "all", "and", "any", "are", "at", "be", "been", "before", "but",
    "by", "can", "cannot", "choose", "each", "enter", "for", "from", "has", "have", "here", "how",
    "if", "into", "is", "it", "its", "look", "more", "no", "nobody", "not", "nothing", "now", "of",
    "one", "open", "or", "other", "referral", "send", "sent", "so", "than", "that", "the", "them",
    "then", "there", "they", "this", "to", "was", "were", "what", "when", "where", "which", "who",
    "why", "will", "with", "yes", "you", "your",
];
