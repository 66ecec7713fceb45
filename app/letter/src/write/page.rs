//! A page in printpdf's operations. PDF counts from the bottom, pages here from the top.

use printpdf::{
    Actions, BorderArray, Codepoint, DictItem, Line, LinePoint, LinkAnnotation, Op, PaintMode,
    PdfFontHandle, PdfPage, Point, Polygon, PolygonRing, Pt, Rect, TextItem, TextMatrix,
    WindingOrder,
};

use super::embed::{Embedded, Subset};
use super::tags::Marks;
use crate::layout::{Item, Page, Placed, TextLine, size};
use crate::shape::{Cluster, Run};

/// The page, and which of its content belongs to which piece of the document.
pub(super) fn page(page: &Page, fonts: &Embedded) -> (PdfPage, Marks) {
    let mut ops = Vec::new();
    let mut marks = Marks::default();
    let is_spelled = |placed: &Placed| match &placed.item {
        Item::Text(line) => is_spelled(line, fonts),
        _ => false,
    };
    let together = |one: &Placed, next: &Placed| {
        one.element == next.element && !is_spelled(one) && !is_spelled(next)
    };
    for together in page.items.chunk_by(together) {
        ops.extend(match together {
            [
                Placed {
                    element: Some(element),
                    item: Item::Text(line),
                },
            ] => text(line, fonts, |actual| {
                Some(content(marks.add(*element), actual))
            }),
            _ => marked(together, fonts, &mut marks),
        });
    }
    // Not by `PdfPage::new`, which takes millimetres and rounds.
    let sheet = Rect::from_wh(Pt(size::WIDTH), Pt(size::HEIGHT));
    let page = PdfPage {
        media_box: sheet.clone(),
        trim_box: sheet.clone(),
        crop_box: sheet,
        ops,
    };
    (page, marks)
}

/// What belongs to one piece of the document, or is not read out (ISO 32000-1, 14.8.2.2).
fn marked(together: &[Placed], fonts: &Embedded, marks: &mut Marks) -> Vec<Op> {
    let begin = match together.first().and_then(|placed| placed.element) {
        Some(element) => {
            let is_link = |placed: &&Placed| matches!(placed.item, Item::Link { .. });
            let links = together.iter().filter(is_link);
            marks.links.extend(links.map(|_| element));
            content(marks.add(element), None)
        }
        None => Op::BeginMarkedContent {
            tag: "Artifact".to_owned(),
        },
    };
    let items = together.iter().flat_map(|placed| item(&placed.item, fonts));
    let mut ops = vec![begin];
    ops.extend(items);
    ops.push(Op::EndMarkedContent);
    ops
}

/// Begins content with its number on this page (ISO 32000-1, 14.7.4.2), and with the letters that it
/// is to be read as where its glyphs do not tell them (14.9.4). Both in one mark: poppler takes the
/// end of a mark within another for the end of both.
fn content(number: i64, actual: Option<DictItem>) -> Op {
    let number = ("MCID".to_owned(), DictItem::Int(number));
    let actual = actual.map(|actual| ("ActualText".to_owned(), actual));
    Op::BeginMarkedContentWithProperties {
        // Which kind of piece it is stands in the structure alone.
        tag: "Span".to_owned(),
        properties: DictItem::Dict {
            map: [number].into_iter().chain(actual).collect(),
        },
    }
}

fn item(item: &Item, fonts: &Embedded) -> Vec<Op> {
    match item {
        Item::Text(line) => text(line, fonts, |_| None),
        Item::Shape { points } => vec![shape(points)],
        Item::Stroke { points, thickness } => stroke(points, *thickness),
        Item::Fill {
            x,
            y,
            width,
            height,
        } => vec![Op::DrawRectangle {
            rectangle: rectangle(*x, *y, *width, *height),
        }],
        Item::Link {
            x,
            y,
            width,
            height,
            url,
        } => vec![link(rectangle(*x, *y, *width, *height), url)],
    }
}

/// The line. `begin` may mark each stretch of it, being told which letters the stretch is to be read
/// as if its glyphs do not tell them.
fn text(
    line: &TextLine,
    fonts: &Embedded,
    mut begin: impl FnMut(Option<DictItem>) -> Option<Op>,
) -> Vec<Op> {
    let mut ops = vec![Op::StartTextSection];
    let mut x = line.x;
    for run in &line.runs {
        let Some(font) = fonts.get(run.font) else {
            continue;
        };
        ops.push(Op::SetFont {
            font: PdfFontHandle::External(font.id().clone()),
            size: Pt(line.size),
        });
        for stretch in stretches(run, font) {
            let begin = begin(stretch.actual);
            let end = begin.is_some().then_some(Op::EndMarkedContent);
            ops.extend(begin);
            ops.extend(glyphs(&stretch.clusters, font, line, &mut x));
            ops.extend(end);
        }
    }
    ops.push(Op::EndTextSection);
    ops
}

