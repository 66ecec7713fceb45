//! How fast an attachment is sealed, beside what the browser could do at best. `make bench` runs it;
//! it asserts nothing.
#![cfg(target_arch = "wasm32")]

use browser::WebCrypto;
use js_sys::{Date, Promise, Uint8Array};
use referral::id::{AttachmentId, ReferralId};
use sealing::attachment::AttachmentWriter;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const MB: u64 = 1_000_000;
const SIZE: u64 = 100 * MB;
const RUNS: usize = 5;

/// The ceiling: nothing but the browser's own AES-GCM and SHA-256, four chunks in flight.
#[wasm_bindgen(inline_js = "
export async function ceiling(size) {
  const chunk = 16384, part = 512 * chunk, flight = 4;
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const file = new Uint8Array(part);
  for (let done = 0; done < size; done += part) {
    const length = Math.min(part, size - done);
    const sealed = new Uint8Array(length + (length / chunk + 1) * 16);
    let next = 0, at = 0;
    const one = async () => {
      while (next < length) {
        const start = next;
        next += chunk;
        const iv = new Uint8Array(12);
        new DataView(iv.buffer).setUint32(8, (done + start) / chunk);
        const view = file.subarray(start, Math.min(start + chunk, length));
        const out = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, view));
        sealed.set(out, start / chunk * 16400);
      }
    };
    await Promise.all(Array.from({ length: flight }, one));
    await crypto.subtle.digest('SHA-256', sealed);
  }
}
")]
extern "C" {
    fn ceiling(size: f64) -> Promise;
}

#[wasm_bindgen_test]
#[ignore = "a measurement"]
async fn seal_100_mb() {
    let mut ours = Vec::new();
    let mut best = Vec::new();
    for _ in 0..RUNS {
        ours.push(timed(seal()).await);
        best.push(timed(at_best()).await);
    }
    let (ours, best) = (median(ours), median(best));
    console_log!("bench seal_100mb {ours:.0} {best:.0}");
}

async fn seal() {
    let provider = WebCrypto::new().unwrap();
    let rid = ReferralId::from_bytes([1; 16]);
    let aid = AttachmentId::from_bytes([2; 16]);
    let file = vec![7; 512 * 16_384];
    let mut writer = AttachmentWriter::make(&provider, &rid, aid, SIZE)
        .await
        .unwrap();
    while let Some(range) = writer.next_range() {
        let length = usize::try_from(range.end - range.start).unwrap();
        let (part, _) = writer.seal_next(&provider, &file[..length]).await.unwrap();
        // As it is handed to the network.
        let _ = Uint8Array::from(part.as_slice());
    }
}

async fn at_best() {
    #[expect(clippy::cast_precision_loss, reason = "100 million is exact")]
    JsFuture::from(ceiling(SIZE as f64)).await.unwrap();
}

/// MB/s.
async fn timed(work: impl Future<Output = ()>) -> f64 {
    let began = Date::now();
    work.await;
    #[expect(clippy::cast_precision_loss, reason = "100 is exact")]
    let size = (SIZE / MB) as f64;
    size * 1_000.0 / (Date::now() - began)
}

fn median(mut runs: Vec<f64>) -> f64 {
    runs.sort_by(f64::total_cmp);
    runs[runs.len() / 2]
}
