//! The frame decoder: bytes in pieces give the same packets as bytes at once,
//! and whatever is given was within its limits.

use ostler_protocol::{FrameDecoder, FrameError, Packet};

fn packets(pieces: &[&[u8]]) -> (Vec<Packet>, Option<FrameError>) {
    let mut decoder = FrameDecoder::new(LIMIT);
    let mut packets = Vec::new();
    for piece in pieces {
        decoder.feed(piece);
        loop {
            match decoder.next_packet() {
                Ok(Some(packet)) => packets.push(packet),
                Ok(None) => break,
                Err(error) => return (packets, Some(error)),
            }
        }
    }
    (packets, None)
}

const LIMIT: usize = 4096;

pub(crate) fn run(data: &[u8]) {
    let Some((cut, data)) = data.split_first() else { return };
    let at = usize::from(*cut).min(data.len());
    let (first, second) = data.split_at(at);
    let whole = packets(&[data]);
    assert_eq!(packets(&[first, second]), whole);
    for packet in whole.0 {
        assert!(packet.payload.len() <= LIMIT && packet.fds <= ostler_protocol::frame::FDS_MAX);
    }
}
