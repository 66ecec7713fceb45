//! The demo: a catalogue, practices with their keys, senders and patients. All of them are invented,
//! and whatever is secret elsewhere is published here.
//!
//! The tests hold the two files against what the demo is meant to show, so whoever edits one hears
//! at once what no longer holds.

#![warn(missing_docs)]

mod ids;
mod owner;
mod passphrase;
mod people;

use referral::catalogue::{Catalogue, CatalogueFile};
use referral::code::SpecialistSlug;
use referral::practice::{Away, PracticeFile, PracticeProfile};
use serde::Deserialize;
use time::{Date, Duration};

pub use ids::{owner_id, practice_id, specialist_id};
pub use owner::{Keys, Owner, with_keys};
pub use people::{PATIENTS, PatientSample, SENDERS, SenderSample};

/// The catalogue's file, as an operator would write it.
pub const CATALOGUE: &str = include_str!("../catalogue.toml");
/// The practices' file.
pub const PRACTICES: &str = include_str!("../practices.toml");

/// The demo's catalogue.
///
/// # Panics
/// Never once the tests have passed: the file is embedded.
pub fn catalogue() -> Catalogue {
    let file: CatalogueFile = toml::from_str(CATALOGUE).expect("the embedded catalogue is TOML");
    Catalogue::parse(file).expect("the embedded catalogue holds together")
}

/// The demo's practices, their absences counted from `start`.
///
/// # Panics
/// Never once the tests have passed: the file is embedded. At the very end of the calendar no day
/// is left for an absence.
pub fn practices(start: Date) -> Vec<PracticeProfile> {
    let file: PracticesFile = toml::from_str(PRACTICES).expect("the embedded practices are TOML");
    let catalogue = catalogue();
    let PracticesFile {
        mut practices,
        away,
    } = file;
    for absence in &away {
        let specialists = practices
            .iter_mut()
            .flat_map(|practice| &mut practice.specialists);
        for specialist in specialists.filter(|specialist| specialist.slug == absence.specialist) {
            specialist.away.push(absence.from(start));
        }
    }
    let parse = |practice| PracticeProfile::parse(practice, &catalogue);
    let parsed = practices.into_iter().map(parse).collect::<Result<_, _>>();
    parsed.expect("the embedded practices fit the catalogue")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PracticesFile {
    #[serde(rename = "practice")]
    practices: Vec<PracticeFile>,
    away: Vec<Absence>,
}

/// An absence that moves with the day on which the demo is set up.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Absence {
    specialist: SpecialistSlug,
    /// Days after that day.
    from: u16,
    /// Days after that day, included.
    until: u16,
}

impl Absence {
    fn from(&self, start: Date) -> Away {
        let day = |days: u16| start + Duration::days(days.into());
        Away {
            from: day(self.from),
            until: day(self.until),
        }
    }
}
