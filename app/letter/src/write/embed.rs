//! The fonts inside a PDF: only the glyphs that are used, each with the text that it stands for.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontId, ParsedFont, PdfDocument, PdfFont};
use subsetter::GlyphRemapper;

use super::WriteError;
use crate::fonts::{FontIndex, Fonts};
use crate::layout::{Item, Page};
use crate::shape::{Cluster, Run};

/// The fonts of one PDF.
pub(super) struct Embedded {
    fonts: BTreeMap<FontIndex, Subset>,
}

/// A font cut down to what is used.
pub(super) struct Subset {
    id: FontId,
    font: ParsedFont,
    glyphs: GlyphRemapper,
    texts: BTreeMap<u16, String>,
}

impl Embedded {
    pub(super) fn of(pages: &[Page], fonts: &Fonts) -> Result<Self, WriteError> {
        let mut used: BTreeMap<FontIndex, Vec<&Run>> = BTreeMap::new();
        for placed in pages.iter().flat_map(|page| &page.items) {
            if let Item::Text(line) = &placed.item {
                for run in &line.runs {
                    used.entry(run.font).or_default().push(run);
                }
            }
        }
        let subset = |(index, runs): (FontIndex, Vec<&Run>)| {
            Subset::of(index, &runs, fonts).map(|subset| (index, subset))
        };
        let fonts = used.into_iter().map(subset).collect::<Result<_, _>>()?;
        Ok(Self { fonts })
    }

    pub(super) fn get(&self, index: FontIndex) -> Option<&Subset> {
        self.fonts.get(&index)
    }

    pub(super) fn add_to(&self, document: &mut PdfDocument) {
        for subset in self.fonts.values() {
            let font = PdfFont::new(subset.font.clone());
            document.resources.fonts.map.insert(subset.id.clone(), font);
        }
    }
}

impl Subset {
    fn of(index: FontIndex, runs: &[&Run], fonts: &Fonts) -> Result<Self, WriteError> {
        let face = fonts.face(index);
        let clusters = || runs.iter().flat_map(|run| &run.clusters);
        let ids: BTreeSet<u16> = clusters()
            .flat_map(|cluster| &cluster.glyphs)
            .map(|glyph| glyph.id)
            .collect();
        let mut glyphs = GlyphRemapper::new();
        for id in ids {
            glyphs.remap(id);
        }
        let bytes = subsetter::subset(face.bytes, 0, &glyphs)?;
        let mut font =
            ParsedFont::from_bytes(&bytes, 0, &mut Vec::new()).ok_or(WriteError::Embed)?;
        font.font_name = Some(subset_name(index, &face.shaper));
        Ok(Self {
            id: FontId(format!("Letter{}", index.0)),
            font,
            glyphs,
            texts: texts(clusters(), |letter| {
                face.shaper.glyph_index(letter).map(|id| id.0)
            }),
        })
    }

    pub(super) fn id(&self) -> &FontId {
        &self.id
    }

    /// The number of a glyph in the font that is embedded.
    pub(super) fn glyph(&self, id: u16) -> u16 {
        self.glyphs.get(id).unwrap_or_default()
    }

    /// The text that a glyph stands for wherever it is used.
    pub(super) fn text(&self, id: u16) -> &str {
        self.texts.get(&id).map_or("", String::as_str)
    }

    /// Whether a reader that goes by [`text`](Self::text) reads the cluster right. A glyph has one
    /// text in the whole file, so shaping that joins and reorders can make it wrong.
    pub(super) fn reads_right(&self, cluster: &Cluster) -> bool {
        let read: String = cluster
            .glyphs
            .iter()
            .map(|glyph| self.text(glyph.id))
            .collect();
        read == cluster.text
    }
}

/// What each glyph stands for. A letter's own glyph stands for that letter; a joined one for what
/// it was first used for.
fn texts<'a>(
    clusters: impl Iterator<Item = &'a Cluster> + Clone,
    glyph_of: impl Fn(char) -> Option<u16>,
) -> BTreeMap<u16, String> {
    let mut texts = BTreeMap::new();
    for cluster in clusters.clone() {
        for letter in cluster.text.chars() {
            let own = glyph_of(letter);
            let used = cluster.glyphs.iter().find(|glyph| Some(glyph.id) == own);
            if let Some(glyph) = used {
                texts.entry(glyph.id).or_insert_with(|| letter.to_string());
            }
        }
    }
    for cluster in clusters {
        if let [only] = cluster.glyphs.as_slice() {
            texts.entry(only.id).or_insert_with(|| cluster.text.clone());
        }
    }
    texts
}

/// The font's own name behind six capitals, which say that it is a subset (ISO 32000-2, 9.9.2).
fn subset_name(index: FontIndex, face: &rustybuzz::Face) -> String {
    let name = face
        .names()
        .into_iter()
        .find(|name| name.name_id == rustybuzz::ttf_parser::name_id::POST_SCRIPT_NAME)
        .and_then(|name| name.to_string())
        .unwrap_or_else(|| "Font".to_owned());
    let letter = char::from(b'A' + u8::try_from(index.0 % 26).unwrap_or_default());
    format!("LETTE{letter}+{name}")
}
