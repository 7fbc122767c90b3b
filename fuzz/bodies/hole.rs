//! Stream holes.

use ostler_protocol::{message::StreamHole, wire::Wire};
use ostler_xdr::{Reader, Writer};

pub(crate) fn run(data: &[u8]) {
    let mut reader = Reader::new(data);
    let Ok(hole) = StreamHole::decode(&mut reader) else { return };
    let mut out = Vec::new();
    hole.encode(&mut Writer::new(&mut out)).expect("two numbers fit");
    assert_eq!(out, data[..data.len() - reader.remaining()]);
}
