//! The QR code as a camera reads it: from the page as it is printed, by another library than the
//! one that drew it.

use rqrr::PreparedImage;

use crate::support::{self, Pdf, draft};

/// A page as grey dots, one after the other (PGM), at so many to the inch.
struct Printed {
    width: usize,
    height: usize,
    dots: Vec<u8>,
}

impl Printed {
    fn page(pdf: &Pdf, page: usize, dpi: usize) -> Self {
        let (page, dpi) = (page.to_string(), dpi.to_string());
        let args = ["-gray", "-r", &dpi, "-f", &page, "-l", &page];
        let pgm = pdf.tool("pdftoppm", &args, &[]).stdout;
        // `P5`, width, height and largest value, then the dots.
        let mut parts = pgm.splitn(4, u8::is_ascii_whitespace);
        assert_eq!(parts.next(), Some(b"P5".as_slice()));
        let mut number = || -> usize { text(parts.next().unwrap()).parse().unwrap() };
        let (width, height) = (number(), number());
        let rest = parts.next().unwrap();
        Self {
            width,
            height,
            dots: rest[rest.len() - width * height..].to_vec(),
        }
    }

    /// What its QR codes say.
    fn codes(&self) -> Vec<String> {
        let mut image = PreparedImage::prepare_from_greyscale(self.width, self.height, |x, y| {
            self.dots[y * self.width + x]
        });
        let codes = image.detect_grids().into_iter();
        codes.map(|code| code.decode().unwrap().1).collect()
    }
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn the_code_on_the_last_page_is_the_status_link() {
    let pdf = Pdf::of(&draft());
    let last = pdf.pages().len();
    // A fax has about 98 lines to the inch, a printer 300 and more.
    for dpi in [98, 300] {
        assert_eq!(
            Printed::page(&pdf, last, dpi).codes(),
            [support::STATUS_URL],
            "{dpi}"
        );
    }
}

#[test]
fn no_other_page_has_a_code() {
    let pdf = Pdf::of(&draft());
    for page in 1..pdf.pages().len() {
        assert!(Printed::page(&pdf, page, 98).codes().is_empty(), "{page}");
    }
}
