//! An authenticator of the tests' own, with one passkey of the kind that all of them make (ES256).

use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use referral::id::MemberId;
use serde_json::json;
use sha2::{Digest, Sha256};
use wire::passkey::{Answered, Asked, Assertion, Made, Making};

use super::text;

/// Where it believes to be.
pub(crate) const ORIGIN: &str = "https://letterlock.example.org";

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const WITH_KEY: u8 = 0x40;
const WITH_EXTENSIONS: u8 = 0x80;

pub(crate) struct Authenticator {
    key: SigningKey,
    pub(crate) credential: Vec<u8>,
    user: Vec<u8>,
    /// How often it signed; 0 where it does not count.
    pub(crate) counter: u32,
    /// Whether it asks for its person.
    pub(crate) verifies: bool,
    /// What it says of the PRF's output, which it encrypts: so many bytes.
    pub(crate) prf: Option<usize>,
    pub(crate) origin: &'static str,
}

impl Authenticator {
    pub(crate) fn new(seed: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[seed; 32]).expect("a key"),
            credential: vec![seed; 16],
            user: Vec::new(),
            counter: 0,
            verifies: true,
            prf: None,
            origin: ORIGIN,
        }
    }

    /// Makes the passkey.
    pub(crate) fn make(&mut self, asked: &Making) -> Made {
        self.user = asked.member.as_bytes().to_vec();
        let point = self.key.verifying_key().to_encoded_point(false);
        let (x, y) = (point.x().expect("a point"), point.y().expect("a point"));
        let length = u16::try_from(self.credential.len()).expect("short");
        let mut data = self.data(&asked.rp, WITH_KEY | WITH_EXTENSIONS);
        // No model; then the credential's id and its key (RFC 9052).
        data.extend([0; 16]);
        data.extend(length.to_be_bytes());
        data.extend(&self.credential);
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(x);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(y);
        data.extend(b"\xa1\x6bhmac-secret\xf5");
        let mut attestation = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        attestation.push(u8::try_from(data.len()).expect("short"));
        attestation.extend(data);
        Made {
            client_data: text(&self.client_data("webauthn.create", &asked.challenge)),
            attestation: text(&attestation),
        }
    }

    /// Signs with it.
    pub(crate) fn answer(&mut self, asked: &Asked) -> Answered {
        if self.counter > 0 {
            self.counter += 1;
        }
        let client_data = self.client_data("webauthn.get", &asked.challenge);
        let more = if self.prf.is_some() {
            WITH_EXTENSIONS
        } else {
            0
        };
        let mut data = self.data(&asked.rp, more);
        if let Some(length) = self.prf {
            data.extend(b"\xa1\x6bhmac-secret\x58");
            data.push(u8::try_from(length).expect("short"));
            data.extend(vec![7; length]);
        }
        let signed = [data.as_slice(), &Sha256::digest(&client_data)].concat();
        let signature: Signature = self.key.sign(&signed);
        Answered {
            ticket: asked.ticket.clone(),
            assertion: Assertion {
                credential: text(&self.credential),
                client_data: text(&client_data),
                authenticator_data: text(&data),
                signature: text(signature.to_der().as_bytes()),
                user: Some(text(&self.user)),
            },
        }
    }

    /// As if another member's authenticator had made it.
    pub(crate) fn give_to(&mut self, member: MemberId) {
        self.user = member.as_bytes().to_vec();
    }

    fn data(&self, rp: &str, more: u8) -> Vec<u8> {
        let verified = if self.verifies { VERIFIED } else { 0 };
        let mut data = Sha256::digest(rp).to_vec();
        data.push(PRESENT | verified | more);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn client_data(&self, kind: &str, challenge: &str) -> Vec<u8> {
        let origin = self.origin;
        let said = json!({
            "type": kind,
            "challenge": challenge,
            "origin": origin,
            "crossOrigin": false,
        });
        said.to_string().into_bytes()
    }
}
