//! `GET /demo/mail`: the mails that the demo wrote into files, for people to read. Rendered here
//! without a script: only a demo has it.

use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use thiserror::Error;
use tokio::task::spawn_blocking;
use words::{Lang, MailWords, Words};

use super::filed::Filed;
use crate::escape::escape;
use crate::language;
use crate::mail::{self, ENDING};
use crate::router::AppState;
use crate::site;

/// How many mails are shown, the newest.
const SHOWN: usize = 100;

/// Why the mails cannot be shown.
#[derive(Debug, Error)]
pub(crate) enum RouteError {
    #[error("the mails cannot be read: {0}")]
    Read(#[from] io::Error),
}

impl IntoResponse for RouteError {
    fn into_response(self) -> Response {
        tracing::error!(error = %self, "the demo's mails are not shown");
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    }
}

pub(crate) async fn get(
    State(state): State<AppState>,
    headers: HeaderMap,
) -> Result<Html<String>, RouteError> {
    let folder = mail::folder(&state.data);
    let of = folder.clone();
    let read = spawn_blocking(move || read(&of)).await;
    let (mails, older) = read.unwrap_or_else(|error| Err(io::Error::other(error)))?;
    Ok(Html(page(&mails, older, &folder, language::of(&headers))))
}

/// The newest mails, and how many are older.
fn read(folder: &Path) -> io::Result<(Vec<Filed>, usize)> {
    let mut files = files(folder)?;
    // Names count up.
    files.sort_by(|one, other| other.cmp(one));
    let older = files.len().saturating_sub(SHOWN);
    let mails = files.into_iter().take(SHOWN).map(|file| {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        Ok(Filed::parse(&name, &std::fs::read(&file)?))
    });
    Ok((mails.collect::<io::Result<_>>()?, older))
}

/// None while there is no folder: then no mail was written.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == ENDING) {
            files.push(path);
        }
    }
    Ok(files)
}

fn page(mails: &[Filed], older: usize, folder: &Path, lang: Lang) -> String {
    let (words, of_mails) = (lang.words(), lang.mail_words());
    let title = escape(of_mails.demo_mails_title());
    let mut main = format!(
        "<h1>{title}</h1><p class=\"lead\">{}</p>",
        escape(of_mails.demo_mails_lead())
    );
    if mails.is_empty() {
        push(
            &mut main,
            format_args!("<p>{}</p>", escape(of_mails.demo_mails_none())),
        );
    } else {
        list(&mut main, mails, of_mails);
        for mail in mails {
            article(&mut main, mail);
        }
    }
    if older > 0 {
        let said = of_mails.demo_mails_older(older, &folder.display().to_string());
        push(&mut main, format_args!("<p>{}</p>", escape(&said)));
    }
    document(words, lang.tag(), &title, &main)
}

fn list(main: &mut String, mails: &[Filed], words: &dyn MailWords) {
    let label = escape(words.demo_mails_list());
    push(main, format_args!("<nav aria-label=\"{label}\"><ul>"));
    for mail in mails {
        push(
            main,
            format_args!(
                "<li><a href=\"#mail-{}\">{}</a></li>",
                escape(&mail.name),
                escape(&mail.subject)
            ),
        );
    }
    main.push_str("</ul></nav>");
}

fn article(html: &mut String, mail: &Filed) {
    let id = format!("mail-{}", escape(&mail.name));
    push(
        html,
        format_args!(
            "<section class=\"summary\" id=\"{id}\" aria-labelledby=\"{id}-title\">\
             <div class=\"summary-head\"><h2 id=\"{id}-title\">{}</h2></div><dl>",
            escape(&mail.subject)
        ),
    );
    for (name, value) in [
        ("To", &mail.to),
        ("From", &mail.from),
        ("Date", &mail.date),
        ("Text", &mail.text),
    ] {
        push(html, format_args!("{}", row(name, value)));
    }
    html.push_str("</dl></section>");
}

/// One line of a mail's summary; the names are the fields' own (RFC 5322).
fn row(name: &str, value: &str) -> String {
    format!(
        "<div class=\"summary-row\"><dt>{name}</dt><dd>{}</dd></div>",
        escape(value)
    )
}

/// The frame of every page, without scripts.
fn document(words: &dyn Words, lang: &str, title: &str, main: &str) -> String {
    let pkg = &*site::DIGEST;
    let [skip, product, footer] =
        [words.skip_to_content(), words.product(), words.footer()].map(escape);
    format!(
        "<!DOCTYPE html><html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <link rel=\"icon\" href=\"/pkg/{pkg}/favicon.svg\" type=\"image/svg+xml\">\
         <link rel=\"stylesheet\" href=\"/pkg/{pkg}/letterlock.css\">\
         <title>{title} · {product}</title></head><body>\
         <a class=\"skip\" href=\"#main\">{skip}</a>\
         <header class=\"masthead\"><a class=\"wordmark\" href=\"/\">{MARK}<span>{product}</span>\
         </a></header><main id=\"main\" tabindex=\"-1\">{main}</main>\
         <footer class=\"colophon\"><p>{footer}</p></footer></body></html>"
    )
}

