//! Passkeys, as a page asks its browser for them: a worker cannot.
//!
//! What the authenticator answers is read member by member into the wire's types, which have no room
//! for `getClientExtensionResults()`. Of that, the PRF's output alone is taken, as a buffer that goes to
//! the vault and is gone from the page then.

use base64ct::{Base64UrlUnpadded, Encoding};
use js_sys::{Array, ArrayBuffer, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wire::passkey::{Answered, Asked, Assertion, Made, Making};

use crate::worker::object;

/// What every passkey's PRF is asked for: the browser hashes it with a prefix of its own. It is no secret,
/// and the same for all, since it is asked before anybody is known.
const PRF_INPUT: &[u8] = b"fr1.unlock.prf";
/// Milliseconds that a person has: as long as the server waits.
const TIME: u32 = 300_000;
/// COSE's numbers of ES256, `EdDSA` and RS256, which between them every authenticator has.
const ALGORITHMS: [i32; 3] = [-7, -8, -257];

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPasskey {
    /// The person or the browser ended it, or there is none here: browsers do not tell which.
    Cancelled,
    /// The authenticator has one of this account.
    Known,
    /// This browser cannot do it.
    Unable,
}

/// A passkey's PRF output on its way to the vault.
pub struct Prf(ArrayBuffer);

impl Prf {
    /// To be posted, and gone with that.
    pub(crate) fn buffer(&self) -> &ArrayBuffer {
        &self.0
    }
}

/// Whether the server offers passkeys, and this browser knows of them. Where a server renders the page,
/// none are offered yet.
pub fn are_offered() -> bool {
    if !cfg!(target_arch = "wasm32") {
        return false;
    }
    let Some(window) = web_sys::window() else {
        return false;
    };
    let root = window
        .document()
        .and_then(|document| document.document_element());
    let is_offered = root.is_some_and(|root| root.has_attribute("data-passkeys"));
    let known = member(&window, "PublicKeyCredential");
    is_offered && known.is_ok_and(|known| !known.is_undefined())
}

/// Makes one for this account's address; and whether it has a PRF, as far as the browser knows now.
///
/// # Errors
/// If none was made.
pub async fn make(asked: &Making, account: &str) -> Result<(Made, bool), NoPasskey> {
    let user = object(&[
        (
            "id",
            Uint8Array::from(asked.member.as_bytes().as_slice()).into(),
        ),
        ("name", account.into()),
        ("displayName", account.into()),
    ]);
    let selection = object(&[
        ("residentKey", "required".into()),
        ("requireResidentKey", true.into()),
        ("userVerification", "required".into()),
    ]);
    let rp = object(&[("id", (&asked.rp).into()), ("name", "Letterlock".into())]);
    let options = object(&[
        ("rp", rp.into()),
        ("user", user.into()),
        ("challenge", bytes(&asked.challenge)?.into()),
        ("pubKeyCredParams", algorithms().into()),
        ("timeout", TIME.into()),
        ("excludeCredentials", descriptors(&asked.known)?.into()),
        ("authenticatorSelection", selection.into()),
        ("attestation", "none".into()),
        // Only asked whether there is one: what some authenticators would say of an output here is
        // nothing that the server reads.
        (
            "extensions",
            object(&[("prf", Object::new().into())]).into(),
        ),
    ]);
    let made = ask("create", options).await?;
    let response = member(&made, "response")?;
    let has_prf = prf_results(&made).and_then(|prf| member(&prf, "enabled"));
    let has_prf = has_prf.is_ok_and(|enabled| enabled.as_bool() == Some(true));
    let made = Made {
        client_data: text(&member(&response, "clientDataJSON")?),
        attestation: text(&member(&response, "attestationObject")?),
    };
    Ok((made, has_prf))
}

/// Has one answer.
///
/// # Errors
/// If none did.
pub async fn answer(asked: &Asked) -> Result<Answered, NoPasskey> {
    let given = ask("get", request(asked)?).await?;
    answered(asked, &given)
}

/// The same, and what its PRF gives, where it has one.
///
/// # Errors
/// If none answered.
pub async fn answer_with_prf(asked: &Asked) -> Result<(Answered, Option<Prf>), NoPasskey> {
    let options = request(asked)?;
    let first = object(&[("first", Uint8Array::from(PRF_INPUT).into())]);
    let prf = object(&[("eval", first.into())]);
    let extensions = object(&[("prf", prf.into())]);
    set(&options, "extensions", &extensions);
    let given = ask("get", options).await?;
    let prf = take_prf(&given);
    Ok((answered(asked, &given)?, prf))
}

fn request(asked: &Asked) -> Result<Object, NoPasskey> {
    Ok(object(&[
        ("rpId", (&asked.rp).into()),
        ("challenge", bytes(&asked.challenge)?.into()),
        ("timeout", TIME.into()),
        ("allowCredentials", descriptors(&asked.known)?.into()),
        ("userVerification", "required".into()),
    ]))
}

/// Asks the browser, which asks its person.
async fn ask(how: &str, options: Object) -> Result<JsValue, NoPasskey> {
    let window = web_sys::window().ok_or(NoPasskey::Unable)?;
    let container = member(&window.navigator(), "credentials")?;
    let ask: Function = member(&container, how)?
        .dyn_into()
        .map_err(|_| NoPasskey::Unable)?;
    let options = object(&[("publicKey", options.into())]);
    let promise = ask.call1(&container, &options).map_err(|it| why(&it))?;
    let promise: Promise = promise.dyn_into().map_err(|_| NoPasskey::Unable)?;
    let given = JsFuture::from(promise).await.map_err(|it| why(&it))?;
    if given.is_object() {
        Ok(given)
    } else {
        Err(NoPasskey::Cancelled)
    }
}

/// What a browser means by its exception.
fn why(exception: &JsValue) -> NoPasskey {
    let name = member(exception, "name").ok();
    match name.and_then(|name| name.as_string()).as_deref() {
        Some("NotAllowedError" | "AbortError" | "TimeoutError") => NoPasskey::Cancelled,
        Some("InvalidStateError") => NoPasskey::Known,
        _ => NoPasskey::Unable,
    }
}

fn answered(asked: &Asked, given: &JsValue) -> Result<Answered, NoPasskey> {
    let response = member(given, "response")?;
    let user = member(&response, "userHandle")?;
    Ok(Answered {
        ticket: asked.ticket.clone(),
        assertion: Assertion {
            credential: text(&member(given, "rawId")?),
            client_data: text(&member(&response, "clientDataJSON")?),
            authenticator_data: text(&member(&response, "authenticatorData")?),
            signature: text(&member(&response, "signature")?),
            user: user.is_object().then(|| text(&user)),
        },
    })
}

fn prf_results(given: &JsValue) -> Result<JsValue, NoPasskey> {
    let results: Function = member(given, "getClientExtensionResults")?
        .dyn_into()
        .map_err(|_| NoPasskey::Unable)?;
    let results = results.call0(given).map_err(|_| NoPasskey::Unable)?;
    member(&results, "prf")
}

/// The PRF's output in a buffer of its own; the one that the browser gave is overwritten.
fn take_prf(given: &JsValue) -> Option<Prf> {
    let results = member(&prf_results(given).ok()?, "results").ok()?;
    let first = member(&results, "first").ok()?;
    if !first.is_object() {
        return None;
    }
    let output = Uint8Array::new(&first);
    let copy = Uint8Array::new_with_length(output.length());
    copy.set(&output, 0);
    output.fill(0, 0, output.length());
    Some(Prf(copy.buffer()))
}

fn algorithms() -> Array {
    let one = |number: i32| object(&[("type", "public-key".into()), ("alg", number.into())]);
    ALGORITHMS.into_iter().map(one).collect()
}

fn descriptors(known: &[String]) -> Result<Array, NoPasskey> {
    let one = |id: &String| {
        let id = bytes(id)?.into();
        Ok(object(&[("type", "public-key".into()), ("id", id)]))
    };
    known.iter().map(one).collect()
}

fn member(of: &JsValue, name: &str) -> Result<JsValue, NoPasskey> {
    Reflect::get(of, &name.into()).map_err(|_| NoPasskey::Unable)
}

fn set(of: &Object, name: &str, value: &JsValue) {
    // Setting a member of a new object never fails.
    let _ = Reflect::set(of, &name.into(), value);
}

fn bytes(text: &str) -> Result<Uint8Array, NoPasskey> {
    let bytes = Base64UrlUnpadded::decode_vec(text).map_err(|_| NoPasskey::Unable)?;
    Ok(Uint8Array::from(bytes.as_slice()))
}

fn text(buffer: &JsValue) -> String {
    Base64UrlUnpadded::encode_string(&Uint8Array::new(buffer).to_vec())
}
