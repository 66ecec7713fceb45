//! A page in printpdf's operations. PDF counts from the bottom, pages here from the top.

use printpdf::{
    Actions, BorderArray, Codepoint, DictItem, Line, LinePoint, LinkAnnotation, Op, PaintMode,
    PdfFontHandle, PdfPage, Point, Pt, Rect, TextItem, TextMatrix,
};

use super::embed::{Embedded, Subset};
use crate::layout::{Item, Page, TextLine, size};
use crate::shape::{Cluster, Run};

pub(super) fn page(page: &Page, fonts: &Embedded) -> PdfPage {
    let ops = page
        .items
        .iter()
        .flat_map(|item| match item {
            Item::Text(line) => text(line, fonts),
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
        })
        .collect();
    // Not by `PdfPage::new`, which takes millimetres and rounds.
    let sheet = Rect::from_wh(Pt(size::WIDTH), Pt(size::HEIGHT));
    PdfPage {
        media_box: sheet.clone(),
        trim_box: sheet.clone(),
        crop_box: sheet,
        ops,
    }
}

fn text(line: &TextLine, fonts: &Embedded) -> Vec<Op> {
    let mut ops = vec![Op::StartTextSection];
    let mut x = line.x;
    for run in &line.runs {
        if let Some(font) = fonts.get(run.font) {
            ops.push(Op::SetFont {
                font: PdfFontHandle::External(font.id().clone()),
                size: Pt(line.size),
            });
            for word in words(run) {
                ops.extend(self::word(word, font, line, &mut x));
            }
        }
    }
    ops.push(Op::EndTextSection);
    ops
}

/// The clusters between spaces; a space is a word by itself.
fn words(run: &Run) -> impl Iterator<Item = &[Cluster]> {
    let is_space = |cluster: &Cluster| cluster.text.trim().is_empty();
    run.clusters
        .chunk_by(move |one, next| !is_space(one) && !is_space(next))
}

/// A word, with the text that it stands for where its glyphs alone would be read wrong.
fn word(word: &[Cluster], font: &Subset, line: &TextLine, x: &mut f32) -> Vec<Op> {
    let glyphs = word.iter().flat_map(|cluster| &cluster.glyphs);
    let mut ops: Vec<Op> = Vec::new();
    for glyph in glyphs {
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
    if word.iter().all(|cluster| font.reads_right(cluster)) {
        return ops;
    }
    ops.insert(0, actual_text(word));
    ops.push(Op::EndMarkedContent);
    ops
}

/// Begins a span that is read as the word's own letters (ISO 32000-2, 14.9.4).
fn actual_text(word: &[Cluster]) -> Op {
    let text = word.iter().flat_map(|cluster| cluster.text.encode_utf16());
    let data = [0xFEFF].into_iter().chain(text);
    let data = data.flat_map(u16::to_be_bytes).collect();
    let text = DictItem::String {
        data,
        literal: false,
    };
    Op::BeginMarkedContentWithProperties {
        tag: "Span".to_owned(),
        properties: DictItem::Dict {
            map: [("ActualText".to_owned(), text)].into(),
        },
    }
}

fn stroke(points: &[(f32, f32)], thickness: f32) -> Vec<Op> {
    let point = |(x, y): &(f32, f32)| LinePoint {
        p: Point {
            x: Pt(*x),
            y: Pt(size::HEIGHT - y),
        },
        bezier: false,
    };
    let line = Line {
        points: points.iter().map(point).collect(),
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
