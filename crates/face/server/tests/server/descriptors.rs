//! Descriptors that travel with calls and answers.

use crate::{
    client::{Client, Server, encoded, message},
    driver::domain,
};
use ostler_core::ErrorCode;
use ostler_protocol::{
    Header, MessageType, RemoteProcedure,
    remote::{DomainCreateWithFilesArgs, DomainOpenGraphicsArgs, DomainOpenGraphicsFdArgs},
};
use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer,
    SendAncillaryMessage, SendFlags, recvmsg, sendmsg,
};
use std::{
    fs::File,
    io::{IoSlice, IoSliceMut, Read, Write},
    mem::MaybeUninit,
    os::{
        fd::{AsFd, BorrowedFd, OwnedFd},
        unix::net::UnixStream,
    },
};

/// Sends one byte with a descriptor, as libvirt does.
fn send_descriptor(client: &Client, byte: u8, descriptor: BorrowedFd<'_>) {
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut control = SendAncillaryBuffer::new(&mut space);
    let rights = [descriptor];
    assert!(control.push(SendAncillaryMessage::ScmRights(&rights)));
    let bytes = [byte];
    let sent = sendmsg(&client.stream, &[IoSlice::new(&bytes)], &mut control, SendFlags::empty());
    assert_eq!(sent, Ok(1));
}

/// A call with room for descriptors.
fn with_descriptors(procedure: RemoteProcedure, serial: u32, count: u32, args: &[u8]) -> Vec<u8> {
    let call = procedure.info().call_header();
    let header = Header { kind: MessageType::CallWithFds, serial, ..call };
    let mut payload = count.to_be_bytes().to_vec();
    payload.extend_from_slice(args);
    message(header, &payload)
}

#[test]
fn a_call_brings_descriptors() {
    let server = Server::start();
    let mut client = server.open();
    let args = encoded(&DomainCreateWithFilesArgs { domain: domain(), flags: 0 });
    client.send_raw(&with_descriptors(RemoteProcedure::DomainCreateWithFiles, 50, 2, &args));
    let pipes: Vec<(UnixStream, UnixStream)> =
        (0..2).map(|_| UnixStream::pair().expect("a pair")).collect();
    // They may come a while after their call.
    std::thread::sleep(std::time::Duration::from_millis(20));
    for (_, theirs) in &pipes {
        send_descriptor(&client, 0, theirs.as_fd());
    }
    client.answer(50).expect("answered");
    for (number, (mut ours, theirs)) in pipes.into_iter().enumerate() {
        drop(theirs);
        let mut text = String::new();
        ours.read_to_string(&mut text).expect("until the daemon's copy is closed");
        assert_eq!(text, format!("descriptor {number}\n"));
    }
    client.assert_alive();
}

#[test]
fn a_call_needs_its_one_descriptor() {
    let server = Server::start();
    let mut client = server.open();
    let args = encoded(&DomainOpenGraphicsArgs { domain: domain(), idx: 0, flags: 0 });
    let (mut ours, theirs) = UnixStream::pair().expect("a pair");
    ours.write_all(b"hello").expect("written");
    client.send_raw(&with_descriptors(RemoteProcedure::DomainOpenGraphics, 60, 1, &args));
    send_descriptor(&client, 0, theirs.as_fd());
    client.answer(60).expect("answered");
    client.send_raw(&with_descriptors(RemoteProcedure::DomainOpenGraphics, 61, 0, &args));
    let error = client.answer(61).expect_err("there is none");
    assert_eq!(error.code(), ErrorCode::InternalError);
    client.assert_alive();
}

#[test]
fn an_answer_brings_a_descriptor() {
    let server = Server::start();
    let mut client = server.open();
    let args = DomainOpenGraphicsFdArgs { domain: domain(), idx: 0, flags: 0 };
    client.send(RemoteProcedure::DomainOpenGraphicsFd, &args);
    let mut bytes = Vec::new();
    let mut received: Vec<OwnedFd> = Vec::new();
    // The answer of 32 bytes, then the byte with the descriptor.
    while bytes.len() < 33 {
        let mut buffer = [0; 100];
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(4))];
        let mut control = RecvAncillaryBuffer::new(&mut space);
        let count = recvmsg(
            &client.stream,
            &mut [IoSliceMut::new(&mut buffer)],
            &mut control,
            RecvFlags::CMSG_CLOEXEC,
        )
        .expect("received")
        .bytes;
        assert!(count > 0);
        bytes.extend_from_slice(&buffer[..count]);
        for message in control.drain() {
            if let RecvAncillaryMessage::ScmRights(rights) = message {
                received.extend(rights);
            }
        }
    }
    assert_eq!(bytes[16..20], (MessageType::ReplyWithFds as u32).to_be_bytes());
    assert_eq!(bytes[28..], [0, 0, 0, 1, 0]);
    let mut text = [0; 8];
    File::from(received.pop().expect("one")).read_exact(&mut text).expect("read");
    assert_eq!(&text, b"graphics");
    client.assert_alive();
}

#[test]
fn a_promise_of_descriptors_that_is_not_kept_ends_the_connection() {
    let server = Server::start();
    let args = encoded(&DomainOpenGraphicsArgs { domain: domain(), idx: 0, flags: 0 });
    let mut client = server.open();
    client.send_raw(&with_descriptors(RemoteProcedure::DomainOpenGraphics, 60, 1, &args));
    client.send_raw(&[0]);
    client.assert_dropped();
    let mut client = server.open();
    client.send_raw(&with_descriptors(RemoteProcedure::DomainOpenGraphics, 60, 33, &args));
    client.assert_dropped();
}

#[test]
fn descriptors_that_nobody_asked_for_are_closed() {
    let server = Server::start();
    let mut client = server.open();
    let (mut ours, theirs) = UnixStream::pair().expect("a pair");
    // The first byte of an ordinary call brings one.
    let bytes = crate::client::call_words(crate::client::PROGRAM, 1, 157, 0);
    send_descriptor(&client, bytes[0], theirs.as_fd());
    drop(theirs);
    client.send_raw(&bytes[1..]);
    client.answer(7).expect("answered all the same");
    assert_eq!(ours.read(&mut [0]).expect("the end"), 0, "nobody holds the other side");
    for _ in 0..100 {
        let (_, theirs) = UnixStream::pair().expect("a pair");
        send_descriptor(&client, bytes[0], theirs.as_fd());
        client.send_raw(&bytes[1..]);
    }
    for _ in 0..100 {
        client.expect();
    }
}
