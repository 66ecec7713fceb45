//! The server's key log, which may be another one at the next sending.

use browser::http::Got;
use futures::FutureExt;
use referral::id::PracticeId;
use sealing::jwk::RsaPublicJwk;
use sealing::log::{Bundle, Checkpoint, TileKind, TilePath, Tree};
use sealing::native::{Native, SigningKey};
use sealing::record::{KeyRecord, SignedRecord};
use sealing::{SealError, Signer, Timestamp};
use time::{Duration, OffsetDateTime};
use tlog_tiles::tlog::{HashReader, stored_hash_index};
use wire::send::Logged;

use super::server::NOW;

/// The first record of another practice, by a key of this seed.
pub(crate) fn another(seed: u8) -> Vec<u8> {
    another_called(seed, ("Another Surgery", "Vernon"), NOW + Duration::DAY)
}

/// The same, of this name and town, that holds until then.
pub(crate) fn another_called(
    seed: u8,
    (name, town): (&str, &str),
    until: OffsetDateTime,
) -> Vec<u8> {
    let key = SigningKey::from_seed(&[seed; 32]);
    let times = ((until - Duration::DAY).into(), until.into());
    let (name, town) = (name.to_owned(), town.to_owned());
    let practice = PracticeId::from_bytes([0x99; 16]);
    let record = KeyRecord::first(practice, name, town, enc(), key.public(), times);
    let signed = SignedRecord::make(&Native, &record, &key).now_or_never();
    signed.unwrap().unwrap().to_json().into_bytes()
}

/// The record after this one, of another name: signed by the keys of these seeds, the first one as the key
/// before it and the second as its own.
pub(crate) fn renamed(before: &[u8], [before_by, by]: [u8; 2], name: &str) -> Vec<u8> {
    let before = SignedRecord::parse(before).unwrap();
    let [old, key] = [before_by, by].map(|seed| SigningKey::from_seed(&[seed; 32]));
    let times = (NOW.into(), (NOW + Duration::DAY).into());
    let mut next = KeyRecord::after(&before, enc(), key.public(), times).unwrap();
    name.clone_into(&mut next.name);
    let made = async {
        let mut signed = SignedRecord::make(&Native, &next, &key).await?;
        let public = &old.public();
        let before = Signer { key: &old, public };
        signed.countersign(&Native, &before).await?;
        Ok::<_, SealError>(signed)
    };
    made.now_or_never().unwrap().unwrap().to_json().into_bytes()
}

/// A record whose one signature stands there five times: more than a record may have.
pub(crate) fn repeated(record: &mut serde_json::Value) {
    let signatures = record["signatures"].as_array_mut().unwrap();
    *signatures = vec![signatures[0].clone(); 5];
}

/// A sealing key that nobody has: none has to be made.
fn enc() -> RsaPublicJwk {
    RsaPublicJwk::from_modulus(&"_".repeat(512)).unwrap()
}

/// Leaves, of which one is replaced by the practice's record once that is shown.
pub(crate) struct KeyLog {
    pub(crate) leaves: Vec<Vec<u8>>,
    /// Where the record stands.
    pub(crate) position: usize,
    pub(crate) seed: u8,
    pub(crate) at: OffsetDateTime,
    /// Leaves that are told beyond the head.
    pub(crate) beyond: Vec<Vec<u8>>,
    /// Whether the record is left out, for another one.
    pub(crate) leaves_it_out: bool,
}

impl KeyLog {
    pub(crate) fn new() -> Self {
        Self {
            leaves: vec![another(1); 300],
            position: 7,
            seed: 50,
            at: NOW,
            beyond: Vec::new(),
            leaves_it_out: false,
        }
    }

    fn tree(&self) -> Tree {
        let mut tree = Tree::default();
        self.leaves.iter().for_each(|leaf| tree.push(leaf));
        tree
    }

    /// Puts the record in, and shows where it is.
    pub(crate) fn with(&mut self, record: &SignedRecord) -> Logged {
        if !self.leaves_it_out {
            self.leaves[self.position] = record.to_json().into_bytes();
        }
        let (tree, key) = (self.tree(), SigningKey::from_seed(&[self.seed; 32]));
        let signer = Signer {
            key: &key,
            public: &key.public(),
        };
        let head = (tree.size(), tree.root(tree.size()).unwrap());
        let checkpoint = Checkpoint::sign(&Native, &signer, head, Timestamp::from(self.at));
        Logged {
            position: self.position as u64,
            // Nothing native ever waits.
            checkpoint: checkpoint.now_or_never().unwrap().unwrap(),
            key: key.public(),
        }
    }

    pub(crate) fn tile(&self, path: &str) -> Got {
        let (_, path) = path.split_once("tile/").unwrap();
        let (level, place) = path.split_once('/').unwrap();
        let tile = TilePath::parse(level, place).unwrap();
        let places = tile.from()..tile.from() + u64::from(tile.width());
        let TileKind::Hashes { level } = tile.kind() else {
            let leaves = places.map(|n| self.leaves[usize::try_from(n).unwrap()].clone());
            let beyond = self.beyond.iter().cloned();
            let body = Bundle::of(leaves.chain(beyond).collect())
                .unwrap()
                .to_bytes();
            return Got { status: 200, body };
        };
        let indexes: Vec<u64> = places.map(|n| stored_hash_index(level, n)).collect();
        let hashes = self.tree().read_hashes(&indexes).unwrap();
        let body = hashes.iter().flat_map(|hash| hash.0).collect();
        Got { status: 200, body }
    }
}
