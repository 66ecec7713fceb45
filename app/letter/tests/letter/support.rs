//! A referral to print, the fonts to print it with, and the tools that read PDFs back.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use futures::executor::block_on;
use letter::{About, Facts, FontFile, FontList, Fonts, PdfWriter, Printpdf, Proof, Sent};
use referral::Referral;
use referral::attachment::{Attachment, Limits};
use referral::catalogue::Catalogue;
use referral::check::{Rules, check};
use referral::form::{Draft, Field, TICKED};
use sealing::native::{Native, SigningKey};
use sealing::receipt::Receipt;
use sealing::{Sha256Digest, Signer};
use serde_json::json;
use tempfile::TempDir;
use time::OffsetDateTime;
use time::macros::{date, datetime};
use words::{Lang, Words};

pub const STATUS_URL: &str = "https://referrals.example.org/status/0123456789abcdef0123456789abcdef\
                              #q3vXJm0c7H5dY2sT8uW1zA4bE6fG9hK0lN3pR5tV7xQ";
pub const SENT: OffsetDateTime = datetime!(2026-03-02 14:05 -8);

pub const CHECKPOINT: &str = "letterlock.keys/KD-Eyf1Wf8nT1nLhYyZ2cUsBVjSg8lEd2SUq2xDUlzQ\
                              :12:2Qq3bFQYcXxO5p7cO8fQ0y1vXnJb4mZr6hT9uW3sKdE=";

const LIMITS: Limits = Limits {
    files: 20,
    each: 250_000_000,
    together: 500_000_000,
};

pub fn words() -> &'static dyn Words {
    Lang::En.words()
}

pub fn catalogue() -> Catalogue {
    let catalogue = json!({ "specialty": [{
        "code": "general-surgery",
        "name": "General surgery",
        "category": [{
            "code": "gallbladder",
            "name": "Gallbladder",
            "prompts": [
                { "code": "ultrasound", "ask": "What did the ultrasound show?", "answer": "text" },
                { "code": "jaundice", "ask": "Is there jaundice?", "answer": "yes-no" },
            ],
        }],
    }]});
    serde_json::from_value(catalogue).unwrap()
}

/// A referral as an assistant types it, with more lines than the shortest needs.
pub fn draft() -> Draft {
    let mut draft = Draft::new();
    for (field, answer) in [
        (Field::Role, "moa"),
        (Field::SenderName, "Robin Sample"),
        (Field::SenderEmail, "front-desk@example.org"),
        (Field::ProviderName, "Dr. Jordan Doe"),
        (Field::ProviderMsp, "00101"),
        (Field::ClinicName, "Example Street Clinic"),
        (Field::ClinicPhone, "250-555-0100"),
        (Field::ClinicFax, "250-555-0101"),
        (Field::ClinicStreet, "1 Example Street"),
        (Field::ClinicTown, "Kelowna"),
        (Field::ClinicJurisdiction, "bc"),
        (Field::ClinicPostalCode, "V1Y 0A1"),
        (Field::Specialty, "general-surgery"),
        (Field::Category, "gallbladder"),
        (Field::Region, "okanagan"),
        (Field::Wish, "choose"),
        (Field::VirtualVisit, TICKED),
        (Field::FamilyName, "Sample"),
        (Field::GivenNames, "Avery"),
        (Field::BirthDay, "9"),
        (Field::BirthMonth, "April"),
        (Field::BirthYear, "1971"),
        (Field::HealthCard, "bc"),
        (Field::HealthNumber, "9735 353 315"),
        (Field::Sex, "female"),
        (Field::PatientPhone, "604-555-0142"),
        (Field::VoicemailOk, TICKED),
        (Field::PatientStreet, "2 Example Street"),
        (Field::PatientTown, "Vernon"),
        (Field::PatientJurisdiction, "bc"),
        (Field::PatientPostalCode, "V1T 0A2"),
        (Field::Urgency, "urgent"),
        (
            Field::UrgencyReason,
            "Two attacks a week, the last with fever.",
        ),
        (Field::Question, "Please assess for cholecystectomy."),
        (Field::Wanted, "procedure"),
        (
            Field::History,
            "Pain under the right ribs after meals since November.\nNo jaundice. Tender in the right upper quadrant, no guarding. Weight steady. Two visits to the emergency department, both settled with fluids and analgesia.",
        ),
        (
            Field::Investigations,
            "Ultrasound 11 February: stones up to 9 mm, wall 3 mm, duct 4 mm.\nCBC, liver enzymes and lipase normal on 20 February.",
        ),
        (
            Field::Medications,
            "Ramipril 5 mg once a day\nAcetaminophen 500 mg as needed",
        ),
        (Field::AllergiesNone, TICKED),
        (Field::Anticoagulant, TICKED),
        (Field::SeenBefore, "new"),
        (Field::Elsewhere, "no"),
        (Field::Payer, "plan"),
        (Field::Consent, TICKED),
    ] {
        draft.set(field, answer);
    }
    draft.set_prompt("ultrasound".parse().unwrap(), "Two stones, thin wall");
    draft.set_prompt("jaundice".parse().unwrap(), "no");
    attach(&mut draft, "ultrasound.pdf", 10);
    attach(&mut draft, "blood work.pdf", 11);
    draft
}

/// Attaches a file, whose id is this byte.
pub fn attach(draft: &mut Draft, name: &str, byte: u8) {
    let id = format!("{byte:02x}").repeat(16).parse().unwrap();
    let file = Attachment::examine(id, name, 482_113, b"%PDF-1.7\n", &LIMITS);
    draft.attach(file.unwrap().attachment);
}

