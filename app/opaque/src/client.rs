//! The browser's steps.

use opaque_ke::{
    ClientLoginFinishParameters, ClientRegistrationFinishParameters, CredentialResponse,
    RegistrationResponse, rand,
};
use rand::{CryptoRng, RngCore};
use zeroize::Zeroizing;

use crate::{Message, ProtocolError, Suite};

/// What only the passphrase gives: 64 bytes, of which the account's slot key is derived.
pub type ExportKey = Zeroizing<Vec<u8>>;

/// The passphrase is not the one of this account, or there is no such account: nobody can tell
/// which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the passphrase of this account")]
pub struct NotThePassphrase;

/// A registration that was begun.
pub struct ClientRegistration {
    state: opaque_ke::ClientRegistration<Suite>,
    passphrase: Zeroizing<String>,
}

impl ClientRegistration {
    /// Begins; the message goes to the server.
    ///
    /// # Errors
    /// If the protocol fails.
    pub fn start<R: RngCore + CryptoRng>(
        random: &mut R,
        passphrase: Zeroizing<String>,
    ) -> Result<(Self, Message), ProtocolError> {
        let begun = opaque_ke::ClientRegistration::start(random, passphrase.as_bytes())
            .map_err(|_| ProtocolError)?;
        let message = Message::new(&begun.message.serialize());
        let state = begun.state;
        Ok((Self { state, passphrase }, message))
    }

    /// Finishes with the server's answer; the message goes to the server. Slow on purpose.
    ///
    /// # Errors
    /// If the answer is not the protocol's.
    pub fn finish<R: RngCore + CryptoRng>(
        self,
        random: &mut R,
        answer: &Message,
    ) -> Result<(Message, ExportKey), ProtocolError> {
        let answer =
            RegistrationResponse::deserialize(answer.bytes()).map_err(|_| ProtocolError)?;
        let finished = self
            .state
            .finish(
                random,
                self.passphrase.as_bytes(),
                answer,
                ClientRegistrationFinishParameters::default(),
            )
            .map_err(|_| ProtocolError)?;
        let key = Zeroizing::new(finished.export_key.to_vec());
        Ok((Message::new(&finished.message.serialize()), key))
    }
}

/// A sign-in that was begun.
pub struct ClientLogin {
    state: opaque_ke::ClientLogin<Suite>,
    passphrase: Zeroizing<String>,
}

/// A sign-in that the passphrase was right for.
pub struct SignedIn {
    /// Proves it to the server.
    pub proof: Message,
    /// The same at every sign-in of this account.
    pub export_key: ExportKey,
}

impl ClientLogin {
    /// Begins; the message goes to the server.
    ///
    /// # Errors
    /// If the protocol fails.
    pub fn start<R: RngCore + CryptoRng>(
        random: &mut R,
        passphrase: Zeroizing<String>,
    ) -> Result<(Self, Message), ProtocolError> {
        let begun = opaque_ke::ClientLogin::start(random, passphrase.as_bytes())
            .map_err(|_| ProtocolError)?;
        let message = Message::new(&begun.message.serialize());
        let state = begun.state;
        Ok((Self { state, passphrase }, message))
    }

    /// Finishes with the server's answer. Slow on purpose.
    ///
    /// # Errors
    /// If the passphrase is another, or the answer is not the protocol's.
    pub fn finish<R: RngCore + CryptoRng>(
        self,
        random: &mut R,
        answer: &Message,
    ) -> Result<SignedIn, NotThePassphrase> {
        let answer =
            CredentialResponse::deserialize(answer.bytes()).map_err(|_| NotThePassphrase)?;
        let finished = self
            .state
            .finish(
                random,
                self.passphrase.as_bytes(),
                answer,
                ClientLoginFinishParameters::default(),
            )
            .map_err(|_| NotThePassphrase)?;
        Ok(SignedIn {
            proof: Message::new(&finished.message.serialize()),
            export_key: Zeroizing::new(finished.export_key.to_vec()),
        })
    }
}
