//! The outbox: mails that are written in the transaction that is their cause, and sent afterwards.

use referral::ReferralNumber;
use referral::contact::Email;
use referral::lang::LangTag;
use referral::news::{AccountNews, News, OwnNews};
use referral::offer::{DeclineReason, ExpectedWait};
use serde::{Deserialize, Serialize};

/// A mail by what it says. The words are put in when it is sent. It has no room for anything about
/// a patient, nor for what anybody wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Mail {
    /// To the sender: the practice has the referral. At most [`MOST_RECEIVED`] within
    /// [`RECEIVED_WINDOW`] to one address; more are not written at all.
    Received {
        /// The referral's number.
        number: ReferralNumber,
        /// The receiving practice.
        practice: String,
        /// Its specialist.
        specialist: String,
    },
    /// To the practice: something came in.
    Arrived {
        /// The referral's number.
        number: ReferralNumber,
        /// For which of its specialists.
        specialist: String,
        /// The stable code of the urgency.
        urgency: referral::urgency::Urgency,
    },
    /// To the sender: the practice accepted.
    Accepted {
        /// The referral's number.
        number: ReferralNumber,
        /// The practice.
        practice: String,
        /// The wait to expect, if the practice knows it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wait: Option<ExpectedWait>,
    },
    /// To the sender: the practice declined.
    Declined {
        /// The referral's number.
        number: ReferralNumber,
        /// The practice.
        practice: String,
        /// Why.
        reason: DeclineReason,
        /// Whether the practice wrote something, which only the status page shows.
        written: bool,
    },
    /// To the sender: the code that opens the status page in a new browser.
    Code {
        /// The referral's number.
        number: ReferralNumber,
        /// Six digits.
        code: String,
    },
    /// To a member: their passphrase is another one now.
    PassphraseChanged {
        /// Whether the recovery code did it, and is used up.
        by_recovery_code: bool,
        /// Whether they have passkeys, which stay.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        passkeys: bool,
    },
    /// To a member: they have a passkey more, or one less.
    PasskeyChanged {
        /// Which of the two.
        added: bool,
    },
    /// To a member: something that they sign in with is another way.
    AccountChanged {
        /// What.
        news: AccountNews,
    },
    /// To an owner: something about who belongs to their practice, or about its keys, is another way.
    TeamChanged {
        /// The practice.
        practice: String,
        /// What.
        news: News,
    },
    /// To a member: they are one now, as which, or no more.
    Membership {
        /// Of which practice.
        practice: String,
        /// Which of these.
        news: OwnNews,
    },
}

/// The most mails of the kind `received` to one address within [`RECEIVED_WINDOW`].
pub const MOST_RECEIVED: u32 = 5;
/// One hour.
pub const RECEIVED_WINDOW: time::Duration = time::Duration::hours(1);

/// A mail that waits, claimed by whoever sends it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueuedMail {
    /// Its place in the outbox: the same at every try.
    pub id: i64,
    /// To whom.
    pub to: Email,
    /// In which language they read.
    pub lang: LangTag,
    /// What it says.
    pub mail: Mail,
    /// How often it was tried, this time included: whoever does not try says so.
    pub attempts: u32,
}
