//! The addresses of tiles (C2SP tlog-tiles): `LEVEL/NUMBER`, or `entries/NUMBER`, where a number is
//! written in groups of three digits and a tile that is not full ends in `.p/WIDTH`.

use std::fmt;

use super::tiles::HEIGHT;

/// The highest level of tiles: a tree has no more than 64 of its own.
const MAX_LEVEL: u8 = 7;
/// A full tile.
const FULL: u32 = 1 << HEIGHT;
/// Numbers in a group of three digits.
const GROUP: u64 = 1_000;

/// What a tile holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TileKind {
    /// The hashes of this level of the tree; 0 is the leaves'.
    Hashes {
        /// A multiple of eight.
        level: u8,
    },
    /// Leaves.
    Entries,
}

/// Where a tile lies in the tree, and how much of it is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TilePath {
    kind: TileKind,
    number: u64,
    width: u32,
}

impl TilePath {
    /// Reads the one spelling of an address; `None` for any other.
    pub fn parse(level: &str, place: &str) -> Option<Self> {
        let kind = match level {
            "entries" => TileKind::Entries,
            level => {
                let tile: u8 = canonical(level)?;
                let within = tile <= MAX_LEVEL;
                let level = within.then(|| tile * HEIGHT)?;
                TileKind::Hashes { level }
            }
        };
        let (number, width) = match place.split_once(".p/") {
            Some((number, width)) => (number, canonical(width).filter(|w| (1..FULL).contains(w))?),
            None => (place, FULL),
        };
        let number = read_number(number)?;
        // The last leaf that it can name has to be a number, too.
        number.checked_add(1)?.checked_mul(FULL.into())?;
        Some(Self {
            kind,
            number,
            width,
        })
    }

    /// The tiles with all leaves of a log of this size.
    pub fn entries(size: u64) -> impl Iterator<Item = Self> {
        let full = u64::from(FULL);
        (0..size.div_ceil(full)).map(move |number| Self {
            kind: TileKind::Entries,
            number,
            width: u32::try_from(size - number * full).map_or(FULL, |left| left.min(FULL)),
        })
    }

    /// What it holds.
    pub const fn kind(&self) -> TileKind {
        self.kind
    }

    /// The place in its level of the first thing that it holds.
    pub fn from(&self) -> u64 {
        self.number * u64::from(FULL)
    }

    /// How many it holds.
    pub const fn width(&self) -> u32 {
        self.width
    }
}

/// Below the log's address.
impl fmt::Display for TilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            TileKind::Hashes { level } => write!(f, "tile/{}/", level / HEIGHT)?,
            TileKind::Entries => f.write_str("tile/entries/")?,
        }
        let mut groups = format!("{:03}", self.number % GROUP);
        let mut above = self.number / GROUP;
        while above > 0 {
            groups = format!("x{:03}/{groups}", above % GROUP);
            above /= GROUP;
        }
        f.write_str(&groups)?;
        match self.width {
            FULL => Ok(()),
            part => write!(f, ".p/{part}"),
        }
    }
}

fn canonical<T: std::str::FromStr + ToString>(text: &str) -> Option<T> {
    let number: T = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

fn read_number(text: &str) -> Option<u64> {
    let mut number: u64 = 0;
    let mut groups = text.split('/').peekable();
    let mut is_first = true;
    while let Some(group) = groups.next() {
        let digits = match groups.peek() {
            Some(_) => group.strip_prefix('x')?,
            None => group,
        };
        let is_group = digits.len() == 3 && digits.bytes().all(|digit| digit.is_ascii_digit());
        let is_leading_zero = is_first && groups.peek().is_some() && digits == "000";
        if !is_group || is_leading_zero {
            return None;
        }
        number = number
            .checked_mul(GROUP)?
            .checked_add(digits.parse().ok()?)?;
        is_first = false;
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_written_as_it_is_read() {
        for path in ["0/000", "1/x001/234.p/7", "entries/x001/x000/067.p/255"] {
            let (level, place) = path.split_once('/').unwrap();
            let read = TilePath::parse(level, place).unwrap();
            assert_eq!(read.to_string(), format!("tile/{path}"));
        }
    }

    #[test]
    fn the_tiles_of_a_log_hold_all_its_leaves() {
        let paths = |size| TilePath::entries(size).map(|tile| tile.to_string());
        assert_eq!(paths(0).next(), None);
        let all: Vec<_> = paths(257).collect();
        assert_eq!(all, ["tile/entries/000", "tile/entries/001.p/1"]);
        let full: Vec<_> = paths(256).collect();
        assert_eq!(full, ["tile/entries/000"]);
    }

    #[test]
    fn an_address_is_read_in_its_one_spelling() {
        let read = |level, place| {
            let path = TilePath::parse(level, place)?;
            Some((path.kind(), path.from(), path.width()))
        };
        let level = |level| TileKind::Hashes { level };
        assert_eq!(read("0", "000"), Some((level(0), 0, 256)));
        assert_eq!(read("1", "x001/234.p/7"), Some((level(8), 1_234 * 256, 7)));
        assert_eq!(
            read("entries", "067"),
            Some((TileKind::Entries, 67 * 256, 256))
        );
        for (level, place) in [
            ("00", "000"),
            ("8", "000"),
            ("256", "000"),
            ("+1", "000"),
            ("data", "000"),
            ("0", ""),
            ("0", "00"),
            ("0", "0000"),
            ("0", "x000/001"),
            ("0", "001/001"),
            ("0", "x001"),
            ("0", "000.p/0"),
            ("0", "000.p/256"),
            ("0", "000.p/01"),
            ("0", "000.p/1/"),
            ("0", "x072/x057/x594/x037/x927/936"),
            ("0", "x018/x446/x744/x073/x709/x551/616"),
        ] {
            assert_eq!(read(level, place), None, "{level} {place}");
        }
    }
}
