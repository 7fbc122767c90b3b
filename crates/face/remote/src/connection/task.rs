//! The connection's own task: it reads everything, sends what the kernel did
//! not take at once, and watches whether the daemon still answers.

use crate::{
    closing::Closing,
    keepalive::{self, Keepalive},
    multiplex::{Reply, Shared, error},
};
use bytes::Buf;
use ostler_protocol::{
    FrameDecoder, KEEPALIVE, MessageStatus, MessageType, Packet,
    frame::{FRAME_MAX, HEADER_SIZE, LENGTH_SIZE},
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
        // Also so that whoever leaves something unsent can wake this task.
        shared.outbox.cork(context);
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
        match keepalive.poll(&shared.outbox, context) {
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
struct PacketReader {
    inbox: Inbox,
    decoder: FrameDecoder,
    /// A packet whose descriptors have not all come.
    unfinished: Option<Packet>,
}

impl Default for PacketReader {
    fn default() -> Self {
        Self { inbox: Inbox::new(), decoder: FrameDecoder::new(FRAME_MAX), unfinished: None }
    }
}

impl PacketReader {
    fn poll_next(
        &mut self,
        shared: &Shared,
        context: &mut Context<'_>,
    ) -> Poll<Result<(Packet, Vec<OwnedFd>), Closing>> {
        loop {
            if let Some(whole) = self.next()? {
                return Poll::Ready(Ok(whole));
            }
            let buffer = self.decoder.read_buffer();
            match ready!(self.inbox.poll_fill(&shared.socket, context, buffer)) {
                Ok(Intake::Bytes) => {}
                Ok(Intake::End) => return Poll::Ready(Err(Closing::EndOfFile)),
                Err(error) => return Poll::Ready(Err(Closing::Io(error.to_string()))),
            }
        }
    }

    /// The next packet whose bytes and descriptors are all there: each
    /// descriptor comes with a byte behind the packet.
    fn next(&mut self) -> Result<Option<(Packet, Vec<OwnedFd>)>, Closing> {
        let packet = match self.unfinished.take() {
            Some(packet) => packet,
            None => match self.decoder.next_packet() {
                Ok(Some(packet)) => packet,
                Ok(None) => return Ok(None),
                Err(error) => return Err(Closing::Protocol(error.to_string())),
            },
        };
        let size = HEADER_SIZE
            + packet.payload.len()
            + if packet.header.kind.has_fds() { LENGTH_SIZE } else { 0 };
        if packet.fds == 0 {
            self.inbox.consume(size);
            return Ok(Some((packet, Vec::new())));
        }
        let buffer = self.decoder.read_buffer();
        if buffer.len() < packet.fds {
            self.unfinished = Some(packet);
            return Ok(None);
        }
        buffer.advance(packet.fds);
        self.inbox.consume(size);
        match self.inbox.claim(packet.fds) {
            Some(descriptors) => Ok(Some((packet, descriptors))),
            None => Err(Closing::Protocol("a file descriptor did not come".to_owned())),
        }
    }
}

fn dispatch(shared: &Shared, packet: Packet, descriptors: Vec<OwnedFd>) -> Result<(), Closing> {
    let Packet { header, payload, .. } = packet;
    if header.program == KEEPALIVE.number {
        keepalive::answer(&shared.outbox, header);
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
