//! Events: messages that the daemon sends unasked.
//!
//! Every subscriber gets every event, in the order of the wire, as it came;
//! what its bytes mean is known to whoever asked for it.

use bytes::Bytes;
use ostler_driver::Event;
use ostler_protocol::{Header, Procedure, Program};
use std::sync::{Mutex, PoisonError};
use tokio::sync::mpsc;

/// An event as it came.
#[derive(Debug, Clone)]
pub struct EventMessage {
    /// Which event it is.
    pub procedure: &'static Procedure,
    /// The arguments of the event.
    pub payload: Bytes,
}

impl EventMessage {
    /// Reads the event, and the callback it is for, where it names one. `None` for a message
    /// that is no event, or cannot be read.
    #[must_use]
    pub fn read(&self) -> Option<(Option<i32>, Event)> {
        crate::calls::decode_event(self.procedure, &self.payload).unwrap_or_else(|problem| {
            tracing::warn!(event = self.procedure.name, %problem, "unreadable event");
            None
        })
    }
}

/// Events as they come.
#[derive(Debug)]
pub struct Events(mpsc::Receiver<EventMessage>);

/// How many events may wait for a subscriber; one that falls behind further
/// gets no more, and sees the end.
const WAITING_MAX: usize = 16 * 1024;

impl Events {
    /// Waits for the next event; `None` when the connection has ended or this
    /// subscriber fell behind.
    pub async fn next(&mut self) -> Option<EventMessage> {
        self.0.recv().await
    }
}

/// The receivers of events.
#[derive(Debug, Default)]
pub(crate) struct EventSink(Mutex<Vec<mpsc::Sender<EventMessage>>>);

impl EventSink {
    /// A new subscriber.
    pub(crate) fn subscribe(&self) -> Events {
        let (sender, receiver) = mpsc::channel(WAITING_MAX);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(sender);
        Events(receiver)
    }

    /// Hands an event to everybody; one that this version does not know is
    /// left out.
    pub(crate) fn deliver(&self, header: Header, payload: &Bytes) {
        let program = Program::by_number(header.program);
        let Some(procedure) = program.and_then(|program| program.procedure(header.procedure))
        else {
            tracing::debug!(header.program, header.procedure, "unknown event");
            return;
        };
        let event = EventMessage { procedure, payload: payload.clone() };
        let mut subscribers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        subscribers.retain(|subscriber| subscriber.try_send(event.clone()).is_ok());
    }

    /// No more events come.
    pub(crate) fn end(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
