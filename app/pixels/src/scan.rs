//! TIFF (revision 6.0): scans and faxes, a page a directory.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, GrayImage};
use tiff::TiffError;
use tiff::decoder::{Decoder, Limits};
use tiff::tags::{CompressionMethod, PhotometricInterpretation, Tag};

use crate::fax::{Coding, Fax, Strip};
use crate::limits::{MAX_DECODED_BYTES, MAX_PAGES, is_decoded};
use crate::samples;
use crate::sheet::Sheet;
use crate::{Drawn, Pages, Trouble};

type Reader<'a> = Decoder<Cursor<&'a [u8]>>;

/// The file; nothing of it is decoded until a page is drawn.
pub(crate) struct Scan {
    bytes: Vec<u8>,
}

impl Scan {
    pub(crate) fn open(bytes: Vec<u8>) -> Self {
        Self { bytes }
    }

    /// Counts the directories, until there are more than are drawn.
    pub(crate) fn pages(&self) -> Result<Pages, Trouble> {
        let mut reader = self.reader()?;
        let mut count = 1;
        while reader.more_images() && count <= MAX_PAGES as usize {
            // A later page that cannot be read is a page: drawing it says what is wrong.
            let read = reader.next_image();
            count += 1;
            if read.is_err() {
                break;
            }
        }
        Pages::of(count)
    }

    pub(crate) fn draw(&self, page: u32, width: u32) -> Result<Drawn, Trouble> {
        let mut reader = self.reader()?;
        reader.seek_to_image(page as usize).map_err(trouble)?;
        let (across, down) = reader.dimensions().map_err(trouble)?;
        if across == 0 || down == 0 {
            return Err(Trouble::Damaged);
        }
        if !is_decoded(across, down) {
            return Err(Trouble::TooLarge);
        }
        let orientation = orientation(&mut reader);
        let tallness = tallness(&mut reader);
        let (picture, is_whole) = match coding(&mut reader)? {
            Some(coding) => self.fax(&mut reader, coding, (across, down))?,
            None => (samples::read(&mut reader, (across, down))?, true),
        };
        let sheet = Sheet {
            picture,
            orientation,
            tallness,
            is_whole,
        };
        sheet.draw(width)
    }

    fn reader(&self) -> Result<Reader<'_>, Trouble> {
        let most = usize::try_from(MAX_DECODED_BYTES).unwrap_or(usize::MAX);
        let mut limits = Limits::default();
        limits.decoding_buffer_size = most;
        limits.intermediate_buffer_size = most;
        let reader = Decoder::new(Cursor::new(self.bytes.as_slice())).map_err(trouble)?;
        Ok(reader.with_limits(limits))
    }

    /// Every strip of a fax, from the top.
    fn fax(
        &self,
        reader: &mut Reader<'_>,
        coding: Coding,
        (width, height): (u32, u32),
    ) -> Result<(DynamicImage, bool), Trouble> {
        let offsets = numbers(reader, Tag::StripOffsets)?.ok_or(Trouble::Unknown)?;
        let lengths = numbers(reader, Tag::StripByteCounts)?.unwrap_or_default();
        let rows = reader
            .find_tag_unsigned(Tag::RowsPerStrip)
            .map_err(trouble)?;
        let rows = rows.unwrap_or(height).clamp(1, height);
        let is_mirrored = number(reader, Tag::FillOrder)? == Some(2);
        let photometric = number(reader, Tag::PhotometricInterpretation)?;
        let mut fax = Fax::new(
            coding,
            width,
            photometric == Some(PhotometricInterpretation::BlackIsZero.to_u16()),
        );
        let mut left = height;
        for (place, offset) in offsets.into_iter().enumerate() {
            let rows = rows.min(left);
            let bytes = self.part(offset, lengths.get(place).copied());
            fax.push(&Strip {
                bytes,
                rows,
                is_mirrored,
            });
            left -= rows;
            if left == 0 {
                break;
            }
        }
        let (rows, is_whole) = fax.finish(height)?;
        let picture = GrayImage::from_raw(width, height, rows).ok_or(Trouble::Damaged)?;
        Ok((picture.into(), is_whole))
    }

    /// What lies there of the file. Old programs say no length where there is one strip.
    fn part(&self, offset: u64, length: Option<u64>) -> &[u8] {
        let start = usize::try_from(offset).unwrap_or(usize::MAX);
        let part = self.bytes.get(start..).unwrap_or_default();
        let length = length.and_then(|length| usize::try_from(length).ok());
        &part[..length.unwrap_or(part.len()).min(part.len())]
    }
}

/// How the page is coded, if it is a fax.
fn coding(reader: &mut Reader<'_>) -> Result<Option<Coding>, Trouble> {
    let compression = number(reader, Tag::Compression)?;
    let compression = compression.map(CompressionMethod::from_u16_exhaustive);
    Ok(match compression {
        Some(CompressionMethod::Huffman) => Some(Coding::Huffman),
        Some(CompressionMethod::Fax3) => {
            // T4Options, bit 0.
            let options: Option<u32> = reader
                .find_tag_unsigned(Tag::Unknown(292))
                .map_err(trouble)?;
            let is_two_dimensional = options.unwrap_or(0) & 1 == 1;
            Some(Coding::Group3 { is_two_dimensional })
        }
        Some(CompressionMethod::Fax4) => Some(Coding::Group4),
        _ => None,
    })
}

/// How the page is to be held (tag 274 has Exif's numbers).
fn orientation(reader: &mut Reader<'_>) -> Orientation {
    let number = reader.find_tag_unsigned(Tag::Orientation);
    let number = number.ok().flatten().and_then(Orientation::from_exif);
    number.unwrap_or(Orientation::NoTransforms)
}

/// How much taller than wide a pixel is. What is beyond any scanner is not believed.
fn tallness(reader: &mut Reader<'_>) -> f64 {
    let mut dots = |tag| {
        let value = reader.find_tag(tag).ok().flatten()?;
        match value {
            tiff::decoder::ifd::Value::Rational(over, under) if over > 0 && under > 0 => {
                Some(f64::from(over) / f64::from(under))
            }
            _ => None,
        }
    };
    match (dots(Tag::XResolution), dots(Tag::YResolution)) {
        (Some(across), Some(down)) if (0.25..=4.0).contains(&(across / down)) => across / down,
        _ => 1.0,
    }
}

fn number(reader: &mut Reader<'_>, tag: Tag) -> Result<Option<u16>, Trouble> {
    reader.find_tag_unsigned(tag).map_err(trouble)
}

fn numbers(reader: &mut Reader<'_>, tag: Tag) -> Result<Option<Vec<u64>>, Trouble> {
    reader.find_tag_unsigned_vec(tag).map_err(trouble)
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "what `map_err` gives is a value"
)]
pub(crate) fn trouble(error: TiffError) -> Trouble {
    match error {
        TiffError::LimitsExceeded | TiffError::IntSizeError => Trouble::TooLarge,
        TiffError::UnsupportedError(_) => Trouble::Unknown,
        _ => Trouble::Damaged,
    }
}
