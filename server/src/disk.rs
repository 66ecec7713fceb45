//! Files that are there as a whole or not at all, and stay when the power goes.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Writes a small file whole: under a name of its own first, then flushed, then renamed. `mode`
/// says who may do what with it.
pub(crate) fn write(file: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    let draft = beside(file);
    match fs::remove_file(&draft) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut open = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(mode)
        .open(&draft)?;
    open.write_all(bytes)?;
    open.sync_all()?;
    fs::rename(&draft, file)?;
    flush_folder(file)
}

/// Makes the name of a file as durable as its bytes.
pub(crate) fn flush_folder(file: &Path) -> io::Result<()> {
    match file.parent() {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

/// The name under which a file is written before it has its own.
fn beside(file: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(file.file_name().unwrap_or_default());
    name.push(".new");
    file.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn a_file_is_written_over_a_draft_that_a_crash_left() {
        let folder = TempDir::new().expect("a folder");
        let file = folder.path().join("secret");
        fs::write(beside(&file), "half a").expect("a draft");
        write(&file, b"whole", 0o600).expect("it is written");
        assert_eq!(fs::read(&file).expect("a file"), b"whole");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }
}
