//! What is too much for a browser to draw. A file beyond these can still be saved.

/// The most bytes of a file: 100 MB.
pub const MAX_BYTES: usize = 100_000_000;
/// The most pages that are drawn: 200.
pub const MAX_PAGES: u32 = 200;
/// The most pixels that a page of a picture file may have: 40 million, which is letter paper at
/// 600 dots per inch, or a telephone's photograph.
pub const MAX_DECODED_PIXELS: u64 = 40_000_000;
/// The most bytes that a decoder may hold of one page: eight for each pixel.
pub(crate) const MAX_DECODED_BYTES: u64 = 8 * MAX_DECODED_PIXELS;
/// The most pixels that are drawn: about 16 million, beyond which telephones show nothing.
pub const MAX_DRAWN_PIXELS: u64 = 16_777_216;
/// The most pixels of a drawn page's width or height.
pub const MAX_DRAWN_SIDE: u32 = 16_384;

/// Whether a picture of this size may be decoded.
pub(crate) fn is_decoded(width: u32, height: u32) -> bool {
    u64::from(width) * u64::from(height) <= MAX_DECODED_PIXELS
}
