//! A code that is to be written down, and what is typed of it from the paper.

use browser::vault::message::Refused;
use sealing::KitCode;
use zeroize::Zeroizing;

/// What is to be written down.
pub(crate) fn groups(code: &KitCode) -> Vec<String> {
    let groups = code.groups();
    groups.iter().map(|group| group.to_string()).collect()
}

/// Refuses what is not what was written down. At least one group is to be compared.
pub(crate) fn compare(code: &KitCode, typed: Vec<(usize, String)>) -> Result<(), Refused> {
    if typed.is_empty() {
        return Err(Refused::OutOfTurn);
    }
    let typed = typed.into_iter();
    let typed: Vec<_> = typed.map(|(at, text)| (at, Zeroizing::new(text))).collect();
    match typed.iter().find(|(at, text)| !code.has_group(*at, text)) {
        Some((at, _)) => Err(Refused::KitGroup(*at)),
        None => Ok(()),
    }
}