/// The wordmark's drawing, as on every page.
const MARK: &str = "<svg class=\"mark\" viewBox=\"0 0 32 32\" width=\"32\" height=\"32\" \
                    aria-hidden=\"true\"><path class=\"mark-sheet\" d=\"M6 3h9v17h11v9H6z\"/>\
                    <path class=\"mark-fold\" d=\"M15 20h11L15 29z\"/>\
                    <circle class=\"mark-seal\" cx=\"15\" cy=\"24.5\" r=\"3.2\"/></svg>";

fn push(html: &mut String, more: std::fmt::Arguments<'_>) {
    // Writing into a string does not fail.
    let _ = html.write_fmt(more);
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use tower::ServiceExt;

    use super::*;
    use crate::operator::test_kit::Folder;
    use crate::router;

    async fn show(folder: &Folder, demo: bool) -> (StatusCode, String) {
        let mut state = folder.state(folder.store().await);
        state.demo = demo;
        let request = Request::get("/demo/mail").body(Body::empty());
        let router = router::build(state).await;
        let Ok(response) = router.oneshot(request.expect("a request")).await;
        assert!(response.headers().contains_key("content-security-policy"));
        assert_eq!(response.headers()["cache-control"], "no-store");
        let status = response.status();
        let body = to_bytes(response.into_body(), 1 << 20).await;
        let body = body.expect("a body").to_vec();
        (status, String::from_utf8(body).expect("text"))
    }

    fn write(folder: &Folder, id: u32, subject: &str, body: &str) {
        let mails = mail::folder(folder.path());
        std::fs::create_dir_all(&mails).expect("a folder");
        let text = format!(
            "From: letterlock@localhost\r\nTo: a@example.org\r\nSubject: {subject}\r\n\
             Date: Mon, 02 Mar 2026 20:00:00 +0000\r\n\r\n{body}\r\n"
        );
        std::fs::write(mails.join(format!("{id:08}.eml")), text).expect("a mail");
    }

    #[tokio::test]
    async fn the_newest_mail_comes_first_and_nothing_in_it_is_html() {
        let folder = Folder::new();
        write(&folder, 9, "First", "plain");
        write(
            &folder,
            10,
            "Second <b>",
            "Subject: no header\r\n<script>\"'&</script>",
        );
        std::fs::write(
            mail::folder(folder.path()).join(".00000011.eml.new"),
            "half a",
        )
        .expect("a draft");
        let (status, page) = show(&folder, true).await;
        assert_eq!(status, StatusCode::OK);
        let [first, second] = ["id=\"mail-00000009\"", "id=\"mail-00000010\""]
            .map(|id| page.find(id).expect("it is shown"));
        assert!(second < first, "{page}");
        assert!(page.contains("Second &lt;b&gt;</h2>"), "{page}");
        assert!(
            page.contains("&lt;script&gt;&quot;&#39;&amp;&lt;/script&gt;"),
            "{page}"
        );
        assert!(
            !page.contains("<script") && !page.contains("half a"),
            "{page}"
        );
        assert!(page.contains("/letterlock.css\""), "{page}");
    }

    #[tokio::test]
    async fn of_a_mail_in_two_forms_the_page_shows_the_text() {
        let folder = Folder::new();
        let mails = mail::folder(folder.path());
        std::fs::create_dir_all(&mails).expect("a folder");
        let text = "To: a@example.org\r\nSubject: =?utf-8?Q?D=C3=A9j=C3=A0?=\r\n\
                    MIME-Version: 1.0\r\n\
                    Content-Type: multipart/alternative; boundary=\"=_1\"\r\n\
                    Content-Transfer-Encoding: 8bit\r\n\r\n\
                    --=_1\r\nContent-Type: text/plain; charset=utf-8\r\n\
                    Content-Transfer-Encoding: 8bit\r\n\r\nLe code\u{a0}: 042917\r\n\r\n\
                    --=_1\r\nContent-Type: text/html; charset=utf-8\r\n\
                    Content-Transfer-Encoding: 8bit\r\n\r\n<p>042917</p>\r\n\r\n--=_1--\r\n";
        std::fs::write(mails.join("00000001.eml"), text).expect("a mail");
        let (_, page) = show(&folder, true).await;
        assert!(page.contains("Déjà</h2>"), "{page}");
        assert!(page.contains("<dd>Le code\u{a0}: 042917</dd>"), "{page}");
        assert_eq!(page.matches("042917").count(), 1, "{page}");
    }

    #[tokio::test]
    async fn before_the_first_mail_it_says_so() {
        let (status, page) = show(&Folder::new(), true).await;
        assert_eq!(status, StatusCode::OK);
        assert!(page.contains("No mail has been written yet."), "{page}");
    }

    #[tokio::test]
    async fn only_a_demo_has_it() {
        let folder = Folder::new();
        write(&folder, 1, "Secret", "secret");
        let (status, page) = show(&folder, false).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        assert!(!page.contains("Secret"), "{page}");
    }

    #[test]
    fn no_more_are_shown_than_a_page_has_room_for() {
        let folder = Folder::new();
        for id in 0..103 {
            write(&folder, id, "Mail", "text");
        }
        let (mails, older) = read(&mail::folder(folder.path())).expect("it is read");
        assert_eq!((mails.len(), older), (SHOWN, 3));
        assert_eq!(mails[0].name, "00000102");
        assert_eq!(mails[0].to, "a@example.org");
        assert_eq!(mails[0].text, "text");
    }
}
