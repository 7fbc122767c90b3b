use crate::login::{bytes_of_hex, response};
use crate::pdu::{Pdu, texts, value, values};
use crate::session::portal;
use crate::{IscsiError, Session, scsi};
use ostler_core::Bytes;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;

#[test]
fn texts_are_read_as_they_are_written() {
    let bytes =
        texts(&[("TargetName", "iqn.a"), ("TargetAddress", "h:1,1"), ("TargetName", "x=y")]);
    assert_eq!(bytes, b"TargetName=iqn.a\0TargetAddress=h:1,1\0TargetName=x=y\0");
    assert_eq!(values(&bytes, "TargetName").collect::<Vec<_>>(), ["iqn.a", "x=y"]);
    assert_eq!(value(&bytes, "Target"), None);
}

/// The hash of the number 1, "twelvechars1" and 16 bytes, as `md5sum` has it.
#[test]
fn challenges_are_answered() {
    let challenge = bytes_of_hex("0x000102030405060708090a0b0c0d0e0f").unwrap();
    assert_eq!(challenge.len(), 16);
    assert_eq!(response(1, b"twelvechars1", &challenge), "0xc127f5279ffe8dfbd0faf483e08e8319");
    assert_eq!(bytes_of_hex("0x1ff"), Some(vec![1, 0xff]));
    assert_eq!(bytes_of_hex("1ff"), None);
    assert_eq!(bytes_of_hex("0xzz"), None);
}

#[test]
fn addresses_are_understood() {
    assert_eq!(portal("10.0.0.1:3261,1"), Some(("10.0.0.1".into(), 3261)));
    assert_eq!(portal("[fe80::1]:9,2"), Some(("fe80::1".into(), 9)));
    assert_eq!(portal("host"), Some(("host".into(), 3260)));
    assert_eq!(portal("host:x"), None);
}

#[test]
fn units_have_numbers_of_two_forms() {
    let mut list = vec![0, 0, 0, 32, 0, 0, 0, 0];
    for unit in [[0, 5], [0x41, 2], [0, 0], [0x80, 7]] {
        list.extend(unit);
        list.extend([0; 6]);
    }
    assert_eq!(scsi::units(&list), [0, 5, 0x102]);
    assert_eq!(scsi::units(&list[..20]), [5]);
    assert_eq!(scsi::units(&[0, 0]), [0_u16; 0]);
    assert_eq!(scsi::address(5)[..2], [0, 5]);
    assert_eq!(scsi::address(0x102)[..2], [0x41, 2]);
}

#[test]
fn sizes_are_of_two_forms() {
    let disk = scsi::size(3, &[0, 0, 0, 7, 0, 0, 2, 0]).unwrap();
    assert_eq!((disk.capacity, disk.block, disk.lun), (Bytes(4096), 512, 3));
    let mut large = vec![0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0x10, 0];
    large.resize(32, 0);
    assert_eq!(scsi::size(0, &large).unwrap().capacity, Bytes(((2 << 32) + 1) * 4096));
    assert!(scsi::size(0, &[0xff; 16]).is_none());
    assert!(scsi::size(0, &[0; 4]).is_none());
}

/// A server that says only this.
async fn server(said: Vec<u8>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.write_all(&said).await.unwrap();
        let (mut reading, _writing) = stream.into_split();
        let _ = tokio::io::copy(&mut reading, &mut tokio::io::sink()).await;
    });
    port
}

async fn log_in(port: u16) -> Result<Session, IscsiError> {
    Session::log_in("127.0.0.1", port, "iqn.2026-11.test:us", Some("iqn.2026-11.test:t"), None)
        .await
}

async fn bytes(pdu: Pdu) -> Vec<u8> {
    let mut bytes = Vec::new();
    pdu.send(&mut bytes).await.unwrap();
    bytes
}

#[tokio::test]
async fn servers_that_talk_nonsense_are_refused() {
    let wrong =
        [b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".as_slice(), &[0; 40]].concat();
    let mut too_long = Pdu::new(0x23, 0x81);
    too_long.data = vec![b'x'; 300 << 10];
    let mut again = Vec::new();
    for _ in 0..40 {
        again.extend(bytes(Pdu::new(0x23, 0)).await);
    }
    for said in [wrong, bytes(too_long).await, again] {
        let refused = log_in(server(said).await).await;
        assert!(matches!(refused, Err(IscsiError::Protocol(_))), "{refused:?}");
    }
}

#[tokio::test]
async fn refusals_and_moves_are_understood() {
    let mut unknown = Pdu::new(0x23, 0);
    unknown.set(36, &[2, 3]);
    let refused = log_in(server(bytes(unknown).await).await).await.unwrap_err();
    assert!(refused.to_string().contains("no target of this name"), "{refused}");
    let mut round = Pdu::new(0x23, 0);
    round.set(36, &[1, 1]);
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    round.data = texts(&[("TargetAddress", &format!("127.0.0.1:{nobody}"))]);
    let moved = log_in(server(bytes(round).await).await).await.unwrap_err();
    assert!(matches!(moved, IscsiError::Connect { port, .. } if port == nobody), "{moved}");
}
