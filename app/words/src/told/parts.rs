//! Where the referral goes, and what goes with it.

use referral::Referral;
use referral::attachment::Attachment;
use referral::catalogue::{Catalogue, Phrase};
use referral::form::WishKind;
use referral::route::Wish;

use super::rows::Rows;
use super::{Going, Section};
use crate::{Lang, LetterLabel as L, LetterPart, Words};

pub(super) fn destination(
    referral: &Referral,
    going: &Going<'_>,
    catalogue: Option<&Catalogue>,
    lang: Lang,
) -> Option<Section> {
    let words = lang.words();
    let place = &referral.place;
    let name = |name: &Phrase| name.in_language(lang.tag()).to_owned();
    let specialty = catalogue.and_then(|catalogue| catalogue.specialty(&place.specialty));
    let category = catalogue.and_then(|catalogue| catalogue.category(&place.category));
    let subcategory = place.subcategory.as_ref().map(|code| {
        let known = category.and_then(|category| category.subcategory(code));
        known.map_or_else(|| code.to_string(), |known| name(&known.name))
    });
    let wish = match place.wish {
        Wish::Named(_) => WishKind::Named,
        Wish::Choose { .. } => WishKind::Choose,
    };
    Rows::new(words, LetterPart::Referral)
        .maybe(L::Number, going.sent.map(|(number, _)| number))
        .maybe(L::Sent, going.sent.map(|(_, at)| words.letter_instant(at)))
        .row(L::To, going.to)
        .row(
            L::Specialty,
            specialty.map_or_else(|| place.specialty.to_string(), |known| name(&known.name)),
        )
        .row(
            L::Category,
            category.map_or_else(|| place.category.to_string(), |known| name(&known.name)),
        )
        .maybe(L::Subcategory, subcategory)
        .row(L::Region, words.region(place.region))
        .row(L::Chosen, words.wish(wish))
        .ticked(L::CanTravel, place.can_travel)
        .ticked(L::VirtualVisit, place.virtual_visit)
        .maybe(L::Fingerprint, going.fingerprint)
        .section()
}

pub(super) fn attachments(files: &[Attachment], words: &dyn Words) -> Option<Section> {
    let rows = Rows::new(words, LetterPart::Attachments);
    if files.is_empty() {
        return rows
            .labelled(words.letter_no_files().to_owned(), "")
            .section();
    }
    let numbered = files.iter().zip(1..);
    numbered
        .fold(rows, |rows, (file, number): (&Attachment, usize)| {
            let kind = words.file_kind(file.kind());
            let size = words.file_size(file.size());
            let about = format!("{} ({kind}, {size})", file.name().as_str());
            rows.labelled(number.to_string(), about)
        })
        .section()
}
