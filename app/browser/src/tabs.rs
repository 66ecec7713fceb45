//! What the tabs of one browser say to each other.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// A channel to the other tabs of this address, until it is dropped. It carries words that are no
/// secret: every page of this address can listen.
pub struct Tabs {
    channel: BroadcastChannel,
    // Kept as long as the channel may call it.
    _heard: Closure<dyn FnMut(MessageEvent)>,
}

impl Tabs {
    /// Listens to the others. `heard` is not called with what this tab says itself. `None` where
    /// the browser has no such channel: every tab then is on its own.
    pub fn open(name: &str, mut heard: impl FnMut(&str) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let heard = Closure::new(move |event: MessageEvent| {
            if let Some(said) = event.data().as_string() {
                heard(&said);
            }
        });
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Some(Self {
            channel,
            _heard: heard,
        })
    }

    /// Says something to the others.
    pub fn say(&self, said: &str) {
        // A text can always be posted while the channel is open.
        let _ = self.channel.post_message(&JsValue::from_str(said));
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}
