//! Dependencies between the rooms point one way.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use toml::Table;

/// Each room, where it lies, and which rooms it may know.
const ROOMS: &[(&str, &str, &[&str])] = &[
    ("referral", "app/referral", &[]),
    ("words", "app/words", &["referral"]),
    ("sealing", "app/sealing", &["referral"]),
    ("opaque", "app/opaque", &[]),
    ("wire", "app/wire", &["opaque", "referral", "sealing"]),
    ("letter", "app/letter", &["referral", "words"]),
    ("pixels", "app/pixels", &["referral"]),
    ("browser", "app/browser", &["referral", "sealing", "wire"]),
    (
        "app",
        "app",
        &["browser", "referral", "sealing", "wire", "words"],
    ),
    ("frontend", "frontend", &["app"]),
    ("practice-page", "frontend/practice", &["app"]),
    (
        "vault",
        "frontend/vault",
        &["browser", "opaque", "referral", "sealing", "wire"],
    ),
    (
        "letter-worker",
        "frontend/letter",
        &["browser", "letter", "referral", "words"],
    ),
    ("viewer", "frontend/viewer", &["browser", "pixels"]),
    ("store", "server/store", &["referral"]),
    (
        "store-sqlite",
        "server/store-sqlite",
        &["referral", "store"],
    ),
    ("demo", "server/demo", &["referral", "sealing"]),
    (
        "server",
        "server",
        &[
            "app",
            "demo",
            "opaque",
            "referral",
            "sealing",
            "store",
            "store-sqlite",
            "wire",
            "words",
        ],
    ),
];

fn manifest(folder: &str) -> Table {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let file = root.join(folder).join("Cargo.toml");
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{folder}: {error}"));
    text.parse()
        .unwrap_or_else(|error| panic!("{folder}: {error}"))
}

#[test]
fn no_room_knows_what_it_must_not() {
    let ours: BTreeSet<&str> = ROOMS.iter().map(|(name, ..)| *name).collect();
    for (name, folder, may_know) in ROOMS {
        let manifest = manifest(folder);
        let knows = manifest["dependencies"].as_table().expect("a table");
        for known in knows.keys().filter(|known| ours.contains(known.as_str())) {
            assert!(
                may_know.contains(&known.as_str()),
                "{name} must not know {known}"
            );
        }
    }
}

#[test]
fn every_crate_of_the_workspace_is_a_room() {
    let workspace = manifest(".");
    let members = workspace["workspace"]["members"]
        .as_array()
        .expect("a list");
    let members: BTreeSet<&str> = members
        .iter()
        .filter_map(|member| member.as_str())
        .collect();
    let rooms: BTreeSet<&str> = ROOMS.iter().map(|(_, folder, _)| *folder).collect();
    assert_eq!(members, rooms);
}

#[test]
fn every_dependency_is_declared_once_for_the_whole_workspace() {
    for (name, folder, _) in ROOMS {
        let manifest = manifest(folder);
        for (dependency, declared) in manifest["dependencies"].as_table().expect("a table") {
            let shared = declared.get("workspace").is_some();
            assert!(shared, "{name} declares {dependency} by itself");
        }
    }
}

/// Opening needs private RSA operations, which only the tests may link: they are the browser.
#[test]
fn the_server_links_no_code_that_opens_a_referral() {
    for folder in ["server", "server/demo", "app/wire", "app"] {
        let manifest = manifest(folder);
        let sealing = &manifest["dependencies"].get("sealing");
        let features = sealing.and_then(|sealing| sealing.get("features"));
        let features = features.map(ToString::to_string).unwrap_or_default();
        assert!(!features.contains("open"), "{folder}: {features}");
    }
}
