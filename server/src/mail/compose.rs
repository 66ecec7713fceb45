//! A mail as it travels (RFC 5322): the same words as plain text and as HTML, and marked as sent by
//! a machine.

use std::fmt::Write;
use std::time::{Duration, SystemTime};

use lettre::Message;
use lettre::message::header::{
    ContentTransferEncoding, ContentType, HeaderName, HeaderValue, MessageId,
};
use lettre::message::{Body, Mailbox, MultiPart, SinglePart};
use referral::ReferralNumber;
use sha2::{Digest, Sha256};
use store::mail::{Mail, QueuedMail};
use thiserror::Error;
use time::OffsetDateTime;
use words::{Lang, MailText};

use super::html;
use crate::config::Origin;

/// How long a line may be, in bytes (RFC 5322, section 2.1.1).
const LINE: usize = 998;

/// A mail that cannot be written. Says nothing of whom it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the address or the sender is none that mail can have")]
pub(crate) struct NotComposed;

/// Puts mails into words.
pub(crate) struct Composer {
    from: Mailbox,
    origin: Origin,
    /// Tells this server's outbox from any other.
    outbox: String,
    encoding: ContentTransferEncoding,
}

impl Composer {
    /// `outbox` is a name that no other server's outbox has.
    pub(crate) fn new(from: Mailbox, origin: Origin, outbox: String) -> Self {
        Self {
            from,
            origin,
            outbox,
            encoding: ContentTransferEncoding::QuotedPrintable,
        }
    }

    /// The same, with texts that can be read as they lie in the file: mail servers may not take
    /// these.
    pub(crate) fn for_files(self) -> Self {
        Self {
            encoding: ContentTransferEncoding::EightBit,
            ..self
        }
    }

    /// The whole mail, handed over at `now`.
    pub(super) fn compose(
        &self,
        queued: &QueuedMail,
        now: OffsetDateTime,
    ) -> Result<Message, NotComposed> {
        let to = queued.to.as_str().parse().map_err(|_| NotComposed)?;
        // Who chose a language that we no longer speak is told in the one to fall back to.
        let lang = Lang::from_tag(queued.lang.as_str()).unwrap_or_default();
        let words = self.words(queued, lang);
        let parts = self.parts(queued, &words, lang)?;
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(words.subject)
            .date(system_time(now))
            .header(MessageId::from(self.message_id(queued)))
            // No answering machine should answer (RFC 3834).
            .raw_header(raw("Auto-Submitted", "auto-generated"))
            .raw_header(raw("Content-Language", lang.tag()))
            .multipart(parts)
            .map_err(|_| NotComposed)
    }

    /// The plain text, and then the HTML: a mail program shows the last that it can (RFC 2046,
    /// section 5.1.4).
    fn parts(
        &self,
        queued: &QueuedMail,
        words: &MailText,
        lang: Lang,
    ) -> Result<MultiPart, NotComposed> {
        let html = html::document(words, number(&queued.mail), lang);
        let [text, html] = [
            (ContentType::TEXT_PLAIN, words.plain()),
            (ContentType::TEXT_HTML, html),
        ]
        .map(|(kind, body)| {
            let body = self.body(body)?;
            Ok(SinglePart::builder().header(kind).body(body))
        });
        // No line of quoted-printable has this sign and the next beside each other (RFC 2045,
        // section 6.7); and like the Message-ID, it stays at every try.
        let boundary = format!("=_{}", self.tag(queued));
        let mut parts = MultiPart::alternative().boundary(boundary);
        if self.encoding == ContentTransferEncoding::EightBit {
            // What holds a part says what the part needs (RFC 2045, section 6.4).
            parts = parts.header(self.encoding);
        }
        Ok(parts.singlepart(text?).singlepart(html?))
    }

