//! Views that somebody gave a name to, as their browser keeps them: which list, in which order, of
//! which category, urgency and specialist. What is searched for is never among it: it holds names.

use serde::{Deserialize, Serialize};

use super::arrange::Chosen;

/// How many a browser keeps.
pub const MOST: usize = 12;
/// The most characters of a name.
pub const LONGEST: usize = 40;

/// What somebody calls a view: on one line, and short enough for a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewName(String);

/// Why something typed is no name of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongName {
    /// Nothing was typed.
    Missing,
    /// Too many characters.
    TooLong,
}

impl ViewName {
    /// Reads what was typed. Spaces around it, and more than one between words, do not count.
    pub fn parse(typed: &str) -> Result<Self, WrongName> {
        let words: Vec<&str> = typed.split_whitespace().collect();
        let name = words.join(" ");
        match name.chars().count() {
            0 => Err(WrongName::Missing),
            1..=LONGEST => Ok(Self(name)),
            _ => Err(WrongName::TooLong),
        }
    }

    /// As it is read.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn is_same(&self, other: &Self) -> bool {
        self.0.to_lowercase() == other.0.to_lowercase()
    }
}

/// A view under its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// What it is called.
    pub name: ViewName,
    /// What it shows.
    pub chosen: Chosen,
}

/// Why a view was not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotKept {
    /// It has no name.
    Name(WrongName),
    /// Another one has its name.
    Taken,
    /// There are [`MOST`] already.
    Full,
    /// The browser keeps nothing.
    Refused,
}

/// The views that a browser keeps, in the order in which they were made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Views(Vec<View>);

/// One of them as it is written.
#[derive(Serialize, Deserialize)]
struct Written {
    name: String,
    shows: String,
}

impl Views {
    /// Reads what a browser kept. What is damaged, or of another version, is left out.
    pub fn read(text: &str) -> Self {
        let all: Vec<serde_json::Value> = serde_json::from_str(text).unwrap_or_default();
        let mut views = Self::default();
        for one in all.into_iter().filter_map(view) {
            // One too many, or of the same name: nobody could have kept it here.
            let _ = views.add(one);
        }
        views
    }

    /// What a browser is to keep.
    pub fn write(&self) -> String {
        let written = self.0.iter().map(|view| Written {
            name: view.name.0.clone(),
            shows: view.chosen.query(),
        });
        let written: Vec<_> = written.collect();
        // Two strings can always be written.
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// All of them.
    pub fn all(&self) -> &[View] {
        &self.0
    }

    /// Adds one at the end.
    pub fn add(&mut self, view: View) -> Result<(), NotKept> {
        if self.0.iter().any(|known| known.name.is_same(&view.name)) {
            return Err(NotKept::Taken);
        }
        if self.0.len() >= MOST {
            return Err(NotKept::Full);
        }
        self.0.push(view);
        Ok(())
    }

    /// Takes the one of this name out, and says where it stood.
    pub fn remove(&mut self, name: &ViewName) -> Option<(usize, View)> {
        let at = self.0.iter().position(|view| view.name == *name)?;
        Some((at, self.0.remove(at)))
    }

    /// Puts one back where it stood.
    pub fn put_back(&mut self, at: usize, view: View) -> Result<(), NotKept> {
        self.add(view)?;
        let last = self.0.len() - 1;
        self.0[at.min(last)..].rotate_right(1);
        Ok(())
    }
}

fn view(written: serde_json::Value) -> Option<View> {
    let written: Written = serde_json::from_value(written).ok()?;
    let chosen = Chosen::of_query(&written.shows);
    (chosen.query() == written.shows).then_some(())?;
    let name = ViewName::parse(&written.name).ok()?;
    Some(View { name, chosen })
}

#[cfg(test)]
mod tests {
    use referral::urgency::Urgency;

    use super::*;

    fn name(typed: &str) -> ViewName {
        ViewName::parse(typed).unwrap()
    }

    fn view(called: &str) -> View {
        View {
            name: name(called),
            chosen: Chosen {
                urgency: Some(Urgency::Urgent),
                category: Some("gallbladder".parse().unwrap()),
                ..Chosen::default()
            },
        }
    }

    fn called(views: &Views) -> Vec<&str> {
        views.all().iter().map(|view| view.name.as_str()).collect()
    }

    #[test]
    fn a_name_is_one_line_of_at_most_forty_characters() {
        assert_eq!(
            name("  Urgent\t gallbladders ").as_str(),
            "Urgent gallbladders"
        );
        assert_eq!(ViewName::parse(" \n "), Err(WrongName::Missing));
        assert!(ViewName::parse(&"é".repeat(LONGEST)).is_ok());
        let longer = "é".repeat(LONGEST + 1);
        assert_eq!(ViewName::parse(&longer), Err(WrongName::TooLong));
    }

    #[test]
    fn no_two_have_one_name_and_there_are_no_more_than_twelve() {
        let mut views = Views::default();
        for place in 0..MOST {
            views.add(view(&format!("View {place}"))).unwrap();
        }
        assert_eq!(views.add(view("VIEW 3")), Err(NotKept::Taken));
        assert_eq!(views.add(view("One more")), Err(NotKept::Full));
    }

    #[test]
    fn one_that_was_removed_can_be_put_back_where_it_stood() {
        let mut views = Views::default();
        for each in ["First", "Second", "Third"] {
            views.add(view(each)).unwrap();
        }
        assert_eq!(views.remove(&name("Fourth")), None);
        let (at, removed) = views.remove(&name("Second")).unwrap();
        assert_eq!(called(&views), ["First", "Third"]);
        views.put_back(at, removed.clone()).unwrap();
        assert_eq!(called(&views), ["First", "Second", "Third"]);
        assert_eq!(views.put_back(at, removed), Err(NotKept::Taken));
    }

    #[test]
    fn what_is_kept_reads_back() {
        let mut views = Views::default();
        views.add(view("Urgent « stones »")).unwrap();
        views
            .add(View {
                chosen: Chosen::default(),
                ..view("All new")
            })
            .unwrap();
        assert_eq!(Views::read(&views.write()), views);
    }

    #[test]
    fn what_is_damaged_is_left_out_and_the_rest_is_there() {
        for nothing in [
            "",
            "{}",
            "null",
            "[1, {\"name\": 2}]",
            "not JSON",
            "[{\"name\":\"x\"}]",
        ] {
            assert_eq!(Views::read(nothing), Views::default(), "{nothing}");
        }
        let mixed = r#"[
            {"name": "Right", "shows": "show=new&urgency=urgent"},
            {"name": "right", "shows": "show=new"},
            {"name": "", "shows": "show=new"},
            {"name": "Nowhere", "shows": "show=nowhere"},
            {"name": "Searched", "shows": "show=new&search=tremblay"}
        ]"#;
        assert_eq!(called(&Views::read(mixed)), ["Right"]);
    }
}
