use super::*;
use crate::wire::Wire;
use proptest::prelude::*;

const CALL: Header = Header {
    program: 0x2000_8086,
    version: 1,
    procedure: 157,
    kind: MessageType::Call,
    serial: 3,
    status: MessageStatus::Ok,
};

fn call(payload: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    frame(&mut out, CALL, |w| {
        w.raw(payload);
        Ok(())
    })
    .expect("small enough");
    out
}

#[test]
fn a_call_stands_as_documented() {
    let bytes = call(&[1, 2, 3, 4]);
    let words: Vec<u32> =
        bytes.chunks(4).map(|word| u32::from_be_bytes(word.try_into().expect("four"))).collect();
    assert_eq!(words, [32, 0x2000_8086, 1, 157, 0, 3, 0, 0x0102_0304]);
}

#[test]
fn many_messages_share_a_buffer_and_come_out_one_by_one() {
    let mut out = call(b"abcd");
    frame_with_fds(&mut out, CALL, 2, |w| w.string("x", 9)).expect("fits");
    data_frame(&mut out, CALL, b"data").expect("fits");
    hole_frame(&mut out, CALL, 4096).expect("fits");
    stream_end(&mut out, CALL).expect("fits");
    let mut decoder = FrameDecoder::default();
    let mut packets = Vec::new();
    for byte in out {
        decoder.feed(&[byte]);
        packets.extend(decoder.next_packet().expect("well formed"));
    }
    assert!(!decoder.is_inside());
    let seen: Vec<_> =
        packets.iter().map(|p| (p.header.kind, p.header.status, p.fds, p.payload.len())).collect();
    assert_eq!(
        seen,
        [
            (MessageType::Call, MessageStatus::Ok, 0, 4),
            (MessageType::CallWithFds, MessageStatus::Ok, 2, 8),
            (MessageType::Stream, MessageStatus::Continue, 0, 4),
            (MessageType::StreamHole, MessageStatus::Continue, 0, 12),
            (MessageType::Stream, MessageStatus::Ok, 0, 0),
        ]
    );
}

#[test]
fn lengths_are_checked_before_anything_is_kept() {
    let check = |length: u32, limit: usize| {
        let mut decoder = FrameDecoder::new(limit);
        decoder.feed(&length.to_be_bytes());
        let outcome = decoder.next_packet();
        assert!(decoder.read_buffer().capacity() < 64 * 1024);
        outcome
    };
    assert_eq!(check(0, FRAME_MAX), Err(FrameError::TooShort(0)));
    assert_eq!(check(27, FRAME_MAX), Err(FrameError::TooShort(27)));
    assert_eq!(check(28, FRAME_MAX), Ok(None));
    assert_eq!(check(33_554_436, usize::MAX), Ok(None));
    let length = 33_554_437;
    let too_long = FrameError::TooLong { length, limit: FRAME_MAX };
    assert_eq!(check(33_554_437, usize::MAX), Err(too_long));
    assert_eq!(check(1025, 1024), Err(FrameError::TooLong { length: 1025, limit: 1024 }));
    assert!(matches!(check(u32::MAX, FRAME_MAX), Err(FrameError::TooLong { .. })));
}

#[test]
fn bad_headers_are_refused() {
    for (at, value) in [(19, 7), (27, 3)] {
        let mut bytes = call(&[]);
        bytes[at] = value;
        let mut decoder = FrameDecoder::default();
        decoder.feed(&bytes);
        assert!(matches!(decoder.next_packet(), Err(FrameError::Header(_))), "byte {at}");
    }
    for payload in [&[][..], &[0, 0, 0, 33]] {
        let mut bytes = call(payload);
        bytes[19] = 4;
        let mut decoder = FrameDecoder::default();
        decoder.feed(&bytes);
        assert!(decoder.next_packet().is_err(), "{payload:?}");
    }
}

#[test]
fn a_failed_message_leaves_the_buffer_alone() {
    let mut out = call(b"abcd");
    let before = out.clone();
    assert!(frame(&mut out, CALL, |w| w.string("too long", 3)).is_err());
    assert!(frame_with_fds(&mut out, CALL, FDS_MAX + 1, |_| Ok(())).is_err());
    assert_eq!(out, before);
}

#[test]
fn the_serial_can_be_set_later() {
    let mut bytes = call(&[]);
    set_serial(&mut bytes, 77);
    let mut decoder = FrameDecoder::default();
    decoder.feed(&bytes);
    let packet = decoder.next_packet().expect("well formed").expect("whole");
    assert_eq!(packet.header, Header { serial: 77, ..CALL });
}

proptest! {
    #[test]
    fn headers_come_back(program: u32, version: u32, procedure: i32, serial: u32, kind in 0_u8..7, status in 0_u8..3) {
        let words = [program, version, procedure.cast_unsigned(), kind.into(), serial, status.into()];
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
        let header = Header::decode(&mut ostler_xdr::Reader::new(&bytes)).expect("in range");
        let mut out = Vec::new();
        header.encode(&mut ostler_xdr::Writer::new(&mut out)).expect("fits");
        prop_assert_eq!(out, bytes);
    }

    #[test]
    fn no_bytes_panic(chunks: Vec<Vec<u8>>) {
        let mut decoder = FrameDecoder::new(4096);
        for chunk in chunks {
            decoder.feed(&chunk);
            while let Ok(Some(_)) = decoder.next_packet() {}
        }
    }
}
