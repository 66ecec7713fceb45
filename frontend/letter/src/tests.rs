//! The worker as a page asks it, with the fonts of `.make/fonts` in files.

use std::cell::RefCell;
use std::path::Path;

use browser::http::Unreached;
use browser::letter::message::{Facts, Keeper, Kit, Proof, Refused, Remark, Typed, Write};
use futures::executor::block_on;
use referral::attachment::Limits;
use referral::catalogue::Catalogue;
use referral::check::{Rules, check};
use referral::form::{Draft, Field, TICKED};
use serde_json::json;
use time::macros::{date, datetime};

use crate::fonts::{Shelf, Source};
use crate::make::{kit, missing, preload, write};

/// Files of a folder, as long as it can be reached; keeps which were asked for.
#[derive(Default)]
struct Folder {
    asked: RefCell<Vec<String>>,
    /// A file that does not arrive.
    lost: Option<&'static str>,
    /// A file that arrives broken.
    broken: Option<&'static str>,
}

impl Source for &Folder {
    async fn file(&self, name: &str) -> Result<Vec<u8>, Unreached> {
        self.asked.borrow_mut().push(name.to_owned());
        if self.lost == Some(name) {
            return Err(Unreached);
        }
        if self.broken == Some(name) {
            return Ok(b"not what it was".to_vec());
        }
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/fonts");
        Ok(std::fs::read(folder.join(name)).expect("`.make/fonts` makes the letter's fonts"))
    }
}

fn typed(given: &str) -> Typed {
    let catalogue = json!({ "specialty": [{
        "code": "general-surgery",
        "name": "General surgery",
        "category": [{ "code": "gallbladder", "name": "Gallbladder" }],
    }]});
    let catalogue: Catalogue = serde_json::from_value(catalogue).unwrap();
    let mut draft = Draft::new();
    for (field, answer) in [
        (Field::Role, "moa"),
        (Field::SenderName, "Robin Sample"),
        (Field::SenderEmail, "front-desk@example.org"),
        (Field::ProviderName, "Dr. Jordan Doe"),
        (Field::ProviderMsp, "00101"),
        (Field::ClinicName, "Example Street Clinic"),
        (Field::ClinicPhone, "250-555-0100"),
        (Field::ClinicStreet, "1 Example Street"),
        (Field::ClinicTown, "Kelowna"),
        (Field::ClinicJurisdiction, "bc"),
        (Field::ClinicPostalCode, "V1Y 0A1"),
        (Field::Specialty, "general-surgery"),
        (Field::Category, "gallbladder"),
        (Field::Region, "okanagan"),
        (Field::Wish, "choose"),
        (Field::FamilyName, "Sample"),
        (Field::GivenNames, given),
        (Field::BirthDay, "9"),
        (Field::BirthMonth, "April"),
        (Field::BirthYear, "1971"),
        (Field::HealthCard, "bc"),
        (Field::HealthNumber, "9735 353 315"),
        (Field::Sex, "female"),
        (Field::PatientPhone, "604-555-0142"),
        (Field::PatientStreet, "2 Example Street"),
        (Field::PatientTown, "Vernon"),
        (Field::PatientJurisdiction, "bc"),
        (Field::PatientPostalCode, "V1T 0A2"),
        (Field::Urgency, "routine"),
        (Field::Question, "Please assess for cholecystectomy."),
        (Field::Wanted, "procedure"),
        (Field::History, "Pain under the right ribs."),
        (Field::MedicationsNone, TICKED),
        (Field::AllergiesNone, TICKED),
        (Field::SeenBefore, "new"),
        (Field::Elsewhere, "no"),
        (Field::Payer, "plan"),
        (Field::Consent, TICKED),
    ] {
        draft.set(field, answer);
    }
    let rules = Rules {
        catalogue: &catalogue,
        limits: &Limits {
            files: 20,
            each: 250_000_000,
            together: 500_000_000,
        },
        today: date!(2026 - 03 - 02),
    };
    let referral = check(&draft, &rules).unwrap_or_else(|errors| panic!("{errors:?}"));
    Typed {
        referral,
        catalogue,
        lang: "en".to_owned(),
    }
}

fn asked(given: &str) -> Write {
    let at = datetime!(2026-03-02 14:05 -8);
    Write {
        keeper: Keeper::Clinic,
        typed: typed(given),
        facts: Facts {
            practice: "Example Surgical Group".to_owned(),
            specialist: "Dr. Casey Example".to_owned(),
            number: "R-7K4M-2QXD-4".parse().unwrap(),
            at,
            status_url: Some("https://example.org/status/0#secret".to_owned()),
            proof: Some(Proof {
                words: "chrome lather violet outage hazing plural".to_owned(),
                fingerprint: "81d0 8e86 5a0f 9b2c".to_owned(),
                checkpoint: "letterlock.keys/kid:12:root".to_owned(),
                server: "kid".to_owned(),
                receipt: "eyJh.eyJ0.c2ln".to_owned(),
            }),
        },
        remark: None,
        made: at,
    }
}

const LATIN: [&str; 4] = [
    "letter-fonts.json",
    "noto-sans.ttf.br",
    "noto-sans-bold.ttf.br",
    "noto-sans-mono.ttf.br",
];

#[test]
fn missing_letters_are_named_with_the_list_alone() {
    let folder = Folder::default();
    let mut shelf = Shelf::new(&folder);
    let named = block_on(missing(&mut shelf, &typed("王 \u{10437} Avery")));
    assert_eq!(named.ok(), Some(vec!['\u{10437}']));
    assert_eq!(*folder.asked.borrow(), LATIN[..1]);
}

