//! The relying party: the server, under the name that people reach it by.

use base64ct::{Base64UrlUnpadded, Encoding};
use referral::id::MemberId;
use referral::text::DeviceName;
use store::{KeptPasskey, NewPasskey, PasskeyUse};
use thiserror::Error;
use webauthn_rp::bin::{Decode, Encode};
use webauthn_rp::request::auth::AuthenticationVerificationOptions;
use webauthn_rp::request::register::{
    CredProtect, PublicKeyCredentialCreationOptions, RegistrationVerificationOptions, UserHandle,
    UserHandle16,
};
use webauthn_rp::request::{AsciiDomain, Challenge, RpId};
use webauthn_rp::response::auth::error::AuthCeremonyErr;
use webauthn_rp::response::auth::{
    DiscoverableAuthentication16, DiscoverableAuthenticatorAssertion,
};
use webauthn_rp::response::register::{
    AttestationObject, AuthenticationExtensionsPrfOutputs, AuthenticatorAttestation,
    ClientExtensionsOutputs, DynamicState, Registration, StaticState,
};
use webauthn_rp::response::{AuthTransports, AuthenticatorAttachment, CredentialId};
use webauthn_rp::{
    AuthenticatedCredential, DiscoverableAuthenticationServerState,
    DiscoverableCredentialRequestOptions, RegistrationServerState,
};
use wire::passkey::{Assertion, Made};

use crate::config::Origin;

/// What was answered does not hold: why is nobody's business outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("this is no answer of a passkey that was asked for")]
pub(crate) struct Wrong;

/// Why an answer is no use of a passkey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(crate) enum Unusable {
    #[error(transparent)]
    Wrong(#[from] Wrong),
    /// Everything else holds, the signature too.
    #[error("its counter went back: there may be two of it")]
    Counter,
}

impl From<AuthCeremonyErr> for Unusable {
    fn from(error: AuthCeremonyErr) -> Self {
        match error {
            AuthCeremonyErr::SignatureCounter => Self::Counter,
            _ => Self::Wrong(Wrong),
        }
    }
}

/// What an authenticator that makes a passkey was asked.
pub(crate) struct Making(RegistrationServerState<16>);

/// What an authenticator that has a passkey was asked.
pub(crate) struct Asking(DiscoverableAuthenticationServerState);

/// A server that offers passkeys.
pub(crate) struct Passkeys {
    rp: RpId,
    origin: String,
}

impl Passkeys {
    /// For a server that people reach by a name. There is no relying party without one, and browsers
    /// give passkeys to pages of https or of `localhost` alone.
    pub(crate) fn at(origin: &Origin) -> Option<Self> {
        let host = origin.host().to_ascii_lowercase();
        let last = host.rsplit('.').next().unwrap_or_default();
        // The last label of a name has a letter first, else it is read as an address (URL standard).
        if !last.starts_with(|first: char| first.is_ascii_alphabetic()) {
            return None;
        }
        let origin = as_browsers_say(origin);
        if !origin.starts_with("https://") && last != "localhost" {
            return None;
        }
        let rp = AsciiDomain::try_from(host).ok().map(RpId::Domain)?;
        Some(Self { rp, origin })
    }

    /// The host that passkeys are for.
    pub(crate) fn rp(&self) -> &str {
        self.rp.as_ref()
    }

    /// Begins to make one, which asks for its person; its challenge.
    pub(crate) fn make(&self, member: MemberId) -> (Making, String) {
        let user = UserHandle16::from(*member.as_bytes());
        let user = (&user).into();
        let mut asked = PublicKeyCredentialCreationOptions::passkey(&self.rp, user, Vec::new());
        // Not asked for: what a browser does with it differs, and nobody is asked less for it.
        asked.extensions.cred_protect = CredProtect::None;
        let begun = asked.start_ceremony();
        let (making, sent) = begun.unwrap_or_else(|_| unreachable!("these options go together"));
        (Making(making), challenge(&sent.options().challenge))
    }

    /// The passkey that was made.
    pub(crate) fn made(
        &self,
        (member, Making(making)): (MemberId, Making),
        name: DeviceName,
        made: &Made,
    ) -> Result<NewPasskey, Wrong> {
        let attestation = bytes(&made.attestation)?;
        let results = results(&attestation)?;
        let client_data = bytes(&made.client_data)?;
        let attestation =
            AuthenticatorAttestation::new(client_data, attestation, AuthTransports::NONE);
        let answer = Registration::new(attestation, AuthenticatorAttachment::None, results);
        let origins = [self.origin.as_str()];
        let options = RegistrationVerificationOptions::<&str, &str> {
            allowed_origins: &origins,
            // An authenticator may say more than it was asked.
            error_on_unsolicited_extensions: false,
            ..RegistrationVerificationOptions::default()
        };
        let passkey = making.verify(&self.rp, &answer, &options);
        let passkey = passkey.map_err(|_| Wrong)?;
        let Ok(public_key) = passkey.static_state().encode();
        let Ok(state) = passkey.dynamic_state().encode();
        Ok(NewPasskey {
            member,
            credential: passkey.id().as_ref().to_vec(),
            public_key,
            state: state.to_vec(),
            name,
        })
    }

