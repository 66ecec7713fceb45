//! The provider for tests and the tests' server, as the vault's host.

use std::ops::Range;
use std::rc::Rc;

use browser::file::Unreadable;
use browser::http::{Call, Got, Unreached};
use sealing::counting::Counting;
use time::OffsetDateTime;

use super::server::{NOW, Server};
use crate::host::{Chosen, Host};

pub(crate) struct TestHost {
    server: Rc<Server>,
    crypto: Counting,
}

impl TestHost {
    pub(crate) fn new(server: &Rc<Server>) -> Self {
        Self {
            server: Rc::clone(server),
            crypto: Counting::default(),
        }
    }
}

impl Host for TestHost {
    type Crypto = Counting;
    type File = Vec<u8>;
    type Piece = Vec<u8>;

    fn crypto(&self) -> &Counting {
        &self.crypto
    }

    fn now(&self) -> OffsetDateTime {
        NOW
    }

    async fn wait(&self, millis: u32) {
        self.server.note(format!("waited {millis}"));
    }

    async fn call(&self, call: &Call<'_>) -> Result<Got, Unreached> {
        self.server.call(call)
    }

    fn keep(&self, opened: &[u8]) -> Option<Vec<u8>> {
        Some(opened.to_vec())
    }
}

impl Chosen for Vec<u8> {
    fn size(&self) -> u64 {
        self.len() as u64
    }

    async fn read(&self, range: Range<u64>) -> Result<Vec<u8>, Unreadable> {
        let at = |place: u64| usize::try_from(place).map_err(|_| Unreadable);
        let range = at(range.start)?..at(range.end)?;
        self.get(range).map(<[u8]>::to_vec).ok_or(Unreadable)
    }
}
