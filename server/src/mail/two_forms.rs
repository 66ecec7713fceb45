//! That every mail says the same twice, as plain text and as HTML, in every language.

use mail_parser::{Message, MessageParser, MimeHeaders, PartType};
use referral::choice::Choice;
use referral::lang::LangTag;
use referral::news::{AccountNews, News, OwnNews};
use referral::offer::{DeclineReason, ExpectedWait};
use referral::urgency::Urgency;
use store::mail::{Mail, QueuedMail};
use time::OffsetDateTime;
use time::macros::datetime;
use words::Lang;

use super::Composer;

const NOW: OffsetDateTime = datetime!(2026-03-02 20:00 UTC);
const ORCHARD: &str = "Orchard Surgical";
const CODE: &str = "042917";
const INBOX: &str = "https://refer.example.org/inbox";
const MEMBERS: &str = "https://refer.example.org/practice/members";

/// Every kind of mail, to or from this practice.
fn kinds(practice: &str) -> Vec<(&'static str, Mail)> {
    let number = "R-7K4M-2QXD-4".parse().expect("a number");
    let (practice, specialist) = (practice.to_owned(), format!("Dr. Ransome, {practice}"));
    let declined = |reason, written| Mail::Declined {
        number,
        practice: practice.clone(),
        reason,
        written,
    };
    let accepted = |wait| Mail::Accepted {
        number,
        practice: practice.clone(),
        wait,
    };
    vec![
        (
            "received",
            Mail::Received {
                number,
                practice: practice.clone(),
                specialist: specialist.clone(),
            },
        ),
        (
            "arrived",
            Mail::Arrived {
                number,
                specialist,
                urgency: Urgency::SemiUrgent,
            },
        ),
        ("accepted", accepted(None)),
        (
            "accepted_with_a_wait",
            accepted(ExpectedWait::weeks(2, 6).ok()),
        ),
        ("declined", declined(DeclineReason::NoCapacity, false)),
        ("declined_with_words", declined(DeclineReason::Other, true)),
        (
            "code",
            Mail::Code {
                number,
                code: CODE.to_owned(),
            },
        ),
        (
            "passphrase_changed",
            Mail::PassphraseChanged {
                by_recovery_code: false,
                passkeys: true,
            },
        ),
        (
            "passphrase_recovered",
            Mail::PassphraseChanged {
                by_recovery_code: true,
                passkeys: true,
            },
        ),
        ("passkey", Mail::PasskeyChanged { added: true }),
        ("passkey", Mail::PasskeyChanged { added: false }),
    ]
    .into_iter()
    .chain(of_accounts())
    .chain(of_members(&practice))
    .collect()
}

/// What members are told of what they sign in with.
fn of_accounts() -> impl Iterator<Item = (&'static str, Mail)> {
    let news = AccountNews::ALL.iter();
    news.map(|news| ("account", Mail::AccountChanged { news: *news }))
}

/// What members are told of their practice.
fn of_members(practice: &str) -> Vec<(&'static str, Mail)> {
    let team = News::ALL.iter().map(|news| {
        let practice = practice.to_owned();
        let news = *news;
        ("team", Mail::TeamChanged { practice, news })
    });
    let own = OwnNews::ALL.iter().map(|news| {
        let practice = practice.to_owned();
        let kind = if *news == OwnNews::Removed {
            "former"
        } else {
            "member"
        };
        let news = *news;
        (kind, Mail::Membership { practice, news })
    });
    team.chain(own).collect()
}

/// A mail as it is handed over.
struct Sent {
    /// Its kind, its language and its way, for whoever reads what failed.
    name: String,
    lang: Lang,
    kind: &'static str,
    bytes: Vec<u8>,
}

/// The two forms of it, decoded.
struct Forms {
    text: String,
    html: String,
}

impl Sent {
    fn message(&self) -> Message<'_> {
        MessageParser::default().parse(&self.bytes).expect("a mail")
    }

    fn forms(&self) -> Forms {
        let message = self.message();
        let [
            PartType::Multipart(_),
            PartType::Text(text),
            PartType::Html(html),
        ] = [0, 1, 2].map(|place| &message.parts[place].body)
        else {
            panic!("{}: not a text and then HTML", self.name);
        };
        Forms {
            text: text.replace("\r\n", "\n"),
            html: html.replace("\r\n", "\n"),
        }
    }
}