    /// Begins to ask for one, with its person there; its challenge.
    pub(crate) fn ask(&self) -> (Asking, String) {
        let asked = DiscoverableCredentialRequestOptions::passkey(&self.rp);
        let begun = asked.start_ceremony();
        let (asking, sent) = begun.unwrap_or_else(|_| unreachable!("these options go together"));
        (Asking(asking), challenge(&sent.options().0.challenge))
    }

    /// Whether it was this one that answered; its use. A counter that is kept has to grow.
    pub(crate) fn used(
        &self,
        asking: Asking,
        passkey: &KeptPasskey,
        answer: &Assertion,
    ) -> Result<PasskeyUse, Unusable> {
        let member = UserHandle::from(*passkey.passkey.member.as_bytes());
        let said = match &answer.user {
            Some(said) => UserHandle::from(<[u8; 16]>::try_from(bytes(said)?).map_err(|_| Wrong)?),
            None => member,
        };
        let assertion = DiscoverableAuthenticatorAssertion::new(
            bytes(&answer.client_data)?,
            bytes(&answer.authenticator_data)?,
            bytes(&answer.signature)?,
            said,
        );
        let named = CredentialId::try_from(bytes(&answer.credential)?).map_err(|_| Wrong)?;
        let none = AuthenticatorAttachment::None;
        let answer = DiscoverableAuthentication16::new(named, assertion, none);

        let before = &passkey.passkey.state;
        let state = before.as_slice().try_into().map_err(|_| Wrong)?;
        let state = DynamicState::decode(state).map_err(|_| Wrong)?;
        let key = StaticState::decode(passkey.passkey.public_key.as_slice());
        let credential = passkey.passkey.credential.as_slice();
        let credential = CredentialId::try_from(credential).map_err(|_| Wrong)?;
        let key = key.map_err(|_| Wrong)?;
        let kept = AuthenticatedCredential::new(credential, &member, key, state);
        let mut kept = kept.map_err(|_| Wrong)?;
        let origins = [self.origin.as_str()];
        let options = AuthenticationVerificationOptions::<&str, &str> {
            allowed_origins: &origins,
            // Where a PRF was asked for, the authenticator says so; its output is not in there.
            error_on_unsolicited_extensions: false,
            ..AuthenticationVerificationOptions::default()
        };
        asking.0.verify(&self.rp, &answer, &mut kept, &options)?;
        let Ok(after) = kept.dynamic_state().encode();
        Ok(PasskeyUse {
            number: passkey.number,
            before: before.clone(),
            after: after.to_vec(),
        })
    }
}

/// What the library wants to hear of a browser's extensions, as the authenticator itself says it: of the
/// browser's `getClientExtensionResults()` nothing is ever sent.
fn results(attestation: &[u8]) -> Result<ClientExtensionsOutputs, Wrong> {
    let said = AttestationObject::try_from(attestation).map_err(|_| Wrong)?;
    let has_prf = said.auth_data().extensions().hmac_secret;
    let prf = has_prf.map(|enabled| AuthenticationExtensionsPrfOutputs { enabled });
    Ok(ClientExtensionsOutputs {
        cred_props: None,
        prf,
    })
}

/// Without a port that goes without saying.
fn as_browsers_say(origin: &Origin) -> String {
    let origin = origin.to_string().to_ascii_lowercase();
    let is_secure = origin.starts_with("https:");
    let usual = if is_secure { ":443" } else { ":80" };
    let without = origin.strip_suffix(usual);
    without.unwrap_or(&origin).to_owned()
}

/// As the library reads it back out of a browser's answer.
fn challenge(drawn: &Challenge) -> String {
    text(&drawn.as_data().to_le_bytes())
}

/// Bytes as they stand in our JSON: base64url without padding.
pub(crate) fn text(bytes: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(bytes)
}

/// The bytes of such a text.
pub(crate) fn bytes(text: &str) -> Result<Vec<u8>, Wrong> {
    Base64UrlUnpadded::decode_vec(text).map_err(|_| Wrong)
}