    fn body(&self, text: String) -> Result<Body, NotComposed> {
        let fits = text.lines().all(|line| line.len() <= LINE);
        match self.encoding {
            // lettre would rather have lines of 76 bytes.
            ContentTransferEncoding::EightBit if fits => {
                let lines = text.replace('\n', "\r\n");
                Ok(Body::dangerous_pre_encoded(lines.into(), self.encoding))
            }
            _ => Body::new_with_encoding(text, ContentTransferEncoding::QuotedPrintable)
                .map_err(|_| NotComposed),
        }
    }

    fn words(&self, queued: &QueuedMail, lang: Lang) -> MailText {
        let words = lang.mail_words();
        match &queued.mail {
            Mail::Received {
                number,
                practice,
                specialist,
            } => words.mail_received(*number, practice, specialist),
            Mail::Arrived {
                number,
                specialist,
                urgency,
            } => words.mail_arrived(*number, specialist, *urgency, &self.inbox()),
            Mail::Accepted {
                number,
                practice,
                wait,
            } => words.mail_accepted(*number, practice, *wait),
            Mail::Declined {
                number,
                practice,
                reason,
                written,
            } => words.mail_declined(*number, practice, *reason, *written),
            Mail::Code { number, code } => words.mail_code(*number, code),
            Mail::PassphraseChanged {
                by_recovery_code,
                passkeys,
            } => words.mail_passphrase_changed(*by_recovery_code, *passkeys),
            Mail::PasskeyChanged { added } => words.mail_passkey_changed(*added),
            Mail::AccountChanged { news } => words.mail_account_changed(*news),
            Mail::TeamChanged { practice, news } => {
                let page = format!("{}/practice/members", self.origin);
                words.mail_team_changed(practice, *news, &page)
            }
            Mail::Membership { practice, news } => {
                words.mail_membership(practice, *news, &self.inbox())
            }
        }
    }

    fn inbox(&self) -> String {
        format!("{}/inbox", self.origin)
    }

    fn message_id(&self, queued: &QueuedMail) -> String {
        let (id, tag) = (queued.id, self.tag(queued));
        format!("<{id}.{tag}@{}>", self.origin.host())
    }

