//! What the demo promises to show.

use std::collections::BTreeSet;

use demo::{PATIENTS, SENDERS, catalogue, practices};
use referral::balance::{Candidate, choose};
use referral::catalogue::{Catalogue, Category, Phrase, Prompt};
use referral::choice::Choice;
use referral::code::CategoryCode;
use referral::contact::{Email, Phone};
use referral::form::HealthCard;
use referral::id::SpecialistId;
use referral::person::{BirthDate, CardNumber, Checksum, Issuer, MspNumber, Phn};
use referral::practice::{PracticeProfile, SpecialistProfile};
use referral::region::Region;
use referral::urgency::StatedUrgency;
use time::macros::date;
use time::{Date, Duration};

const START: Date = date!(2026 - 03 - 02);

fn code(code: &str) -> CategoryCode {
    code.parse().unwrap()
}

fn specialists(
    practices: &[PracticeProfile],
) -> impl Iterator<Item = (&PracticeProfile, &SpecialistProfile)> {
    practices.iter().flat_map(|practice| {
        practice
            .specialists()
            .iter()
            .map(move |specialist| (practice, specialist))
    })
}

fn takers(category: &str) -> Vec<String> {
    let practices = practices(START);
    let takes = specialists(&practices)
        .filter(|(_, specialist)| specialist.take(&code(category)).is_some());
    takes
        .map(|(_, specialist)| specialist.slug.to_string())
        .collect()
}

fn specialist(slug: &str) -> SpecialistProfile {
    let practices = practices(START);
    let found = specialists(&practices).find(|(_, specialist)| specialist.slug.as_str() == slug);
    found.unwrap().1.clone()
}

#[test]
fn there_are_eight_specialties_and_twenty_one_specialists() {
    assert_eq!(catalogue().specialties().len(), 8);
    let practices = practices(START);
    let slugs: BTreeSet<_> = specialists(&practices)
        .map(|(_, specialist)| &specialist.slug)
        .collect();
    let names: BTreeSet<_> = practices.iter().map(PracticeProfile::slug).collect();
    assert_eq!((slugs.len(), names.len()), (21, 21));
}

#[test]
fn every_category_is_taken_by_whom_it_should_be() {
    for (category, slugs) in [
        ("gallbladder", &["gs1", "gs2", "gs4"][..]),
        ("breast", &["gs3", "gs4"]),
        ("colorectal", &["gs1", "gs4"]),
        ("thyroid-parathyroid", &["gs1", "gs3", "gs4"]),
        ("endoscopy", &["gs1", "gs2", "gs4"]),
        ("hip", &["or1"]),
        ("knee", &["or1", "or2"]),
        ("shoulder", &["or2"]),
        ("hand-wrist-elbow", &["or3"]),
        ("spine", &["or4"]),
        ("non-surgical-msk", &[]),
        ("inflammatory-bowel", &["gi1", "gi2"]),
        ("iron-deficiency", &["gi1", "gi3"]),
        ("haematuria", &["ur1", "ur2"]),
        ("vasectomy", &["ur1"]),
        ("paediatric-urology", &[]),
        ("contraception", &["gy1", "gy2"]),
        ("suspected-melanoma", &["de1", "de2"]),
        ("acne", &["de1"]),
        ("paediatric-ear", &["en1", "en2"]),
        ("headache", &["ne1", "ne2"]),
        ("tia", &["ne1"]),
    ] {
        assert_eq!(takers(category), slugs, "{category}");
    }
}

#[test]
fn absences_and_pauses_are_as_the_stories_need_them() {
    let later = |days| START + Duration::days(days);
    let [gs4, de2] = ["gs4", "de2"].map(specialist);
    assert!(
        !gs4.is_away(START)
            && gs4.is_away(later(10))
            && gs4.is_away(later(23))
            && !gs4.is_away(later(24))
    );
    assert!(de2.is_away(START));
    let or2 = specialist("or2");
    assert!(or2.take(&code("shoulder")).unwrap().paused.is_some());
    assert!(or2.take(&code("knee")).unwrap().paused.is_none());
    let gy2 = specialist("gy2");
    assert_eq!(
        gy2.take(&code("contraception")).unwrap().except[0].as_str(),
        "sterilisation"
    );
}

/// Story 1: three gallbladder referrals in the Okanagan.
#[test]
fn the_okanagan_shares_gallbladders_nine_to_six() {
    let practices = practices(START);
    let mut slugs = Vec::new();
    let mut pool = Vec::new();
    let local =
        specialists(&practices).filter(|(practice, _)| practice.region() == Region::Okanagan);
    for (number, (_, specialist)) in (1u8..).zip(local) {
        if let Some(take) = specialist.take(&code("gallbladder")) {
            let id = SpecialistId::from_bytes([number; 16]);
            slugs.push((id, specialist.slug.as_str()));
            pool.push(Candidate {
                specialist: id,
                open: 0,
                capacity: take.weekly,
                last_assigned: None,
                exclusion: None,
            });
        }
    }
    let mut land = |moment| {
        let chosen = choose(&pool).unwrap();
        let candidate = pool
            .iter_mut()
            .find(|candidate| candidate.specialist == chosen)
            .unwrap();
        candidate.open += 1;
        candidate.last_assigned = Some(moment);
        slugs.iter().find(|(id, _)| *id == chosen).unwrap().1
    };
    assert_eq!([land(1), land(2), land(3)], ["gs1", "gs2", "gs1"]);
}

