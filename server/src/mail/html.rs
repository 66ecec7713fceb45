//! A mail as HTML: the words of the plain text and no others, in one column for a phone.
//!
//! Nothing is fetched and nothing is counted: no image, no script, no address but the one to be
//! opened. Some mail programs drop what stands in the head, so each element has its own shape beside
//! it and is readable without; only colours stand in the head, where a dark theme changes them.

use std::fmt::Write;

use referral::ReferralNumber;
use words::{Lang, MailParagraph, MailText};

use crate::escape::escape;

/// Those of the pages (`style/tokens.css`).
const COLOURS: &str = "\
:root { color-scheme: light dark; }
body, .mail { background: #fbfaf6; color: #16262e; }
.wordmark { border-bottom: 2px solid #16262e; }
.number { white-space: nowrap; }
.code, .address { background: #ffffff; border: 1px solid #7d8b91; border-radius: 6px; }
a { color: #0c6169; }
.foot { border-top: 1px solid #dcdfdc; color: #4c5c64; }
@media (prefers-color-scheme: dark) {
  body, .mail { background: #101a1f; color: #edf1f0; }
  .wordmark { border-color: #edf1f0; }
  .code, .address { background: #17252b; border-color: #6f8087; }
  a { color: #6fcbd1; }
  .foot { border-color: #2b3b42; color: #a9b8bd; }
}
";

/// The column: a phone's width, and no wider than a line is read with ease.
const COLUMN: &str = "max-width: 36rem; margin: 0 auto; padding: 20px; font-family: system-ui, \
                      -apple-system, 'Segoe UI', Roboto, sans-serif; font-size: 17px; \
                      line-height: 1.5; overflow-wrap: break-word;";
const WORDMARK: &str = "margin: 0 0 24px; padding-bottom: 12px; font-weight: 650;";
const LEAD: &str = "margin: 0 0 20px; font-size: 21px; line-height: 1.35; font-weight: 650;";
const PLAIN: &str = "margin: 0 0 20px;";
/// On a line of its own, large enough to be typed from a phone that lies beside.
const CODE: &str = "display: block; margin: 8px 0 0; padding: 12px 16px; font-family: \
                    ui-monospace, Menlo, Consolas, monospace; font-size: 32px; line-height: 1.25; \
                    letter-spacing: 0.15em;";
/// The whole line is the target, and higher than the 44 px that a thumb needs.
const ADDRESS: &str = "display: block; margin: 8px 0 0; padding: 12px 16px; overflow-wrap: \
                       anywhere; font-weight: 600;";
const FOOT: &str = "margin: 32px 0 0; padding-top: 16px; font-size: 16px;";

/// The whole document. `number` is that of the referral, if it is about one: it is not broken at the
/// end of a line.
pub(super) fn document(mail: &MailText, number: Option<ReferralNumber>, lang: Lang) -> String {
    let tag = lang.tag();
    let [subject, product] = [mail.subject.as_str(), lang.words().product()].map(escape);
    let number = number.map(|number| number.to_string());
    let number = number.as_deref();
    let mut body = format!("<p class=\"wordmark\" style=\"{WORDMARK}\">{product}</p>\n");
    // Writing into a string does not fail.
    for (place, words) in mail.paragraphs.iter().enumerate() {
        let style = if place == 0 { LEAD } else { PLAIN };
        let inside = paragraph(words, number);
        let _ = writeln!(body, "<p style=\"{style}\">{inside}</p>");
    }
    let foot = text(&mail.foot, number);
    let _ = writeln!(body, "<p class=\"foot\" style=\"{FOOT}\">{foot}</p>");
    // Mail programs on the web keep the element but not the document: it says the language, too.
    // No number in it is a telephone's.
    format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"format-detection\" content=\"telephone=no\">\n\
         <title>{subject}</title>\n<style>\n{COLOURS}</style>\n</head>\n\
         <body style=\"margin: 0;\">\n<div class=\"mail\" lang=\"{tag}\" style=\"{COLUMN}\">\n\
         {body}</div>\n</body>\n</html>\n"
    )
}

fn paragraph(words: &MailParagraph, number: Option<&str>) -> String {
    match words {
        MailParagraph::Plain(words) => text(words, number),
        MailParagraph::About(label, words) => {
            format!("<strong>{}</strong> {}", escape(label), text(words, number))
        }
        MailParagraph::Code(begins, code) => format!(
            "{} <strong class=\"code\" style=\"{CODE}\">{}</strong>",
            escape(begins),
            escape(code)
        ),
        // The address itself is what is pressed: who is careful sees where it leads.
        MailParagraph::Address(begins, address) => format!(
            "{} <a class=\"address\" style=\"{ADDRESS}\" href=\"{address}\">{address}</a>",
            escape(begins),
            address = escape(address)
        ),
    }
}

fn text(words: &str, number: Option<&str>) -> String {
    let Some(number) = number else {
        return escape(words);
    };
    let unbroken = format!("<span class=\"number\">{number}</span>");
    escape(words).replace(number, &unbroken)
}
