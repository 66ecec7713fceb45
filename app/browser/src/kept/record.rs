//! A kept draft as it lies in the database: one object with five members.

use js_sys::{Object, Reflect, Uint8Array};
use time::OffsetDateTime;
use wasm_bindgen::{JsCast as _, JsValue};

use super::Id;
use crate::clock;
use crate::webcrypto::ContentKey;

const ID: &str = "id";
const KEY: &str = "key";
const IV: &str = "iv";
const SEALED: &str = "sealed";
const UNTIL: &str = "until";

/// A kept draft, sealed.
pub(super) struct Record {
    pub(super) id: Id,
    pub(super) key: ContentKey,
    pub(super) iv: [u8; 12],
    pub(super) sealed: Vec<u8>,
    /// When it is void: whole milliseconds.
    pub(super) until: OffsetDateTime,
}

impl Record {
    /// What is stored. The key goes in as it is: the browser clones it and shows its bytes to nobody.
    pub(super) fn write(&self) -> Option<JsValue> {
        let object = Object::new();
        let members = [
            (ID, bytes(&self.id.0)),
            (KEY, self.key.as_js().clone()),
            (IV, bytes(&self.iv)),
            (SEALED, bytes(&self.sealed)),
            (UNTIL, clock::millis(self.until).into()),
        ];
        for (name, value) in members {
            Reflect::set(&object, &name.into(), &value).ok()?;
        }
        Some(object.into())
    }

    /// What was stored; `None` where that is no draft that we could have written.
    pub(super) fn read(stored: &JsValue) -> Option<Self> {
        Some(Self {
            id: Self::id_of(stored)?,
            key: ContentKey::from_kept(member(stored, KEY)?)?,
            iv: array(stored, IV)?.to_vec().try_into().ok()?,
            sealed: array(stored, SEALED)?.to_vec(),
            until: clock::at(member(stored, UNTIL)?.as_f64()?)?,
        })
    }

    /// The id alone.
    pub(super) fn id_of(stored: &JsValue) -> Option<Id> {
        Some(Id(array(stored, ID)?.to_vec().try_into().ok()?))
    }
}

/// What the seal also covers: which draft this is and until when. A moment that was put off does
/// not open.
pub(super) fn aad(id: Id, until: OffsetDateTime) -> Vec<u8> {
    let mut aad = b"letterlock.draft.1\0".to_vec();
    aad.extend_from_slice(&id.0);
    aad.extend_from_slice(&clock::millis(until).to_be_bytes());
    aad
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn array(stored: &JsValue, name: &str) -> Option<Uint8Array> {
    member(stored, name)?.dyn_into().ok()
}

fn member(stored: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(stored, &name.into()).ok()
}
