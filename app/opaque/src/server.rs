//! The server's steps.

use opaque_ke::{
    CredentialFinalization, CredentialRequest, RegistrationRequest, RegistrationUpload,
    ServerLogin, ServerLoginParameters, ServerRegistration, ServerSetup, rand,
};
use rand::{CryptoRng, RngCore};
use zeroize::Zeroizing;

use crate::{Message, ProtocolError, Suite};

/// The server's own secret: the seed of every account's blinding and its key pair. It lies outside
/// the database, so that whoever has only the database cannot even begin to guess.
pub struct ServerSecret(ServerSetup<Suite>);

/// What the server keeps of an account.
#[derive(Clone)]
pub struct Record(ServerRegistration<Suite>);

/// A sign-in between its two steps.
#[derive(Clone)]
pub struct PendingLogin(ServerLogin<Suite>);

impl ServerSecret {
    /// Draws one; once, at the first start.
    pub fn make<R: RngCore + CryptoRng>(random: &mut R) -> Self {
        Self(ServerSetup::new(random))
    }

    /// The bytes to keep.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.0.serialize().to_vec())
    }

    /// Reads what was kept.
    ///
    /// # Errors
    /// If that is something else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ProtocolError> {
        ServerSetup::deserialize(bytes)
            .map(Self)
            .map_err(|_| ProtocolError)
    }

    /// Answers a registration for the account of this name.
    ///
    /// # Errors
    /// If the request is not the protocol's.
    pub fn register(&self, account: &str, request: &Message) -> Result<Message, ProtocolError> {
        let request =
            RegistrationRequest::deserialize(request.bytes()).map_err(|_| ProtocolError)?;
        let begun = ServerRegistration::start(&self.0, request, account.as_bytes())
            .map_err(|_| ProtocolError)?;
        Ok(Message::new(&begun.message.serialize()))
    }

    /// Answers a sign-in to the account of this name. Without a record the answer looks the same
    /// and leads nowhere.
    ///
    /// # Errors
    /// If the request is not the protocol's.
    pub fn log_in<R: RngCore + CryptoRng>(
        &self,
        random: &mut R,
        account: &str,
        record: Option<Record>,
        request: &Message,
    ) -> Result<(PendingLogin, Message), ProtocolError> {
        let request = CredentialRequest::deserialize(request.bytes()).map_err(|_| ProtocolError)?;
        let begun = ServerLogin::start(
            random,
            &self.0,
            record.map(|record| record.0),
            request,
            account.as_bytes(),
            ServerLoginParameters::default(),
        )
        .map_err(|_| ProtocolError)?;
        let message = Message::new(&begun.message.serialize());
        Ok((PendingLogin(begun.state), message))
    }
}

impl Record {
    /// What a registration ended with.
    ///
    /// # Errors
    /// If that is not the protocol's.
    pub fn of(upload: &Message) -> Result<Self, ProtocolError> {
        let upload = RegistrationUpload::deserialize(upload.bytes()).map_err(|_| ProtocolError)?;
        Ok(Self(ServerRegistration::finish(upload)))
    }

    /// The bytes to keep.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.serialize().to_vec()
    }

    /// Reads what was kept.
    ///
    /// # Errors
    /// If that is something else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ProtocolError> {
        ServerRegistration::deserialize(bytes)
            .map(Self)
            .map_err(|_| ProtocolError)
    }
}

impl PendingLogin {
    /// Whether the proof shows the passphrase of the account.
    pub fn is_proven_by(self, proof: &Message) -> bool {
        let Ok(proof) = CredentialFinalization::deserialize(proof.bytes()) else {
            return false;
        };
        self.0
            .finish(proof, ServerLoginParameters::default())
            .is_ok()
    }
}
