//! The page of the design system, in English.

use crate::En;
use crate::design::{DesignPart, DesignState, DesignWords};

impl DesignWords for En {
    fn design_title(&self) -> &'static str {
        "What the pages are made of"
    }
    fn design_lead(&self) -> &'static str {
        "Every part in its states, as it is on the pages. Nothing here works: it is only to be looked \
         at, in both themes, on a phone and enlarged."
    }
    fn design_part(&self, part: DesignPart) -> &'static str {
        match part {
            DesignPart::Steps => "Where one is",
            DesignPart::Buttons => "Buttons",
            DesignPart::Line => "A line of text",
            DesignPart::Prose => "Many lines",
            DesignPart::Date => "A date",
            DesignPart::Radios => "One of a few",
            DesignPart::Tick => "Yes or nothing",
            DesignPart::Select => "One of many",
            DesignPart::Find => "One of many, found by typing",
            DesignPart::Files => "Files",
            DesignPart::Errors => "What is wrong",
            DesignPart::Summary => "Answers once more",
            DesignPart::Disclosure => "More for who wants it",
            DesignPart::Notices => "Notices",
            DesignPart::Number => "A number to keep",
            DesignPart::Marks => "How soon",
            DesignPart::Table => "A list, as cards on a phone",
            DesignPart::Dialog => "A question in between",
            DesignPart::Toast => "What was done",
        }
    }
    fn design_state(&self, state: DesignState) -> &'static str {
        match state {
            DesignState::Empty => "empty",
            DesignState::Answered => "answered",
            DesignState::Optional => "optional",
            DesignState::Wrong => "wrong",
            DesignState::Disabled => "out of reach",
        }
    }
}
