//! The browser without our rules, for vectors whose content is not a key.

use js_sys::{Array, JSON, Object, Reflect, Uint8Array};
use sealing::conformance::Raw;
use sealing::provider::ProviderError;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

pub(crate) struct Unruled;

fn subtle() -> SubtleCrypto {
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).unwrap();
    Reflect::get(&crypto, &"subtle".into())
        .unwrap()
        .unchecked_into()
}

fn object(members: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &(*name).into(), value).unwrap();
    }
    object
}

fn list(usage: &str) -> JsValue {
    Array::of1(&usage.into()).into()
}

async fn settle(promise: Result<js_sys::Promise, JsValue>) -> Result<JsValue, ProviderError> {
    JsFuture::from(promise.map_err(|_| ProviderError)?)
        .await
        .map_err(|_| ProviderError)
}

impl Raw for Unruled {
    const LABELS: bool = true;

    async fn oaep_decrypt(
        &self,
        jwk: &str,
        label: &[u8],
        ciphertext: &[u8],
    ) -> Result<Vec<u8>, ProviderError> {
        let jwk = JSON::parse(jwk).unwrap().unchecked_into::<Object>();
        let algorithm = object(&[("name", "RSA-OAEP".into()), ("hash", "SHA-256".into())]);
        let usage = list("decrypt");
        let key = subtle().import_key_with_object("jwk", &jwk, &algorithm, false, &usage);
        let key: CryptoKey = settle(key).await.unwrap().unchecked_into();
        let label = Uint8Array::from(label);
        let algorithm = object(&[("name", "RSA-OAEP".into()), ("label", label.into())]);
        let opened = subtle().decrypt_with_object_and_u8_array(&algorithm, &key, ciphertext);
        Ok(Uint8Array::new(&settle(opened).await?).to_vec())
    }

    /// Unwraps to an HMAC key, which may have any length, and exports that.
    async fn kw_unwrap(&self, key: &[u8; 32], wrapped: &[u8]) -> Result<Vec<u8>, ProviderError> {
        let kek = Uint8Array::from(key.as_slice());
        let usage = list("unwrapKey");
        let kek = subtle().import_key_with_str("raw", &kek, "AES-KW", false, &usage);
        let kek: CryptoKey = settle(kek).await.unwrap().unchecked_into();
        let hmac = object(&[("name", "HMAC".into()), ("hash", "SHA-256".into())]);
        let unwrapped = subtle().unwrap_key_with_u8_array_and_str_and_object(
            "raw",
            wrapped,
            &kek,
            "AES-KW",
            &hmac,
            true,
            &list("sign"),
        );
        let unwrapped: CryptoKey = settle(unwrapped).await?.unchecked_into();
        let bytes = settle(subtle().export_key("raw", &unwrapped)).await?;
        Ok(Uint8Array::new(&bytes).to_vec())
    }
}
