//! The languages that people speak. Practices' files name them in English; those that are spoken
//! most in Canada are told in French, any other as the file has it.

/// A list of languages with commas between them, as [`crate::WizardWords::speaks`] is given it.
pub(super) fn list(names: &str) -> String {
    let told: Vec<&str> = names.split(", ").map(language).collect();
    told.join(", ")
}

fn language(name: &str) -> &str {
    match name {
        "American Sign Language" | "ASL" => "langue des signes américaine (ASL)",
        "Arabic" => "arabe",
        "Bengali" => "bengali",
        "Cantonese" => "cantonais",
        "Chinese" => "chinois",
        "Cree" => "cri",
        "Croatian" => "croate",
        "Dari" => "dari",
        "Dutch" => "néerlandais",
        "English" => "anglais",
        "Farsi" | "Persian" => "persan (farsi)",
        "Filipino" | "Tagalog" => "tagalog",
        "French" => "français",
        "German" => "allemand",
        "Greek" => "grec",
        "Gujarati" => "gujarati",
        "Hebrew" => "hébreu",
        "Hindi" => "hindi",
        "Hungarian" => "hongrois",
        "Italian" => "italien",
        "Japanese" => "japonais",
        "Korean" => "coréen",
        "Mandarin" => "mandarin",
        "Pashto" => "pachto",
        "Polish" => "polonais",
        "Portuguese" => "portugais",
        "Punjabi" => "pendjabi",
        "Romanian" => "roumain",
        "Russian" => "russe",
        "Serbian" => "serbe",
        "Somali" => "somali",
        "Spanish" => "espagnol",
        "Swahili" => "swahili",
        "Tamil" => "tamoul",
        "Tigrinya" => "tigrigna",
        "Turkish" => "turc",
        "Ukrainian" => "ukrainien",
        "Urdu" => "ourdou",
        "Vietnamese" => "vietnamien",
        other => other,
    }
}
