//! A mail that the demo wrote into a file, read back.

use std::borrow::Cow;

use mail_parser::{Address, Message, MessageParser};

/// What a page shows of a mail, decoded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Filed {
    /// The file's, without its ending.
    pub(super) name: String,
    pub(super) subject: String,
    pub(super) to: String,
    pub(super) from: String,
    pub(super) date: String,
    /// The plain text: of several forms the first.
    pub(super) text: String,
}

impl Filed {
    /// Reads the file. One that is no mail is shown as it is.
    pub(super) fn parse(name: &str, bytes: &[u8]) -> Self {
        let name = name.to_owned();
        let Some(mail) = MessageParser::default().parse(bytes) else {
            let text = String::from_utf8_lossy(bytes).into_owned();
            return Self {
                name,
                text,
                ..Self::default()
            };
        };
        Self {
            name,
            subject: mail.subject().unwrap_or_default().to_owned(),
            to: people(mail.to()),
            from: people(mail.from()),
            date: mail
                .header_raw("Date")
                .unwrap_or_default()
                .trim()
                .to_owned(),
            text: text(&mail).trim_end().to_owned(),
        }
    }
}

fn text<'a>(mail: &'a Message<'_>) -> Cow<'a, str> {
    mail.body_text(0).unwrap_or_default()
}

/// Each as mail writes it: `Name <address>`.
fn people(found: Option<&Address<'_>>) -> String {
    let people = found.into_iter().flat_map(Address::iter);
    let people = people.map(|one| {
        let address = one.address().unwrap_or_default();
        match one.name() {
            Some(name) => format!("{name} <{address}>"),
            None => address.to_owned(),
        }
    });
    people.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_forms_the_text_is_shown_and_headers_are_decoded() {
        let mail = "From: =?utf-8?B?Q2zDrW5pY2E=?= <clinic@example.org>\r\n\
                    To: a@example.org\r\n\
                    Subject: =?utf-8?Q?Arriv=C3=A9e?=\r\n\
                    Date: Mon, 02 Mar 2026 20:00:00 +0000\r\n\
                    MIME-Version: 1.0\r\n\
                    Content-Type: multipart/alternative; boundary=\"=_7\"\r\n\r\n\
                    --=_7\r\n\
                    Content-Type: text/plain; charset=utf-8\r\n\
                    Content-Transfer-Encoding: quoted-printable\r\n\r\n\
                    La demande est arriv=C3=A9e=\r\n.\r\n\r\n\
                    --=_7\r\n\
                    Content-Type: text/html; charset=utf-8\r\n\r\n\
                    <p>La demande</p>\r\n\r\n\
                    --=_7--\r\n";
        assert_eq!(
            Filed::parse("00000007", mail.as_bytes()),
            Filed {
                name: "00000007".to_owned(),
                subject: "Arrivée".to_owned(),
                to: "a@example.org".to_owned(),
                from: "Clínica <clinic@example.org>".to_owned(),
                date: "Mon, 02 Mar 2026 20:00:00 +0000".to_owned(),
                text: "La demande est arrivée.".to_owned(),
            }
        );
    }

    #[test]
    fn a_mail_that_is_plain_text_alone_is_shown_as_that() {
        // A demo's folder may hold mails of an earlier build.
        let mail = "From: a@example.org\r\nTo: b@example.org, C <c@example.org>\r\n\
                    Subject: One\r\nContent-Type: text/plain; charset=utf-8\r\n\
                    Content-Transfer-Encoding: 8bit\r\n\r\nDéjà\r\n\r\nSubject: no header\r\n";
        let filed = Filed::parse("00000001", mail.as_bytes());
        assert_eq!(filed.subject, "One");
        assert_eq!(filed.to, "b@example.org, C <c@example.org>");
        assert_eq!(filed.text, "Déjà\r\n\r\nSubject: no header");
        assert_eq!(filed.date, "");
    }

    #[test]
    fn what_is_no_mail_is_shown_as_it_is() {
        for bytes in [b"".as_slice(), b"\xff\r\n\r\n"] {
            let filed = Filed::parse("00000002", bytes);
            assert_eq!(
                (filed.subject.as_str(), filed.name.as_str()),
                ("", "00000002")
            );
        }
    }
}
