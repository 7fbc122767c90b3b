//! One call: the verdict on it, its start, its answer.

use super::{Client, late::Late, request::Request, session, source::with_source};
use crate::dispatch::Reply;
use futures_util::FutureExt;
use ostler_core::{Error, ErrorCode, ErrorDomain};
use ostler_protocol::{
    Header, MessageStatus, Priority, Procedure, ProcedureKind,
    frame::{FRAME_MAX, HEADER_SIZE, frame, frame_with_fds},
    message::encode_error,
};
use ostler_transport::{Overflow, Packet};
use std::{
    os::fd::OwnedFd,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    task::{Context, Poll, Waker},
};

/// Calls with more than this to read are never run in place: they would keep
/// the other clients waiting.
const INLINE: usize = 16 * 1024;
/// Answers above this are handed to the socket without another copy.
const COPY: usize = 16 * 1024;

/// The procedure of a call that the client may make, by all that is known before its
/// arguments are looked at.
///
/// # Errors
/// The client may not make it, or there is no such procedure.
pub(super) fn examine(client: &Client, header: Header) -> Result<&'static Procedure, Error> {
    let Some(program) = client.service.programs().find(header.program, header.version) else {
        return Err(failure(
            ErrorCode::Rpc,
            format!("Cannot find program {} version {}", header.program, header.version),
        ));
    };
    if header.status != MessageStatus::Ok {
        let status = header.status as u32;
        return Err(failure(ErrorCode::Rpc, format!("Unexpected message status {status}")));
    }
    let procedure = program
        .procedure(header.procedure)
        .filter(|procedure| procedure.kind == ProcedureKind::Call)
        .ok_or_else(|| {
            failure(ErrorCode::Rpc, format!("unknown procedure: {}", header.procedure))
        })?;
    if !client.is_authenticated() && !procedure.is_authentication() {
        return Err(session::not_admitted(client));
    }
    Ok(procedure)
}

/// Answers a call with an error.
pub(super) fn refuse(client: &Client, header: Header, error: &Error) {
    tracing::debug!(
        client = client.id,
        procedure = header.procedure,
        serial = header.serial,
        %error,
        "refused"
    );
    // A broken connection is noticed when it is flushed.
    let _ = client.outbox.add(|packet| fail(packet, header, error));
}

/// Starts a call; if its answer is at hand, it is answered in place.
pub(super) fn start(client: &Arc<Client>, procedure: &'static Procedure, request: Request) {
    let Request { packet, descriptors } = request;
    let (header, payload) = (packet.header, packet.payload);
    let bytes = payload.len();
    let late = (bytes <= INLINE).then(|| Late::new(client.service.tasks()));
    let mut call = match session::call(client, procedure, payload, descriptors) {
        Ok(call) => call,
        Err(error) => return refuse(client, header, &with_source(client, procedure, error)),
    };
    if let Some(late) = &late {
        // What a driver starts while it is asked belongs to the tasks, and so
        // does a future that is not ready.
        let _tasks = client.service.tasks().enter();
        let waker = Waker::from(Arc::clone(late));
        let mut context = Context::from_waker(&waker);
        match catch_unwind(AssertUnwindSafe(|| call.as_mut().poll(&mut context))) {
            Ok(Poll::Ready(result)) => return answer(client, procedure, header, result),
            Ok(Poll::Pending) => {}
            Err(_) => return refuse(client, header, &panicked(procedure)),
        }
    }
    let running = Running::new(client, procedure.priority, bytes);
    let work = async move {
        let result = AssertUnwindSafe(call).catch_unwind().await;
        let result = result.unwrap_or_else(|_| Err(panicked(procedure)));
        answer(&running.client, procedure, header, result);
    };
    match late {
        Some(late) => late.wait(Box::pin(work)),
        None => drop(client.service.tasks().spawn(work)),
    }
}

fn panicked(procedure: &Procedure) -> Error {
    tracing::error!(procedure = procedure.name, "a call ended in a bug of this program");
    failure(ErrorCode::InternalError, format!("{} ended in a bug of the daemon", procedure.api))
}

fn failure(code: ErrorCode, detail: String) -> Error {
    Error::new(code, ErrorDomain::Rpc, detail)
}

/// Counts a call that runs on a task of its own.
struct Running {
    client: Arc<Client>,
    priority: Priority,
    bytes: usize,
}

impl Running {
    fn new(client: &Arc<Client>, priority: Priority, bytes: usize) -> Self {
        let running = Self { client: Arc::clone(client), priority, bytes };
        running.counter().fetch_add(1, Ordering::Relaxed);
        client.running_bytes.fetch_add(bytes, Ordering::Relaxed);
        running
    }

    fn counter(&self) -> &AtomicU32 {
        match self.priority {
            Priority::High => &self.client.running_urgent,
            Priority::Low => &self.client.running,
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.client.running_bytes.fetch_sub(self.bytes, Ordering::Relaxed);
        self.counter().fetch_sub(1, Ordering::Release);
        // There may be a call that waits for the room.
        self.client.outbox.wake_owner();
    }
}

/// Sends the answer to a call, and starts the stream that it opened.
fn answer(
    client: &Arc<Client>,
    procedure: &'static Procedure,
    header: Header,
    result: Result<Reply, Error>,
) {
    let reply = match result {
        Ok(reply) => reply,
        Err(error) => return refuse(client, header, &with_source(client, procedure, error)),
    };
    let Reply { body, fds, stream } = reply;
    if HEADER_SIZE + body.len() > FRAME_MAX {
        let detail = format!("the answer is too large to be sent ({} bytes)", body.len());
        return refuse(client, header, &failure(ErrorCode::Rpc, detail));
    }
    // The client may send data as soon as it has the answer.
    let stream = stream.map(|ends| client.streams.open(header, ends));
    let sent = client.outbox.add(|packet| succeed(packet, header, body, fds));
    if let (Some(stream), Ok(Ok(()))) = (stream, sent) {
        stream.start(client);
    }
}

fn succeed(
    packet: &mut Packet<'_>,
    header: Header,
    body: Vec<u8>,
    descriptors: Vec<OwnedFd>,
) -> Result<(), Overflow> {
    let header = header.reply(MessageStatus::Ok);
    let buffer = packet.buffer();
    let start = buffer.len();
    let copied: &[u8] = if body.len() <= COPY { &body } else { &[] };
    let raw = |writer: &mut ostler_xdr::Writer<'_>| {
        writer.raw(copied);
        Ok(())
    };
    let framed = match descriptors.len() {
        0 => frame(buffer, header, raw),
        count => frame_with_fds(buffer, header, count, raw),
    };
    if framed.is_err() {
        fail(packet, header, &failure(ErrorCode::Rpc, "too many descriptors".to_owned()));
        return Err(Overflow);
    }
    if copied.len() < body.len() {
        let length = buffer.len() - start + body.len();
        let word = u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes();
        buffer[start..start + word.len()].copy_from_slice(&word);
        packet.append_shared(body.into());
    }
    for descriptor in descriptors {
        packet.append_descriptor(descriptor);
    }
    Ok(())
}

fn fail(packet: &mut Packet<'_>, header: Header, error: &Error) {
    let header = header.reply(MessageStatus::Error);
    // An error always fits: its texts are cut where they are too long.
    let _ = frame(packet.buffer(), header, |writer| encode_error(error, writer));
}
