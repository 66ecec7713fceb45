//! Words that a browser keeps beyond a page, as they are: only what its owner asked it to, and never
//! anything about a patient. What is, is sealed: [`kept`](crate::kept).

use web_sys::{Storage, window};

/// What is kept under this name; `None` where nothing is, or the browser keeps nothing.
pub fn read(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Keeps it, in the place of what was kept. Says whether the browser did.
pub fn write(name: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(name, text).is_ok())
}

/// Forgets it.
pub fn remove(name: &str) {
    if let Some(storage) = storage() {
        // What a browser does not let us remove it did not let us keep either.
        let _ = storage.remove_item(name);
    }
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}
