//! What was asked, done with the letter's own crate.

use browser::letter::message::{Facts, Keeper, Refused, Remark, Typed, Write};
use letter::{
    About, Block, Letter, PdfWriter, Printpdf, Section, Sent, compose, compose_for_patient,
    compose_received, layout,
};
use words::Lang;

use crate::fonts::{Shelf, Source};

/// The letters of what was typed that no font has. No font is fetched for it.
pub(crate) async fn missing<S: Source>(
    shelf: &mut Shelf<S>,
    typed: &Typed,
) -> Result<Vec<char>, Refused> {
    let letter = unsent(typed)?;
    Ok(shelf.list().await?.missing(&letter))
}

/// Fetches the fonts that what was typed needs.
pub(crate) async fn preload<S: Source>(shelf: &mut Shelf<S>, typed: &Typed) -> Result<(), Refused> {
    let letter = unsent(typed)?;
    let needed = shelf.list().await?.needed(&letter);
    shelf.fetch_all(&needed).await
}

/// The PDF.
pub(crate) async fn write<S: Source>(
    shelf: &mut Shelf<S>,
    asked: &Write,
) -> Result<Vec<u8>, Refused> {
    let Write {
        keeper,
        typed,
        facts,
        remark,
        made,
    } = asked;
    let lang = lang(typed)?;
    let (referral, catalogue, facts) = (&typed.referral, &typed.catalogue, sent(facts));
    let letter = match keeper {
        Keeper::Clinic => compose(referral, &facts, catalogue, lang),
        Keeper::Patient => compose_for_patient(referral, &facts, catalogue, lang),
        Keeper::Practice => {
            let remark = remark.as_ref().map(section);
            compose_received(referral, &facts, remark, catalogue, lang)
        }
    };
    let needed = shelf.list().await?.needed(&letter);
    shelf.fetch_all(&needed).await?;
    let fonts = shelf.fonts(&needed)?;
    let sheets = layout(&letter, &fonts, lang.words());
    let written = Printpdf.write(&sheets, &fonts, &About::of(&letter, *made));
    written.map_err(|_| Refused::Unwritable)
}

/// The letter as far as it is known before sending.
fn unsent(typed: &Typed) -> Result<Letter, Refused> {
    let nobody = letter::Facts {
        practice: String::new(),
        specialist: String::new(),
        fingerprint: None,
        sent: None,
    };
    let lang = lang(typed)?;
    Ok(compose(&typed.referral, &nobody, &typed.catalogue, lang))
}

fn section(remark: &Remark) -> Section {
    Section {
        title: remark.title.clone(),
        blocks: vec![Block::Prose {
            label: remark.about.clone(),
            text: remark.lines.join("\n"),
        }],
    }
}

fn sent(facts: &Facts) -> letter::Facts {
    letter::Facts {
        practice: facts.practice.clone(),
        specialist: facts.specialist.clone(),
        fingerprint: facts.fingerprint.clone(),
        sent: Some(Sent {
            number: facts.number,
            at: facts.at,
            status_url: facts.status_url.clone(),
        }),
    }
}

/// A language that the page has and this worker has not: they are of two builds.
fn lang(typed: &Typed) -> Result<Lang, Refused> {
    let known = Lang::ALL.iter().copied();
    let mut named = known.filter(|lang| lang.tag() == typed.lang);
    named.next().ok_or(Refused::Unwritable)
}
