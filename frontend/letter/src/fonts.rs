//! The fonts, fetched when a letter needs them and kept for the next one.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use brotli_decompressor::Decompressor;
use browser::http::Unreached;
use browser::letter::message::Refused;
use letter::{FontFile, FontList, Fonts};

/// The list of fonts, as `.make/fonts` names it.
const LIST: &str = "letter-fonts.json";
/// What a font may be unpacked to: thrice the largest.
const LARGEST: u64 = 24_000_000;
/// The window in which packed bytes are read.
const BUFFER: usize = 4096;

/// Where this build's files come from.
pub(crate) trait Source {
    /// The bytes of one.
    async fn file(&self, name: &str) -> Result<Vec<u8>, Unreached>;
}

/// What was fetched so far.
pub(crate) struct Shelf<S> {
    source: S,
    list: Option<FontList>,
    fonts: BTreeMap<usize, FontFile>,
}

impl<S: Source> Shelf<S> {
    pub(crate) fn new(source: S) -> Self {
        Self {
            source,
            list: None,
            fonts: BTreeMap::new(),
        }
    }

    /// Which fonts there are.
    pub(crate) async fn list(&mut self) -> Result<&FontList, Refused> {
        if self.list.is_none() {
            let json = self.fetch(LIST).await?;
            let list = FontList::parse(&json).map_err(|_| Refused::Unwritable)?;
            self.list = Some(list);
        }
        self.list.as_ref().ok_or(Refused::Unwritable)
    }

    /// Fetches those of these places that are not here yet.
    pub(crate) async fn fetch_all(&mut self, places: &BTreeSet<usize>) -> Result<(), Refused> {
        for place in places {
            if self.fonts.contains_key(place) {
                continue;
            }
            let listed = self.list().await?.get(*place);
            let listed = listed.ok_or(Refused::Unwritable)?.clone();
            let packed = self.fetch(&listed.file).await?;
            let font = FontFile {
                weight: listed.weight,
                bytes: unpacked(&packed).ok_or(Refused::Unwritable)?,
            };
            self.fonts.insert(*place, font);
        }
        Ok(())
    }

    /// Those of these places that are here: what else was fetched changes no letter.
    pub(crate) fn fonts(&self, places: &BTreeSet<usize>) -> Result<Fonts<'_>, Refused> {
        let files = places.iter().filter_map(|place| self.fonts.get(place));
        Fonts::parse(files).map_err(|_| Refused::Unwritable)
    }

    async fn fetch(&self, file: &str) -> Result<Vec<u8>, Refused> {
        let fetched = self.source.file(file).await;
        fetched.map_err(|Unreached| Refused::FontsUnreached)
    }
}

/// What was packed with brotli (RFC 7932); `None` if it was not, or is too much.
fn unpacked(packed: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut unpacking = Decompressor::new(packed, BUFFER).take(LARGEST);
    unpacking.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
