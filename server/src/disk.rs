//! Files that are there as a whole or not at all, and stay when the power goes.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
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

/// Makes a file that is not there yet, for this user alone.
pub(crate) fn create_private(file: &Path) -> io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)
}

/// Makes a folder where it is missing, and those above it, for this user alone.
pub(crate) fn make_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Whether other users of this machine may do anything with a folder.
pub(crate) fn is_open_to_others(folder: &Path) -> io::Result<bool> {
    Ok(fs::metadata(folder)?.permissions().mode() & 0o077 != 0)
}

/// Makes the name of a file as durable as its bytes.
pub(crate) fn flush_folder(file: &Path) -> io::Result<()> {
    match folder_of(file) {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

/// That of a bare name is where the program runs.
fn folder_of(file: &Path) -> Option<&Path> {
    let folder = file.parent()?;
    if folder.as_os_str().is_empty() {
        Some(Path::new("."))
    } else {
        Some(folder)
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
    use std::fs::Permissions;

    use tempfile::TempDir;

    use super::*;

    #[test]
    fn what_is_made_is_nobody_elses() {
        let temporary = TempDir::new().expect("a folder");
        let above = temporary.path().join("data");
        let folder = above.join("mail");
        for _ in 0..2 {
            make_folder(&folder).expect("it is there");
            for made in [&above, &folder] {
                assert!(!is_open_to_others(made).expect("it is there"));
            }
        }
        fs::set_permissions(&above, Permissions::from_mode(0o710)).expect("its own folder");
        assert!(is_open_to_others(&above).expect("it is there"));
    }

    #[test]
    fn a_bare_name_lies_in_a_folder_too() {
        for (file, folder) in [
            ("key", "."),
            ("./key", "."),
            ("of/key", "of"),
            ("/key", "/"),
        ] {
            assert_eq!(
                folder_of(Path::new(file)),
                Some(Path::new(folder)),
                "{file}"
            );
        }
        flush_folder(Path::new("Cargo.toml")).expect("where the test runs");
    }

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
