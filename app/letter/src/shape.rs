//! Turns text into glyphs: splits it by font and script, and lets the font's own rules join,
//! reorder and place.

use rustybuzz::UnicodeBuffer;
use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

use crate::fonts::{FontIndex, Fonts, Weight};

/// Glyphs of one font, left to right.
#[derive(Clone, PartialEq)]
pub struct Run {
    /// The font.
    pub font: FontIndex,
    /// Its glyphs by the text that they stand for.
    pub clusters: Vec<Cluster>,
}

/// The fewest letters that stand for the fewest glyphs: `fi` may be one, `ਸਿੰ` is three.
#[derive(Clone, PartialEq)]
pub struct Cluster {
    /// The letters.
    pub text: String,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
}

/// A glyph; lengths are parts of an em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u16,
    /// How far the pen moves after it.
    pub advance: f32,
    /// How far to the right of the pen it stands.
    pub dx: f32,
    /// How far above the line it stands.
    pub dy: f32,
}

impl Run {
    /// The width in ems.
    pub fn width(&self) -> f32 {
        let glyphs = self.clusters.iter().flat_map(|cluster| &cluster.glyphs);
        glyphs.map(|glyph| glyph.advance).sum()
    }
}

/// The text as it can be printed: what no font has becomes `U+XXXX`, never nothing.
pub(crate) fn spelled(text: &str, fonts: &Fonts) -> String {
    let spell = |letter: char| match letter {
        '\t' => " ".to_owned(),
        letter if fonts.can_print(letter) => letter.to_string(),
        letter => format!("U+{:04X}", u32::from(letter)),
    };
    text.chars().map(spell).collect()
}

/// Shapes a piece of a line that was [`spelled`].
pub(crate) fn shape(text: &str, weight: Weight, fonts: &Fonts) -> Vec<Run> {
    itemise(text, weight, fonts)
        .into_iter()
        .map(|item| shape_item(&item, fonts))
        .collect()
}

/// A stretch of one font and one script.
struct Item<'a> {
    font: FontIndex,
    script: Script,
    text: &'a str,
    start: usize,
}

fn itemise<'a>(text: &'a str, weight: Weight, fonts: &Fonts) -> Vec<Item<'a>> {
    let mut items: Vec<Item> = Vec::new();
    for (start, piece, font) in pieces(text, weight, fonts) {
        let end = start + piece.len();
        let script = script_of(piece);
        if let Some(last) = items.last_mut() {
            let stays = piece.trim().is_empty() && fonts.has_all(last.font, piece);
            let same_font = stays || last.font == font;
            if same_font && let Some(script) = joined(last.script, script) {
                last.script = script;
                last.text = &text[last.start..end];
                continue;
            }
        }
        items.push(Item {
            font,
            script,
            text: piece,
            start,
        });
    }
    items
}

/// What a reader sees as one letter, with its font; taken apart only where no font has it whole.
fn pieces<'a>(text: &'a str, weight: Weight, fonts: &Fonts) -> Vec<(usize, &'a str, FontIndex)> {
    let mut pieces = Vec::new();
    for (start, grapheme) in text.grapheme_indices(true) {
        if let Some(font) = fonts.with(grapheme, weight) {
            pieces.push((start, grapheme, font));
            continue;
        }
        for (offset, letter) in grapheme.char_indices() {
            let letter = &grapheme[offset..offset + letter.len_utf8()];
            let font = fonts.with(letter, weight);
            let font = font.unwrap_or_else(|| fonts.first(weight));
            pieces.push((start + offset, letter, font));
        }
    }
    pieces
}

/// The script of the first letter that has one of its own.
fn script_of(piece: &str) -> Script {
    piece
        .chars()
        .map(|letter| letter.script())
        .find(|script| has_own(*script))
        .unwrap_or(Script::Common)
}

fn has_own(script: Script) -> bool {
    !matches!(script, Script::Common | Script::Inherited | Script::Unknown)
}

/// The script of two neighbours together, if they can be shaped together.
fn joined(before: Script, after: Script) -> Option<Script> {
    match (has_own(before), has_own(after)) {
        (_, false) => Some(before),
        (false, true) => Some(after),
        (true, true) => (before == after).then_some(before),
    }
}

fn shape_item(item: &Item, fonts: &Fonts) -> Run {
    let face = &fonts.face(item.font).shaper;
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(item.text);
    buffer.guess_segment_properties();
    let shaped = rustybuzz::shape(face, &[], buffer);
    let em = face.units_per_em();
    let infos = shaped.glyph_infos();
    let mut starts: Vec<usize> = infos.iter().map(|info| index(info.cluster)).collect();
    starts.sort_unstable();
    starts.dedup();

    let mut clusters: Vec<(usize, Cluster)> = Vec::new();
    for (info, position) in infos.iter().zip(shaped.glyph_positions()) {
        let start = index(info.cluster);
        let glyph = Glyph {
            // A font has at most 65,535 glyphs.
            id: u16::try_from(info.glyph_id).unwrap_or_default(),
            advance: ems(position.x_advance, em),
            dx: ems(position.x_offset, em),
            dy: ems(position.y_offset, em),
        };
        match clusters.last_mut() {
            Some((last, cluster)) if *last == start => cluster.glyphs.push(glyph),
            _ => {
                let next = starts.partition_point(|known| *known <= start);
                let end = starts.get(next).copied().unwrap_or(item.text.len());
                let text = item.text.get(start..end).unwrap_or_default().to_owned();
                let glyphs = vec![glyph];
                clusters.push((start, Cluster { text, glyphs }));
            }
        }
    }
    let clusters = clusters.into_iter().map(|(_, cluster)| cluster).collect();
    Run {
        font: item.font,
        clusters,
    }
}

fn index(cluster: u32) -> usize {
    usize::try_from(cluster).unwrap_or(usize::MAX)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "font units are at most 16 bits, as precise as f32 is"
)]
fn ems(units: i32, em: i32) -> f32 {
    units as f32 / em as f32
}
