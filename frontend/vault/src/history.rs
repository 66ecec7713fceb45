//! The practice's audit trail, for its owners. The page checks that its lines follow from one another.

use browser::vault::message::{Answer, Refused};
use wire::history::Lines;

use crate::host::Host;
use crate::http::{Failed, get, once, post};

/// Lines after this one.
pub(crate) async fn after<H: Host>(host: &H, sequence: u64) -> Result<Answer, Refused> {
    let path = format!("/api/v1/history?after={sequence}");
    let lines: Result<Lines, Failed> = get(host, &path, None).await;
    let lines = lines.map_err(Failed::in_session)?;
    Ok(Answer::History(Box::new(lines)))
}

/// Notes that it is about to be saved. Asked once, as each is a line.
pub(crate) async fn save<H: Host>(host: &H) -> Result<Answer, Refused> {
    let noted = once(host, &post("/api/v1/history/saved", None, b"{}")).await;
    noted.map_err(Failed::in_session)?;
    Ok(Answer::Done)
}
