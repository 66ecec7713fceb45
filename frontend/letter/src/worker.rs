//! The browser as the source of fonts, and the queue of requests.

use browser::Blob;
use browser::http::Unreached;
use browser::letter::message::{Answer, Ask, Refused, Told};
use browser::letter::worker::{Heard, asset, pdf};
use futures::StreamExt;
use futures::channel::mpsc::UnboundedReceiver;

use crate::fonts::{Shelf, Source};
use crate::make::{kit, missing, preload, write};

/// This build's files.
struct Assets;

impl Source for Assets {
    async fn file(&self, name: &str) -> Result<Vec<u8>, Unreached> {
        asset(name).await
    }
}

/// Answers one request after the other, until the page ends the worker.
pub(crate) async fn serve(mut requests: UnboundedReceiver<Heard>) {
    let mut shelf = Shelf::new(Assets);
    while let Some(Heard { id, ask }) = requests.next().await {
        let tell = |answer, blob: Option<&Blob>| Heard::tell(id, &Told::Answer(answer), blob);
        match ask {
            Ask::Missing(typed, keeper) => {
                tell(missing(&mut shelf, &typed).await.map(Answer::Missing), None);
                // They are there when the PDF is wanted. What does not arrive now is asked for
                // again then.
                let _ = preload(&mut shelf, &typed, keeper).await;
            }
            Ask::Write(asked) => hand_over(write(&mut shelf, &asked).await, tell),
            Ask::Kit(asked) => hand_over(kit(&mut shelf, &asked).await, tell),
        }
    }
}

/// Answers with a PDF beside the answer.
fn hand_over(
    made: Result<Vec<u8>, Refused>,
    tell: impl Fn(Result<Answer, Refused>, Option<&Blob>),
) {
    match made.map(|bytes| pdf(&bytes)) {
        Ok(Some(pdf)) => tell(Ok(Answer::Written), Some(&pdf)),
        Ok(None) => tell(Err(Refused::Unwritable), None),
        Err(refused) => tell(Err(refused), None),
    }
}
