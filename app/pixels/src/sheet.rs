//! A decoded picture on its way to a screen: turned, with square pixels, as wide as is wanted, on
//! white paper.

use image::metadata::Orientation;
use image::{DynamicImage, RgbaImage};

use crate::limits::{MAX_DRAWN_PIXELS, MAX_DRAWN_SIDE};
use crate::{Drawn, Trouble};

/// A decoded picture, and how it is to be held.
pub(crate) struct Sheet {
    pub(crate) picture: DynamicImage,
    pub(crate) orientation: Orientation,
    /// How much taller than wide a pixel is: a fax of standard resolution has pixels of two to one.
    pub(crate) tallness: f64,
    pub(crate) is_whole: bool,
}

impl Sheet {
    /// Draws it about `width` pixels wide.
    pub(crate) fn draw(self, width: u32) -> Result<Drawn, Trouble> {
        let (own_width, own_height) = self.upright();
        let size = fit(own_width, own_height, f64::from(width).min(own_width))?;
        let (across, down) = if self.is_turned() {
            (size.1, size.0)
        } else {
            size
        };
        let mut picture = self.picture;
        if (picture.width(), picture.height()) != (across, down) {
            picture = picture.thumbnail_exact(across, down);
        }
        picture.apply_orientation(self.orientation);
        let mut rgba = picture.into_rgba8();
        on_paper(&mut rgba);
        Ok(Drawn {
            width: rgba.width(),
            height: rgba.height(),
            rgba: rgba.into_raw(),
            is_whole: self.is_whole,
        })
    }

    /// Width and height as it is held, in square pixels.
    fn upright(&self) -> (f64, f64) {
        let width = f64::from(self.picture.width());
        let height = f64::from(self.picture.height()) * self.tallness;
        if self.is_turned() {
            (height, width)
        } else {
            (width, height)
        }
    }

    fn is_turned(&self) -> bool {
        matches!(
            self.orientation,
            Orientation::Rotate90
                | Orientation::Rotate270
                | Orientation::Rotate90FlipH
                | Orientation::Rotate270FlipH
        )
    }
}

/// The size in pixels of a page with these sides, about as wide as wanted and within the limits.
pub(crate) fn fit(width: f64, height: f64, wanted: f64) -> Result<(u32, u32), Trouble> {
    let has_area = width.is_finite() && height.is_finite() && width > 0.0 && height > 0.0;
    if !has_area {
        return Err(Trouble::Damaged);
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "the limit is exact in this type"
    )]
    let most = MAX_DRAWN_PIXELS as f64;
    let side = f64::from(MAX_DRAWN_SIDE);
    let scale = (wanted.max(1.0) / width)
        .min(side / width)
        .min(side / height)
        .min((most / width / height).sqrt());
    Ok((pixels(width * scale), pixels(height * scale)))
}

/// At least one.
fn pixels(length: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a length within the limit, and above zero"
    )]
    let whole = length.floor() as u32;
    whole.max(1)
}

/// What can be seen through shows white paper.
fn on_paper(picture: &mut RgbaImage) {
    for pixel in picture.pixels_mut() {
        let [colours @ .., alpha] = &mut pixel.0;
        if *alpha == u8::MAX {
            continue;
        }
        for colour in colours {
            let seen = u32::from(*colour) * u32::from(*alpha) / 255;
            *colour = u8::try_from(seen + 255 - u32::from(*alpha)).unwrap_or(u8::MAX);
        }
        *alpha = u8::MAX;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_as_wide_as_is_wanted_and_keeps_its_shape() {
        assert_eq!(fit(612.0, 792.0, 306.0), Ok((306, 396)));
        assert_eq!(fit(612.0, 792.0, 1_224.0), Ok((1_224, 1_584)));
    }

    #[test]
    fn no_page_is_drawn_larger_than_the_limits() {
        for (width, height) in [(1e6, 1e6), (1.0, 1e9), (1e9, 1.0), (612.0, 792.0)] {
            let (across, down) = fit(width, height, 1e9).unwrap();
            assert!(across.max(down) <= MAX_DRAWN_SIDE, "{width} {height}");
            let pixels = u64::from(across) * u64::from(down);
            assert!(pixels <= MAX_DRAWN_PIXELS, "{width} {height}");
        }
    }

    #[test]
    fn a_page_without_an_area_is_damaged() {
        for (width, height) in [
            (0.0, 1.0),
            (1.0, -1.0),
            (f64::NAN, 1.0),
            (1.0, f64::INFINITY),
        ] {
            assert_eq!(fit(width, height, 100.0), Err(Trouble::Damaged));
        }
    }

    #[test]
    fn what_can_be_seen_through_shows_white_paper() {
        let mut picture = RgbaImage::from_raw(2, 1, vec![9, 9, 9, 0, 0, 0, 0, 128]).unwrap();
        on_paper(&mut picture);
        assert_eq!(picture.into_raw(), [255, 255, 255, 255, 127, 127, 127, 255]);
    }
}
