//! Becoming an owner by the recovery kit: it opens the practice's keys, and signs that who holds it is
//! a member.

use browser::http::Method;
use browser::vault::message::{Answer, Refused};
use browser::vault::team::Restore;
use referral::text::Name;
use sealing::kit::{Kit, derive_access, signing_place};
use sealing::provider::Ceremony;
use sealing::ring::{RingEntry, Unlocker};
use sealing::roster::{Act, Roster, RosterMember};
use sealing::rotation::{Placed, admit, check_ring};
use sealing::{KitCode, OpenError, Signer, Timestamp, parse_group};
use wire::Token;
use wire::recovery::{self, Recovering};
use wire::session::RingKey;
use zeroize::Zeroizing;

use crate::enrol::{account, long_enough};
use crate::host::Host;
use crate::http::{Failed, bare, json, once, post, read, surely};
use crate::keys::{NotUnlocked, agree, placed, verify_records, whole};
use crate::known::Known;
use crate::new_account::NewAccount;

/// The practice of a kit.
pub(crate) async fn kit_of<H: Host>(host: &H, groups: Vec<String>) -> Result<Answer, Refused> {
    let code = code(groups)?;
    let found = found(host, &bearer(&code)).await?;
    Ok(Answer::Recovering(found.name, found.town))
}

/// The code on paper; a group that was mistyped is named.
fn code(groups: Vec<String>) -> Result<KitCode, Refused> {
    let groups = groups.into_iter().map(Zeroizing::new).collect::<Vec<_>>();
    for (place, group) in groups.iter().enumerate() {
        let read = parse_group(place + 1, group.trim());
        read.map_err(|_| Refused::KitGroup(place))?;
    }
    let whole: Vec<&str> = groups.iter().map(|group| group.trim()).collect();
    let whole = Zeroizing::new(whole.join(" "));
    whole.parse().map_err(|_| Refused::NoSuchKit)
}

fn bearer(code: &KitCode) -> Zeroizing<String> {
    Token::from_bytes(*derive_access(code)).to_text()
}

/// What the kit opens. The server notes that it was asked for, and tells the owners.
async fn found<H: Host>(host: &H, bearer: &str) -> Result<Recovering, Failed> {
    let call = bare(Method::Post, "/api/v1/recovery", Some(bearer));
    read(&surely(host, &call).await?)
}

/// Whether the roster has this entry: nobody else signs the same.
async fn is_in<H: Host>(host: &H, bearer: &str, entry: &str) -> bool {
    let found = found(host, bearer).await;
    found.is_ok_and(|found| found.roster.iter().any(|one| one == entry))
}

/// Makes the account, and hands it over with the roster's entry and the whole ring.
pub(crate) async fn restore<H: Host>(host: &H, restore: Restore) -> Result<Answer, Refused> {
    let code = code(restore.groups)?;
    let passphrase = long_enough(restore.passphrase)?;
    let email = account(&restore.email)?;
    // The page has checked the name by the same parser.
    let name: Name = restore.name.parse().map_err(|_| Refused::OutOfTurn)?;
    let bearer = bearer(&code);
    let found = found(host, &bearer).await?;
    let known = Known::read(restore.known.as_deref());
    let mut opened = Opened::by(host.crypto(), &found, &code, &known).await?;
    let route = ("/api/v1/recovery/start", bearer.as_str());
    let made = NewAccount::make(host, route, email.clone(), passphrase).await?;
    let (entry, ring) = opened.welcome(host, made.public()).await?;
    let body = json(&recovery::Restore {
        member: made.member,
        name,
        email,
        upload: made.upload,
        slot: made.slot,
        keys: made.keys,
        entry: entry.clone(),
        ring,
    });
    let call = post("/api/v1/recovery/finish", Some(&bearer), &body);
    match once(host, &call).await {
        Ok(_) => {}
        // An answer that was lost: a second try would be told that its address is taken.
        Err(failed) if failed.may_have_arrived() && is_in(host, &bearer, &entry).await => {}
        Err(failed) => return Err(failed.into()),
    }
    let extended = opened.roster.extend(host.crypto(), &entry).await;
    extended.map_err(|_| Refused::OutOfTurn)?;
    Ok(Answer::Changed(Known::of_member(
        made.member,
        &opened.roster,
    )))
}

/// A practice whose kit was opened.
struct Opened<C: Ceremony> {
    roster: Roster,
    ring: Vec<Placed>,
    enc: C::UnwrapKey,
    sig: C::SigningKey,
}

impl<C: Ceremony> Opened<C> {
    /// Opens the kit, and holds what the server gave against the roster, as at any sign-in.
    async fn by(
        ceremony: &C,
        found: &Recovering,
        code: &KitCode,
        known: &Known,
    ) -> Result<Self, NotUnlocked> {
        let kit = Kit::parse(found.kit.as_bytes())?;
        let enc = kit.open(ceremony, found.practice, code).await?;
        let roster = Roster::replay(ceremony, found.practice, &found.roster).await;
        let roster = roster.map_err(|OpenError| NotUnlocked::Roster)?;
        if known.differs_from(&roster) {
            return Err(NotUnlocked::Forked);
        }
        if roster.kit().kid() != kit.kid() {
            return Err(NotUnlocked::Roster);
        }
        let records = verify_records(ceremony, found.practice, &found.records).await?;
        agree(&roster, &records)?;
        let ring = placed(&found.ring, &roster)?;
        check_ring(&ring, &roster)?;
        let opens = || Unlocker {
            kid: roster.kit().kid(),
            key: &enc,
        };
        for ((_, record), pair) in records.iter().zip(ring.chunks_exact(2)) {
            let [(enc_place, enc_entry), (sig_place, sig_entry)] = pair else {
                return Err(NotUnlocked::Keys);
            };
            enc_entry
                .open_rsa(ceremony, enc_place, &record.enc[0], opens())
                .await?;
            sig_entry
                .open_signing(ceremony, sig_place, &record.sig, opens())
                .await?;
        }
        let public = roster.kit_sig().ok_or(OpenError)?;
        let signing = RingEntry::parse(found.signing.as_bytes())?;
        let place = signing_place(found.practice, public.kid());
        let sig = signing
            .open_signing(ceremony, &place, public, opens())
            .await?;
        Ok(Self {
            roster,
            ring,
            enc,
            sig,
        })
    }

    /// The roster's entry that makes this member an owner, and the ring that they open too.
    async fn welcome<H: Host<Crypto = C>>(
        &self,
        host: &H,
        new: RosterMember,
    ) -> Result<(String, Vec<RingKey>), Refused> {
        let opens = Unlocker {
            kid: self.roster.kit().kid(),
            key: &self.enc,
        };
        let crypto = host.crypto();
        let ring = admit(crypto, &self.ring, opens, &new.enc).await;
        let ring = ring.map_err(|_| Refused::OutOfTurn)?;
        let public = self.roster.kit_sig().ok_or(Refused::NoSuchKit)?;
        let by = Signer {
            key: &self.sig,
            public,
        };
        let entry = self
            .roster
            .next(Timestamp::from(host.now()), Act::Restore(new));
        let entry = entry.sign(crypto, &by).await;
        Ok((entry.map_err(|_| Refused::OutOfTurn)?, whole(&ring)))
    }
}
