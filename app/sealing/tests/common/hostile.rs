//! Practices, a registrar, and a log whose server may do as it likes.

use futures::executor::block_on;
use referral::id::PracticeId;
use sealing::jwk::RsaPublicJwk;
use sealing::log::{Checkpoint, Doubt, LogKey, Seen, TILE_WIDTH, Tiles, Tree};
use sealing::native::{Native, SigningKey};
use sealing::record::{KeyRecord, SignedRecord};
use sealing::{Signer, Timestamp};

use super::moduli;
use super::story::at;

pub(crate) const PRACTICE: PracticeId = PracticeId::from_bytes([0x11; 16]);
pub(crate) const OTHER: PracticeId = PracticeId::from_bytes([0x99; 16]);
pub(crate) const NOW: &str = "2026-12-01T00:00:00Z";
pub(crate) const REGISTRAR: u8 = 200;

pub(crate) fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&[seed; 32])
}

pub(crate) fn registrar() -> SigningKey {
    key(REGISTRAR)
}

fn enc(at: usize) -> RsaPublicJwk {
    let moduli = moduli();
    RsaPublicJwk::from_modulus(&moduli[at % moduli.len()]).unwrap()
}

fn times() -> (Timestamp, Timestamp) {
    (at("2026-11-23T08:00:00Z"), at("2027-11-23T08:00:00Z"))
}

/// A practice that keeps its signing keys.
pub(crate) struct Practice {
    pub(crate) records: Vec<SignedRecord>,
    last: SigningKey,
}

impl Practice {
    pub(crate) fn new(seed: u8) -> Self {
        Self::of(PRACTICE, seed)
    }

    pub(crate) fn of(practice: PracticeId, seed: u8) -> Self {
        let (name, town) = ("Example Surgery".to_owned(), "Kelowna".to_owned());
        let sig = key(seed).public();
        let record = KeyRecord::first(practice, name, town, enc(0), sig, times());
        let signed = block_on(SignedRecord::make(&Native, &record, &key(seed))).unwrap();
        Self {
            records: vec![signed],
            last: key(seed),
        }
    }

    /// A new key, signed by the one before.
    pub(crate) fn rotate(&mut self, seed: u8) {
        let before = self.records.last().unwrap();
        let next = KeyRecord::after(before, enc(seed.into()), key(seed).public(), times());
        self.publish(&next.unwrap(), seed);
    }

    /// The same, under another name.
    pub(crate) fn rename(&mut self, seed: u8) {
        let before = self.records.last().unwrap();
        let next = KeyRecord::after(before, enc(seed.into()), key(seed).public(), times());
        let mut next = next.unwrap();
        "Another Surgery".clone_into(&mut next.name);
        self.publish(&next, seed);
    }

    fn publish(&mut self, next: &KeyRecord, seed: u8) {
        let mut signed = block_on(SignedRecord::make(&Native, next, &key(seed))).unwrap();
        sign(&mut signed, &self.last);
        self.records.push(signed);
        self.last = key(seed);
    }

    /// Has the last record signed.
    pub(crate) fn register(&mut self, by: &SigningKey) {
        sign(self.records.last_mut().unwrap(), by);
    }

    /// The last record as the log has it.
    pub(crate) fn leaf(&self) -> Vec<u8> {
        self.records.last().unwrap().to_json().into_bytes()
    }

    /// A record that names the server's key to seal for, under signatures that are the practice's.
    pub(crate) fn with_another_key(record: &SignedRecord) -> SignedRecord {
        let mut stated = record.record().unwrap();
        stated.enc = [enc(3)];
        let foreign = block_on(SignedRecord::make(&Native, &stated, &key(66))).unwrap();
        let mut json: serde_json::Value = serde_json::from_str(&record.to_json()).unwrap();
        let foreign: serde_json::Value = serde_json::from_str(&foreign.to_json()).unwrap();
        json["payload"] = foreign["payload"].clone();
        SignedRecord::parse(json.to_string().as_bytes()).unwrap()
    }

    /// A next record by somebody else, who signs for himself.
    pub(crate) fn usurped(before: &SignedRecord) -> SignedRecord {
        let next = KeyRecord::after(before, enc(3), key(66).public(), times()).unwrap();
        block_on(SignedRecord::make(&Native, &next, &key(66))).unwrap()
    }
}

