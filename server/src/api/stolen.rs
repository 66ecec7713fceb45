//! A copy of everything that lies in the data folder, without the server's secrets: whoever has it cannot
//! guess a passphrase, makes no codes, and opens nothing (attack 17 of the list in the threat model).

use std::fs;
use std::path::Path;

use base64ct::{Base64Unpadded, Base64UrlUnpadded, Encoding as _};
use opaque::{ClientLogin, Record, ServerSecret};
use store::Store;

use super::world::{TYPED, World};
use crate::random::{Source, SystemRandom};
use crate::second_step::SecretsKey;

/// Whether this passphrase is right, by this record and a server's secret.
fn is_right(record: &[u8], secret: &ServerSecret, email: &str, guess: &str) -> bool {
    let random = &mut Source(&SystemRandom);
    let (client, request) = ClientLogin::start(random, guess.to_owned().into()).expect("a request");
    let record = Record::from_bytes(record).expect("a record");
    let (login, answer) = secret
        .log_in(random, email, Some(record), &request)
        .expect("an answer");
    let signed_in = client.finish(random, &answer);
    signed_in.is_ok_and(|signed_in| login.is_proven_by(&signed_in.proof))
}

#[tokio::test]
async fn attack_17_the_database_alone_tells_no_right_passphrase_from_a_wrong_one() {
    let world = World::with_accounts().await;
    let (_, owner, _) = &world.practices[0];
    let (email, right) = (owner.email.as_str(), owner.passphrase.as_str());
    let kept = world.store.sign_in_record(&owner.email).await;
    let record = kept.expect("it answers").expect("an account").record;
    let tried = |secret: &ServerSecret| {
        [right, "a wrong guess"].map(|guess| is_right(&record, secret, email, guess))
    };
    assert_eq!(tried(&world.state.secrets.opaque), [true, false]);
    // A thief has to make one up.
    for _ in 0..3 {
        let other = ServerSecret::make(&mut Source(&SystemRandom));
        assert_eq!(tried(&other), [false, false]);
    }
}

#[tokio::test]
async fn attack_17_the_database_alone_makes_no_codes() {
    let world = World::new().await;
    world.with_totp(0).await;
    let member = world.practices[0].1.member;
    let kept = world.store.totp(member).await.expect("it answers");
    let sealed = kept.expect("an authenticator").sealed;
    assert!(
        world
            .state
            .secrets
            .second_step
            .open(member, &sealed)
            .is_some()
    );
    let other = SecretsKey::new(&[1; 32]);
    assert!(other.open(member, &sealed).is_none());
}

/// Every byte that lies in a folder, but for the secrets.
fn bytes(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        if entry.file_name() == "secrets" {
            continue;
        }
        if entry.file_type().expect("a type").is_dir() {
            all.extend(bytes(&entry.path()));
        } else {
            all.extend(fs::read(entry.path()).expect("a file"));
        }
    }
    all
}

#[tokio::test]
async fn attack_17_nothing_in_the_data_folder_is_a_secret_or_was_typed() {
    let world = World::with_accounts().await;
    for (name, print) in world.state.secrets.prints {
        let kept = world.store.keep_secret_print(name, print).await;
        kept.expect("it is kept");
    }
    // The first one's are zeros, which stand everywhere.
    let shared = world.with_totp(1).await;
    let (_, owner, keys) = &world.practices[0];
    world.send(&[b"%PDF-1.7 attached".to_vec()]).await;
    let there = bytes(world.folder.path());
    let is_there = |what: &[u8]| there.windows(what.len()).any(|some| some == what);
    assert!(
        is_there(owner.email.as_str().as_bytes()),
        "it is looked through"
    );
    let mut secrets = vec![shared, owner.passphrase.clone().into_bytes()];
    for entry in fs::read_dir(world.folder.path().join("secrets")).expect("a folder") {
        secrets.push(fs::read(entry.expect("an entry").path()).expect("a secret"));
    }
    secrets.push(keys.code.replace('-', "").into_bytes());
    for secret in secrets {
        assert!(!is_there(&secret));
        assert!(!is_there(hex::encode(&secret).as_bytes()));
        for encoded in [
            Base64UrlUnpadded::encode_string(&secret),
            Base64Unpadded::encode_string(&secret),
        ] {
            assert!(!is_there(encoded.as_bytes()));
        }
    }
    for typed in [TYPED.as_bytes(), b"%PDF-1.7 attached"] {
        assert!(!is_there(typed));
    }
}
