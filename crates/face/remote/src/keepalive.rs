//! Keepalive: a daemon that does not answer pings is gone.
//!
//! Pings are only sent to a daemon that knows them; its own are answered in
//! any case.

use crate::closing::Closing;
use ostler_protocol::{Header, KEEPALIVE, MessageStatus, MessageType, frame::frame};
use ostler_transport::Outbox;
use std::{
    sync::atomic::{AtomicU32, Ordering},
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::time::{Interval, MissedTickBehavior, interval};

const PING: i32 = 1;
const PONG: i32 = 2;

/// The terms on which a connection is watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeepaliveOptions {
    /// Seconds of silence before a ping; 0 for none.
    pub interval: u32,
    /// The number of pings in a row that may stay unanswered.
    pub count: u32,
}

/// The watch over one connection.
#[derive(Debug)]
pub(crate) struct Keepalive {
    count: u32,
    unanswered: u32,
    heard: bool,
    ticks: Option<Interval>,
    /// Seconds; set once the daemon is known to answer pings.
    started: std::sync::Arc<AtomicU32>,
}

impl Keepalive {
    /// A watch that begins when seconds are stored in `started`.
    pub(crate) fn new(count: u32, started: std::sync::Arc<AtomicU32>) -> Self {
        Self { count, unanswered: 0, heard: false, ticks: None, started }
    }

    /// The daemon said something.
    pub(crate) fn heard(&mut self) {
        self.heard = true;
    }

    /// Ready when the daemon has been silent for too long.
    pub(crate) fn poll(&mut self, outbox: &Outbox, context: &mut Context<'_>) -> Poll<Closing> {
        let seconds = self.started.load(Ordering::Relaxed);
        if seconds == 0 {
            return Poll::Pending;
        }
        let ticks = self.ticks.get_or_insert_with(|| {
            let mut ticks = interval(Duration::from_secs(seconds.into()));
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            ticks.reset();
            ticks
        });
        loop {
            ready!(ticks.poll_tick(context));
            if std::mem::take(&mut self.heard) {
                self.unanswered = 0;
                continue;
            }
            if self.unanswered >= self.count {
                return Poll::Ready(Closing::Keepalive);
            }
            self.unanswered += 1;
            send(outbox, PING);
        }
    }
}

/// Answers a ping.
pub(crate) fn answer(outbox: &Outbox, header: Header) {
    if header.procedure == PING {
        send(outbox, PONG);
    }
}

fn send(outbox: &Outbox, procedure: i32) {
    let header = Header {
        program: KEEPALIVE.number,
        version: KEEPALIVE.version,
        procedure,
        kind: MessageType::Message,
        serial: 0,
        status: MessageStatus::Ok,
    };
    // A connection that is broken is found out by its task.
    _ = outbox.add(|packet| frame(packet.buffer(), header, |_| Ok(())));
}
