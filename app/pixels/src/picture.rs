//! PNG and JPEG: one page.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::error::{ImageError, LimitErrorKind};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, Limits};
use referral::attachment::FileKind;

use crate::limits::{MAX_DECODED_BYTES, is_decoded};
use crate::sheet::Sheet;
use crate::{Drawn, Trouble};

/// The marker that ends a JPEG (ITU-T T.81, B.2.1), and how far from the end of the file it may
/// lie: cameras write their own data behind it.
const END_OF_JPEG: [u8; 2] = [0xff, 0xd9];
const BEHIND_JPEG: usize = 64 * 1024;

/// A picture whose size is known and small enough.
pub(crate) struct Picture {
    kind: FileKind,
    bytes: Vec<u8>,
}

impl Picture {
    pub(crate) fn open(kind: FileKind, bytes: Vec<u8>) -> Result<Self, Trouble> {
        let picture = Self { kind, bytes };
        let (width, height) = picture.decoder()?.dimensions();
        if is_decoded(width, height) {
            Ok(picture)
        } else {
            Err(Trouble::TooLarge)
        }
    }

    pub(crate) fn draw(&self, width: u32) -> Result<Drawn, Trouble> {
        let mut decoder = self.decoder()?;
        // A picture that does not say how it is to be held is held as it is.
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let picture = DynamicImage::from_decoder(decoder).map_err(|error| trouble(&error))?;
        let sheet = Sheet {
            picture,
            orientation,
            tallness: 1.0,
            is_whole: self.has_end(),
        };
        sheet.draw(width)
    }

    fn decoder(&self) -> Result<Box<dyn ImageDecoder + '_>, Trouble> {
        let read = Cursor::new(self.bytes.as_slice());
        let decoder: Result<Box<dyn ImageDecoder>, ImageError> = match self.kind {
            FileKind::Jpeg => JpegDecoder::new(read).map(|decoder| Box::new(decoder) as _),
            _ => PngDecoder::with_limits(read, limits()).map(|decoder| Box::new(decoder) as _),
        };
        let mut decoder = decoder.map_err(|error| trouble(&error))?;
        decoder
            .set_limits(limits())
            .map_err(|error| trouble(&error))?;
        Ok(decoder)
    }

    /// A JPEG of which the end is missing is decoded all the same, grey where it ends; a PNG is not.
    fn has_end(&self) -> bool {
        let tail = &self.bytes[self.bytes.len().saturating_sub(BEHIND_JPEG)..];
        self.kind != FileKind::Jpeg || tail.windows(2).any(|pair| pair == END_OF_JPEG)
    }
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODED_BYTES);
    limits
}

fn trouble(error: &ImageError) -> Trouble {
    match error {
        ImageError::Limits(limit) => match limit.kind() {
            LimitErrorKind::Unsupported { .. } => Trouble::Unknown,
            _ => Trouble::TooLarge,
        },
        ImageError::Unsupported(_) => Trouble::Unknown,
        _ => Trouble::Damaged,
    }
}