pub fn facts() -> Facts {
    Facts {
        practice: "Example Surgical Group".to_owned(),
        specialist: "Dr. Casey Example".to_owned(),
        sent: Some(Sent {
            number: "R-7K4M-2QXD-4".parse().unwrap(),
            at: SENT,
            status_url: Some(STATUS_URL.to_owned()),
            proof: Some(proof()),
        }),
    }
}

/// What the server signs receipts with.
pub fn server() -> SigningKey {
    SigningKey::from_seed(&[7; 32])
}

/// What the server states of [`draft`].
pub fn receipt() -> Receipt {
    let hash = |byte| Sha256Digest::from_bytes([byte; 32]);
    let id = |byte: &str| byte.repeat(16);
    let files = ["0a", "0b"].map(|byte| (id(byte).parse().unwrap(), hash(3)));
    let number = "R-7K4M-2QXD-4".to_owned();
    Receipt::new(
        id("33").parse().unwrap(),
        number,
        hash(2),
        files.to_vec(),
        SENT.into(),
    )
    .with_checkpoint(CHECKPOINT.to_owned())
}

/// What the sender's browser gives to be printed.
pub fn proof() -> Proof {
    let (key, public) = (server(), server().public());
    let signer = Signer {
        key: &key,
        public: &public,
    };
    Proof {
        words: "chrome lather violet outage hazing plural".to_owned(),
        fingerprint: "81d0 8e86 5a0f 9b2c".to_owned(),
        checkpoint: CHECKPOINT.to_owned(),
        server: public.kid().to_string(),
        receipt: block_on(receipt().sign(&Native, &signer)).unwrap(),
    }
}

pub fn referral_of(draft: &Draft) -> Referral {
    let catalogue = catalogue();
    let rules = Rules {
        catalogue: &catalogue,
        limits: &LIMITS,
        today: date!(2026 - 03 - 02),
    };
    check(draft, &rules).unwrap_or_else(|errors| panic!("{errors:?}"))
}

pub fn letter_of(draft: &Draft) -> letter::Letter {
    letter_in(draft, Lang::En)
}

pub fn letter_in(draft: &Draft, lang: Lang) -> letter::Letter {
    letter::compose(&referral_of(draft), &facts(), &catalogue(), lang)
}

/// As the practice that received it keeps it, which knows neither the link nor which key it was.
pub fn received_of(draft: &Draft, remark: Option<letter::Section>) -> letter::Letter {
    let facts = facts();
    let facts = Facts {
        sent: facts.sent.map(|sent| Sent {
            status_url: None,
            proof: None,
            ..sent
        }),
        ..facts
    };
    let referral = referral_of(draft);
    letter::compose_received(&referral, &facts, remark, &catalogue(), Lang::En)
}

pub fn patients_copy_of(draft: &Draft) -> letter::Letter {
    let referral = referral_of(draft);
    letter::compose_for_patient(&referral, &facts(), &catalogue(), Lang::En)
}

/// The fonts as the letter worker fetches them, with the list of them.
pub fn list() -> FontList {
    FontList::parse(&made("letter-fonts.json")).unwrap()
}

pub fn fonts() -> Vec<FontFile> {
    let list = list();
    let fonts = list.fonts().iter().map(|listed| FontFile {
        weight: listed.weight,
        bytes: made(listed.file.trim_end_matches(".br")),
    });
    fonts.collect()
}

/// What `.make/fonts` made.
fn made(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/fonts");
    let path = path.join(name);
    std::fs::read(&path).unwrap_or_else(|error| {
        panic!(
            "the letter's fonts are made by `.make/fonts` ({}: {error})",
            path.display()
        )
    })
}

pub fn about_of(letter: &letter::Letter) -> About {
    About::of(letter, SENT)
}

pub fn written(letter: &letter::Letter, about: &About) -> Vec<u8> {
    let files = fonts();
    let fonts = Fonts::parse(&files).unwrap();
    let lang = Lang::from_tag(letter.language).unwrap();
    let sheets = letter::layout(letter, &fonts, lang.words());
    Printpdf.write(&sheets, &fonts, about).unwrap()
}

pub fn pdf_bytes(letter: &letter::Letter) -> Vec<u8> {
    written(letter, &about_of(letter))
}

/// A PDF in a folder of its own.
pub struct Pdf {
    path: PathBuf,
    _folder: TempDir,
}

impl Pdf {
    pub fn of(draft: &Draft) -> Self {
        Self::saved(&pdf_bytes(&letter_of(draft)))
    }

    pub fn saved(bytes: &[u8]) -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("letter.pdf");
        std::fs::write(&path, bytes).unwrap();
        Self {
            path,
            _folder: folder,
        }
    }

    /// The names of the files inside it.
    pub fn files(&self) -> Vec<String> {
        let listed = self.tool("pdfdetach", &["-list"], &[]);
        let listed = String::from_utf8(listed.stdout).unwrap();
        let names = listed.lines().filter_map(|line| line.split_once(": "));
        names.map(|(_, name)| name.to_owned()).collect()
    }

    /// What `pdftotext` reads, page by page.
    pub fn pages(&self) -> Vec<String> {
        let read = self.tool("pdftotext", &["-enc", "UTF-8", "-layout"], &["-"]);
        let text = String::from_utf8(read.stdout).unwrap();
        let pages = text.trim_end_matches('\u{c}').split('\u{c}');
        pages.map(str::to_owned).collect()
    }

    pub fn text(&self) -> String {
        self.pages().join("\n")
    }

    /// Runs a tool on the file; it must succeed.
    pub fn tool(&self, name: &str, before: &[&str], after: &[&str]) -> Output {
        let output = Command::new(name)
            .args(before)
            .arg(&self.path)
            .args(after)
            .output()
            .unwrap_or_else(|error| panic!("{name} has to be installed: {error}"));
        assert!(output.status.success(), "{name}: {output:?}");
        output
    }
}
