//! Looking at an attached file, in English.

use crate::en::En;
use crate::practice::{NotShown, ViewingWords};

impl ViewingWords for En {
    fn view_file(&self) -> &'static str {
        "View"
    }
    fn only_saved(&self) -> &'static str {
        "Files of this kind are not shown here. Save it to open it."
    }
    fn pixels_text(&self) -> &'static str {
        "The page is drawn here as an image, so that nothing in the file can run on your computer. \
         A screen reader cannot read an image: save the file to have its text."
    }
    fn opening_file(&self, done: &str, total: &str) -> String {
        format!("Opening the file: {done} of {total}")
    }
    fn reading_file(&self) -> &'static str {
        "Reading the file"
    }
    fn drawing_page(&self, page: u32, count: u32) -> String {
        format!("Drawing page {page} of {count}")
    }
    fn page_of(&self, page: u32, count: u32) -> String {
        format!("Page {page} of {count}")
    }
    fn page_of_file(&self, page: u32, count: u32, file: &str) -> String {
        format!("Page {page} of {count} of {file}")
    }
    fn pages_area(&self, file: &str) -> String {
        format!("Content of {file}")
    }
    fn viewer_tools(&self) -> &'static str {
        "Pages and size"
    }
    fn previous_page(&self) -> &'static str {
        "Previous page"
    }
    fn next_page(&self) -> &'static str {
        "Next page"
    }
    fn larger(&self) -> &'static str {
        "Larger"
    }
    fn smaller(&self) -> &'static str {
        "Smaller"
    }
    fn fit_width(&self) -> &'static str {
        "Fit width"
    }
    fn page_not_whole(&self) -> &'static str {
        "Part of this page could not be read, and something may be missing. Save the file and look \
         at it in another program, or ask the sender."
    }
    fn only_first_pages(&self, count: u32) -> String {
        format!("Only the first {count} pages are shown here. Save the file to see the others.")
    }
    fn not_shown(&self, why: NotShown) -> &'static str {
        match why {
            NotShown::TooLarge => {
                "This file is too large to be shown here. Save it to open it in another program."
            }
            NotShown::Damaged => {
                "This file or page is damaged and cannot be shown. Ask the sender to send the file \
                 again."
            }
            NotShown::Locked => {
                "This file has a password. Save it, open it in another program, and ask the sender \
                 for the password."
            }
            NotShown::Unknown => {
                "This file uses something that cannot be shown here. Save it to open it in another \
                 program."
            }
            NotShown::TooSlow => {
                "This page takes too long to draw. Save the file to open it in another program."
            }
            NotShown::Stopped => {
                "The viewer stopped at this file. Try again, or save the file to open it in another \
                 program."
            }
            NotShown::NotLoaded => "The viewer did not load. Check your connection and try again.",
        }
    }
}
