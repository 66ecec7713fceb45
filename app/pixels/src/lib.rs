#![doc = include_str!("../README.md")]
#![warn(missing_docs)]

mod document;
mod fax;
mod limits;
mod picture;
mod samples;
mod scan;
mod sheet;

use referral::attachment::{FileKind, HEAD_BYTES};
use thiserror::Error;

pub use limits::{MAX_BYTES, MAX_DECODED_PIXELS, MAX_DRAWN_PIXELS, MAX_DRAWN_SIDE, MAX_PAGES};

use document::Document;
use picture::Picture;
use scan::Scan;

/// Why a file, or a page of it, is not drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Trouble {
    /// It is larger than [`MAX_BYTES`], or a page has more than [`MAX_DECODED_PIXELS`].
    #[error("the file is too large to be drawn")]
    TooLarge,
    /// It is not what it says, or it is broken.
    #[error("the file is damaged")]
    Damaged,
    /// Whoever opens it has to type a password.
    #[error("the file has a password")]
    Locked,
    /// It is of a kind, or uses a way of writing pictures, that is not known here.
    #[error("files like this are not drawn")]
    Unknown,
}

/// How many pages a file has, as far as they are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pages {
    /// At least one, and no more than [`MAX_PAGES`].
    pub count: u32,
    /// Whether there are more than are drawn.
    pub has_more: bool,
}

impl Pages {
    /// None is no file; of very many the first are drawn.
    fn of(count: usize) -> Result<Self, Trouble> {
        match u32::try_from(count) {
            Ok(0) => Err(Trouble::Damaged),
            Ok(count) if count <= MAX_PAGES => Ok(Self {
                count,
                has_more: false,
            }),
            _ => Ok(Self {
                count: MAX_PAGES,
                has_more: true,
            }),
        }
    }
}

/// A page as it looks.
#[derive(Clone, PartialEq, Eq)]
pub struct Drawn {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Red, green, blue and 255 for each pixel, row by row from the top: on white paper.
    pub rgba: Vec<u8>,
    /// Whether everything on the page could be read. If not, something may be missing.
    pub is_whole: bool,
}

/// A file that can be drawn.
pub struct File {
    pages: Pages,
    drawer: Drawer,
}

enum Drawer {
    Document(Document),
    Picture(Picture),
    Scan(Scan),
}

impl File {
    /// Reads how many pages there are, and no pixel yet. The kind is what the sender's browser
    /// found; the content is looked at again, because the sender may be hostile.
    ///
    /// # Errors
    /// If the file is too large, damaged, locked, or of a kind that is not drawn.
    pub fn open(kind: FileKind, bytes: Vec<u8>) -> Result<Self, Trouble> {
        if bytes.len() > MAX_BYTES {
            return Err(Trouble::TooLarge);
        }
        let head = &bytes[..bytes.len().min(HEAD_BYTES)];
        if FileKind::detect(head) != Ok(kind) {
            return Err(Trouble::Damaged);
        }
        let (pages, drawer) = match kind {
            FileKind::Pdf => {
                let document = Document::open(bytes)?;
                (document.pages()?, Drawer::Document(document))
            }
            FileKind::Tiff => {
                let scan = Scan::open(bytes);
                (scan.pages()?, Drawer::Scan(scan))
            }
            FileKind::Jpeg | FileKind::Png => {
                let picture = Picture::open(kind, bytes)?;
                (Pages::of(1)?, Drawer::Picture(picture))
            }
            FileKind::Text | FileKind::Docx | FileKind::Dicom => return Err(Trouble::Unknown),
        };
        Ok(Self { pages, drawer })
    }

    /// How many pages there are.
    pub fn pages(&self) -> Pages {
        self.pages
    }

    /// Draws a page, counted from 0, about `width` pixels wide: a picture never wider than it is,
    /// and nothing larger than [`MAX_DRAWN_PIXELS`].
    ///
    /// # Errors
    /// If there is no such page, or it is too large, damaged, or not known here.
    pub fn draw(&self, page: u32, width: u32) -> Result<Drawn, Trouble> {
        if page >= self.pages.count {
            return Err(Trouble::Damaged);
        }
        match &self.drawer {
            Drawer::Document(document) => document.draw(page, width),
            Drawer::Picture(picture) => picture.draw(width),
            Drawer::Scan(scan) => scan.draw(page, width),
        }
    }
}
