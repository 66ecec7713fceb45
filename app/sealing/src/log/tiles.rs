//! Tiles: the tree's hashes, 256 of a level at a time. Nothing that is read from them is believed by
//! itself: they are what a proof is made of, and the proof is held against the root.
//!
//! (The crate has a reader that holds whole tiles against the root. In 0.2.0 it forgets to where two
//! of the root's parts lie in one tile, so it is not used: a test here found it.)

use std::cell::RefCell;
use std::collections::BTreeMap;

use tlog_tiles::tile::Tile;
use tlog_tiles::tlog::{
    Error, HASH_SIZE, Hash, HashReader, check_record, check_tree, prove_record, prove_tree,
};

/// Hashes in a full tile.
pub const TILE_WIDTH: u64 = 1 << HEIGHT;
/// Levels of the tree in a tile (C2SP tlog-tiles).
pub(super) const HEIGHT: u8 = 8;

/// Tiles as a server gave them, by their paths.
#[derive(Debug, Clone, Default)]
pub struct Tiles(BTreeMap<String, Vec<u8>>);

impl Tiles {
    /// Takes the tile of a path; its bytes are not believed yet.
    pub fn insert(&mut self, path: String, bytes: Vec<u8>) {
        self.0.insert(path, bytes);
    }
}

/// The tree that a checkpoint names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    pub(super) size: u64,
    pub(super) root: Hash,
}

impl Head {
    /// The paths of the tiles that prove a leaf and an earlier tree.
    pub(super) fn wanted(self, position: u64, before: u64) -> Result<Vec<String>, Error> {
        if position >= self.size || before > self.size {
            return Err(Error::IndexesNotInTree);
        }
        let asked = Reader {
            size: self.size,
            tiles: None,
            asked: RefCell::default(),
        };
        // Both fail: nothing is there yet.
        let _ = prove_record(self.size, position, &asked);
        let _ = prove_tree(self.size, before, &asked);
        let mut paths = asked.asked.into_inner();
        paths.sort_unstable();
        paths.dedup();
        Ok(paths)
    }

    /// Proves that the tree has this leaf there (RFC 6962, 2.1.1).
    pub(super) fn has(self, tiles: &Tiles, position: u64, leaf: Hash) -> Result<(), Error> {
        let proof = prove_record(self.size, position, &self.reader(tiles))?;
        check_record(&proof, self.size, self.root, position, leaf)
    }

    /// Proves that the tree begins with all of an earlier one (RFC 6962, 2.1.2). With an empty one
    /// every tree does.
    pub(super) fn follows(self, tiles: &Tiles, before: Self) -> Result<(), Error> {
        if before.size == 0 {
            return Ok(());
        }
        let proof = prove_tree(self.size, before.size, &self.reader(tiles))?;
        check_tree(&proof, self.size, self.root, before.size, before.root)
    }

    fn reader(self, tiles: &Tiles) -> Reader<'_> {
        Reader {
            size: self.size,
            tiles: Some(tiles),
            asked: RefCell::default(),
        }
    }
}

/// Reads hashes from tiles, or, without any, remembers which it was asked for.
struct Reader<'a> {
    size: u64,
    tiles: Option<&'a Tiles>,
    asked: RefCell<Vec<String>>,
}

impl HashReader for Reader<'_> {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, Error> {
        let tile_of = |index: u64| {
            let tile = Tile::from_index(HEIGHT, index).parent(0, self.size);
            tile.ok_or(Error::IndexesNotInTree)
        };
        let Some(Tiles(tiles)) = self.tiles else {
            for index in indexes {
                self.asked.borrow_mut().push(path(&tile_of(*index)?));
            }
            return Err(Error::InvalidTile);
        };
        let read = |index: &u64| {
            let tile = tile_of(*index)?;
            let bytes = tiles.get(&path(&tile)).ok_or(Error::InvalidTile)?;
            let whole = usize::try_from(tile.width()).is_ok_and(|w| bytes.len() == w * HASH_SIZE);
            if whole {
                tile.hash_at_index(bytes, *index)
            } else {
                Err(Error::InvalidTile)
            }
        };
        indexes.iter().map(read).collect()
    }
}

/// As C2SP writes it: the height is always 8 and not said.
fn path(tile: &Tile) -> String {
    let path = tile.path();
    let below = path.strip_prefix("tile/8/").unwrap_or(&path);
    format!("tile/{below}")
}
