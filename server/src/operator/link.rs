//! `letterlock practice link`: makes the link by which a practice's first member enrols.

use std::fmt;

use referral::id::PracticeId;
use store::Store;
use time::{Duration, OffsetDateTime};
use wire::Token;

use super::OperatorError;
use crate::clock::Clock;
use crate::config::Origin;
use crate::random::{self, Random};

/// How long a link holds.
const HOLDS: Duration = Duration::days(7);

/// A link that holds; shown, what the operator hands on.
pub(crate) struct Link {
    origin: Origin,
    secret: Token,
    expires: OffsetDateTime,
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            origin,
            secret,
            expires,
        } = self;
        writeln!(f, "enrolment link: {origin}/enrol#{}", *secret.to_text())?;
        writeln!(
            f,
            "It holds until {} (UTC), for one person, once. Whoever has it becomes the practice's \
             owner, so hand it on where nobody else reads it.",
            expires.date()
        )
    }
}

/// Makes a link for a practice without members; any before it is void.
pub(crate) async fn make(
    store: &dyn Store,
    clock: &dyn Clock,
    random: &dyn Random,
    origin: Origin,
    practice: PracticeId,
) -> Result<Link, OperatorError> {
    let secret = random::token(random)?;
    let now = clock.now();
    let expires = now + HOLDS;
    let hash = *secret.hash().as_bytes();
    if store.put_enrolment(practice, hash, expires, now).await? {
        Ok(Link {
            origin,
            secret,
            expires,
        })
    } else {
        Err(OperatorError::HasMembers)
    }
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::super::test_kit::{CLOCK, Folder};
    use super::*;
    use crate::random::SystemRandom;
    use crate::test_referral::{self, PRACTICE_ID};

    fn origin() -> Origin {
        "https://refer.example.org".parse().expect("an origin")
    }

    #[tokio::test]
    async fn the_link_that_is_printed_leads_to_the_practice_until_the_next_is_made() {
        let folder = Folder::new();
        let store = folder.store().await;
        test_referral::create(&store, CLOCK.now()).await;
        let mut secrets = Vec::new();
        for _ in 0..2 {
            let made = make(&store, &CLOCK, &SystemRandom, origin(), PRACTICE_ID).await;
            let said = made.expect("a link").to_string();
            let (_, rest) = said
                .split_once("https://refer.example.org/enrol#")
                .expect("the link");
            let secret = rest.split_whitespace().next().expect("its secret");
            secrets.push(secret.parse::<Token>().expect("a token"));
            assert!(said.contains("2026-03-09"), "{said}");
        }
        let mut leads = Vec::new();
        for secret in &secrets {
            let hash = *secret.hash().as_bytes();
            let enrolment = store.enrolment(hash, CLOCK.now()).await;
            leads.push(enrolment.expect("it answers").map(|it| it.practice));
        }
        assert_eq!(leads, [None, Some(PRACTICE_ID)]);
    }

    #[tokio::test]
    async fn a_practice_with_members_gets_none() {
        let folder = Folder::new();
        let store = folder.store().await;
        test_referral::furnish(&store, CLOCK.now()).await;
        let refused = make(&store, &CLOCK, &SystemRandom, origin(), PRACTICE_ID).await;
        let told = refused.err().expect("it refuses").to_string();
        assert!(told.contains("has members already"), "{told}");
    }

    #[tokio::test]
    async fn a_practice_is_found_by_its_id_and_by_its_slug() {
        let folder = Folder::new();
        let store = folder.store().await;
        test_referral::create(&store, CLOCK.now()).await;
        for name in ["orchard", "01010101010101010101010101010101"] {
            let found = find(&store, name).await.expect("it is found");
            assert_eq!(found.id, PRACTICE_ID);
        }
        let told = find(&store, "orchid").await.expect_err("there is none");
        assert!(told.to_string().contains("`orchid`"), "{told}");
    }
}
