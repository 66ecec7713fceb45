//! The viewer worker: draws attached files, one file a worker.
//!
//! It has no network, and gets its program and the file from the page. What a hostile file makes
//! of it ends with it.

mod answer;

use browser::viewer::message::{Answer, Ask, Refused, Size};
use browser::viewer::worker::Heard;
use pixels::File;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

use answer::{pages, refused};

/// The running worker, as `viewer-worker.js` knows it.
#[wasm_bindgen]
#[derive(Default)]
pub struct Viewer {
    file: Option<File>,
}

#[wasm_bindgen]
impl Viewer {
    /// Starts it.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        console_error_panic_hook::set_once();
        Self::default()
    }

    /// Takes a message of the page, and answers it.
    ///
    /// # Errors
    /// If it is not one of this build's: the worker is of no use to that page.
    pub fn hear(&mut self, data: &JsValue) -> Result<(), JsError> {
        let heard = Heard::read(data).ok_or_else(|| JsError::new("not a request"))?;
        match heard.ask {
            Ask::Begin => Heard::tell(heard.id, Ok(Answer::Ready)),
            Ask::Open(kind) => {
                let opened = File::open(kind, heard.bytes).map_err(refused);
                let answer = opened.map(|file| {
                    let file = self.file.insert(file);
                    Answer::Opened(pages(file.pages()))
                });
                Heard::tell(heard.id, answer);
            }
            Ask::Draw { page, width } => self.draw(heard.id, page, width),
        }
        Ok(())
    }

    fn draw(&self, id: u32, page: u32, width: u32) {
        let Some(file) = &self.file else {
            return Heard::tell(id, Err(Refused::OutOfTurn));
        };
        match file.draw(page, width) {
            Ok(drawn) => {
                let size = Size {
                    width: drawn.width,
                    height: drawn.height,
                    is_whole: drawn.is_whole,
                };
                Heard::give(id, size, &drawn.rgba);
            }
            Err(trouble) => Heard::tell(id, Err(refused(trouble))),
        }
    }
}
