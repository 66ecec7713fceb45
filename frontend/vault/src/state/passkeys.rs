//! What the vault is asked about passkeys.

use browser::vault::message::{Answer, AskPasskey, Refused};
use sealing::provider::Provider;
use wire::passkey::Answered;
use zeroize::Zeroizing;

use super::{OnProgress, State};
use crate::host::Host;
use crate::known::Known;
use crate::passkey;

impl<H: Host> State<H> {
    /// Takes in what a passkey's PRF gave, for the request that it came beside. The bytes are wiped.
    pub(crate) async fn take_in(&mut self, prf: Option<Zeroizing<Vec<u8>>>) {
        self.prf = match prf {
            Some(bytes) => self.host.crypto().import_secret(&bytes).await.ok(),
            None => None,
        };
    }

    pub(super) async fn passkey(
        &mut self,
        ask: AskPasskey,
        progress: OnProgress<'_>,
    ) -> Result<Answer, Refused> {
        // It is for this request or for none.
        let prf = self.prf.take();
        match ask {
            AskPasskey::ToSignIn => passkey::ask(&*self.host).await,
            AskPasskey::SignIn(answered, known) => {
                self.forget();
                let prf = prf.ok_or(Refused::OutOfTurn)?;
                let known = Known::read(known.as_deref());
                let signed_in = passkey::sign_in(&*self.host, &answered, &prf, &known);
                let (practice, known) = signed_in.await?;
                let who = practice.who().clone();
                self.practice = Some(practice);
                Ok(Answer::SignedIn(who, known))
            }
            AskPasskey::ToGoOn => {
                let waiting = self.waiting.as_ref().ok_or(Refused::OutOfTurn)?;
                let asked = waiting.half.ask_passkey(&*self.host).await?;
                Ok(Answer::UsePasskey(asked))
            }
            AskPasskey::GoOn(answered) => self.second_passkey(answered, progress).await,
            AskPasskey::ToAdd => {
                let email = self.email.as_ref().ok_or(Refused::SessionOver)?;
                passkey::begin(&*self.host, email).await
            }
            AskPasskey::Add(new) => passkey::add(&*self.host, &new).await,
            AskPasskey::ToOpen(number) => {
                let account = self.account.as_ref().ok_or(Refused::SessionOver)?;
                account.ask_passkey(&*self.host, number).await
            }
            AskPasskey::Open(number, answered) => {
                let prf = prf.ok_or(Refused::OutOfTurn)?;
                let account = self.account.as_ref().ok_or(Refused::SessionOver)?;
                let host = &*self.host;
                account.open_by_passkey(host, number, answered, &prf).await
            }
            AskPasskey::End(number) => passkey::end(&*self.host, number).await,
        }
    }

    /// One that does not hold leaves everything as it is, for another or for a code.
    async fn second_passkey(
        &mut self,
        answered: Answered,
        progress: OnProgress<'_>,
    ) -> Result<Answer, Refused> {
        let waiting = self.waiting.as_ref().ok_or(Refused::OutOfTurn)?;
        let unlocking = waiting.half.try_passkey(&*self.host, answered).await?;
        self.go_on_with(unlocking, progress).await
    }
}
