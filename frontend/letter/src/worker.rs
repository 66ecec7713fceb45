//! The browser as the source of fonts, and the queue of requests.

use browser::http::Unreached;
use browser::letter::message::{Answer, Ask, Refused, Told};
use browser::letter::worker::{Heard, asset, pdf};
use futures::StreamExt;
use futures::channel::mpsc::UnboundedReceiver;

use crate::fonts::{Shelf, Source};
use crate::make::{missing, preload, write};

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
        let tell = |answer, blob| Heard::tell(id, &Told::Answer(answer), blob);
        match ask {
            Ask::Missing(typed) => {
                tell(missing(&mut shelf, &typed).await.map(Answer::Missing), None);
                // They are there when the PDF is wanted. What does not arrive now is asked for
                // again then.
                let _ = preload(&mut shelf, &typed).await;
            }
            Ask::Write(asked) => match write(&mut shelf, &asked).await {
                Ok(bytes) => match pdf(&bytes) {
                    Some(pdf) => tell(Ok(Answer::Written), Some(&pdf)),
                    None => tell(Err(Refused::Unwritable), None),
                },
                Err(refused) => tell(Err(refused), None),
            },
        }
    }
}