#[test]
fn each_urgency_is_suggested_where_medicine_wants_it() {
    let catalogue = catalogue();
    let category = |name: &str| catalogue.category(&code(name)).unwrap();
    let suggested = |category: &Category, sub: Option<&str>| {
        let sub = sub.map(|sub| sub.parse().unwrap());
        (
            category.suggested_urgency(sub.as_ref()),
            category.target(sub.as_ref()),
        )
    };
    for (name, sub, urgency, weeks) in [
        ("breast", Some("lump"), StatedUrgency::Urgent, 2),
        ("inflammatory-bowel", None, StatedUrgency::Urgent, 2),
        ("fit-positive", None, StatedUrgency::SemiUrgent, 9),
        ("dysphagia", Some("progressive"), StatedUrgency::Urgent, 2),
        ("dysphagia", Some("stable"), StatedUrgency::SemiUrgent, 9),
        (
            "liver",
            Some("abnormal-enzymes"),
            StatedUrgency::Routine,
            26,
        ),
        ("haematuria", Some("gross"), StatedUrgency::Urgent, 2),
        ("tia", None, StatedUrgency::Emergent, 1),
        ("hernia", Some("inguinal"), StatedUrgency::Routine, 26),
    ] {
        assert_eq!(suggested(category(name), sub), (urgency, weeks), "{name}");
    }
}

#[test]
fn what_a_category_cannot_do_without_is_required() {
    let catalogue = catalogue();
    for (name, sub, prompt) in [
        ("knee", None, "x-ray"),
        ("gallbladder", None, "liver-tests"),
        ("raised-psa", None, "psa-second"),
        ("scrotal", Some("mass"), "ultrasound"),
        ("haematuria", Some("gross"), "ct-urogram"),
    ] {
        let category = catalogue.category(&code(name)).unwrap();
        let sub = sub.map(|sub| sub.parse().unwrap());
        let asked = category
            .prompts(sub.as_ref())
            .find(|asked| asked.code.as_str() == prompt);
        assert!(asked.is_some_and(|asked| asked.required), "{name}");
    }
}

#[test]
fn no_question_is_too_long_for_the_document_that_repeats_it() {
    let catalogue = catalogue();
    for (_, category) in catalogue.categories() {
        let subcategories = category
            .subcategories
            .iter()
            .flat_map(|subcategory| &subcategory.prompts);
        for prompt in category.prompts.iter().chain(subcategories) {
            assert!(
                (1..=120).contains(&prompt.ask.english().chars().count()),
                "{}",
                prompt.code
            );
        }
    }
}

/// Everything in the catalogue that a person reads.
fn phrases(catalogue: &Catalogue) -> Vec<&Phrase> {
    fn asked(prompt: &Prompt) -> impl Iterator<Item = &Phrase> {
        let options = prompt.options.iter().map(|option| &option.name);
        [&prompt.ask].into_iter().chain(&prompt.hint).chain(options)
    }
    let mut phrases: Vec<_> = catalogue
        .specialties()
        .iter()
        .map(|each| &each.name)
        .collect();
    for (_, category) in catalogue.categories() {
        phrases.push(&category.name);
        phrases.extend(&category.note);
        phrases.extend(category.prompts.iter().flat_map(asked));
        for subcategory in &category.subcategories {
            phrases.push(&subcategory.name);
            phrases.extend(subcategory.prompts.iter().flat_map(asked));
        }
    }
    phrases
}

#[test]
fn every_phrase_of_the_catalogue_is_said_in_french_as_french_is_set() {
    let catalogue = catalogue();
    for phrase in phrases(&catalogue) {
        assert!(phrase.is_in("fr"), "{} has no French", phrase.english());
        let french = phrase.in_language("fr");
        for sign in [" :", " ?", " ;", "!", "'", "  "] {
            assert!(!french.contains(sign), "{french:?} has {sign:?}");
        }
        let mut before_colons = french.rsplit(':').skip(1);
        assert!(
            before_colons.all(|before| before.ends_with('\u{a0}')),
            "{french:?}"
        );
    }
}

#[test]
fn every_sender_and_patient_passes_the_form_and_none_is_real() {
    for sender in SENDERS {
        sender.msp.parse::<MspNumber>().unwrap();
        assert!(
            sender
                .email
                .parse::<Email>()
                .unwrap()
                .as_str()
                .ends_with("@example.org")
        );
        assert!(sender.phone.parse::<Phone>().unwrap().e164()[5..].starts_with("55501"));
    }
    for patient in PATIENTS {
        patient
            .born
            .parse::<BirthDate>()
            .unwrap()
            .check(START)
            .unwrap();
        match (patient.card, patient.number) {
            (HealthCard::Bc, Ok(number)) => drop(number.parse::<Phn>().unwrap()),
            (HealthCard::None, Err(_)) => {}
            (card, Ok(number)) => {
                let issuer = Issuer::from_code(card.code()).unwrap();
                assert_eq!(
                    CardNumber::parse(issuer, number, "").unwrap().checksum(),
                    Checksum::Verified
                );
            }
            (card, Err(_)) => panic!("{card:?} has a number"),
        }
    }
    for practice in practices(START) {
        assert!(
            practice.phone().e164()[5..].starts_with("55501"),
            "{}",
            practice.name()
        );
        assert!(practice.notify().as_str().ends_with(".example.org"));
    }
}