#[test]
fn only_the_fonts_that_the_text_needs_are_fetched_and_each_once() {
    let folder = Folder::default();
    let mut shelf = Shelf::new(&folder);
    block_on(preload(&mut shelf, &typed("Avery"), Keeper::Clinic)).unwrap();
    assert_eq!(*folder.asked.borrow(), LATIN);
    block_on(write(&mut shelf, &asked("Avery"))).unwrap();
    assert_eq!(*folder.asked.borrow(), LATIN);
    block_on(write(&mut shelf, &asked("ਗੁਰਪ੍ਰੀਤ"))).unwrap();
    let more = folder.asked.borrow()[LATIN.len()..].to_vec();
    assert_eq!(more, ["noto-sans-gurmukhi.ttf.br"]);
}

#[test]
fn the_pdf_is_the_same_whatever_was_fetched_before() {
    let folder = Folder::default();
    let mut shelf = Shelf::new(&folder);
    let alone = block_on(write(&mut shelf, &asked("王小明"))).unwrap();
    assert!(alone.starts_with(b"%PDF-1.7"));
    // Asked before the Chinese one, had it been needed.
    block_on(preload(&mut shelf, &typed("Наталія"), Keeper::Clinic)).unwrap();
    let again = block_on(write(&mut shelf, &asked("王小明"))).unwrap();
    assert!(alone == again);
}

#[test]
fn the_patients_copy_is_another_and_shorter_file() {
    let folder = Folder::default();
    let mut shelf = Shelf::new(&folder);
    let patients = Write {
        keeper: Keeper::Patient,
        ..asked("Avery")
    };
    let clinics = block_on(write(&mut shelf, &asked("Avery"))).unwrap();
    let patients = block_on(write(&mut shelf, &patients)).unwrap();
    assert!(patients.starts_with(b"%PDF-1.7"));
    assert!(patients.len() < clinics.len());
}

#[test]
fn the_practices_letter_has_no_secret_and_no_page_for_one() {
    let folder = Folder::default();
    let mut shelf = Shelf::new(&folder);
    let practices = |status_url: Option<&str>| Write {
        keeper: Keeper::Practice,
        facts: Facts {
            status_url: status_url.map(str::to_owned),
            ..asked("Avery").facts
        },
        ..asked("Avery")
    };
    let without = block_on(write(&mut shelf, &practices(None))).unwrap();
    assert!(without.starts_with(b"%PDF-1.7"));
    // Even if a page had one to give.
    let link = Some("https://example.org/status/0#secret");
    assert!(block_on(write(&mut shelf, &practices(link))).unwrap() == without);
    let remark = Remark {
        title: "Take a second look".to_owned(),
        about: "Some answers do not fit the rules of the form".to_owned(),
        lines: vec!["Date of birth".to_owned()],
    };
    let remarked = Write {
        remark: Some(remark),
        ..practices(None)
    };
    assert!(block_on(write(&mut shelf, &remarked)).unwrap().len() > without.len());
}

#[test]
fn a_kit_needs_no_more_than_its_page_is_printed_with() {
    let folder = Folder::default();
    let mut shelf = Shelf::new(&folder);
    let asked = |lang: &str| Kit {
        practice: "Hill Surgery".to_owned(),
        groups: ["MHTDX", "ZY4MW", "8Y58P", "GYYY7"]
            .map(str::to_owned)
            .to_vec(),
        lang: lang.to_owned(),
        made: datetime!(2026-03-02 14:05 -8),
    };
    let english = block_on(kit(&mut shelf, &asked("en"))).unwrap();
    assert!(english.starts_with(b"%PDF-1.7"));
    assert_eq!(*folder.asked.borrow(), LATIN);
    assert!(block_on(kit(&mut shelf, &asked("fr"))).unwrap() != english);
    let unknown = block_on(kit(&mut shelf, &asked("tlh")));
    assert_eq!(unknown.err(), Some(Refused::Unwritable));
}

#[test]
fn a_font_that_does_not_arrive_can_be_asked_for_again() {
    for lost in LATIN {
        let folder = Folder {
            lost: Some(lost),
            ..Folder::default()
        };
        let mut shelf = Shelf::new(&folder);
        let written = block_on(write(&mut shelf, &asked("Avery")));
        assert_eq!(written.err(), Some(Refused::FontsUnreached), "{lost}");
    }
    let folder = Folder {
        lost: Some("noto-sans-sc.ttf.br"),
        ..Folder::default()
    };
    let mut shelf = Shelf::new(&folder);
    let written = block_on(write(&mut shelf, &asked("王")));
    assert_eq!(written.err(), Some(Refused::FontsUnreached));
    assert!(block_on(write(&mut shelf, &asked("Avery"))).is_ok());
}

#[test]
fn a_file_that_arrives_broken_is_told_and_never_printed_with() {
    for broken in LATIN {
        let folder = Folder {
            broken: Some(broken),
            ..Folder::default()
        };
        let mut shelf = Shelf::new(&folder);
        let written = block_on(write(&mut shelf, &asked("Avery")));
        assert_eq!(written.err(), Some(Refused::Unwritable), "{broken}");
    }
}

#[test]
fn a_language_of_another_build_is_refused() {
    let folder = Folder::default();
    let mut shelf = Shelf::new(&folder);
    let mut typed = typed("Avery");
    typed.lang = "tlh".to_owned();
    let named = block_on(missing(&mut shelf, &typed));
    assert_eq!(named.err(), Some(Refused::Unwritable));
}
