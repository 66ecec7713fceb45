//! PDF (ISO 32000). Nothing in it is executed: scripts, actions and links are not looked at.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::peniko::ImageAlphaType;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use crate::sheet::fit;
use crate::{Drawn, Pages, Trouble};

/// A document whose pages are known.
pub(crate) struct Document {
    pdf: Pdf,
}

impl Document {
    pub(crate) fn open(bytes: Vec<u8>) -> Result<Self, Trouble> {
        let pdf = Pdf::new(bytes).map_err(|error| match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Trouble::Locked,
            LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => Trouble::Unknown,
            LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Trouble::Damaged,
        })?;
        Ok(Self { pdf })
    }

    pub(crate) fn pages(&self) -> Result<Pages, Trouble> {
        Pages::of(self.pdf.pages().len())
    }

    pub(crate) fn draw(&self, page: u32, width: u32) -> Result<Drawn, Trouble> {
        let page = self.pdf.pages().get(page as usize);
        let page = page.ok_or(Trouble::Damaged)?;
        let (own_width, own_height) = page.render_dimensions();
        let size = fit(own_width.into(), own_height.into(), width.into())?;
        let is_whole = Arc::new(AtomicBool::new(true));
        let pixmap = render(
            page,
            &RenderCache::new(),
            &hearing(&is_whole),
            &RenderSettings::default(),
            &PixmapSettings {
                x_scale: scale(size.0, own_width),
                y_scale: scale(size.1, own_height),
                bg_color: WHITE,
            },
        );
        Ok(Drawn {
            width: pixmap.width().into(),
            height: pixmap.height().into(),
            rgba: pixmap.take_rgba8(ImageAlphaType::Alpha),
            is_whole: is_whole.load(Ordering::Relaxed),
        })
    }
}

/// How much a side grows. A little more than exact: what is drawn is cut to whole pixels.
fn scale(pixels: u32, own: f32) -> f32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a ratio needs no more digits"
    )]
    let scale = ((f64::from(pixels) + 0.01) / f64::from(own)) as f32;
    scale
}

/// Settings that say of a page whether anything on it could not be read.
fn hearing(is_whole: &Arc<AtomicBool>) -> InterpreterSettings {
    let is_whole = Arc::clone(is_whole);
    InterpreterSettings {
        warning_sink: Arc::new(move |_| is_whole.store(false, Ordering::Relaxed)),
        ..InterpreterSettings::default()
    }
}
