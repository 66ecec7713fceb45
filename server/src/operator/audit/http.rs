//! A server as whoever audits it reaches it.

use std::time::Duration;

use ureq::Agent;

use super::{Source, Unreached};

/// The most bytes of one answer: 256 leaves of the greatest length.
const MOST: u64 = 32 * 1024 * 1024;
/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server's key log.
pub(crate) struct Server {
    agent: Agent,
    log: String,
}

impl Server {
    /// Of the server at this address: `https` and a host.
    pub(crate) fn new(url: &str) -> Self {
        let config = Agent::config_builder().timeout_global(Some(PATIENCE));
        Self {
            agent: config.build().into(),
            log: format!("{}/api/v1/keylog", url.trim_end_matches('/')),
        }
    }
}

impl Source for Server {
    fn get(&self, path: &str) -> Result<Vec<u8>, Unreached> {
        let url = format!("{}/{path}", self.log);
        let answer = self.agent.get(url).call();
        let mut answer = answer.map_err(|error| Unreached(error.to_string()))?;
        let body = answer.body_mut().with_config().limit(MOST).read_to_vec();
        body.map_err(|error| Unreached(error.to_string()))
    }
}