/// Clusters that are marked as one.
struct Stretch<'a> {
    clusters: Vec<&'a Cluster>,
    /// The letters, where the glyphs do not tell them.
    actual: Option<DictItem>,
}

/// The words that have to be spelled each by itself, and what is between them.
fn stretches<'a>(run: &'a Run, font: &Subset) -> Vec<Stretch<'a>> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for word in words(run) {
        let actual = (!reads_right(word, font)).then(|| actual_text(word));
        match stretches.last_mut() {
            Some(last) if last.actual.is_none() && actual.is_none() => last.clusters.extend(word),
            _ => stretches.push(Stretch {
                clusters: word.iter().collect(),
                actual,
            }),
        }
    }
    stretches
}

/// Whether a line has a word that has to be spelled.
fn is_spelled(line: &TextLine, fonts: &Embedded) -> bool {
    line.runs.iter().any(|run| {
        let font = fonts.get(run.font);
        font.is_some_and(|font| words(run).any(|word| !reads_right(word, font)))
    })
}

fn reads_right(word: &[Cluster], font: &Subset) -> bool {
    word.iter().all(|cluster| font.reads_right(cluster))
}

/// The clusters between spaces; a space is a word by itself.
fn words(run: &Run) -> impl Iterator<Item = &[Cluster]> {
    let is_space = |cluster: &Cluster| cluster.text.trim().is_empty();
    run.clusters
        .chunk_by(move |one, next| !is_space(one) && !is_space(next))
}

fn glyphs(clusters: &[&Cluster], font: &Subset, line: &TextLine, x: &mut f32) -> Vec<Op> {
    let mut ops = Vec::new();
    for glyph in clusters.iter().flat_map(|cluster| &cluster.glyphs) {
        let left = Pt(*x + glyph.dx * line.size);
        let bottom = Pt(size::HEIGHT - line.baseline + glyph.dy * line.size);
        let text = font.text(glyph.id).to_owned();
        let shown = Codepoint::with_cid(font.glyph(glyph.id), 0.0, text);
        ops.push(Op::SetTextMatrix {
            matrix: TextMatrix::Translate(left, bottom),
        });
        ops.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(vec![shown])],
        });
        *x += glyph.advance * line.size;
    }
    ops
}

/// The word's own letters.
fn actual_text(word: &[Cluster]) -> DictItem {
    let text = word.iter().flat_map(|cluster| cluster.text.encode_utf16());
    let data = [0xFEFF].into_iter().chain(text);
    let data = data.flat_map(u16::to_be_bytes).collect();
    DictItem::String {
        data,
        literal: false,
    }
}

fn corner((x, y): (f32, f32)) -> LinePoint {
    LinePoint {
        p: Point {
            x: Pt(x),
            y: Pt(size::HEIGHT - y),
        },
        bezier: false,
    }
}

fn shape(points: &[(f32, f32)]) -> Op {
    let ring = PolygonRing {
        points: points.iter().copied().map(corner).collect(),
    };
    Op::DrawPolygon {
        polygon: Polygon {
            rings: vec![ring],
            mode: PaintMode::Fill,
            winding_order: WindingOrder::NonZero,
        },
    }
}

fn stroke(points: &[(f32, f32)], thickness: f32) -> Vec<Op> {
    let line = Line {
        points: points.iter().copied().map(corner).collect(),
        is_closed: false,
    };
    let thickness = Op::SetOutlineThickness { pt: Pt(thickness) };
    vec![thickness, Op::DrawLine { line }]
}

fn rectangle(x: f32, y: f32, width: f32, height: f32) -> Rect {
    Rect {
        x: Pt(x),
        y: Pt(size::HEIGHT - y - height),
        width: Pt(width),
        height: Pt(height),
        mode: Some(PaintMode::Fill),
        winding_order: None,
    }
}

fn link(rect: Rect, url: &str) -> Op {
    let unseen = BorderArray::Solid([0.0, 0.0, 0.0]);
    let action = Actions::Uri(url.to_owned());
    Op::LinkAnnotation {
        link: LinkAnnotation::new(rect, action, Some(unseen), None, None),
    }
}
