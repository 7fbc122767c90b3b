//! The connection's own task: it reads everything, sends what the kernel did
//! not take at once, and watches whether the daemon still answers.

use super::{Reply, Shared};
use crate::{closing::Closing, keepalive::Keepalive};
use ostler_core::Error;
use ostler_protocol::{
    FrameDecoder, KEEPALIVE, MessageStatus, MessageType, Packet,
    frame::{FRAME_MAX, HEADER_SIZE, LENGTH_SIZE},
    message::decode_error,
};
use ostler_transport::{Inbox, Intake};
use std::{
    future::poll_fn,
    os::fd::OwnedFd,
    sync::Arc,
    task::{Context, Poll, ready},
};

/// Serves a connection until it ends.
pub(super) async fn serve(shared: Arc<Shared>, mut keepalive: Keepalive) {
    let mut intake = PacketReader::default();
    let closing = poll_fn(|context| {
        loop {
            match intake.poll_next(&shared, context) {
                Poll::Ready(Ok((packet, descriptors))) => {
                    keepalive.heard();
                    if let Err(closing) = dispatch(&shared, packet, descriptors) {
                        return Poll::Ready(closing);
                    }
                }
                Poll::Ready(Err(closing)) => return Poll::Ready(closing),
                Poll::Pending => break,
            }
        }
        match keepalive.poll(&shared, context) {
            Poll::Ready(closing) => return Poll::Ready(closing),
            Poll::Pending => {}
        }
        match shared.outbox.poll_uncork(context) {
            Poll::Ready(Err(_)) => Poll::Ready(Closing::EndOfFile),
            _ => Poll::Pending,
        }
    })
    .await;
    shared.close(closing);
}

/// Whole packets with their descriptors.
#[derive(Default)]
struct PacketReader {
    inbox: Inbox,
    decoder: FrameDecoder,
    /// A packet whose descriptors have not all come.
    unfinished: Option<Packet>,
}

impl PacketReader {
    fn poll_next(
        &mut self,
        shared: &Shared,
        context: &mut Context<'_>,
    ) -> Poll<Result<(Packet, Vec<OwnedFd>), Closing>> {
        loop {
            let wanted = match self.next()? {
                Next::Packet(packet, descriptors) => return Poll::Ready(Ok((packet, descriptors))),
                Next::Bytes(wanted) => wanted,
            };
            match ready!(self.inbox.poll_fill(&shared.socket, context, wanted)) {
                Ok(Intake::Bytes) => {}
                Ok(Intake::End) => return Poll::Ready(Err(Closing::EndOfFile)),
                Err(error) => return Poll::Ready(Err(Closing::Io(error.to_string()))),
            }
        }
    }

    fn next(&mut self) -> Result<Next, Closing> {
        if self.unfinished.is_none() {
            let bytes = self.inbox.bytes();
            let Some(word) = bytes.first_chunk::<LENGTH_SIZE>() else {
                return Ok(Next::Bytes(HEADER_SIZE));
            };
            let length = usize::try_from(u32::from_be_bytes(*word)).unwrap_or(usize::MAX);
            let possible = (HEADER_SIZE..=FRAME_MAX).contains(&length);
            if possible && bytes.len() < length {
                return Ok(Next::Bytes(length));
            }
            // A length that cannot be is the decoder's to refuse.
            let take = if possible { length } else { LENGTH_SIZE };
            self.decoder.feed(&bytes[..take]);
            self.inbox.consume(take);
            let packet =
                self.decoder.next_packet().map_err(|e| Closing::Protocol(e.to_string()))?;
            self.unfinished = packet;
        }
        let Some(packet) = self.unfinished.take() else { return Ok(Next::Bytes(HEADER_SIZE)) };
        if packet.fds == 0 {
            return Ok(Next::Packet(packet, Vec::new()));
        }
        if self.inbox.bytes().len() < packet.fds {
            let wanted = packet.fds;
            self.unfinished = Some(packet);
            return Ok(Next::Bytes(wanted));
        }
        let descriptors = self.inbox.claim(0, packet.fds);
        self.inbox.consume(packet.fds);
        match descriptors {
            Some(descriptors) => Ok(Next::Packet(packet, descriptors)),
            None => Err(Closing::Protocol("a file descriptor did not come".to_owned())),
        }
    }
}

enum Next {
    Packet(Packet, Vec<OwnedFd>),
    /// There must be this many bytes first.
    Bytes(usize),
}

fn dispatch(shared: &Shared, packet: Packet, descriptors: Vec<OwnedFd>) -> Result<(), Closing> {
    let Packet { header, payload, .. } = packet;
    if header.program == KEEPALIVE.number {
        crate::keepalive::answer(shared, header);
        return Ok(());
    }
    match header.kind {
        MessageType::Reply | MessageType::ReplyWithFds => {
            let reply = match header.status {
                MessageStatus::Error => Err(error(&payload)),
                _ => Ok(Reply { payload, descriptors }),
            };
            if !shared.pending().reply(header.serial, reply) {
                return Err(Closing::Protocol(format!(
                    "the daemon answered call {}, which was not made",
                    header.serial
                )));
            }
        }
        MessageType::Message => shared.events.deliver(header, &payload),
        MessageType::Stream | MessageType::StreamHole => {
            // A stream that was given up may still bring something.
            let queue = shared.pending().stream(header.serial).cloned();
            if let Some(queue) = queue {
                queue.receive(header, payload);
            }
        }
        MessageType::Call | MessageType::CallWithFds => {
            return Err(Closing::Protocol("the daemon made a call".to_owned()));
        }
    }
    Ok(())
}

/// The error in a payload.
pub(crate) fn error(payload: &[u8]) -> Error {
    decode_error(payload).unwrap_or_else(|problem| {
        Error::rpc(format!("the daemon sent an error that cannot be read: {problem}"))
    })
}
