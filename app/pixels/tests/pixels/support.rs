//! Files to draw, and how to look at what was drawn.

use std::fmt::Write;

use pixels::{Drawn, File, Trouble};
use referral::attachment::FileKind;

/// Opens and draws a page at its own width, or so wide.
pub fn draw(kind: FileKind, bytes: &[u8], page: u32, width: u32) -> Result<Drawn, Trouble> {
    File::open(kind, bytes.to_vec())?.draw(page, width)
}

/// What is wrong with a file, whether that shows when it is opened or when it is drawn.
pub fn trouble(kind: FileKind, bytes: &[u8]) -> Option<Trouble> {
    draw(kind, bytes, 0, 500).err()
}

/// The colours of a pixel.
pub fn at(drawn: &Drawn, x: u32, y: u32) -> [u8; 3] {
    assert_eq!(drawn.rgba.len(), (drawn.width * drawn.height * 4) as usize);
    let start = ((y * drawn.width + x) * 4) as usize;
    assert_eq!(drawn.rgba[start + 3], 255);
    [0, 1, 2].map(|colour| drawn.rgba[start + colour])
}

/// Whether a pixel is dark.
pub fn is_dark(drawn: &Drawn, x: u32, y: u32) -> bool {
    at(drawn, x, y).iter().all(|colour| *colour < 64)
}

/// The smallest rectangle around everything dark: left, top, right and bottom.
pub fn dark_box(drawn: &Drawn) -> (u32, u32, u32, u32) {
    let pixels = (0..drawn.height).flat_map(|y| (0..drawn.width).map(move |x| (x, y)));
    let dark: Vec<_> = pixels.filter(|(x, y)| is_dark(drawn, *x, *y)).collect();
    let xs = dark.iter().map(|(x, _)| *x);
    let ys = dark.iter().map(|(_, y)| *y);
    (
        xs.clone().min().unwrap(),
        ys.clone().min().unwrap(),
        xs.max().unwrap() + 1,
        ys.max().unwrap() + 1,
    )
}

/// A PDF of these objects, numbered from 1; the first is the catalogue.
pub fn pdf_of(objects: &[String]) -> Vec<u8> {
    let mut body = "%PDF-1.4\n".to_owned();
    let mut table = String::new();
    for (place, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", body.len()).unwrap();
        write!(body, "{} 0 obj\n{object}\nendobj\n", place + 1).unwrap();
    }
    let (size, start) = (objects.len() + 1, body.len());
    write!(
        body,
        "xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n\
         startxref\n{start}\n%%EOF\n"
    )
    .unwrap();
    body.into_bytes()
}

/// A stream object.
pub fn stream(content: &str) -> String {
    let length = content.len();
    format!("<< /Length {length} >>\nstream\n{content}\nendstream")
}

/// A PDF with a page for each content, each of this size in points.
pub fn pdf(size: &str, contents: &[String]) -> Vec<u8> {
    let kids: String = (0..contents.len()).fold(String::new(), |kids, page| {
        format!("{kids} {} 0 R", 4 + 2 * page)
    });
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!(
            "<< /Type /Pages /Kids [{kids}] /Count {} >>",
            contents.len()
        ),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    for (page, content) in contents.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size}] /Contents {} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + 2 * page
        ));
        objects.push(stream(content));
    }
    pdf_of(&objects)
}
