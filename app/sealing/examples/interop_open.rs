//! Opens a practice's export with its recovery kit: `interop_open EXPORT OUT`,
//! the kit's code on standard input.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use futures::executor::block_on;
use referral::id::PracticeId;
use sealing::KitCode;
use sealing::attachment::AttachmentReader;
use sealing::document::{Attachment, Document};
use sealing::envelope::{Envelope, open_referral};
use sealing::jwk::{OkpPublicJwk, RsaPublicJwk};
use sealing::kit::Kit;
use sealing::native::{Native, UnwrapKey};
use sealing::ring::{RingEntry, RingPlace, Unlocker};
use serde::Deserialize;
use serde_json::Value;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What `practice.json` says.
#[derive(Deserialize)]
struct Practice {
    practice: PracticeId,
    keys: Vec<EpochKeys>,
}

#[derive(Deserialize)]
struct EpochKeys {
    epoch: u32,
    enc: RsaPublicJwk,
    sig: Option<OkpPublicJwk>,
}

fn main() -> Outcome<()> {
    let mut args = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(export), Some(out)) = (args.next(), args.next()) else {
        return Err("usage: interop_open EXPORT OUT < kit-code".into());
    };
    let code = std::io::read_to_string(std::io::stdin())?;
    block_on(open(&export, &out, &code))
}

async fn open(export: &Path, out: &Path, code: &str) -> Outcome<()> {
    let practice: Practice = serde_json::from_slice(&fs::read(export.join("practice.json"))?)?;
    let kit = Kit::parse(&fs::read(export.join("kit.jwe.json"))?)?;
    let code: KitCode = code.parse()?;
    let kit_key = kit.open(&Native, practice.practice, &code).await?;
    let mut keys = Vec::new();
    for epoch in &practice.keys {
        let unlock = || Unlocker {
            kid: kit.kid(),
            key: &kit_key,
        };
        let (entry, place) = ring_entry(export, &practice, epoch.epoch, epoch.enc.kid())?;
        keys.push((
            &epoch.enc,
            entry
                .open_rsa(&Native, &place, &epoch.enc, unlock())
                .await?,
        ));
        if let Some(sig) = &epoch.sig {
            let (entry, place) = ring_entry(export, &practice, epoch.epoch, sig.kid())?;
            entry.open_signing(&Native, &place, sig, unlock()).await?;
        }
    }
    for folder in fs::read_dir(export.join("referrals"))? {
        let folder = folder?.path();
        let name = folder.file_name().ok_or("a referral's folder has a name")?;
        open_folder(&folder, &out.join(name), &keys).await?;
    }
    Ok(())
}

fn ring_entry(
    export: &Path,
    practice: &Practice,
    epoch: u32,
    kid: &sealing::jwk::Kid,
) -> Outcome<(RingEntry, RingPlace)> {
    let text = fs::read(export.join(format!("ring/{epoch}-{kid}.jwe.json")))?;
    let place = RingPlace {
        practice: practice.practice,
        epoch,
        kid: kid.clone(),
    };
    Ok((RingEntry::parse(&text)?, place))
}

async fn open_folder(
    folder: &Path,
    out: &Path,
    keys: &[(&RsaPublicJwk, UnwrapKey)],
) -> Outcome<()> {
    let envelope = Envelope::parse(&fs::read(folder.join("envelope.jwe.json"))?)?;
    let bind = envelope.bind();
    if Some(bind.number.as_str()) != folder.file_name().and_then(|name| name.to_str()) {
        return Err("this envelope belongs to another referral".into());
    }
    let (public, key) = keys
        .iter()
        .find(|(k, _)| bind.to.contains(k.kid()))
        .ok_or("sealed for somebody else")?;
    let document: Document<Value> =
        open_referral(&Native, &envelope, bind, public.kid(), key).await?;
    fs::create_dir_all(out)?;
    fs::write(out.join("answers.json"), document.body.to_string())?;
    for entry in &document.att {
        let aid = entry.aid.to_string();
        let sealed = fs::read(folder.join("attachments").join(format!("{aid}.c2sp")))?;
        fs::write(out.join(aid), open_file(&envelope, entry, &sealed).await?)?;
    }
    Ok(())
}

async fn open_file(envelope: &Envelope, entry: &Attachment, sealed: &[u8]) -> Outcome<Vec<u8>> {
    let mut reader = AttachmentReader::<Native>::new(envelope.bind().rid, entry);
    let layout = reader.layout();
    let mut file = Vec::new();
    for index in 0..layout.parts() {
        let part = layout.part(index).ok_or("no such part")?;
        let part = usize::try_from(part.start)?..usize::try_from(part.end)?;
        let part = sealed.get(part).ok_or("the attachment is too short")?;
        file.extend_from_slice(&reader.open_next(&Native, part).await?);
    }
    reader.finish()?;
    Ok(file)
}
