//! Registering and signing in, both sides.

use opaque::{ClientLogin, ClientRegistration, ExportKey, Message, Record, ServerSecret, SignedIn};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use zeroize::Zeroizing;

const ACCOUNT: &str = "owner@orchard.example.org";
const PASSPHRASE: &str = "correct horse battery staple";

fn passphrase(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}

fn register(server: &ServerSecret, random: &mut ChaCha20Rng) -> (Record, ExportKey) {
    let (client, request) = ClientRegistration::start(random, passphrase(PASSPHRASE)).unwrap();
    let answer = server.register(ACCOUNT, &request).unwrap();
    let (upload, key) = client.finish(random, &answer).unwrap();
    (Record::of(&upload).unwrap(), key)
}

struct Tried {
    signed_in: Option<SignedIn>,
    proven: bool,
    answer: Message,
}

fn sign_in(server: &ServerSecret, record: Option<Record>, with: &str) -> Tried {
    let mut random = ChaCha20Rng::seed_from_u64(2);
    let (client, request) = ClientLogin::start(&mut random, passphrase(with)).unwrap();
    let (pending, answer) = server
        .log_in(&mut random, ACCOUNT, record, &request)
        .unwrap();
    let signed_in = client.finish(&mut random, &answer).ok();
    let proof = signed_in.as_ref().map_or(&answer, |right| &right.proof);
    Tried {
        proven: pending.is_proven_by(proof),
        signed_in,
        answer,
    }
}

#[test]
fn the_passphrase_signs_in_and_gives_the_same_key_again() {
    let mut random = ChaCha20Rng::seed_from_u64(1);
    let server = ServerSecret::make(&mut random);
    let (record, key) = register(&server, &mut random);

    // Both as they are kept.
    let server = ServerSecret::from_bytes(&server.to_bytes()).unwrap();
    let record = Record::from_bytes(&record.to_bytes()).unwrap();
    let tried = sign_in(&server, Some(record), PASSPHRASE);
    assert!(tried.proven);
    assert_eq!(tried.signed_in.unwrap().export_key, key);
}

#[test]
fn a_wrong_passphrase_and_an_unknown_account_look_the_same() {
    let mut random = ChaCha20Rng::seed_from_u64(1);
    let server = ServerSecret::make(&mut random);
    let (record, _) = register(&server, &mut random);
    let wrong = sign_in(&server, Some(record), "incorrect");
    let unknown = sign_in(&server, None, PASSPHRASE);
    for tried in [&wrong, &unknown] {
        assert!(tried.signed_in.is_none());
        assert!(!tried.proven);
    }
    let length = |message: &Message| String::from(message.clone()).len();
    assert_eq!(length(&wrong.answer), length(&unknown.answer));
}

#[test]
fn a_record_of_another_server_signs_nobody_in() {
    let mut random = ChaCha20Rng::seed_from_u64(1);
    let server = ServerSecret::make(&mut random);
    let (record, _) = register(&server, &mut random);
    let other = ServerSecret::make(&mut random);
    let tried = sign_in(&other, Some(record), PASSPHRASE);
    assert!(tried.signed_in.is_none() && !tried.proven);
}

#[test]
fn what_is_no_message_is_refused() {
    let mut random = ChaCha20Rng::seed_from_u64(1);
    let server = ServerSecret::make(&mut random);
    let long = "A".repeat(684);
    for text in ["", "AAAA", "not base64url!"] {
        let Ok(message) = Message::try_from(text.to_owned()) else {
            continue;
        };
        assert!(server.register(ACCOUNT, &message).is_err());
        assert!(server.log_in(&mut random, ACCOUNT, None, &message).is_err());
        assert!(Record::of(&message).is_err());
    }
    assert!(Message::try_from(long).is_err());
}
