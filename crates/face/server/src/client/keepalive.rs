//! Watching over a client that may fall silent.

use crate::limits::Keepalive;
use ostler_protocol::{Header, KEEPALIVE, KeepaliveProcedure, MessageStatus, MessageType};
use std::{
    pin::Pin,
    task::{Context, Poll},
};
use tokio::time::{Instant, Sleep};

/// The watch over one client.
pub(super) struct Watch {
    limits: Keepalive,
    timer: Pin<Box<Sleep>>,
    heard: Instant,
    unanswered: u32,
}

/// An action that the watch asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Alarm {
    /// Send a ping.
    Ping,
    /// Give the client up.
    GiveUp,
}

impl Watch {
    /// A watch that begins now; `None` if the limits want none.
    pub(super) fn begin(limits: Keepalive) -> Option<Self> {
        let interval = limits.interval?;
        Some(Self {
            limits,
            timer: Box::pin(tokio::time::sleep(interval)),
            heard: Instant::now(),
            unanswered: 0,
        })
    }

    /// Something came from the client.
    pub(super) fn heard(&mut self) {
        self.heard = Instant::now();
        self.unanswered = 0;
    }

    /// Ready when the client has been silent for too long.
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Alarm> {
        let Some(interval) = self.limits.interval else { return Poll::Pending };
        while self.timer.as_mut().poll(context).is_ready() {
            let now = Instant::now();
            let due = self.heard + interval * (self.unanswered + 1);
            if now < due {
                self.timer.as_mut().reset(due);
                continue;
            }
            if self.unanswered >= self.limits.count {
                return Poll::Ready(Alarm::GiveUp);
            }
            self.unanswered += 1;
            self.timer.as_mut().reset(now + interval);
            return Poll::Ready(Alarm::Ping);
        }
        Poll::Pending
    }
}

/// The header of a message of the keepalive program.
pub(super) fn header(procedure: KeepaliveProcedure) -> Header {
    Header {
        program: KEEPALIVE.number,
        version: KEEPALIVE.version,
        procedure: procedure as i32,
        kind: MessageType::Message,
        serial: 0,
        status: MessageStatus::Ok,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{future::poll_fn, time::Duration};

    #[tokio::test(start_paused = true)]
    async fn a_silent_client_is_pinged_then_given_up() {
        let interval = Duration::from_secs(5);
        let limits = Keepalive { interval: Some(interval), count: 2 };
        let mut watch = Watch::begin(limits).expect("wanted");
        let start = Instant::now();
        let mut alarms = Vec::new();
        for _ in 0..3 {
            let alarm = poll_fn(|context| watch.poll(context)).await;
            alarms.push((alarm, start.elapsed().as_secs()));
        }
        assert_eq!(alarms, [(Alarm::Ping, 5), (Alarm::Ping, 10), (Alarm::GiveUp, 15)]);
        assert!(Watch::begin(Keepalive { interval: None, count: 2 }).is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn a_sign_of_life_begins_anew() {
        let limits = Keepalive { interval: Some(Duration::from_secs(5)), count: 0 };
        let mut watch = Watch::begin(limits).expect("wanted");
        let start = Instant::now();
        tokio::time::advance(Duration::from_secs(3)).await;
        watch.heard();
        assert_eq!(poll_fn(|context| watch.poll(context)).await, Alarm::GiveUp);
        assert_eq!(start.elapsed().as_secs(), 8);
    }
}