fn sign(record: &mut SignedRecord, by: &SigningKey) {
    let signer = Signer {
        key: by,
        public: &by.public(),
    };
    block_on(record.countersign(&Native, &signer)).unwrap();
}

/// A log, and the record that its server shows.
#[derive(Clone)]
pub(crate) struct Log {
    leaves: Vec<Vec<u8>>,
    pub(crate) seed: u8,
    pub(crate) made: Timestamp,
    pub(crate) leaf: Vec<u8>,
    pub(crate) position: u64,
}

impl Log {
    pub(crate) const SEED: u8 = 100;

    /// Of `size` leaves, one of which is this.
    pub(crate) fn with(size: u64, leaf: &[u8], position: u64) -> Self {
        let mut leaves: Vec<Vec<u8>> = (0..size).map(|n| n.to_be_bytes().to_vec()).collect();
        leaves[usize::try_from(position).unwrap()] = leaf.to_vec();
        Self::of(leaves, position)
    }

    pub(crate) fn of(leaves: Vec<Vec<u8>>, position: u64) -> Self {
        Self {
            leaf: leaves[usize::try_from(position).unwrap()].clone(),
            leaves,
            seed: Self::SEED,
            made: at(NOW),
            position,
        }
    }

    pub(crate) fn put(&mut self, at: usize, leaf: &[u8]) {
        self.leaves[at] = leaf.to_vec();
    }

    pub(crate) fn key(&self) -> LogKey {
        LogKey::new(key(self.seed).public())
    }

    fn tree(&self) -> Tree {
        let mut tree = Tree::default();
        self.leaves.iter().for_each(|leaf| tree.push(leaf));
        tree
    }

    /// The root in base64, when the log had this size.
    pub(crate) fn root(&self, size: u64) -> String {
        let name = self.tree().name(&self.key(), size).unwrap();
        name.rsplit_once(':').unwrap().1.to_owned()
    }

    /// What somebody remembers who saw it at this size.
    pub(crate) fn seen(&self, size: u64) -> Seen {
        Seen {
            log: self.key().key().kid().clone(),
            size,
            root: self.tree().root(size).unwrap(),
        }
    }

    pub(crate) fn checkpoint(&self) -> String {
        let (tree, key) = (self.tree(), key(self.seed));
        let signer = Signer {
            key: &key,
            public: &key.public(),
        };
        let head = (tree.size(), tree.root(tree.size()).unwrap());
        block_on(Checkpoint::sign(&Native, &signer, head, self.made)).unwrap()
    }

    pub(crate) fn ask(&self, seen: Option<&Seen>) -> Result<(), Doubt> {
        self.ask_with(seen, |_, _| {})
    }

    pub(crate) fn ask_with(
        &self,
        seen: Option<&Seen>,
        tamper: impl Fn(&str, &mut Vec<u8>),
    ) -> Result<(), Doubt> {
        self.look(&self.checkpoint(), seen, tamper)
    }

    pub(crate) fn ask_by(&self, checkpoint: &str, seen: Option<&Seen>) -> Result<(), Doubt> {
        self.look(checkpoint, seen, |_, _| {})
    }

    /// What a sender's browser does.
    fn look(
        &self,
        checkpoint: &str,
        seen: Option<&Seen>,
        tamper: impl Fn(&str, &mut Vec<u8>),
    ) -> Result<(), Doubt> {
        let (log, now) = (self.key(), at(NOW).into());
        let read = Checkpoint::believe(&Native, &log, checkpoint, now, seen);
        let read = block_on(read)?;
        let tree = self.tree();
        let mut tiles = Tiles::default();
        for path in read.wanted(self.position, seen)? {
            let mut tile = tile(&tree, &path);
            tamper(&path, &mut tile);
            tiles.insert(path, tile);
        }
        read.check(self.position, &self.leaf, &tiles, seen)
    }
}

/// The tile of a path, as an honest server has it.
fn tile(tree: &Tree, path: &str) -> Vec<u8> {
    let path = path.replacen("tile/", "tile/8/", 1);
    let tile = tlog_tiles::Tile::from_path(&path).unwrap();
    assert!(u64::from(tile.width()) <= TILE_WIDTH);
    tile.read_data(tree).unwrap()
}
