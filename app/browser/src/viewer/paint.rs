//! A drawn page, and the canvas that it is painted on.

use js_sys::{ArrayBuffer, Uint8ClampedArray};
use thiserror::Error;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, ImageData, window};

use super::message::Size;
use crate::spent;

/// The browser does not paint a page of this size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the page was not painted")]
pub struct NotPainted;

/// A drawn page. Its pixels are freed when it is dropped.
pub struct Drawn {
    size: Size,
    pixels: ArrayBuffer,
}

impl Drawn {
    /// `None` if there are too few pixels or too many.
    pub(super) fn new(size: Size, pixels: ArrayBuffer) -> Option<Self> {
        let expected = u64::from(size.width) * u64::from(size.height) * 4;
        (u64::from(pixels.byte_length()) == expected).then_some(Self { size, pixels })
    }

    /// Whether everything on the page could be read.
    pub fn is_whole(&self) -> bool {
        self.size.is_whole
    }

    /// Makes the canvas as large as the page and paints it.
    ///
    /// # Errors
    /// If the browser has not the memory for it.
    pub fn paint(&self, canvas: &HtmlCanvasElement) -> Result<(), NotPainted> {
        let Size { width, height, .. } = self.size;
        canvas.set_width(width);
        canvas.set_height(height);
        let pixels = Uint8ClampedArray::new(&self.pixels);
        let image = ImageData::new_with_js_u8_clamped_array_and_sh(&pixels, width, height);
        let context = canvas.get_context("2d").ok().flatten().ok_or(NotPainted)?;
        let context: CanvasRenderingContext2d = context.dyn_into().map_err(|_| NotPainted)?;
        let image = image.map_err(|_| NotPainted)?;
        context
            .put_image_data(&image, 0.0, 0.0)
            .map_err(|_| NotPainted)
    }
}

impl Drop for Drawn {
    fn drop(&mut self) {
        spent::free(&self.pixels);
    }
}

/// Takes the pixels off a canvas.
pub fn wipe(canvas: &HtmlCanvasElement) {
    // A canvas that gets a size is emptied, whatever size it had.
    canvas.set_width(1);
    canvas.set_height(1);
}

/// How many of the screen's pixels lie side by side in an element.
pub fn width_in_pixels(element: &Element) -> f64 {
    let dots = window().map_or(1.0, |window| window.device_pixel_ratio());
    f64::from(element.client_width()) * dots
}
