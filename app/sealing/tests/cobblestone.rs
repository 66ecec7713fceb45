//! Attachments at every boundary of chunks and parts.

mod common;

use common::story::{REFERRAL, seal_file};
use futures::executor::block_on;
use proptest::prelude::*;
use referral::id::AttachmentId;
use sealing::attachment::{AttachmentReader, AttachmentWriter, ciphertext_len};
use sealing::cobblestone::{CHUNK_LEN, HEADER_LEN, Stream};
use sealing::counting::Counting;
use sealing::parts::{Layout, PART_PLAINTEXT};

const AID: AttachmentId = AttachmentId::from_bytes([7; 16]);

fn round_trip(size: usize) {
    let provider = Counting::default();
    let file: Vec<u8> = (0..size).map(|at| (at % 251).to_le_bytes()[0]).collect();
    let (entry, parts) = seal_file(&provider, REFERRAL, AID, &file);
    let sealed: usize = parts.iter().map(Vec::len).sum();
    assert_eq!(sealed as u64, ciphertext_len(size as u64));
    assert!(Layout::of_ciphertext(sealed as u64).is_ok());
    let mut reader = AttachmentReader::new(REFERRAL, &entry);
    let mut opened: Vec<u8> = Vec::new();
    for part in &parts {
        opened.extend_from_slice(&block_on(reader.open_next(&provider, part)).unwrap());
    }
    assert_eq!(reader.finish(), Ok(()));
    assert!(opened == file, "{size}");
}

#[test]
fn files_at_the_edge_of_a_part_come_back_whole() {
    let part = usize::try_from(PART_PLAINTEXT).unwrap();
    for size in [part - 1, part, part + 1] {
        round_trip(size);
    }
}

#[test]
fn files_at_the_edge_of_a_chunk_come_back_whole() {
    for size in [
        0,
        1,
        4095,
        4096,
        4097,
        CHUNK_LEN - 1,
        CHUNK_LEN,
        CHUNK_LEN + 1,
        2 * CHUNK_LEN,
    ] {
        round_trip(size);
    }
}

#[test]
fn a_part_is_sealed_once_and_only_from_all_its_bytes() {
    let provider = Counting::default();
    block_on(async {
        let mut writer = AttachmentWriter::make(&provider, &REFERRAL, AID, 10)
            .await
            .unwrap();
        assert!(writer.seal_next(&provider, b"too short").await.is_err());
        writer.seal_next(&provider, b"ten bytes.").await.unwrap();
        assert!(writer.seal_next(&provider, b"ten bytes.").await.is_err());
        assert!(writer.finish(String::new(), String::new()).is_ok());
    });
}

#[test]
fn an_attachment_with_parts_missing_has_no_entry() {
    let provider = Counting::default();
    block_on(async {
        let writer = AttachmentWriter::make(&provider, &REFERRAL, AID, 10)
            .await
            .unwrap();
        assert!(writer.finish(String::new(), String::new()).is_err());
    });
}

#[test]
fn a_counter_beyond_38_bits_is_refused() {
    let provider = Counting::default();
    block_on(async {
        let stream = Stream::make(&provider, &[1; 32], b"test").await.unwrap();
        let mut out = Vec::new();
        assert!(
            stream
                .seal(&provider, (1 << 38) - 1, b"last", true, &mut out)
                .await
                .is_ok()
        );
        assert!(
            stream
                .seal(&provider, 1 << 38, b"beyond", true, &mut out)
                .await
                .is_err()
        );
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_stream_opens_only_with_its_key_context_and_header(
        key: [u8; 32],
        context: Vec<u8>,
        plaintext in prop::collection::vec(any::<u8>(), 0..40_000),
        flip in 0_usize..HEADER_LEN,
    ) {
        let provider = Counting::default();
        block_on(async {
            let stream = Stream::make(&provider, &key, &context).await.unwrap();
            let mut sealed = Vec::new();
            stream.seal(&provider, 0, &plaintext, true, &mut sealed).await.unwrap();
            let header = *stream.header();
            let again = Stream::open(&provider, &key, &context, &header).await.unwrap();
            let mut opened = Vec::new();
            again.open_chunks(&provider, 0, &sealed, true, &mut opened).await.unwrap();
            assert!(opened == plaintext);

            let mut other_key = key;
            other_key[0] ^= 1;
            assert!(Stream::open(&provider, &other_key, &context, &header).await.is_err());
            let other_context = [&context[..], b"x"].concat();
            assert!(Stream::open(&provider, &key, &other_context, &header).await.is_err());
            let mut other_header = header;
            other_header[flip] ^= 1;
            assert!(Stream::open(&provider, &key, &context, &other_header).await.is_err());
        });
    }
}