/// Every mail in every language, over the wire and into a file.
fn every_mail(practice: &str) -> Vec<Sent> {
    let mut sent = Vec::new();
    for lang in Lang::ALL {
        for (kind, mail) in kinds(practice) {
            let queued = QueuedMail {
                id: 7,
                to: "sender@example.org".parse().expect("an address"),
                lang: lang.tag().parse::<LangTag>().expect("a tag"),
                mail,
                attempts: 1,
            };
            for (way, composer) in [("wire", composer()), ("file", composer().for_files())] {
                let message = composer.compose(&queued, NOW).expect("a mail");
                sent.push(Sent {
                    name: format!("{kind}, {}, {way}", lang.tag()),
                    lang: *lang,
                    kind,
                    bytes: message.formatted(),
                });
            }
        }
    }
    sent
}

fn composer() -> Composer {
    Composer::new(
        "Letterlock <letterlock@example.org>"
            .parse()
            .expect("a mailbox"),
        "https://refer.example.org".parse().expect("an origin"),
        "outbox".to_owned(),
    )
}

/// What a person reads of HTML: nothing of its tags.
fn read(html: &str) -> String {
    let (_, body) = html.split_once("<body").expect("a body");
    let said: String = body
        .split('<')
        .map(|piece| piece.split_once('>').map_or(piece, |(_, said)| said))
        .collect();
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(said, |said, (escaped, sign)| said.replace(escaped, sign))
}

#[test]
fn the_plain_text_comes_first_and_the_html_second() {
    for sent in every_mail(ORCHARD) {
        let message = sent.message();
        let kinds: Vec<_> = message
            .parts
            .iter()
            .map(|part| {
                let kind = part.content_type().expect("a type");
                format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default())
            })
            .collect();
        let expected = ["multipart/alternative", "text/plain", "text/html"];
        assert_eq!(kinds, expected, "{}", sent.name);
    }
}

#[test]
fn both_forms_say_the_same() {
    for sent in every_mail(ORCHARD) {
        let Forms { text, html } = sent.forms();
        let said = read(&html);
        let mut after = said.as_str();
        for paragraph in text.lines().filter(|line| !line.is_empty()) {
            let place = after.find(paragraph);
            let place = place.unwrap_or_else(|| panic!("{}: {paragraph}: {after}", sent.name));
            after = &after[place + paragraph.len()..];
        }
        // Besides, it says whose it is.
        let more = said.split_whitespace().count() - text.split_whitespace().count();
        assert_eq!(more, 1, "{}: {said}", sent.name);
    }
}

#[test]
fn both_forms_are_in_the_language_of_whom_they_are_for() {
    for sent in every_mail(ORCHARD) {
        let Forms { text, html } = sent.forms();
        let tag = sent.lang.tag();
        assert!(html.contains(&format!("<html lang=\"{tag}\">")), "{html}");
        assert!(
            html.contains(&format!("<div class=\"mail\" lang=\"{tag}\"")),
            "{html}"
        );
        let nothing = match sent.lang {
            Lang::En => "This e-mail says nothing about the patient.",
            Lang::Fr => "Ce courriel ne dit rien de la patiente ou du patient.",
        };
        assert!(text.contains(nothing) && html.contains(nothing), "{text}");
    }
}

#[test]
fn nothing_that_is_put_in_is_read_as_html() {
    let hostile = "<b>&\"'</b><script>";
    for sent in every_mail(hostile) {
        let Forms { text, html } = sent.forms();
        let own = [
            "code",
            "passphrase_changed",
            "passphrase_recovered",
            "passkey",
            "account",
        ];
        if own.contains(&sent.kind) {
            continue;
        }
        assert!(text.contains(hostile), "{}: {text}", sent.name);
        assert!(read(&html).contains(hostile), "{}: {html}", sent.name);
        let escaped = "&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;&lt;script&gt;";
        assert!(html.contains(escaped), "{}: {html}", sent.name);
        assert!(!html.contains("<b>") && !html.contains("<script"), "{html}");
    }
}

