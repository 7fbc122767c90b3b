//! Calls without their replies and streams that are open, by serial number.

use super::Queue;
use bytes::Bytes;
use ostler_core::{Error, Result};
use std::{collections::HashMap, os::fd::OwnedFd, sync::Arc};
use tokio::sync::oneshot;

/// The answer to a call.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) payload: Bytes,
    pub(crate) descriptors: Vec<OwnedFd>,
}

/// The calls and streams that are under way on a connection.
#[derive(Default)]
pub(crate) struct Pending {
    last_serial: u32,
    calls: HashMap<u32, oneshot::Sender<Result<Reply>>>,
    streams: HashMap<u32, Arc<Queue>>,
    ended: Option<Error>,
}

impl Pending {
    /// A new serial number, and the channel in which its reply will come.
    pub(crate) fn expect_reply(&mut self) -> Result<(u32, oneshot::Receiver<Result<Reply>>)> {
        if let Some(error) = &self.ended {
            return Err(error.clone());
        }
        // Numbers of calls that still wait, after four thousand million others,
        // are passed over; 0 is for messages that nobody answers.
        loop {
            self.last_serial = self.last_serial.wrapping_add(1);
            let serial = self.last_serial;
            let taken = self.calls.contains_key(&serial) || self.streams.contains_key(&serial);
            if serial != 0 && !taken {
                let (sender, receiver) = oneshot::channel();
                self.calls.insert(serial, sender);
                return Ok((serial, receiver));
            }
        }
    }

    /// Hands a reply to its caller; `false` when nobody called.
    pub(crate) fn reply(&mut self, serial: u32, reply: Result<Reply>) -> bool {
        let Some(waiting) = self.calls.remove(&serial) else { return false };
        if reply.is_err() {
            self.end_stream(serial);
        }
        // Whoever called may have gone.
        _ = waiting.send(reply);
        true
    }

    pub(crate) fn forget(&mut self, serial: u32) {
        self.calls.remove(&serial);
    }

    pub(crate) fn add_stream(&mut self, serial: u32, queue: Arc<Queue>) {
        self.streams.insert(serial, queue);
    }

    pub(crate) fn stream(&self, serial: u32) -> Option<&Arc<Queue>> {
        self.streams.get(&serial)
    }

    pub(crate) fn end_stream(&mut self, serial: u32) {
        self.streams.remove(&serial);
    }

    /// Fails every call and stream, and all that come later.
    pub(crate) fn fail_all(&mut self, error: &Error) {
        self.ended.get_or_insert_with(|| error.clone());
        for (_, waiting) in self.calls.drain() {
            _ = waiting.send(Err(error.clone()));
        }
        for (_, queue) in self.streams.drain() {
            queue.fail(error.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serials_are_never_zero_nor_taken() {
        let mut pending = Pending { last_serial: u32::MAX - 1, ..Pending::default() };
        let (first, _waits) = pending.expect_reply().expect("open");
        pending.calls.insert(1, oneshot::channel().0);
        let (second, _waits) = pending.expect_reply().expect("open");
        assert_eq!((first, second), (u32::MAX, 2));
    }

    #[test]
    fn after_the_end_nothing_waits() {
        let mut pending = Pending::default();
        let (_, mut waiting) = pending.expect_reply().expect("open");
        pending.fail_all(&Error::rpc("gone"));
        assert!(matches!(waiting.try_recv(), Ok(Err(_))));
        assert!(pending.expect_reply().is_err());
    }
}
