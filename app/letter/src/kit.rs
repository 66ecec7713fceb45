//! A practice's recovery kit as a page: eight groups, and what somebody has to know who finds it
//! years later.

use time::Date;
use words::Lang;

use crate::model::Advice;

/// What stands on the page. Nothing here has a `Debug`: the groups open everything.
#[derive(Clone, PartialEq, Eq)]
pub struct Kit {
    /// The language it is written in (BCP 47).
    pub language: &'static str,
    /// The heading.
    pub title: String,
    /// Whose it is.
    pub practice: String,
    /// When it was made.
    pub made: String,
    /// The groups, in their order.
    pub groups: Vec<String>,
    /// What it is for, how it is used, where it is kept, what to know.
    pub told: Vec<Advice>,
    /// To look after it once a year.
    pub yearly: Advice,
    /// Before the lines to write on: when it was looked after, and by whom.
    pub checked: [String; 2],
}

impl Kit {
    /// The kit of a practice, made on a day.
    pub fn new(practice: &str, made: Date, groups: &[String], lang: Lang) -> Self {
        let words = lang.kit_words();
        let advice = |(title, text): (&str, &str)| Advice {
            title: title.to_owned(),
            text: text.to_owned(),
        };
        Self {
            language: lang.tag(),
            title: words.kit_heading().to_owned(),
            practice: practice.to_owned(),
            made: words.kit_made(&lang.words().letter_day(made)),
            groups: groups.to_vec(),
            told: words.kit_told().map(advice).into(),
            yearly: advice(words.kit_yearly()),
            checked: words.kit_checked().map(str::to_owned),
        }
    }

    /// Every text of the page but for the groups.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        let told = self.told.iter().chain([&self.yearly]);
        let told = told.flat_map(|advice| [&advice.title, &advice.text]);
        [&self.title, &self.practice, &self.made]
            .into_iter()
            .chain(told)
            .chain(&self.checked)
            .map(String::as_str)
    }
}
