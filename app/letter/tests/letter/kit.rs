//! A recovery kit as somebody finds it in a drawer.

use letter::{About, Fonts, Item, Kit, PdfWriter, Printpdf, Sheets, layout_kit};
use time::macros::date;
use words::Lang;

use crate::support::{Pdf, SENT, fonts, list};

const GROUPS: [&str; 8] = [
    "MHTDX", "ZY4MW", "8Y58P", "GYYY7", "VRXZ7", "ZA3G0", "4EXGW", "XYFRD",
];

fn kit_of(practice: &str, lang: Lang) -> Kit {
    let groups = GROUPS.map(str::to_owned);
    Kit::new(practice, date!(2026 - 03 - 02), &groups, lang)
}

fn kit(lang: Lang) -> Kit {
    kit_of("Hill Surgery", lang)
}

fn sheets(kit: &Kit) -> Sheets {
    let files = fonts();
    layout_kit(kit, &Fonts::parse(&files).unwrap())
}

/// The PDF with the fonts that it needs and no others, as the worker makes it.
fn written(kit: &Kit) -> Vec<u8> {
    let files = fonts();
    let needed = list().needed_by_kit(kit);
    let fonts = Fonts::parse(needed.iter().map(|place| &files[*place])).unwrap();
    let sheets = layout_kit(kit, &fonts);
    let about = About::of_kit(kit, SENT);
    Printpdf.write(&sheets, &fonts, &about).unwrap()
}

/// The text in one line, however it was broken.
fn text(pdf: &Pdf) -> String {
    let text = pdf.text();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_groups_are_read_back_in_their_order() {
    for lang in Lang::ALL {
        let read = text(&Pdf::saved(&written(&kit(*lang))));
        let numbered = GROUPS.iter().zip(1..);
        let row: Vec<String> = numbered
            .map(|(group, at)| format!("{at} {group}"))
            .collect();
        assert!(read.contains(&row.join(" ")), "{read}");
    }
}

#[test]
fn it_says_whose_it_is_since_when_what_for_and_where_to_keep_it() {
    let read = text(&Pdf::saved(&written(&kit(Lang::En))));
    for told in [
        "Recovery kit",
        "Hill Surgery",
        "Made on 2 March 2026",
        "when every passphrase is lost",
        "/practice/recover",
        "you become an owner",
        "an export of your practice",
        "Not in a computer, not in a mail",
        "can become an owner",
        "open everything",
        "closed for good",
        "Checked on",
    ] {
        let read = read.to_lowercase();
        assert!(read.contains(&told.to_lowercase()), "{told} in\n{read}");
    }
}

#[test]
fn it_is_one_page_however_long_the_practices_name_is() {
    for lang in Lang::ALL {
        let kit = kit_of(&"Wide Mountain Surgery ".repeat(6), *lang);
        let sheets = sheets(&kit);
        assert_eq!(sheets.pages.len(), 1);
        for placed in &sheets.pages[0].items {
            match &placed.item {
                Item::Text(line) => {
                    let width: f32 = line.runs.iter().map(letter::Run::width).sum();
                    assert!(line.x + (width - 0.3) * line.size <= 558.0);
                    assert!(
                        line.baseline < 740.0 && line.size >= 9.5,
                        "{}",
                        line.baseline
                    );
                }
                Item::Stroke { points, thickness } => {
                    assert!(*thickness >= 0.75);
                    assert!(points.iter().all(|(_, y)| *y < 750.0));
                }
                _ => {}
            }
        }
    }
}

#[test]
fn every_sign_of_a_group_is_as_wide_as_the_others_and_large() {
    let sheets = sheets(&kit(Lang::En));
    let large = sheets.pages[0]
        .items
        .iter()
        .filter_map(|placed| match &placed.item {
            Item::Text(line) if line.size >= 24.0 => Some(line),
            _ => None,
        });
    let groups: Vec<_> = large.skip(1).collect();
    assert_eq!(groups.len(), GROUPS.len());
    for line in groups {
        let clusters = line.runs.iter().flat_map(|run| &run.clusters);
        let widths: Vec<f32> = clusters.map(|cluster| cluster.glyphs[0].advance).collect();
        assert_eq!(widths.len(), 5);
        assert!(
            widths
                .iter()
                .all(|width| (width - widths[0]).abs() < f32::EPSILON)
        );
    }
}

#[test]
fn it_is_sound_and_tagged_and_always_the_same_and_holds_no_file() {
    let bytes = written(&kit(Lang::Fr));
    assert!(written(&kit(Lang::Fr)) == bytes);
    let pdf = Pdf::saved(&bytes);
    pdf.tool("qpdf", &["--check"], &[]);
    assert!(pdf.files().is_empty());
    let read = pdf.tool("pdfinfo", &["-struct-text"], &[]);
    let read = String::from_utf8(read.stdout).unwrap();
    for heard in ["H1", "\"Trousse de récupération\"", "\"MHTDX\"", "H2"] {
        assert!(read.contains(heard), "{heard} in\n{read}");
    }
}

/// Writes kits beside the build's other files, to be looked at:
/// `cargo nextest run -p letter --run-ignored only`.
#[test]
#[ignore = "for the eye"]
fn kits_to_look_at() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    for lang in Lang::ALL {
        let file = folder.join(format!("kit-{}.pdf", lang.tag()));
        std::fs::write(file, written(&kit(*lang))).unwrap();
    }
}
