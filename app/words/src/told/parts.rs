//! Where the referral goes, and how it was sent.

use referral::Referral;
use referral::catalogue::{Catalogue, Phrase};
use referral::form::WishKind;
use referral::referral::Place;
use referral::route::Wish;

use super::rows::Rows;
use super::{Going, Section, sender};
use crate::{Lang, LetterLabel as L, LetterPart, Words};

pub(super) fn destination(
    referral: &Referral,
    going: &Going<'_>,
    catalogue: Option<&Catalogue>,
    lang: Lang,
) -> Option<Section> {
    let words = lang.words();
    let (specialty, category, subcategory) = subject(referral, catalogue, lang);
    let rows = Rows::new(words, LetterPart::Referral)
        .maybe(L::Number, going.sent.map(|(number, _)| number))
        .maybe(L::Sent, going.sent.map(|(_, at)| words.letter_instant(at)))
        .row(L::To, going.to)
        .row(L::Specialty, specialty)
        .row(L::Category, category)
        .maybe(L::Subcategory, subcategory);
    wished(rows, &referral.place, words)
        .maybe(L::Fingerprint, going.fingerprint)
        .section()
}

/// Specialty, category and subcategory by their names, or by their codes where the catalogue does
/// not have them.
pub(super) fn subject(
    referral: &Referral,
    catalogue: Option<&Catalogue>,
    lang: Lang,
) -> (String, String, Option<String>) {
    let place = &referral.place;
    let name = |name: &Phrase| name.in_language(lang.tag()).to_owned();
    let specialty = catalogue.and_then(|catalogue| catalogue.specialty(&place.specialty));
    let category = catalogue.and_then(|catalogue| catalogue.category(&place.category));
    let subcategory = place.subcategory.as_ref().map(|code| {
        let known = category.and_then(|category| category.subcategory(code));
        known.map_or_else(|| code.to_string(), |known| name(&known.name))
    });
    (
        specialty.map_or_else(|| place.specialty.to_string(), |known| name(&known.name)),
        category.map_or_else(|| place.category.to_string(), |known| name(&known.name)),
        subcategory,
    )
}

/// What the head of a letter does not say of how it was sent.
pub(super) fn sending(referral: &Referral, words: &dyn Words) -> Option<Section> {
    let rows = Rows::new(words, LetterPart::Sending);
    let rows = sender::hands(rows, &referral.sender, words);
    let rows = sender::others(rows, &referral.clinic);
    wished(rows, &referral.place, words).section()
}

fn wished<'a>(rows: Rows<'a>, place: &Place, words: &dyn Words) -> Rows<'a> {
    let wish = match place.wish {
        Wish::Named(_) => WishKind::Named,
        Wish::Choose { .. } => WishKind::Choose,
    };
    rows.row(L::Region, words.region(place.region))
        .row(L::Chosen, words.wish(wish))
        .ticked(L::CanTravel, place.can_travel)
        .ticked(L::VirtualVisit, place.virtual_visit)
}
