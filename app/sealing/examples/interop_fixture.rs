//! Writes a practice's export with synthetic data, as other libraries' tests
//! open it: `interop_fixture FOLDER`.
//!
//! `FOLDER/export` is what a practice downloads, `FOLDER/kit-code.txt` what is
//! on its paper, and `FOLDER/expected` what an opener should come to.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use futures::executor::block_on;
use referral::id::{AttachmentId, PracticeId, ReferralId};
use sealing::account::{MemberId, SlotPlace, Unlock, derive_slot_key};
use sealing::attachment::AttachmentWriter;
use sealing::bind::{Bind, BoundAttachment, Route};
use sealing::creation::{CreatedPractice, NewPractice, create_practice};
use sealing::document::{Attachment, Document};
use sealing::envelope::seal_referral;
use sealing::native::Native;
use sealing::thread::{SealedThread, StatusSecret};
use serde_json::{Value, json};

type Outcome<T> = Result<T, Box<dyn Error>>;

const PRACTICE: PracticeId = PracticeId::from_bytes([0x11; 16]);
const SLOT: SlotPlace = SlotPlace {
    member: MemberId::from_bytes([0x22; 16]),
    unlock: Unlock::Passphrase,
    number: 0,
};
const NAME: &str = "Example Surgery";

fn main() -> Outcome<()> {
    let folder: PathBuf = std::env::args_os()
        .nth(1)
        .ok_or("usage: interop_fixture FOLDER")?
        .into();
    block_on(write(&folder))
}

async fn write(folder: &Path) -> Outcome<()> {
    let practice = make_practice().await?;
    let export = folder.join("export");
    write_practice(&export, &practice)?;
    fs::write(folder.join("kit-code.txt"), practice.kit.code.to_string())?;
    // Nothing, less than a chunk, whole parts exactly, and a little more than one part.
    let sizes = [0, 700, 8_388_608, 8_388_609 + 16_384];
    write_referral(folder, &practice, "R-7K4M-2QXD-4", 0x33, &sizes).await?;
    write_referral(folder, &practice, "R-1111-1111-1", 0x44, &[]).await
}

async fn make_practice() -> Outcome<CreatedPractice> {
    let slot_key = derive_slot_key(&Native, SLOT, b"not used here").await?;
    let new = NewPractice {
        practice: PRACTICE,
        name: NAME.to_owned(),
        city: "Kelowna".to_owned(),
        slot: SLOT,
        now: "2026-11-23T08:00:00Z".parse()?,
        expires: "2027-11-23T08:00:00Z".parse()?,
    };
    Ok(create_practice(&Native, &new, &slot_key).await?)
}

fn write_practice(export: &Path, practice: &CreatedPractice) -> Outcome<()> {
    let ring = export.join("ring");
    fs::create_dir_all(&ring)?;
    let about = json!({
        "practice": PRACTICE,
        "name": NAME,
        "keys": [{"epoch": 1, "enc": practice.enc, "sig": practice.sig}],
    });
    fs::write(
        export.join("practice.json"),
        serde_json::to_string_pretty(&about)?,
    )?;
    fs::write(export.join("kit.jwe.json"), practice.kit.kit.to_json())?;
    for (kid, entry) in [
        (practice.enc.kid(), &practice.ring_enc),
        (practice.sig.kid(), &practice.ring_sig),
    ] {
        fs::write(ring.join(format!("1-{kid}.jwe.json")), entry.to_general())?;
    }
    Ok(())
}

async fn write_referral(
    folder: &Path,
    practice: &CreatedPractice,
    number: &str,
    id: u8,
    sizes: &[usize],
) -> Outcome<()> {
    let rid = ReferralId::from_bytes([id; 16]);
    let place = folder.join("export/referrals").join(number);
    let expected = folder.join("expected").join(number);
    fs::create_dir_all(place.join("attachments"))?;
    fs::create_dir_all(&expected)?;
    let mut bind = make_bind(rid, number, practice);
    let mut att = Vec::new();
    for (at, size) in (0_u8..).zip(sizes) {
        let file: Vec<u8> = (0..*size).map(|n| (n % 251).to_le_bytes()[0]).collect();
        let aid = AttachmentId::from_bytes([at; 16]);
        let (entry, sealed) = seal_file(rid, aid, &file).await?;
        fs::write(
            place.join("attachments").join(format!("{aid}.c2sp")),
            &sealed,
        )?;
        fs::write(expected.join(aid.to_string()), &file)?;
        bind.att.push(BoundAttachment {
            aid,
            bytes: sealed.len() as u64,
        });
        att.push(entry);
    }
    let answers = json!({"patient": "Test Patient", "reason": "Hernie réductible ✓", "form": 1});
    fs::write(expected.join("answers.json"), answers.to_string())?;
    let document = make_document(rid, practice, answers, att).await?;
    let to = [practice.enc.clone()];
    let envelope = seal_referral(&Native, &bind, &to, &document).await?;
    Ok(fs::write(
        place.join("envelope.jwe.json"),
        envelope.to_general(),
    )?)
}

fn make_bind(rid: ReferralId, number: &str, practice: &CreatedPractice) -> Bind {
    Bind::first(
        rid,
        number.to_owned(),
        PRACTICE,
        vec![practice.enc.kid().clone()],
        1,
        "general-surgery@1".to_owned(),
        Route {
            specialty: "general-surgery".to_owned(),
            category: "hernia".to_owned(),
            subcategory: String::new(),
            region: "interior".to_owned(),
            urgency: "routine".to_owned(),
            specialist: "55".repeat(16),
        },
    )
}

async fn make_document(
    rid: ReferralId,
    practice: &CreatedPractice,
    answers: Value,
    att: Vec<Attachment>,
) -> Outcome<Document<Value>> {
    let secret = StatusSecret::make(&Native)?;
    let (_, keys) = SealedThread::make(&Native, rid, &secret, practice.sig.clone()).await?;
    Ok(Document::new(
        answers,
        att,
        keys,
        "2026-11-23T09:00:00Z".parse()?,
    ))
}

async fn seal_file(
    rid: ReferralId,
    aid: AttachmentId,
    file: &[u8],
) -> Outcome<(Attachment, Vec<u8>)> {
    let mut writer = AttachmentWriter::make(&Native, &rid, aid, file.len() as u64).await?;
    let mut sealed = Vec::new();
    while let Some(range) = writer.next_range() {
        let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
        let (part, _) = writer.seal_next(&Native, &file[range]).await?;
        sealed.extend(part);
    }
    Ok((
        writer.finish("scan.pdf".to_owned(), "application/pdf".to_owned())?,
        sealed,
    ))
}
