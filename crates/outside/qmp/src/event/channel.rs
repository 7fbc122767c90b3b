//! Events through a bounded channel, for those who do not take them inline.

use super::{Event, Notice};
use crate::error::CloseReason;
use tokio::sync::mpsc;

/// Events kept for a receiver that does not come; more are dropped, so that a
/// mad emulator cannot fill our memory.
const KEPT: usize = 4096;

/// The receiving end of a monitor's events.
#[derive(Debug)]
pub struct EventReceiver {
    notices: mpsc::Receiver<Notice>,
    ended: Option<CloseReason>,
}

impl EventReceiver {
    /// The next event; `None` once the connection is closed.
    pub async fn next(&mut self) -> Option<Event> {
        match self.notices.recv().await? {
            Notice::Event(event) => Some(event),
            Notice::Closed(reason) => {
                self.ended = Some(reason);
                None
            }
        }
    }

    /// Why there are no more events, after [`next`](Self::next) said so.
    #[must_use]
    pub fn close_reason(&self) -> Option<&CloseReason> {
        self.ended.as_ref()
    }
}

/// A handler for [`Monitor::adopt`](crate::Monitor::adopt) that queues events,
/// and where they come out.
pub fn event_channel() -> (impl FnMut(Notice) + Send + 'static, EventReceiver) {
    let (sender, notices) = mpsc::channel(KEPT);
    let mut dropped = 0u64;
    let handler = move |notice| {
        if let Err(mpsc::error::TrySendError::Full(notice)) = sender.try_send(notice) {
            dropped += 1;
            if dropped.is_power_of_two() {
                tracing::warn!(dropped, ?notice, "events come faster than they are taken");
            }
        }
    };
    (handler, EventReceiver { notices, ended: None })
}
