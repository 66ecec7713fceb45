//! What fax machines write (ITU-T T.4 and T.6), in the strips of a TIFF.

use std::borrow::Cow;

use hayro_ccitt::{DecodeSettings, Decoder, DecoderContext, EncodingMode, decode};

use crate::Trouble;

/// How a fax is coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    /// T.4's runs alone: no marks between rows, each of which begins with a byte (TIFF 6.0,
    /// section 10).
    Huffman,
    /// T.4.
    Group3 {
        /// Whether rows may be told by what differs from the one above.
        is_two_dimensional: bool,
    },
    /// T.6.
    Group4,
}

/// A strip of a page.
pub(crate) struct Strip<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) rows: u32,
    /// Whether the first bit is the lowest: modems send it first.
    pub(crate) is_mirrored: bool,
}

/// A page that grows strip by strip.
pub(crate) struct Fax {
    coding: Coding,
    width: u32,
    page: Rows,
    is_whole: bool,
}

/// Grey pixels, row by row.
struct Rows {
    width: usize,
    white: u8,
    grey: Vec<u8>,
}

impl Fax {
    /// A page of this width. Where black is zero, what a fax calls white is black.
    pub(crate) fn new(coding: Coding, width: u32, black_is_zero: bool) -> Self {
        Self {
            coding,
            width,
            page: Rows {
                width: width as usize,
                white: if black_is_zero { 0 } else { u8::MAX },
                grey: Vec::new(),
            },
            is_whole: true,
        }
    }

    /// Decodes a strip as far as it can be read. What is missing of it stays white.
    pub(crate) fn push(&mut self, strip: &Strip<'_>) {
        let bytes = if strip.is_mirrored {
            let mirrored = strip.bytes.iter().map(|byte| byte.reverse_bits());
            Cow::Owned(mirrored.collect())
        } else {
            Cow::Borrowed(strip.bytes)
        };
        let end = self.page.grey.len() + self.page.width * strip.rows as usize;
        let mut context = DecoderContext::new(self.settings(strip.rows));
        let decoded = decode(&bytes, &mut self.page, &mut context);
        let is_whole = decoded.is_ok() && self.page.grey.len() >= end;
        self.is_whole &= is_whole;
        let white = self.page.white;
        self.page.grey.resize(end, white);
    }

    /// The pixels, and whether all of them were read. A page of which nothing was read is damaged.
    pub(crate) fn finish(mut self, height: u32) -> Result<(Vec<u8>, bool), Trouble> {
        let size = self.page.width * height as usize;
        let is_whole = self.is_whole && self.page.grey.len() == size;
        let is_blank = self.page.grey.iter().all(|grey| *grey == self.page.white);
        if !is_whole && is_blank {
            return Err(Trouble::Damaged);
        }
        self.page.grey.resize(size, self.page.white);
        Ok((self.page.grey, is_whole))
    }

    fn settings(&self, rows: u32) -> DecodeSettings {
        let is_huffman = self.coding == Coding::Huffman;
        DecodeSettings {
            columns: self.width,
            rows,
            end_of_block: !is_huffman,
            end_of_line: matches!(self.coding, Coding::Group3 { .. }),
            rows_are_byte_aligned: is_huffman,
            encoding: match self.coding {
                Coding::Group4 => EncodingMode::Group4,
                Coding::Group3 {
                    is_two_dimensional: true,
                } => EncodingMode::Group3_2D,
                Coding::Group3 { .. } | Coding::Huffman => EncodingMode::Group3_1D,
            },
            strict: false,
        }
    }
}

impl Decoder for Rows {
    fn push_row(&mut self, changes: &[u32]) {
        let start = self.grey.len();
        self.grey.resize(start + self.width, self.white);
        let row = &mut self.grey[start..];
        for run in changes.chunks(2) {
            let from = (run[0] as usize).min(row.len());
            let to = run.get(1).map_or(row.len(), |to| *to as usize);
            let to = to.clamp(from, row.len());
            row[from..to].fill(!self.white);
        }
    }
}
