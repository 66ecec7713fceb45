//! What the demo tells whoever starts it: where to look, and how to sign in.

use std::fmt;
use std::path::PathBuf;

use demo::{Keys, Owner};
use time::macros::date;

use crate::config::Origin;

/// The practice that serves as the example.
const EXAMPLE: &str = "orchard-surgical";

/// Every owner of the demo. Absences do not matter here, so any day will do.
fn owners() -> Vec<(Owner, Keys)> {
    demo::with_keys(&demo::practices(date!(2026 - 01 - 01)))
}

/// Shown, what the server prints when a demo has started.
pub(crate) struct Guide {
    pub(crate) origin: Origin,
    pub(crate) data: PathBuf,
    /// Whether mails go to a mail server.
    pub(crate) smtp: bool,
}

impl fmt::Display for Guide {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { origin, data, smtp } = self;
        let owners = owners();
        let example = owners
            .iter()
            .find(|(owner, _)| owner.slug.as_str() == EXAMPLE)
            .or(owners.first());
        writeln!(f)?;
        writeln!(f, "  Send a referral     {origin}/refer/you")?;
        writeln!(f, "  Open it, decide     {origin}/inbox")?;
        if let Some((owner, _)) = example {
            writeln!(f, "    as                {}", owner.practice_name)?;
            writeln!(f, "    e-mail            {}", owner.email.as_str())?;
            writeln!(f, "    passphrase        {}", owner.passphrase)?;
        }
        if *smtp {
            writeln!(f, "  The mails           go to your mail server")?;
        } else {
            writeln!(f, "  Read the mails      {origin}/demo/mail")?;
        }
        writeln!(f)?;
        writeln!(
            f,
            "`letterlock demo` prints how to sign in to every practice, and its recovery kit."
        )?;
        writeln!(
            f,
            "Everything lies in {}. Stop with Ctrl-C.",
            data.display()
        )
    }
}

/// Shown, how to sign in to every practice of the demo, and what is on its recovery kit.
pub(crate) struct SignIns;

impl fmt::Display for SignIns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "The demo's practices. All of this is public: keep nothing real in a demo."
        )?;
        for (owner, keys) in owners() {
            writeln!(f)?;
            writeln!(f, "{} ({})", owner.practice_name, owner.slug)?;
            writeln!(f, "  e-mail        {}", owner.email.as_str())?;
            writeln!(f, "  passphrase    {}", owner.passphrase)?;
            writeln!(f, "  recovery kit  {}", keys.code)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guide(smtp: bool) -> String {
        Guide {
            origin: "http://127.0.0.1:3000".parse().expect("an origin"),
            data: "data".into(),
            smtp,
        }
        .to_string()
    }

    #[test]
    fn it_says_where_to_look_and_how_to_sign_in() {
        let said = guide(false);
        for part in [
            "http://127.0.0.1:3000/refer/you",
            "http://127.0.0.1:3000/inbox",
            "http://127.0.0.1:3000/demo/mail",
            "owner@orchard-surgical.example.org",
            "tunnel-river-silver-raven",
            "letterlock demo",
        ] {
            assert!(said.contains(part), "{part}: {said}");
        }
        assert!(!guide(true).contains("/demo/mail"));
    }

    #[test]
    fn every_practice_has_its_sign_in_and_its_kit() {
        let said = SignIns.to_string();
        let lines = |start: &str| said.lines().filter(|line| line.starts_with(start)).count();
        for part in ["  e-mail  ", "  passphrase  ", "  recovery kit  "] {
            assert_eq!(lines(part), owners().len(), "{part}");
        }
    }
}
