//! What was asked, done with the letter's own crate.

use browser::letter::message::{Facts, Keeper, Kit, Proof, Refused, Remark, Typed, Write};
use letter::{
    About, Block, Letter, PdfWriter, Printpdf, Section, Sent, compose, compose_for_patient,
    compose_received, layout, layout_kit,
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

/// Fetches the fonts that the keeper's letter of what was typed needs.
pub(crate) async fn preload<S: Source>(
    shelf: &mut Shelf<S>,
    typed: &Typed,
    keeper: Keeper,
) -> Result<(), Refused> {
    let letter = unsent(typed)?;
    let list = shelf.list().await?;
    let mut needed = list.needed(&letter);
    if keeper == Keeper::Clinic {
        // The receipt's, too, which comes with sending.
        needed.extend(list.fixed());
    }
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
    let lang = lang(&typed.lang)?;
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

/// The page of a recovery kit: whose, made when, its groups, in which language. Nothing else is
/// needed, so it serves a practice's first kit and any later one.
pub(crate) async fn kit<S: Source>(shelf: &mut Shelf<S>, asked: &Kit) -> Result<Vec<u8>, Refused> {
    let Kit {
        practice,
        groups,
        lang,
        made,
    } = asked;
    let kit = letter::Kit::new(practice, made.date(), groups, self::lang(lang)?);
    let needed = shelf.list().await?.needed_by_kit(&kit);
    shelf.fetch_all(&needed).await?;
    let fonts = shelf.fonts(&needed)?;
    let sheets = layout_kit(&kit, &fonts);
    let written = Printpdf.write(&sheets, &fonts, &About::of_kit(&kit, *made));
    written.map_err(|_| Refused::Unwritable)
}

/// The letter as far as it is known before sending.
fn unsent(typed: &Typed) -> Result<Letter, Refused> {
    let nobody = letter::Facts {
        practice: String::new(),
        specialist: String::new(),
        sent: None,
    };
    let lang = lang(&typed.lang)?;
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
        sent: Some(Sent {
            number: facts.number,
            at: facts.at,
            status_url: facts.status_url.clone(),
            proof: facts.proof.as_ref().map(proof),
        }),
    }
}

fn proof(proof: &Proof) -> letter::Proof {
    letter::Proof {
        words: proof.words.clone(),
        fingerprint: proof.fingerprint.clone(),
        checkpoint: proof.checkpoint.clone(),
        server: proof.server.clone(),
        receipt: proof.receipt.clone(),
    }
}

/// A language that the page has and this worker has not: they are of two builds.
fn lang(tag: &str) -> Result<Lang, Refused> {
    Lang::from_tag(tag).ok_or(Refused::Unwritable)
}
