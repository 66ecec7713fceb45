//! What was found, in the words of the messages.

use browser::viewer::message::{Pages, Refused};
use pixels::Trouble;

pub(crate) fn pages(pages: pixels::Pages) -> Pages {
    Pages {
        count: pages.count,
        has_more: pages.has_more,
    }
}

pub(crate) fn refused(trouble: Trouble) -> Refused {
    match trouble {
        Trouble::TooLarge => Refused::TooLarge,
        Trouble::Damaged => Refused::Damaged,
        Trouble::Locked => Refused::Locked,
        Trouble::Unknown => Refused::Unknown,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_page_gives_the_worker_no_file_that_it_would_not_look_at() {
        assert_eq!(browser::viewer::MAX_BYTES, pixels::MAX_BYTES as u64);
    }
}