#[test]
fn html_fetches_nothing_and_leads_to_a_page_of_the_practice_only() {
    for sent in every_mail(ORCHARD) {
        let Forms { text, html } = sent.forms();
        for fetched in [
            "src", "url(", "@import", "<link", "<img", "<script", "//cdn",
        ] {
            assert!(!html.contains(fetched), "{}: {fetched}", sent.name);
        }
        let page = if sent.kind == "team" { MEMBERS } else { INBOX };
        let link = format!("href=\"{page}\">{page}</a>");
        let leads = ["arrived", "team", "member"].contains(&sent.kind);
        let (links, addresses, in_text) = if leads { (1, 2, 1) } else { (0, 0, 0) };
        assert_eq!(html.matches(&link).count(), links, "{}", sent.name);
        assert_eq!(html.matches("href").count(), links, "{}", sent.name);
        assert_eq!(html.matches("://").count(), addresses, "{}", sent.name);
        assert_eq!(text.matches("://").count(), in_text, "{}", sent.name);
    }
}

#[test]
fn the_code_is_shown_once_in_each_form() {
    for sent in every_mail(ORCHARD) {
        let Forms { text, html } = sent.forms();
        let times = usize::from(sent.kind == "code");
        assert_eq!(text.matches(CODE).count(), times, "{}", sent.name);
        assert_eq!(html.matches(CODE).count(), times, "{}", sent.name);
    }
}

#[test]
fn a_mail_is_small_and_no_line_of_it_is_longer_than_mail_may_have() {
    for practice in [ORCHARD, &"Sḵwx̱wú7mesh ".repeat(100)] {
        for sent in every_mail(practice.trim()) {
            let whole = sent.bytes.strip_suffix(b"\r\n").expect("an end");
            for line in whole.split(|byte| *byte == b'\n') {
                let long = line.strip_suffix(b"\r").unwrap_or(line).len();
                assert!(long <= 998, "{}: {long} bytes", sent.name);
            }
            let text = String::from_utf8_lossy(whole);
            let bare = text.replace("\r\n", "");
            assert!(!bare.contains(['\r', '\n']), "{}: {text}", sent.name);
            if practice == ORCHARD {
                let size = sent.bytes.len();
                assert!(size < 8_000, "{}: {size} bytes", sent.name);
            }
        }
    }
}

#[test]
fn over_the_wire_a_mail_is_ascii_and_in_a_file_it_can_be_read_as_it_lies() {
    for sent in every_mail(ORCHARD) {
        let text = String::from_utf8(sent.bytes.clone()).expect("text");
        let Forms { text: plain, html } = sent.forms();
        if sent.name.ends_with("wire") {
            assert!(text.is_ascii(), "{}", sent.name);
            continue;
        }
        for form in [plain, html] {
            let lies = form.trim_end().replace('\n', "\r\n");
            assert!(text.contains(&lies), "{}", sent.name);
        }
    }
}

#[test]
fn a_mail_that_is_made_again_is_the_same() {
    // Its boundary is not drawn: whoever is handed it twice can see that.
    for (one, other) in every_mail(ORCHARD).iter().zip(every_mail(ORCHARD)) {
        assert!(one.bytes == other.bytes, "{}", one.name);
    }
}

#[test]
fn a_mail_reads_as_html_as_it_was_approved() {
    for sent in every_mail(ORCHARD) {
        let filed = sent.name.ends_with("file");
        if filed && ["arrived", "code"].contains(&sent.kind) {
            let name = format!("{}_{}", sent.lang.tag(), sent.kind);
            insta::assert_snapshot!(name, sent.forms().html);
        }
    }
}

/// The colours in a piece of CSS, one after the other.
fn colours(css: &str) -> Vec<&str> {
    css.match_indices('#')
        .map(|(place, _)| &css[place..place + "#000000".len()])
        .collect()
}

#[test]
fn its_colours_are_those_of_the_pages_by_day_and_by_night() {
    let tokens = include_str!("../../../style/tokens.css");
    let html = every_mail(ORCHARD)[0].forms().html;
    let (day, night) = html
        .split_once("@media (prefers-color-scheme: dark)")
        .expect("a dark theme");
    let (day, night) = (colours(day), colours(night));
    assert_eq!(day.len(), night.len(), "{html}");
    for (by_day, by_night) in day.iter().zip(night) {
        let token = format!("light-dark({by_day}, {by_night});");
        assert!(tokens.contains(&token), "{token}");
    }
}
