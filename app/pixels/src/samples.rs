//! The samples of a TIFF's page, as a picture.

use std::io::Cursor;

use image::{DynamicImage, GrayImage, RgbImage, RgbaImage};
use tiff::ColorType;
use tiff::decoder::{Decoder, DecodingResult};

use crate::Trouble;
use crate::scan::trouble;

/// Decodes the page that the reader is at.
pub(crate) fn read(
    reader: &mut Decoder<Cursor<&[u8]>>,
    size: (u32, u32),
) -> Result<DynamicImage, Trouble> {
    let colours = reader.colortype().map_err(trouble)?;
    let layout = reader.image_buffer_layout().map_err(trouble)?;
    if layout.planes > 1 {
        return Err(Trouble::Unknown);
    }
    let samples = match reader.read_image().map_err(trouble)? {
        DecodingResult::U8(samples) => samples,
        // The upper byte is what a screen shows.
        DecodingResult::U16(samples) => samples
            .into_iter()
            .map(|sample| sample.to_be_bytes()[0])
            .collect(),
        _ => return Err(Trouble::Unknown),
    };
    picture(colours, size, samples).ok_or(Trouble::Damaged)?
}

/// `None` if there are too few samples.
fn picture(
    colours: ColorType,
    (width, height): (u32, u32),
    samples: Vec<u8>,
) -> Option<Result<DynamicImage, Trouble>> {
    let rgb = |samples| RgbImage::from_raw(width, height, samples).map(DynamicImage::from);
    let picture = match colours {
        ColorType::Gray(bits @ (1 | 2 | 4)) => {
            let grey = unpack(&samples, width as usize, bits);
            GrayImage::from_raw(width, height, grey)?.into()
        }
        ColorType::Gray(8 | 16) => GrayImage::from_raw(width, height, samples)?.into(),
        ColorType::RGB(8 | 16) => rgb(samples)?,
        ColorType::RGBA(8 | 16) => RgbaImage::from_raw(width, height, samples)?.into(),
        ColorType::CMYK(8 | 16) => rgb(convert(&samples, from_cmyk))?,
        ColorType::YCbCr(8) => rgb(convert(&samples, from_ycbcr))?,
        _ => return Some(Err(Trouble::Unknown)),
    };
    Some(Ok(picture))
}

/// Samples of fewer bits than a byte has, each row from a byte of its own.
fn unpack(packed: &[u8], width: usize, bits: u8) -> Vec<u8> {
    let in_a_byte = usize::from(8 / bits);
    let most = u8::MAX >> (8 - bits);
    packed
        .chunks(width.div_ceil(in_a_byte))
        .flat_map(|row| {
            (0..width).map(move |at| {
                let byte = row.get(at / in_a_byte).copied().unwrap_or(u8::MAX);
                let place = u8::try_from(at % in_a_byte).unwrap_or(0);
                let sample = byte >> (8 - bits - place * bits) & most;
                sample * (u8::MAX / most)
            })
        })
        .collect()
}

fn convert<const N: usize>(samples: &[u8], to_rgb: fn([u8; N]) -> [u8; 3]) -> Vec<u8> {
    let (pixels, _) = samples.as_chunks::<N>();
    pixels.iter().copied().flat_map(to_rgb).collect()
}

/// Without the printer's profile: what can be read stays so.
fn from_cmyk([cyan, magenta, yellow, black]: [u8; 4]) -> [u8; 3] {
    let paper = u16::from(u8::MAX - black);
    [cyan, magenta, yellow].map(|ink| {
        let light = u16::from(u8::MAX - ink) * paper / 255;
        u8::try_from(light).unwrap_or(u8::MAX)
    })
}

/// As JPEG files have it (ITU-T T.871).
fn from_ycbcr([y, cb, cr]: [u8; 3]) -> [u8; 3] {
    let (y, cb, cr) = (f32::from(y), f32::from(cb) - 128.0, f32::from(cr) - 128.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a float that is too large or too small becomes the nearest byte"
    )]
    [
        y + 1.402 * cr,
        y - 0.344_136 * cb - 0.714_136 * cr,
        y + 1.772 * cb,
    ]
    .map(|light| light.round() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_become_black_and_white_and_every_row_begins_with_a_byte() {
        let rows = [0b1010_0000, 0b0100_0000];
        assert_eq!(unpack(&rows, 3, 1), [255, 0, 255, 0, 255, 0]);
        assert_eq!(unpack(&[0x0f], 2, 4), [0, 255]);
    }

    #[test]
    fn inks_become_light() {
        assert_eq!(from_cmyk([0, 0, 0, 0]), [255, 255, 255]);
        assert_eq!(from_cmyk([0, 0, 0, 255]), [0, 0, 0]);
        assert_eq!(from_cmyk([255, 0, 0, 0]), [0, 255, 255]);
    }

    #[test]
    fn luminance_and_two_differences_become_light() {
        assert_eq!(from_ycbcr([255, 128, 128]), [255, 255, 255]);
        assert_eq!(from_ycbcr([76, 85, 255]), [254, 0, 0]);
    }
}
