//! The status page: what the holder of a status secret may ask.

use browser::http::Method;
use browser::vault::message::{Answer, Refused, Written};
use referral::id::ReferralId;
use sealing::OpenError;
use sealing::message::{Direction, MessagePlace, open_from_practice};
use sealing::thread::StatusSecret;
use wire::Note;
use wire::status::{Code, Status};
use zeroize::Zeroizing;

use crate::host::Host;
use crate::http::{bare, get, json, once, post};

/// Where a referral stands, and what the practice wrote.
pub(crate) async fn status<H: Host>(
    host: &H,
    id: ReferralId,
    secret: &str,
) -> Result<Answer, Refused> {
    let secret = parse(secret)?;
    let token = token(&secret, id);
    let status: Status = get(host, &path(id, ""), Some(&token)).await?;
    let written = match &status.message {
        None => None,
        Some(message) => Some(
            match read_message(host, &status, id, &secret, message).await {
                Ok(note) => Written::Text(note.text.clone()),
                Err(OpenError) => Written::Damaged,
            },
        ),
    };
    Ok(Answer::Status(Box::new(status), written))
}

/// Mails a code.
pub(crate) async fn send_code<H: Host>(
    host: &H,
    id: ReferralId,
    secret: &str,
) -> Result<Answer, Refused> {
    let token = token(&parse(secret)?, id);
    let path = path(id, "/code");
    once(host, &bare(Method::Post, &path, Some(&token))).await?;
    Ok(Answer::Done)
}

/// Tries the code that was mailed.
pub(crate) async fn try_code<H: Host>(
    host: &H,
    id: ReferralId,
    secret: &str,
    code: String,
) -> Result<Answer, Refused> {
    let token = token(&parse(secret)?, id);
    let body = json(&Code { code });
    let path = path(id, "/session");
    once(host, &post(&path, Some(&token), &body)).await?;
    Ok(Answer::Done)
}

fn path(id: ReferralId, rest: &str) -> String {
    format!("/api/v1/status/{id}{rest}")
}

fn parse(secret: &str) -> Result<StatusSecret, Refused> {
    secret.parse().map_err(|_| Refused::NoSuchReferral)
}

fn token(secret: &StatusSecret, id: ReferralId) -> Zeroizing<String> {
    secret.derive_access_token(&id).to_text()
}

/// The practice's message. The secret opens the thread, and the thread knows whose signature the
/// sender's browser saw.
async fn read_message<H: Host>(
    host: &H,
    status: &Status,
    id: ReferralId,
    secret: &StatusSecret,
    message: &str,
) -> Result<Note, OpenError> {
    let thread = status.thread.open(host.crypto(), id, secret).await?;
    let place = MessagePlace::first(id, status.practice, status.hop, Direction::PracticeToSender);
    let read = open_from_practice(host.crypto(), &place, message.as_bytes(), &thread).await?;
    Ok(read.body)
}
