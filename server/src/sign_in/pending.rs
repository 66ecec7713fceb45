//! Sign-ins between their requests.

use std::collections::{HashMap, VecDeque};

use opaque::PendingLogin;
use referral::contact::Email;
use referral::id::MemberId;
use store::Purpose;
use time::{Duration, OffsetDateTime};

/// How long the second request may take: a slow computer needs some seconds.
pub(super) const PATIENCE: Duration = Duration::minutes(2);
/// How long a code, or a passkey, may take: the phone has to be found first.
pub(super) const PATIENCE_FOR_A_CODE: Duration = Duration::minutes(5);
/// How many are kept; the oldest gives way. At some hundred bytes each: a few megabytes.
const MOST: usize = 10_000;

/// The name of a sign-in: 32 hexadecimal signs, drawn at random.
pub(crate) type LoginId = String;

/// A sign-in that was begun.
pub(crate) struct Begun {
    /// The server's state.
    pub(crate) login: PendingLogin,
    /// The account's name.
    pub(crate) account: Email,
    /// Who signs in if it is proven; `None` if there is no such account, and then no proof holds.
    pub(crate) signing: Option<Signing>,
}

/// A sign-in whose passphrase was proven, and that waits for a second step.
#[derive(Clone)]
pub(crate) struct Proven {
    /// The account's name.
    pub(crate) account: Email,
    /// Who signs in.
    pub(crate) signing: Signing,
}

/// Somebody who signs in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Signing {
    /// Which member.
    pub(crate) member: MemberId,
    /// What the session is for.
    pub(crate) purpose: Purpose,
    /// How often what they sign in with had been changed when they began: after another change nothing
    /// comes of this.
    pub(crate) changes: u64,
}

/// What is kept is a member's, or nobody's.
pub(crate) trait Whose {
    fn whose(&self) -> Option<MemberId>;
}

impl Whose for Begun {
    fn whose(&self) -> Option<MemberId> {
        self.signing.map(|signing| signing.member)
    }
}

impl Whose for Proven {
    fn whose(&self) -> Option<MemberId> {
        Some(self.signing.member)
    }
}

/// All of one kind, the oldest first.
pub(crate) struct Pending<T> {
    kept: HashMap<LoginId, T>,
    order: VecDeque<(OffsetDateTime, LoginId)>,
    patience: Duration,
}

impl<T: Whose> Pending<T> {
    /// None yet; each is kept for so long.
    pub(super) fn new(patience: Duration) -> Self {
        Self {
            kept: HashMap::new(),
            order: VecDeque::new(),
            patience,
        }
    }

    /// Keeps one.
    pub(crate) fn keep(&mut self, id: LoginId, one: T, now: OffsetDateTime) {
        self.forget_old(now);
        if self.order.len() == MOST {
            self.forget_oldest();
        }
        self.order.push_back((now, id.clone()));
        self.kept.insert(id, one);
    }

    /// Takes one out: each ends once, well or badly.
    pub(crate) fn take(&mut self, id: &str, now: OffsetDateTime) -> Option<T> {
        self.forget_old(now);
        self.kept.remove(id)
    }

    /// Looks at one that may be tried again.
    pub(crate) fn find(&mut self, id: &str, now: OffsetDateTime) -> Option<&T> {
        self.forget_old(now);
        self.kept.get(id)
    }

    /// Forgets those of a member: what they were begun with does not hold any more.
    pub(crate) fn forget(&mut self, member: MemberId) {
        self.kept.retain(|_, one| one.whose() != Some(member));
    }

    fn forget_old(&mut self, now: OffsetDateTime) {
        while let Some((began, _)) = self.order.front()
            && *began + self.patience <= now
        {
            self.forget_oldest();
        }
    }

    fn forget_oldest(&mut self) {
        if let Some((_, id)) = self.order.pop_front() {
            self.kept.remove(&id);
        }
    }
}

#[cfg(test)]
mod tests {
    use opaque::{ClientLogin, ServerSecret};
    use time::macros::datetime;

    use super::*;
    use crate::random::{Source, SystemRandom};

    const NOW: OffsetDateTime = datetime!(2026-03-02 20:00 UTC);

    fn begun() -> Begun {
        let mut random = Source(&SystemRandom);
        let secret = ServerSecret::make(&mut random);
        let typed = "some passphrase".to_owned().into();
        let (_, request) = ClientLogin::start(&mut random, typed).expect("a request");
        let begun = secret.log_in(&mut random, "nobody", None, &request);
        Begun {
            login: begun.expect("an answer").0,
            account: "nobody@example.org".parse().expect("an address"),
            signing: None,
        }
    }

    #[test]
    fn a_sign_in_is_taken_once_and_not_after_two_minutes() {
        let mut pending = Pending::new(PATIENCE);
        pending.keep("a".to_owned(), begun(), NOW);
        assert!(pending.take("b", NOW).is_none());
        assert!(pending.take("a", NOW).is_some());
        assert!(pending.take("a", NOW).is_none());
        pending.keep("c".to_owned(), begun(), NOW);
        let almost = NOW + PATIENCE - Duration::SECOND;
        pending.keep("d".to_owned(), begun(), almost);
        assert!(pending.take("c", NOW + PATIENCE).is_none());
        assert!(pending.take("d", NOW + PATIENCE).is_some());
    }

    #[test]
    fn the_oldest_gives_way_when_there_are_too_many() {
        let mut pending = Pending::new(PATIENCE);
        let Begun { login, account, .. } = begun();
        for id in 0..=MOST {
            let begun = Begun {
                login: login.clone(),
                account: account.clone(),
                signing: None,
            };
            pending.keep(id.to_string(), begun, NOW);
        }
        assert_eq!((pending.kept.len(), pending.order.len()), (MOST, MOST));
        assert!(pending.take("0", NOW).is_none());
        assert!(pending.take("1", NOW).is_some());
    }
}
