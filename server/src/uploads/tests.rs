//! Drafts on a real disk.

use tempfile::TempDir;

use super::*;
use crate::disk;
use crate::random::SystemRandom;

const REFERRAL: ReferralId = ReferralId::from_bytes([1; 16]);

fn files(folder: &Path) -> usize {
    std::fs::read_dir(folder).map_or(0, Iterator::count)
}

#[tokio::test]
async fn a_draft_gets_its_name_whole_and_leaves_nothing_behind() {
    let folder = TempDir::new().expect("a folder");
    let uploads = Uploads::new(folder.path().to_owned());
    let drafts = folder.path().join(DRAFTS);
    let mut draft = uploads
        .draft(REFERRAL, &SystemRandom)
        .await
        .expect("a draft");
    draft.write(b"one ").await.expect("written");
    draft.write(b"two").await.expect("written");
    assert_eq!(files(&drafts), 1);
    let whole = draft.finish().await.expect("flushed");
    assert_eq!(whole.bytes, 7);
    assert_eq!(whole.sha256, sealing::Sha256Digest::of(b"one two"));
    let file = folder.path().join("a/b/c/0");
    whole.name(file.clone()).await.expect("named");
    assert_eq!(std::fs::read(file).expect("a file"), b"one two");
    assert_eq!(files(&drafts), 0);
    for made in [drafts, folder.path().join("a"), folder.path().join("a/b/c")] {
        assert!(!disk::is_open_to_others(&made).expect("it is there"));
    }
}

#[tokio::test]
async fn an_upload_that_breaks_off_leaves_nothing() {
    let folder = TempDir::new().expect("a folder");
    let uploads = Uploads::new(folder.path().to_owned());
    let drafts = folder.path().join(DRAFTS);
    let mut draft = uploads
        .draft(REFERRAL, &SystemRandom)
        .await
        .expect("a draft");
    draft.write(b"half").await.expect("written");
    drop(draft);
    let draft = uploads
        .draft(REFERRAL, &SystemRandom)
        .await
        .expect("a draft");
    drop(draft.finish().await.expect("flushed"));
    assert_eq!(files(&drafts), 0);
}

#[test]
fn what_a_crash_left_half_uploaded_goes_at_the_next_start() {
    let folder = TempDir::new().expect("a folder");
    let drafts = folder.path().join(DRAFTS);
    std::fs::create_dir(&drafts).expect("a folder");
    std::fs::write(drafts.join("half"), "").expect("a file");
    delete_drafts(folder.path());
    assert!(!drafts.exists());
    // And when there is none.
    delete_drafts(folder.path());
}