    /// The same at every try, so that whoever is handed a mail twice can see it; another one for
    /// every other mail, also of a server that was set up anew.
    fn tag(&self, queued: &QueuedMail) -> String {
        let digest = Sha256::new()
            .chain_update(&self.outbox)
            .chain_update(queued.id.to_be_bytes())
            .chain_update(number(&queued.mail).map_or_else(String::new, |it| it.to_string()))
            .chain_update(queued.to.as_str())
            .finalize();
        digest[..10].iter().fold(String::new(), |mut hex, byte| {
            // Writing into a string does not fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

fn raw(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// The referral that it is about, if it is about one.
fn number(mail: &Mail) -> Option<ReferralNumber> {
    match mail {
        Mail::Received { number, .. }
        | Mail::Arrived { number, .. }
        | Mail::Accepted { number, .. }
        | Mail::Declined { number, .. }
        | Mail::Code { number, .. } => Some(*number),
        Mail::PassphraseChanged { .. }
        | Mail::PasskeyChanged { .. }
        | Mail::AccountChanged { .. }
        | Mail::TeamChanged { .. }
        | Mail::Membership { .. } => None,
    }
}

/// To the second, as mail has it.
fn system_time(at: OffsetDateTime) -> SystemTime {
    let since = Duration::from_secs(at.unix_timestamp().try_into().unwrap_or_default());
    SystemTime::UNIX_EPOCH + since
}

#[cfg(test)]
mod tests {
    use referral::lang::LangTag;
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-03-02 20:00 UTC);

    fn composer(outbox: &str) -> Composer {
        let from = "Letterlock <letterlock@example.org>".parse();
        let origin = "https://refer.example.org".parse();
        Composer::new(
            from.expect("a mailbox"),
            origin.expect("an origin"),
            outbox.to_owned(),
        )
    }

    fn queued(id: i64, practice: &str) -> QueuedMail {
        QueuedMail {
            id,
            to: "sender@example.org".parse().expect("an address"),
            lang: LangTag::default(),
            mail: Mail::Accepted {
                number: "R-7K4M-2QXD-4".parse().expect("a number"),
                practice: practice.to_owned(),
                wait: None,
            },
            attempts: 1,
        }
    }

    fn text(composer: &Composer, queued: &QueuedMail) -> String {
        let message = composer.compose(queued, NOW).expect("a mail");
        String::from_utf8(message.formatted()).expect("text")
    }

    fn message_id(text: &str) -> &str {
        text.lines()
            .find_map(|line| line.strip_prefix("Message-ID: "))
            .expect("a Message-ID")
    }

    #[test]
    fn a_mail_says_who_to_whom_when_and_that_a_machine_sent_it() {
        let text = text(&composer("a"), &queued(7, "Orchard Surgical"));
        for line in [
            "From: Letterlock <letterlock@example.org>",
            "To: sender@example.org",
            "Subject: Referral R-7K4M-2QXD-4 has been accepted",
            "Date: Mon, 02 Mar 2026 20:00:00 +0000",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Language: en",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Type: text/html; charset=utf-8",
        ] {
            assert!(text.contains(&format!("{line}\r\n")), "{line}: {text}");
        }
        assert!(
            message_id(&text).starts_with("<7.")
                && message_id(&text).ends_with("@refer.example.org>"),
            "{text}"
        );
    }

    #[test]
    fn a_mail_speaks_the_language_of_whom_it_is_for() {
        let mut named = queued(7, "Orchard Surgical");
        for (tag, subject, lang) in [
            ("en", "Referral R-7K4M-2QXD-4 has been accepted", "en"),
            ("fr", "Acceptation de la demande R-7K4M-2QXD-4", "fr"),
            // Nobody speaks it here any more.
            ("tlh", "Referral R-7K4M-2QXD-4 has been accepted", "en"),
        ] {
            named.lang = tag.parse().expect("a tag");
            let text = text(&composer("a"), &named);
            assert!(text.contains(&format!("Subject: {subject}\r\n")), "{text}");
            let told = format!("Content-Language: {lang}\r\n");
            assert!(text.contains(&told), "{text}");
        }
    }

    #[test]
    fn a_practices_name_arrives_whatever_letters_it_has() {
        let named = queued(7, "Clínica Sḵwx̱wú7mesh");
        let sent = text(&composer("a"), &named);
        assert!(sent.is_ascii(), "{sent}");
        let filed = text(&composer("a").for_files(), &named);
        assert!(
            filed.contains("Clínica Sḵwx̱wú7mesh has accepted referral"),
            "{filed}"
        );
    }

    #[test]
    fn whatever_address_a_sender_may_have_is_one_that_mail_can_have() {
        for address in [
            "o'brien+referrals@example.org",
            "a.b-c_d=e/f!#$%&*?^`{|}~@mail-1.example.org",
        ] {
            let mut queued = queued(7, "Orchard Surgical");
            queued.to = address.parse().expect("an address");
            let text = text(&composer("a"), &queued);
            assert!(text.contains(&format!("To: {address}\r\n")), "{text}");
        }
    }

    #[test]
    fn a_message_id_stays_at_every_try_and_is_no_other_mails() {
        let mut again = queued(7, "Orchard Surgical");
        let first = text(&composer("a"), &again);
        again.attempts = 9;
        let later = composer("a").compose(&again, NOW + time::Duration::DAY);
        let later = later.expect("a mail").formatted();
        let later = String::from_utf8(later).expect("text");
        assert_eq!(message_id(&first), message_id(&later));
        let next = text(&composer("a"), &queued(8, "Orchard Surgical"));
        assert_ne!(message_id(&first), message_id(&next));
        let elsewhere = text(&composer("b"), &queued(7, "Orchard Surgical"));
        assert_ne!(message_id(&first), message_id(&elsewhere));
    }
}
